"""From inlines to runs: bold, italic, literals, links, passages in another language, and the marks of notes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.docx.markup import Look, field_code, run, w, words
from ipcei_wizard.memo.docx.notes import Notes, note_place
from ipcei_wizard.memo.docx.parts import Part, Shared, followed

_CODE: Final = "MemoLiteral"
_LINK: Final = "Hyperlink"
_MARK: Final = "FootnoteReference"
_REGIONS: Final = {"nl": "nl-NL", "en": "en-GB"}  # Word checks the spelling of a language of somewhere


@dataclass(frozen=True, slots=True)
class Speller:
    """Writes the inlines of one part of the file; within a note there is no room for another."""

    part: Part
    shared: Shared
    notes: Notes
    in_note: bool = False

    def spell(self, inlines: tree.Inlines, *, literal: bool = False) -> str:
        """Return `inlines` as runs; `literal` keeps lines and spaces as they were typed."""
        return self._all(inlines, Look(), literal=literal, linked=False)

    def _all(self, inlines: tree.Inlines, look: Look, *, literal: bool, linked: bool) -> str:
        def within(inner: tree.Inlines, look: Look) -> str:
            return self._all(inner, look, literal=literal, linked=linked)

        return "".join(self._one(inline, look, within, literal=literal, linked=linked) for inline in inlines)

    def _one(  # noqa: PLR0911 - one line per kind of inline
        self,
        inline: tree.Inline,
        look: Look,
        within: Callable[[tree.Inlines, Look], str],
        *,
        literal: bool,
        linked: bool,
    ) -> str:
        match inline:
            case tree.Text(text):
                return words(text, look, literal=literal)
            case tree.Strong(inner):
                return within(inner, replace(look, bold=True))
            case tree.Emphasis(inner):
                return within(inner, replace(look, italic=not look.italic))
            case tree.LanguageSpan(language, inner):
                return within(inner, replace(look, language=_REGIONS.get(language, language)))
            case tree.Code(text):
                return words(text, replace(look, style=look.style or _CODE), literal=True)
            case tree.Link():
                return self._link(inline, look, literal=literal, linked=linked)
            case tree.LineBreak():
                return run(w("br"), look)
            case tree.NoteReference(number):
                return self._note(number, look)

    def _link(self, link: tree.Link, look: Look, *, literal: bool, linked: bool) -> str:
        """Return the words of a link, which lead somewhere unless they stand in another link or have nowhere to go."""
        target = {} if linked else self._target(link.url)
        if not target:
            return self._all(link.inlines, look, literal=literal, linked=linked)
        inner = self._all(link.inlines, replace(look, style=_LINK), literal=literal, linked=True)
        attributes = "".join(f' {name}="{value}"' for name, value in target.items())
        return f'<w:hyperlink{attributes} w:history="1">{inner}</w:hyperlink>' if inner else ""

    def _target(self, url: str) -> dict[str, str]:
        if url.startswith("#"):
            return {"w:anchor": self.shared.bookmark_name(url)} if url[1:] in self.shared.anchors else {}
        address = followed(url)
        return {"r:id": self.part.refer("hyperlink", address, outside=True)} if address else {}

    def _note(self, number: int, look: Look) -> str:
        look = replace(look, style=_MARK)
        mark = str(number)
        if number not in self.notes.blocks:
            return words(mark, look)
        place = note_place(number)
        first = self.notes.meet(number, in_note=self.in_note)
        if number not in self.notes.met:  # it stands within another note, where Word has no reference to it
            return words(mark, look)
        if not first:
            return field_code(f"NOTEREF {self.shared.bookmark_name(place)} \\h", mark, look)
        return self.shared.bookmarked(place, run(self.notes.reference(number), look))
