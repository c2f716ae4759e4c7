"""Widgets mirror the store: seeded from it before they are drawn, swept into it at the start of every run.

Not by callbacks: Streamlit may abort those at any of its own calls and never calls them again, and it starts a run
while the one before is still ending. A sweep compares what the widgets show with what was last seen or saved; what an
aborted run left undone, the next one does. What a click asks for is put on a list without any such call, and done by
the sweep. A run that drew an older state may not undo what a later one learned. When someone else changed the same
path first, both texts are kept and the officer chooses.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

import streamlit as st

from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.errors import StoreError
from ipcei_wizard.dossier.reading import open_dossier
from ipcei_wizard.dossier.records import Conflict, Conflicts, Edit, FrameworkPin, Refusal, StoredValue
from ipcei_wizard.messages import say
from ipcei_wizard.web.acting import Trouble, in_words, someone
from ipcei_wizard.web.desk import Desk, the_store

Build = Callable[[Mapping[str, Any], Any], Any]
"""Makes the value to store out of what its widgets show, by part, and what is stored now."""

Place = tuple[str, str]
"""A dossier and a path in it."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A text that could not be saved because someone else changed the same place first."""

    mine: Any
    theirs: Conflict


@dataclass(frozen=True, slots=True)
class Binding:
    """The widgets that mirror a place: their parts, and how their values become the value to store."""

    parts: tuple[str, ...]
    build: Build


@dataclass(frozen=True, slots=True)
class Wish:
    """A change that a click asks for, `only_if_seen` on what was drawn and not on what someone else made of it.

    What is done `afterwards` is for the looks: it may be broken off.
    """

    place: Place
    edit: Callable[[Any], Any]
    only_if_seen: bool
    afterwards: Callable[[], None]


@dataclass(slots=True)
class Mirror:
    """What this session knows about the places it shows.

    `seen` is the version its widgets show and `synced` what they showed when it was seen or saved; a `stale` place has
    widgets to be seeded anew; an `undrawn` one was changed by a click and not drawn since; the rest stands in the way
    of saving.
    """

    bindings: dict[Place, Binding] = field(default_factory=dict)
    seen: dict[Place, int] = field(default_factory=dict)
    synced: dict[Place, dict[str, Any]] = field(default_factory=dict)
    stale: set[Place] = field(default_factory=set)
    undrawn: set[Place] = field(default_factory=set)
    clashes: dict[Place, Clash] = field(default_factory=dict)
    failures: dict[Place, Trouble] = field(default_factory=dict)
    wishes: list[Wish] = field(default_factory=list)
    acts: list[Callable[[], object]] = field(default_factory=list)
    under: dict[str, FrameworkPin] = field(default_factory=dict)
    lock: RLock = field(default_factory=RLock)


def _mirror() -> Mirror:
    mirror: Mirror = st.session_state.setdefault("mirror", Mirror())
    return mirror


def widget_key(dossier: str, path: str, part: str = "") -> str:
    """Return the key of the widget that mirrors (a part of) a path; it is also a class in the page."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", f"w-{dossier}-{path}" + (f"-{part}" if part else ""))


def seed(desk: Desk, path: str, parts: Mapping[str, Any], build: Build) -> None:
    """Give the widgets of `path` what the store holds, unless they already show this version or a clash is open.

    `parts` maps each part ("" for a single widget) to the widget's value; `build` makes the value to store of them.
    """
    mirror, place = _mirror(), (desk.id, path)
    version = desk.state.version(path)
    with mirror.lock:
        seen = mirror.seen.get(place, -1)
        fresh = (version > seen or (version == seen and place in mirror.stale)) and place not in mirror.clashes
        if fresh:
            mirror.seen[place] = version
            mirror.stale.discard(place)
        if fresh or place not in mirror.synced:
            mirror.synced[place] = dict(parts)
        elif mirror.synced[place].keys() != parts.keys():  # other rows of a long table are drawn
            mirror.synced[place] = {part: mirror.synced[place].get(part, value) for part, value in parts.items()}
        mirror.bindings[place] = Binding(tuple(parts), build)
        mirror.undrawn.discard(place)
    for part, value in parts.items():
        key = widget_key(desk.id, path, part)
        if fresh or key not in st.session_state:
            st.session_state[key] = value


def sweep() -> None:
    """Save whatever the widgets show that is not saved yet, and do what clicks asked for."""
    mirror = _mirror()
    for place in tuple(mirror.bindings):
        _sweep_place(mirror, place)
    with mirror.lock:
        while mirror.wishes:
            wish = mirror.wishes[0]
            done = _grant(mirror, wish)
            del mirror.wishes[0]
            if done:
                wish.afterwards()
        while mirror.acts:
            mirror.acts[0]()
            del mirror.acts[0]


def on_the_list(act: Callable[[], object]) -> Callable[[], None]:
    """Return a callback that asks for `act`, which is no change of the text; the run it begins does it."""
    acts = _mirror().acts
    return lambda: acts.append(act)


def drawn_under(desk: Desk) -> None:
    """Note which questionnaire the page is drawn under; under another than before the widgets are filled anew.

    A field may be of another kind there, and what its widget showed no value for it. What could not be saved stays.
    """
    mirror, dossier, pinned = _mirror(), desk.id, desk.state.framework
    if mirror.under.setdefault(dossier, pinned) == pinned:
        return
    mirror.under[dossier] = pinned
    with mirror.lock:
        kept = {place for place in (*mirror.clashes, *mirror.failures) if place[0] == dossier}
        for place in [place for place in mirror.bindings if place[0] == dossier and place not in kept]:
            for part in mirror.bindings.pop(place).parts:
                st.session_state.pop(widget_key(*place, part), None)
            mirror.synced.pop(place, None)
            mirror.seen.pop(place, None)


def _sweep_place(mirror: Mirror, place: Place) -> None:
    binding = mirror.bindings[place]
    keys = {part: widget_key(*place, part) for part in binding.parts}
    # A widget that was not drawn has lost its value; what it showed was swept by the run that left it.
    shown = {part: st.session_state[key] for part, key in keys.items() if key in st.session_state}
    with mirror.lock:
        if place in mirror.stale or not shown:
            return
        shown = mirror.synced[place] | shown
        if shown == mirror.synced[place]:
            return
        seen = mirror.seen.get(place, 0)
        if _transact(mirror, place, lambda stored: binding.build(shown, stored.value if stored else None), seen):
            mirror.synced[place] = shown


def later(
    dossier: str,
    path: str,
    edit: Callable[[Any], Any],
    *,
    only_if_seen: bool = False,
    afterwards: Callable[[], None] = lambda: None,
) -> Callable[[], None]:
    """Return a callback that asks for a change of what is stored at `path`; the run it begins makes it.

    With `only_if_seen`, nothing is changed when someone else changed it since it was drawn: the new state is shown.
    """
    wishes, wish = _mirror().wishes, Wish((dossier, path), edit, only_if_seen, afterwards)
    return lambda: wishes.append(wish)


def _grant(mirror: Mirror, wish: Wish) -> bool:
    def edited(stored: StoredValue | None) -> Any:
        value = stored.value if stored else None
        unseen = _version(stored) != mirror.seen.get(wish.place, 0)
        return value if wish.only_if_seen and unseen else wish.edit(value)

    done = _transact(mirror, wish.place, edited, None)
    mirror.undrawn.add(wish.place)
    mirror.stale.add(wish.place)
    return done


def _transact(mirror: Mirror, place: Place, value_after: Callable[[StoredValue | None], Any], seen: int | None) -> bool:
    """Save at `place` what `value_after` makes of what is stored; say whether the store has answered.

    `seen` is the version the officer was looking at; None makes the change on whatever is stored now.
    """
    dossier, path = place
    store = the_store()
    try:
        stored = open_dossier(store, dossier, someone()).values.get(path)
        value = value_after(stored)
        edit = Edit(path, value, _version(stored) if seen is None else seen)
        result = proceedings.edit(store, dossier, someone(), [edit])
    except StoreError as error:
        mirror.failures[place] = error
        return False
    if isinstance(result, Refusal):
        mirror.failures[place] = result
        return False
    mirror.failures.pop(place, None)
    if isinstance(result, Conflicts):
        mirror.clashes[place] = Clash(value, result.conflicts[0])
    else:
        mirror.clashes.pop(place, None)
        mirror.seen[place] = result[0].version
    return True


def _version(stored: StoredValue | None) -> int:
    return stored.version if stored else 0


def anything_undrawn() -> bool:
    """Say whether a click changed a place and the run that should have drawn it was broken off."""
    return bool(_mirror().undrawn)


def wanting_whole_page() -> Callable[[], None]:
    """Return what notes in a callback that what a click asks for takes a run of the whole page."""
    undrawn = _mirror().undrawn
    return lambda: undrawn.add(("", ""))


def draw_anew() -> None:
    """Note that the whole page is drawn, so that nothing of it waits to be drawn."""
    _mirror().undrawn.clear()


def troubled() -> frozenset[Place]:
    """Return the places of this session that could not be saved as they are shown."""
    mirror = _mirror()
    return frozenset(mirror.clashes) | frozenset(mirror.failures)


def show_trouble(desk: Desk, path: str) -> None:
    """Show beside the widgets of `path` what stands in the way of saving, with both texts and the choice."""
    failure = _mirror().failures.get((desk.id, path))
    if failure is not None:
        st.error(in_words(failure, desk.language), icon=":material/error:")
        mark_unsaved(desk.id, path)
    clash = _mirror().clashes.get((desk.id, path))
    if clash is not None:
        _show_clash(desk, path, clash)


def _show_clash(desk: Desk, path: str, clash: Clash) -> None:
    language = desk.language
    mark_unsaved(desk.id, path)
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
    with mirror.lock:
        _transact(mirror, place, lambda _: value, version)
        mirror.stale.add(place)


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def mark_unsaved(dossier: str, path: str) -> None:
    """Tell the script that saves while typing that this text is not saved, so that it keeps it and says so."""
    st.html(f'<span hidden data-not-saved="st-key-{widget_key(dossier, path)}"></span>')
