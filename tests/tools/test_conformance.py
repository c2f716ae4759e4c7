"""The conformance check bites: each kind of breach is found in a file that has it."""

from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from tools.conformance import file_breaches, memo_breaches
from tools.reference import ROOT


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Return a PDF in Helvetica, which no file embeds."""
    file = tmp_path / "plain.pdf"
    canvas = Canvas(str(file), pageCompression=0)
    canvas.drawString(72, 720, "Helvetica")
    canvas.save()
    return file


def test_a_font_that_is_not_embedded_is_found(plain: Path) -> None:
    assert list(file_breaches(plain)) == ["font not embedded: /Helvetica"]


def test_a_damaged_stream_is_found(plain: Path) -> None:
    plain.write_bytes(plain.read_bytes().replace(b"endstream", b"endstrxxx"))
    assert any(breach.startswith("qpdf: ") for breach in file_breaches(plain))


def test_what_is_no_pdf_is_found(tmp_path: Path) -> None:
    file = tmp_path / "empty.pdf"
    file.write_bytes(b"nothing")
    [breach] = file_breaches(file)
    assert breach.startswith("cannot be opened: ")


def test_a_file_without_pages_is_found(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.save(tmp_path / "none.pdf")
    assert list(file_breaches(tmp_path / "none.pdf")) == ["no pages"]


def test_a_memo_with_a_character_that_no_font_has_is_found(tmp_path: Path) -> None:
    text = (ROOT / "examples/geconstrueerd-nationaal.yaml").read_text(encoding="utf-8")
    example = tmp_path / "example.yaml"
    example.write_text(text.replace("Voorbeeld sluisdeuren", "Voorbeeld \U0001f6a2", 1), encoding="utf-8")
    found = list(memo_breaches(example, "nl", tmp_path / "memo.pdf"))
    assert found
    assert all(breach.startswith("cannot be printed: U+1F6A2 (SHIP)") for breach in found)
