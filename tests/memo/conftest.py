"""Reads a PDF back independently of its writer: every character with its place, its size and its page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from ipcei_wizard.memo.document import Block, Document, Inlines, Paragraph, Text
from ipcei_wizard.memo.pdf import render_pdf

CREATED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for report in terminalreporter.stats.get("skipped", []):
        if "no LibreOffice" in str(report.longrepr):
            terminalreporter.write_line(f"NOT RUN (no LibreOffice): {report.nodeid}", yellow=True)


@dataclass(frozen=True)
class Ink:
    """One shown string: `x` and `y` are its start in page space, `slanted` tells the watermark from the text."""

    text: str
    x: float
    y: float
    width: float
    size: float
    slanted: bool


@dataclass
class ReadBack:
    """A PDF's pages as strings with places."""

    data: bytes
    pages: list[list[Ink]] = field(default_factory=list)

    def text(self, page: int | None = None) -> str:
        """Return the words as written (of one page, counted from 1), without the watermark and without white space."""
        pages = self.pages if page is None else [self.pages[page - 1]]
        return squeeze("".join(ink.text for inks in pages for ink in inks if not ink.slanted))

    def page_of(self, words: str) -> list[int]:
        """Return the numbers of the pages that show `words`."""
        return [number for number in range(1, len(self.pages) + 1) if squeeze(words) in self.text(number)]

    def y_of(self, page: int, words: str) -> float:
        """Return the height at which the string holding `words` stands on `page`."""
        return next(ink.y for ink in self.pages[page - 1] if words in ink.text)


def squeeze(text: str) -> str:
    """Return `text` without white space."""
    return re.sub(r"\s+", "", text)


def _unicode_map(font: Any) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>\n", cmap.split("endcodespacerange")[1])
    return {int(code, 16): bytes.fromhex(char).decode("utf-16-be", "surrogatepass") for code, char in pairs}


def _inks(page: pikepdf.Page) -> Iterator[Ink]:
    fonts = {str(name): (font, _unicode_map(font)) for name, font in page.obj.Resources.Font.items()}
    x = y = size = 0.0
    name, slanted = "", False
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "cm":
                slanted = float(operands[1]) != 0
            case "Q":
                slanted = False
            case "Tm":
                x, y = float(operands[4]), float(operands[5])
            case "Tf":
                name, size = str(operands[0]), float(operands[1])
            case "Tj":
                font, unicode_map = fonts[name]
                codes = bytes(operands[0])
                width = sum(float(font.Widths[code]) for code in codes) * size / 1000
                yield Ink("".join(unicode_map[code] for code in codes), x, y, width, size, slanted)
                x += width


def read_back(data: bytes) -> ReadBack:
    """Return the words and places of a PDF."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return ReadBack(data, [list(_inks(page)) for page in pdf.pages])


@pytest.fixture(scope="session")
def render() -> Callable[..., ReadBack]:
    """Return a function that renders blocks (or texts, as paragraphs) and reads the result back."""

    def render_and_read(*blocks: Block | str, **fields: Any) -> ReadBack:
        tree = tuple(Paragraph(words(block)) if isinstance(block, str) else block for block in blocks)
        fields.setdefault("page_label", "")
        fields.setdefault("title", "Nota")
        return read_back(render_pdf(Document(blocks=tree, **fields), created=CREATED))

    return render_and_read


def words(text: str) -> Inlines:
    """Return `text` as inlines."""
    return (Text(text),)
