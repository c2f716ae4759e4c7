"""Which characters of a document no face can print, and where they stand: said before rendering, never an empty box."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.characters import clean, code_point
from ipcei_wizard.memo.drawing import Label
from ipcei_wizard.memo.pdf.fonts import printable
from ipcei_wizard.messages import Language, say

_EXCERPT = 20  # characters on either side


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A character without a glyph: its name, the heading it stands under, and the words around its first place."""

    character: str
    name: str
    heading: str
    excerpt: str
    times: int

    @property
    def code_point(self) -> str:
        """The character's number, as `U+1F600`."""
        return code_point(self.character)[1:-1]

    def message(self, language: Language) -> str:
        """Say what cannot be printed, where, and what is printed instead."""
        return say(
            "memo.unprintable",
            language,
            character=self.character,
            code_point=self.code_point,
            name=self.name,
            heading=self.heading or say("memo.before-first-heading", language),
            excerpt=self.excerpt,
        )


class UnprintableCharacters(ValueError):
    """The document holds characters that no font of the memo has; `findings` names each of them."""

    def __init__(self, findings: tuple[Unprintable, ...]) -> None:
        self.findings = findings
        super().__init__("; ".join(finding.message("en") for finding in findings))


def unprintable(document: tree.Document) -> tuple[Unprintable, ...]:
    """Return the characters that would be replaced by their code point, in the order of their first place."""
    first: dict[str, tuple[str, str]] = {}
    times: dict[str, int] = {}
    for heading, text in _texts(document):
        for at, character in enumerate(text):
            if character not in "\n\t" and not printable(character):
                times[character] = times.get(character, 0) + 1
                around = text[max(0, at - _EXCERPT) : at + _EXCERPT]
                first.setdefault(character, (heading, " ".join(around.split())))
    return tuple(
        Unprintable(character, unicodedata.name(character, "?"), heading, excerpt, times[character])
        for character, (heading, excerpt) in first.items()
    )


def _texts(document: tree.Document) -> Iterator[tuple[str, str]]:
    """Yield every text of the document with the heading above it."""
    for text in (*document.organisation, document.reference, document.draft_label if document.draft else ""):
        yield "", clean(text)
    heading = ""
    for block in (*document.side_column, *document.blocks):
        if isinstance(block, tree.Heading):
            heading = tree.inline_text(block.inlines)
        for inlines in tree.block_inlines((block,)):
            yield heading, tree.inline_text(inlines)
        for label in _labels((block,)):
            yield heading, clean(label)
    for blocks in document.notes.values():
        for inlines in tree.block_inlines(blocks):
            yield heading, tree.inline_text(inlines)


def _labels(blocks: tree.Blocks) -> Iterator[str]:
    """Yield the words within drawings."""
    for block in blocks:
        match block:
            case tree.Figure():
                yield from (shape.text for shape in block.drawing.shapes if isinstance(shape, Label))
            case tree.Quote(inner) | tree.Callout(inner) | tree.KeepTogether(inner):
                yield from _labels(inner)
            case tree.ListBlock(items):
                for item in items:
                    yield from _labels(item)
