"""The sources of an answer: typed in rows, or taken over from another answer of the same assessment."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from ipcei_wizard.assessment.model import Source
from ipcei_wizard.assessment.reader import to_json_value
from ipcei_wizard.assessment.register import others, register
from ipcei_wizard.framework.model import Question
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web.confidential import ground_labels
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.row_cells import RowColumn
from ipcei_wizard.web.rows import rows
from ipcei_wizard.web.saving import later, widget_key


def draw_sources(desk: Desk, question: Question, path: str) -> None:
    """Draw the sources of an answer; `path` is where they are kept."""
    language = desk.language
    rows(desk, path, source_columns(desk))
    known = register(desk.framework, desk.assessment, desk.evaluation.route)
    offered = {
        source_name(source, language): source for source in others(known, desk.assessment.answer(question.id)).values()
    }
    if not offered:
        return
    key = f"cite-{widget_key(desk.id, path)}"
    st.selectbox(
        say("web.cite-earlier", language),
        list(offered),
        index=None,
        placeholder=say("web.choose", language),
        key=key,
        on_change=later(desk.id, path, partial(_with_chosen, key, offered), afterwards=partial(_choose_none, key)),
    )


def source_columns(desk: Desk) -> tuple[RowColumn, ...]:
    """Return the columns in which a source is typed."""
    language = desk.language
    return (
        RowColumn("title", "text", say("web.source-title", language)),
        RowColumn("reference", "text", say("web.source-reference", language)),
        RowColumn("date", "date", say("web.source-date", language)),
        RowColumn("url", "text", say("web.source-url", language)),
        RowColumn("page", "text", say("web.source-page", language)),
        RowColumn("confidential", "choice", say("web.source-confidential", language), ground_labels(desk)),
    )


def source_name(source: Source, language: Language) -> str:
    """Return a source on one line: title, reference and page."""
    page = say("web.source-page-short", language, page=source.page) if source.page else ""
    return ", ".join(part for part in (source.title, source.reference, page) if part)


def stored_source(source: Source) -> dict[str, Any]:
    """Return a source as the store keeps it, without what it does not say."""
    written = to_json_value(source.model_dump(mode="python"))
    return {key: value for key, value in written.items() if value}


def _with_chosen(key: str, offered: Mapping[str, Source], stored: Any) -> Any:
    chosen = offered.get(st.session_state.get(key) or "")
    return stored if chosen is None else with_source(stored_source(chosen), stored)


def _choose_none(key: str) -> None:
    st.session_state[key] = None


def with_source(source: dict[str, Any], stored: Any) -> list[Any]:
    """Return the stored sources with one more."""
    return [*(stored if isinstance(stored, list) else ()), source]
