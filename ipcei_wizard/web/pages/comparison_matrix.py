"""The top of the comparison: which assessments, the matrix sorted and grouped, and the texts on a question.

What is chosen stands in the address: `met` the assessments, `vraag` the question whose texts are shown, `tegenover` the
assessment from which those of the others are said to differ.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from ipcei_wizard.comparison.facets import Facet
from ipcei_wizard.comparison.ordering import SORTS, Group, in_groups
from ipcei_wizard.comparison.report import Comparison
from ipcei_wizard.comparison.sentences import not_comparable_in_words
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import side_by_side
from ipcei_wizard.web.narrowed import cases_ids, draw_filters
from ipcei_wizard.web.shelf import Shelf, take

MOST: Final = 50
"""More columns than this nobody reads side by side."""
CHOSEN: Final = "compare-chosen"
_GROUPS: Final[tuple[Facet, ...]] = ("outcome", "ecosystem", "year", "framework")


def choose(shelf: Shelf, dossier: str | None, language: Language) -> tuple[str, ...]:
    """Draw the choice of assessments, by name or by what they have in common; return their ids."""
    if CHOSEN not in st.session_state:
        wanted = str(st.query_params.get("met", "")).split(",")
        first = shelf.chosen(wanted if wanted != [""] else ())
        open_one = (dossier,) if dossier in shelf.titles and wanted == [""] else ()
        st.session_state[CHOSEN] = list(dict.fromkeys((*open_one, *first)))
    st.session_state[CHOSEN] = [id_ for id_ in st.session_state[CHOSEN] if id_ in shelf.titles]
    chosen = st.multiselect(
        say("comparison.choose", language),
        list(shelf.titles),
        format_func=lambda id_: shelf.titles[id_],
        key=CHOSEN,
        placeholder=say("comparison.choose-some", language),
    )
    _choose_by_filter(shelf, language)
    if st.query_params.get("met") != ",".join(chosen):
        st.query_params["met"] = ",".join(chosen)
    return tuple(chosen)


def _choose_by_filter(shelf: Shelf, language: Language) -> None:
    box = st.expander(
        say("comparison.choose-by", language), icon=":material/filter_alt:", on_change="rerun", key="compare-by"
    )
    if not box.open:
        return
    with box:
        cases, _ = take(shelf, shelf.titles, language)
        ids = list(cases_ids(draw_filters("compare-by", cases, shelf, language)))
        label = say("comparison.choose-these", language, count=len(ids))
        st.button(label, key="compare-these", on_click=_take_these, args=(ids,), disabled=not ids)


def _take_these(ids: list[str]) -> None:
    st.session_state[CHOSEN] = ids


def draw_matrix(comparison: Comparison, carried: Mapping[str, str]) -> Sequence[Group]:
    """Draw the matrix with what sorts and groups it; return the columns as they stand."""
    language = comparison.language
    st.header(say("comparison.matrix", language), anchor=False)
    groups = _groups(comparison)
    shown = (st.query_params.get("vraag"), st.query_params.get("tegenover"))
    st.html(side_by_side.matrix_html(comparison, groups, carried, shown))
    st.caption(say("comparison.legend", language))
    apart = list(not_comparable_in_words(comparison.cases, language))
    if apart:
        st.html(side_by_side.list_html(apart))
    return groups


def _groups(comparison: Comparison) -> tuple[Group, ...]:
    language = comparison.language
    sorts = {sort: say(f"comparison.sort-{sort}", language) for sort in SORTS}
    sorts |= {
        row.question.id: say(
            "comparison.sort-question", language, name=row.name, title=row.question.short_title.in_(language)
        )
        for row in comparison.rows
    }
    labels: dict[Facet, str] = {by: say(f"comparison.facet-{by}", language) for by in _GROUPS}
    left, right = st.columns(2)
    sort = left.selectbox(say("comparison.sort", language), list(sorts), format_func=sorts.__getitem__, key="sorted-by")
    by = right.selectbox(
        say("comparison.group", language),
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder=say("comparison.group-none", language),
        key="grouped-by",
    )
    return in_groups(comparison.cases, comparison.rows, language, sort=sort or SORTS[0], by=by)


def draw_texts(comparison: Comparison, groups: Sequence[Group], shelf: Shelf) -> None:
    """Draw the texts on the question of the address side by side, with the way to each."""
    language = comparison.language
    row = next((row for row in comparison.rows if row.name == st.query_params.get("vraag")), None)
    if row is None:
        return
    title = f"{row.name}. {row.question.short_title.in_(language)}"
    st.header(say("comparison.texts-on", language, title=title), anchor=side_by_side.TEXTS)
    against = next((case for case in comparison.cases if case.id == st.query_params.get("tegenover")), None)
    key = "texts-beside" if against is None else "texts-against"
    name = "" if against is None else comparison.names.cases[against.id]
    st.caption(say(f"comparison.{key}", language, name=name))
    columns = [at for group in groups for at in group.columns]
    stored = frozenset(shelf.stored)
    st.html(side_by_side.texts_html(comparison, row.question, columns, against.id if against else None, stored))
