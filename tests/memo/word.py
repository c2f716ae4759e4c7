"""Reads a Word file back independently of its writer: its words in order, and what a validator would say of it."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PROPERTIES: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_ORDER: Final = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "spacing ind contextualSpacing jc textAlignment outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs caps strike color spacing sz szCs highlight u shd vertAlign lang",
    "tblPr": "tblStyle tblpPr tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd vAlign",
    "sectPr": "headerReference footerReference footnotePr type pgSz pgMar cols titlePg",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr "
    "tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "settings": "defaultTabStop footnotePr compat",
    "font": "altName panose1 charset family pitch",
}


class Word:
    """A Word file taken apart."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.parts: dict[str, Any] = {
            name: etree.fromstring(data) for name, data in self.files.items() if name.endswith((".xml", ".rels"))
        }
        self.body = self.parts["word/document.xml"][0]
        self._notes = {note.get(f"{W}id"): note for note in self.parts["word/footnotes.xml"]}
        self._counted: Counter[str] = Counter()
        self._numbered = 0

    def lines(self) -> list[str]:
        """Return a line per paragraph, with the numbers that Word gives; a note follows who first refers to it."""
        return list(self._read(self.body, ""))

    def text(self) -> str:
        return "\n".join(self.lines())

    def of(self, name: str, part: str = "word/document.xml") -> list[Any]:
        return list(self.parts[part].iter(f"{W}{name}"))

    def style(self, paragraph: Any) -> str:
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        return "" if found is None else str(found.get(f"{W}val"))

    def _read(self, container: Any, mark: str) -> Iterator[str]:
        for paragraph in container.iter(f"{W}p"):
            notes: list[tuple[str, Any]] = []
            yield self._number(paragraph) + "".join(self._pieces(paragraph, mark, notes))
            for number, note in notes:
                yield from self._read(note, number)

    def _pieces(self, paragraph: Any, mark: str, notes: list[tuple[str, Any]]) -> Iterator[str]:
        for element in paragraph.iter():
            match str(element.tag).removeprefix(W):
                case "t":
                    yield element.text or ""
                case "br":
                    yield "\n"
                case "footnoteRef":
                    yield mark
                case "footnoteReference":
                    number = ""
                    if not element.get(f"{W}customMarkFollows"):
                        self._numbered += 1
                        number = str(self._numbered)
                    notes.append((number, self._notes.pop(element.get(f"{W}id"))))
                    yield number
                case name if name == _PROPERTIES:
                    yield element.get("descr")

    def _number(self, paragraph: Any) -> str:
        place = paragraph.find(f"{W}pPr/{W}numPr")
        if place is None:
            return ""
        level, name = (place.find(f"{W}{part}").get(f"{W}val") for part in ("ilvl", "numId"))
        (instance,) = [each for each in self.of("num", "word/numbering.xml") if each.get(f"{W}numId") == name]
        start = instance.find(f"{W}lvlOverride/{W}startOverride")
        if start is None:
            return ""
        assert instance.find(f"{W}lvlOverride").get(f"{W}ilvl") == level
        self._counted[name] += 1
        return f"{int(start.get(f'{W}val')) + self._counted[name] - 1}. "

    def flaws(self) -> list[str]:
        """Return what a validator would refuse: order, loose references, tables out of shape."""
        return [*self._disorder(), *self._loose(), *self._shapes()]

    def _disorder(self) -> Iterator[str]:
        for part, tree in self.parts.items():
            for name, order in _ORDER.items():
                places = {f"{W}{child}": at for at, child in enumerate(order.split())}
                for element in tree.iter(f"{W}{name}"):
                    unknown = [child.tag for child in element if child.tag not in places]
                    found = [places.get(child.tag, -1) for child in element]
                    if unknown or found != sorted(found):
                        yield f"{part}: {name} holds {[child.tag for child in element]}"

    def _loose(self) -> Iterator[str]:
        for name in ("word/document.xml", "word/footnotes.xml"):
            folder, file = name.split("/")
            entries = {entry.get("Id"): entry for entry in self.parts[f"{folder}/_rels/{file}.rels"]}
            used = {value for each in self.parts[name].iter() for key, value in each.attrib.items() if R in key}
            yield from (f"{name}: no relationship {missing}" for missing in used - entries.keys())
            inside = {entry.get("Target") for entry in entries.values() if entry.get("TargetMode") != "External"}
            yield from (f"{name}: no file {target}" for target in inside if f"word/{target}" not in self.files)
        places = [mark.get(f"{W}name") for mark in self.of("bookmarkStart")]
        yield from (f"twice: {name}" for name, times in Counter(places).items() if times > 1)
        anchors = {link.get(f"{W}anchor") for link in self.of("hyperlink")} - {None}
        fields = {field.get(f"{W}instr").split()[1] for field in self.of("fldSimple")}
        yield from (f"no place {name}" for name in (anchors | fields) - set(places))
        styles = {style.get(f"{W}styleId") for style in self.of("style", "word/styles.xml")}
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn"):
            for part in self.parts:
                yield from (
                    f"no style {each.get(f'{W}val')}"
                    for each in self.of(kind, part)
                    if each.get(f"{W}val") not in styles
                )
        declared = {entry.get("PartName") for entry in self.parts["[Content_Types].xml"]} - {None}
        yield from (f"declared, not there: {name}" for name in declared if name[1:] not in self.files)

    def _shapes(self) -> Iterator[str]:
        for cell in self.of("tc"):
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                yield "a cell does not end in a paragraph"
        for table in self.of("tbl"):
            following = table.getnext()
            if following is None or following.tag != f"{W}p":
                yield "nothing stands between a table and what follows"
            columns = len(table.find(f"{W}tblGrid"))
            for row in table.findall(f"{W}tr"):
                spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
                if sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) != columns:
                    yield "a row is not as wide as its table"
