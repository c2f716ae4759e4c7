"""The beginning of a text, by whole paragraphs and sentences, for where there is no room for all of it."""

import re
from dataclasses import dataclass, replace
from typing import Final

from ipcei_wizard.memo import document as tree

_PARAGRAPH: Final = 60  # characters that a paragraph costs beside its own: its last line and the white under it
_LINE: Final = 45  # and what a line costs that was ended by hand
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’)\]]*(?=\s)")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|(?:[a-z]\.)+[a-z]|nr|art|bijv|mln|mld|ca|incl|excl|resp|prof|dr|mr|drs|ir|blz|vgl|no|st|jl|evt|m\.n)\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The beginning of a text; `whole` says that it is all of it."""

    blocks: tree.Blocks
    whole: bool


def excerpt(blocks: tree.Blocks, limit: int) -> Excerpt:
    """Return the beginning of `blocks` within about `limit` characters; a table is left out."""
    taker = _Taker(limit)
    taken = taker.take(blocks)
    if not taker.whole:
        taken = _without_lonely_heading(taken)
    return Excerpt(taken, taker.whole)


def with_pointer(found: Excerpt, pointer: tree.Inlines) -> tree.Blocks:
    """Return an excerpt that says, when it is not the whole text, where the rest stands."""
    return found.blocks if found.whole else _appended(found.blocks, pointer)


def clip(text: str, limit: int) -> str:
    """Return a name or title on one line of at most `limit` characters, cut off at a word with an ellipsis."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: _word_end(text, limit - 1)] + "…"


class _Taker:
    """Takes blocks while there is room left."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.whole = True
        self.full = False
        self._some = False

    def take(self, blocks: tree.Blocks) -> tree.Blocks:
        taken: list[tree.Block] = []
        for block in blocks:
            if self.full:
                self.whole = False
                break
            taken += self._take(block)
        return tuple(taken)

    def _take(self, block: tree.Block) -> tree.Blocks:
        match block:
            case tree.Paragraph():
                return self._paragraph(block)
            case tree.ListBlock():
                items = []
                for item in block.items:
                    if self.full:
                        self.whole = False
                        break
                    items.append(self.take(item))
                items = [item for item in items if item]
                return (replace(block, items=tuple(items)),) if items else ()
            case tree.Quote() | tree.Callout() | tree.KeepTogether():
                inner = self.take(block.blocks)
                return (replace(block, blocks=inner),) if inner else ()
            case tree.Rule() | tree.PageBreak():
                return ()
            case _:
                self.whole = False
                return ()

    def _paragraph(self, block: tree.Paragraph) -> tree.Blocks:
        text = tree.inline_text(block.inlines)
        limit = _reach(text, self.room)
        if limit >= len(text):
            self.room -= len(text) + _LINE * text.count("\n") + _PARAGRAPH
            self._some = True
            self.full = self.room <= 0
            return (block,)
        self.full, self.whole = True, False
        end = _sentence_end(text, limit)
        if end:
            return (replace(block, inlines=_cut(block.inlines, end)),)
        if self._some:
            return ()
        cut = _cut(block.inlines, _word_end(text, limit))
        return (replace(block, inlines=cut),) if cut else ()


def _reach(text: str, room: int) -> int:
    """Return how many characters of `text` there is room for."""
    reached = 0
    for line in text.split("\n"):
        if len(line) > room:
            return reached + max(room, 0)
        room -= len(line) + _LINE
        reached += len(line) + 1
    return len(text)


def _sentence_end(text: str, limit: int) -> int:
    """Return where the last whole sentence within `limit` ends; 0 if there is none."""
    ends = [
        found.end()
        for found in _SENTENCE_END.finditer(text, 0, limit + 1)
        if not _ABBREVIATION.search(text[max(0, found.start() - 12) : found.start() + 1])
    ]
    return ends[-1] if ends else 0


def _word_end(text: str, limit: int) -> int:
    """Return where the last whole word within `limit` ends; in the middle of a word that is too long by itself."""
    end = max(text.rfind(space, 0, limit + 1) for space in (" ", "\n"))
    return len(text[: end if end > limit // 2 else limit].rstrip(" ,;:"))


def _cut(inlines: tree.Inlines, length: int) -> tree.Inlines:
    """Return the first `length` characters of `inlines`."""
    kept: list[tree.Inline] = []
    for inline in inlines:
        if length <= 0:
            break
        match inline:
            case tree.Text(text):
                kept.append(tree.Text(text[:length]))
            case tree.Code(text):
                kept.append(tree.Code(text[:length]))
            case tree.Strong() | tree.Emphasis() | tree.Link() | tree.LanguageSpan():
                kept.append(replace(inline, inlines=_cut(inline.inlines, length)))
            case _:
                kept.append(inline)
        length -= len(tree.inline_text((inline,)))
    while kept and isinstance(kept[-1], tree.LineBreak):
        kept.pop()
    return tuple(kept)


def _without_lonely_heading(blocks: tree.Blocks) -> tree.Blocks:
    """Drop a last line in bold: a heading whose text did not fit."""
    if not blocks:
        return blocks
    last = blocks[-1]
    if isinstance(last, tree.Paragraph) and all(isinstance(inline, tree.Strong) for inline in last.inlines):
        return blocks[:-1]
    return blocks


def _appended(blocks: tree.Blocks, inlines: tree.Inlines) -> tree.Blocks:
    """Return `blocks` with `inlines` after the last words, or in a paragraph of their own where there are none."""
    if blocks:
        last = blocks[-1]
        match last:
            case tree.Paragraph(role="body"):
                return (*blocks[:-1], replace(last, inlines=(*last.inlines, tree.Text(" "), *inlines)))
            case tree.ListBlock():
                items = (*last.items[:-1], _appended(last.items[-1], inlines))
                return (*blocks[:-1], replace(last, items=items))
    return (*blocks, tree.Paragraph(inlines))
