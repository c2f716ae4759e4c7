"""What waits to be sent to a browser stays when a part of the page is drawn again."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from ipcei_wizard.web import unsent

PART = "part"


@pytest.fixture
def streamlits_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit as it comes; afterwards as it was, since other tests of this process may have replaced the method."""
    monkeypatch.setattr(ForwardMsgQueue, "clear", unsent._STREAMLITS)


def new_run() -> ForwardMsg:
    message = ForwardMsg()
    message.new_session.SetInParent()
    return message


def drawn(index: int, text: str, part: str = "") -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend((0, index))
    message.delta.fragment_id = part
    message.delta.new_element.markdown.body = text
    return message


def ended() -> ForwardMsg:
    message = ForwardMsg()
    message.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    return message


def sent_when_a_part_follows_the_whole_page() -> list[str]:
    queue = ForwardMsgQueue()
    for message in (new_run(), drawn(0, "title"), drawn(1, "as it was", PART), drawn(2, "below"), ended()):
        queue.enqueue(message)
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=[PART])
    for message in (new_run(), drawn(1, "as it is", PART)):
        queue.enqueue(message)
    return [message.delta.new_element.markdown.body or str(message.WhichOneof("type")) for message in queue.flush()]


@pytest.mark.usefixtures("streamlits_own")
def test_the_browser_gets_the_whole_page_and_then_the_part() -> None:
    unsent.keep_unsent_messages()
    assert sent_when_a_part_follows_the_whole_page() == [
        *("new_session", "title", "as it was", "below", "script_finished"),
        *("new_session", "as it is"),
    ]


@pytest.mark.usefixtures("streamlits_own")
def test_a_whole_page_still_takes_the_place_of_what_waits() -> None:
    unsent.keep_unsent_messages()
    queue = ForwardMsgQueue()
    queue.enqueue(new_run())
    queue.enqueue(drawn(0, "title"))
    queue.clear(retain_lifecycle_msgs=True)
    assert [message.WhichOneof("type") for message in queue.flush()] == ["new_session"]


@pytest.mark.usefixtures("streamlits_own")
def test_streamlit_itself_still_leaves_the_part_out() -> None:
    """Fails when Streamlit has mended it: then `web/unsent.py` and decision 0019 can go."""
    assert "as it was" not in sent_when_a_part_follows_the_whole_page()
