"""The styles of the Word file: the same typography as on paper, under the names by which Word knows them."""

from dataclasses import replace
from typing import Final

from ipcei_wizard.memo.docx.markup import root, twips, w
from ipcei_wizard.memo.pdf.styles import BLUE, DRAFT, GREY, HEADINGS, LINE, PALE, STYLES, Colour, TextStyle

_BODY: Final = "Source Sans 3"
_LITERAL: Final = "DejaVu Sans Mono"
_CELL: Final = STYLES["cell"]
_SIDE: Final = STYLES["side"]
_DEEP_HEADING: Final = HEADINGS[-1]
_ROOMY: Final = 1.05  # of the font's own line: what Word calls multiple


def _hex(colour: Colour) -> str:
    return "".join(f"{round(part * 255):02X}" for part in colour)


def _words(style: TextStyle) -> str:
    font = w("rFonts", ascii=_LITERAL, hAnsi=_LITERAL, cs=_LITERAL) if style.code else ""
    size = round(style.size * 2)
    return w(
        "rPr",
        font,
        w("b") if style.bold else "",
        w("i") if style.italic else "",
        w("color", val=_hex(style.colour)),
        w("sz", val=size),
        w("szCs", val=size),
    )


def _paragraph(  # noqa: PLR0913 - what a style has, by name
    name: str,
    shown: str,
    style: TextStyle,
    *,
    outline: int | None = None,
    borders: str = "",
    fill: Colour | None = None,
    left: float = 0.0,
    based: str = "Normal",
) -> str:
    """Return a style for paragraphs; `left` keeps it from the margin."""
    properties = w(
        "pPr",
        w("keepNext") if style.keep_with_next else "",
        w("keepLines") if outline is not None else "",
        w("pBdr", borders) if borders else "",
        w("shd", val="clear", color="auto", fill=_hex(fill)) if fill else "",
        w("spacing", before=twips(style.before), after=twips(style.after)),
        w("ind", left=twips(left)) if left else "",
        w("outlineLvl", val=outline) if outline is not None else "",
    )
    following = w("next", val="Normal") if outline is not None else ""
    custom: dict[str, object] = {"customStyle": 1} if name.startswith("Memo") else {}
    return w(
        "style",
        w("name", val=shown),
        w("basedOn", val=based),
        following,
        w("uiPriority", val=9 if outline is not None else 29),
        w("qFormat"),
        properties,
        _words(style),
        type="paragraph",
        **custom,
        styleId=name,
    )


def _border(side: str, colour: Colour, *, eighths: int = 4, space: int = 0) -> str:
    return w(side, val="single", sz=eighths, space=space, color=_hex(colour))


def _headings() -> str:
    levels = (*HEADINGS, _DEEP_HEADING, _DEEP_HEADING)
    return "".join(
        _paragraph(f"Heading{level}", f"heading {level}", style, outline=level - 1)
        for level, style in enumerate(levels, 1)
    )


def _paragraphs() -> str:
    body, none = STYLES["body"], replace(STYLES["small"], after=0.0)
    quoted, boxed = _border("left", LINE, eighths=12, space=8), _border("left", BLUE, eighths=18, space=8)
    return "".join(
        (
            _paragraph("ListParagraph", "List Paragraph", replace(body, after=3.0)),
            _paragraph("Quote", "Quote", STYLES["quote"], borders=quoted, left=12),
            _paragraph("Caption", "caption", STYLES["caption"]),
            _paragraph("FootnoteText", "footnote text", STYLES["note"]),
            _paragraph("Header", "header", replace(none, colour=GREY, size=8.5)),
            _paragraph("Footer", "footer", replace(none, colour=GREY, size=8.5)),
            _paragraph("MemoLead", "Memo Lead", STYLES["lead"]),
            _paragraph("MemoSmall", "Memo Small", STYLES["small"]),
            _paragraph("MemoAddressee", "Memo Addressee", replace(STYLES["addressee"], after=1.0)),
            _paragraph("MemoLabel", "Memo Label", STYLES["label"]),
            _paragraph("MemoCode", "Memo Code", STYLES["code"], fill=PALE),
            _paragraph("MemoCallout", "Memo Callout", body, borders=boxed, fill=PALE, left=12),
            _paragraph("MemoCell", "Memo Cell", _CELL),
            _paragraph(
                "MemoColumnHeading",
                "Memo Column Heading",
                replace(_CELL, bold=True, colour=BLUE, keep_with_next=True),
                based="MemoCell",
            ),
            _paragraph("MemoRowHeading", "Memo Row Heading", replace(_CELL, bold=True), based="MemoCell"),
            _paragraph("MemoSide", "Memo Side", replace(_SIDE, size=9.0)),
            _paragraph("MemoFigure", "Memo Figure", replace(body, before=2.0, after=8.0)),
            _paragraph("MemoRule", "Memo Rule", none, borders=_border("bottom", LINE)),
            _paragraph("MemoGap", "Memo Gap", replace(none, size=6.0)),
            _paragraph(
                "MemoSender",
                "Memo Sender",
                replace(none, size=10.0, bold=True, colour=BLUE),
                borders=_border("left", BLUE, eighths=48, space=8),
                left=12,
            ),
            _paragraph(
                "MemoDraft", "Memo Draft", replace(none, size=10.5, bold=True, colour=DRAFT, before=6, after=10)
            ),
        )
    )


def _character(name: str, shown: str, *properties: str, default: bool = False) -> str:
    marks: dict[str, object] = {"default": 1} if default else {"customStyle": 1} if name.startswith("Memo") else {}
    inner = w("rPr", *properties) if properties else ""
    return w("style", w("name", val=shown), w("uiPriority", val=99), inner, type="character", **marks, styleId=name)


def _characters() -> str:
    blue = w("color", val=_hex(BLUE))
    return "".join(
        (
            _character("DefaultParagraphFont", "Default Paragraph Font", default=True),
            _character("Hyperlink", "Hyperlink", blue, w("u", val="single")),
            _character("FootnoteReference", "footnote reference", blue, w("vertAlign", val="superscript")),
            _character("MemoLiteral", "Memo Literal", w("rFonts", ascii=_LITERAL, hAnsi=_LITERAL, cs=_LITERAL)),
        )
    )


def _table(name: str, shown: str, borders: str, *, sides: float, default: bool = False) -> str:
    margins = w(
        "tblCellMar",
        w("top", w=twips(3), type="dxa"),
        w("left", w=twips(sides), type="dxa"),
        w("bottom", w=twips(2), type="dxa"),
        w("right", w=twips(6), type="dxa"),
    )
    marks: dict[str, object] = {"default": 1} if default else {"customStyle": 1}
    return w(
        "style",
        w("name", val=shown),
        "" if default else w("basedOn", val="TableNormal"),
        w("uiPriority", val=99),
        w("tblPr", w("tblBorders", borders) if borders else "", margins),
        type="table",
        **marks,
        styleId=name,
    )


def _tables() -> str:
    ruled = _border("bottom", LINE) + _border("insideH", LINE)
    grid = "".join(_border(side, LINE) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return "".join(
        (
            _table("TableNormal", "Normal Table", "", sides=5, default=True),
            _table("MemoRuled", "Memo Ruled", ruled, sides=5),
            _table("MemoGrid", "Memo Grid", grid, sides=5),
            _table("MemoPlain", "Memo Plain", "", sides=0),
        )
    )


def style_sheet(language: str) -> bytes:
    """Return the part with all styles; `language` is that of every word not marked otherwise."""
    body = STYLES["body"]
    fonts = w("rFonts", ascii=_BODY, hAnsi=_BODY, eastAsia=_BODY, cs=_BODY)
    size = round(body.size * 2)
    defaults = w(
        "docDefaults",
        w(
            "rPrDefault",
            w("rPr", fonts, w("sz", val=size), w("szCs", val=size), w("lang", val=language, eastAsia=language)),
        ),
        w("pPrDefault", w("pPr", w("spacing", line=round(240 * _ROOMY), lineRule="auto"))),
    )
    normal = w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        w("pPr", w("spacing", after=twips(body.after))),
        type="paragraph",
        default=1,
        styleId="Normal",
    )
    return root("styles", defaults, normal, _headings(), _paragraphs(), _characters(), _tables())


def font_table() -> bytes:
    """Return the part that names what steps in where a font is not there: the memo brings none."""
    fonts = ((_BODY, "Calibri", "swiss", "variable"), (_LITERAL, "Consolas", "modern", "fixed"))
    return root(
        "fonts",
        *(
            w(
                "font",
                w("altName", val=other),
                w("family", val=family),
                w("pitch", val=pitch),
                name=name,
            )
            for name, other, family, pitch in fonts
        ),
    )
