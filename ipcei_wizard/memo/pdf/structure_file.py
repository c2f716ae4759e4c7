"""Writes the structure tree into ReportLab's document: an object per element, the parent tree, the names of notes."""

from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject, PDFObjectReference

from ipcei_wizard.memo.pdf.marks import Marks
from ipcei_wizard.memo.pdf.structure import Element, Mark
from ipcei_wizard.memo.pdf.syntax import pdf_text

_ROOT: Final = "structure"


class _Written(PDFObject):  # type: ignore[misc]
    """An object in PDF syntax, filled in when the numbers of all objects are known."""

    __RefOnly__ = 1
    content = ""

    def format(self, document: Any) -> bytes:  # noqa: ARG002
        return self.content.encode("ascii")


class _Numbers:
    """Registers objects with ReportLab's document and knows their numbers."""

    def __init__(self, doc: Any, pages: int) -> None:
        self._doc = doc
        self._given: dict[int, int] = {}
        self._objects: dict[int, _Written] = {}
        self._pages = [self._number(f"Page{page}") for page in range(1, pages + 1)]

    def _number(self, name: str) -> int:
        number: int = self._doc.idToObjectNumberAndVersion[name][0]
        return number

    def add(self, name: str) -> tuple[int, _Written]:
        """Return a new object and its number."""
        written = _Written()
        self._doc.Reference(written, name)
        return self._number(name), written

    def register(self, element: Element) -> None:
        """Give `element` and all within it a number."""
        number, written = self.add(f"element.{len(self._given)}")
        self._given[id(element)], self._objects[number] = number, written
        for child in element.children():
            self.register(child)

    def of(self, element: Element) -> int:
        """Return the number of a registered element."""
        return self._given[id(element)]

    def page(self, page: int) -> int:
        """Return the number of a page, counted from 0."""
        return self._pages[page]

    def fill(self, element: Element, content: str) -> None:
        """Write down an element."""
        self._objects[self.of(element)].content = content


def write_structure(doc: Any, root: Element, marks: Marks) -> None:
    """Add the tree under `root`, whose ink stands where `marks` say, to ReportLab's document `doc`."""
    root.prune()
    numbers = _Numbers(doc, len(marks.pages))
    top, written = numbers.add(_ROOT)
    numbers.register(root)
    names: list[tuple[str, int]] = []
    _fill(root, top, numbers, names)
    entries = [f"[{' '.join(f'{numbers.of(each)} 0 R' for each in page)}]" for page in marks.pages]
    entries += [f"{numbers.of(link)} 0 R" for link in marks.links]
    keys = " ".join(f"{key} {entry}" for key, entry in enumerate(entries))
    tree, parents = numbers.add("parents")
    parents.content = f"<</Nums[{keys}]>>"
    ids = " ".join(f"{pdf_text(name)} {number} 0 R" for name, number in sorted(names))
    named = f"/IDTree<</Names[{ids}]>>" if ids else ""
    written.content = (
        f"<</Type/StructTreeRoot/K[{numbers.of(root)} 0 R]/ParentTree {tree} 0 R"
        f"/ParentTreeNextKey {len(marks.pages) + len(marks.links)}{named}>>"
    )
    doc.Catalog.StructTreeRoot = PDFObjectReference(_ROOT)
    doc.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _fill(element: Element, parent: int, numbers: _Numbers, names: list[tuple[str, int]]) -> None:
    number = numbers.of(element)
    home = next((kid.page for kid in element.kids if isinstance(kid, Mark)), -1)
    parts = [f"<</Type/StructElem/S/{element.role}/P {parent} 0 R"]
    if home >= 0:
        parts.append(f"/Pg {numbers.page(home)} 0 R")
    if element.identifier:
        names.append((element.identifier, number))
    for key, text in (
        ("ID", element.identifier),
        ("Lang", element.language),
        ("Alt", element.alternative),
        ("ActualText", element.actual),
    ):
        if text:
            parts.append(f"/{key}{pdf_text(text)}")
    if element.attributes:
        parts.append(f"/A<<{''.join(f'/{name} {value}' for name, value in element.attributes.items())}>>")
    kids = [_kid(kid, home, numbers) for kid in (*element.kids, *element.notes)]
    if kids:
        parts.append(f"/K[{' '.join(kids)}]")
    numbers.fill(element, "".join((*parts, ">>")))
    for child in element.children():
        _fill(child, number, numbers, names)


def _kid(kid: Element | Mark, home: int, numbers: _Numbers) -> str:
    if isinstance(kid, Element):
        return f"{numbers.of(kid)} 0 R"
    if kid.annotation:
        return f"<</Type/OBJR/Pg {numbers.page(kid.page)} 0 R/Obj {kid.number} 0 R>>"
    return str(kid.number) if kid.page == home else f"<</Type/MCR/Pg {numbers.page(kid.page)} 0 R/MCID {kid.number}>>"
