"""Boxes above each other: the flow of a page, a list item, a quotation, a callout, a table cell, a note.

This is where pages end: a stack is divided between its boxes or within one, and a heading never stays behind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from ipcei_wizard.memo.pdf.boxes import Box, TextBox, baseline_offset
from ipcei_wizard.memo.pdf.ink import Ink
from ipcei_wizard.memo.pdf.structure import DECORATION, Element
from ipcei_wizard.memo.pdf.styles import Colour
from ipcei_wizard.memo.pdf.words import Run

_SLACK: Final = 0.01


@dataclass(frozen=True, slots=True)
class Frame:
    """The white and colour around a stack: padding left, top, right, bottom; a fill; a bar at the left."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    fill: Colour | None = None
    bar: Colour | None = None


_PLAIN: Final = Frame()


class Stack(Box):
    """Boxes above each other within `frame`; `mark` (a bullet, a number) stands left of the first line, for `owner`."""

    def __init__(
        self, boxes: Sequence[Box], frame: Frame = _PLAIN, *, mark: Sequence[Run] = (), owner: Element | None = None
    ) -> None:
        self.boxes, self.frame, self.mark, self.owner = tuple(boxes), frame, tuple(mark), owner
        self.together = False
        self._height: tuple[float, float] = (-1.0, 0.0)

    def with_white(self, before: float, after: float) -> "Stack":
        """Set the white around the stack and return it."""
        self.before, self.after = before, after
        return self

    def kept(self) -> "Stack":
        """Keep the stack on one page if it fits on one, and return it."""
        self.together = True
        return self

    def _inner(self, width: float) -> float:
        return max(width - self.frame.left - self.frame.right, 1.0)

    def measure(self, width: float, limit: float = inf) -> float:
        """Return the height of all boxes, the white between them and the padding."""
        if self._height[0] == width:
            return self._height[1]
        inner, height = self._inner(width), self.frame.top + self.frame.bottom
        white: float | None = None
        for box in self.boxes:
            height += 0.0 if white is None else max(white, box.before)
            height += box.measure(inner, limit - height)
            white = box.after
            if height > limit + _SLACK:
                return height
        self._height = (width, height)
        return height

    def split(self, width: float, room: float, *, force: bool = False) -> tuple[Box | None, Box | None]:
        """Divide at a page break, else where the room ends."""
        inner, left = self._inner(width), room - self.frame.top - self.frame.bottom
        white: float | None = None
        used = 0.0
        for at, box in enumerate(self.boxes):
            if box.breaks_page:
                return self._cut(at, None, None, skip=1)
            used += 0.0 if white is None else max(white, box.before)
            height = box.measure(inner, left - used)
            if used + height > left + _SLACK:
                return self._divide(at, inner, left - used, force=force)
            used += height
            white = box.after
        return self, None

    def _divide(self, at: int, inner: float, room: float, *, force: bool) -> tuple[Box | None, Box | None]:
        """Divide at box `at`, the first that does not fit in the `room` left for it."""
        if self.together and not force:
            return None, self
        box = self.boxes[at]
        head, tail = box.split(inner, room)
        if head is not None:
            return self._cut(at, head, tail)
        first = at
        while first and self.boxes[first - 1].keep_with_next:
            first -= 1
        if first:
            return self._cut(first, None, None)
        if not force:
            return None, self
        head, tail = box.split(inner, room, force=True)
        return self._cut(at, head, tail) if head is not None or at else (self, None)

    def _cut(self, at: int, head: Box | None, tail: Box | None, skip: int = 0) -> tuple[Box | None, Box | None]:
        above = self.boxes[:at] if head is None else (*self.boxes[:at], head)
        rest = at + (1 if head is not None else skip)
        below = self.boxes[rest:] if tail is None else (tail, *self.boxes[rest:])
        first = Stack(above, self.frame, mark=self.mark, owner=self.owner) if above or skip else None
        if first:
            first.before = self.before
        return first, Stack(below, self.frame, owner=self.owner).with_white(0.0, self.after) if below else None

    def notes(self) -> tuple[int, ...]:
        """Return the notes of all boxes."""
        return tuple(number for box in self.boxes for number in box.notes())

    def widths(self) -> tuple[float, float]:
        """Return the widest of the boxes' widths, with the padding."""
        padding = self.frame.left + self.frame.right
        widths = [box.widths() for box in self.boxes] or [(0.0, 0.0)]
        return max(least for least, _ in widths) + padding, max(most for _, most in widths) + padding

    def draw(self, ink: Ink, x: float, top: float, width: float) -> None:
        """Draw the frame, the mark and the boxes."""
        frame, inner = self.frame, self._inner(width)
        if frame.fill:
            ink.fill(x, top, width, self.measure(width), frame.fill)
        if frame.bar:
            ink.fill(x, top, 1.5, self.measure(width), frame.bar)
        if self.mark:
            self._draw_mark(ink, x, top)
        y, white = top + frame.top, None
        for box in self.boxes:
            y += 0.0 if white is None else max(white, box.before)
            box.draw(ink, x + frame.left, y, inner)
            y += box.measure(inner)
            white = box.after

    def _draw_mark(self, ink: Ink, x: float, top: float) -> None:
        first: Box | None = self
        while isinstance(first, Stack):
            first = first.boxes[0] if first.boxes else None
        offset = baseline_offset(first.style) if isinstance(first, TextBox) else self.mark[0].look.size
        right = x + self.frame.left - 5
        left, baseline = right - sum(run.width for run in self.mark), top + self.frame.top + offset
        ink.words(self.mark, left, baseline, self.owner or DECORATION)
