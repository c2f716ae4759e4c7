"""The conflicts between the dossier in hand and every other assessment, each with room for the officer's explanation.

An explanation is kept together with what the conflict was at that moment, so that the memo can tell both. What others
wrote confidentially is not part of it: only titles, advices and the numbers of questions are.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import streamlit as st

from ipcei_wizard.assessment.confidentiality import ground_in_words, grounds
from ipcei_wizard.assessment.model import ExplainedConflict
from ipcei_wizard.comparison.cases import Case, case_of
from ipcei_wizard.comparison.conflicts import Conflict, breach
from ipcei_wizard.comparison.sentences import conflict_in_words, names_among
from ipcei_wizard.dossier.paths import join
from ipcei_wizard.messages import say
from ipcei_wizard.web import places, side_by_side
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.narrowed import draw_filters
from ipcei_wizard.web.pages.parts import literal
from ipcei_wizard.web.saving import later, seed, show_trouble, widget_key
from ipcei_wizard.web.shelf import take, the_shelf

_AT_A_TIME: Final = 10
_FACTS: Final = ("title", "advice", "supports", "better", "compared")


def draw_consistency(desk: Desk) -> None:
    """Draw the way to the conflicts of this dossier; the other assessments are read only when it is opened."""
    language = desk.language
    explained = sum(bool(entry.explanation.strip()) for entry in desk.assessment.consistency.values())
    label = say("web.consistency-explained-count" if explained else "web.consistency-open", language, count=explained)
    box = st.expander(label, icon=":material/balance:", on_change="rerun", key="consistency")
    if not box.open:
        return
    with box:
        st.caption(say("web.consistency-explained", language))
        _conflicts(desk)


def _conflicts(desk: Desk) -> None:
    language, shelf = desk.language, the_shelf(desk.language)
    mine = case_of(desk.id, desk.assessment, desk.framework, language)
    others, _ = take(shelf, (id_ for id_ in shelf.titles if id_ != desk.id), language)
    found = {other.id: conflict for other in others if (conflict := conflict_of(mine, other)) is not None}
    gone = [id_ for id_ in desk.assessment.consistency if id_ not in found]
    for id_ in gone:
        _gone(desk, id_, desk.assessment.consistency[id_])
    if not found:
        st.markdown(say("web.consistency-none", language, count=len(others)))
        return
    st.markdown(say("web.consistency-found", language, count=len(found), of=len(others)))
    shown = draw_filters("consistency", [other for other in others if other.id in found], shelf, language)
    ordered = sorted(shown, key=lambda other: other.id not in desk.assessment.consistency)
    most = int(st.session_state.get("consistency-shown", _AT_A_TIME))
    for other in ordered[:most]:
        _conflict(desk, found[other.id], mine, other)
    if len(ordered) > most:
        label = say("web_dossier.history-more", language, count=len(ordered) - most)
        st.button(label, key="consistency-more", on_click=_show_more, args=(most + _AT_A_TIME,))


def _show_more(count: int) -> None:
    st.session_state["consistency-shown"] = count


def conflict_of(mine: Case, other: Case) -> Conflict | None:
    """Return the conflict between two assessments, whichever of them is the more supportive."""
    return breach(mine, other) or breach(other, mine)


def facts_of(conflict: Conflict, mine: Case, other: Case) -> dict[str, Any]:
    """Return what a conflict is, as it is kept beside its explanation."""
    supports = "equal" if not conflict.better else "more" if conflict.stronger is mine else "less"
    facts: dict[str, Any] = {"title": other.title, "advice": other.advice, "supports": supports}
    lists = {"better": list(conflict.better), "compared": list(conflict.compared)}
    return facts | {key: ids for key, ids in lists.items() if ids}


def _conflict(desk: Desk, conflict: Conflict, mine: Case, other: Case) -> None:
    language, path = desk.language, join("consistency", other.id)
    facts = facts_of(conflict, mine, other)
    stored = desk.value(path)
    held: Mapping[str, Any] = stored if isinstance(stored, dict) else {}
    with st.container(border=True, key=f"conflict-{other.id}"):
        line = (conflict_in_words(conflict, names_among((mine, other)), language), (mine.id, other.id))
        st.html(side_by_side.traced_html([line], places.address(desk.id, language), language))
        parts = {
            "explanation": held.get("explanation") or "",
            "disclosed": bool(held.get("disclosed")),
            "ground": held.get("ground"),
        }
        seed(desk, path, parts, partial(_build, facts))
        st.text_area(say("web.consistency-label", language), key=widget_key(desk.id, path, "explanation"), height=120)
        st.checkbox(say("web.consistency-disclosed", language), key=widget_key(desk.id, path, "disclosed"))
        options = list(dict.fromkeys((*grounds(desk.framework), *([held["ground"]] if held.get("ground") else ()))))
        st.selectbox(
            say("web.consistency-ground", language),
            options,
            format_func=partial(_ground, desk),
            index=None,
            placeholder=say("web.choose", language),
            key=widget_key(desk.id, path, "ground"),
        )
        show_trouble(desk, path)
        if held and any(held.get(name) != facts.get(name) for name in _FACTS):
            st.warning(say("web.consistency-changed", language), icon=":material/update:")
            label = say("web.consistency-still-holds", language)
            st.button(label, key=f"still-{other.id}", on_click=later(desk.id, path, partial(_renewed, facts)))


def _ground(desk: Desk, name: str) -> str:
    known = grounds(desk.framework)
    return ground_in_words(desk.framework, name, desk.language) if name in known else name


def _build(facts: Mapping[str, Any], shown: Mapping[str, Any], _: Any = None) -> Any:
    """Return the conflict with what was entered beside it; without that there is nothing to keep."""
    told = {key: shown[key] for key in ("explanation", "disclosed", "ground") if shown[key]}
    return {**facts, **told} if told else None


def _renewed(facts: Mapping[str, Any], stored: Any) -> Any:
    if not isinstance(stored, dict):
        return stored
    return {**facts, **{key: value for key, value in stored.items() if key not in _FACTS}}


def _gone(desk: Desk, id_: str, entry: ExplainedConflict) -> None:
    """Draw an explanation of what is no conflict any more; it is kept until the officer takes it away."""
    language, path = desk.language, join("consistency", id_)
    with st.container(border=True, key=f"conflict-{id_}"):
        st.markdown(say("web.consistency-gone", language, title=literal(entry.title)))
        st.text(entry.explanation)
        show_trouble(desk, path)
        label = say("web.consistency-remove", language)
        st.button(label, key=f"remove-{id_}", on_click=later(desk.id, path, _nothing))


def _nothing(_: Any) -> None:
    return None
