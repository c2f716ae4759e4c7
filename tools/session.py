"""A session at a Streamlit server without a browser: over its own websocket, with the messages a browser sends.

It keeps what a browser keeps: what is drawn, and by which run; what the widgets hold; which large messages it has seen.
The server cannot tell the difference. Widgets whose value the officer cannot set here are left out of what is sent;
the server then goes by what it knows of them.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

Path = tuple[int, ...]
_TEXTS: Final = ("text_area", "text_input")


class SessionError(Exception):
    """The server said something that no officer should meet; the message says what."""


def _ignore(*_: object) -> None: ...


@dataclass(slots=True)
class Drawn:
    """A thing on the page: the run that drew it last, and the part that redraws alone (fragment) it belongs to."""

    what: Any
    kind: str
    run: str
    fragment: str


@dataclass(slots=True)
class Session:
    """What a browser would know. `on_run(ended)` is called when a run begins and when it ends."""

    connection: ClientConnection
    query: str = ""
    page: str = ""
    running: bool = False
    runs: int = 0
    drawn: dict[Path, Drawn] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    on_run: Callable[[bool], None] = _ignore
    on_text: Callable[[str, str], None] = _ignore
    _run: str = ""
    _parts: tuple[str, ...] = ()
    _large: dict[str, ForwardMsg] = field(default_factory=dict)

    # ------------------------------------------------------------------------------------------------------- speaking

    async def open(self, place: str, query: str) -> None:
        """Ask for the page at `place` and wait until it is there."""
        self.query = query
        message = BackMsg()
        message.rerun_script.page_name = place
        await self._send(message)
        await self.at_rest(after=0)

    async def send(self, widget: str = "", *, click: bool = False) -> None:
        """Send what the widgets hold; `widget` is the one that changed or, with `click`, was clicked on."""
        message = BackMsg()
        state = message.rerun_script
        state.page_script_hash = self.page
        state.fragment_id = next((d.fragment for d in self.drawn.values() if getattr(d.what, "id", "") == widget), "")
        state.widget_states.widgets.extend(WidgetState(id=id_, string_value=text) for id_, text in self.texts.items())
        if click:
            state.widget_states.widgets.append(WidgetState(id=widget, trigger_value=True))
        await self._send(message)

    async def lives(self) -> bool:
        """Ask the server whether it lives."""
        host, port = self.connection.remote_address[:2]
        try:
            reader, writer = await asyncio.open_connection(host, port)
            writer.write(b"GET /api/live HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
            answer = await reader.read(64)
            writer.close()
        except OSError:
            return False
        return b" 200 " in answer

    async def _send(self, message: BackMsg) -> None:
        state = message.rerun_script
        state.query_string = self.query
        state.cached_message_hashes.extend(self._large)
        state.context_info.timezone, state.context_info.locale = "Europe/Amsterdam", "nl-NL"
        with contextlib.suppress(ConnectionClosed):  # who listens says so
            await self.connection.send(message.SerializeToString())

    async def at_rest(self, after: int, *, quiet: float = 0.2) -> None:
        """Wait until more than `after` runs have ended, none is going on, and none begins for a while."""
        while True:
            if self.runs > after and not self.running:
                before = self.runs
                await asyncio.sleep(quiet)
                if self.runs == before and not self.running:
                    return
            await asyncio.sleep(0.01)

    # ------------------------------------------------------------------------------------------------------- listening

    async def listen(self) -> None:
        """Take in what the server sends, until the connection is closed."""
        async for data in self.connection:
            message = ForwardMsg()
            message.ParseFromString(data if isinstance(data, bytes) else data.encode())
            self._take_in(message)
        raise SessionError("the server closed the connection")

    def _take_in(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            known = ForwardMsg()
            known.CopyFrom(self._large[message.ref_hash])
            known.metadata.CopyFrom(message.metadata)
            message, kind = known, known.WhichOneof("type")
        elif message.metadata.cacheable:
            self._large[message.hash] = message
        if kind == "new_session":
            self.page = message.new_session.page_script_hash
            self._run, self._parts = message.metadata.run.script_run_id, tuple(message.metadata.run.fragment_ids)
        elif kind == "navigation":
            self.page = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta":
            self._draw(tuple(message.metadata.delta_path), message.delta)
        elif kind == "script_finished":
            self._take_away_stale(message.script_finished)
        elif kind == "session_status_changed":
            self._note_run(running=message.session_status_changed.script_is_running)
        elif kind == "page_not_found" or (kind == "session_event" and "exception" in str(message.session_event)):
            raise SessionError(str(message)[:500])

    def _draw(self, path: Path, delta: Any) -> None:
        change = delta.WhichOneof("type")
        if change == "add_block":
            self.drawn[path] = Drawn(delta.add_block, "block", self._run, delta.fragment_id)
        elif change == "new_element":
            below = [other for other in self.drawn if other[: len(path)] == path]
            for other in below:
                del self.drawn[other]
            kind = delta.new_element.WhichOneof("type")
            what = getattr(delta.new_element, kind)
            if kind == "exception":
                raise SessionError(f"an exception is on the page: {what.type}: {what.message}")
            self.drawn[path] = Drawn(what, kind, self._run, delta.fragment_id)
            if kind in _TEXTS:
                self._fill(what)

    def _fill(self, what: Any) -> None:
        if what.set_value:
            self.texts[what.id] = what.value
            self.on_text(what.id, what.value)
        elif what.id not in self.texts:
            self.texts[what.id] = what.default
            self.on_text(what.id, what.default)

    def _take_away_stale(self, status: int) -> None:
        if status == ForwardMsg.FINISHED_SUCCESSFULLY:
            kept = {path: drawn for path, drawn in self.drawn.items() if drawn.run == self._run}
        elif status == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY:
            kept = {p: d for p, d in self.drawn.items() if d.fragment not in self._parts or d.run == self._run}
        else:
            return
        self.drawn = kept
        shown = {drawn.what.id for drawn in kept.values() if drawn.kind in _TEXTS}
        self.texts = {widget: text for widget, text in self.texts.items() if widget in shown}

    def _note_run(self, *, running: bool) -> None:
        ended = self.running and not running
        self.running = running
        self.runs += ended
        self.on_run(ended)

    # --------------------------------------------------------------------------------------------------------- looking

    def widget(self, key: str) -> str | None:
        """Return the id of the widget of this key, None when it is not on the page."""
        for drawn in self.drawn.values():
            if getattr(drawn.what, "id", "").partition("-")[2].partition("-")[2] == key:  # $$ID-digits-key
                return str(drawn.what.id)
        return None

    def html(self) -> str:
        """Return all pieces of HTML on the page."""
        return "".join(drawn.what.body for drawn in self.drawn.values() if drawn.kind == "html")


@contextlib.asynccontextmanager
async def session_at(url: str, cookies: Mapping[str, str] | None = None, token: str = "") -> AsyncIterator[Session]:
    """Have a session at the server at this address; a fault in it ends the block with that fault.

    A login is in the `cookies`, and is believed with the `token` that one of them holds as well.
    """
    protocols = [Subprotocol(word) for word in ("streamlit", token) if word]
    together = "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())
    headers = {"Origin": url, "Cookie": together} if together else {}
    async with (
        connect(
            f"ws{url.removeprefix('http')}/_stcore/stream",
            subprotocols=protocols,
            additional_headers=headers,
            max_size=None,
            compression=None,
        ) as connection,
        asyncio.TaskGroup() as group,
    ):
        session = Session(connection)
        listening = group.create_task(session.listen())
        yield session
        listening.cancel()
