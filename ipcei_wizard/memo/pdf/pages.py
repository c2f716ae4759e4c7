"""From one long stack of boxes to pages: what stands on each, its notes at the foot, a side column beside the first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.pdf.boxes import Box
from ipcei_wizard.memo.pdf.build import Builder
from ipcei_wizard.memo.pdf.furniture import Letterhead, letterhead
from ipcei_wizard.memo.pdf.notes import NoteBook
from ipcei_wizard.memo.pdf.stacks import Stack
from ipcei_wizard.memo.pdf.structure import Skeleton
from ipcei_wizard.memo.pdf.styles import (
    BOTTOM,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    SIDE_GUTTER,
    SIDE_WIDTH,
    STYLES,
    TOP,
)

FULL_WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT
NARROW_WIDTH: Final = FULL_WIDTH - SIDE_WIDTH - SIDE_GUTTER
HEIGHT: Final = PAGE_HEIGHT - TOP - BOTTOM


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page."""

    body: Box | None
    width: float
    side: Box | None
    notes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of a document, the book that draws their notes, and what is read, in its order."""

    pages: tuple[Page, ...]
    book: NoteBook
    skeleton: Skeleton
    letterhead: Letterhead


def paginate(document: tree.Document) -> Layout:
    """Return `document` on pages, at least one. The head is read first, then the side column, then the rest."""
    skeleton = Skeleton(document.language, document.notes, anchors(document.blocks))
    head = letterhead(document, skeleton.root)
    side: Box | None = None
    if document.side_column:
        beside = skeleton.root.add("Sect")
        side = Stack(Builder(skeleton, STYLES["side"], in_outline=False).boxes(document.side_column, beside))
    flow = Stack(Builder(skeleton).boxes(document.blocks, skeleton.root))
    book = NoteBook(document.notes, skeleton, FULL_WIDTH)
    return Layout(tuple(_pages(flow, side, book)), book, skeleton, head)


def _pages(flow: Box | None, side: Box | None, book: NoteBook) -> list[Page]:
    pages: list[Page] = []
    while flow is not None or side is not None or book.owed or not pages:
        beside, side = _split(side, SIDE_WIDTH, HEIGHT)
        width = NARROW_WIDTH if beside else FULL_WIDTH
        side_notes = beside.notes() if beside else ()
        body, numbers, flow = _fill(flow, width, book, side_notes)
        room = HEIGHT - (body.measure(width) if body else 0.0)
        if beside:
            room = min(room, HEIGHT - beside.measure(SIDE_WIDTH))
        pages.append(Page(body, width, beside, tuple(book.place(numbers, room, force=body is None))))
    return pages


def anchors(blocks: tree.Blocks) -> frozenset[str]:
    """Return where links within the document can go."""
    headings = (block for block in _outlined(blocks) if isinstance(block, tree.Heading))
    return frozenset(heading.anchor for heading in headings if heading.anchor)


def _outlined(blocks: tree.Blocks) -> Iterator[tree.Block]:
    """Yield the blocks whose headings stand in the outline: not those in tables."""
    for block in blocks:
        yield block
        if isinstance(block, tree.Quote | tree.Callout | tree.KeepTogether):
            yield from _outlined(block.blocks)
        elif isinstance(block, tree.ListBlock):
            for item in block.items:
                yield from _outlined(item)


def _split(box: Box | None, width: float, room: float) -> tuple[Box | None, Box | None]:
    """Divide `box` at `room` with all beauty, or else by force: a page always gets something."""
    if box is None:
        return None, None
    head, tail = box.split(width, room)
    return (head, tail) if head is not None else box.split(width, room, force=True)


def _fill(
    flow: Box | None, width: float, book: NoteBook, side_notes: tuple[int, ...]
) -> tuple[Box | None, list[int], Box | None]:
    """Return what of `flow` fits above the notes it refers to, the new notes, and the rest.

    Room for notes only grows from try to try and the text only shrinks, so this ends.
    """
    claimed = book.claim(book.new(side_notes), HEIGHT)
    while True:
        head, tail = _split(flow, width, HEIGHT - claimed)
        numbers = book.new((*side_notes, *(head.notes() if head else ())))
        needed = book.claim(numbers, HEIGHT)
        if needed <= claimed + 0.01 or claimed > HEIGHT * 0.9:
            return head, numbers, tail
        claimed = needed
