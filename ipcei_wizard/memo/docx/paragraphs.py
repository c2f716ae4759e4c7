"""What a paragraph is made of besides its words: style, place in a list, white and breaks."""

from dataclasses import dataclass
from typing import Final, Literal

from ipcei_wizard.memo.document import Align
from ipcei_wizard.memo.docx.markup import twips, w

_JUSTIFICATION: Final[dict[Align, str]] = {"left": "", "centre": "center", "right": "right"}
INDENT: Final = 18.0
"""How much further than its list's surroundings an entry stands."""
DEEPEST: Final = 8
"""Word has nine levels of lists, counted from 0."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand.

    `width` is what a table may take; `style` is that of ordinary paragraphs; `depth` counts the lists around; `kept`
    asks to stay with what follows. Only in the `flow` do headings count and do pages break.
    """

    width: float
    style: str = ""
    indent: float = 0.0
    depth: int = 0
    align: Align = "left"
    flow: bool = True
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """The list of a paragraph with a bullet or number, and how deep it is in it."""

    number: int
    level: int


def paragraph(  # noqa: PLR0913 - what a paragraph has, by name
    inner: str,
    place: Place,
    *,
    style: str = "",
    entry: Entry | None = None,
    new_page: bool = False,
    kept: Literal[True] | None = None,
) -> str:
    """Return a paragraph at `place`, in its own `style` or that of the place."""
    name = style or place.style
    indent: dict[str, object] = {"left": twips(place.indent)} if place.indent else {}
    if entry:
        indent["hanging"] = twips(INDENT)
    align = _JUSTIFICATION[place.align]
    properties = [
        w("pStyle", val=name) if name else "",
        w("keepNext") if place.kept or kept else "",
        w("pageBreakBefore") if new_page else "",
        w("numPr", w("ilvl", val=entry.level), w("numId", val=entry.number)) if entry else "",
        w("ind", **indent) if indent else "",
        w("jc", val=align) if align else "",
    ]
    return w("p", w("pPr", *properties) if any(properties) else "", inner)
