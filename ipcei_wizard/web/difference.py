"""What differs between two assessments, or between a dossier as it was and as it is; the latter read when opened."""

from collections.abc import Mapping

import streamlit as st

from ipcei_wizard.comparison.cases import Case, case_of_draft
from ipcei_wizard.comparison.difference import compare
from ipcei_wizard.comparison.difference_words import difference_in_words, place_in_words
from ipcei_wizard.comparison.disclosure import hidden_in
from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.history import sittings, text_after
from ipcei_wizard.dossier.paths import assemble
from ipcei_wizard.dossier.reading import read_history
from ipcei_wizard.dossier.records import Change
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web.acting import someone, who_in_words
from ipcei_wizard.web.desk import Desk, open_desk, the_store
from ipcei_wizard.web.placed import moment
from ipcei_wizard.web.side_by_side import changed_texts_html, list_html


def draw_difference(before: Case, after: Case, language: Language) -> None:
    """Draw what differs: in sentences, and word by word in texts that may be read."""
    lines = list(difference_in_words(before, after, language, texts=False))
    st.html(list_html(lines or [say("comparison.no-difference", language)]))
    hidden = hidden_in(before) | hidden_in(after)
    texts = [
        (place_in_words(text.where, before.framework, language), text)
        for text in compare(before, after).texts
        if text.where not in hidden
    ]
    if texts:
        with st.expander(say("comparison.changed-texts", language, count=len(texts))):
            st.caption(say("comparison.changed-texts-explained", language))
            st.html(changed_texts_html(texts))


def draw_then_and_now(dossier: str, language: Language) -> None:
    """Draw what has changed in a dossier since a moment that is chosen; nothing is read before it is opened."""
    title = say("comparison.then", language)
    box = st.expander(title, icon=":material/history:", on_change="rerun", key="then-and-now")
    if not box.open:
        return
    with box:
        st.caption(say("comparison.then-explained", language))
        desk = open_desk(dossier, language)
        changes = read_history(the_store(), dossier, someone())
        before = {change.sequence: change for change in reversed(sittings(changes)[:-1])}
        if not before:
            st.markdown(say("comparison.then-none", language))
            return
        chosen = st.selectbox(
            say("comparison.then-since", language),
            list(before),
            format_func=lambda sequence: _moment(before[sequence], language),
            key=f"then-{dossier}",
        )
        draw_difference(_case(desk, text_after(changes, chosen)), _case(desk, desk.state.contents), language)


def _moment(change: Change, language: Language) -> str:
    return f"{moment(change.at)} · {who_in_words(change.by, language)}"


def _case(desk: Desk, text: Mapping[str, JSON]) -> Case:
    return case_of_draft(desk.id, assemble(text), desk.framework, desk.language)
