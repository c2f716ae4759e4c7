"""A table as rows of ordinary fields: Streamlit's own grid loses edits and reads amounts wrongly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from ipcei_wizard.messages import say
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.saving import save, seed, show_trouble, store_value, widget_key
from ipcei_wizard.web.typed import read_typed_day, read_typed_number, show_day, show_typed_number


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
    language = desk.language
    value = desk.value(path)
    held: list[Any] = value if isinstance(value, list) else []
    if label:
        st.markdown(f"**{label}**", help=help_)
    parts = {
        f"{index}-{column.id}": _shown(column, row.get(column.id) if isinstance(row, dict) else None)
        for index, row in enumerate(held)
        for column in columns
    }
    seed(desk, path, parts)
    arguments: dict[str, Any] = {
        "on_change": save,
        "args": (desk.id, path, tuple(parts), partial(_build, tuple(columns), tuple(held))),
    }
    for index in range(len(held)):
        with st.container(border=True, key=f"row-{widget_key(desk.id, path)}-{index}"):
            _row(desk, path, index, columns, arguments)
            st.button(
                say("web.row-remove", language),
                key=f"remove-{widget_key(desk.id, path)}-{index}",
                icon=":material/delete:",
                type="tertiary",
                help=say("web.row-remove-which", language, number=index + 1),
                on_click=_replace,
                args=(desk.id, path, held[:index] + held[index + 1 :], desk.state.version(path)),
            )
    st.button(
        say("web.row-add", language) if held else say("web.row-add-first", language),
        key=f"add-{widget_key(desk.id, path)}",
        icon=":material/add:",
        on_click=_replace,
        args=(desk.id, path, [*held, {}], desk.state.version(path)),
    )
    show_trouble(desk, path)


def _row(desk: Desk, path: str, index: int, columns: Sequence[RowColumn], arguments: Mapping[str, Any]) -> None:
    for start in range(0, len(columns), 3):
        group = columns[start : start + 3]
        for place, column in zip(st.columns([column.width for column in group]), group, strict=True):
            key = widget_key(desk.id, path, f"{index}-{column.id}")
            if column.kind == "choice":
                options = column.options
                place.selectbox(
                    column.label,
                    list(options),
                    index=None,
                    format_func=options.__getitem__,
                    placeholder=say("web.choose", desk.language),
                    key=key,
                    **arguments,
                )
            else:
                hint = say("web.date-placeholder", desk.language) if column.kind == "date" else None
                place.text_input(column.label, key=key, placeholder=hint, **arguments)


def _shown(column: RowColumn, value: Any) -> Any:
    match column.kind:
        case "choice":
            return value if value in column.options else None
        case "date":
            return show_day(value)
        case "money":
            amount = value.get("amount") if isinstance(value, dict) else value
            return show_typed_number(amount)
        case "whole_number" | "percentage":
            return show_typed_number(value)
        case _:
            return str(value or "")


def _build(columns: tuple[RowColumn, ...], held: tuple[Any, ...], shown: Mapping[str, Any]) -> list[dict[str, Any]]:
    built = []
    for index, before in enumerate(held):
        row = {column.id: _stored(column, shown[f"{index}-{column.id}"], before) for column in columns}
        built.append({name: value for name, value in row.items() if value is not None})
    return built


def _stored(column: RowColumn, shown: Any, before: Any) -> Any:
    if shown is None or shown == "":
        return None
    match column.kind:
        case "date":
            return read_typed_day(shown)
        case "money":
            was = before.get(column.id) if isinstance(before, dict) else None
            return {**(was if isinstance(was, dict) else {"unit": "million"}), "amount": read_typed_number(shown)}
        case "whole_number" | "percentage":
            return read_typed_number(shown)
        case _:
            return shown


def _replace(dossier: str, path: str, value: list[Any], version: int) -> None:
    if store_value(dossier, path, value, version):
        # The rows have moved: the widgets are seeded anew.
        for key in [key for key in st.session_state if str(key).startswith(f"{widget_key(dossier, path)}-")]:
            del st.session_state[key]
        st.session_state.pop(f"seen|{dossier}|{path}", None)
