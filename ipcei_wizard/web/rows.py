"""A table as rows of ordinary fields: Streamlit's own grid loses edits and reads amounts wrongly.

Of a long table only a few rows are drawn at a time, so that the page stays quick; all of them count.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Final

import streamlit as st

from ipcei_wizard.assessment.fields import FieldFault, Money, as_chosen, read_field
from ipcei_wizard.assessment.notation import show_money, show_number
from ipcei_wizard.assessment.totals import totals
from ipcei_wizard.framework.model import TableField
from ipcei_wizard.messages import say
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.row_cells import RowColumn, pasted_rows, row_column, shown_cell, stored_rows
from ipcei_wizard.web.saving import later, seed, show_trouble, widget_key
from ipcei_wizard.web.words import fault_in_words

ONE_LINE: Final = 4
"""A row with more columns than this is drawn as a card."""
CARD_WIDTH: Final = 3
CELLS_AT_ONCE: Final = 30
"""Rows of about so many cells together are drawn at a time; of a longer table the officer chooses which."""


def rows(desk: Desk, path: str, columns: Sequence[RowColumn]) -> None:
    """Draw a table whose rows are saved as they are typed."""
    _draw(_Table(desk, path, tuple(columns)))


def declared_rows(desk: Desk, path: str, label: str, field: TableField) -> None:
    """Draw a table of the questionnaire, checked and added up as it asks."""
    st.markdown(f"**{label}**", help=field.why.in_(desk.language))
    _draw(_Table(desk, path, tuple(row_column(column, desk.language) for column in field.columns), field))


def _draw(table: "_Table") -> None:
    drawn = table.choose_rows()
    seed(table.desk, table.path, table.shown(drawn), partial(stored_rows, table.columns))
    for index in drawn:
        table.draw_row(index, first=index == drawn[0])
    table.say_the_rest(drawn)
    table.draw_buttons()
    show_trouble(table.desk, table.path)


@dataclass(frozen=True)
class _Table:
    desk: Desk
    path: str
    columns: tuple[RowColumn, ...]
    declared: TableField | None = None

    @cached_property
    def held(self) -> tuple[Any, ...]:
        """The rows that are stored."""
        value = self.desk.value(self.path)
        return tuple(value) if isinstance(value, list) else ()

    @cached_property
    def key(self) -> str:
        """The name of this table in the keys of its widgets."""
        return widget_key(self.desk.id, self.path)

    def shown(self, drawn: range) -> dict[str, Any]:
        """Return what each drawn cell shows, by row and column."""
        return {
            f"{index}-{column.id}": shown_cell(column, row.get(column.id) if isinstance(row, dict) else None)
            for index, row in ((index, self.held[index]) for index in drawn)
            for column in self.columns
        }

    def say(self, key: str, **values: object) -> str:
        """Return a sentence in the language of the page."""
        return say(f"web.{key}", self.desk.language, **values)

    def choose_rows(self) -> range:
        """Return which rows are drawn; of a long table the officer chooses, the last ones to begin with."""
        count, at_once = len(self.held), max(CELLS_AT_ONCE // len(self.columns), 3)
        if count <= at_once:
            return range(count)
        starts = list(range(0, count, at_once))
        key = f"part-{self.key}"
        if st.session_state.get(key) not in starts:
            st.session_state[key] = starts[-1]
        st.segmented_control(
            self.say("row-parts", count=count),
            starts,
            format_func=lambda start: f"{start + 1}\u2013{min(start + at_once, count)}",
            required=True,
            key=key,
        )
        start = st.session_state[key]
        return range(start, min(start + at_once, count))

    def draw_row(self, index: int, *, first: bool) -> None:
        """Draw a short row on one line, a wide one as a card, with what is wrong in it right below."""
        if len(self.columns) <= ONE_LINE:
            # Only the first row shows its labels; the others keep them for screen readers.
            self._draw_line(index, self.columns, last=True, label_visibility="visible" if first else "collapsed")
            self._say_faults(index)
            return
        with st.container(border=True, key=f"row-{self.key}-{index}"):
            for start in range(0, len(self.columns), CARD_WIDTH):
                last = start + CARD_WIDTH >= len(self.columns)
                self._draw_line(index, self.columns[start : start + CARD_WIDTH], last=last)
            self._say_faults(index)

    def _draw_line(self, index: int, columns: Sequence[RowColumn], *, last: bool, **look: Any) -> None:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for column in columns:
                self._draw_cell(index, column, look)
            if last:
                if index:
                    self._draw_button("up", index, partial(_with_row_up, index))
                self._draw_button("remove", index, partial(_without_row, index))

    def _draw_cell(self, index: int, column: RowColumn, look: Mapping[str, Any]) -> None:
        key = widget_key(self.desk.id, self.path, f"{index}-{column.id}")
        label = f"{column.label} {self.say('in-millions')}" if column.kind == "money" else column.label
        if column.kind == "choice":
            st.selectbox(
                label,
                list(column.options),
                index=None,
                format_func=lambda option: column.options.get(option, option),
                placeholder=self.say("choose-or-type" if column.other else "choose"),
                accept_new_options=column.other,
                key=key,
                **look,
            )
        else:
            hint = self.say("date-placeholder") if column.kind == "date" else None
            st.text_input(label, key=key, placeholder=hint, **look)

    def _draw_button(self, name: str, index: int, edit: Any) -> None:
        st.button(
            self.say(f"row-{name}", number=index + 1),
            key=f"{name}-{self.key}-{index}",
            icon={"up": ":material/arrow_upward:", "remove": ":material/delete:"}[name],
            type="tertiary",
            on_click=later(self.desk.id, self.path, edit, only_if_seen=True),
        )

    @cached_property
    def _faults(self) -> tuple[FieldFault, ...]:
        return () if self.declared is None else read_field(self.declared, as_chosen(self.declared, list(self.held)))[1]

    def _faults_at(self, index: int) -> Iterator[str]:
        columns = {column.id: column for column in self.columns}
        for fault in self._faults:
            if fault.path[:1] == (index,):
                column = columns.get(str(fault.path[1])) if len(fault.path) > 1 else None
                where = self.say("row-cell", number=index + 1, label=column.label if column else "").rstrip(" ,")
                known = [column.options.get(name, name) if column else name for name in fault.known]
                yield fault_in_words(where, fault.code, fault.written, known, self.desk.language)

    def _say_faults(self, index: int) -> None:
        for message in self._faults_at(index):
            st.error(message, icon=":material/error:")

    def say_the_rest(self, drawn: range) -> None:
        """Say what is wrong in rows that are not drawn, and what the table adds up to."""
        for index in (index for index in range(len(self.held)) if index not in drawn):
            self._say_faults(index)
        if self.declared is None:
            return
        value = read_field(self.declared, as_chosen(self.declared, list(self.held)))[0]
        sums = totals(self.declared, value) if isinstance(value, tuple) else {}  # type: ignore[arg-type]
        labels = {column.id: column.label for column in self.columns}
        said = [f"{labels[name]} {'; '.join(self._figure(part) for part in parts)}" for name, parts in sums.items()]
        if said:
            st.markdown(self.say("row-total", figures=" · ".join(said)))

    def _figure(self, value: Any) -> str:
        language = self.desk.language
        return show_money(value, language) if isinstance(value, Money) else show_number(value, language)

    def draw_buttons(self) -> None:
        """Draw what adds rows: an empty one, or those of a spreadsheet."""
        with st.container(horizontal=True):
            st.button(
                self.say("row-add" if self.held else "row-add-first"),
                key=f"add-{self.key}",
                icon=":material/add:",
                on_click=later(self.desk.id, self.path, _with_new_row, afterwards=self._show_last),
            )
            if self.declared is not None:
                paste = later(self.desk.id, self.path, self._with_pasted, afterwards=self._empty)
                with st.popover(self.say("row-paste"), icon=":material/content_paste:", key=f"pasting-{self.key}"):
                    names = ", ".join(column.label for column in self.columns)
                    st.text_area(self.say("row-paste-here", columns=names), key=f"paste-{self.key}", height=160)
                    st.button(self.say("row-paste-add"), key=f"add-pasted-{self.key}", on_click=paste)

    def _with_pasted(self, stored: Any) -> Any:
        added = pasted_rows(self.columns, st.session_state.get(f"paste-{self.key}") or "")
        return _with_rows(added, stored) if added else stored

    def _empty(self) -> None:
        st.session_state[f"paste-{self.key}"] = ""
        self._show_last()

    def _show_last(self) -> None:
        st.session_state.pop(f"part-{self.key}", None)


def _with_new_row(stored: Any) -> list[Any]:
    return _with_rows([{}], stored)


def _with_rows(added: Sequence[Any], stored: Any) -> list[Any]:
    return [*(stored if isinstance(stored, list) else ()), *added]


def _without_row(index: int, stored: Any) -> list[Any]:
    rows = list(stored) if isinstance(stored, list) else []
    return rows[:index] + rows[index + 1 :]


def _with_row_up(index: int, stored: Any) -> list[Any]:
    rows = list(stored) if isinstance(stored, list) else []
    if 0 < index < len(rows):
        rows[index - 1], rows[index] = rows[index], rows[index - 1]
    return rows
