"""The memo: how it will look, and the file to take away."""

import re
from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from ipcei_wizard.assessment.disclosure import public
from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import to_yaml
from ipcei_wizard.memo.advice import advice_document, render_advice, render_advice_for_word
from ipcei_wizard.memo.document import Document
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
    said: dict[str, Any] = {"framework": desk.framework, "evaluation": desk.evaluation}
    document = advice_document(desk.framework, desk.assessment, desk.evaluation, language, signed)
    for finding in unprintable(document):
        st.warning(finding.message(language), icon=":material/warning:")
    with st.container(horizontal=True):
        st.download_button(
            say("web.download-pdf", language),
            data=lambda: render_advice(desk.assessment, language, **said, signed=signed),
            file_name=f"{_file_name(desk.assessment, desk, language)}.pdf",
            mime="application/pdf",
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            say("web.download-word", language),
            data=lambda: render_advice_for_word(desk.assessment, language, **said, signed=signed),
            file_name=f"{_file_name(desk.assessment, desk, language)}.docx",
            mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            icon=":material/edit_document:",
            on_click="ignore",
        )
        st.download_button(
            say("web.download-yaml", language),
            data=lambda: to_yaml(desk.assessment, desk.framework),
            file_name=f"{_file_name(desk.assessment, desk, language)}.yaml",
            mime="application/yaml",
            icon=":material/data_object:",
            on_click="ignore",
        )
    if not _disclosure(desk, document):
        st.header(say("web.memo-preview", language), anchor=False)
        with st.container(border=True):
            st.html(document_html(document, base_level=3))
    parts.way_on(desk, places.MEMO)


def _disclosure(desk: Desk, whole: Document) -> bool:
    """Draw the public version: beside the whole memo once asked for, and only then to take away."""
    language = desk.language
    st.header(say("web.public-version", language), anchor=False)
    st.caption(say("web.public-explained", language))
    if not st.toggle(say("web.public-show", language), key="public-beside"):
        return False
    assessment = public(desk.assessment, desk.framework).assessment
    evaluation = evaluate(desk.framework, assessment, language)
    document = advice_document(desk.framework, assessment, evaluation, language)
    st.download_button(
        say("web.download-public", language),
        data=lambda: render_advice(assessment, language, framework=desk.framework, evaluation=evaluation),
        file_name=f"{_file_name(assessment, desk, language)}-{say('web.public-file', language)}.pdf",
        mime="application/pdf",
        icon=":material/download:",
        on_click="ignore",
    )
    st.html(_beside((("whole", whole), ("public", document)), language))
    return True


def _beside(versions: Sequence[tuple[str, Document]], language: Language) -> str:
    parts_ = "".join(
        f'<section aria-label="{(title := escape(say(f"web.version-{name}", language)))}">'
        f"<h3>{title}</h3>{document_html(document, base_level=4, prefix=f'{name}-')}</section>"
        for name, document in versions
    )
    return f'<div class="beside">{parts_}</div>'


def _file_name(assessment: Assessment, desk: Desk, language: Language) -> str:
    initiative = assessment.initiative
    name = initiative.short_title or initiative.title
    plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower()[:60]
    return f"{say('web.memo-file', language)}-{plain or desk.id}"
