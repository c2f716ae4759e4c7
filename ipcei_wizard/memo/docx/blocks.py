"""From blocks to paragraphs and tables: what each kind of block is in Word."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.docx.inlines import Speller
from ipcei_wizard.memo.docx.paragraphs import DEEPEST, INDENT, Entry, Place, paragraph
from ipcei_wizard.memo.docx.parts import BULLETS
from ipcei_wizard.memo.docx.pictures import picture
from ipcei_wizard.memo.docx.tables import Cell, Grid, Row, shares, write_table

_ROLES: Final[dict[tree.ParagraphRole, str]] = {
    "body": "",
    "lead": "MemoLead",
    "quote": "Quote",
    "caption": "Caption",
    "code": "MemoCode",
    "small": "MemoSmall",
    "addressee": "MemoAddressee",
    "label": "MemoLabel",
}
_SMALL_PRINT: Final = ("MemoSide", "FootnoteText", "MemoCell", "MemoColumnHeading", "MemoRowHeading")
_DEEPEST_HEADING: Final = 6
_LABELS_WIDE: Final = tree.Column(width_mm=38)
_FRAME: Final = 12.0
_CELL_SIDES: Final = 12.0
_LONG: Final = 500  # characters in a cell: a row with more may be divided over pages


class Writer:
    """Writes blocks; remembers how deep the headings are, and whether a new page was asked for."""

    def __init__(self, speller: Speller) -> None:
        self._speller = speller
        self._level = 0
        self._new_page = False

    def blocks(self, blocks: tree.Blocks, place: Place) -> str:
        """Return `blocks` in order."""
        return "".join(self._block(block, place) for block in blocks)

    def note(self, number: int, place: Place) -> str:
        """Return note `number`, which begins with its number."""
        notes = self._speller.notes
        first, *rest = notes.blocks[number] or (tree.Paragraph(()),)
        mark = notes.mark(number)
        if not isinstance(first, tree.Paragraph):
            return self.paragraph(mark, place) + self.blocks((first, *rest), place)
        return self._paragraph(first, place, mark=mark) + self.blocks(tuple(rest), place)

    def paragraph(self, inner: str, place: Place, style: str = "", entry: Entry | None = None) -> str:
        """Return a paragraph, on a new page where that was asked for."""
        new_page, self._new_page = self._new_page and place.flow, False
        return paragraph(inner, place, style=style, entry=entry, new_page=new_page)

    def _block(self, block: tree.Block, place: Place) -> str:  # noqa: PLR0911 - one line per kind
        match block:
            case tree.Heading():
                return self._heading(block, place)
            case tree.Paragraph():
                return self._paragraph(block, place)
            case tree.ListBlock():
                return self._list(block, place)
            case tree.Quote(inner):
                return self.blocks(inner, _framed(place, "Quote"))
            case tree.Callout(inner):
                return self._together(inner, _framed(place, "MemoCallout"))
            case tree.Table():
                return self._table(block, place)
            case tree.Figure():
                return self._figure(block, place)
            case tree.KeyValues():
                return self._stacked(block, place) if block.stacked else self._beside(block, place)
            case tree.Rule():
                return self.paragraph("", place, "MemoRule")
            case tree.PageBreak():
                self._new_page = self._new_page or place.flow
                return ""
            case tree.KeepTogether(inner):
                return self._together(inner, place)

    def _together(self, blocks: tree.Blocks, place: Place) -> str:
        return self.blocks(blocks[:-1], replace(place, kept=True)) + self.blocks(blocks[-1:], place)

    def _paragraph(self, block: tree.Paragraph, place: Place, entry: Entry | None = None, mark: str = "") -> str:
        style = _ROLES[block.role]
        if style and block.role != "code" and place.style in _SMALL_PRINT:
            style = ""
        inner = self._speller.spell(block.inlines, literal=block.role == "code")
        return self.paragraph(mark + inner, place, style, entry)

    def _heading(self, block: tree.Heading, place: Place, entry: Entry | None = None) -> str:
        """Return a heading, of which no level is skipped; outside the flow of sections it is only a paragraph."""
        inner = self._speller.spell(block.inlines)
        if not place.flow or not tree.inline_text(block.inlines).strip():
            return self.paragraph(inner, place, "MemoRowHeading" if inner else "", entry)
        self._level = min(max(block.level, 1), self._level + 1, _DEEPEST_HEADING)
        inner = self._speller.shared.bookmarked(f"#{block.anchor}" if block.anchor else "", inner)
        return self.paragraph(inner, place, f"Heading{self._level}", entry)

    def _list(self, block: tree.ListBlock, place: Place) -> str:
        level = min(place.depth, DEEPEST)
        number = self._speller.shared.new_list(level, block.start) if block.ordered else BULLETS
        style = place.style or "ListParagraph"
        inside = replace(place, style=style, indent=place.indent + INDENT, depth=place.depth + 1)
        entry = Entry(number, level)
        return "".join(self._item(item, inside, entry) for item in block.items)

    def _item(self, item: tree.Blocks, place: Place, entry: Entry) -> str:
        """Return one entry: its bullet or number stands before its first paragraph."""
        match item[:1]:
            case (tree.Paragraph() as first,):
                return self._paragraph(first, place, entry) + self.blocks(item[1:], place)
            case (tree.Heading() as first,):
                return self._heading(first, place, entry) + self.blocks(item[1:], place)
        return self.paragraph("", place, entry=entry) + self.blocks(item, place)

    def _caption(self, inlines: tree.Inlines, place: Place) -> str:
        if not inlines:
            return ""
        return self.paragraph(self._speller.spell(inlines), replace(place, kept=True), "Caption")

    def _figure(self, block: tree.Figure, place: Place) -> str:
        caption = self._caption(block.caption, place)
        shown = picture(block, self._speller.part, self._speller.shared, place.width - place.indent)
        data = self._table(block.data, place) if block.data else ""
        return caption + self.paragraph(shown, place, "MemoFigure") + data

    def _stacked(self, block: tree.KeyValues, place: Place) -> str:
        written = []
        for entry in block.entries:
            written.append(self.paragraph(self._speller.spell(entry.label), replace(place, kept=True), "MemoLabel"))
            written.append(self.blocks(entry.blocks, place))
        return "".join(written)

    def _beside(self, block: tree.KeyValues, place: Place) -> str:
        rows = tuple(
            tree.Row((tree.Cell((tree.Paragraph(entry.label),), heading=True), tree.Cell(entry.blocks)))
            for entry in block.entries
        )
        return self._table(tree.Table((_LABELS_WIDE, tree.Column()), rows), place)

    def _table(self, block: tree.Table, place: Place) -> str:
        """Return a table and the white after it, which also keeps it apart from a table that follows."""
        caption = self._caption(block.caption, place)
        if not any(row.cells for row in (*block.header, *block.rows)):
            return caption
        before = self.paragraph("", replace(place, kept=True), "MemoGap") if self._new_page and place.flow else ""
        widths = shares(block, place.width - place.indent)
        header = tuple(self._row(row, block, widths, place, heading=True) for row in block.header if row.cells)
        rows = tuple(self._row(row, block, widths, place, heading=False) for row in block.rows if row.cells)
        grid = Grid(widths, header, rows, block.look, block.summary, place.indent)
        return caption + before + write_table(grid) + paragraph("", Place(place.width), style="MemoGap")

    def _row(self, row: tree.Row, table: tree.Table, widths: Sequence[float], place: Place, *, heading: bool) -> Row:
        cells, at = [], 0
        small = place.style if place.style in ("MemoSide", "FootnoteText") else "MemoCell"
        for cell in row.cells:
            named = "MemoColumnHeading" if heading else "MemoRowHeading" if cell.heading else small
            width = sum(widths[at : at + cell.span])
            align = table.columns[at].align if at < len(table.columns) else "left"
            inside = Place(max(width - _CELL_SIDES, 10.0), named, align=align, flow=False, kept=place.kept)
            written = self.blocks(cell.blocks, inside)
            cells.append(Cell(written or paragraph("", inside), width, cell.span, heading=heading or cell.heading))
            at += cell.span
        longest = max(
            sum(len(tree.inline_text(inlines)) for inlines in tree.block_inlines(cell.blocks)) for cell in row.cells
        )
        return Row(tuple(cells), row.least_height_mm, whole=heading or longest < _LONG)


def _framed(place: Place, style: str) -> Place:
    """Return the inside of a box with a rule at its left; lists in it stand right of that rule as well."""
    return replace(place, style=style, indent=place.indent + _FRAME)
