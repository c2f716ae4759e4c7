"""The only place that puts ink on a page: a typed pen over ReportLab's canvas, with the origin at the top left.

Words name their `owner`, the element of the document tree they belong to, or None for what is only furniture; rules and
fills are decoration. That is where tagging for accessibility is to be laid, without touching the layout.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.pdf.lines import Line
from ipcei_wizard.memo.pdf.styles import LINE, PAGE_HEIGHT, Colour
from ipcei_wizard.memo.pdf.words import Look, Run

Stretch = tuple[str, str, Look, float]
_UNDERLINE_DROP, _UNDERLINE = 1.6, 0.35
_SLANT = 54  # degrees
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~-._"  # what stays itself in an address; a PDF wants the rest percent-encoded


class Ink:
    """Draws on the current page; `anchors` are the destinations that links within the document can go to."""

    def __init__(self, canvas: Any, anchors: frozenset[str]) -> None:
        self._canvas = canvas
        self._anchors = anchors
        self._outline_level = -1
        self._destinations: set[str] = set()

    def line_of_text(self, line: Line, x: float, baseline: float, owner: object) -> None:  # noqa: ARG002
        """Write `line` with its links."""
        self._write(_stretches(line), x, baseline)

    def words(self, text: Iterable[Run], x: float, baseline: float, owner: object) -> None:  # noqa: ARG002
        """Write runs one behind the other (page furniture, list marks)."""
        self._write([(run.text, run.face, run.look, run.width) for run in text], x, baseline)

    def _write(self, stretches: list[Stretch], x: float, baseline: float) -> None:
        if not stretches:
            return
        y = PAGE_HEIGHT - baseline
        text = self._canvas.beginText(x, y)
        font: tuple[str, float] | None = None
        colour: Colour | None = None
        rise = 0.0
        for words, name, look, _ in stretches:
            if font != (name, look.size):
                font = (name, look.size)
                text.setFont(name, look.size)
            if colour != look.colour:
                colour = look.colour
                text.setFillColorRGB(*colour)
            if rise != look.rise:
                rise = look.rise
                text.setRise(rise)
            text.textOut(words)
        if rise:
            text.setRise(0)
        self._canvas.drawText(text)
        for words, _, look, width in stretches:
            if words.strip():
                self._link(look, x, x + width, y)
            x += width

    def _link(self, look: Look, left: float, right: float, y: float) -> None:
        area = (left, y - 0.25 * look.size, right, y + look.rise + 0.85 * look.size)
        if look.note:
            if note_anchor(look.note) in self._anchors:
                self._canvas.linkRect("", note_anchor(look.note), area, thickness=0)
        elif look.link.startswith("#"):
            if look.link[1:] in self._anchors:
                self._canvas.linkRect("", look.link[1:], area, thickness=0)
        elif look.link:
            self._canvas.linkURL(quote(clean(look.link), safe=_IN_ADDRESSES), area, thickness=0)
            self.rule(left, PAGE_HEIGHT - y + _UNDERLINE_DROP, right - left, _UNDERLINE, look.colour)

    def rule(self, x: float, top: float, width: float, thickness: float = 0.4, colour: Colour = LINE) -> None:
        """Draw a horizontal rule."""
        self.fill(x, top, width, thickness, colour)

    def fill(self, x: float, top: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle."""
        self._canvas.setFillColorRGB(*colour)
        self._canvas.rect(x, PAGE_HEIGHT - top - height, width, height, stroke=0, fill=1)

    def area(self, points: Sequence[tuple[float, float]], colour: Colour) -> None:
        """Fill a polygon."""
        self._canvas.setFillColorRGB(*colour)
        self._canvas.drawPath(self._path([*points, points[0]]), stroke=0, fill=1)

    def stroke(self, points: Sequence[tuple[float, float]], width: float, colour: Colour, *, dashed: bool) -> None:
        """Draw a line through points."""
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(width)
        self._canvas.setDash([3 * width, 2 * width] if dashed else [])
        self._canvas.drawPath(self._path(points), stroke=1, fill=0)

    def disc(self, centre: tuple[float, float], radius: float, colour: Colour) -> None:
        """Fill a circle."""
        self._canvas.setFillColorRGB(*colour)
        self._canvas.circle(centre[0], PAGE_HEIGHT - centre[1], radius, stroke=0, fill=1)

    def _path(self, points: Sequence[tuple[float, float]]) -> Any:
        path = self._canvas.beginPath()
        for number, (x, y) in enumerate(points):
            (path.lineTo if number else path.moveTo)(x, PAGE_HEIGHT - y)
        return path

    def diagonal(self, text: Sequence[Run], centre: tuple[float, float]) -> None:
        """Write runs slantwise around `centre`, as a watermark."""
        self._canvas.saveState()
        self._canvas.translate(centre[0], PAGE_HEIGHT - centre[1])
        self._canvas.rotate(_SLANT)
        width, size = sum(run.width for run in text), max(run.look.size for run in text)
        self.words(text, -width / 2, PAGE_HEIGHT + size / 3, None)
        self._canvas.restoreState()

    def destination(self, name: str, top: float) -> None:
        """Let links to `name` arrive here; the first place of a name counts."""
        if name not in self._destinations:
            self._destinations.add(name)
            self._canvas.bookmarkPage(name, fit="XYZ", left=0, top=PAGE_HEIGHT - top)

    def bookmark(self, title: str, level: int, name: str, top: float) -> None:
        """Add a heading to the document outline; levels that were skipped are closed up."""
        self.destination(name, top)
        self._outline_level = min(level, self._outline_level + 1)
        self._canvas.addOutlineEntry(title, name, self._outline_level)


def note_anchor(number: int) -> str:
    """Return the destination of note `number`."""
    return f"note.{number}"


def _stretches(line: Line) -> list[Stretch]:
    """Return the line's runs and spaces, joined where face and look are the same.

    The space behind the last word is written as well: to whoever reads the text from the file, a line ends a word.
    """
    joined: list[Stretch] = []
    for word in line.words:
        for run in (*word.runs, word.space) if word.space else word.runs:
            if joined and not run.look.note and _alike(joined[-1], run):
                text, face, look, width = joined[-1]
                joined[-1] = (text + run.text, face, look, width + run.width)
            else:
                joined.append((run.text, run.face, run.look, run.width))
    return joined


def _alike(stretch: Stretch, run: Run) -> bool:
    return stretch[1] == run.face and (stretch[2] is run.look or stretch[2] == run.look)
