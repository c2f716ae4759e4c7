"""Inlines to words: the stretches of text, each in one face and one look, that lines are made of.

It decides where a line may end (at a space, after a hyphen between letters), never where it does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.pdf.fonts import set_word, unit_width
from ipcei_wizard.memo.pdf.structure import Element, Skeleton
from ipcei_wizard.memo.pdf.styles import BLUE, Colour, TextStyle

_TOKENS: Final = re.compile(r"([ \t\n]+)")
_HYPHEN: Final = re.compile(r"(?<=[^\W\d_][^\W\d_][-\u2013])(?=[^\W\d_]{2})")
_NOTE_SIZE, _NOTE_RISE = 0.64, 0.36  # of the text's size
_CODE_SIZE: Final = 0.88
_LINK_SCHEMES: Final = ("http://", "https://", "mailto:", "#")


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text looks and what it belongs to; `note` is the number of the note it refers to, or 0.

    `owner` is the element within the paragraph (a link, a passage in another language) that the words belong to.
    """

    size: float
    colour: Colour
    bold: bool = False
    italic: bool = False
    code: bool = False
    rise: float = 0.0
    link: str = ""
    note: int = 0
    owner: Element | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face and one look."""

    text: str
    face: str
    look: Look
    width: float


@dataclass(frozen=True, slots=True)
class Word:
    """What stays on one line, with the white behind it; `ends_line` is a line break that was typed."""

    runs: tuple[Run, ...]
    width: float
    space: Run | None = None
    ends_line: bool = False

    @property
    def notes(self) -> tuple[int, ...]:
        """The notes this word refers to."""
        return tuple(run.look.note for run in self.runs if run.look.note)


def make_run(text: str, name: str, look: Look) -> Run:
    """Return `text` with its width."""
    return Run(text, name, look, unit_width(text, name) * look.size)


class _Speller:
    """Gathers runs into words."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._runs: list[Run] = []

    def add(self, text: str, look: Look) -> None:
        self._runs += [make_run(part, name, look) for name, part in set_word(text, look.bold, look.italic, look.code)]

    def end_word(self, space: Run | None = None, *, ends_line: bool = False) -> None:
        if self._runs or ends_line:
            runs, self._runs = tuple(self._runs), []
            self.words.append(Word(runs, sum(run.width for run in runs), space, ends_line))
        elif space and self.words and not self.words[-1].ends_line and not self.words[-1].space:
            self.words[-1] = replace(self.words[-1], space=space)


def spell(inlines: tree.Inlines, style: TextStyle, owner: Element, skeleton: Skeleton) -> tuple[Word, ...]:
    """Return the words of `inlines`, which belong to `owner`, set in `style`."""
    speller = _Speller()
    look = Look(style.size, style.colour, style.bold, style.italic, style.code)
    for leaf, its_look in _Marker(owner, skeleton).leaves(inlines, look):
        match leaf:
            case tree.LineBreak():
                speller.end_word(ends_line=True)
            case tree.NoteReference(number):
                speller.add(str(number), its_look)
            case tree.Code(text):
                _add_code(speller, clean(text), its_look)
            case tree.Text(text) if style.code:
                _add_code(speller, clean(text), its_look)
            case tree.Text(text):
                _add_text(speller, clean(text), its_look, whole=style.bold)
    speller.end_word()
    return tuple(speller.words)


def _add_text(speller: _Speller, text: str, look: Look, *, whole: bool) -> None:
    """Add words; `whole` (headings and labels) leaves compounds such as "Micro-elektronica" on one line."""
    for at, token in enumerate(_TOKENS.split(text)):
        if at % 2:
            speller.end_word(_space(" ", look))
            continue
        for number, part in enumerate([token] if whole else _HYPHEN.split(token)):
            if number:
                speller.end_word()
            if part:
                speller.add(part, look)


def _add_code(speller: _Speller, text: str, look: Look) -> None:
    for number, line in enumerate(text.replace("\t", "    ").split("\n")):
        if number:
            speller.end_word(ends_line=True)
        indent = len(line) - len(line.lstrip(" "))
        if indent:
            speller.add("\xa0" * indent, look)
        for at, token in enumerate(re.split("( +)", line[indent:])):
            if at % 2:
                speller.end_word(_space(token, look))
            elif token:
                speller.add(token, look)


def _space(text: str, look: Look) -> Run:
    (name, _), *_rest = set_word("x", look.bold, look.italic, look.code)
    return make_run(text, name, look)


@dataclass(frozen=True, slots=True)
class _Marker:
    """Gives every word its look, and its element where that is not the paragraph."""

    block: Element
    skeleton: Skeleton

    def leaves(self, inlines: tree.Inlines, look: Look) -> Iterator[tuple[tree.Inline, Look]]:
        for inline in inlines:
            match inline:
                case tree.Strong(inner):
                    yield from self.leaves(inner, replace(look, bold=True))
                case tree.Emphasis(inner):
                    yield from self.leaves(inner, replace(look, italic=not look.italic))
                case tree.LanguageSpan(language, inner):
                    span = self._owner(look).inline("Span")
                    span.language = language
                    yield from self.leaves(inner, replace(look, owner=span))
                case tree.Link(_, inner):
                    yield from self.leaves(inner, self._linked(inline, look))
                case tree.Code():
                    yield inline, replace(look, code=True, size=look.size * _CODE_SIZE)
                case tree.NoteReference(number):
                    owner = self.skeleton.reference(self._owner(look), number)
                    size, rise = look.size * _NOTE_SIZE, look.size * _NOTE_RISE
                    yield inline, replace(look, size=size, rise=rise, note=number, colour=BLUE, owner=owner)
                case _:
                    yield inline, look

    def _owner(self, look: Look) -> Element:
        return look.owner or self.block

    def _linked(self, link: tree.Link, look: Look) -> Look:
        if not link.url.lower().startswith(_LINK_SCHEMES):
            return look
        owner = self.skeleton.link(self._owner(look), link.url, link.inlines)
        return replace(look, link=link.url if owner else "", colour=BLUE, owner=owner or look.owner)
