"""The static proof of a questionnaire: sound before anyone answers it, or a fault with file, line and remedy.

Proved, not hoped: names resolve and rules look back only (`references`), and here that the reading rules neither
overlap nor leave a gap, that every combination of verdicts ends in exactly one outcome, and that every question,
option, reading and outcome can be reached, with a witness.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Final

from ipcei_wizard.framework.conditions import holds, single_tests
from ipcei_wizard.framework.loader import LoadedFramework
from ipcei_wizard.framework.model import (
    DECISIONS,
    READINGS,
    Framework,
    Polarity,
    Question,
    Reading,
    Section,
    Standing,
    standing_sets,
)
from ipcei_wizard.framework.references import reference_faults, subject_values
from ipcei_wizard.framework.routes import follow_route, read_standings
from ipcei_wizard.strict.faults import Fault
from ipcei_wizard.strict.yaml import Document, KeyPath

MAX_COMBINATIONS: Final = 2_000_000
"""More combinations than this are not enumerated (only where questions depend on answers must they be)."""

# Which verdict a witness shows first: the one that pulls most clearly.
_CLEAREST: Final[tuple[Polarity, ...]] = ("supports", "against", "mixed")


@dataclass(frozen=True, slots=True)
class OutcomeProof:
    """How an outcome is reached: by how many verdict sets without any decision, and by which verdicts for example.

    `witness` maps official numbers to verdicts; questions not in it do not matter. An outcome that only an officer's
    decision can reach has no verdict sets.
    """

    verdict_sets: int
    witness: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved about a questionnaire, or the faults that stand in the way."""

    framework: Framework
    faults: tuple[Fault, ...]
    combinations: int
    outcomes: Mapping[str, OutcomeProof]

    @property
    def sound(self) -> bool:
        """Whether nothing stands in the way of answering this questionnaire."""
        return not self.faults


def prove(loaded: LoadedFramework) -> Proof:
    """Prove a questionnaire sound, or say with file and line why it is not."""
    framework, document = loaded.framework, loaded.document
    faults = [*reference_faults(framework, document)]
    faults += _reading_faults(framework, document)
    faults += _route_faults(framework, document)
    if faults:
        return Proof(framework, _in_order(faults), 0, {})
    try:
        combinations, counts = count_outcomes(framework)
    except TooManyCombinations:
        return Proof(framework, (_fault(document, (), "too-many-combinations", limit=MAX_COMBINATIONS),), 0, {})
    outcomes = {
        outcome.id: OutcomeProof(counts[outcome.id], _witness(framework, outcome.id))
        for outcome in framework.conclusion.outcomes
    }
    faults += _reachability_faults(framework, document, outcomes)
    return Proof(framework, _in_order(faults), combinations, outcomes)


def _in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda fault: (fault.file, fault.line or 0, fault.code)))


def _fault(document: Document, path: KeyPath, code: str, known: tuple[str, ...] = (), **values: object) -> Fault:
    file, line = document.place(path)
    return Fault(file, line, code, values, str(values.get("name", "")), known)


def _reading_faults(framework: Framework, document: Document) -> Iterator[Fault]:
    by_reading = Counter(rule.reading for rule in framework.readings)
    for reading in READINGS:
        if by_reading[reading] != 1:
            yield _fault(document, ("readings",), "reading-not-once", reading=reading, times=by_reading[reading])
    for standings in standing_sets():
        matching = [index for index, rule in enumerate(framework.readings) if rule.holds(standings)]
        named = ", ".join(sorted(standings)) or "-"
        if not matching:
            yield _fault(document, ("readings",), "reading-gap", standings=named)
        elif len(matching) > 1:
            readings = ", ".join(framework.readings[index].reading for index in matching)
            path = ("readings", matching[1])
            yield _fault(document, path, "reading-overlap", standings=named, readings=readings)
    for decision in DECISIONS:
        if sum(option.value == decision for option in framework.decisions) != 1:
            yield _fault(document, ("decisions",), "decision-not-once", decision=decision)


def _route_faults(framework: Framework, document: Document) -> Iterator[Fault]:
    wanted = tuple(dict.fromkeys((*READINGS, *DECISIONS)))
    later = {section.id: framework.sections[index + 1 :] for index, section in enumerate(framework.sections)}
    for index, section in enumerate(framework.sections):
        at: KeyPath = ("sections", index, "route")
        for missing in (key for key in wanted if key not in section.route):
            yield _fault(document, at, "route-gap", name=missing, section=section.id)
        for key, destination in section.route.items():
            if key not in wanted:
                yield _fault(document, (*at, key), "route-unknown-key", wanted, name=key)
            if destination.outcome is not None and destination.outcome not in framework.outcome_by_id:
                known = tuple(framework.outcome_by_id)
                yield _fault(document, (*at, key, "outcome"), "route-unknown-outcome", known, name=destination.outcome)
            forward = tuple(other.id for other in later[section.id])
            if destination.section is not None and destination.section not in forward:
                code = "route-goes-back" if destination.section in framework.section_by_id else "route-unknown-section"
                yield _fault(document, (*at, key, "section"), code, forward, name=destination.section)


def _reachability_faults(
    framework: Framework, document: Document, outcomes: Mapping[str, OutcomeProof]
) -> Iterator[Fault]:
    reached = {framework.sections[0].id}
    reached |= {to.section for section in framework.sections for to in section.route.values() if to.section}
    for index, section in enumerate(framework.sections):
        if section.id not in reached:
            yield _fault(document, ("sections", index, "id"), "section-unreachable", name=section.id)
        readings = {reading for reading, _ in _section_situations(framework, section)}
        for reading in (reading for reading in READINGS if reading not in readings):
            at: KeyPath = ("sections", index, "questions")
            yield _fault(document, at, "reading-unreachable", section=section.id, reading=reading)
    for index, outcome in enumerate(framework.conclusion.outcomes):
        if not outcomes[outcome.id].verdict_sets:
            yield _fault(document, ("conclusion", "outcomes", index, "id"), "outcome-unreachable", name=outcome.id)


def _section_situations(framework: Framework, section: Section) -> Iterator[tuple[Reading, dict[str, str]]]:
    """Yield the reading of every way to judge a section, as if all its questions are asked; verdicts may be missing."""
    judged = [question for question in section.questions if question.verdicts]
    for verdicts in product(*((None, *_clearest_first(question)) for question in judged)):
        given = {q.id: verdict for q, verdict in zip(judged, verdicts, strict=True) if verdict is not None}
        standings: list[Standing] = [
            question.polarity_of[verdict] if verdict is not None else "missing"
            for question, verdict in zip(judged, verdicts, strict=True)
        ]
        yield read_standings(framework, standings), given


def _clearest_first(question: Question) -> list[str]:
    return sorted(question.polarity_of, key=lambda verdict: _CLEAREST.index(question.polarity_of[verdict]))


def count_outcomes(framework: Framework) -> tuple[int, Counter[str]]:
    """Return how many complete verdict sets there are, and how many of them end in each outcome (no decisions taken).

    Every verdict set is counted exactly once. Sections whose questions are always asked are independent, so their
    counts multiply; where a question depends on answers, all situations are enumerated one by one.
    """
    if framework.asks_conditionally:
        return _count_one_by_one(framework)
    counts: dict[str, Counter[Reading]] = {}
    for section in framework.sections:
        complete = sum(bool(question.verdicts) for question in section.questions)
        situations = _section_situations(framework, section)
        counts[section.id] = Counter(reading for reading, given in situations if len(given) == complete)
    sizes = {section_id: counter.total() for section_id, counter in counts.items()}
    outcomes: Counter[str] = Counter()
    for readings in product(*(counter.items() for counter in counts.values())):
        by_section = {id_: reading for id_, (reading, _) in zip(counts, readings, strict=True)}
        outcomes[follow_route(framework, by_section)[1]] += prod(ways for _, ways in readings)
    return prod(sizes.values()), outcomes


def _count_one_by_one(framework: Framework) -> tuple[int, Counter[str]]:
    situations, outcomes = 0, Counter[str]()
    for given in _whole_situations(framework):
        situations += 1
        outcomes[_outcome(framework, given)] += 1
    return situations, outcomes


def _whole_situations(framework: Framework) -> Iterator[dict[tuple[str, str | None], object]]:
    """Yield every complete verdict set, times the values of the fields on which questions depend."""
    subjects: dict[tuple[str, str | None], list[object]] = {
        (question.id, None): list(question.polarity_of) for question in framework.questions if question.verdicts
    }
    for question in framework.questions:
        for _, test in single_tests(question.when) if question.when else ():
            assert test.question is not None  # noqa: S101 - single_tests yields only tests
            key = (test.question, test.field)
            sizes = () if test.at_least is None else (test.at_least,)
            subjects.setdefault(key, subject_values(framework, *key, sizes))
    if prod(len(values) for values in subjects.values()) > MAX_COMBINATIONS:
        raise TooManyCombinations(framework.id)
    for situation in product(*subjects.values()):
        yield dict(zip(subjects, situation, strict=True))


class TooManyCombinations(Exception):
    """A questionnaire with so many dependent questions that it cannot be proved by enumeration."""


def _outcome(framework: Framework, given: Mapping[tuple[str, str | None], object]) -> str:
    readings: dict[str, str] = {}
    for section in framework.sections:
        standings: list[Standing] = []
        for question in section.questions:
            asked = question.when is None or holds(question.when, lambda id_, field: given.get((id_, field)))
            if question.verdicts and asked:
                standings.append(question.polarity_of[str(given[question.id, None])])
        readings[section.id] = read_standings(framework, standings)
    return follow_route(framework, readings)[1]


def _witness(framework: Framework, outcome: str) -> Mapping[str, str] | None:
    """Return the fewest verdicts that lead to an outcome, by official number; nothing is missing on its route."""
    number = {question.id: question.number for question in framework.questions}
    if framework.asks_conditionally:
        situations = _whole_situations(framework)
        found = next((given for given in situations if _outcome(framework, given) == outcome), None)
        if found is None:
            return None
        return {number[id_]: str(verdict) for (id_, field), verdict in found.items() if field is None}
    clearest: dict[str, dict[Reading, dict[str, str]]] = {}
    for section in framework.sections:
        best = clearest.setdefault(section.id, {})
        for reading, given in _section_situations(framework, section):
            if reading != "onvolledig" and (reading not in best or len(given) < len(best[reading])):
                best[reading] = given
    witnesses: list[dict[str, str]] = []
    for readings in product(*clearest.values()):
        by_section = dict(zip(clearest, readings, strict=True))
        passed, end = follow_route(framework, by_section)
        if end == outcome:
            given = {id_: verdict for part in passed for id_, verdict in clearest[part][by_section[part]].items()}
            witnesses.append({number[id_]: verdict for id_, verdict in given.items()})
    return min(witnesses, key=len, default=None)
