"""Tables: columns as wide as their words ask, rows that go on over pages, a header that comes back on each."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import Final

from ipcei_wizard.memo.document import Column, TableLook
from ipcei_wizard.memo.pdf.boxes import Box
from ipcei_wizard.memo.pdf.columns import column_widths
from ipcei_wizard.memo.pdf.ink import Ink
from ipcei_wizard.memo.pdf.stacks import Stack
from ipcei_wizard.memo.pdf.styles import BLUE, LINE, PALE

_SLACK: Final = 0.01
_HIGHEST_HEADER: Final = 240.0  # a higher header is set once, as rows: repeated, it would leave no room for others
_SHORT_ROW: Final = 110.0  # a row lower than this is rather moved to the next page than divided


@dataclass(slots=True)
class RowBox:
    """One row: its cells with the number of columns each spans; `heights` holds its height per width of the table."""

    cells: tuple[tuple[Stack, int], ...]
    least_height: float = 0.0
    heights: dict[float, float] = field(default_factory=dict)

    def places(self, widths: Sequence[float]) -> list[tuple[Stack, float, float]]:
        """Return every cell with its distance from the left and its width."""
        found, column, x = [], 0, 0.0
        for cell, span in self.cells:
            width = sum(widths[column : column + span])
            found.append((cell, x, width))
            column, x = column + span, x + width
        return found

    def measure(self, widths: Sequence[float]) -> float:
        """Return the height of the highest cell."""
        key = sum(widths)
        if key not in self.heights:
            highest = max((cell.measure(width) for cell, _, width in self.places(widths)), default=0.0)
            self.heights[key] = max(highest, self.least_height)
        return self.heights[key]

    def notes(self) -> tuple[int, ...]:
        """Return the notes of the cells, in order."""
        return tuple(number for cell, _ in self.cells for number in cell.notes())

    def split(self, widths: Sequence[float], room: float, *, force: bool) -> "tuple[RowBox, RowBox] | None":
        """Divide every cell at `room`; None when a cell cannot put anything there."""
        heads: list[tuple[Stack, int]] = []
        tails: list[tuple[Stack, int]] = []
        for (cell, _, width), (_, span) in zip(self.places(widths), self.cells, strict=True):
            head, tail = cell.split(width, room, force=force)
            if head is None and not force and cell.boxes:
                return None
            heads.append((head if isinstance(head, Stack) else Stack((), cell.frame), span))
            tails.append((tail if isinstance(tail, Stack) else Stack((), cell.frame), span))
        if not any(tail.boxes for tail, _ in tails):
            return None
        return RowBox(tuple(heads)), RowBox(tuple(tails))


@dataclass(frozen=True, slots=True)
class Grid:
    """What the parts of one table share."""

    columns: tuple[Column, ...]
    header: tuple[RowBox, ...]
    rows: tuple[RowBox, ...]
    look: TableLook
    _widths: dict[float, tuple[float, ...]] = field(default_factory=dict)

    def widths(self, width: float) -> tuple[float, ...]:
        """Return the column widths in a table of `width`, worked out once from all rows."""
        if width not in self._widths:
            rows = [[(*cell.widths(), span) for cell, span in row.cells] for row in (*self.header, *self.rows)]
            self._widths[width] = column_widths(self.columns, rows, width)
        return self._widths[width]


class TableBox(Box):
    """Rows of a grid under its header: all of them, or the part that stands on one page."""

    def __init__(self, grid: Grid, rows: tuple[RowBox, ...], *, white: tuple[float, float] = (6.0, 12.0)) -> None:
        self.grid, self.rows = grid, rows
        self.before, self.after = white

    def _header_height(self, widths: Sequence[float]) -> float:
        return sum(row.measure(widths) for row in self.grid.header)

    def measure(self, width: float, limit: float = inf) -> float:
        """Return the height of header and rows."""
        widths = self.grid.widths(width)
        height = self._header_height(widths)
        for row in self.rows:
            if height > limit + _SLACK:
                return height
            height += row.measure(widths)
        return height

    def split(self, width: float, room: float, *, force: bool = False) -> tuple[Box | None, Box | None]:
        """Divide between rows; within a row when it is high, or when nothing else is possible."""
        widths = self.grid.widths(width)
        left = room - self._header_height(widths)
        if self._header_height(widths) > _HIGHEST_HEADER:
            rows = (*self.grid.header, *self.rows)
            return TableBox(replace(self.grid, header=(), rows=rows), rows).split(width, room, force=force)
        at = 0
        while at < len(self.rows) and self.rows[at].measure(widths) <= left + _SLACK:
            left -= self.rows[at].measure(widths)
            at += 1
        if at == len(self.rows):
            # Only the header may be too high: an empty table stands where it must.
            return (self, None) if self.rows or force or left >= 0 else (None, self)
        row, parts = self.rows[at], None
        must = force and at == 0
        if must or row.measure(widths) > _SHORT_ROW:
            parts = row.split(widths, left, force=False) or (row.split(widths, left, force=True) if must else None)
        if parts:
            return self._cut((*self.rows[:at], parts[0]), (parts[1], *self.rows[at + 1 :]))
        if at or must:
            at = max(at, 1)  # a row that cannot be divided must stand somewhere
            return self._cut(self.rows[:at], self.rows[at:])
        return None, self

    def _cut(self, above: tuple[RowBox, ...], below: tuple[RowBox, ...]) -> tuple[Box, Box | None]:
        head = TableBox(self.grid, above, white=(self.before, 0.0 if below else self.after))
        return head, TableBox(self.grid, below, white=(0.0, self.after)) if below else None

    def notes(self) -> tuple[int, ...]:
        """Return the notes of header and rows."""
        return tuple(number for row in (*self.grid.header, *self.rows) for number in row.notes())

    def widths(self) -> tuple[float, float]:
        """Return the sums of the columns' widths."""
        columns = len(self.grid.columns)
        return 30.0 * columns, 150.0 * columns

    def draw(self, ink: Ink, x: float, top: float, width: float) -> None:
        """Draw rows, fills and rules."""
        widths = self.grid.widths(width)
        if self.grid.look == "grid":
            ink.rule(x, top, width, 0.5)
        with ink.once(self.grid):
            for row in self.grid.header:
                height = row.measure(widths)
                ink.fill(x, top, width, height, PALE)
                self._draw_row(ink, row, (x, top), widths)
                top += height
                ink.rule(x, top - 0.4, width, 0.8, BLUE)
        for row in self.rows:
            height = row.measure(widths)
            self._draw_row(ink, row, (x, top), widths)
            top += height
            if self.grid.look != "plain":
                ink.rule(x, top - 0.2, width, 0.4, LINE)

    def _draw_row(self, ink: Ink, row: RowBox, corner: tuple[float, float], widths: Sequence[float]) -> None:
        (x, top), height = corner, row.measure(widths)
        for cell, offset, width in row.places(widths):
            cell.draw(ink, x + offset, top, width)
            if self.grid.look == "grid":
                ink.fill(x + offset - 0.2, top, 0.4, height, LINE)
        if self.grid.look == "grid":
            ink.fill(x + sum(widths) - 0.2, top, 0.4, height, LINE)
