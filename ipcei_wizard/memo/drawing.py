"""Drawings as data: shapes in points from the top left, that paper and screen draw alike. It knows neither of them."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Point: TypeAlias = tuple[float, float]
Anchor = Literal["left", "centre", "right"]

INK: Final = "#000000"


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon; `fill` is a colour such as `#154273`."""

    points: tuple[Point, ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `dashed` tells lines apart without colour."""

    points: tuple[Point, ...]
    colour: str = INK
    width: float = 0.8
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    centre: Point
    radius: float
    fill: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words on one line; `at` lies on their baseline, at the side that `anchor` names."""

    text: str
    at: Point
    anchor: Anchor = "left"
    size: float = 8.5
    colour: str = INK
    bold: bool = False


Shape: TypeAlias = Area | Stroke | Disc | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a sheet of `width` by `height`, the first at the bottom; a sheet too large for its place is scaled."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def bar(left: float, top: float, width: float, height: float, fill: str) -> Area:
    """Return a filled rectangle."""
    right, bottom = left + width, top + height
    return Area(((left, top), (right, top), (right, bottom), (left, bottom)), fill)
