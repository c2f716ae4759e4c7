"""The source register: every source of the assessment, numbered as in the memo, and corrected in one place."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from pydantic import ValidationError

from ipcei_wizard.assessment.model import Source
from ipcei_wizard.assessment.notation import show_date
from ipcei_wizard.assessment.register import Cited, SourceKey, register, source_key
from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.errors import StoreError
from ipcei_wizard.dossier.paths import join
from ipcei_wizard.dossier.records import Conflicts, Edit, Refusal
from ipcei_wizard.messages import say
from ipcei_wizard.strict.models import faults_of
from ipcei_wizard.strict.yaml import Document
from ipcei_wizard.web import places
from ipcei_wizard.web.acting import in_words, someone
from ipcei_wizard.web.citing import source_columns, source_name, stored_source
from ipcei_wizard.web.desk import Desk, the_store
from ipcei_wizard.web.pages import parts
from ipcei_wizard.web.row_cells import shown_cell, stored_cell

_SAID = "what became of a corrected source"


def draw(desk: Desk) -> None:
    """Draw the register."""
    language = desk.language
    st.title(say("web.place-sources", language), anchor=False)
    st.markdown(say("web.register-explained", language))
    said = st.session_state.pop(_SAID, None)
    if said is not None:
        st.info(say(f"web.register-{said}", language))
    cited = register(desk.framework, desk.assessment, desk.evaluation.route)
    if not cited:
        st.markdown(say("web.register-empty", language))
    footnote = desk.framework.outcome_by_id[desk.evaluation.advice.decision or desk.evaluation.advice.reading]
    for number, (key, entry) in enumerate(cited.items(), 1 + footnote.carries_footnote):
        _draw_entry(desk, number, key, entry)
    parts.way_on(desk, places.SOURCES)


def _draw_entry(desk: Desk, number: int, key: SourceKey, entry: Cited) -> None:
    language = desk.language
    source = entry.source
    with st.container(border=True, key=f"source-{number}"):
        st.markdown(f"**{number}. {parts.literal(source_name(source, language))}**")
        day = show_date(source.date, language) if source.date else say("web.register-undated", language)
        st.caption(day)
        if source.url:
            st.markdown(f"<{source.url}>")
        with st.container(horizontal=True):
            for asked in entry.questions:
                place = places.place_of(desk.framework, f"answers.{asked}")
                label = say("web.to-question", language, number=asked)
                places.link(place, label, desk.id, language, width="content")
        with st.expander(say("web.register-correct", language), icon=":material/edit:"):
            _draw_form(desk, number, key, entry)


def _is(row: object, key: SourceKey) -> bool:
    """Say whether a stored row is the source with this key; a row that cannot be read is none."""
    try:
        return source_key(Source.model_validate(row)) == key
    except ValidationError:
        return False


def _draw_form(desk: Desk, number: int, key: SourceKey, entry: Cited) -> None:
    language = desk.language
    held = stored_source(entry.source)
    with st.form(f"correct-{number}-{hash(key)}", border=False):
        typed: dict[str, Any] = {}
        for column in source_columns(desk):
            shown = shown_cell(column, held.get(column.id))
            if column.kind == "choice":
                options = list(column.options)
                index = options.index(shown) if shown in options else None
                typed[column.id] = st.selectbox(
                    column.label, options, index=index, format_func=column.options.__getitem__
                )
            else:
                typed[column.id] = st.text_input(column.label, value=shown)
        if st.form_submit_button(say("web.register-save", language, count=len(entry.questions))):
            columns = {column.id: column for column in source_columns(desk)}
            new = {name: stored_cell(columns[name], value, held.get(name)) for name, value in typed.items()}
            _correct(desk, key, {name: value for name, value in new.items() if value})


def _correct(desk: Desk, key: SourceKey, new: Mapping[str, Any]) -> None:
    """Replace a source at every answer that cites it, in one transaction; say what is wrong with it beside the form."""
    try:
        Source.model_validate(new)
    except ValidationError as error:
        for fault in faults_of(error, Source, Document("", dict(new), {})):
            st.error(fault.message(desk.language))
        return
    edits = []
    for question in desk.framework.questions:
        path = join("answers", question.id, "sources")
        stored = desk.state.values.get(path)
        if stored is None or not isinstance(stored.value, list):
            continue
        value = [dict(new) if _is(row, key) else row for row in stored.value]
        if value != stored.value:
            edits.append(Edit(path, value, stored.version))
    try:
        result = proceedings.edit(the_store(), desk.id, someone(), edits)
    except StoreError as error:
        st.error(in_words(error, desk.language))
        return
    if isinstance(result, Refusal):
        st.error(in_words(result, desk.language))
        return
    st.session_state[_SAID] = "clash" if isinstance(result, Conflicts) else "corrected"
    st.rerun()
