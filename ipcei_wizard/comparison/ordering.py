"""In which order the columns of a matrix stand: sorted, and divided into groups of one outcome, ecosystem or year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.facets import UNKNOWN, Facet, grouped, value_in_words
from ipcei_wizard.comparison.matrix import Row
from ipcei_wizard.messages import Language

SORTS: Final = ("chosen", "title", "date", "advice")
"""By what columns can be sorted, besides the verdict on a question, which goes by the id of the question."""
_LAST: Final = 99


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that belong together: their heading, "" when nothing is grouped, and which cases, in order."""

    heading: str
    columns: tuple[int, ...]


def in_groups(
    cases: Sequence[Case], rows: Sequence[Row], language: Language, *, sort: str = "chosen", by: Facet | None = None
) -> tuple[Group, ...]:
    """Return the columns sorted and grouped. A case that is about two ecosystems stands under both."""
    place = {case.id: at for at, case in enumerate(cases)}
    ordered = sorted(cases, key=_key(sort, place, rows))
    if by is None:
        return (Group("", tuple(place[case.id] for case in ordered)),)
    return tuple(
        Group(value_in_words(group[0], by, value, language), tuple(place[case.id] for case in group))
        for value, group in grouped(ordered, by).items()
    )


def _key(sort: str, place: dict[str, int], rows: Sequence[Row]) -> Callable[[Case], Any]:
    match sort:
        case "title":
            return lambda case: (case.title.casefold(), place[case.id])
        case "date":
            return lambda case: (case.assessment.memo.date is None, str(case.assessment.memo.date or UNKNOWN))
        case "advice":
            return lambda case: (-1 if case.rung is None else case.rung, place[case.id])
    row = next((row for row in rows if row.question.id == sort), None)
    order = {option.value: at for at, option in enumerate(row.question.verdicts)} if row is not None else {}
    return lambda case: (order.get(_verdict(row, place[case.id]), _LAST), place[case.id])


def _verdict(row: Row | None, column: int) -> str:
    return (row.cells[column].verdict or "") if row is not None else ""
