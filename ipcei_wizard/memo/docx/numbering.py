"""The lists of the Word file: one bulleted list, and a numbered one for each that counts."""

from collections.abc import Iterable
from typing import Final

from ipcei_wizard.memo.docx.markup import root, twips, w
from ipcei_wizard.memo.docx.paragraphs import DEEPEST, INDENT
from ipcei_wizard.memo.docx.parts import BULLETS

_MARKS: Final = ("•", "–")
_BULLETED: Final = 1
_NUMBERED: Final = 2


def _levels(*, numbered: bool) -> str:
    return "".join(
        w(
            "lvl",
            w("start", val=1),
            w("numFmt", val="decimal" if numbered else "bullet"),
            w("lvlText", val=f"%{level + 1}." if numbered else _MARKS[level % len(_MARKS)]),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=twips(INDENT * (level + 1)), hanging=twips(INDENT))),
            ilvl=level,
        )
        for level in range(DEEPEST + 1)
    )


def _kind(number: int, *, numbered: bool) -> str:
    kind = w("multiLevelType", val="hybridMultilevel")
    return w("abstractNum", kind, _levels(numbered=numbered), abstractNumId=number)


def numbering(lists: Iterable[tuple[int, int]]) -> bytes:
    """Return the part with all lists; of each numbered one `lists` says the level and where it starts."""
    counted = "".join(
        w(
            "num",
            w("abstractNumId", val=_NUMBERED),
            w("lvlOverride", w("startOverride", val=start), ilvl=level),
            numId=number,
        )
        for number, (level, start) in enumerate(lists, BULLETS + 1)
    )
    bulleted = w("num", w("abstractNumId", val=_BULLETED), numId=BULLETS)
    return root("numbering", _kind(_BULLETED, numbered=False), _kind(_NUMBERED, numbered=True), bulleted, counted)
