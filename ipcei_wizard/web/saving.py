"""Widgets mirror the store: seeded from it before they are drawn, saved to it by their callback.

A callback reads its widgets, does one pure transaction, and only then touches session state: Streamlit may abort it at
any of its own calls. When someone else changed the same path first, both texts are kept and the officer chooses.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from ipcei_wizard.dossier.errors import StoreError
from ipcei_wizard.dossier.records import Conflict
from ipcei_wizard.messages import say
from ipcei_wizard.web.desk import LOCAL_USER, Desk, the_store

Build = Callable[[Mapping[str, Any]], Any]
"""Makes the value to store out of the values of the widgets that mirror it, by part."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A text that could not be saved because someone else changed the same place first."""

    mine: Any
    theirs: Conflict


def widget_key(dossier: str, path: str, part: str = "") -> str:
    """Return the key of the widget that mirrors (a part of) a path; it is also a class in the page."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", f"w-{dossier}-{path}" + (f"-{part}" if part else ""))


def seed(desk: Desk, path: str, parts: Mapping[str, Any]) -> None:
    """Give the widgets of `path` what the store holds, unless they already show this version or a clash is open.

    `parts` maps each part ("" for a single widget) to the widget's value.
    """
    version = desk.state.version(path)
    fresh = st.session_state.get(_seen(desk.id, path)) != version and _clash(desk.id, path) not in st.session_state
    for part, value in parts.items():
        key = widget_key(desk.id, path, part)
        if fresh or key not in st.session_state:
            st.session_state[key] = value
    st.session_state[_seen(desk.id, path)] = version


def save(dossier: str, path: str, parts: tuple[str, ...], build: Build) -> None:
    """Callback: save what the widgets of `path` show."""
    shown = {part: st.session_state.get(widget_key(dossier, path, part)) for part in parts}
    seen = st.session_state.get(_seen(dossier, path), 0)
    clash: Clash | None = st.session_state.get(_clash(dossier, path))
    store_value(dossier, path, build(shown), clash.theirs.version - 1 if clash else seen)


def store_value(dossier: str, path: str, value: Any, seen: int) -> bool:
    """Save `value` at `path`, made while looking at version `seen`; say whether it is stored."""
    try:
        result = the_store().save(dossier, path, value, seen, LOCAL_USER)
    except StoreError as error:
        st.session_state[_failure(dossier, path)] = error
        return False
    st.session_state.pop(_failure(dossier, path), None)
    if isinstance(result, Conflict):
        st.session_state[_clash(dossier, path)] = Clash(value, result)
        return False
    st.session_state[_seen(dossier, path)] = result.version
    st.session_state.pop(_clash(dossier, path), None)
    return True


def show_trouble(desk: Desk, path: str) -> None:
    """Show beside the widgets of `path` what stands in the way of saving, with both texts and the choice."""
    failure: StoreError | None = st.session_state.get(_failure(desk.id, path))
    if failure is not None:
        st.error(f"{failure.what(desk.language)} {failure.remedy(desk.language)}", icon=":material/error:")
        _mark_unsaved(desk.id, path)
    clash: Clash | None = st.session_state.get(_clash(desk.id, path))
    if clash is not None:
        _show_clash(desk, path, clash)


def _show_clash(desk: Desk, path: str, clash: Clash) -> None:
    language = desk.language
    _mark_unsaved(desk.id, path)
    with st.container(border=True, key=f"clash-{widget_key(desk.id, path)}"):
        when = clash.theirs.changed_at.astimezone().strftime("%H:%M")
        st.warning(say("web.clash", language, by=clash.theirs.changed_by, time=when), icon=":material/difference:")
        mine, theirs = st.columns(2)
        mine.markdown(f"**{say('web.clash-mine', language)}**")
        mine.code(_as_text(clash.mine), language=None, wrap_lines=True)
        theirs.markdown(f"**{say('web.clash-theirs', language)}**")
        theirs.code(_as_text(clash.theirs.value), language=None, wrap_lines=True)
        choices = {"mine": clash.mine, "theirs": clash.theirs.value}
        if isinstance(clash.mine, str) and isinstance(clash.theirs.value, str):
            choices["both"] = f"{clash.theirs.value}\n\n{clash.mine}"
        with st.container(horizontal=True):
            for name, value in choices.items():
                st.button(
                    say(f"web.clash-keep-{name}", language),
                    key=f"keep-{name}-{widget_key(desk.id, path)}",
                    on_click=_settle,
                    args=(desk.id, path, value, clash.theirs.version),
                )


def _settle(dossier: str, path: str, value: Any, version: int) -> None:
    if store_value(dossier, path, value, version):
        # Forget what the widgets show, so that they are seeded with the text that was chosen.
        st.session_state.pop(_seen(dossier, path), None)


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _mark_unsaved(dossier: str, path: str) -> None:
    # The script that saves while typing looks for this and tells the officer that the text is not saved yet.
    st.html(f'<span hidden data-not-saved="st-key-{widget_key(dossier, path)}"></span>')


def _seen(dossier: str, path: str) -> str:
    return f"seen|{dossier}|{path}"


def _clash(dossier: str, path: str) -> str:
    return f"clash|{dossier}|{path}"


def _failure(dossier: str, path: str) -> str:
    return f"failure|{dossier}|{path}"
