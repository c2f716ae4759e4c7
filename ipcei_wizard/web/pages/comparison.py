"""Assessments side by side: the matrix, questions of consistency, precedents, practice, and the difference of two.

What is chosen stands in the address: `met` the assessments, `vraag` the question whose texts are shown.
"""

import streamlit as st

from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.difference import compare
from ipcei_wizard.comparison.difference_words import difference_in_words, place_in_words
from ipcei_wizard.comparison.disclosure import hidden_in
from ipcei_wizard.comparison.practice import find_practice
from ipcei_wizard.comparison.report import Comparison, compared
from ipcei_wizard.comparison.sentences import (
    conflict_in_words,
    not_comparable_in_words,
    practice_in_words,
    precedent_in_words,
)
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places, side_by_side
from ipcei_wizard.web.shelf import Shelf, take, the_shelf

_CHOSEN = "compare-chosen"
_MOST_ALIKE = 5
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(dossier: str | None, language: Language) -> None:
    """Draw the page; `dossier` is the one that is open, if any."""
    st.title(say("comparison.title", language), anchor=False)
    st.markdown(say("comparison.intro", language))
    shelf = the_shelf(language)
    chosen = _choose(shelf, dossier, language)
    cases, refused = take(shelf, chosen, language)
    for line in refused:
        st.warning(line, icon=":material/warning:")
    if not cases:
        st.info(say("comparison.choose-some", language))
        return
    comparison = compared(cases, language)
    carried = {"met": ",".join(chosen)} | places.address(dossier, language)
    _matrix(comparison, carried)
    _texts(comparison, shelf)
    _conflicts(comparison)
    if len(cases) > 1:
        _precedents(comparison, dossier)
        _difference(comparison)
    _practice(comparison)
    _export(comparison)


def _choose(shelf: Shelf, dossier: str | None, language: Language) -> tuple[str, ...]:
    if _CHOSEN not in st.session_state:
        wanted = str(st.query_params.get("met", "")).split(",")
        first = shelf.chosen(wanted if wanted != [""] else ())
        open_one = (dossier,) if dossier in shelf.titles and wanted == [""] else ()
        st.session_state[_CHOSEN] = list(dict.fromkeys((*open_one, *first)))
    st.session_state[_CHOSEN] = [id_ for id_ in st.session_state[_CHOSEN] if id_ in shelf.titles]
    chosen = st.multiselect(
        say("comparison.choose", language),
        list(shelf.titles),
        format_func=lambda id_: shelf.titles[id_],
        key=_CHOSEN,
        placeholder=say("comparison.choose-some", language),
    )
    if st.query_params.get("met") != ",".join(chosen):
        st.query_params["met"] = ",".join(chosen)
    return tuple(chosen)


def _matrix(comparison: Comparison, carried: dict[str, str]) -> None:
    language = comparison.language
    st.header(say("comparison.matrix", language), anchor=False)
    st.html(side_by_side.matrix_html(comparison, carried, st.query_params.get("vraag")))
    st.caption(say("comparison.legend", language))
    apart = list(not_comparable_in_words(comparison.cases, language))
    if apart:
        st.html(side_by_side.list_html(apart))


def _texts(comparison: Comparison, shelf: Shelf) -> None:
    language = comparison.language
    row = next((row for row in comparison.rows if row.name == st.query_params.get("vraag")), None)
    if row is None:
        return
    title = f"{row.name}. {row.question.short_title.in_(language)}"
    st.header(say("comparison.texts-on", language, title=title), anchor=side_by_side.TEXTS)
    st.html(side_by_side.texts_html(comparison, row.question))
    for case in comparison.cases:
        if case.id in shelf.stored and row.question.id in case.framework.question_by_id:
            own = case.framework.question_by_id[row.question.id]
            label = say("comparison.open-question", language, title=case.title, number=own.number)
            places.link(places.question_place(own), label, case.id, language, icon=":material/edit:")


def _conflicts(comparison: Comparison) -> None:
    language = comparison.language
    st.header(say("comparison.conflicts", language), anchor=False)
    st.caption(say("comparison.conflicts-explained", language))
    lines = [conflict_in_words(conflict, comparison.names, language) for conflict in comparison.conflicts]
    st.html(side_by_side.list_html(lines or [say("comparison.conflicts-none", language)]))


def _one_of(comparison: Comparison, key: str, at: int) -> Case:
    cases = {case.id: case for case in comparison.cases}
    if st.session_state.get(key) not in cases:
        st.session_state[key] = list(cases)[at]
    label = say(f"comparison.{key}", comparison.language)
    return cases[st.selectbox(label, list(cases), format_func=lambda id_: cases[id_].title, key=key)]


def _precedents(comparison: Comparison, dossier: str | None) -> None:
    language = comparison.language
    st.header(say("comparison.precedents", language), anchor=False)
    ids = [case.id for case in comparison.cases]
    mine = _one_of(comparison, "most-like", ids.index(dossier) if dossier in ids else 0)
    found = comparison.precedents[mine.id][:_MOST_ALIKE]
    lines = [precedent_in_words(precedent, comparison.names, language) for precedent in found]
    st.html(side_by_side.list_html(lines or [say("comparison.precedents-none", language)]))


def _difference(comparison: Comparison) -> None:
    language = comparison.language
    st.header(say("comparison.difference", language), anchor=False)
    left, right = st.columns(2)
    with left:
        before = _one_of(comparison, "first", 0)
    with right:
        after = _one_of(comparison, "second", 1)
    lines = list(difference_in_words(before, after, language, texts=False))
    st.html(side_by_side.list_html(lines or [say("comparison.no-difference", language)]))
    hidden = hidden_in(before) | hidden_in(after)
    texts = [
        (place_in_words(text.where, before.framework, language), text)
        for text in compare(before, after).texts
        if text.where not in hidden
    ]
    if texts:
        with st.expander(say("comparison.changed-texts", language, count=len(texts))):
            st.caption(say("comparison.changed-texts-explained", language))
            st.html(side_by_side.changed_texts_html(texts))


def _practice(comparison: Comparison) -> None:
    language = comparison.language
    st.header(say("comparison.practice", language), anchor=False)
    st.caption(say("comparison.practice-explained", language))
    lines = [practice_in_words(rule, comparison.names, language) for rule in find_practice(comparison.cases)]
    st.html(side_by_side.list_html(lines or [say("comparison.practice-none", language)]))


def _export(comparison: Comparison) -> None:
    from ipcei_wizard.comparison.workbook import to_workbook  # noqa: PLC0415 - only this page writes one

    st.download_button(
        say("comparison.download", comparison.language),
        to_workbook(comparison),
        file_name=say("comparison.file-name", comparison.language),
        mime=_SHEET,
        icon=":material/table_view:",
        on_click="ignore",
    )
