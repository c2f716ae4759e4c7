"""A drawing as SVG, for the screen and for Word: escaped, without styles or scripts."""

from base64 import b64encode
from html import escape
from typing import Final

from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.drawing import Area, Disc, Drawing, Label, Point, Shape, Stroke

_ANCHORS: Final = {"left": "start", "centre": "middle", "right": "end"}


def drawing_svg(drawing: Drawing, alternative: str) -> str:
    """Return `drawing`; a screen reader says `alternative` in its place."""
    shapes = "".join(_shape(shape) for shape in drawing.shapes)
    size = f'viewBox="0 0 {drawing.width:g} {drawing.height:g}" width="{drawing.width:g}" height="{drawing.height:g}"'
    return f'<svg role="img" aria-label="{escape(clean(alternative))}" {size}>{shapes}</svg>'


def drawing_image(drawing: Drawing, alternative: str) -> str:
    """Return `drawing` as an image that carries its own SVG: for a page from which loose SVG is taken out."""
    named = '<svg xmlns="http://www.w3.org/2000/svg" font-family="Source Sans 3, Arial, sans-serif" '
    svg = drawing_svg(drawing, alternative).replace("<svg ", named, 1)
    source = b64encode(svg.encode("utf-8", "replace")).decode("ascii")
    return f'<img alt="{escape(clean(alternative))}" src="data:image/svg+xml;base64,{source}">'


def _shape(shape: Shape) -> str:
    match shape:
        case Area(points, fill):
            return f'<polygon points="{_points(points)}" fill="{escape(fill)}"/>'
        case Stroke(points, colour, width, dashed):
            dashes = f' stroke-dasharray="{3 * width:g} {2 * width:g}"' if dashed else ""
            line = f'stroke="{escape(colour)}" stroke-width="{width:g}"{dashes}'
            return f'<polyline points="{_points(points)}" fill="none" {line}/>'
        case Disc((x, y), radius, fill):
            return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{escape(fill)}"/>'
        case Label():
            return _label(shape)


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _label(label: Label) -> str:
    x, y = label.at
    weight = ' font-weight="600"' if label.bold else ""
    place = f'x="{x:g}" y="{y:g}" text-anchor="{_ANCHORS[label.anchor]}" font-size="{label.size:g}"'
    return f'<text {place} fill="{escape(label.colour)}"{weight}>{escape(clean(label.text))}</text>'
