"""What is wrong with a file: where, what, and what to do. Faults are values; `DocumentRefused` carries them all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from ipcei_wizard.messages import Language, say


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
        text = say(f"faults.{self.code}", language, **self.values)
        return f"{text} {hint(self.word, self.known, language)}" if self.known else text

    def in_words(self, language: Language) -> str:
        """Say it on one line: `file:line: message [code]`."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        message = " ".join(self.message(language).split())
        return f"{place}: {message} [{self.code}]"


class DocumentRefused(Exception):
    """A file could not be used. Carries every fault found in it, in the order of the file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.file, fault.line or 0)))
        super().__init__("\n".join(fault.in_words("en") for fault in self.faults))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that looks most like `word`, or None when none does."""
    by_lower = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), sorted(by_lower), n=1, cutoff=0.55)
    return by_lower[near[0]] if near else None


def hint(word: str, known: Iterable[str], language: Language) -> str:
    """Return « Did you mean "x"? », or the list of known names when none is near."""
    names = list(dict.fromkeys(known))
    near = nearest(word, names)
    if near is not None:
        return say("faults.did-you-mean", language, name=near)
    return say("faults.known-names", language, names=", ".join(names))
