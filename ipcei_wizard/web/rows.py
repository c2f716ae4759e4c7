"""A table as rows of ordinary fields: Streamlit's own grid loses edits and reads amounts wrongly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Final

import streamlit as st

from ipcei_wizard.messages import say
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.saving import change, seed, show_trouble, widget_key
from ipcei_wizard.web.typed import in_millions, read_typed_day, read_typed_number, show_day, show_typed_number

ONE_LINE: Final = 4
"""A row with more columns than this is drawn as a card."""
CARD_WIDTH: Final = 3
REMOVE_WIDTH: Final = 0.35


@dataclass(frozen=True, slots=True)
class RowColumn:
    """A column: its key in the row, its kind as in the questionnaire, its label, and its options if it is a choice."""

    id: str
    kind: str
    label: str
    options: Mapping[str, str] = field(default_factory=dict)
    width: int = 2


def rows(desk: Desk, path: str, label: str, columns: Sequence[RowColumn], *, help_: str | None = None) -> None:
    """Draw a table whose rows are saved as they are typed."""
    value = desk.value(path)
    table = _Table(desk, path, tuple(columns), tuple(value) if isinstance(value, list) else ())
    if label:
        st.markdown(f"**{label}**", help=help_)
    seed(desk, path, table.shown, partial(_build, table.columns, len(table.held)))
    for index in range(len(table.held)):
        table.draw_row(index)
    language = desk.language
    st.button(
        say("web.row-add", language) if table.held else say("web.row-add-first", language),
        key=f"add-{widget_key(desk.id, path)}",
        icon=":material/add:",
        on_click=change,
        args=(desk.id, path, _with_new_row),
    )
    show_trouble(desk, path)


@dataclass(frozen=True)
class _Table:
    desk: Desk
    path: str
    columns: tuple[RowColumn, ...]
    held: tuple[Any, ...]

    @cached_property
    def shown(self) -> dict[str, Any]:
        """What each cell shows, by row and column."""
        return {
            f"{index}-{column.id}": _shown(column, row.get(column.id) if isinstance(row, dict) else None)
            for index, row in enumerate(self.held)
            for column in self.columns
        }

    def draw_row(self, index: int) -> None:
        """Draw a short row on one line, a wide one as a card."""
        if len(self.columns) <= ONE_LINE:
            # Only the first row shows its labels; the others keep them for screen readers.
            visibility = "visible" if index == 0 else "collapsed"
            self._draw_line(index, self.columns, last=True, label_visibility=visibility)
            return
        with st.container(border=True, key=f"row-{widget_key(self.desk.id, self.path)}-{index}"):
            for start in range(0, len(self.columns), CARD_WIDTH):
                last = start + CARD_WIDTH >= len(self.columns)
                self._draw_line(index, self.columns[start : start + CARD_WIDTH], last=last)

    def _draw_line(self, index: int, columns: Sequence[RowColumn], *, last: bool, **look: Any) -> None:
        widths = [float(column.width) for column in columns] + ([REMOVE_WIDTH] if last else [])
        places = st.columns(widths, gap="small", vertical_alignment="bottom")
        for place, column in zip(places, columns, strict=False):
            with place:
                self._draw_cell(index, column, look)
        if last:
            with places[-1]:
                self._draw_removal(index)

    def _draw_cell(self, index: int, column: RowColumn, look: Mapping[str, Any]) -> None:
        key = widget_key(self.desk.id, self.path, f"{index}-{column.id}")
        language = self.desk.language
        label = f"{column.label} {say('web.in-millions', language)}" if column.kind == "money" else column.label
        if column.kind == "choice":
            st.selectbox(
                label,
                list(column.options),
                index=None,
                format_func=column.options.__getitem__,
                placeholder=say("web.choose", language),
                key=key,
                **look,
            )
        else:
            hint = say("web.date-placeholder", language) if column.kind == "date" else None
            st.text_input(label, key=key, placeholder=hint, **look)

    def _draw_removal(self, index: int) -> None:
        st.button(
            say("web.row-remove", self.desk.language, number=index + 1),
            key=f"remove-{widget_key(self.desk.id, self.path)}-{index}",
            icon=":material/delete:",
            type="tertiary",
            on_click=change,
            args=(self.desk.id, self.path, partial(_without_row, index)),
            kwargs={"only_if_seen": True},
        )


def _shown(column: RowColumn, value: Any) -> Any:
    match column.kind:
        case "choice":
            return value if value in column.options else None
        case "date":
            return show_day(value)
        case "money":
            return show_typed_number(in_millions(value))
        case "whole_number" | "percentage":
            return show_typed_number(value)
        case _:
            return str(value or "")


def _build(columns: tuple[RowColumn, ...], drawn: int, shown: Mapping[str, Any], stored: Any) -> list[dict[str, Any]]:
    """Return the stored rows with what the drawn ones show; rows that were added meanwhile stay."""
    rows = list(stored) if isinstance(stored, list) else []
    for index in range(min(drawn, len(rows))):
        before = rows[index]
        row = {column.id: _stored(column, shown[f"{index}-{column.id}"], before) for column in columns}
        rows[index] = {name: value for name, value in row.items() if value is not None}
    return rows


def _with_new_row(stored: Any) -> list[Any]:
    return [*(stored if isinstance(stored, list) else ()), {}]


def _without_row(index: int, stored: Any) -> list[Any]:
    rows = list(stored) if isinstance(stored, list) else []
    return rows[:index] + rows[index + 1 :]


def _stored(column: RowColumn, shown: Any, before: Any) -> Any:
    if shown is None or shown == "":
        return None
    match column.kind:
        case "date":
            return read_typed_day(shown)
        case "money":
            was = before.get(column.id) if isinstance(before, dict) else None
            held = was if isinstance(was, dict) else {"currency": "EUR"}
            return {**held, "amount": read_typed_number(shown), "unit": "million"}
        case "whole_number" | "percentage":
            return read_typed_number(shown)
        case _:
            return shown
