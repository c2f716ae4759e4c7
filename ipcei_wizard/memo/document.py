"""The memo as data: one tree of blocks and inlines that the PDF, the Word file and the preview are all made from.

It knows no page, font or file format. Everything in it is frozen, so that an element is the same element wherever its
ink lands. Sizes, where an official form prescribes them, are in millimetres.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.drawing import Drawing

ParagraphRole = Literal["body", "lead", "quote", "caption", "code", "small", "addressee", "label"]
Align = Literal["left", "right", "centre"]
TableLook = Literal["ruled", "grid", "plain"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are; nothing in them is markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold."""

    inlines: "Inlines"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Italic."""

    inlines: "Inlines"


@dataclass(frozen=True, slots=True)
class Code:
    """A literal; its spaces are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a web address, or to the anchor of a heading (`#anchor`)."""

    url: str
    inlines: "Inlines"


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within the paragraph."""


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The mark of note `number` of the document."""

    number: int


@dataclass(frozen=True, slots=True)
class LanguageSpan:
    """Words in another language (a BCP 47 tag) than the document's."""

    language: str
    inlines: "Inlines"


Inline: TypeAlias = Text | Strong | Emphasis | Code | Link | LineBreak | NoteReference | LanguageSpan
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title. Level 2 and deeper are the document's sections."""

    level: int
    inlines: Inlines
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `role` says what it is, the renderer what that looks like."""

    inlines: Inlines
    role: ParagraphRole = "body"


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; every item is a run of blocks."""

    items: tuple["Blocks", ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words, set apart."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that stands out from the text."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `width_mm` wide, else `share` of what is left, else as wide as its text asks."""

    width_mm: float | None = None
    share: float | None = None
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell over `span` columns; `heading` makes it the heading of its row (in the header: of its column)."""

    blocks: "Blocks"
    heading: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table row, at least `least_height_mm` high (room for an initial, say)."""

    cells: tuple[Cell, ...]
    least_height_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `header` is repeated on every page, `summary` says in a sentence what the table holds."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    header: tuple[Row, ...] = ()
    caption: Inlines = ()
    summary: str = ""
    look: TableLook = "ruled"


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing; `alternative` carries its message in words, `data` its figures as a table under it, where useful."""

    drawing: Drawing
    alternative: str
    caption: Inlines = ()
    data: Table | None = None

    def __post_init__(self) -> None:
        """Refuse a figure that says nothing to who cannot see it.

        Raises:
            ValueError: there is no alternative text.
        """
        if not self.alternative.strip():
            raise ValueError("alternative: a figure says its message in words as well")


@dataclass(frozen=True, slots=True)
class KeyValue:
    """One label and what it stands for."""

    label: Inlines
    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Labels with their values; `stacked` puts each value under its label (the side column of a nota)."""

    entries: tuple[KeyValue, ...]
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stay on one page when they fit on one."""

    blocks: "Blocks"


Block: TypeAlias = (
    Heading | Paragraph | ListBlock | Quote | Callout | Table | Figure | KeyValues | Rule | PageBreak | KeepTogether
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an archive or search engine reads about the document, and which questionnaire it answers."""

    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    reference: str = ""
    framework: str = ""
    framework_version: str = ""
    framework_digest: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole memo.

    `side_column` stands beside the text on the first page; `organisation` and `reference` return on every page;
    `page_label` has the places `{page}` and `{total}`; `notes` holds each note's blocks by number.
    """

    title: str
    blocks: Blocks
    language: str = "nl-NL"
    reference: str = ""
    organisation: tuple[str, ...] = ()
    side_column: Blocks = ()
    notes: Mapping[int, Blocks] = field(default_factory=lambda: MappingProxyType({}))
    page_label: str = "{page} / {total}"
    draft: bool = False
    draft_label: str = "CONCEPT"
    metadata: Metadata = Metadata()


def inline_leaves(inlines: Inlines) -> Iterator[Text | Code | LineBreak | NoteReference]:
    """Yield what carries text, in reading order."""
    for inline in inlines:
        match inline:
            case Strong() | Emphasis() | Link() | LanguageSpan():
                yield from inline_leaves(inline.inlines)
            case _:
                yield inline


def inline_text(inlines: Inlines) -> str:
    """Return the words of `inlines`; a note's mark is its number."""
    words = []
    for leaf in inline_leaves(inlines):
        match leaf:
            case LineBreak():
                words.append("\n")
            case NoteReference(number):
                words.append(str(number))
            case Text(text) | Code(text):
                words.append(clean(text))
    return "".join(words)


def table_inlines(table: Table) -> Iterator[Inlines]:
    """Yield the inlines of a table's caption and cells."""
    if table.caption:
        yield table.caption
    for row in (*table.header, *table.rows):
        for cell in row.cells:
            yield from block_inlines(cell.blocks)


def figure_inlines(figure: Figure) -> Iterator[Inlines]:
    """Yield the inlines of a figure: its caption, its alternative text in the place of the drawing, and its data."""
    if figure.caption:
        yield figure.caption
    yield (Text(figure.alternative),)
    if figure.data:
        yield from table_inlines(figure.data)


def block_inlines(blocks: Blocks) -> Iterator[Inlines]:
    """Yield every run of inlines in `blocks`, in reading order."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.inlines
            case ListBlock(items, ordered, start):
                for number, item in enumerate(items, start):
                    if ordered:
                        yield (Text(f"{number}."),)
                    yield from block_inlines(item)
            case Quote(inner) | Callout(inner) | KeepTogether(inner):
                yield from block_inlines(inner)
            case Table():
                yield from table_inlines(block)
            case Figure():
                yield from figure_inlines(block)
            case KeyValues(entries):
                for entry in entries:
                    yield entry.label
                    yield from block_inlines(entry.blocks)
            case Rule() | PageBreak():
                pass


def plain_text(document: Document) -> str:
    """Return the text in reading order, a line per paragraph: the letterhead, the side column, the text.

    A note follows the paragraph that first refers to it.
    """
    lines: list[str] = []
    said: set[int] = set()

    def say(blocks: Blocks) -> None:
        for inlines in block_inlines(blocks):
            lines.append(inline_text(inlines))
            for leaf in inline_leaves(inlines):
                if isinstance(leaf, NoteReference) and leaf.number in document.notes and leaf.number not in said:
                    said.add(leaf.number)
                    lines.append(str(leaf.number))
                    say(document.notes[leaf.number])

    lines.extend(map(clean, document.organisation))
    if document.draft:
        lines.append(clean(document.draft_label))
    say(document.side_column)
    say(document.blocks)
    return "\n".join(lines)
