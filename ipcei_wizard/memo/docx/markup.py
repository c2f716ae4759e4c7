"""WordprocessingML as strings: elements, attributes and runs of text, escaped in one place. Measures are in points."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from ipcei_wizard.memo.characters import clean, code_point

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
_UNSPEAKABLE: Final = {code: code_point(chr(code)) for code in (0xFFFE, 0xFFFF)}  # XML has no place for these
_IN_ATTRIBUTES: Final = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}


def said(text: str) -> str:
    """Return what was typed as XML may hold it, not yet escaped; what it cannot hold is named, as in the PDF."""
    return clean(text).translate(_UNSPEAKABLE)


def on_one_line(text: str) -> str:
    """Return what was typed as one line with single spaces."""
    return " ".join(said(text).split())


def tag(name: str, attributes: Mapping[str, object], *inner: str) -> str:
    """Return an element with any prefix; `inner` is XML already."""
    written = "".join(f' {key}="{escape(str(value), _IN_ATTRIBUTES)}"' for key, value in attributes.items())
    words = "".join(inner)
    return f"<{name}{written}>{words}</{name}>" if words else f"<{name}{written}/>"


def w(name: str, /, *inner: str, **attributes: object) -> str:
    """Return an element of WordprocessingML, its attributes in the same namespace."""
    return tag(f"w:{name}", {f"w:{key}": value for key, value in attributes.items()}, *inner)


def root(name: str, *inner: str) -> bytes:
    """Return a whole part of which `w:name` is the root."""
    spaces = {f"xmlns:{prefix}": address for prefix, address in NAMESPACES.items()}
    return part(tag(f"w:{name}", spaces, *inner))


def part(written: str) -> bytes:
    """Return a part of the file: XML with its declaration."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{written}'.encode()


def twips(points: float) -> int:
    """Return a length in twentieths of a point, in which Word measures."""
    return round(points * 20)


@dataclass(frozen=True, slots=True)
class Look:
    """What distinguishes words from those around them; `style` is a character style."""

    bold: bool = False
    italic: bool = False
    style: str = ""
    language: str = ""

    def properties(self) -> str:
        """Return the run's properties, in the order that the standard asks."""
        inner = [
            w("rStyle", val=self.style) if self.style else "",
            w("b") if self.bold else "",
            w("i") if self.italic else "",
            w("lang", val=self.language) if self.language else "",
        ]
        return w("rPr", *inner) if any(inner) else ""


def run(inner: str, look: Look) -> str:
    """Return XML as a run."""
    return w("r", look.properties(), inner)


def words(text: str, look: Look, *, literal: bool = False) -> str:
    """Return a run of text; `literal` keeps its lines and its spaces."""
    lines = said(text).replace("\t", "    " if literal else " ").split("\n")
    if not literal:
        lines = [" ".join(lines)]
    inner = w("br").join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in lines)
    return run(inner, look) if inner else ""


def field_code(instruction: str, shown: str, look: Look) -> str:
    """Return a field that Word works out again, with what it shows until then."""
    return w("fldSimple", words(shown, look), instr=f" {instruction} ")
