"""The log as lines of JSON: what is told of an error and of a message, and that no typed word is."""

import json
import logging
import sys

from ipcei_wizard.web.logs import Lines

TYPED = "De winst van Acme is 12 miljoen."


def fail() -> None:
    raise KeyError(TYPED) from ValueError(TYPED)


def line(message: object, *values: object, failed: bool = False, **more: object) -> dict[str, object]:
    try:
        fail()
    except KeyError:
        error = sys.exc_info() if failed else None
    record = logging.LogRecord("streamlit", logging.ERROR, "app.py", 7, message, values, error)
    record.__dict__.update(more)
    written = Lines().format(record)
    assert "\n" not in written
    assert "Acme" not in written
    found: dict[str, object] = json.loads(written)
    return found


def test_a_message_is_told_without_what_was_filled_in() -> None:
    told = line("cannot save %s", TYPED)
    assert (told["what"], told["level"], told["where"]) == ("cannot save %s", "error", "app:7")
    assert line(ValueError(TYPED))["what"] == "ValueError"


def test_of_an_error_the_kinds_and_places_are_told_and_never_what_it_says() -> None:
    told = line("failed", failed=True)
    assert told["error"] == ["KeyError", "ValueError"]
    assert str(told["places"]).startswith("['test_logs.py:")


def test_facts_come_along() -> None:
    assert line("refused", facts={"event": "refused", "code": "not-allowed"})["code"] == "not-allowed"
