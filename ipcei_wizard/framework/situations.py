"""The situations in which a rule can be put: the values of verdicts and fields, as far as they make a difference.

The proofs enumerate these instead of everything that could be filled in, so they must leave out nothing that a test of
the closed vocabulary can tell apart.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, islice, product
from typing import Any, Final

from ipcei_wizard.framework.conditions import row_fits, single_tests
from ipcei_wizard.framework.model import ChoiceField, Condition, Framework, TableField

MAX_SITUATIONS: Final = 100_000
"""A rule over more situations than this is too wide for anyone to understand; it is refused rather than trusted."""

MOST_ROWS: Final = 1_000
"""No one fills in a table or a list of choices of this length, so a rule that asks for more never holds."""


def subject_values(
    framework: Framework, question_id: str, field_id: str | None, tests: Sequence[Condition]
) -> list[Any]:
    """Return the values that can make a difference to `tests` of this verdict or field, None (unanswered) first.

    Of very many values only the first are returned, one more than `MAX_SITUATIONS`.
    """
    question = framework.question_by_id[question_id]
    if field_id is None:
        return [None, *framework.verdict_values(question)]
    field = question.field_by_id[field_id]
    limits = {test.at_least for test in tests if test.at_least is not None}
    limits |= {test.at_most + 1 for test in tests if test.at_most is not None}
    if isinstance(field, ChoiceField) and field.kind == "choice":
        return [None, *(option.value for option in field.options), *([object()] if field.other else [])]
    most = min(max(limits, default=1), MOST_ROWS)
    if isinstance(field, ChoiceField):
        named = {test.includes for test in tests if test.includes is not None}
        return [None, *islice(_choices(field, named, most), MAX_SITUATIONS)]
    around = sorted({limit + step for limit in limits for step in (-1, 0)})
    if isinstance(field, TableField):
        return [None, *islice(_tables(tests, around, most), MAX_SITUATIONS)]
    if field.kind == "percentage" and around:  # between two whole numbers there are others
        return [None, *around, *(limit - Decimal("0.5") for limit in sorted(limits))]
    return [None, *around] if field.kind == "whole_number" and around else [None, object()]


def _tables(tests: Sequence[Condition], around: Sequence[int], most: int) -> Iterator[tuple[object, ...]]:
    """Yield tables as far as they differ in how many rows of each kind there are."""
    kinds = _row_kinds([test.rows_where for test in tests if test.rows_where is not None])
    if len(kinds) == 1:
        yield from (tuple(kinds) * min(size, MOST_ROWS) for size in around if size > 0)
        yield tuple(kinds)
        return
    for counts in product(range(max(most, 1) + 1), repeat=len(kinds)):
        if any(counts):
            yield tuple(row for row, count in zip(kinds, counts, strict=True) for _ in range(count))


def _row_kinds(wanted: Sequence[Mapping[str, tuple[str, ...]]]) -> list[Mapping[str, str | None]]:
    """Return one row for every way in which the tests on rows can tell rows apart."""
    named: dict[str, dict[str | None, None]] = {}
    for columns in wanted:
        for column, values in columns.items():
            named.setdefault(column, {None: None}).update(dict.fromkeys(values))
    kinds: dict[tuple[bool, ...], Mapping[str, str | None]] = {}
    for chosen in product(*named.values()):
        row = dict(zip(named, chosen, strict=True))
        kinds.setdefault(tuple(row_fits(row, columns) for columns in wanted), row)
    return list(kinds.values())


def _choices(field: ChoiceField, named: set[str], most: int) -> Iterator[tuple[object, ...]]:
    """Yield what can be chosen, as far as it matters which (the `named` options) and how many (up to `most` others)."""
    options = [option.value for option in field.options]
    others: list[object] = [option for option in options if option not in named]
    others += [object()] * (most if field.other else 0)
    which = [option for option in options if option in named]
    for size in range(len(which) + 1):
        for chosen in combinations(which, size):
            for count in range(min(len(others), max(most, 1)) + 1):
                if chosen or count:
                    yield (*chosen, *others[:count])


def tests_by_subject(rules: Iterable[Condition]) -> dict[tuple[str, str | None], list[Condition]]:
    """Map every verdict (field None) and field that the rules ask about to the tests on it."""
    tests: dict[tuple[str, str | None], list[Condition]] = {}
    for rule in rules:
        for _, test in single_tests(rule):
            assert test.question is not None  # noqa: S101 - single_tests yields only tests
            tests.setdefault((test.question, test.field), []).append(test)
    return tests
