"""The first page: start a new assessment, open an earlier one, or look at the examples."""

import secrets
from typing import Final

import streamlit as st

from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.errors import StoreError
from ipcei_wizard.dossier.finding import find_for, lines_of
from ipcei_wizard.dossier.people import refusal_in_words
from ipcei_wizard.dossier.records import DossierSummary, Refusal
from ipcei_wizard.dossier.rights import MAKERS
from ipcei_wizard.dossier.search import Wanted
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places
from ipcei_wizard.web.acting import Trouble, in_words, someone, types_name
from ipcei_wizard.web.desk import CURRENT_FRAMEWORK, pin, the_store
from ipcei_wizard.web.examples import load_examples
from ipcei_wizard.web.pages.parts import literal
from ipcei_wizard.web.sought import Sought

RECENT: Final = 12
"""How many dossiers the first page shows; the others are found on a page of their own."""
_KEY = "key of the next dossier"
_USED = "key was used"
_CREATED = "dossier just made"


def draw(language: Language) -> None:
    """Draw the first page."""
    created = st.session_state.pop(_CREATED, None)
    if created is not None:
        places.go(places.DETAILS, created, language)
    st.title(say("web.home-title", language), anchor=False)
    st.markdown(say("web.home-intro", language))
    places.link(places.PORTFOLIO, say("portfolio.home", language), None, language, icon=":material/lists:")
    st.header(say("web.new", language), anchor=False)
    # The key makes a double click one dossier: it is renewed when this page is drawn again, not by the first click.
    if _KEY not in st.session_state or st.session_state.pop(_USED, False):
        st.session_state[_KEY] = secrets.token_urlsafe()
    if someone().roles.isdisjoint(MAKERS):
        st.markdown(refusal_in_words(Refusal("not-a-maker"), language))
    else:
        _new(language)
    if st.session_state.pop("new without title", False):
        st.warning(say("web.new-without-title", language), icon=":material/warning:")
    _show_failure(language)
    _earlier(language)
    places.link(
        places.COMPARISON,
        say("comparison.beside-each-other", language),
        None,
        language,
        icon=":material/compare_arrows:",
    )
    if types_name():  # in a store that many share, examples would stand among what is real
        icon = ":material/library_books:"
        st.button(say("web.load-examples", language), icon=icon, on_click=_load, key="load-examples")
        st.caption(say("web.load-examples-explained", language))


def _new(language: Language) -> None:
    with st.form("new", border=True):
        st.text_input(say("web.initiative-title", language), key="new-title", placeholder=say("web.new-hint", language))
        st.form_submit_button(say("web.new-button", language), type="primary", on_click=_create)


def _earlier(language: Language) -> None:
    """Draw the dossiers that were changed last, and the way to all of them."""
    store, person = the_store(), someone()
    found = find_for(store, Wanted(), person)
    st.header(say("web.earlier", language), anchor=False)
    if not found:
        st.markdown(say("web.none-yet" if types_name() else "login.none-for-you", language))
        return
    with st.form("search", border=False):
        words, button = st.columns([5, 1], vertical_alignment="bottom")
        label, hint = say("finding.home-words", language), say("finding.words-hint", language)
        asked = words.text_input(label, key="search-words", placeholder=hint, icon=":material/search:")
        if button.form_submit_button(say("finding.search", language), width="stretch"):
            places.go(places.DOSSIERS, None, language, Sought(zoek=asked.strip()).address)
    for dossier in lines_of(store, found[:RECENT]):
        _line(dossier, language)
    if len(found) > RECENT:
        st.caption(say("finding.home-more", language, shown=RECENT, count=len(found)))
    places.link(places.DOSSIERS, say("finding.home-all", language), None, language, icon=":material/search:")


def _line(dossier: DossierSummary, language: Language) -> None:
    with st.container(border=True, key=f"dossier-{dossier.id}"):
        title = dossier.title or say("assessment.untitled", language)
        places.link(places.REVIEW, literal(title), dossier.id, language, icon=":material/folder_open:")
        when = dossier.changed_at.astimezone()
        moment = {"date": when.strftime("%d-%m-%Y"), "time": when.strftime("%H:%M")}
        st.caption(say("web.dossier-line", language, framework=dossier.framework.id, **moment))


def _create() -> None:
    title = str(st.session_state.get("new-title", "")).strip()
    if not title:
        st.session_state["new without title"] = True
        return
    key = st.session_state[_KEY]
    try:
        created = proceedings.create(the_store(), someone(), title, pin(CURRENT_FRAMEWORK), key=key)
    except StoreError as error:
        st.session_state["home failure"] = error
        return
    if isinstance(created, Refusal):
        st.session_state["home failure"] = created
        return
    st.session_state[_USED] = True
    st.session_state[_CREATED] = created


def _load() -> None:
    try:
        load_examples(the_store())
    except StoreError as error:
        st.session_state["home failure"] = error


def _show_failure(language: Language) -> None:
    failure: Trouble | None = st.session_state.pop("home failure", None)
    if failure is not None:
        st.error(in_words(failure, language), icon=":material/error:")
