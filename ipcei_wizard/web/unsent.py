"""Messages to a browser that wait to be sent stay when a part of the page is drawn again: a remedy for Streamlit 1.67.

When a run of the whole page has ended and one of a part begins before its messages have left, Streamlit takes out
those of that part, since they will follow anew. The browser then takes the part for gone and forgets what was typed
and chosen in it; the next click sends the empty fields, and the sweep would store them. See docs/decisions/0019.
"""

from typing import Final

from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

_STREAMLITS: Final = ForwardMsgQueue.clear


def keep_unsent_messages() -> None:
    """From now on, let a run of a part of the page add to what waits to be sent, and take nothing away."""
    ForwardMsgQueue.clear = _clear  # type: ignore[method-assign]


def _clear(
    self: ForwardMsgQueue, retain_lifecycle_msgs: bool = False, fragment_ids_this_run: list[str] | None = None
) -> None:
    if not fragment_ids_this_run:
        _STREAMLITS(self, retain_lifecycle_msgs, fragment_ids_this_run)
        return
    # What follows is put behind what waits, not in the place of what it resembles: the order is the order of the runs.
    self._delta_index_map = {}
