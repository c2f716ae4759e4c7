"""All dossiers that one may know of: one box for words, a few filters, and what is found."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Final

import streamlit as st

from ipcei_wizard.assessment.notation import parse_date
from ipcei_wizard.dossier.finding import find_for, lines_of
from ipcei_wizard.dossier.people import Person
from ipcei_wizard.dossier.register import Row, as_csv, as_xlsx, rows_of
from ipcei_wizard.dossier.rights import STATUSES
from ipcei_wizard.dossier.search import Wanted
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places
from ipcei_wizard.web.acting import someone, types_name, who_in_words
from ipcei_wizard.web.desk import the_store
from ipcei_wizard.web.found import draw_found
from ipcei_wizard.web.saved_views import draw_views
from ipcei_wizard.web.sought import FROM_LINK, UNDECIDED, Sought, ecosystems, outcomes, sought_in
from ipcei_wizard.web.typed import show_day

PER_PAGE: Final = 10
_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORDS: Final = "find-words"
_DAYS: Final = ("van", "tot")


def draw(language: Language) -> None:
    """Draw the page."""
    st.title(say("finding.place", language), anchor=False)
    st.markdown(say("finding.intro" if types_name() else "finding.intro-login", language))
    _seed()
    people = _people(someone(), language, int(time.time()) // 60)
    sought = _form(people, language)
    draw_views(sought, language)
    found = find_for(the_store(), sought.wanted, someone())
    if not found:
        nothing = sought == Sought()
        say_so = "web.none-yet" if types_name() else "finding.nothing-at-all"
        st.info(say(say_so if nothing else "finding.nothing", language), icon=":material/search_off:")
        if not nothing:
            _clear(language)
        return
    _results(found, sought, language)


def _seed() -> None:
    """Give the form what the address asks, when the page is opened or a link to it is followed."""
    asked = dict(st.query_params)
    if _WORDS in st.session_state and FROM_LINK not in asked:
        return
    sought = sought_in(asked)
    st.session_state[_WORDS] = sought.zoek
    st.session_state["find-status"] = list(sought.statuses)
    for name in ("advies", "ecosysteem", "wie"):
        st.session_state[f"find-{name}"] = getattr(sought, name) or None
    for name in _DAYS:
        st.session_state[f"find-{name}"] = show_day(getattr(sought, name))


def _form(people: Mapping[str, str], language: Language) -> Sought:
    """Draw the box and the filters; return what is sought, and let the address say it too."""
    with st.form("find", border=True):
        st.text_input(
            say("finding.words", language),
            key=_WORDS,
            placeholder=say("finding.words-hint", language),
            help=say("finding.words-help", language),
            icon=":material/search:",
        )
        status, advice, ecosystem = st.columns(3)
        status.multiselect(
            say("finding.status", language),
            STATUSES,
            format_func=lambda value: say(f"proceedings.status-{value}", language),
            placeholder=say("finding.all", language),
            key="find-status",
        )
        undecided = {UNDECIDED: say("finding.advice-none", language)}
        with advice:
            _one_of("advies", "advice", outcomes(language) | undecided, language, say("finding.advice-help", language))
        with ecosystem:
            _one_of("ecosysteem", "ecosystem", ecosystems(language), language)
        person, since, until = st.columns(3)
        with person:
            _one_of("wie", "person", people, language)
        for column, name, label in ((since, "van", "since"), (until, "tot", "until")):
            hint = say("web.date-placeholder", language)
            column.text_input(say(f"finding.{label}", language), key=f"find-{name}", placeholder=hint)
        st.form_submit_button(say("finding.search", language), type="primary", icon=":material/search:")
    state = st.session_state
    typed = {name: str(state[f"find-{name}"] or "") for name in _DAYS}
    chosen = {name: state[f"find-{name}"] or "" for name in ("advies", "ecosysteem", "wie")}
    sought = sought_in({"zoek": state[_WORDS], "status": ",".join(state["find-status"])} | chosen | typed)
    for name in _DAYS:
        if typed[name].strip() and not parse_date(typed[name]):
            st.warning(say("finding.not-a-day", language, written=typed[name]), icon=":material/event_busy:")
    _say_in_address(sought, language)
    return sought


def _one_of(name: str, label: str, options: Mapping[str, str], language: Language, help_: str | None = None) -> None:
    there = st.session_state[f"find-{name}"]
    st.selectbox(
        say(f"finding.{label}", language),
        [*options, *([there] if there and there not in options else [])],
        format_func=lambda value: options.get(value, value),
        placeholder=say("finding.all", language),
        key=f"find-{name}",
        help=help_,
    )


def _say_in_address(sought: Sought, language: Language) -> None:
    wanted = places.address(None, language) | sought.address
    if dict(st.query_params) != wanted:
        st.query_params.from_dict(wanted)


@lru_cache(maxsize=200)
def _people(person: Person, language: Language, minute: int) -> dict[str, str]:  # noqa: ARG001 - for the cache
    """Return who made or last changed what this person may know of: account -> how people read it."""
    store = the_store()
    lines = lines_of(store, find_for(store, Wanted(), person))
    names = {name for line in lines for name in (line.created_by, line.changed_by)}
    return {name: who_in_words(name, language) for name in sorted(names, key=str.casefold)}


def _results(found: Sequence[str], sought: Sought, language: Language) -> None:
    pages = -(-len(found) // PER_PAGE)
    # A key for every search, so that another search begins at its first page.
    key = f"find-page-{hash(tuple(sought.address.items()))}"
    at = min(int(st.session_state.get(key) or 1), pages) - 1
    shown = found[at * PER_PAGE : (at + 1) * PER_PAGE]
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{_count(len(found), at * PER_PAGE, len(shown), language)}**")
        if sought != Sought():
            _clear(language)
    for line in lines_of(the_store(), shown):
        draw_found(line, sought.zoek, language)
    if pages > 1:
        st.pagination(pages, key=key)
    _downloads(sought, language)


def _clear(language: Language) -> None:
    with st.container(key="find-clear", width="content"):
        label, asked = say("finding.clear", language), {FROM_LINK: "1"}
        places.link(places.DOSSIERS, label, None, language, asked, icon=":material/close:", width="content")


def _count(count: int, before: int, shown: int, language: Language) -> str:
    if count == 1:
        return say("finding.count-one", language)
    if shown == count:
        return say("finding.count", language, count=count)
    return say("finding.count-page", language, count=count, first=before + 1, last=before + shown)


def _downloads(sought: Sought, language: Language) -> None:
    with st.container(horizontal=True):
        for kind, mime, write in (("csv", "text/csv", as_csv), ("xlsx", _SHEET, as_xlsx)):
            st.download_button(
                say("finding.download", language, format=kind.upper()),
                data=partial(_register, sought, write, someone(), language),
                file_name=f"{say('finding.file', language)}.{kind}",
                mime=mime,
                icon=":material/download:",
                key=f"register-{kind}",
                help=say("finding.download-help", language),
                on_click="ignore",
            )


def _register(sought: Sought, write: Callable[[Sequence[Row]], bytes], person: Person, language: Language) -> bytes:
    """Write what is found at the moment of the click: what someone may know of can have changed since the page."""
    store = the_store()
    return write(rows_of(store, lines_of(store, find_for(store, sought.wanted, person)), language))
