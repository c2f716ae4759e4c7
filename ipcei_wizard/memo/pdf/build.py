"""From the document tree to boxes: what each kind of block looks like on paper."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from reportlab.lib.units import mm

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.pdf.boxes import Box, BreakBox, HeadingBox, RuleBox, TextBox
from ipcei_wizard.memo.pdf.figures import FigureBox
from ipcei_wizard.memo.pdf.fonts import set_word
from ipcei_wizard.memo.pdf.stacks import Frame, Stack
from ipcei_wizard.memo.pdf.structure import Element, Skeleton
from ipcei_wizard.memo.pdf.styles import BLUE, LINE, PALE, STYLES, TextStyle, heading_style
from ipcei_wizard.memo.pdf.syntax import pdf_text
from ipcei_wizard.memo.pdf.tables import Grid, RowBox, TableBox
from ipcei_wizard.memo.pdf.words import Look, Run, make_run, spell

_LIST_INDENT: Final = 15.0
_DIGIT_WIDTH: Final = 6.0
_BULLETS: Final = ("•", "–")
_CELL: Final = Frame(5, 4, 7, 5)
_FLUSH_CELL: Final = Frame(0, 4, 10, 5)
_QUOTE: Final = Frame(left=12, top=1, bottom=1, bar=LINE)
_CALLOUT: Final = Frame(12, 9, 12, 9, fill=PALE, bar=BLUE)
_LABELS: Final = tree.Column(width_mm=38)


class Builder:
    """Makes the boxes of a document, and their elements; `body` is the style of ordinary paragraphs where it works."""

    def __init__(self, skeleton: Skeleton, body: TextStyle = STYLES["body"], *, in_outline: bool = True) -> None:
        self._skeleton = skeleton
        self._body = body
        self._in_outline = in_outline
        self._anchors = count(1)

    def boxes(self, blocks: tree.Blocks, parent: Element, depth: int = 0) -> list[Box]:
        """Return the boxes of `blocks` within the element `parent`; `depth` counts the lists around them."""
        boxes: list[Box] = []
        for block in blocks:
            boxes += self._block(block, parent, depth)
        return boxes

    def _block(  # noqa: C901, PLR0911 - one line per kind of block
        self, block: tree.Block, parent: Element, depth: int
    ) -> list[Box]:
        match block:
            case tree.Heading():
                return [self._heading(block, parent)]
            case tree.Paragraph(inlines, "quote"):
                quoted = (tree.Paragraph(inlines),)
                return [self.framed(quoted, _QUOTE, parent.add("BlockQuote"), depth, STYLES["quote"])]
            case tree.Paragraph():
                return [self._text(block.inlines, self._style(block.role), parent.add("P"))]
            case tree.ListBlock():
                return self._list(block, parent, depth)
            case tree.Quote(inner):
                return [self.framed(inner, _QUOTE, parent.add("BlockQuote"), depth, STYLES["quote"])]
            case tree.Callout(inner):
                return [self.framed(inner, _CALLOUT, parent.add("Div"), depth, self._body)]
            case tree.Table():
                return self._table(block, parent)
            case tree.Figure():
                return self._figure(block, parent)
            case tree.KeyValues():
                return self._stacked(block, parent) if block.stacked else [self._beside(block, parent)]
            case tree.Rule():
                return [RuleBox()]
            case tree.PageBreak():
                return [BreakBox()]
            case tree.KeepTogether(inner):
                return [Stack(boxes := self.boxes(inner, parent, depth)).with_white(*_white(boxes)).kept()]

    def _text(self, inlines: tree.Inlines, style: TextStyle, owner: Element) -> TextBox:
        """Return the words of `owner`, and give the notes they refer to their place by it."""
        box = TextBox(spell(inlines, style, owner, self._skeleton), style, owner)
        self._skeleton.place_notes(owner, inlines)
        return box

    def _style(self, role: str) -> TextStyle:
        if role == "body":
            return self._body
        style = STYLES[role]
        if self._in_outline or style.size <= self._body.size:
            return style
        return replace(style, size=self._body.size, leading=self._body.leading)

    def _within(self, style: TextStyle) -> "Builder":
        size = min(style.size, self._body.size)
        leading = min(style.leading, self._body.leading)
        body = replace(style, size=size, leading=leading, after=self._body.after)
        inner = Builder(self._skeleton, body, in_outline=self._in_outline)
        inner._anchors = self._anchors
        return inner

    def _heading(self, block: tree.Heading, parent: Element) -> Box:
        """Return a heading; one that stands outside the flow of sections (in a cell, a note) is only a paragraph."""
        style = heading_style(block.level)
        if not self._in_outline:
            if style.size > self._body.size:
                style = replace(style, size=self._body.size, leading=self._body.leading, before=4.0)
            return self._text(block.inlines, style, parent.add("P"))
        owner = self._skeleton.heading(parent, block.level) if block.inlines else parent.add("P")
        box = HeadingBox(spell(block.inlines, style, owner, self._skeleton), style, owner)
        self._skeleton.place_notes(owner, block.inlines)
        box.title = " ".join(tree.inline_text(_without_notes(block.inlines)).split()) or "…"
        box.level = max(block.level - 1, 0)
        box.anchor = block.anchor or f"heading.{next(self._anchors)}"
        return box

    def framed(self, blocks: tree.Blocks, frame: Frame, owner: Element, depth: int, style: TextStyle) -> Stack:
        """Return `blocks`, set in `style`, within `frame`, with white around it."""
        boxes = self._within(style).boxes(blocks, owner, depth)
        if boxes:
            boxes[0].before = boxes[-1].after = 0.0
        return Stack(boxes, frame).with_white(4.0, 10.0)

    def _list(self, block: tree.ListBlock, parent: Element, depth: int) -> list[Box]:
        last = block.start + len(block.items) - 1
        indent = max(_LIST_INDENT, _DIGIT_WIDTH * len(str(last)) + 10) if block.ordered else _LIST_INDENT
        whole = parent.add("L", O="/List", ListNumbering="/Decimal" if block.ordered else "/Disc")
        boxes: list[Box] = []
        for number, item in enumerate(block.items, block.start):
            text = f"{number}." if block.ordered else _BULLETS[depth % len(_BULLETS)]
            entry = whole.add("LI")
            label, body = entry.add("Lbl"), entry.add("LBody")
            inner: list[Box] = self.boxes(item, body, depth + 1) or [TextBox((), self._body, body)]
            for box in inner:
                box.after = min(box.after, 3.0)
            frame = Frame(left=indent)
            boxes.append(Stack(inner, frame, mark=_mark(text, self._body), owner=label).with_white(0.0, 3.0))
        if boxes:
            boxes[-1].after = self._body.after
        return boxes

    def _table(self, block: tree.Table, parent: Element) -> list[Box]:
        whole = parent.add("Table", O="/Table")
        if block.summary.strip():
            whole.attributes["Summary"] = pdf_text(block.summary)
        caption = self._caption(block.caption, whole.add("Caption"))
        columns = max((sum(cell.span for cell in row.cells) for row in (*block.header, *block.rows)), default=0)
        head = whole.add("THead") if block.rows else whole  # a head without a body is not allowed
        header = tuple(self._row(row, block, head.add("TR"), columns, heading=True) for row in block.header)
        body = whole.add("TBody")
        rows = tuple(self._row(row, block, body.add("TR"), columns, heading=False) for row in block.rows)
        return [*caption, TableBox(Grid(block.columns, header, rows, block.look), rows)]

    def _caption(self, inlines: tree.Inlines, owner: Element) -> list[Box]:
        return [self._text(inlines, STYLES["caption"], owner)] if inlines else []

    def _figure(self, block: tree.Figure, parent: Element) -> list[Box]:
        caption = self._caption(block.caption, parent.add("P"))
        figure = parent.add("Figure")
        figure.alternative = block.alternative
        data = self._table(block.data, parent) if block.data else []
        return [*caption, FigureBox(block, figure), *data]

    def _row(self, row: tree.Row, table: tree.Table, line: Element, columns: int, *, heading: bool) -> RowBox:
        cells: list[tuple[Stack, int]] = []
        frame = _FLUSH_CELL if table.look != "grid" and not table.header else _CELL
        at = 0
        for cell in row.cells:
            bold = heading or cell.heading
            size = min(STYLES["cell"].size, self._body.size)
            style = replace(
                STYLES["cell"],
                size=size,
                bold=bold,
                colour=BLUE if heading else STYLES["cell"].colour,
                align=table.columns[at].align if at < len(table.columns) else "left",
            )
            owner = _cell(line, cell, column=heading)
            boxes = Builder(self._skeleton, style, in_outline=False).boxes(cell.blocks, owner)
            if boxes:
                boxes[-1].after = 0.0
            cells.append((Stack(boxes, frame), cell.span))
            at += cell.span
        for _ in range(at, columns):  # a table is regular, also where a row falls short
            line.add("TD")
        return RowBox(tuple(cells), row.least_height_mm * mm)

    def _stacked(self, block: tree.KeyValues, parent: Element) -> list[Box]:
        label = replace(self._body, bold=True, after=0.0, keep_with_next=True)
        whole = parent.add("L")
        boxes: list[Box] = []
        for entry in block.entries:
            item = whole.add("LI")
            first = self._text(entry.label, label, item.add("Lbl"))
            boxes += [Stack([first, *self.boxes(entry.blocks, item.add("LBody"))]).with_white(0.0, 7.0)]
        return boxes

    def _beside(self, block: tree.KeyValues, parent: Element) -> Box:
        rows = tuple(
            tree.Row((tree.Cell((tree.Paragraph(entry.label),), heading=True), tree.Cell(entry.blocks)))
            for entry in block.entries
        )
        table = tree.Table((_LABELS, tree.Column()), rows, look="ruled")
        return self._table(table, parent)[0]


def _cell(line: Element, cell: tree.Cell, *, column: bool) -> Element:
    """Return the element of a cell: a header says for which side it speaks."""
    attributes = {"ColSpan": str(cell.span)} if cell.span > 1 else {}
    if column or cell.heading:
        return line.add("TH", O="/Table", Scope="/Column" if column else "/Row", **attributes)
    return line.add("TD", **({"O": "/Table", **attributes} if attributes else {}))


def _white(boxes: Sequence[Box]) -> tuple[float, float]:
    return (boxes[0].before, boxes[-1].after) if boxes else (0.0, 0.0)


def _without_notes(inlines: tree.Inlines) -> tree.Inlines:
    return tuple(leaf for leaf in tree.inline_leaves(inlines) if not isinstance(leaf, tree.NoteReference))


def _mark(text: str, style: TextStyle) -> tuple[Run, ...]:
    look = Look(style.size, BLUE, style.bold)
    return tuple(make_run(part, name, look) for name, part in set_word(text, style.bold))
