"""Tables in Word: column widths, a header that is marked as one and comes back on every page, a summary in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.docx.markup import on_one_line, twips, w
from ipcei_wizard.memo.pdf.columns import CellWidths, column_widths

_LETTER: Final = 5.2  # points that a letter takes in a cell, on the wide side: Word has no other font to measure
_SIDES: Final = 14.0
_POINTS_TO_MM: Final = 72 / 25.4
_LOOKS: Final[dict[tree.TableLook, str]] = {"ruled": "MemoRuled", "grid": "MemoGrid", "plain": "MemoPlain"}
_PALE: Final = "EEF3F8"
_BLUE: Final = "154273"


@dataclass(frozen=True, slots=True)
class Cell:
    """A written cell."""

    inner: str
    width: float
    span: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A written row; `whole` stays on one page."""

    cells: tuple[Cell, ...]
    least_height_mm: float
    whole: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A written table."""

    widths: tuple[float, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    look: tree.TableLook
    summary: str
    indent: float


def shares(table: tree.Table, width: float) -> tuple[float, ...]:
    """Return the widths of the columns of `table`, together `width`."""
    rows = (*table.header, *table.rows)
    count = max(sum(cell.span for cell in row.cells) for row in rows)
    columns = (*table.columns, *(tree.Column() for _ in range(count)))[:count]
    asked = [[_asked(cell) for cell in row.cells] for row in rows]
    return column_widths(columns, asked, max(width, 10.0 * count))


def _asked(cell: tree.Cell) -> CellWidths:
    lines = [tree.inline_text(inlines) for inlines in tree.block_inlines(cell.blocks)]
    longest = max((len(word) for line in lines for word in line.split()), default=0)
    return longest * _LETTER + _SIDES, max(map(len, lines), default=0) * _LETTER + _SIDES, cell.span


def write_table(grid: Grid) -> str:
    """Return the table; screen readers hear its summary and which cells are headings."""
    first_column = bool(grid.rows) and all(row.cells[0].heading for row in grid.rows)
    look = {"firstRow": int(bool(grid.header)), "firstColumn": int(first_column), "noHBand": 1, "noVBand": 1}
    summary = on_one_line(grid.summary)
    properties = w(
        "tblPr",
        w("tblStyle", val=_LOOKS[grid.look]),
        w("tblW", w=twips(sum(grid.widths)), type="dxa"),
        w("tblInd", w=twips(grid.indent), type="dxa") if grid.indent else "",
        w("tblLayout", type="fixed"),
        w("tblLook", **look),
        w("tblDescription", val=summary) if summary else "",
    )
    columns = w("tblGrid", *(w("gridCol", w=twips(width)) for width in grid.widths))
    return w("tbl", properties, columns, *_rows(grid))


def _rows(grid: Grid) -> Iterator[str]:
    for row in grid.header:
        yield _row(row, grid.widths, header=True)
    for row in grid.rows:
        yield _row(row, grid.widths, header=False)


def _row(row: Row, widths: Sequence[float], *, header: bool) -> str:
    properties = [
        w("cantSplit") if row.whole else "",
        w("trHeight", val=twips(row.least_height_mm * _POINTS_TO_MM), hRule="atLeast") if row.least_height_mm else "",
        w("tblHeader") if header else "",
    ]
    filled = sum(cell.span for cell in row.cells)
    missing = "".join(_cell(Cell(w("p"), width, 1, heading=False), header=header) for width in widths[filled:])
    cells = "".join(_cell(cell, header=header) for cell in row.cells)
    return w("tr", w("trPr", *properties) if any(properties) else "", cells, missing)


def _cell(cell: Cell, *, header: bool) -> str:
    properties = w(
        "tcPr",
        w("tcW", w=twips(cell.width), type="dxa"),
        w("gridSpan", val=cell.span) if cell.span > 1 else "",
        w("tcBorders", w("bottom", val="single", sz=8, space=0, color=_BLUE)) if header else "",
        w("shd", val="clear", color="auto", fill=_PALE) if header else "",
    )
    return w("tc", properties, cell.inner)
