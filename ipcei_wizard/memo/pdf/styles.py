"""The typography of the memo: measures, colours and how each kind of text is set. All measures are in points."""

from dataclasses import dataclass, replace
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

Colour = tuple[float, float, float]


def colour(code: str) -> Colour:
    """Return a colour such as `#154273` as three parts between 0 and 1."""
    red, green, blue = (int(code.removeprefix("#")[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


BLUE: Final = colour("154273")
BLACK: Final = colour("000000")
GREY: Final = colour("4A4A4A")
PALE: Final = colour("EEF3F8")
LINE: Final = colour("9BB3CC")
WATERMARK: Final = colour("EFEFEF")
DRAFT: Final = colour("A90061")

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT: Final = 27 * mm
RIGHT: Final = 25 * mm
TOP: Final = 34 * mm
BOTTOM: Final = 24 * mm
SIDE_WIDTH: Final = 43 * mm
SIDE_GUTTER: Final = 9 * mm


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph is set; `before` and `after` are the white around it."""

    size: float
    leading: float
    colour: Colour = BLACK
    bold: bool = False
    italic: bool = False
    before: float = 0.0
    after: float = 0.0
    align: str = "left"
    code: bool = False
    keep_with_next: bool = False


BODY: Final = TextStyle(11, 15, after=7)
STYLES: Final = {
    "body": BODY,
    "lead": TextStyle(12, 16.5, after=9),
    "quote": replace(BODY, size=10.5, leading=14, colour=GREY),
    "caption": TextStyle(9, 12, colour=GREY, before=8, after=4, keep_with_next=True),
    "code": TextStyle(9, 13, code=True, before=2, after=8),
    "small": TextStyle(9, 12, after=4),
    "addressee": TextStyle(11, 15),
    "label": TextStyle(10.5, 14.5, bold=True, colour=BLUE, before=12, after=3, keep_with_next=True),
    "cell": TextStyle(9.5, 12.5, after=3),
    "side": TextStyle(8.5, 11.5, after=2),
    "note": TextStyle(8.5, 11, after=2),
}
HEADINGS: Final = (
    TextStyle(18, 22, bold=True, colour=BLUE, before=6, after=12, keep_with_next=True),
    TextStyle(13, 17, bold=True, colour=BLUE, before=15, after=4, keep_with_next=True),
    TextStyle(11.5, 15, bold=True, colour=BLUE, before=11, after=3, keep_with_next=True),
    TextStyle(11, 15, bold=True, before=9, after=2, keep_with_next=True),
)


def heading_style(level: int) -> TextStyle:
    """Return the style of a heading of `level` (1 is the title)."""
    return HEADINGS[min(max(level, 1), len(HEADINGS)) - 1]
