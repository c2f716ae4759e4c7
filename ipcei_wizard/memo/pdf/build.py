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
from ipcei_wizard.memo.pdf.styles import BLUE, LINE, PALE, STYLES, TextStyle, heading_style
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
    """Makes the boxes of one document; `body` is the style of ordinary paragraphs where it is working."""

    def __init__(self, body: TextStyle = STYLES["body"], *, in_outline: bool = True) -> None:
        self._body = body
        self._in_outline = in_outline
        self._anchors = count(1)

    def boxes(self, blocks: tree.Blocks, depth: int = 0) -> list[Box]:
        """Return the boxes of `blocks`; `depth` counts the lists around them."""
        boxes: list[Box] = []
        for block in blocks:
            boxes += self._block(block, depth)
        return boxes

    def _block(self, block: tree.Block, depth: int) -> list[Box]:  # noqa: C901, PLR0911 - one line per kind of block
        match block:
            case tree.Heading():
                return [self._heading(block)]
            case tree.Paragraph(inlines, "quote"):
                return [self.framed((tree.Paragraph(inlines),), _QUOTE, block, depth, STYLES["quote"])]
            case tree.Paragraph():
                return [TextBox(spell(block.inlines, style := self._style(block.role)), style, block)]
            case tree.ListBlock():
                return self._list(block, depth)
            case tree.Quote(inner):
                return [self.framed(inner, _QUOTE, block, depth, STYLES["quote"])]
            case tree.Callout(inner):
                return [self.framed(inner, _CALLOUT, block, depth, self._body)]
            case tree.Table():
                return self._table(block)
            case tree.Figure():
                return self._figure(block)
            case tree.KeyValues():
                return self._stacked(block) if block.stacked else [self._beside(block)]
            case tree.Rule():
                return [RuleBox()]
            case tree.PageBreak():
                return [BreakBox()]
            case tree.KeepTogether(inner):
                return [Stack(boxes := self.boxes(inner, depth)).with_white(*_white(boxes)).kept()]

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
        inner = Builder(replace(style, size=size, leading=leading, after=self._body.after), in_outline=self._in_outline)
        inner._anchors = self._anchors
        return inner

    def _heading(self, block: tree.Heading) -> Box:
        style = heading_style(block.level)
        if style.size > self._body.size and not self._in_outline:
            style = replace(style, size=self._body.size, leading=self._body.leading, before=4.0)
        box = HeadingBox(spell(block.inlines, style), style, block)
        if self._in_outline:
            box.title = " ".join(tree.inline_text(_without_notes(block.inlines)).split()) or "…"
            box.level = max(block.level - 1, 0)
            box.anchor = block.anchor or f"heading.{next(self._anchors)}"
        return box

    def framed(self, blocks: tree.Blocks, frame: Frame, owner: object, depth: int, style: TextStyle) -> Stack:
        """Return `blocks`, set in `style`, within `frame`, with white around it."""
        boxes = self._within(style).boxes(blocks, depth)
        if boxes:
            boxes[0].before = boxes[-1].after = 0.0
        return Stack(boxes, frame, owner=owner).with_white(4.0, 10.0)

    def _list(self, block: tree.ListBlock, depth: int) -> list[Box]:
        last = block.start + len(block.items) - 1
        indent = max(_LIST_INDENT, _DIGIT_WIDTH * len(str(last)) + 10) if block.ordered else _LIST_INDENT
        boxes: list[Box] = []
        for number, item in enumerate(block.items, block.start):
            text = f"{number}." if block.ordered else _BULLETS[depth % len(_BULLETS)]
            inner: list[Box] = self.boxes(item, depth + 1) or [TextBox((), self._body, block)]
            for box in inner:
                box.after = min(box.after, 3.0)
            frame = Frame(left=indent)
            boxes.append(Stack(inner, frame, mark=_mark(text, self._body), owner=block).with_white(0.0, 3.0))
        if boxes:
            boxes[-1].after = self._body.after
        return boxes

    def _table(self, block: tree.Table) -> list[Box]:
        header = tuple(self._row(row, block, heading=True) for row in block.header)
        rows = tuple(self._row(row, block, heading=False) for row in block.rows)
        return [*self._caption(block), TableBox(Grid(block.columns, header, rows, block.look, block), rows)]

    def _caption(self, block: tree.Table | tree.Figure) -> list[Box]:
        caption = STYLES["caption"]
        return [TextBox(spell(block.caption, caption), caption, block)] if block.caption else []

    def _figure(self, block: tree.Figure) -> list[Box]:
        data = self._table(block.data) if block.data else []
        return [*self._caption(block), FigureBox(block, block), *data]

    def _row(self, row: tree.Row, table: tree.Table, *, heading: bool) -> RowBox:
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
            boxes = Builder(style, in_outline=False).boxes(cell.blocks)
            if boxes:
                boxes[-1].after = 0.0
            cells.append((Stack(boxes, frame, owner=cell), cell.span))
            at += cell.span
        return RowBox(tuple(cells), row.least_height_mm * mm, row)

    def _stacked(self, block: tree.KeyValues) -> list[Box]:
        label = replace(self._body, bold=True, after=0.0, keep_with_next=True)
        boxes: list[Box] = []
        for entry in block.entries:
            first = TextBox(spell(entry.label, label), label, entry)
            boxes += [Stack([first, *self.boxes(entry.blocks)], owner=entry).with_white(0.0, 7.0)]
        return boxes

    def _beside(self, block: tree.KeyValues) -> Box:
        rows = tuple(
            tree.Row((tree.Cell((tree.Paragraph(entry.label),), heading=True), tree.Cell(entry.blocks)))
            for entry in block.entries
        )
        table = tree.Table((_LABELS, tree.Column()), rows, look="ruled")
        return self._table(table)[0]


def _white(boxes: Sequence[Box]) -> tuple[float, float]:
    return (boxes[0].before, boxes[-1].after) if boxes else (0.0, 0.0)


def _without_notes(inlines: tree.Inlines) -> tree.Inlines:
    return tuple(leaf for leaf in tree.inline_leaves(inlines) if not isinstance(leaf, tree.NoteReference))


def _mark(text: str, style: TextStyle) -> tuple[Run, ...]:
    look = Look(style.size, BLUE, style.bold)
    return tuple(make_run(part, name, look) for name, part in set_word(text, style.bold))
