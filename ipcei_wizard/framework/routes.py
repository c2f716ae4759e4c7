"""Reading a section's standings and following the route: shared by evaluation, proof and drawing."""

from collections.abc import Iterable, Mapping

from ipcei_wizard.framework.model import Framework, Reading, Standing


def read_standings(framework: Framework, standings: Iterable[Standing]) -> Reading:
    """Return the reading of a section whose judged questions stand so."""
    return framework.reading_by_standings[frozenset(standings)]


def follow_route(framework: Framework, outcomes: Mapping[str, str]) -> tuple[tuple[str, ...], str]:
    """Return the ids of the sections that the route passes and the outcome it ends in.

    `outcomes` maps each section's id to what counts for it: the officer's decision, else the reading.
    """
    passed: list[str] = []
    section = framework.sections[0]
    while True:
        passed.append(section.id)
        destination = section.route[outcomes[section.id]]
        if destination.outcome is not None:
            return tuple(passed), destination.outcome
        assert destination.section is not None  # noqa: S101 - the model admits no other destination
        section = framework.section_by_id[destination.section]
