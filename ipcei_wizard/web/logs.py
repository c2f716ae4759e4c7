"""The log of a server as lines of JSON, without a word of what people typed: switched on by a setting.

Messages are kept as they stand in the code, without what was filled in; of an error the kinds and the places are told,
never what it says, for that may quote an officer.
"""

import json
import logging
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Any, Final

import streamlit.logger

SETTING: Final = "IPCEI_WIZARD_LOG"
_DEEPEST: Final = 12  # places of an error that are told, from where it arose


def wants_lines() -> bool:
    """Say whether the log should be lines of JSON."""
    return os.environ.get(SETTING, "").strip().lower() == "json"


def log_in_lines() -> None:
    """Let every logger of this process write lines of JSON to standard error, also those that are made later."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.root.handlers[:] = [handler]
    logging.captureWarnings(capture=True)
    # Streamlit gives each of its loggers a handler of its own, here and at every look at its settings.
    streamlit.logger.setup_formatter = _hand_over
    for logger in list(logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            _hand_over(logger)


def _hand_over(logger: logging.Logger) -> None:
    logger.handlers.clear()
    logger.propagate = True


class Lines(logging.Formatter):
    """Makes a line of JSON of a record: when, how grave, where in the code, what, and the facts that came along."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "where": f"{record.module}:{record.lineno}",
            "what": record.msg if isinstance(record.msg, str) else type(record.msg).__name__,
        }
        facts = getattr(record, "facts", None)
        line |= facts if isinstance(facts, dict) else {}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _kinds(record.exc_info[1])
            line["places"] = _places(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _kinds(error: BaseException | None) -> list[str]:
    """Return the kinds of an error and of those that led to it."""
    kinds: list[str] = []
    while error is not None and len(kinds) < _DEEPEST:
        kinds.append(type(error).__name__)
        error = error.__cause__ or error.__context__
    return kinds


def _places(traceback: TracebackType | None) -> list[str]:
    frames = extract_tb(traceback)[-_DEEPEST:] if traceback else []
    return [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
