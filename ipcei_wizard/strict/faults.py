"""What is wrong with a file: where, what, and what to do. Faults are values; `DocumentRefused` carries them all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from ipcei_wizard.messages import Language, say

MAX_FAULTS: Final = 200  # after that, more of them help nobody
MAX_SHOWN: Final = 200  # characters of what was written that a message repeats
MOST_NAMES: Final = 30  # a longer list of known names is not read
_MORE: Final = "more-faults"


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a file.

    `code` is a key in the message catalogue's `faults` room and `values` fill its places. `line` counts from 1; None
    where the fault is not on a line (a missing file). `word` is the name that was written and `known` the names that
    would have been right: together they give the hint.
    """

    file: str
    line: int | None
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    word: str = ""
    known: tuple[str, ...] = ()

    def message(self, language: Language) -> str:
        """Say what is wrong and what to do, without the place."""
        values = {name: shown(value) for name, value in self.values.items()}
        text = say(f"faults.{self.code}", language, **values)
        return f"{text} {hint(self.word, self.known, language)}" if self.known else text

    def in_words(self, language: Language) -> str:
        """Say it on one line: `file:line: message [code]`."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        message = " ".join(self.message(language).split())
        return f"{_printable(place)}: {message} [{self.code}]"


class DocumentRefused(Exception):
    """A file could not be used. Carries every fault found in it, in the order of the file.

    Of more than `MAX_FAULTS` it carries the first, and a last one that says how many there are beside them.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        every = sorted(faults, key=lambda fault: (fault.file, fault.line or 0))
        named = [fault for fault in every if fault.code != _MORE]
        unnamed = len(named[MAX_FAULTS:]) + sum(int(str(f.values["count"])) for f in every if f.code == _MORE)
        more = [Fault(every[-1].file, every[-1].line, _MORE, {"count": unnamed})] if unnamed else []
        self.faults = (*named[:MAX_FAULTS], *more)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(fault.in_words("en") for fault in self.faults)


def shown(value: object, limit: int = MAX_SHOWN) -> str:
    """Return a value as a message repeats it: cut to `limit` characters, nothing in it steers the terminal."""
    text = str(value)
    return _printable(text if len(text) <= limit else f"{text[:limit]}…")


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() or character in "\n\t\xa0" else "�" for character in text)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that looks most like `word`, or None when none does. No number looks like another."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed only where something is wrong

    if word.isdecimal() or len(word) > MAX_SHOWN:
        return None
    by_lower = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), sorted(by_lower), n=1, cutoff=0.55)
    return by_lower[near[0]] if near else None


def hint(word: str, known: Iterable[str], language: Language) -> str:
    """Return « Did you mean "x"? », or the list of known names when none is near."""
    names = list(dict.fromkeys(known))
    near = nearest(word, names)
    if near is not None:
        return say("faults.did-you-mean", language, name=near)
    more = ["…"] if len(names) > MOST_NAMES else []
    return say("faults.known-names", language, names=", ".join(names[:MOST_NAMES] + more))
