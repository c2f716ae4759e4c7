"""All combinations of verdicts of a questionnaire: how many there are, where they end, and the fewest that end there.

Sections are independent but for the answers on which questions depend, so those are enumerated and the rest is counted
section by section. Nothing is sampled: every complete verdict set is counted exactly once.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Final

from ipcei_wizard.framework.conditions import holds
from ipcei_wizard.framework.model import Framework, Polarity, Question, Reading, Section, Standing
from ipcei_wizard.framework.routes import follow_route, read_standings
from ipcei_wizard.framework.situations import subject_values, tests_by_subject

MAX_SITUATIONS: Final = 10_000
"""More situations than this in what questions depend on are not enumerated, but refused."""

# Which verdict a witness shows first: the one that pulls most clearly.
_CLEAREST: Final[tuple[Polarity, ...]] = ("supports", "against", "mixed")

Situation = Mapping[tuple[str, str | None], object]
"""The value of every verdict (field None) and field on which questions depend."""


class TooManyCombinations(Exception):
    """A questionnaire with so many dependent questions that it cannot be proved by enumeration."""


@dataclass(frozen=True, slots=True)
class OutcomeProof:
    """How an outcome is reached: by how many verdict sets without any decision, and by which verdicts for example.

    `witness` maps official numbers to verdicts, and 9.fund to a field on which a question depends; questions not in it
    do not matter. An outcome that only an officer's decision can reach has no verdict sets.
    """

    verdict_sets: int
    witness: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class Ways:
    """How a section can get a reading: by how many complete verdict sets, and by which fewest verdicts."""

    reading: Reading
    complete: int
    fewest: Mapping[str, str]


def prove_outcomes(framework: Framework) -> tuple[int, dict[str, OutcomeProof]]:
    """Return how many complete verdict sets there are, and how each outcome is reached when no decision is taken.

    Where questions depend on fields, every value of those that makes a difference counts as a set of its own.
    """
    total = 0
    counts: Counter[str] = Counter()
    witnesses: dict[str, dict[str, str]] = {}
    for situation in situations(framework):
        by_section = {section.id: list(section_ways(framework, section, situation)) for section in framework.sections}
        total += prod(sum(way.complete for way in ways) for ways in by_section.values())
        for chosen in product(*by_section.values()):
            section_way = dict(zip(by_section, chosen, strict=True))
            passed, end = follow_route(framework, {id_: way.reading for id_, way in section_way.items()})
            counts[end] += prod(way.complete for way in chosen)
            if all(section_way[id_].reading != "onvolledig" for id_ in passed):
                verdicts = {id_: verdict for part in passed for id_, verdict in section_way[part].fewest.items()}
                witness = _in_words(framework, passed, verdicts, situation)
                witnesses[end] = min(witnesses.get(end, witness), witness, key=len)
    proofs = {o.id: OutcomeProof(counts[o.id], witnesses.get(o.id)) for o in framework.conclusion.outcomes}
    return total, proofs


def situations(framework: Framework) -> Iterator[Situation]:
    """Yield all values of what questions depend on; one empty situation when all questions are always asked.

    Raises:
        TooManyCombinations: there are more than `MAX_SITUATIONS`.
    """
    tests = tests_by_subject(question.when for question in framework.questions if question.when)
    values = {subject: subject_values(framework, *subject, tests[subject]) for subject in tests}
    if prod(len(possible) for possible in values.values()) > MAX_SITUATIONS:
        raise TooManyCombinations(framework.id)
    for chosen in product(*values.values()):
        yield dict(zip(values, chosen, strict=True))


def section_ways(framework: Framework, section: Section, situation: Situation) -> Iterator[Ways]:
    """Yield for every reading that a section can get in a situation the ways to get it.

    Extended question by question, so that the work does not grow with the number of verdict sets.
    """
    found: dict[frozenset[Standing], tuple[int, dict[str, str]]] = {frozenset(): (1, {})}
    for question in (question for question in section.questions if question.verdicts):
        extended: dict[frozenset[Standing], tuple[int, dict[str, str]]] = {}
        for standings, (complete, fewest) in found.items():
            for verdict, standing in _answers(framework, question, situation):
                shown = standings if standing is None else standings | {standing}
                more = fewest if verdict is None or standing is None else {**fewest, question.id: verdict}
                sofar, best = extended.get(shown, (0, more))
                sofar += 0 if verdict is None else complete
                extended[shown] = sofar, min(best, more, key=len)
        found = extended
    by_reading: dict[Reading, list[tuple[int, dict[str, str]]]] = {}
    for standings, way in found.items():
        by_reading.setdefault(read_standings(framework, standings), []).append(way)
    for reading, ways in by_reading.items():
        yield Ways(reading, sum(complete for complete, _ in ways), min((fewest for _, fewest in ways), key=len))


def _answers(
    framework: Framework, question: Question, situation: Situation
) -> Iterator[tuple[str | None, Standing | None]]:
    """Yield the verdicts a question can get in a situation (also: none), and how it then stands; None is not asked."""
    verdicts = sorted(question.polarity_of, key=lambda verdict: _CLEAREST.index(question.polarity_of[verdict]))
    possible: list[str | None] = [None, *verdicts]
    if (question.id, None) in situation:
        possible = [verdict for verdict in possible if verdict == situation[question.id, None]]
    counts = asked(framework, question, situation)
    for verdict in possible:
        yield verdict, None if not counts else "missing" if verdict is None else question.polarity_of[verdict]


def asked(framework: Framework, question: Question, situation: Situation) -> bool:
    """Say whether a question is asked. Answers to questions that are not asked themselves do not count."""

    def value_of(question_id: str, field: str | None) -> object:
        earlier = framework.question_by_id[question_id]
        return situation.get((question_id, field)) if asked(framework, earlier, situation) else None

    return question.when is None or holds(question.when, value_of)


def _in_words(
    framework: Framework, passed: tuple[str, ...], verdicts: Mapping[str, str], situation: Situation
) -> dict[str, str]:
    words = {framework.question_by_id[id_].number: verdict for id_, verdict in verdicts.items()}
    for (id_, field), value in situation.items():
        question = framework.question_by_id[id_]
        on_route = framework.section_of[id_].id in passed and asked(framework, question, situation)
        if field is not None and value is not None and on_route:
            words[f"{question.number}.{field}"] = str(len(value) if isinstance(value, tuple) else value)
    return words
