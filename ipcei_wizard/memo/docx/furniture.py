"""What returns on every page in Word: the sender, the draft's mark and the reference above, the page number below."""

import re
from typing import Final

from ipcei_wizard.memo.document import Document
from ipcei_wizard.memo.docx.markup import Look, field_code, on_one_line, root, twips, w, words
from ipcei_wizard.memo.docx.paragraphs import Place, paragraph
from ipcei_wizard.memo.pdf.styles import BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TOP

WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT
_COUNTED: Final = re.compile(r"\{(page|total)\}")
_FIELDS: Final = {"page": "PAGE", "total": "NUMPAGES"}
_EDGE: Final = 34.0
_HERE: Final = Place(WIDTH)


def letterhead(document: Document) -> str:
    """Return what the memo begins with: who writes, and that this is a draft. It is text, so that it is read aloud."""
    sender = [paragraph(words(name, Look()), _HERE, style="MemoSender") for name in document.organisation]
    if document.draft:
        sender.append(paragraph(words(document.draft_label, Look()), _HERE, style="MemoDraft"))
    return "".join(sender)


def head(document: Document, *, first: bool) -> bytes:
    """Return what stands above a page; on the first one the letterhead says the rest."""
    lines = [] if first else [", ".join(map(on_one_line, document.organisation))]
    lines.append(on_one_line(document.reference))
    written = [paragraph(words(line, Look()), _HERE, style="Header") for line in lines if line]
    if document.draft and not first:
        written.append(paragraph(words(document.draft_label, Look()), _HERE, style="MemoDraft"))
    return root("hdr", *(written or [paragraph("", _HERE, style="Header")]))


def foot(document: Document) -> bytes:
    """Return the page's number, of how many."""
    spoken = [
        field_code(_FIELDS[text], "1", Look()) if at % 2 else words(text, Look())
        for at, text in enumerate(_COUNTED.split(document.page_label))
    ]
    properties = w("pPr", w("pStyle", val="Footer"), w("jc", val="right"))
    return root("ftr", w("p", properties, *spoken))


def section(names: dict[str, str]) -> str:
    """Return the page: its size, margins, and the parts above and below; `names` has how the document knows those."""

    def refer(kind: str, place: str, name: str) -> str:
        return f'<w:{kind}Reference w:type="{place}" r:id="{name}"/>'

    margins = {"top": TOP, "right": RIGHT, "bottom": BOTTOM, "left": LEFT, "header": _EDGE, "footer": _EDGE}
    return w(
        "sectPr",
        refer("header", "default", names["head"]),
        refer("header", "first", names["first"]),
        refer("footer", "default", names["foot"]),
        refer("footer", "first", names["foot"]),
        w("pgSz", w=twips(PAGE_WIDTH), h=twips(PAGE_HEIGHT)),
        w("pgMar", **{side: twips(size) for side, size in margins.items()}, gutter=0),
        w("titlePg"),
    )
