"""From a document tree to the bytes of a PDF. The same tree and the same moment always give the same bytes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from threading import Lock
from types import SimpleNamespace
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.document import Block, Blocks, Callout, Document, Heading, KeepTogether, ListBlock, Quote
from ipcei_wizard.memo.pdf.fonts import BODY, face
from ipcei_wizard.memo.pdf.furniture import draw_furniture, draw_watermark
from ipcei_wizard.memo.pdf.glyphs import UnprintableCharacters, unprintable
from ipcei_wizard.memo.pdf.ink import Ink, note_anchor
from ipcei_wizard.memo.pdf.notes import NoteBook
from ipcei_wizard.memo.pdf.pages import Page, paginate
from ipcei_wizard.memo.pdf.styles import BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, SIDE_WIDTH, TOP

_CREATOR: Final = "IPCEI wizard"
_PRESS: Final = Lock()  # ReportLab's fonts are not made for two documents at the same moment


def render_pdf(document: Document, *, created: datetime, strict: bool = False) -> bytes:
    """Return `document` as PDF, dated `created` (with a time zone).

    A character that no font has is printed as its code point, such as `[U+1F600]`.

    Raises:
        UnprintableCharacters: `strict` is set and there is such a character.
        ValueError: `created` has no time zone.
    """
    if created.tzinfo is None:
        raise ValueError("created: a moment needs a time zone")
    if strict and (findings := unprintable(document)):
        raise UnprintableCharacters(findings)
    with _PRESS:
        pages, book = paginate(document)
        out = BytesIO()
        canvas = _canvas(out, document, created)
        ink = Ink(canvas, _anchors(document))
        for number, page in enumerate(pages, 1):
            _draw_page(ink, document, page, book, (number, len(pages)))
            canvas.showPage()
        canvas.save()
    return out.getvalue()


def _draw_page(ink: Ink, document: Document, page: Page, book: NoteBook, number: tuple[int, int]) -> None:
    draw_watermark(ink, document)
    if page.side:
        page.side.draw(ink, PAGE_WIDTH - RIGHT - SIDE_WIDTH, TOP, SIDE_WIDTH)
    if page.body:
        page.body.draw(ink, LEFT, TOP, page.width)
    book.draw(ink, page.notes, LEFT, PAGE_HEIGHT - BOTTOM)
    draw_furniture(ink, document, *number)


def _anchors(document: Document) -> frozenset[str]:
    """Return where links within the document can go."""
    headings = {block.anchor for block in _outlined(document.blocks) if isinstance(block, Heading) and block.anchor}
    return frozenset(headings | {note_anchor(number) for number in document.notes})


def _outlined(blocks: Blocks) -> Iterator[Block]:
    """Yield the blocks whose headings stand in the outline: not those in tables."""
    for block in blocks:
        yield block
        if isinstance(block, Quote | Callout | KeepTogether):
            yield from _outlined(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _outlined(item)


def _canvas(out: BytesIO, document: Document, created: datetime) -> Any:
    face(BODY)
    canvas = Canvas(
        out,
        pagesize=A4,
        pageCompression=1,
        invariant=1,
        initialFontName=BODY,
        lang=document.language,
        pdfVersion=(1, 7),
    )
    metadata = document.metadata
    canvas.setTitle(clean(document.title))
    canvas.setAuthor(clean(metadata.author))
    canvas.setSubject(clean(metadata.subject))
    canvas.setKeywords(clean(", ".join(metadata.keywords)))
    canvas.setCreator(_CREATOR)
    canvas.setProducer(_CREATOR)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    moment = created.astimezone(UTC)
    doc: Any = canvas._doc  # noqa: SLF001
    # ReportLab reads clock and environment for its date and file identifier; both must come from the caller.
    doc._timeStamp = SimpleNamespace(YMDhms=moment.timetuple()[:6], dhh=0, dmm=0)  # noqa: SLF001
    digest = sha256(
        f"{moment.isoformat()}\0{document.title}\0{document.reference}".encode("utf-8", "replace")
    ).hexdigest()
    doc._ID = f"\n[<{digest[:32]}><{digest[:32]}>]\n".encode()  # noqa: SLF001
    return canvas
