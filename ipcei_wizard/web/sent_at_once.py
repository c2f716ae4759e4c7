"""What a run draws is sent to the browser at once, at its end or after a moment: a change to Streamlit 1.67.

Streamlit sends what a run draws as it comes, and the browser goes through the whole page again and again: when it hears
that the run began, for what is drawn, and when it hears that the run ended. Most runs are over before it is done with
the first of these. See docs/decisions/0085.
"""

import asyncio
from typing import Final
from weakref import WeakSet

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession, AppSessionState

MOMENT: Final = 0.08
"""Seconds that a message waits at most for what comes after it in the same run."""

_STREAMLITS: Final = AppSession._enqueue_forward_msg  # noqa: SLF001 - there is no public way to it
_sending: Final[WeakSet[AppSession]] = WeakSet()
"""The sessions of which messages wait for the moment to be over."""


def send_runs_at_once() -> None:
    """From now on, let the messages of a run wait for each other."""
    AppSession._enqueue_forward_msg = _enqueue_forward_msg  # type: ignore[method-assign]  # noqa: SLF001


def _enqueue_forward_msg(self: AppSession, msg: ForwardMsg) -> None:
    if self._state != AppSessionState.APP_IS_RUNNING or not _in_loop_of(self):
        _STREAMLITS(self, msg)
        return
    self._browser_queue.enqueue(msg)
    if self not in _sending:
        _sending.add(self)
        self._event_loop.call_later(MOMENT, _send, self)


def _in_loop_of(session: AppSession) -> bool:
    try:
        return asyncio.get_running_loop() is session._event_loop  # noqa: SLF001
    except RuntimeError:
        return False


def _send(session: AppSession) -> None:
    _sending.discard(session)
    if session._message_enqueued_callback:  # noqa: SLF001
        session._message_enqueued_callback()  # noqa: SLF001
