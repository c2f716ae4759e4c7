"""Who is on a dossier, and admitting and letting go, where people log in; without login there is nothing to draw."""

from functools import partial

import streamlit as st

from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.access import admitted, people_on
from ipcei_wizard.dossier.store import FROZEN
from ipcei_wizard.messages import say
from ipcei_wizard.web.acting import attempt, i_may, show_refused, someone, types_name, who_in_words
from ipcei_wizard.web.desk import Desk, the_store
from ipcei_wizard.web.pages.parts import literal


def draw(desk: Desk) -> None:
    """Draw who is on the dossier, with the way to admit others for who may."""
    language, state = desk.language, desk.state
    if types_name() or state.whole:
        return
    st.header(say("web_dossier.people", language), anchor=False)
    st.caption(say("web_dossier.people-explained", language))
    may_admit, guests = i_may(state, "admit"), admitted(state.proceedings)
    for name in sorted(people_on(state.summary, state.proceedings)):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":material/person: {literal(who_in_words(name, language))}")
            if may_admit and name in guests:
                label = say("web_dossier.let-go", language, name=name)
                st.button(label, key=f"let-go-{name}", on_click=_let_go, args=(desk.id, name))
    if may_admit:
        with st.form("admit", clear_on_submit=True):
            column, _ = st.columns(2)
            column.text_input(say("web_dossier.account", language), key="new-guest")
            st.form_submit_button(say("web_dossier.admit", language), on_click=_admit, args=(desk.id,))
    show_refused("admission", language)


def reader_note(desk: Desk) -> None:
    """Say on every page what who is logged in cannot do there: see what is confidential, or write."""
    language, state = desk.language, desk.state
    if types_name():
        return
    if state.whole:
        st.info(say("web_dossier.not-on-it", language), icon=":material/visibility:")
    elif state.summary.status not in FROZEN and not i_may(state, "edit"):
        st.info(say("web_dossier.reading-only", language), icon=":material/visibility:")


def _admit(dossier: str) -> None:
    names = (str(st.session_state.get("new-guest", "")),)
    attempt("admission", partial(proceedings.admit, the_store(), dossier, someone(), names))


def _let_go(dossier: str, name: str) -> None:
    attempt("admission", partial(proceedings.admit, the_store(), dossier, someone(), (), (name,)))
