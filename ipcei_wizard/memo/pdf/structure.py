"""The structure tree of a memo: what a screen reader walks through, in reading order, whatever page the ink lands on.

Elements are made from the document tree, never from pages, so that a paragraph, cell or note on two pages stays one.
Where its ink stands is told by marks: numbers on a page. Knows no canvas.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.characters import clean
from ipcei_wizard.messages import Language, say

_ROOMY: Final = frozenset({"Document", "Sect", "Div", "BlockQuote", "LBody", "TD", "TH", "Note"})
_STAYS_EMPTY: Final = frozenset({"TR", "TH", "TD", "LBody"})
_DEEPEST: Final = 6  # PDF 1.7 knows no deeper heading


@dataclass(frozen=True, slots=True)
class Artifact:
    """Ink that says nothing: decoration, or what returns on every page; `properties` are PDF syntax."""

    properties: str = ""


DECORATION: Final = Artifact()
HEADER: Final = Artifact("/Type/Pagination/Subtype/Header")
FOOTER: Final = Artifact("/Type/Pagination/Subtype/Footer")
WATERMARK: Final = Artifact("/Type/Pagination/Subtype/Watermark")


class Mark(NamedTuple):  # made for every piece of ink: a frozen data class takes nearly five times as long
    """Ink on a page (counted from 0): content number `number` there, or the annotation that is object `number`."""

    page: int
    number: int
    annotation: bool = False


class Element:
    """One element of the tree; `attributes` are PDF syntax by name, `description` is what a link says of itself."""

    __slots__ = (
        "actual",
        "alternative",
        "attributes",
        "description",
        "identifier",
        "kids",
        "language",
        "notes",
        "parent",
        "pending",
        "role",
    )

    def __init__(self, role: str, parent: "Element | None" = None) -> None:
        self.role, self.parent, self.pending = role, parent, False
        self.kids: list[Element | Mark] = []
        self.notes: list[Element] = []
        self.attributes: dict[str, str] = {}
        self.language = self.alternative = self.actual = self.identifier = self.description = ""

    def add(self, role: str, **attributes: str) -> "Element":
        """Return a new last child."""
        child = Element(role, self)
        child.attributes = attributes
        self.kids.append(child)
        return child

    def inline(self, role: str) -> "Element":
        """Return a child that takes its place at its first ink: between the words around it."""
        child = Element(role, self)
        child.pending = True
        return child

    def mark(self, mark: Mark) -> None:
        """Add ink, and take a place in the tree when this is the first."""
        element = self
        while element.pending and element.parent:
            element.pending = False
            element.parent.kids.append(element)
            element = element.parent
        self.kids.append(mark)

    def note(self) -> "Element":
        """Return a new note to this element: right behind it, or within it where the parent has no room for notes."""
        if self.parent and self.parent.role in _ROOMY:
            return self.parent.add("Note")
        note = Element("Note", self)
        self.notes.append(note)
        return note

    def children(self) -> Iterator["Element"]:
        """Yield the elements directly within this one, in order."""
        yield from (kid for kid in self.kids if isinstance(kid, Element))
        yield from self.notes

    def prune(self) -> bool:
        """Drop what holds no ink, except the cells that make a table regular; return whether anything is left."""
        self.kids = [kid for kid in self.kids if isinstance(kid, Mark) or kid.prune()]
        self.notes = [note for note in self.notes if note.prune()]
        return bool(self.kids or self.notes) or self.role in _STAYS_EMPTY


Owner: TypeAlias = Element | Artifact


class Skeleton:
    """The tree of one document while its boxes are made: its root, its notes, and where its links may go."""

    def __init__(self, language: str, notes: Mapping[int, tree.Blocks], anchors: Set[str]) -> None:
        self.root = Element("Document")
        self.root.language = language
        self.notes: dict[int, Element] = {}
        self._texts, self._anchors, self._level = notes, anchors, 0
        self._says: Language = "en" if language.lower().startswith("en") else "nl"

    def heading(self, parent: Element, level: int) -> Element:
        """Return a heading; levels that were skipped are closed up."""
        self._level = min(max(level, 1), self._level + 1, _DEEPEST)
        return parent.add(f"H{self._level}")

    def place_notes(self, element: Element, inlines: tree.Inlines) -> None:
        """Give the notes that `inlines` refer to, for the first time in the document, their place by `element`."""
        for leaf in tree.inline_leaves(inlines):
            if isinstance(leaf, tree.NoteReference) and leaf.number in self._texts and leaf.number not in self.notes:
                note = self.notes[leaf.number] = element.note()
                note.identifier = f"note.{leaf.number:06d}"

    def reference(self, owner: Element, number: int) -> Element:
        """Return the element of a note's mark."""
        reference = owner.inline("Reference")
        if number not in self._texts:
            return reference
        link = reference.inline("Link")
        link.description = say("memo.link-to-note", self._says, number=number)
        return link

    def link(self, owner: Element, url: str, inlines: tree.Inlines) -> Element | None:
        """Return the element of a link; None when it leads nowhere."""
        words = " ".join(tree.inline_text(inlines).split())
        if url.startswith("#"):
            if url[1:] not in self._anchors:
                return None
            description = say("memo.link-within", self._says, words=words)
        else:
            description = say("memo.link-to-web", self._says, words=words, address=clean(url))
        link = owner.inline("Link")
        link.description = description
        return link
