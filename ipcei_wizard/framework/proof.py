"""The static proof of a questionnaire: sound before anyone answers it, or a fault with file, line and remedy.

Proved, not hoped: names resolve and rules look back only (`references`), and here that the reading rules neither
overlap nor leave a gap, that every combination of verdicts ends in exactly one outcome, and that every question,
option, reading and outcome can be reached, with a witness.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ipcei_wizard.framework.catalogue_faults import Ended, catalogue_faults, ended_entries
from ipcei_wizard.framework.combinations import (
    MAX_SITUATIONS,
    OutcomeProof,
    TooManyCombinations,
    prove_outcomes,
    section_ways,
    situations,
)
from ipcei_wizard.framework.loader import LoadedFramework
from ipcei_wizard.framework.model import DECISIONS, READINGS, Framework, standing_sets
from ipcei_wizard.framework.references import reference_faults
from ipcei_wizard.strict.faults import Fault
from ipcei_wizard.strict.yaml import Document, KeyPath


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
    faults += catalogue_faults(framework.catalogues, document, framework.question_by_id)
    faults += _reading_faults(framework, document)
    faults += _route_faults(framework, document)
    if faults:
        return Proof(framework, _in_order(faults), 0, {})
    try:
        combinations, outcomes = prove_outcomes(framework)
    except TooManyCombinations:
        return Proof(framework, (_fault(document, (), "too-many-combinations", limit=MAX_SITUATIONS),), 0, {})
    faults += _reachability_faults(framework, document, outcomes)
    return Proof(framework, _in_order(faults), combinations, outcomes)


def ended(loaded: LoadedFramework, day: date) -> tuple[Ended, ...]:
    """Return the catalogue entries that no longer hold on `day`."""
    return tuple(ended_entries(loaded.framework.catalogues, loaded.document, day))


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
        readings = {way.reading for given in situations(framework) for way in section_ways(framework, section, given)}
        for reading in (reading for reading in READINGS if reading not in readings):
            at: KeyPath = ("sections", index, "questions")
            yield _fault(document, at, "reading-unreachable", section=section.id, reading=reading)
    for index, outcome in enumerate(framework.conclusion.outcomes):
        if not outcomes[outcome.id].verdict_sets:
            yield _fault(document, ("conclusion", "outcomes", index, "id"), "outcome-unreachable", name=outcome.id)
