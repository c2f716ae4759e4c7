"""The messages of a run wait for each other: until it ends, or for a moment."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from ipcei_wizard.web import sent_at_once


@pytest.fixture
def streamlits_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit as it comes; afterwards as it was, since other tests of this process may have replaced the method."""
    monkeypatch.setattr(AppSession, "_enqueue_forward_msg", sent_at_once._STREAMLITS)


class Session(AppSession):
    """A session of Streamlit without a script, of which is kept what was sent, in the pieces in which it was."""

    def __init__(self) -> None:
        self._browser_queue = ForwardMsgQueue()
        self._event_loop = asyncio.get_running_loop()
        self._message_enqueued_callback = self._sent
        self.got: list[list[str]] = []

    def __del__(self) -> None:
        """Leave out what Streamlit does here: there is no script to stop."""

    def _sent(self) -> None:
        self.got.append([message.delta.new_element.markdown.body for message in self._browser_queue.flush()])

    def draw(self, text: str, *, running: bool = True) -> None:
        self._state = AppSessionState.APP_IS_RUNNING if running else AppSessionState.APP_NOT_RUNNING
        message = ForwardMsg()
        message.delta.new_element.markdown.body = text
        message.metadata.delta_path.extend((0, len(text)))
        self._enqueue_forward_msg(message)


def sent(run: Callable[[], Coroutine[Any, Any, list[list[str]]]]) -> list[list[str]]:
    """Do `run` in a loop of its own: the tests in a browser leave theirs in this thread."""
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(asyncio.run, run()).result()


@pytest.mark.usefixtures("streamlits_own")
def test_a_short_run_is_sent_whole_at_its_end() -> None:
    async def run() -> list[list[str]]:
        session = Session()
        session.draw("a")
        session.draw("bb")
        session.draw("end", running=False)
        return session.got

    sent_at_once.send_runs_at_once()
    assert sent(run) == [["a", "bb", "end"]]


@pytest.mark.usefixtures("streamlits_own")
def test_of_a_long_run_what_is_drawn_does_not_wait_for_the_end() -> None:
    async def run() -> list[list[str]]:
        session = Session()
        session.draw("a")
        session.draw("bb")
        await asyncio.sleep(2 * sent_at_once.MOMENT)
        early = list(session.got)
        session.draw("ccc")
        await asyncio.sleep(2 * sent_at_once.MOMENT)
        return [*early, session.got[-1]]

    sent_at_once.send_runs_at_once()
    assert sent(run) == [["a", "bb"], ["ccc"]]


@pytest.mark.usefixtures("streamlits_own")
def test_streamlit_itself_sends_every_piece() -> None:
    """Fails when Streamlit no longer does: then `web/sent_at_once.py` and decision 0085 can go."""

    async def run() -> list[list[str]]:
        session = Session()
        session.draw("a")
        session.draw("bb")
        return session.got

    assert sent(run) == [["a"], ["bb"]]
