"""What returns on every page: the organisation, the reference, the page number and, on a draft, its mark."""

from dataclasses import dataclass

from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.document import Document
from ipcei_wizard.memo.pdf.fonts import set_word
from ipcei_wizard.memo.pdf.ink import Ink
from ipcei_wizard.memo.pdf.structure import FOOTER, HEADER, Element
from ipcei_wizard.memo.pdf.styles import (
    BLUE,
    BOTTOM,
    DRAFT,
    GREY,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TOP,
    WATERMARK,
    Colour,
)
from ipcei_wizard.memo.pdf.words import Look, Run, make_run

_RIBBON_WIDTH, _RIBBON_HEIGHT = 17.0, 52.0
_FOOT = PAGE_HEIGHT - 34.0
_WATERMARK_SIZE = 104.0
_NAMES = 3  # lines that the organisation may take in the head


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What is read of the head: who writes, and whether this is a draft."""

    organisation: Element
    draft: Element


def letterhead(document: Document, root: Element) -> Letterhead:
    """Return the elements of the head, at this place in the tree."""
    organisation = root.add("P")
    organisation.actual = clean("\n".join(document.organisation))  # in print a long name may be cut off
    return Letterhead(organisation, root.add("P"))


def draw_furniture(ink: Ink, document: Document, page: int, total: int, letterhead: Letterhead) -> None:
    """Draw the head and foot of page `page` of `total`; the head is read once, on the first page."""
    with ink.once(letterhead, HEADER):
        _head(ink, document, letterhead)
    right = PAGE_WIDTH - RIGHT
    label = _runs(document.page_label.format(page=page, total=total), 8.5, GREY)
    start = right - sum(run.width for run in label)
    ink.words(label, start, _FOOT, FOOTER)
    reference = _fitted(document.reference, 8.5, GREY, start - LEFT - 12)
    ink.words(reference, LEFT, _FOOT, FOOTER)


def draw_watermark(ink: Ink, document: Document) -> None:
    """Draw the draft's mark, before and therefore beneath the text."""
    if document.draft and document.draft_label:
        middle = (PAGE_WIDTH / 2, (TOP + PAGE_HEIGHT - BOTTOM) / 2)
        size = min(_WATERMARK_SIZE, _WATERMARK_SIZE * 8 / len(document.draft_label))
        ink.diagonal(_runs(document.draft_label, size, WATERMARK, bold=True), middle)


def _head(ink: Ink, document: Document, letterhead: Letterhead) -> None:
    ink.fill(LEFT, 0, _RIBBON_WIDTH, _RIBBON_HEIGHT, BLUE)
    right = PAGE_WIDTH - RIGHT
    if document.draft and document.draft_label:
        mark = _runs(document.draft_label, 10.5, DRAFT, bold=True)
        right -= sum(run.width for run in mark)
        ink.words(mark, right, 38.0, letterhead.draft)
    left = LEFT + _RIBBON_WIDTH + 10
    names = document.organisation
    for number, name in enumerate(
        names if len(names) <= _NAMES else (*names[: _NAMES - 1], ", ".join(names[_NAMES - 1 :]))
    ):
        words = _fitted(name, 10, BLUE if number == 0 else GREY, right - left - 12, bold=number == 0)
        ink.words(words, left, 38.0 + 12.5 * number, letterhead.organisation)


def _runs(text: str, size: float, colour: Colour, *, bold: bool = False) -> list[Run]:
    look = Look(size, colour, bold)
    return [make_run(part, face, look) for face, part in set_word(" ".join(clean(text).split()), bold)]


def _fitted(text: str, size: float, colour: Colour, width: float, *, bold: bool = False) -> list[Run]:
    """Return `text` on one line: set smaller when it is too wide, and cut off only when that would not be legible."""
    runs = _runs(text, size, colour, bold=bold)
    wide = sum(run.width for run in runs)
    if wide <= width:
        return runs
    smaller = max(size * width / wide, 5.5)
    runs = _runs(text, smaller, colour, bold=bold)
    while text and sum(run.width for run in runs) > width:
        text = text[: -max(1, len(text) // 20)]
        runs = _runs(text + "…", smaller, colour, bold=bold)
    return runs
