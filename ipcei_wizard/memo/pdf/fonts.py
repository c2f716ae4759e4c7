"""The faces a memo is set in, what each can print, and how wide words are in them.

Source Sans 3 does the work; DejaVu Sans steps in per character for what it lacks. Both lie, unmodified, in
`templates/fonts/`.
No shaping and no ligatures: the text in the file stays the text that was typed.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ipcei_wizard.memo.characters import code_point
from ipcei_wizard.resources import resource_folder

BODY: Final = "Memo"
_FILES: Final = {
    "Memo": "source-sans-3/SourceSans3-Regular.ttf",
    "Memo-Bold": "source-sans-3/SourceSans3-Semibold.ttf",
    "Memo-Italic": "source-sans-3/SourceSans3-It.ttf",
    "Memo-BoldItalic": "source-sans-3/SourceSans3-SemiboldIt.ttf",
    "Memo-Fallback": "dejavu/DejaVuSans.ttf",
    "Memo-FallbackBold": "dejavu/DejaVuSans-Bold.ttf",
}
_CMAP_BLOCK: Final = 100  # entries per bfchar block that the PDF specification allows


class MemoFont(TTFont):  # type: ignore[misc]
    """A TrueType font whose ToUnicode map says only what a code stands for.

    ReportLab's own map sends .notdef to U+0000, which PDF/UA and PDF/A forbid, writes blocks that are too long and five
    digits outside the basic plane.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Add the font's objects to `doc`, then put the sound map in the place of ReportLab's."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        first = len(doc.idToObject)
        super().addObjects(doc)
        added = list(doc.idToObject.items())[first:]
        maps = [entry for name, entry in added if str(name).startswith("toUnicodeCMap:")]
        for subset, stream in zip(subsets, maps, strict=True):
            stream.content = _unicode_map(subset)


def _unicode_map(subset: Sequence[int]) -> str:
    """Return the CMap from code to UTF-16BE; code points 0 are fillers and say nothing."""
    rows = [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in enumerate(subset) if char]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(rows), _CMAP_BLOCK):
        block = rows[start : start + _CMAP_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def font_file(name: str) -> Path:
    """Return the file of the face `name`."""
    return resource_folder("templates") / "fonts" / _FILES[name]


@cache
def face(name: str) -> Any:
    """Return the ReportLab font `name`, loaded and registered at its first use."""
    # ASCII85 makes streams a quarter larger and ends them in a way PDF/A refuses.
    rl_config.useA85 = 0
    font = MemoFont(name, str(font_file(name)), asciiReadable=0)
    pdfmetrics.registerFont(font)
    return font


def _candidates(bold: bool, italic: bool) -> tuple[str, ...]:
    """Return the faces to try, best first; the regular fallback comes last, for it has the most characters."""
    suffix = ("Bold" if bold else "") + ("Italic" if italic else "")
    fallbacks = ("Memo-FallbackBold", "Memo-Fallback") if bold else ("Memo-Fallback",)
    return (f"{BODY}-{suffix}" if suffix else BODY, *fallbacks)


def _covers(name: str, character: str) -> bool:
    # Control characters have glyphs in some fonts; they are not text.
    return ord(character) >= 0x20 and bool(face(name).face.charToGlyph.get(ord(character)))


@lru_cache(maxsize=4096)
def _face_for(character: str, bold: bool, italic: bool) -> str | None:
    return next((name for name in _candidates(bold, italic) if _covers(name, character)), None)


def printable(character: str) -> bool:
    """Whether some face has a glyph for `character`."""
    return _face_for(character, bold=False, italic=False) is not None


@lru_cache(maxsize=65536)
def set_word(word: str, bold: bool = False, italic: bool = False, code: bool = False) -> tuple[tuple[str, str], ...]:
    """Return `word` as (face, text) pairs; a character that no face has becomes its visible code point."""
    preferred, fallback, *_ = _candidates(bold, italic)
    if code:
        preferred = fallback
    if all(_covers(preferred, character) for character in word):
        return ((preferred, word),)
    pairs: list[tuple[str, str]] = []
    for character in word:
        name = preferred if _covers(preferred, character) else _face_for(character, bold, italic)
        pairs.append((name or preferred, character if name else code_point(character)))
    return tuple((name, "".join(text for _, text in group)) for name, group in groupby(pairs, key=lambda pair: pair[0]))


@lru_cache(maxsize=65536)
def unit_width(text: str, name: str) -> float:
    """Return the width of `text` at 1 point."""
    widths = face(name).face.charWidths
    # A no-break space is printed as a space.
    total: float = sum(widths.get(0x20 if character == "\xa0" else ord(character), 0) for character in text)
    return total / 1000


def character_widths(text: str, name: str) -> Iterator[float]:
    """Yield the width of each character of `text` at 1 point."""
    widths = face(name).face.charWidths
    for character in text:
        yield widths.get(0x20 if character == "\xa0" else ord(character), 0) / 1000
