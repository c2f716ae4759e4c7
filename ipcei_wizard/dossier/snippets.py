"""Where in a dossier the words that were asked stand, and the text around them with these marked. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.paths import TITLE
from ipcei_wizard.dossier.search import folded, stemmed, texts_in

LETTERS: Final = 220  # of the text that is shown
_BEFORE: Final = 60  # of these, before the first word that was found
_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_MARKDOWN: Final = re.compile(r"\*\*|__|`|^\s*(?:#+|>|[-*+])\s+", re.MULTILINE)
# What every text holds says nothing about where to look; the index of PostgreSQL leaves such words out too.
_SMALL: Final = """aan als and bij dat de der die dit door een en er het hun in is met na naar niet of om op over te ten
ter the tot uit van voor was wat wordt zijn"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text, and whether it is a word that was asked."""

    text: str
    is_found: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """The place where most of what was asked stands, and the text there."""

    path: str
    pieces: tuple[Piece, ...]


def snippet_of(contents: Mapping[str, JSON], asked: str) -> Snippet | None:
    """Return where the words stand together best; None when none of them stands in the text as it is given.

    The title comes last: it is shown anyway.
    """
    words = folded(asked).split()
    small = _SMALL.split()
    wanted = frozenset(stemmed(" ".join(word for word in words if word not in small) or asked).split())
    best: tuple[int, str, str] | None = None
    for path in sorted(contents, key=lambda path: (path == TITLE, not path.endswith("/motivation"), path)):
        for text in texts_in(contents[path]):
            count = len(wanted & frozenset(stemmed(text).split()))
            if count and (best is None or count > best[0]):
                best = (count, path, text)
        if best is not None and best[0] == len(wanted):
            break
    return None if best is None else Snippet(best[1], tuple(_pieces(best[2], wanted)))


def _pieces(text: str, wanted: frozenset[str]) -> Iterator[Piece]:
    plain = " ".join(_MARKDOWN.sub("", text).split())
    hits = [match.span() for match in _WORD.finditer(plain) if not wanted.isdisjoint(stemmed(match.group()).split())]
    start = min(hits[0][0], _word_begins(plain, max(0, hits[0][0] - _BEFORE))) if hits else 0
    end = min(len(plain), start + LETTERS)
    if end < len(plain):
        end = plain.rfind(" ", start, end) if " " in plain[start:end] else end
    at = start
    yield Piece("… " if start else "", is_found=False)
    for begins, ends in hits:
        if ends > end:
            break
        yield Piece(plain[at:begins], is_found=False)
        yield Piece(plain[begins:ends], is_found=True)
        at = ends
    yield Piece(plain[at:end] + (" …" if end < len(plain) else ""), is_found=False)


def _word_begins(text: str, at: int) -> int:
    """Return where the next word begins; the beginning of the text is one."""
    space = text.find(" ", at)
    return 0 if at == 0 else at if space < 0 else space + 1
