"""What a closing page has sent is still stored: a change to Streamlit 1.67.

When a page is gone Streamlit stops the run of its script, also the one that was to store what the page sent last. The
browser keeps the text until it is opened again, but colleagues should not have to wait for that; and a run is short.
See docs/decisions/0085.
"""

from typing import Final

from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

_STREAMLITS: Final = WebsocketSessionManager.disconnect_session


def let_the_last_run_end() -> None:
    """From now on, let the run that goes on when a page is closed go on to its end."""
    WebsocketSessionManager.disconnect_session = _disconnect_session  # type: ignore[method-assign]


def _disconnect_session(self: WebsocketSessionManager, session_id: str) -> None:
    active = self._active_session_info_by_id.get(session_id)
    if active is None or not active.session.is_resumable():  # after logging out nothing goes on
        _STREAMLITS(self, session_id)
        return
    active.session.request_script_stop = _go_on  # type: ignore[method-assign]
    try:
        _STREAMLITS(self, session_id)
    finally:
        del active.session.request_script_stop


def _go_on() -> None:
    """Stop nothing."""
