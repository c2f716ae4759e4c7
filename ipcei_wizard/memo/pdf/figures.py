"""Figures: a drawing on the page, as vectors, no larger than its place."""

from math import inf
from typing import Final

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.drawing import Area, Disc, Label, Stroke
from ipcei_wizard.memo.pdf.boxes import Box
from ipcei_wizard.memo.pdf.fonts import set_word
from ipcei_wizard.memo.pdf.ink import Ink
from ipcei_wizard.memo.pdf.structure import Element
from ipcei_wizard.memo.pdf.styles import colour
from ipcei_wizard.memo.pdf.words import Look, make_run

_HIGHEST: Final = 560.0  # a page keeps room for the caption and a line of text


class FigureBox(Box):
    """A drawing; it is never divided."""

    before = 4.0
    after = 10.0

    def __init__(self, figure: tree.Figure, owner: Element) -> None:
        self.drawing, self.owner = figure.drawing, owner

    def _scale(self, width: float) -> float:
        drawing = self.drawing
        return min(1.0, width / max(drawing.width, 1.0), _HIGHEST / max(drawing.height, 1.0))

    def measure(self, width: float, limit: float = inf) -> float:  # noqa: ARG002
        """Return the height of the drawing at `width`."""
        return self.drawing.height * self._scale(width)

    def widths(self) -> tuple[float, float]:
        """Return a width at which labels can still be read, and the drawing's own."""
        return self.drawing.width / 2, self.drawing.width

    def draw(self, ink: Ink, x: float, top: float, width: float) -> None:
        """Draw the shapes, the first at the bottom."""
        scale = self._scale(width)

        def place(point: tuple[float, float]) -> tuple[float, float]:
            return x + scale * point[0], top + scale * point[1]

        with ink.figure(self.owner, x, top, scale * self.drawing.width, scale * self.drawing.height):
            for shape in self.drawing.shapes:
                match shape:
                    case Area(points, fill):
                        ink.area([place(point) for point in points], colour(fill))
                    case Stroke(points, line, thickness, dashed):
                        ink.stroke([place(point) for point in points], scale * thickness, colour(line), dashed=dashed)
                    case Disc(centre, radius, fill):
                        ink.disc(place(centre), scale * radius, colour(fill))
                    case Label():
                        self._label(ink, shape, place(shape.at), scale)

    def _label(self, ink: Ink, label: Label, at: tuple[float, float], scale: float) -> None:
        look = Look(scale * label.size, colour(label.colour), label.bold)
        text = " ".join(clean(label.text).split())
        runs = [make_run(part, name, look) for name, part in set_word(text, label.bold)]
        share = {"left": 0.0, "centre": 0.5, "right": 1.0}[label.anchor]
        ink.words(runs, at[0] - share * sum(run.width for run in runs), at[1], self.owner)
