"""Rules that held without exception in past assessments: a description of practice, never a prescription.

"Wherever question 9 and 10 supported and 13 was at least mixed, the advice was deelnemen: 7 cases." These are the
"at least" rules of dominance-based rough sets, each with the cases it is taken from.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations, product
from operator import and_
from typing import Final

from ipcei_wizard.comparison.cases import Case, judged_questions

LONGEST: Final = 3
"""More conditions than this in one rule describe a case rather than a practice."""


@dataclass(frozen=True, slots=True)
class PracticeRule:
    """Wherever each question in `conditions` was at least so supportive, the advice was at least `rung` of the ladder.

    `conditions` map question ids to 1 (at least mixed) or 2 (supports). `cases` are all that meet them.
    """

    conditions: tuple[tuple[str, int], ...]
    ladder: tuple[str, ...]
    rung: int
    cases: tuple[Case, ...]


def find_practice(cases: Sequence[Case], *, at_least: int = 2) -> tuple[PracticeRule, ...]:
    """Return few rules that hold without exception and together cover what can be covered.

    The highest advice first. Each rule covers the most cases that none before it does, with the fewest conditions that
    do; a rule that fewer than `at_least` cases meet is no practice.
    """
    found: list[PracticeRule] = []
    ladders = dict.fromkeys(case.ladder for case in cases)
    for ladder in ladders:
        here = [case for case in cases if case.ladder == ladder and case.rung is not None]
        candidates = _candidates(here)
        for rung in range(len(ladder) - 1, 0, -1):
            found += _rules_for(here, candidates, ladder, rung, at_least)
    return tuple(found)


Conditions = tuple[tuple[str, int], ...]


def _candidates(cases: Sequence[Case]) -> list[tuple[Conditions, int]]:
    """Return every set of conditions with the cases that meet it as bits, the simplest and weakest first."""
    met: dict[tuple[str, int], int] = {}
    for question in judged_questions(cases):
        for level in (1, 2):
            bits = sum(1 << at for at, case in enumerate(cases) if case.support.get(question, -1) >= level)
            if bits:
                met[question, level] = bits
    by_question: dict[str, list[int]] = {}
    for question, level in met:
        by_question.setdefault(question, []).append(level)
    return [
        (conditions, bits)
        for size in range(1, LONGEST + 1)
        for questions in combinations(by_question, size)
        for levels in product(*(by_question[question] for question in questions))
        if (bits := reduce(and_, (met[condition] for condition in zip(questions, levels, strict=True))))
        for conditions in [tuple(zip(questions, levels, strict=True))]
    ]


def _rules_for(
    cases: Sequence[Case], candidates: Sequence[tuple[Conditions, int]], ladder: tuple[str, ...], rung: int, least: int
) -> Iterator[PracticeRule]:
    """Yield rules for "at least this rung" until what they can cover of the cases on exactly this rung is covered."""
    above = sum(1 << at for at, case in enumerate(cases) if case.rung is not None and case.rung >= rung)
    uncovered = sum(1 << at for at, case in enumerate(cases) if case.rung == rung)
    holding = [(conditions, bits) for conditions, bits in candidates if not bits & ~above and bits.bit_count() >= least]
    while uncovered and holding:
        conditions, bits = max(holding, key=lambda rule: (rule[1] & uncovered).bit_count())
        if not bits & uncovered:
            return
        uncovered &= ~bits
        yield PracticeRule(conditions, ladder, rung, tuple(case for at, case in enumerate(cases) if bits >> at & 1))
