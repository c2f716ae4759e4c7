"""Two texts word by word: what is the same, what was removed, what was added. By line first, then by word."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

Change = Literal["same", "removed", "added"]
_MIRROR: Final[Mapping[Change, Change]] = {"same": "same", "removed": "added", "added": "removed"}
_Tag = Literal["replace", "delete", "insert", "equal"]
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text and what happened to it."""

    change: Change
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return both texts as one row of pieces.

    What is the same and removed is together `before`; what is the same and added is `after`.
    """
    if before > after:  # how texts meet depends on which comes first; so that both ways say the same, one way is chosen
        return _joined(Piece(_MIRROR[piece.change], piece.text) for piece in pieces(after, before))
    return _readable(_joined(_by_line(before, after)))


def _readable(found: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces without what is the same by chance: a word or two between longer changes on both sides."""
    while True:
        kept = [
            piece
            for at, piece in enumerate(found)
            for piece in ([piece] if piece.change != "same" or not _by_chance(found, at) else _both_ways(piece))
        ]
        joined = _joined(kept)
        if joined == found:
            return found
        found = joined


def _by_chance(found: tuple[Piece, ...], at: int) -> bool:
    before = [len(piece.text) for piece in found[max(at - 2, 0) : at] if piece.change != "same"]
    after = [len(piece.text) for piece in found[at + 1 : at + 3] if piece.change != "same"]
    return bool(before and after) and len(found[at].text) < min(max(before), max(after))


def _both_ways(piece: Piece) -> list[Piece]:
    return [Piece("removed", piece.text), Piece("added", piece.text)]


def _joined(found: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with between two that are the same at most one removed and then one added."""
    joined: list[Piece] = []
    apart: dict[Change, str] = dict.fromkeys(_MIRROR, "")
    for piece in found:
        if bool(apart["same"]) != (piece.change == "same"):
            joined += _pieces_of(apart)
            apart = dict.fromkeys(_MIRROR, "")
        apart[piece.change] += piece.text
    return (*joined, *_pieces_of(apart))


def _pieces_of(texts: Mapping[Change, str]) -> list[Piece]:
    return [Piece(change, text) for change, text in texts.items() if text]


def _by_line(before: str, after: str) -> Iterator[Piece]:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for tag, old_at, old_end, new_at, new_end in _matched(old, new):
        removed, added = "".join(old[old_at:old_end]), "".join(new[new_at:new_end])
        if tag == "replace":
            yield from _by_word(removed, added)
        else:
            yield from _replaced(tag, removed, added)


def _by_word(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for tag, old_at, old_end, new_at, new_end in _matched(old, new):
        yield from _replaced(tag, "".join(old[old_at:old_end]), "".join(new[new_at:new_end]))


def _matched(old: Sequence[str], new: Sequence[str]) -> list[tuple[_Tag, int, int, int, int]]:
    # Among few words a frequent one still says where texts meet; among thousands it only costs time.
    return SequenceMatcher(None, old, new, autojunk=len(new) > 2_000).get_opcodes()


def _replaced(tag: _Tag, removed: str, added: str) -> Iterator[Piece]:
    if tag == "equal":
        yield Piece("same", removed)
        return
    if removed:
        yield Piece("removed", removed)
    if added:
        yield Piece("added", added)
