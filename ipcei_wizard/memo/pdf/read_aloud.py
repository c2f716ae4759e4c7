"""Reads a PDF as a screen reader does: through its structure tree, and independently of what wrote it.

Returns the text in reading order, and every flaw on the way: ink that no element claims, content that the tree forgets
or names twice, a parent tree that says otherwise.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from ipcei_wizard.memo.characters import code_point
from ipcei_wizard.memo.pdf.fonts import printable

_INLINE: Final = frozenset({"Span", "Link", "Reference", "Code"})
_PAINTS: Final = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"})
_SHOWS: Final = frozenset({"Tj", "TJ", "'", '"'})
_PROPERTIES: Final = ("/Alt", "/Lang", "/ID", "/ActualText")
_ATTRIBUTES: Final = ("/Scope", "/ColSpan", "/ListNumbering", "/Summary")


def words_in(text: str) -> list[str]:
    """Return the words of `text` as they can be printed: a memo must hold exactly those of its document."""
    return "".join(each if each.isspace() or printable(each) else code_point(each) for each in text).split()


@dataclass
class Node:
    """An element: its role, what it says of itself, and its kids in order; a string is the text of marked content.

    `links` are the descriptions of its links, `box` is where a figure stands.
    """

    role: str
    properties: dict[str, str] = field(default_factory=dict)
    kids: "list[Node | str]" = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    box: tuple[float, ...] = ()

    def walk(self) -> "Iterator[Node]":
        """Yield this element and all within it, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def text(self) -> str:
        """Return what is read aloud here: a line per paragraph, without the marks of unnumbered lists."""
        return "".join(_pieces(self))


def _pieces(node: Node) -> Iterator[str]:
    end = "" if node.role in _INLINE else "\n"
    said = node.properties.get("ActualText") or node.properties.get("Alt")
    if said is not None:
        yield f"{said}{end}"
        return
    yield end
    for kid in node.kids:
        if isinstance(kid, str):
            yield kid
        elif kid.role == "LI" and node.properties.get("ListNumbering") == "/Disc":
            yield from (
                piece for part in kid.kids if isinstance(part, Node) and part.role != "Lbl" for piece in _pieces(part)
            )
        else:
            yield from _pieces(kid)
    yield end


@dataclass
class _Page:
    """The text of a page's marked content by number, and what is wrong."""

    number: int
    text: dict[int, str] = field(default_factory=dict)
    unclaimed: list[str] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)


def read_aloud(data: bytes) -> tuple[Node, tuple[str, ...]]:
    """Return the structure tree of a PDF with its text, and every flaw in it."""
    with pikepdf.open(BytesIO(data)) as pdf:
        root = Node("Root")
        if "/StructTreeRoot" not in pdf.Root:
            return root, ("there is no structure tree",)
        reader = _Reader(pdf)
        for kid in _listed(pdf.Root.StructTreeRoot.get("/K")):
            root.kids.append(reader.node(kid, None))
        return root, tuple(reader.flaws())


class _Reader:
    """Walks the tree of one file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = {page.obj.objgen: _read_page(page, number) for number, page in enumerate(pdf.pages, 1)}
        self._elements: dict[tuple[int, int], dict[int, tuple[int, int]]] = {}
        self._linked: set[tuple[int, int]] = set()
        self._flaws: list[str] = []

    def node(self, element: Any, page: Any) -> Node:
        page = element.get("/Pg", page)
        found = Node(str(element.S)[1:], {name[1:]: str(element[name]) for name in _PROPERTIES if name in element})
        for attributes in _listed(element.get("/A")):
            found.properties |= {name[1:]: str(attributes[name]) for name in _ATTRIBUTES if name in attributes}
            found.box = tuple(float(side) for side in attributes.get("/BBox", ())) or found.box
        for kid in _listed(element.get("/K")):
            if isinstance(kid, int):
                found.kids.append(self._content(element, page, kid))
            elif kid.get("/Type") == Name.MCR:
                found.kids.append(self._content(element, kid.get("/Pg", page), int(kid.MCID)))
            elif kid.get("/Type") == Name.OBJR:
                self._linked.add(kid.Obj.objgen)
                found.links.append(str(kid.Obj.get("/Contents", "")))
            else:
                found.kids.append(self.node(kid, page))
        return found

    def _content(self, element: Any, page: Any, number: int) -> str:
        read = self._pages[page.objgen]
        if number in read.claimed:
            self._flaws.append(f"page {read.number}: content {number} is in the tree twice")
        if number not in read.text:
            self._flaws.append(f"page {read.number}: content {number} is not on the page")
        read.claimed.add(number)
        self._elements.setdefault(page.objgen, {})[number] = element.objgen
        return read.text.get(number, "")

    def flaws(self) -> Iterator[str]:
        """Yield what is wrong, once the whole tree has been walked."""
        yield from self._flaws
        tree = self._pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(tree[at]): tree[at + 1] for at in range(0, len(tree), 2)}
        for page in self._pdf.pages:
            read = self._pages[page.obj.objgen]
            yield from (f"page {read.number}: ink that no element claims: {what}" for what in read.unclaimed)
            yield from (
                f"page {read.number}: not in the tree: {read.text[at]!r}" for at in read.text.keys() - read.claimed
            )
            listed = [each.objgen for each in parents.get(int(page.obj.get("/StructParents", -1)), ())]
            named = self._elements.get(page.obj.objgen, {})
            if listed != [named[at] for at in sorted(named)]:
                yield f"page {read.number}: the parent tree says otherwise than the structure tree"
            for annotation in page.obj.get("/Annots", ()):
                if annotation.objgen not in self._linked or int(annotation.StructParent) not in parents:
                    yield f"page {read.number}: a link that is not in the tree"


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _read_page(page: pikepdf.Page, number: int) -> _Page:
    read, owners = _Page(number), list[int | str]()
    fonts = {str(name): _unicode_map(font) for name, font in page.obj.Resources.get("/Font", Dictionary()).items()}
    characters: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        operator = str(instruction.operator)
        match operator:
            case "BDC" | "BMC":
                owners.append(_owner(operands, owners))
            case "EMC":
                owners.pop()
            case "Tf":
                characters = fonts[str(operands[0])]
            case _ if operator in _PAINTS or operator in _SHOWS:
                text = _shown(operands, characters) if operator in _SHOWS else ""
                owner = owners[-1] if owners else None
                if owner is None:
                    read.unclaimed.append(f"{operator} {text}".strip())
                elif isinstance(owner, int):
                    read.text[owner] = read.text.get(owner, "") + text
    if owners:
        read.unclaimed.append("marked content that is not closed")
    return read


def _owner(operands: Any, owners: list[int | str]) -> int | str:
    """Return the number of the content that opens, or what stands around it."""
    if len(operands) > 1 and "/MCID" in operands[1]:
        return int(operands[1].MCID)
    return "artifact" if operands[0] == Name.Artifact or not owners else owners[-1]


def _shown(operands: Any, characters: dict[int, str]) -> str:
    strings = operands[0] if isinstance(operands[0], Array) else operands[-1:]
    return "".join(
        characters.get(code, "\ufffd") for each in strings if not isinstance(each, int) for code in bytes(each)
    )


def _unicode_map(font: Any) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>", cmap.split("endcodespacerange")[1])
    return {int(code, 16): bytes.fromhex(char).decode("utf-16-be", "surrogatepass") for code, char in pairs}
