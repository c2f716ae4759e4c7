"""Assessments side by side: the matrix, questions of consistency, precedents, practice, and the difference of two.

Every sentence that counts assessments leads to them.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.practice import find_practice
from ipcei_wizard.comparison.precedents import find_precedents
from ipcei_wizard.comparison.report import Comparison, compared
from ipcei_wizard.comparison.sentences import (
    conflict_in_words,
    names_among,
    practice_in_words,
    precedent_in_words,
)
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places, side_by_side
from ipcei_wizard.web.difference import draw_difference, draw_then_and_now
from ipcei_wizard.web.narrowed import cases_ids, draw_filters
from ipcei_wizard.web.pages.comparison_matrix import MOST, choose, draw_matrix, draw_texts
from ipcei_wizard.web.shelf import Shelf, take, the_shelf
from ipcei_wizard.web.version_study import draw_study

_MOST_ALIKE = 5
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(dossier: str | None, language: Language) -> None:
    """Draw the page; `dossier` is the one that is open, if any."""
    st.title(say("comparison.title", language), anchor=False)
    st.markdown(say("comparison.intro", language))
    shelf = the_shelf(language)
    chosen = choose(shelf, dossier, language)
    if len(chosen) > MOST:
        st.info(say("comparison.too-many", language, count=len(chosen), most=MOST), icon=":material/view_column:")
    cases, refused = take(shelf, chosen[:MOST], language)
    for line in refused:
        st.warning(line, icon=":material/warning:")
    if not cases:
        st.info(say("comparison.choose-some", language))
        return
    comparison = compared(cases, language)
    kept = places.address(dossier, language)
    groups = draw_matrix(comparison, {"met": ",".join(chosen)} | kept)
    draw_texts(comparison, groups, shelf)
    _conflicts(comparison, kept, dossier)
    _precedents(comparison, dossier, shelf)
    if len(cases) > 1:
        _difference(comparison)
    if dossier is not None:
        draw_then_and_now(dossier, language)
    _practice(comparison, kept)
    draw_study(shelf, dossier, language)
    _export(comparison)


def _conflicts(comparison: Comparison, kept: Mapping[str, str], dossier: str | None) -> None:
    language = comparison.language
    st.header(say("comparison.conflicts", language), anchor=False)
    st.caption(say("comparison.conflicts-explained", language))
    lines = [
        (conflict_in_words(conflict, comparison.names, language), (conflict.stronger.id, conflict.weaker.id))
        for conflict in comparison.conflicts
    ]
    _traced(lines, kept, language, "comparison.conflicts-none")
    if dossier is not None and any(dossier in ids for _, ids in lines):
        places.link(places.REVIEW, say("comparison.explain", language), dossier, language, icon=":material/edit:")


def _traced(lines: Sequence[tuple[str, Sequence[str]]], kept: Mapping[str, str], language: Language, none: str) -> None:
    if lines:
        st.html(side_by_side.traced_html(lines, kept, language))
    else:
        st.html(side_by_side.list_html([say(none, language)]))


def _one_of(comparison: Comparison, key: str, at: int) -> Case:
    cases = {case.id: case for case in comparison.cases}
    if st.session_state.get(key) not in cases:
        st.session_state[key] = list(cases)[at]
    label = say(f"comparison.{key}", comparison.language)
    return cases[st.selectbox(label, list(cases), format_func=lambda id_: cases[id_].title, key=key)]


def _precedents(comparison: Comparison, dossier: str | None, shelf: Shelf) -> None:
    language = comparison.language
    st.header(say("comparison.precedents", language), anchor=False)
    st.caption(say("comparison.precedents-explained", language))
    ids = [case.id for case in comparison.cases]
    mine = _one_of(comparison, "most-like", ids.index(dossier) if dossier in ids else 0)
    past, _ = take(shelf, (id_ for id_ in shelf.titles if id_ != mine.id), language)
    found = find_precedents(mine, draw_filters("precedents", past, shelf, language), most=_MOST_ALIKE)
    names = names_among((mine, *(precedent.case for precedent in found)))
    lines = [(precedent_in_words(precedent, names, language), (mine.id, precedent.case.id)) for precedent in found]
    _traced(lines, places.address(dossier, language), language, "comparison.precedents-none")


def _difference(comparison: Comparison) -> None:
    language = comparison.language
    st.header(say("comparison.difference", language), anchor=False)
    left, right = st.columns(2)
    with left:
        before = _one_of(comparison, "first", 0)
    with right:
        after = _one_of(comparison, "second", 1)
    draw_difference(before, after, language)


def _practice(comparison: Comparison, kept: Mapping[str, str]) -> None:
    language = comparison.language
    st.header(say("comparison.practice", language), anchor=False)
    st.caption(say("comparison.practice-explained", language))
    lines = [
        (practice_in_words(rule, comparison.names, language), cases_ids(rule.cases))
        for rule in find_practice(comparison.cases)
    ]
    _traced(lines, kept, language, "comparison.practice-none")


def _export(comparison: Comparison) -> None:
    from ipcei_wizard.comparison.workbook import to_workbook  # noqa: PLC0415 - only this page writes one
    from ipcei_wizard.web.comparison_memo import render_comparison  # noqa: PLC0415 - and only who asks needs the PDF

    st.download_button(
        say("comparison.download-memo", comparison.language),
        lambda: render_comparison(comparison),
        file_name=say("comparison.memo-file-name", comparison.language),
        mime="application/pdf",
        icon=":material/picture_as_pdf:",
        on_click="ignore",
    )
    st.download_button(
        say("comparison.download", comparison.language),
        lambda: to_workbook(comparison),
        file_name=say("comparison.file-name", comparison.language),
        mime=_SHEET,
        icon=":material/table_view:",
        on_click="ignore",
    )
