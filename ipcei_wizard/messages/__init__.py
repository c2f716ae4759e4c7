"""The message catalogue: every sentence a user reads that is not in `questions/` or `templates/`, in both languages.

One module per room holds `MESSAGES`, from key to {"nl": ..., "en": ...}; `say("assessment.verdict-missing", ...)`
looks in `messages/assessment.py`. A room's sentences are imported only when one of them is said, so the command line
stays quick.
"""

from functools import cache
from importlib import import_module
from typing import Final, Literal

Language = Literal["nl", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")


@cache
def catalogue(room: str) -> dict[str, dict[Language, str]]:
    """Return all sentences of one room: key -> language -> text with `{named}` places."""
    messages: dict[str, dict[Language, str]] = import_module(f"{__name__}.{room}").MESSAGES
    return messages


def say(key: str, language: Language, /, **values: object) -> str:
    """Return the sentence `room.key` in `language`, with its `{named}` places filled from `values`.

    Raises:
        KeyError: no such sentence, or a place without a value (a programming error; a test holds both languages equal).
    """
    room, _, name = key.partition(".")
    sentence = catalogue(room)[name][language]
    if "{country" in sentence:
        from ipcei_wizard.messages.country import with_country  # noqa: PLC0415 - few sentences name it

        sentence = with_country(sentence, language)
    return sentence.format_map(values)
