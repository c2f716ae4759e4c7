"""Figures in Word: the drawing as SVG, and as PNG for programs that know no SVG, with its message in words."""

from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.docx.markup import NAMESPACES, Look, on_one_line, run, tag
from ipcei_wizard.memo.docx.parts import Part, Shared
from ipcei_wizard.memo.drawing import Area, Disc, Drawing, Label, Point, Stroke
from ipcei_wizard.memo.pdf.fonts import font_file, set_word, unit_width
from ipcei_wizard.memo.svg import drawing_svg

_HIGHEST: Final = 560.0
_EMU: Final = 12700  # to the point
_FINE: Final = 4  # dots to the point: 288 to the inch
_SMOOTH: Final = 2  # drawn so many times larger, so that slanting lines become smooth
_MOST_DOTS: Final = 8000
_SVG_PART: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_FONTS: Final = "Source Sans 3, Source Sans Pro, Calibri, Arial, sans-serif"


def picture(figure: tree.Figure, part: Part, shared: Shared, width: float) -> str:
    """Return the run that shows `figure`, no wider than `width`; its files go to `shared`."""
    drawing = figure.drawing
    scale = min(1.0, width / max(drawing.width, 1.0), _HIGHEST / max(drawing.height, 1.0))
    size = {
        "cx": max(1, round(_EMU * scale * drawing.width)),
        "cy": max(1, round(_EMU * scale * drawing.height)),
    }
    spaced = f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{_FONTS}"'
    svg = drawing_svg(drawing, on_one_line(figure.alternative)).replace("<svg", spaced, 1)
    vectors = part.refer("image", _file(shared, svg.encode(), "svg"))
    dots = part.refer("image", _file(shared, drawing_png(drawing), "png"))
    shared.drawings += 1
    return run(_inline(shared.drawings, on_one_line(figure.alternative), size, (dots, vectors)), Look())


def _file(shared: Shared, data: bytes, ending: str) -> str:
    name = f"media/{sha256(data).hexdigest()[:16]}.{ending}"
    shared.media[f"word/{name}"] = data
    return name


def _inline(number: int, alternative: str, size: dict[str, int], files: tuple[str, str]) -> str:
    names = {"id": number, "name": f"Figure {number}", "descr": alternative}
    dots, vectors = files
    svg = tag("asvg:svgBlip", {"r:embed": vectors})
    blip = tag("a:blip", {"r:embed": dots}, tag("a:extLst", {}, tag("a:ext", {"uri": _SVG_PART}, svg)))
    shape = tag(
        "pic:spPr",
        {},
        tag("a:xfrm", {}, tag("a:off", {"x": 0, "y": 0}), tag("a:ext", size)),
        tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst", {})),
    )
    whole = tag(
        "pic:pic",
        {},
        tag("pic:nvPicPr", {}, tag("pic:cNvPr", names), tag("pic:cNvPicPr", {})),
        tag("pic:blipFill", {}, blip, tag("a:stretch", {}, tag("a:fillRect", {}))),
        shape,
    )
    graphic = tag("a:graphic", {}, tag("a:graphicData", {"uri": NAMESPACES["pic"]}, whole))
    place = dict.fromkeys(("distT", "distB", "distL", "distR"), 0)
    return tag(
        "w:drawing",
        {},
        tag(
            "wp:inline", place, tag("wp:extent", size), tag("wp:docPr", names), tag("wp:cNvGraphicFramePr", {}), graphic
        ),
    )


@lru_cache(maxsize=16)
def drawing_png(drawing: Drawing) -> bytes:
    """Return a drawing as PNG on white."""
    fine = min(float(_FINE), _MOST_DOTS / max(drawing.width, drawing.height, 1.0))
    scale = fine * _SMOOTH
    size = (max(_SMOOTH, round(scale * drawing.width)), max(_SMOOTH, round(scale * drawing.height)))
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        match shape:
            case Area(points, fill):
                pen.polygon(_scaled(points, scale), fill=fill)
            case Stroke(points, colour, width, dashed):
                thick = max(1, round(scale * width))
                for line in _dashes(points, 3 * width, 2 * width) if dashed else (points,):
                    pen.line(_scaled(line, scale), fill=colour, width=thick, joint="curve")
            case Disc((x, y), radius, fill):
                box = (scale * (x - radius), scale * (y - radius), scale * (x + radius), scale * (y + radius))
                pen.ellipse(box, fill=fill)
            case Label():
                _write(pen, shape, scale)
    out = BytesIO()
    image.reduce(_SMOOTH).save(out, "PNG", optimize=True)
    return out.getvalue()


def _scaled(points: tuple[Point, ...], scale: float) -> list[Point]:
    return [(scale * x, scale * y) for x, y in points]


def _dashes(points: tuple[Point, ...], on: float, off: float) -> list[tuple[Point, ...]]:
    """Return the dashes along a line."""
    dashes: list[tuple[Point, ...]] = []
    for (x, y), (to_x, to_y) in pairwise(points):
        length = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
        at = 0.0
        while at < length:
            start, end = at / length, min(at + on, length) / length
            dashes.append(
                ((x + start * (to_x - x), y + start * (to_y - y)), (x + end * (to_x - x), y + end * (to_y - y)))
            )
            at += on + off
    return dashes


def _write(pen: ImageDraw.ImageDraw, label: Label, scale: float) -> None:
    runs = set_word(" ".join(clean(label.text).split()), label.bold)
    widths = [unit_width(text, name) * label.size for name, text in runs]
    x = label.at[0] - {"left": 0.0, "centre": 0.5, "right": 1.0}[label.anchor] * sum(widths)
    for (name, text), width in zip(runs, widths, strict=True):
        font = ImageFont.truetype(font_file(name), scale * label.size, layout_engine=ImageFont.Layout.BASIC)
        pen.text((scale * x, scale * label.at[1]), text, fill=label.colour, font=font, anchor="ls")
        x += width
