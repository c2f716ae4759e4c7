"""The memo: how it will look, and the file to take away."""

import re

import streamlit as st

from ipcei_wizard.assessment.reader import to_yaml
from ipcei_wizard.memo.advice import advice_document, render_advice, render_advice_for_word
from ipcei_wizard.memo.html import document_html
from ipcei_wizard.memo.pdf.glyphs import unprintable
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.pages import parts
from ipcei_wizard.web.signed_memo import signed_route


def draw(desk: Desk) -> None:
    """Draw the preview of the memo and the downloads."""
    language = desk.language
    st.title(say("web.place-memo", language), anchor=False)
    errors = sum(finding.severity == "error" for finding in desk.evaluation.findings)
    if errors:
        st.warning(say("web.memo-incomplete", language, count=errors), icon=":material/warning:")
        places.link(places.REVIEW, say("web.to-review", language), desk.id, language, icon=":material/fact_check:")
    signed = signed_route(desk.state, language)
    document = advice_document(desk.framework, desk.assessment, desk.evaluation, language, signed)
    for finding in unprintable(document):
        st.warning(finding.message(language), icon=":material/warning:")
    with st.container(horizontal=True):
        st.download_button(
            say("web.download-pdf", language),
            data=lambda: render_advice(desk.assessment, language, evaluation=desk.evaluation, signed=signed),
            file_name=f"{_file_name(desk, language)}.pdf",
            mime="application/pdf",
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            say("web.download-word", language),
            data=lambda: render_advice_for_word(desk.assessment, language, evaluation=desk.evaluation, signed=signed),
            file_name=f"{_file_name(desk, language)}.docx",
            mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            icon=":material/edit_document:",
            on_click="ignore",
        )
        st.download_button(
            say("web.download-yaml", language),
            data=lambda: to_yaml(desk.assessment, desk.framework),
            file_name=f"{_file_name(desk, language)}.yaml",
            mime="application/yaml",
            icon=":material/data_object:",
            on_click="ignore",
        )
    st.header(say("web.memo-preview", language), anchor=False)
    with st.container(border=True):
        st.html(document_html(document, base_level=3))
    parts.way_on(desk, places.MEMO)


def _file_name(desk: Desk, language: Language) -> str:
    name = desk.assessment.initiative.short_title or desk.title
    plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower()[:60]
    return f"{say('web.memo-file', language)}-{plain or desk.id}"
