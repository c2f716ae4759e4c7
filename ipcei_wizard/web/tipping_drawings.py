"""What would change the advice, as drawings: a row per verdict with where it leads, and a grid of pairs of questions.

Every drawing has its message in words; symbol and word say what colour only repeats.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ipcei_wizard.memo.drawing import INK, Disc, Drawing, Label, Shape, Stroke, bar

_WIDTH: Final = 640.0
_NAMES: Final = 190.0  # room for the name of a question
_HEAD: Final = 58.0  # room for the names of advices, in at most three lines
_ROW: Final = 22.0
_CELL: Final = 24.0
_BLUE: Final = "#154273"
_GREY: Final = "#4A4A4A"
_PALE: Final = "#E6EEF5"
_RULE: Final = "#C3CEDB"
_CHARACTERS: Final = 17  # of an advice on one line of its column


@dataclass(frozen=True, slots=True)
class Turn:
    """A verdict that would lead to another advice: its question, the verdict in words, and the column of the advice."""

    row: int
    verdict: str
    column: int


def turns_drawing(names: Sequence[str], advices: Sequence[str], now: int, turns: Sequence[Turn]) -> Drawing:
    """Return a row per question and a column per advice, that of now marked; an arrow says what a verdict leads to."""
    width = (_WIDTH - _NAMES) / len(advices)
    height = _HEAD + len(names) * _ROW + 4

    def middle(column: int) -> float:
        return _NAMES + (column + 0.5) * width

    shapes: list[Shape] = [bar(_NAMES + now * width, 0, width, height, _PALE)]
    for column, advice in enumerate(advices):
        for line, words in enumerate(_lines(advice)):
            shapes.append(Label(words, (middle(column), 12 + 11 * line), "centre", bold=column == now))
    for row, name in enumerate(names):
        base = _HEAD + row * _ROW
        shapes += [
            Stroke(((0, base), (_WIDTH, base)), _RULE, 0.5),
            Label(name, (0, base + 14)),
            Disc((middle(now), base + _ROW / 2 + 3), 3, _GREY),
        ]
    for turn in turns:
        height_of = _HEAD + turn.row * _ROW + _ROW / 2 + 3
        shapes += _arrow(middle(now), middle(turn.column), height_of, turn.verdict, width)
    return Drawing(_WIDTH, height, tuple(shapes))


def _arrow(start: float, end: float, height: float, verdict: str, width: float) -> list[Shape]:
    way = 1 if end > start else -1
    return [
        Stroke(((start + 4 * way, height), (end - 6 * way, height)), _BLUE, 1),
        Stroke(((end - 6 * way, height - 3), (end - 2 * way, height), (end - 6 * way, height + 3)), _BLUE, 1),
        Label(verdict, (end - way * width / 2, height - 3.5), "centre", 8, _BLUE),
    ]


def _lines(words: str) -> list[str]:
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _CHARACTERS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines[:4]


def pairs_drawing(numbers: Sequence[str], pairs: Sequence[tuple[int, int]], alone: Sequence[int]) -> Drawing:
    """Return a triangle of questions: a disc where two together turn the advice, in bold what does so alone."""
    size = (len(numbers) + 1) * _CELL
    shapes: list[Shape] = []
    for at, number in enumerate(numbers):
        place = (at + 1) * _CELL
        bold = at in alone
        shapes += [
            Label(number, (_CELL - 6, place + 16), "right", bold=bold),
            Label(number, (place + _CELL / 2, 15), "centre", bold=bold),
            Stroke(((_CELL, place), (place, place)), _RULE, 0.5),
            Stroke(((place, place), (place, size)), _RULE, 0.5),
        ]
    for first, second in pairs:
        column, row = sorted((first, second))
        shapes.append(Disc(((column + 1.5) * _CELL, (row + 1.5) * _CELL), 6, _BLUE))
    shapes.append(Stroke(((_CELL, _CELL), (_CELL, size), (size, size)), INK, 0.8))
    return Drawing(size + 2, size + 2, tuple(shapes))
