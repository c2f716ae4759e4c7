"""The cells of a table between screen and store: what each shows, what is kept of what was typed, and pasted rows.

Nothing is lost on the way: what cannot be read as its column asks stays as it was typed, so that it can be corrected.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ipcei_wizard.framework.model import ChoiceColumn, PlainColumn
from ipcei_wizard.messages import LANGUAGES, Language
from ipcei_wizard.web.typed import in_millions, read_typed_day, read_typed_number, show_day, show_typed_number

EURO: Final = "EUR"
_IN_CURRENCY: Final = re.compile(r"\s*([A-Z]{3})\s+(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class RowColumn:
    """A column: its key in the row, its kind as in the questionnaire, its label, and its options if it is a choice.

    `other` says whether text that is no option may be given; `names` are other names of the column in a pasted header.
    """

    id: str
    kind: str
    label: str
    options: Mapping[str, str] = field(default_factory=dict)
    other: bool = False
    names: tuple[str, ...] = ()


def row_column(column: PlainColumn | ChoiceColumn, language: Language) -> RowColumn:
    """Return a column of the questionnaire as it is drawn."""
    names = (column.id, *(column.label.in_(each) for each in LANGUAGES))
    label = column.label.in_(language)
    if isinstance(column, PlainColumn):
        return RowColumn(column.id, column.kind, label, names=names)
    options = {option.value: option.label.in_(language) for option in column.options}
    return RowColumn(column.id, column.kind, label, options, other=column.other, names=names)


def shown_cell(column: RowColumn, value: Any) -> Any:
    """Return what the widget of a cell shows of a stored value."""
    match column.kind:
        case "choice":
            return shown_option(column.options, value, other=column.other)
        case "date":
            return show_day(value)
        case "money":
            amount = show_typed_number(in_millions(value))
            currency = value.get("currency", EURO) if isinstance(value, dict) else EURO
            return amount if currency == EURO else f"{currency} {amount}"
        case "whole_number" | "percentage":
            return show_typed_number(value)
        case _:
            return str(value or "")


def shown_option(options: Mapping[str, str], value: Any, *, other: bool) -> str | None:
    """Return the option a list shows as chosen: one of its values, or where that is allowed the text in its place.

    Streamlit takes the label of an option for that option, so that is what is shown of it.
    """
    if isinstance(value, dict):
        value = value.get("other")
    elif isinstance(value, str) and isinstance(named := stored_option(options, value), str):
        return named
    known = isinstance(value, str) and (value in options or (other and bool(value.strip())))
    return value if known else None


def stored_option(options: Mapping[str, str], shown: str) -> Any:
    """Return what to store for a chosen or typed option; the label of an option means that option."""
    if shown in options:
        return shown
    wanted = shown.strip().casefold()
    return next((value for value, label in options.items() if label.casefold() == wanted), {"other": shown.strip()})


def stored_cell(column: RowColumn, shown: Any, before: Any) -> Any:
    """Return what to store for what a cell shows; `before` is what was stored there."""
    if shown is None or shown == "":
        # A list shows nothing for what it does not know; that is kept until something is chosen.
        unknown = column.kind == "choice" and shown_cell(column, before) is None
        return before if unknown else None
    match column.kind:
        case "choice":
            # What was stored by another version of the questionnaire stays as it is until something else is chosen.
            return before if shown == shown_cell(column, before) else stored_option(column.options, shown)
        case "date":
            return read_typed_day(shown)
        case "money":
            return _stored_money(shown, before)
        case "whole_number" | "percentage":
            return read_typed_number(shown)
        case _:
            return shown


def _stored_money(shown: str, before: Any) -> dict[str, Any]:
    typed = _IN_CURRENCY.fullmatch(shown)
    currency, amount = typed.groups() if typed and typed[1] != EURO else (EURO, shown)
    held = before if isinstance(before, dict) else {}
    return {**held, "currency": currency, "amount": read_typed_number(amount), "unit": "million"}


def stored_rows(columns: Sequence[RowColumn], shown: Mapping[str, Any], stored: Any) -> list[dict[str, Any]]:
    """Return the stored rows with what the drawn cells show; what is not drawn, a row or a column, stays."""
    rows = list(stored) if isinstance(stored, list) else []
    for index, before in enumerate(rows):
        held = before if isinstance(before, dict) else {}
        if f"{index}-{columns[0].id}" not in shown:
            continue
        row = held | {c.id: stored_cell(c, shown[f"{index}-{c.id}"], held.get(c.id)) for c in columns}
        rows[index] = {name: value for name, value in row.items() if value is not None}
    return rows


def pasted_rows(columns: Sequence[RowColumn], text: str) -> list[dict[str, Any]]:
    """Return rows of a spreadsheet (cells apart by tabs) as rows to store; a header says which column is which."""
    lines = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines() if line.strip()]
    if not lines:
        return []
    named = {name.casefold(): column for column in columns for name in (*column.names, column.label)}
    header = [named.get(cell.casefold()) for cell in lines[0]]
    order: Sequence[RowColumn | None] = columns
    if any(header):
        order, lines = header, lines[1:]
    rows = (dict(_pasted_cells(order, line)) for line in lines)
    return [row for row in rows if row]


def _pasted_cells(order: Sequence[RowColumn | None], cells: Sequence[str]) -> Iterable[tuple[str, Any]]:
    for column, cell in zip(order, cells, strict=False):
        if column is None or not cell:
            continue
        if column.kind == "choice":
            chosen = stored_option(column.options, cell)
            yield column.id, chosen if isinstance(chosen, str) or column.other else cell
        else:
            yield column.id, stored_cell(column, cell, None)
