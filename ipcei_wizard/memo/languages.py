"""Which passages of a memo are in the other of its two languages, so that a screen reader pronounces them as such.

What officers type is Dutch or English, whatever the language of the memo. The commonest words tell: a passage with some
of one language and hardly any of the other. Where that is not clear, nothing is said.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import Final

from ipcei_wizard.memo import document as tree

_WORD: Final = re.compile(r"[a-z]+")
_ADDRESS: Final = re.compile(r"\S*[/@]\S*")
_DUTCH_WORDS: Final = """
aan als bij dan dat de deze die dit door een en er heeft het hun maar met moet naar niet nog om ook op te tot uit van
voor waar wel worden wordt ze zich zijn zonder
"""
_ENGLISH_WORDS: Final = """
an and are at be but by can for from has have it its not on should such than that the their this to was where which will
with without
"""
_DUTCH: Final = frozenset(_DUTCH_WORDS.split())
_ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())
_READ: Final = 600  # characters that are enough to tell
_LEAST: Final = 2  # words of the other language before it counts
_TIMES: Final = 3  # and so many times those of the memo's own


def mark_languages(document: tree.Document) -> tree.Document:
    """Return `document` with the passages marked that are in Dutch or English where the memo is in the other."""
    marker = (
        _Marker("en-GB", _ENGLISH, _DUTCH) if document.language.startswith("nl") else _Marker("nl-NL", _DUTCH, _ENGLISH)
    )
    return replace(
        document,
        blocks=marker.blocks(document.blocks),
        side_column=marker.blocks(document.side_column),
        notes=MappingProxyType({number: marker.blocks(blocks) for number, blocks in document.notes.items()}),
    )


class _Marker:
    """Marks what is in `language`, of which `theirs` are common words; `ours` are those of the memo."""

    def __init__(self, language: str, theirs: frozenset[str], ours: frozenset[str]) -> None:
        self._language, self._theirs, self._ours = language, theirs, ours

    def blocks(self, blocks: tree.Blocks) -> tree.Blocks:
        return tuple(map(self._block, blocks))

    def _block(self, block: tree.Block) -> tree.Block:  # noqa: PLR0911 - one line per kind of block
        match block:
            case tree.Heading() | tree.Paragraph():
                return replace(block, inlines=self.inlines(block.inlines))
            case tree.ListBlock():
                return replace(block, items=tuple(map(self.blocks, block.items)))
            case tree.Quote() | tree.Callout() | tree.KeepTogether():
                return replace(block, blocks=self.blocks(block.blocks))
            case tree.Table():
                return self._table(block)
            case tree.Figure():
                return replace(
                    block, caption=self.inlines(block.caption), data=self._table(block.data) if block.data else None
                )
            case tree.KeyValues():
                entries = (tree.KeyValue(self.inlines(each.label), self.blocks(each.blocks)) for each in block.entries)
                return replace(block, entries=tuple(entries))
            case tree.Rule() | tree.PageBreak():
                return block

    def _table(self, table: tree.Table) -> tree.Table:
        header, rows = (tuple(map(self._row, rows)) for rows in (table.header, table.rows))
        return replace(table, caption=self.inlines(table.caption), header=header, rows=rows)

    def _row(self, row: tree.Row) -> tree.Row:
        return replace(row, cells=tuple(replace(cell, blocks=self.blocks(cell.blocks)) for cell in row.cells))

    def inlines(self, inlines: tree.Inlines) -> tree.Inlines:
        """Return `inlines` with runs in the other language marked; what cannot be told goes with what is before it."""
        if not any(map(self._foreign, inlines)):
            return inlines
        return tuple(self._marked(inlines))

    def _marked(self, inlines: tree.Inlines) -> Iterator[tree.Inline]:
        known = [self._foreign(inline) for inline in inlines]
        current = False
        told: list[bool] = []
        for foreign in known:
            current = current if foreign is None else foreign
            told.append(current)
        for foreign, group in groupby(zip(told, inlines, strict=True), key=lambda pair: pair[0]):
            run = tuple(inline for _, inline in group)
            if foreign:
                yield tree.LanguageSpan(self._language, run)
            else:
                yield from run

    def _foreign(self, inline: tree.Inline) -> bool | None:
        """Say whether words are in the other language; None when that cannot be told."""
        if isinstance(inline, tree.LanguageSpan):
            return False  # somebody knew
        words = _WORD.findall(_ADDRESS.sub(" ", tree.inline_text((inline,))[:_READ].lower()))
        theirs, ours = (sum(word in common for word in words) for common in (self._theirs, self._ours))
        if theirs >= _LEAST and theirs >= _TIMES * ours:
            return True
        return False if ours else None
