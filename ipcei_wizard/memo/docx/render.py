"""From a document tree to the bytes of a Word file. The same tree and the same moment always give the same bytes."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.docx.blocks import Writer
from ipcei_wizard.memo.docx.furniture import WIDTH, foot, head, letterhead, section
from ipcei_wizard.memo.docx.inlines import Speller
from ipcei_wizard.memo.docx.markup import part, root, tag, w
from ipcei_wizard.memo.docx.notes import Notes, separators
from ipcei_wizard.memo.docx.numbering import numbering
from ipcei_wizard.memo.docx.paragraphs import Place
from ipcei_wizard.memo.docx.parts import Part, Shared
from ipcei_wizard.memo.docx.properties import core_properties, custom_properties, extended_properties
from ipcei_wizard.memo.docx.styles import font_table, style_sheet
from ipcei_wizard.memo.pdf.pages import anchors

_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES: Final = {
    "word/document.xml": f"{_MAIN}.document.main+xml",
    "word/styles.xml": f"{_MAIN}.styles+xml",
    "word/numbering.xml": f"{_MAIN}.numbering+xml",
    "word/settings.xml": f"{_MAIN}.settings+xml",
    "word/fontTable.xml": f"{_MAIN}.fontTable+xml",
    "word/footnotes.xml": f"{_MAIN}.footnotes+xml",
    "word/head.xml": f"{_MAIN}.header+xml",
    "word/first.xml": f"{_MAIN}.header+xml",
    "word/foot.xml": f"{_MAIN}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_ENDINGS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "svg": "image/svg+xml",
}
_CORE_KIND: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_EARLIEST: Final = 1980  # the first year that a zip file knows


def render_docx(document: tree.Document, *, created: datetime) -> bytes:
    """Return `document` as a Word file, dated `created` (with a time zone).

    Raises:
        ValueError: `created` has no time zone.
    """
    if created.tzinfo is None:
        raise ValueError("created: a moment needs a time zone")
    files = _files(document, created)
    moment = created.astimezone(UTC)
    date = moment.timetuple()[:6] if moment.year >= _EARLIEST else (_EARLIEST, 1, 1, 0, 0, 0)
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in files.items():
            entry = ZipInfo(name, date)
            entry.create_system, entry.compress_type = 0, ZIP_DEFLATED  # or it would tell on which system it was made
            archive.writestr(entry, data)
    return out.getvalue()


def _files(document: tree.Document, created: datetime) -> dict[str, bytes]:
    """Return every part of the file, the one that names the others first."""
    shared = Shared(document.language, anchors(document.blocks))
    notes = Notes(document.notes)
    main, foots, package = Part("word/document.xml"), Part("word/footnotes.xml"), Part("")
    text = _text(document, Speller(main, shared, notes))
    body = root("document", w("body", text, section(_known(main))))
    footnotes = root("footnotes", separators(), _footnotes(Speller(foots, shared, notes, in_note=True)))
    package.refer("officeDocument", main.name)
    package.refer(_CORE_KIND, "docProps/core.xml")
    package.refer("extended-properties", "docProps/app.xml")
    package.refer("custom-properties", "docProps/custom.xml")
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": package.relationships(),
        main.name: body,
        "word/_rels/document.xml.rels": main.relationships(),
        "word/styles.xml": style_sheet(document.language),
        "word/numbering.xml": numbering(shared.lists),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": font_table(),
        foots.name: footnotes,
        "word/_rels/footnotes.xml.rels": foots.relationships(),
        "word/head.xml": head(document, first=False),
        "word/first.xml": head(document, first=True),
        "word/foot.xml": foot(document),
        "docProps/core.xml": core_properties(document, created),
        "docProps/app.xml": extended_properties(),
        "docProps/custom.xml": custom_properties(document),
        **shared.media,
    }


def _text(document: tree.Document, speller: Speller) -> str:
    """Return all that is read: the letterhead, what stands beside the text on paper, the text."""
    beside = tuple(
        replace(block, stacked=False) if isinstance(block, tree.KeyValues) else block for block in document.side_column
    )
    aside = Writer(speller).blocks(beside, Place(WIDTH, "MemoSide", flow=False))
    return letterhead(document) + aside + Writer(speller).blocks(document.blocks, Place(WIDTH))


def _known(main: Part) -> dict[str, str]:
    """Return how the document knows the parts around its pages; the others are found by their kind alone."""
    for kind, name in (
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("footnotes", "footnotes.xml"),
    ):
        main.refer(kind, name)
    return {
        "head": main.refer("header", "head.xml"),
        "first": main.refer("header", "first.xml"),
        "foot": main.refer("footer", "foot.xml"),
    }


def _footnotes(speller: Speller) -> str:
    """Return every note that the text refers to, with those that only a note refers to behind it."""
    notes, writer, place = speller.notes, Writer(speller), Place(WIDTH, "FootnoteText", flow=False)
    written, told = [], 0
    for identifier, number in enumerate(notes.met, 1):
        inner = [writer.note(number, place)]
        while told < len(notes.within):  # grows while it is read
            inner.append(writer.note(notes.within[told], place))
            told += 1
        written.append(w("footnote", *inner, id=identifier))
    return "".join(written)


def _settings() -> bytes:
    separator = w("footnotePr", w("footnote", id=-1), w("footnote", id=0))
    modern = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return root("settings", w("defaultTabStop", val=709), separator, w("compat", modern))


def _content_types() -> bytes:
    spaces = {"xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"}
    endings = (tag("Default", {"Extension": ending, "ContentType": kind}) for ending, kind in _ENDINGS.items())
    parts = (tag("Override", {"PartName": f"/{name}", "ContentType": kind}) for name, kind in _TYPES.items())
    return part(tag("Types", spaces, *endings, *parts))
