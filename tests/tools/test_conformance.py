"""The conformance check bites: each kind of breach is found in a file that has it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from ipcei_wizard.memo.advice import UNDATED
from ipcei_wizard.memo.document import Document, Paragraph, Text
from ipcei_wizard.memo.markdown import markdown_blocks
from ipcei_wizard.memo.pdf import render_pdf
from ipcei_wizard.memo.pdf.read_aloud import read_aloud
from tools.conformance import file_breaches, memo_breaches, reading_breaches, signature_breaches
from tools.hostile import hostile_documents
from tools.verapdf import breaches, read_report


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


TEXT = "# Kop\n\n[Site](https://example.org) met tekst.\n\n- punt\n\n| a | b |\n|---|---|\n" + "| x | y |\n" * 40


@pytest.fixture(scope="module")
def memo() -> Document:
    """Return a document with a heading, a link, a note, a list and a table over two pages."""
    return Document("Nota", markdown_blocks(TEXT, base_level=1), notes={1: markdown_blocks("De noot.")}, draft=True)


def spoiled(document: Document, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(render_pdf(document, created=UNDATED))) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def test_a_memo_that_is_read_as_it_says_has_no_breach(memo: Document, tmp_path: Path) -> None:
    assert list(memo_breaches(tmp_path / "memo.pdf", memo, partial(render_pdf, memo, created=UNDATED))) == []


def test_a_memo_with_a_character_that_no_font_has_is_found(tmp_path: Path) -> None:
    document = Document("Nota", (Paragraph((Text("Schip \U0001f6a2"),)),))
    render = partial(render_pdf, document, created=UNDATED)
    assert list(memo_breaches(tmp_path / "a.pdf", document, render)) == ["cannot be printed: U+1F6A2 (SHIP), 1 times"]
    assert list(memo_breaches(tmp_path / "hostile.pdf", document, render)) == []


def test_other_words_than_the_document_has_are_found(memo: Document) -> None:
    other = replace(memo, blocks=(*memo.blocks, Paragraph((Text("Extra."),))))
    found = list(reading_breaches(render_pdf(memo, created=UNDATED), other))
    assert found == ["reads 'y x y' where it says 'y x y Extra.'"]


def loose_ink(pdf: pikepdf.Pdf) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents = pdf.make_stream(content + b"0 0 10 10 re f")


def forgotten(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.K[0].K[1]


def twice(pdf: pikepdf.Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K[0].K
    kids.append(kids[1])


def loose_link(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.K[0].K[2].K[0].K[1]


def crossed(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    numbers[1], numbers[3] = numbers[3], numbers[1]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (loose_ink, "ink that no element claims: f"),
        (forgotten, "not in the tree: 'Kop'"),
        (twice, "is in the tree twice"),
        (loose_link, "a link that is not in the tree"),
        (crossed, "the parent tree says otherwise"),
    ],
)
def test_a_flaw_in_the_structure_is_found(memo: Document, change: Callable[[pikepdf.Pdf], None], words: str) -> None:
    assert read_aloud(render_pdf(memo, created=UNDATED))[1] == ()
    _, flaws = read_aloud(spoiled(memo, change))
    assert any(words in flaw for flaw in flaws), flaws


def test_a_file_without_structure_says_so(plain: Path) -> None:
    assert read_aloud(plain.read_bytes())[1] == ("there is no structure tree",)


def test_the_report_of_the_validator_is_read_per_file_and_standard() -> None:
    report = "PASS een memo.pdf 3a\nFAIL een memo.pdf ua1\n  FAIL 7.1-3\n  FAIL 7.2-14\nPASS c.pdf 3a\n"
    found = read_report(report)
    assert found == {"een memo.pdf": {"3a": [], "ua1": ["7.1-3", "7.2-14"]}, "c.pdf": {"3a": []}}
    assert [list(breaches(broken)) for broken in found.values()] == [["ua1: 7.1-3, 7.2-14"], ["no verdict on ua1"]]


def test_the_hostile_documents_are_the_same_every_time() -> None:
    first, again = (list(hostile_documents(5)) for _ in range(2))
    assert first == again
    assert len(first) == 5


def test_a_signature_that_is_missing_or_does_not_hold_is_found(plain: Path) -> None:
    assert list(signature_breaches(plain, 1)) == [
        "signatures that pyHanko accepts: 0 of 1",
        "signatures that pdfsig finds valid: 0 of 1",
    ]
