"""Writes the structure tree behind the file that ReportLab wrote, as an update of it: an object per element.

ReportLab's own objects are made for tens of them, and a memo has thousands of elements; this is plain PDF syntax.
"""

import re
from itertools import accumulate
from typing import Any, Final

from ipcei_wizard.memo.pdf.marks import Marks
from ipcei_wizard.memo.pdf.structure import Element, Mark
from ipcei_wizard.memo.pdf.syntax import pdf_text

_TRAILER: Final = re.compile(rb"trailer\s*<<(.*?)/Size \d+(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)


def with_structure(written: bytes, doc: Any, root: Element, marks: Marks) -> tuple[bytes, int]:
    """Return the file with the tree under `root`, whose ink stands where `marks` say, and the number of its root.

    `doc` is ReportLab's document, which knows the numbers of the pages.
    """
    root.prune()
    writer = _Writer(doc, len(marks.pages))
    top = writer.root(root, marks)
    return _updated(written, writer.first, writer.objects), top


def _updated(written: bytes, first: int, objects: list[str]) -> bytes:
    """Return the file followed by `objects`, numbered from `first`, and a table of where they stand."""
    found = _TRAILER.search(written, max(0, len(written) - 4096))
    if not found:
        raise ValueError("ReportLab's file does not end in a trailer")
    numbered = [f"{number} 0 obj\n{each}\nendobj\n".encode("ascii") for number, each in enumerate(objects, first)]
    *places, end = accumulate(map(len, numbered), initial=len(written))
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    before, after, previous = (part.decode("latin-1") for part in found.groups())
    update = (
        f"xref\n0 1\n0000000000 65535 f \n{first} {len(objects)}\n{table}"
        f"trailer\n<<{before}/Size {first + len(objects)}{after}/Prev {previous}>>\nstartxref\n{end}\n%%EOF\n"
    )
    return b"".join((written, *numbered, update.encode("latin-1")))


class _Writer:
    """Writes elements as objects, the first of which has the number `first`."""

    def __init__(self, doc: Any, pages: int) -> None:
        numbers = doc.idToObjectNumberAndVersion
        self._pages: list[int] = [numbers[f"Page{page}"][0] for page in range(1, pages + 1)]
        self.first: int = doc.objectcounter + 1
        self.objects: list[str] = []
        self._names: list[tuple[str, int]] = []
        self._numbers: dict[Element, int] = {}

    def _reserve(self) -> int:
        self.objects.append("")
        return self.first + len(self.objects) - 1

    def _write(self, number: int, content: str) -> None:
        self.objects[number - self.first] = content

    def root(self, root: Element, marks: Marks) -> int:
        """Write the tree under `root` and return the number of the object above it."""
        top, parents = self._reserve(), self._reserve()
        first = self._element(root, top)
        entries = [f"[{' '.join(f'{self._numbers[each]} 0 R' for each in page)}]" for page in marks.pages]
        entries += [f"{self._numbers[link]} 0 R" for link in marks.links]
        self._write(parents, f"<</Nums[{' '.join(f'{key} {entry}' for key, entry in enumerate(entries))}]>>")
        ids = " ".join(f"{pdf_text(name)} {number} 0 R" for name, number in sorted(self._names))
        named = f"/IDTree<</Names[{ids}]>>" if ids else ""
        tree = f"/K[{first} 0 R]/ParentTree {parents} 0 R/ParentTreeNextKey {len(entries)}{named}"
        self._write(top, f"<</Type/StructTreeRoot{tree}>>")
        return top

    def _element(self, element: Element, parent: int) -> int:
        """Write an element and what is below it; there are thousands, so that every step here counts."""
        number = self._numbers[element] = self._reserve()
        home, kids = -1, []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{self._element(kid, number)} 0 R")
                continue
            if home < 0:
                home = kid.page
            kids.append(self._mark(kid, home))
        kids += [f"{self._element(note, number)} 0 R" for note in element.notes]
        parts = [f"<</Type/StructElem/S/{element.role}/P {parent} 0 R"]
        if home >= 0:
            parts.append(f"/Pg {self._pages[home]} 0 R")
        if element.identifier:
            self._names.append((element.identifier, number))
            parts.append(f"/ID{pdf_text(element.identifier)}")
        if element.language:
            parts.append(f"/Lang{pdf_text(element.language)}")
        if element.alternative:
            parts.append(f"/Alt{pdf_text(element.alternative)}")
        if element.actual:
            parts.append(f"/ActualText{pdf_text(element.actual)}")
        if element.attributes:
            parts.append(f"/A<<{''.join(f'/{name} {value}' for name, value in element.attributes.items())}>>")
        if kids:
            parts.append(f"/K[{' '.join(kids)}]")
        self.objects[number - self.first] = "".join(parts) + ">>"
        return number

    def _mark(self, mark: Mark, home: int) -> str:
        if mark.annotation:
            return f"<</Type/OBJR/Pg {self._pages[mark.page]} 0 R/Obj {mark.number} 0 R>>"
        if mark.page == home:
            return str(mark.number)
        return f"<</Type/MCR/Pg {self._pages[mark.page]} 0 R/MCID {mark.number}>>"
