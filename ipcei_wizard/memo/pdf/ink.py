"""The only place that puts ink on a page: a typed pen over ReportLab's canvas, with the origin at the top left.

Ink names its `owner`: the element of the structure tree it belongs to, or an artifact, such as rules and fills.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import groupby
from typing import Any

from ipcei_wizard.memo.pdf.lines import Line
from ipcei_wizard.memo.pdf.marks import Marks
from ipcei_wizard.memo.pdf.structure import DECORATION, WATERMARK, Artifact, Element, Owner
from ipcei_wizard.memo.pdf.styles import LINE, PAGE_HEIGHT, Colour
from ipcei_wizard.memo.pdf.words import Look, Run

Stretch = tuple[str, str, Look, float]
_UNDERLINE_DROP, _UNDERLINE = 1.6, 0.35
_SLANT = 54  # degrees


class Ink:
    """Draws on the current page; `marks` says to which element the ink belongs."""

    def __init__(self, canvas: Any, marks: Marks) -> None:
        self._canvas = canvas
        self._marks = marks
        self._outline_level = -1
        self._destinations: set[str] = set()
        self._drawn: set[int] = set()
        self._shapes: Owner = DECORATION

    def line_of_text(self, line: Line, x: float, baseline: float, owner: Owner) -> None:
        """Write `line` with its links."""
        self._write(_stretches(line), x, baseline, owner)

    def words(self, text: Iterable[Run], x: float, baseline: float, owner: Owner) -> None:
        """Write runs one behind the other (page furniture, list marks)."""
        self._write([(run.text, run.face, run.look, run.width) for run in text], x, baseline, owner)

    def _write(self, stretches: list[Stretch], x: float, baseline: float, owner: Owner) -> None:
        """Write stretches, those of one element in one text object, and then what makes links of them."""
        links: list[tuple[Look, float, float]] = []
        owned = zip(_owners(stretches, owner), stretches, strict=True)
        for its_owner, group in groupby(owned, key=lambda pair: pair[0]):
            part = [stretch for _, stretch in group]
            self._marks.claim(its_owner)
            self._text(part, x, PAGE_HEIGHT - baseline)
            for words, _, look, width in part:
                if words.strip() and (look.link or look.note):
                    links.append((look, x, x + width))
                x += width
        self._links(links, PAGE_HEIGHT - baseline)

    def _text(self, stretches: list[Stretch], x: float, y: float) -> None:
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

    def _links(self, stretches: list[tuple[Look, float, float]], y: float) -> None:
        """Lay one link over the stretches of each link on a line, and rules under those to the web."""
        for owner, group in groupby(stretches, key=lambda stretch: stretch[0].owner):
            part = list(group)
            look, left, right = part[0][0], part[0][1], part[-1][2]
            target = f"#{note_anchor(look.note)}" if look.note else look.link
            if owner and owner.description:
                size, rise = max(each.size for each, _, _ in part), max(each.rise for each, _, _ in part)
                self._marks.link(owner, target, (left, y - 0.25 * size, right, y + rise + 0.85 * size))
            if not target.startswith("#"):
                for each, start, end in part:
                    self.rule(start, PAGE_HEIGHT - y + _UNDERLINE_DROP, end - start, _UNDERLINE, each.colour)

    def once(self, thing: object, again: Artifact = DECORATION) -> AbstractContextManager[None]:
        """Draw what follows as the artifact `again`, unless this is the first time for `thing`, a head that returns."""
        if id(thing) in self._drawn:
            return self._marks.repeating(again)
        self._drawn.add(id(thing))
        return nullcontext()

    @contextmanager
    def figure(self, owner: Element, x: float, top: float, width: float, height: float) -> Iterator[None]:
        """Let shapes and words belong to the figure `owner`, which covers this place."""
        sides = (x, PAGE_HEIGHT - top - height, x + width, PAGE_HEIGHT - top)
        owner.attributes = {"O": "/Layout", "Placement": "/Block", "BBox": f"[{' '.join(f'{s:.2f}' for s in sides)}]"}
        before, self._shapes = self._shapes, owner
        yield
        self._shapes = before

    def rule(self, x: float, top: float, width: float, thickness: float = 0.4, colour: Colour = LINE) -> None:
        """Draw a horizontal rule."""
        self.fill(x, top, width, thickness, colour)

    def fill(self, x: float, top: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle."""
        self._marks.claim(DECORATION)
        self._canvas.setFillColorRGB(*colour)
        self._canvas.rect(x, PAGE_HEIGHT - top - height, width, height, stroke=0, fill=1)

    def area(self, points: Sequence[tuple[float, float]], colour: Colour) -> None:
        """Fill a polygon."""
        self._marks.claim(self._shapes)
        self._canvas.setFillColorRGB(*colour)
        self._canvas.drawPath(self._path([*points, points[0]]), stroke=0, fill=1)

    def stroke(self, points: Sequence[tuple[float, float]], width: float, colour: Colour, *, dashed: bool) -> None:
        """Draw a line through points."""
        self._marks.claim(self._shapes)
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(width)
        self._canvas.setDash([3 * width, 2 * width] if dashed else [])
        self._canvas.drawPath(self._path(points), stroke=1, fill=0)

    def disc(self, centre: tuple[float, float], radius: float, colour: Colour) -> None:
        """Fill a circle."""
        self._marks.claim(self._shapes)
        self._canvas.setFillColorRGB(*colour)
        self._canvas.circle(centre[0], PAGE_HEIGHT - centre[1], radius, stroke=0, fill=1)

    def _path(self, points: Sequence[tuple[float, float]]) -> Any:
        path = self._canvas.beginPath()
        for number, (x, y) in enumerate(points):
            (path.lineTo if number else path.moveTo)(x, PAGE_HEIGHT - y)
        return path

    def diagonal(self, text: Sequence[Run], centre: tuple[float, float]) -> None:
        """Write runs slantwise around `centre`, as a watermark."""
        self._marks.claim(WATERMARK)
        self._canvas.saveState()
        self._canvas.translate(centre[0], PAGE_HEIGHT - centre[1])
        self._canvas.rotate(_SLANT)
        width, size = sum(run.width for run in text), max(run.look.size for run in text)
        self.words(text, -width / 2, PAGE_HEIGHT + size / 3, WATERMARK)
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


def _owners(stretches: Iterable[Stretch], block: Owner) -> list[Owner]:
    """Return the owner of each stretch; white space alone does not make a link or a passage."""
    owners: list[Owner] = []
    inked: set[Element] = set()
    for words, _, look, _ in stretches:
        owner = look.owner
        if owner is None or (owner.pending and owner not in inked and not words.strip()):
            owners.append(block)
            continue
        owners.append(owner)
        while owner and owner.pending:
            inked.add(owner)
            owner = owner.parent
    return owners


def _stretches(line: Line) -> list[Stretch]:
    """Return the line's runs and spaces, joined where face and look are the same.

    The space behind the last word is written as well, also where the line was ended by hand: to whoever reads the text
    from the file, a line ends a word.
    """
    joined: list[Stretch] = []
    for word in line.words:
        for run in (*word.runs, word.space) if word.space else word.runs:
            if joined and not run.look.note and _alike(joined[-1], run):
                text, face, look, width = joined[-1]
                joined[-1] = (text + run.text, face, look, width + run.width)
            else:
                joined.append((run.text, run.face, run.look, run.width))
    if joined and line.words[-1].ends_line and not line.words[-1].space:
        text, face, look, width = joined[-1]
        joined[-1] = (text + " ", face, look, width)
    return joined


def _alike(stretch: Stretch, run: Run) -> bool:
    return stretch[1] == run.face and (stretch[2] is run.look or stretch[2] == run.look)
