"""Words to lines: first fit, ragged right, no hyphenation; only a word wider than the line is broken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import combining

from ipcei_wizard.memo.pdf.fonts import character_widths
from ipcei_wizard.memo.pdf.words import Run, Word, make_run

_SLACK: Final = 0.01
_BREAK_AFTER: Final = frozenset("/?&=.-_,;:@#%+)|")
_LEAST_FILL: Final = 0.6  # of the line, before a break after punctuation is preferred to a full line


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words, with the notes they refer to; `width` leaves out the space behind the last word."""

    words: tuple[Word, ...]
    width: float
    notes: tuple[int, ...]


def break_lines(words: Sequence[Word], width: float) -> list[Line]:
    """Return the lines of `words` within `width`."""
    lines: list[Line] = []
    row: list[Word] = []
    used = gap = 0.0

    def end_line() -> None:
        nonlocal used, gap
        lines.append(Line(tuple(row), used, tuple(number for word in row for number in word.notes)))
        row.clear()
        used = gap = 0.0

    for word in words:
        for piece in [word] if word.width <= width + _SLACK else cut(word, width):
            if row and used + gap + piece.width > width + _SLACK:
                end_line()
            used += gap + piece.width
            gap = piece.space.width if piece.space else 0.0
            row.append(piece)
            if piece.ends_line:
                end_line()
    if row:
        end_line()
    return lines


def cut(word: Word, width: float) -> Iterator[Word]:
    """Yield `word` in pieces of at most `width`, but whole characters; after punctuation where that fills well."""
    piece: list[tuple[str, float, Run]] = []
    used = 0.0
    good = 0  # a break after so many characters is a good one
    for character, advance, run in _characters(word):
        if piece and used + advance > width + _SLACK and not combining(character):
            keep = good or len(piece)
            yield _piece(piece[:keep])
            piece = piece[keep:]
            used, good = sum(advance for _, advance, _ in piece), 0
        piece.append((character, advance, run))
        used += advance
        if character in _BREAK_AFTER and used > width * _LEAST_FILL:
            good = len(piece)
    last = _piece(piece)
    yield Word(last.runs, last.width, word.space, word.ends_line)


def _characters(word: Word) -> Iterator[tuple[str, float, Run]]:
    for run in word.runs:
        for character, advance in zip(run.text, character_widths(run.text, run.face), strict=True):
            yield character, advance * run.look.size, run


def _piece(characters: list[tuple[str, float, Run]]) -> Word:
    runs: list[Run] = []
    text = ""
    for at, (character, _, run) in enumerate(characters):
        text += character
        if at + 1 == len(characters) or characters[at + 1][2] is not run:
            runs.append(make_run(text, run.face, run.look))
            text = ""
    return Word(tuple(runs), sum(run.width for run in runs))
