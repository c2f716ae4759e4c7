"""The version of the questionnaire a dossier is under, what a newer one would change, going over to it and back."""

from collections.abc import Callable, Iterable
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from ipcei_wizard.assessment.unasked import unasked
from ipcei_wizard.comparison.carrying import Effect, effect_of
from ipcei_wizard.comparison.carrying_words import (
    changes_in_words,
    general_in_words,
    readings_in_words,
    unasked_in_words,
)
from ipcei_wizard.dossier import carrying, proceedings
from ipcei_wizard.dossier.paths import PIN
from ipcei_wizard.dossier.store import FROZEN
from ipcei_wizard.framework.kept import Pinned
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.messages import say
from ipcei_wizard.web import places
from ipcei_wizard.web.acting import attempt, i_may, show_refused, someone, who_in_words
from ipcei_wizard.web.desk import Desk, pin, pinned_to, the_store
from ipcei_wizard.web.pages import parts
from ipcei_wizard.web.placed import lines_of, moment
from ipcei_wizard.web.saving import on_the_list

_WHERE: Final = "framework-version"
_SHORT: Final = 12
_FEW: Final = 5


def newer_note(desk: Desk, page: Callable[[Desk], None]) -> None:
    """Say on every other page of a draft that there is a newer version, with the way to what it would change."""
    newer, language = pinned_to(desk.state.framework).newer, desk.language
    if newer is None or desk.state.summary.status != "concept" or page is draw:
        return
    now = desk.state.framework.version
    key = "carrying.banner-same" if newer.version == now else "carrying.banner"
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="newer-framework"):
        words = say(key, language, version=newer.version, now=parts.literal(now))
        st.markdown(f":material/update: {words}", width="content")
        label = say("carrying.to-changes", language)
        icon = ":material/arrow_forward:"
        places.link(places.FRAMEWORK_VERSION, label, desk.id, language, icon=icon, width="content")


def summary(desk: Desk) -> None:
    """Say, on the page of the dossier, which version it is under, with the way to more."""
    language, found = desk.language, pinned_to(desk.state.framework)
    st.header(say("carrying.place", language), anchor=False)
    _pin(desk, found)
    label = say("carrying.to-changes" if found.newer else "carrying.to-page", language)
    icon = ":material/arrow_forward:"
    places.link(places.FRAMEWORK_VERSION, label, desk.id, language, icon=icon, width="content")


def draw(desk: Desk) -> None:
    """Draw the page about the version of the questionnaire."""
    language, found = desk.language, pinned_to(desk.state.framework)
    st.caption(desk.title)
    st.title(say("carrying.place", language), anchor=False)
    _pin(desk, found)
    show_refused(_WHERE, language)
    _last_step(desk)
    if found.newer is None:
        st.markdown(say("carrying.latest", language))
    elif desk.state.summary.status in FROZEN:
        st.info(say("carrying.stays", language, version=found.newer.version), icon=":material/lock:")
    else:
        _would_change(desk, found.newer)
    _kept(desk)


def _pin(desk: Desk, found: Pinned) -> None:
    language, pinned = desk.language, desk.state.framework
    title = parts.literal(found.framework.title(language))
    st.markdown(say("carrying.pinned", language, version=parts.literal(pinned.version), title=title))
    st.caption(say("carrying.digest", language, digest=parts.literal(pinned.digest[:_SHORT])))
    if not found.exact:
        words = say("carrying.not-kept", language, version=found.framework.version)
        st.info(words, icon=":material/content_copy:")


def _last_step(desk: Desk) -> None:
    """Say when the dossier was last carried over or back, with the way back."""
    language, state = desk.language, desk.state
    stored, before = state.values.get(PIN), carrying.carried_from(state)
    if stored is None:
        return
    who = {"who": parts.literal(who_in_words(stored.changed_by, language)), "at": moment(stored.changed_at)}
    if not before:
        st.caption(say("carrying.taken-back", language, version=parts.literal(state.framework.version), **who))
        return
    version = before[0].version
    with st.container(border=True, key="carried-over"):
        st.markdown(f":material/done: {say('carrying.carried', language, version=parts.literal(version), **who)}")
        if not i_may(state, carrying.ACTION):
            st.caption(say("carrying.only-drafts", language))
            return
        with st.expander(say("carrying.would-change-back", language)):
            older = pinned_to(before[0]).framework
            _effect(desk, effect_of(desk.contents, desk.framework, older, language), older)
        act = partial(proceedings.take_back, the_store(), desk.id, someone(), state.framework)
        label = say("carrying.take-back", language, version=version)
        on_click = on_the_list(partial(attempt, _WHERE, act))
        st.button(label, key="take-back", icon=":material/undo:", on_click=on_click)


def _would_change(desk: Desk, newer: Framework) -> None:
    language, state = desk.language, desk.state
    st.header(say("carrying.would-change", language, version=newer.version), anchor=False)
    st.subheader(say("carrying.for-this-dossier", language), anchor=False)
    _effect(desk, effect_of(desk.contents, desk.framework, newer, language), newer)
    st.subheader(say("carrying.in-the-questions", language), anchor=False)
    _differences(desk, newer)
    if not i_may(state, carrying.ACTION):
        st.caption(say("carrying.only-drafts", language))
        return
    act = partial(proceedings.carry_over, the_store(), desk.id, someone(), state.framework, pin(newer.id))
    st.caption(say("carrying.carry-over-explained", language))
    label = say("carrying.carry-over", language, version=newer.version)
    on_click = on_the_list(partial(attempt, _WHERE, act))
    st.button(label, key="carry-over", type="primary", icon=":material/upgrade:", on_click=on_click)


def _effect(desk: Desk, effect: Effect, other: Framework) -> None:
    language = desk.language
    _lines(readings_in_words(effect, other, language))
    errors = [finding.message for finding in effect.arises if finding.severity == "error"]
    others = [finding.message for finding in effect.arises if finding.severity != "error"]
    for key, said in (("arising-errors", errors), ("arising", others)):
        if said:
            label = say(f"carrying.{key}", language, count=len(said))
            with st.expander(label, expanded=len(said) <= _FEW):
                _lines(said)
    if effect.vanishes:
        st.markdown(say("carrying.vanishes", language, count=effect.vanishes))
    for key, found in (("will-be-kept", effect.kept), ("asked-again", effect.asked_again)):
        if found:
            st.markdown(say(f"carrying.{key}", language))
            _lines(unasked_in_words(found, (desk.framework, other), language))


def _differences(desk: Desk, newer: Framework) -> None:
    language = desk.language
    found = changes_in_words(desk.framework, newer, language)
    if not any(found.values()):
        st.markdown(say("carrying.nothing-differs", language))
    for what, said in found.items():
        if said:
            with st.expander(say(f"carrying.{what}", language, count=len(said)), expanded=what == "dropped"):
                _lines(said)
    if general := general_in_words(desk.framework, newer, language):
        st.markdown(general)


def _kept(desk: Desk) -> None:
    """Show what is stored and no longer asked, so that nobody thinks it lost."""
    language, kept = desk.language, unasked(desk.framework, desk.contents)
    if not kept:
        return
    earlier = tuple(pinned_to(one).framework for one in carrying.carried_from(desk.state))
    st.header(say("carrying.kept", language), anchor=False)
    st.caption(say("carrying.kept-explained", language))
    for one, place in zip(kept, unasked_in_words(kept, (*earlier, desk.framework), language), strict=True):
        with st.expander(parts.literal(place)):
            st.html(f'<div class="memo"><p class="typed">{escape(lines_of(one.value))}</p></div>')


def _lines(said: Iterable[str]) -> None:
    st.markdown("\n".join(f"- {parts.literal(line)}" for line in said))
