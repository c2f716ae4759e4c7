"""Marking what stays out of the public version: the reasons, fields, rows, and the ground of the Woo."""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from ipcei_wizard.assessment.answers import Answers
from ipcei_wizard.assessment.confidentiality import ground_in_words, grounds, row_name
from ipcei_wizard.framework.model import Question, TableField
from ipcei_wizard.messages import say
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.saving import seed, show_trouble, widget_key

_MOTIVATION: Final = ("motivation",)
Part = tuple[str, ...]
"""`("motivation",)`, `("field", id)` or `("row", id of the table, name of the row)`."""


def ground_labels(desk: Desk) -> dict[str, str]:
    """Map the grounds that can be chosen to how they read."""
    return {name: ground_in_words(desk.framework, name, desk.language) for name in grounds(desk.framework)}


def markable(desk: Desk, question: Question) -> dict[Part, str]:
    """Map what can be marked at a question to its label: the reasons, each field, each row that has a name."""
    language = desk.language
    answers = Answers(desk.framework, desk.assessment)
    found: dict[Part, str] = {_MOTIVATION: say("web.motivation", language)}
    for field in question.fields:
        label = field.label.in_(language)
        found["field", field.id] = label
        value = answers.field(question, field.id)[0]
        if isinstance(field, TableField) and isinstance(value, tuple):
            names = [row_name(field, row) for row in value if isinstance(row, Mapping)]
            found |= {("row", field.id, name): f"{label}: {name}" for name in names if name}
    return found


def draw_marks(desk: Desk, question: Question, path: str) -> None:
    """Draw the marks of a question; `path` is where they are kept."""
    language = desk.language
    held = desk.value(path)
    marked = _parts(held)
    labels = markable(desk, question)
    labels |= {part: say("web.confidential-gone", language, name=part[-1]) for part in marked if part not in labels}
    ground = held.get("ground") if isinstance(held, dict) else None
    known = ground_labels(desk)
    if isinstance(ground, str):
        known.setdefault(ground, ground)
    with st.expander(say("web.confidential", language), icon=":material/lock:", expanded=bool(marked)):
        st.caption(say("web.confidential-explained", language))
        seed(desk, path, {"parts": marked, "ground": ground}, _build)
        st.multiselect(
            say("web.confidential-parts", language),
            list(labels),
            format_func=labels.__getitem__,
            placeholder=say("web.confidential-none", language),
            key=widget_key(desk.id, path, "parts"),
        )
        st.selectbox(
            say("web.confidential-ground", language),
            list(known),
            index=None,
            format_func=known.__getitem__,
            placeholder=say("web.choose", language),
            key=widget_key(desk.id, path, "ground"),
        )
        show_trouble(desk, path)


def _parts(held: Any) -> list[Part]:
    if not isinstance(held, dict):
        return []
    rows = held.get("rows") or {}
    return [
        *([_MOTIVATION] if held.get("motivation") else []),
        *(("field", name) for name in held.get("fields") or ()),
        *(("row", table, name) for table, names in rows.items() for name in names),
    ]


def _build(shown: Mapping[str, Any], _: Any = None) -> dict[str, Any] | None:
    parts: list[Part] = shown["parts"] or []
    rows: dict[str, list[str]] = {}
    for kind, *names in parts:
        if kind == "row":
            rows.setdefault(names[0], []).append(names[1])
    held = {
        "ground": shown["ground"],
        "motivation": _MOTIVATION in parts or None,
        "fields": [names[0] for kind, *names in parts if kind == "field"],
        "rows": rows,
    }
    return {key: value for key, value in held.items() if value} or None
