"""Marked content: says on the page to which element each stroke of ink belongs, and tells the elements where it stands.

What no element claims is an artifact. It leans on the inside of ReportLab's canvas, which has no tags of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import PDFDictionary

from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.pdf.structure import Artifact, Element, Mark, Owner
from ipcei_wizard.memo.pdf.syntax import pdf_text

Area = tuple[float, float, float, float]
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~-._"  # what stays itself in an address; a PDF wants the rest percent-encoded
_PRINTED = 4  # the annotation flag that PDF/A asks


class Marks:
    """Keeps, per page, the element of every piece of marked content, and those of the links of a memo of `pages` pages.

    The parent tree has the pages first and then the links.
    """

    def __init__(self, canvas: Any, pages: int) -> None:
        self._canvas = canvas
        self._open: Owner | None = None
        self._repeated: Artifact | None = None
        self._total = pages
        self._page: list[Element] = []
        self.pages: list[list[Element]] = []
        self.links: list[Element] = []

    def claim(self, owner: Owner) -> None:
        """Let the ink that follows belong to `owner`; nothing that is repeated belongs to an element."""
        owner = self._repeated or owner
        if owner is self._open:
            return
        self._close()
        self._open = owner
        if isinstance(owner, Element):
            number = len(self._page)
            self._page.append(owner)
            owner.mark(Mark(len(self.pages), number))
            self._write(f"/{owner.role} <</MCID {number}>> BDC")
        else:
            self._write(f"/Artifact <<{owner.properties}>> BDC" if owner.properties else "/Artifact BMC")

    def end_page(self) -> None:
        """Close what is open; the next ink is on another page."""
        self._close()
        self.pages.append(self._page)
        self._page = []

    @contextmanager
    def repeating(self, artifact: Artifact) -> Iterator[None]:
        """Make everything that is drawn within an artifact: it is in the tree already."""
        before, self._repeated = self._repeated, artifact
        yield
        self._repeated = before

    def link(self, owner: Element, target: str, area: Area) -> None:
        """Make `area` a link of `owner` to a web address, or to a destination (`#name`)."""
        if self._repeated:
            return
        doc, name = self._canvas._doc, f"link.{len(self.links)}"  # noqa: SLF001
        annotation = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": f"[{' '.join(f'{side:.3f}' for side in area)}]",
            "Border": "[0 0 0]",
            "F": _PRINTED,
            "Contents": pdf_text(owner.description),
            "StructParent": self._total + len(self.links),
        }
        if target.startswith("#"):
            annotation["Dest"] = self._canvas._bookmarkReference(target[1:])  # noqa: SLF001
        else:
            address = pdf_text(quote(clean(target), safe=_IN_ADDRESSES))
            annotation["A"] = f"<</Type/Action/S/URI/URI {address}>>"
        self._canvas._addAnnotation(PDFDictionary(annotation), name)  # noqa: SLF001
        self.links.append(owner)
        owner.mark(Mark(len(self.pages), doc.idToObjectNumberAndVersion[f"Annot.{name}"][0], annotation=True))

    def _close(self) -> None:
        if self._open is not None:
            self._write("EMC")
            self._open = None

    def _write(self, operation: str) -> None:
        self._canvas._code.append(operation)  # noqa: SLF001
