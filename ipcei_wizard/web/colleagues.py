"""Who else has this dossier before him now, and where. The browser asks, beside the runs of Streamlit.

A run only says under which key its window may ask, and on which page it is; that costs nothing. A small script
(`assets/colleagues.js`) then asks every so often and draws the answer, so that nothing of the page is drawn again. The
key is a secret of this window, good for one person and one dossier while he is on it and his login lasts.
"""

import json
import re
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ipcei_wizard.dossier.access import is_on
from ipcei_wizard.dossier.errors import StoreError
from ipcei_wizard.dossier.people import Person
from ipcei_wizard.dossier.presence import Presence, Seat, leave, work_on
from ipcei_wizard.dossier.reading import works_on
from ipcei_wizard.dossier.store import FROZEN, DossierStore
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places
from ipcei_wizard.web.acting import someone, who_in_words
from ipcei_wizard.web.desk import Desk, the_store
from ipcei_wizard.web.login import session_ends

_KEPT: Final = 24 * 3600.0  # seconds after which a key that nobody used is forgotten
_LONGEST: Final = 500  # bytes of a question
_QUESTION: Final = re.compile(r"vraag-(\d+)")
_MINE: Final = "windows on dossiers"


@dataclass(slots=True)
class Window:
    """A window on a dossier: whose, where it is now, until when it may ask, and what the pages are called."""

    store: DossierStore
    dossier: str
    person: Person
    language: Language
    place: str
    titles: Mapping[str, str]
    ends: float
    used: float
    seat: str = field(default_factory=lambda: secrets.token_hex(8))


class Windows:
    """The windows of this process, by the key under which each may ask. Safe to share between threads."""

    def __init__(self) -> None:
        self._by_key: dict[str, Window] = {}
        self._lock = threading.Lock()

    def add(self, window: Window) -> str:
        """Give a window its key."""
        key = secrets.token_urlsafe(24)
        with self._lock:
            self._by_key = {k: w for k, w in self._by_key.items() if window.used - w.used < _KEPT} | {key: window}
        return key

    def get(self, key: str) -> Window | None:
        """Return the window of a key."""
        return self._by_key.get(key)


WINDOWS: Final = Windows()


def placeholder(desk: Desk, place: str) -> None:
    """Draw where the script puts who else is here; only for who works on a dossier that can change."""
    if not _is_at_work(desk):
        return
    key = _key(desk, place)
    st.html(f'<div class="colleagues" data-colleagues="{key}" data-place="{escape(place)}"></div>')


def placeholder_here(desk: Desk) -> None:
    """Draw where the script says who else is on this very page."""
    if _is_at_work(desk):
        st.html('<div class="colleagues-here" data-colleagues-here role="status"></div>')


def _is_at_work(desk: Desk) -> bool:
    state = desk.state
    return state.summary.status not in FROZEN and is_on(state.summary, state.proceedings, someone())


def _key(desk: Desk, place: str) -> str:
    keys: dict[str, str] = st.session_state.setdefault(_MINE, {})
    window = WINDOWS.get(keys.get(desk.id, ""))
    now, who = time.time(), someone()
    if window is None or window.person != who:
        store, titles = the_store(), places.titles()
        window = Window(store, desk.id, who, desk.language, place, titles, session_ends(), now)
        keys[desk.id] = WINDOWS.add(window)
    window.place, window.language, window.titles, window.used = place, desk.language, places.titles(), now
    return keys[desk.id]


def answer_to(asked: Mapping[str, Any], now: float) -> dict[str, Any] | None:
    """Return who is there, in words, to the window that asks; None where it may not ask (any more)."""
    window = WINDOWS.get(str(asked.get("key", "")))
    if window is None or now > window.ends:
        return None
    seat = Seat(window.seat, window.person.name, window.person.called)
    if asked.get("leaving"):
        leave(window.store, window.dossier, seat)
        return {}
    if not works_on(window.store, window.dossier, window.person):
        return None
    window.used = now
    others = work_on(window.store, window.dossier, seat, window.place)
    here = [other for other in others if other.place == window.place]
    return {
        "here": _sentences(here, window, "here"),
        "others": _sentences(others, window, "at"),
    }


def _sentences(others: list[Presence] | tuple[Presence, ...], window: Window, where: str) -> list[str]:
    """Return a sentence for each person and place, one's own other windows last."""
    mine = [other for other in others if other.person == window.person.name]
    theirs = [other for other in others if other.person != window.person.name]
    said = [_sentence(other, window, where) for other in theirs]
    said += [_sentence(other, window, f"own-{where}") for other in mine]
    return list(dict.fromkeys(said))


def _sentence(other: Presence, window: Window, which: str) -> str:
    language, question = window.language, _QUESTION.fullmatch(other.place)
    who = other.called or who_in_words(other.person, language)
    kind = "question" if question else "page"
    where = question.group(1) if question else window.titles.get(other.place, "")
    return say(f"finding.{which}-{kind}", language, who=who, where=where)


async def _ask(request: Request) -> Response:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            return Response(status_code=413)
    try:
        asked = json.loads(body)
        if not isinstance(asked, dict):
            return Response(status_code=400)
        found = await run_in_threadpool(answer_to, asked, time.time())
    except ValueError:
        return Response(status_code=400)
    except StoreError:  # nobody is kept from working because we do not know who else does
        return Response(status_code=503)
    return Response(status_code=404) if found is None else JSONResponse(found, headers={"cache-control": "no-store"})


ROUTE: Final = Route("/api/colleagues", _ask, methods=["POST"])
