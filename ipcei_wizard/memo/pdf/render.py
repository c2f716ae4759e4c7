"""From a document tree to the bytes of a PDF. The same tree and the same moment always give the same bytes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from threading import Lock
from types import SimpleNamespace
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ipcei_wizard.memo.document import Document
from ipcei_wizard.memo.pdf.archive import Attachment, archived
from ipcei_wizard.memo.pdf.fonts import BODY, face
from ipcei_wizard.memo.pdf.furniture import draw_furniture, draw_watermark
from ipcei_wizard.memo.pdf.glyphs import UnprintableCharacters, unprintable
from ipcei_wizard.memo.pdf.ink import Ink
from ipcei_wizard.memo.pdf.marks import Marks
from ipcei_wizard.memo.pdf.pages import Layout, Page, paginate
from ipcei_wizard.memo.pdf.structure_file import with_structure
from ipcei_wizard.memo.pdf.styles import BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, SIDE_WIDTH, TOP

_PRESS: Final = Lock()  # ReportLab's fonts are not made for two documents at the same moment


def render_pdf(
    document: Document, *, created: datetime, strict: bool = False, attachments: Sequence[Attachment] = ()
) -> bytes:
    """Return `document` as PDF/A-3a and PDF/UA-1, dated `created` (with a time zone), with `attachments` in it.

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
        written, structure = _print(document, created)
        return archived(written, structure, document, created, attachments)


def _print(document: Document, created: datetime) -> tuple[bytes, int]:
    """Return the pages as ReportLab writes them and their structure tree, with the number of its root."""
    layout, out = paginate(document), BytesIO()
    canvas = _canvas(out, document, created)
    marks = Marks(canvas, len(layout.pages))
    ink = Ink(canvas, marks)
    for number, page in enumerate(layout.pages, 1):
        _draw_page(ink, document, layout, page, number)
        marks.end_page()
        canvas.showPage()
    canvas.save()
    return with_structure(out.getvalue(), canvas._doc, layout.skeleton.root, marks)  # noqa: SLF001


def _draw_page(ink: Ink, document: Document, layout: Layout, page: Page, number: int) -> None:
    draw_watermark(ink, document)
    if page.side:
        page.side.draw(ink, PAGE_WIDTH - RIGHT - SIDE_WIDTH, TOP, SIDE_WIDTH)
    if page.body:
        page.body.draw(ink, LEFT, TOP, page.width)
    layout.book.draw(ink, page.notes, LEFT, PAGE_HEIGHT - BOTTOM)
    draw_furniture(ink, document, number, len(layout.pages), layout.letterhead)


def _canvas(out: BytesIO, document: Document, created: datetime) -> Any:
    face(BODY)
    canvas = Canvas(
        out,
        pagesize=A4,
        pageCompression=0,  # qpdf compresses: its bytes are the same wherever this runs
        invariant=1,
        initialFontName=BODY,
        lang=document.language,
        pdfVersion=(1, 7),
    )
    moment = created.astimezone(UTC)
    doc: Any = canvas._doc  # noqa: SLF001
    # ReportLab reads clock and environment for its date and file identifier; both must come from the caller.
    doc._timeStamp = SimpleNamespace(YMDhms=moment.timetuple()[:6], dhh=0, dmm=0)  # noqa: SLF001
    digest = sha256(
        f"{moment.isoformat()}\0{document.title}\0{document.reference}".encode("utf-8", "replace")
    ).hexdigest()
    doc._ID = f"\n[<{digest[:32]}><{digest[:32]}>]\n".encode()  # noqa: SLF001
    return canvas
