"""The assessments most like one in hand, by plain agreement of verdicts: 10 of 12 the same; differs on 9 and 10."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ipcei_wizard.comparison.cases import MANY, Case

MOST: Final = 250
"""How many are kept of those most alike."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """How far `case` agrees: the same verdict on `agrees` of the `of` questions judged in both, not on `differs`."""

    case: Case
    agrees: int
    of: int
    differs: tuple[str, ...]


def agreement(case: Case, other: Case) -> Precedent:
    """Return how far `other` agrees with `case`. Questions are named by id, in the order of the questionnaire."""
    both = [question for question in case.verdicts if question in other.verdicts]
    differs = tuple(question for question in both if case.verdicts[question] != other.verdicts[question])
    return Precedent(other, len(both) - len(differs), len(both), differs)


def find_precedents(
    case: Case, past: Iterable[Case], *, framework: str | None = None, most: int = MOST
) -> tuple[Precedent, ...]:
    """Return the past cases most like `case`, the most alike first; with `framework`, only those under it.

    The order is that of agreements less differences, so that 10 of 12 comes before 3 of 3, and that before 4 of 12. A
    case that shares no judged question is not comparable and left out.
    """
    found = [
        agreement(case, other)
        for other in past
        if other is not case and (framework is None or other.framework.id == framework)
    ]
    comparable = [precedent for precedent in found if precedent.of]
    return tuple(sorted(comparable, key=lambda found: (found.of - 2 * found.agrees, -found.agrees))[:most])


def precedents_of_each(cases: Sequence[Case], most: int = MOST) -> dict[str, tuple[Precedent, ...]]:
    """Map the id of every case to its precedents among the others."""
    if len(cases) < MANY:
        return {case.id: find_precedents(case, cases, most=most) for case in cases}
    from ipcei_wizard.comparison.grid import Grid  # noqa: PLC0415 - NumPy is imported only where it pays

    grid = Grid(cases)
    return {
        case.id: tuple(agreement(case, cases[at]) for at in grid.most_alike(row, most))
        for row, case in enumerate(cases)
    }
