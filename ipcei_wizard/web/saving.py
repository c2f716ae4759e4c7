"""Widgets mirror the store: seeded from it before they are drawn, saved to it by their callback.

A callback reads its widgets, does one pure transaction, and then touches only a plain object: Streamlit may abort it at
any of its own calls, session state included. It also starts a run while the one before is still ending, so a run that
drew an older state may not undo what a later one learned. When someone else changed the same path first, both texts
are kept and the officer chooses.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

import streamlit as st

from ipcei_wizard.dossier.errors import StoreError
from ipcei_wizard.dossier.records import Conflict, StoredValue
from ipcei_wizard.messages import say
from ipcei_wizard.web.desk import LOCAL_USER, Desk, the_store

Build = Callable[[Mapping[str, Any], Any], Any]
"""Makes the value to store out of what its widgets show, by part, and what is stored now."""

Place = tuple[str, str]
"""A dossier and a path in it."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A text that could not be saved because someone else changed the same place first."""

    mine: Any
    theirs: Conflict


@dataclass(slots=True)
class Mirror:
    """What this session knows about the places it shows.

    `seen` is the version its widgets show; a `stale` place has widgets to be seeded anew; the rest stands in the way of
    saving.
    """

    seen: dict[Place, int] = field(default_factory=dict)
    stale: set[Place] = field(default_factory=set)
    lock: RLock = field(default_factory=RLock)
    clashes: dict[Place, Clash] = field(default_factory=dict)
    failures: dict[Place, StoreError] = field(default_factory=dict)


def _mirror() -> Mirror:
    mirror: Mirror = st.session_state.setdefault("mirror", Mirror())
    return mirror


def widget_key(dossier: str, path: str, part: str = "") -> str:
    """Return the key of the widget that mirrors (a part of) a path; it is also a class in the page."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", f"w-{dossier}-{path}" + (f"-{part}" if part else ""))


def seed(desk: Desk, path: str, parts: Mapping[str, Any]) -> None:
    """Give the widgets of `path` what the store holds, unless they already show this version or a clash is open.

    `parts` maps each part ("" for a single widget) to the widget's value.
    """
    mirror, place = _mirror(), (desk.id, path)
    version = desk.state.version(path)
    with mirror.lock:
        seen = mirror.seen.get(place, -1)
        fresh = (version > seen or (version == seen and place in mirror.stale)) and place not in mirror.clashes
        if fresh:
            mirror.seen[place] = version
            mirror.stale.discard(place)
    for part, value in parts.items():
        key = widget_key(desk.id, path, part)
        if fresh or key not in st.session_state:
            st.session_state[key] = value


def save(dossier: str, path: str, parts: tuple[str, ...], build: Build) -> None:
    """Callback: save what the widgets of `path` show."""
    mirror, place = _mirror(), (dossier, path)
    shown = {part: st.session_state.get(widget_key(dossier, path, part)) for part in parts}
    _transact(mirror, place, lambda stored: build(shown, stored.value if stored else None), mirror.seen.get)


def change(dossier: str, path: str, edit: Callable[[Any], Any]) -> None:
    """Callback: change what is stored at `path`, whatever its version; its widgets are seeded with the result.

    For edits that keep what others wrote, such as adding a row.
    """
    mirror, place = _mirror(), (dossier, path)
    _transact(mirror, place, lambda stored: edit(stored.value if stored else None))
    mirror.stale.add(place)


def change_seen(dossier: str, path: str, edit: Callable[[Any], Any]) -> None:
    """Callback: like `change`, but when someone else changed it since it was drawn, only the new state is shown."""
    mirror, place = _mirror(), (dossier, path)

    def edited(stored: StoredValue | None) -> Any:
        value = stored.value if stored else None
        return edit(value) if _version(stored) == mirror.seen.get(place, 0) else value

    _transact(mirror, place, edited)
    mirror.stale.add(place)


def _transact(
    mirror: Mirror,
    place: Place,
    value_after: Callable[[StoredValue | None], Any],
    version_of: Callable[[Place], int | None] | None = None,
) -> None:
    """Save at `place` what `value_after` makes of what is stored.

    `version_of` says at which version the officer made the change; without it the change is made on what is stored now.
    """
    dossier, path = place
    store = the_store()
    with mirror.lock:
        try:
            stored = store.load(dossier).values.get(path)
            value = value_after(stored)
            expected = _version(stored) if version_of is None else version_of(place) or 0
            result = store.save(dossier, path, value, expected, LOCAL_USER)
        except StoreError as error:
            mirror.failures[place] = error
            return
        mirror.failures.pop(place, None)
        if isinstance(result, Conflict):
            mirror.clashes[place] = Clash(value, result)
        else:
            mirror.clashes.pop(place, None)
            mirror.seen[place] = result.version


def _version(stored: StoredValue | None) -> int:
    return stored.version if stored else 0


def show_trouble(desk: Desk, path: str) -> None:
    """Show beside the widgets of `path` what stands in the way of saving, with both texts and the choice."""
    failure = _mirror().failures.get((desk.id, path))
    if failure is not None:
        st.error(f"{failure.what(desk.language)} {failure.remedy(desk.language)}", icon=":material/error:")
        _mark_unsaved(desk.id, path)
    clash = _mirror().clashes.get((desk.id, path))
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
    mirror, place = _mirror(), (dossier, path)
    _transact(mirror, place, lambda _: value, lambda _: version)
    mirror.stale.add(place)


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _mark_unsaved(dossier: str, path: str) -> None:
    # The script that saves while typing looks for this and tells the officer that the text is not saved yet.
    st.html(f'<span hidden data-not-saved="st-key-{widget_key(dossier, path)}"></span>')
