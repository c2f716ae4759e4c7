"""Boxes: what stands on a page. A box knows its height at a width, and can be divided where the page ends.

Dividing gives new boxes over the same words and elements, so that an element stays one element over many pages, and
never lays out again what is already laid out: the work is linear in the length of the text.
"""

from collections.abc import Sequence
from math import inf
from typing import Final

from ipcei_wizard.memo.pdf.ink import Ink
from ipcei_wizard.memo.pdf.lines import Line, break_lines
from ipcei_wizard.memo.pdf.structure import Element
from ipcei_wizard.memo.pdf.styles import LINE, TextStyle
from ipcei_wizard.memo.pdf.words import Word

_SLACK: Final = 0.01
_KEPT_LINES: Final = 2  # a paragraph leaves no fewer lines than this on either page


class Box:
    """Something with a height, with white `before` and `after` it; `keep_with_next` holds it to what follows."""

    before = 0.0
    after = 0.0
    keep_with_next = False
    breaks_page = False

    def measure(self, width: float, limit: float = inf) -> float:
        """Return the height at `width`; counting may stop once it is over `limit`."""
        raise NotImplementedError

    def split(self, width: float, room: float, *, force: bool = False) -> "tuple[Box | None, Box | None]":  # noqa: ARG002
        """Divide into what fits in `room` and the rest; `force` asks for progress at the price of beauty."""
        return (self, None) if self.measure(width, room) <= room + _SLACK else (None, self)

    def notes(self) -> tuple[int, ...]:
        """Return the numbers of the notes referred to, in order."""
        return ()

    def widths(self) -> tuple[float, float]:
        """Return the width of the longest word, and the width at which no line needs to end."""
        return 0.0, 0.0

    def draw(self, ink: Ink, x: float, top: float, width: float) -> None:
        """Put the box on the page."""


class TextBox(Box):
    """A paragraph."""

    def __init__(self, words: tuple[Word, ...], style: TextStyle, owner: Element) -> None:
        self.words, self.style, self.owner = words, style, owner
        self.before, self.after, self.keep_with_next = style.before, style.after, style.keep_with_next
        self._lines: list[Line] = []
        self._start, self._end = 0, 0
        self._width = -1.0

    def lines(self, width: float) -> Sequence[Line]:
        """Return the lines at `width`."""
        self._set(width)
        return self._lines[self._start : self._end]

    def _set(self, width: float) -> None:
        if self._width != width:
            if self._width >= 0:  # the rest of a paragraph, on a page of another width
                self.words = tuple(word for line in self._lines[self._start : self._end] for word in line.words)
            self._lines = break_lines(self.words, width)
            self._start, self._end, self._width = 0, len(self._lines), width

    def measure(self, width: float, limit: float = inf) -> float:  # noqa: ARG002
        """Return the height of the lines."""
        self._set(width)
        return (self._end - self._start) * self.style.leading

    def split(self, width: float, room: float, *, force: bool = False) -> tuple[Box | None, Box | None]:
        """Divide between lines, without widows and orphans."""
        self._set(width)
        total = self._end - self._start
        fitting = int((room + _SLACK) // self.style.leading)
        if fitting >= total or (force and total <= 1):
            return self, None
        if total - fitting < _KEPT_LINES:
            fitting = total - _KEPT_LINES
        if fitting < _KEPT_LINES or self.style.keep_with_next:
            fitting = max(1, min(total - 1, int(room // self.style.leading))) if force else 0
        if fitting <= 0:
            return None, self
        head, tail = self._part(self._start, self._start + fitting), self._part(self._start + fitting, self._end)
        head.after = tail.before = 0.0
        return head, tail

    def _part(self, start: int, end: int) -> "TextBox":
        part = type(self)(self.words, self.style, self.owner)
        part._lines, part._start, part._end, part._width = self._lines, start, end, self._width  # noqa: SLF001
        part.before, part.after = self.before, self.after
        return part

    def notes(self) -> tuple[int, ...]:
        """Return the notes of the lines, or of the words when no line is set yet."""
        if self._width < 0:
            return tuple(number for word in self.words for number in word.notes)
        return tuple(number for at in range(self._start, self._end) for number in self._lines[at].notes)

    def widths(self) -> tuple[float, float]:
        """Return the longest word's width and that of the text on one line."""
        longest = widest = used = 0.0
        for word in self.words:
            longest = max(longest, word.width)
            widest = max(widest, used + word.width)
            used = 0.0 if word.ends_line else used + word.width + (word.space.width if word.space else 0.0)
        return longest, widest

    def draw(self, ink: Ink, x: float, top: float, width: float) -> None:
        """Write the lines."""
        self._set(width)
        style = self.style
        slack = {"left": 0.0, "centre": 0.5, "right": 1.0}[style.align]
        baseline = top + baseline_offset(style)
        for at in range(self._start, self._end):
            line = self._lines[at]
            ink.line_of_text(line, x + slack * (width - line.width), baseline, self.owner)
            baseline += style.leading


def baseline_offset(style: TextStyle) -> float:
    """Return how far the baseline lies under the top of a line."""
    return style.leading / 2 + 0.33 * style.size


class HeadingBox(TextBox):
    """A heading, with its entry in the outline."""

    title = ""
    level = 0
    anchor = ""

    def _part(self, start: int, end: int) -> "TextBox":
        part = super()._part(start, end)
        if isinstance(part, HeadingBox) and start == self._start:
            part.title, part.level, part.anchor = self.title, self.level, self.anchor
        return part

    def draw(self, ink: Ink, x: float, top: float, width: float) -> None:
        """Write the heading and its bookmark."""
        if self.anchor:
            ink.bookmark(self.title, self.level, self.anchor, top)
        super().draw(ink, x, top, width)


class RuleBox(Box):
    """A thin rule over the width."""

    before = 8.0
    after = 10.0

    def measure(self, width: float, limit: float = inf) -> float:  # noqa: ARG002
        """Return the rule's thickness."""
        return 0.6

    def draw(self, ink: Ink, x: float, top: float, width: float) -> None:
        """Draw the rule."""
        ink.rule(x, top, width, 0.6, LINE)


class BreakBox(Box):
    """The end of a page."""

    breaks_page = True

    def measure(self, width: float, limit: float = inf) -> float:  # noqa: ARG002
        """Return nothing: a break has no height."""
        return 0.0
