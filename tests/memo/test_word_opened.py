"""Another program opens the Word file: LibreOffice makes a PDF of it, in which everything is found again."""

import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.docx import render_docx
from tests.memo.test_figures import FIGURE
from tests.memo.test_word import CREATED, example_documents

HOSTILE = "<b>&amp;\x00\x07\ufffe\ud83d{{x}}</w:t> ]]> \u202e\u200b e\u0301 中 \U0001f9ff \t\n C:\\map"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[tree.Document, Path]]:
    """Return documents with the PDF that LibreOffice makes of each."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("no LibreOffice: install libreoffice-writer-nogui")
    blocks = (tree.Heading(1, (tree.Text(HOSTILE),)), tree.Paragraph((tree.Text(HOSTILE),)), FIGURE)
    documents = {
        **dict(list(example_documents("nl"))[:2]),
        **dict(list(example_documents("en"))[-1:]),
        "hostile": tree.Document(HOSTILE, blocks, notes={1: (tree.Paragraph((tree.Text(HOSTILE),)),)}),
    }
    folder = tmp_path_factory.mktemp("word")
    for name, document in documents.items():
        (folder / f"{name}.docx").write_bytes(render_docx(document, created=CREATED))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(map(str, folder.glob("*.docx")))
    convert = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
    command = [program, profile, "--headless", "--convert-to", convert, "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=540)
    return {name: (document, folder / f"{name}.pdf") for name, document in documents.items()}


def _letters(text: str) -> Counter[str]:
    return Counter(letter for letter in unicodedata.normalize("NFKC", text) if letter.isascii() and letter.isalnum())


def test_libreoffice_shows_every_letter_of_every_memo(opened: dict[str, tuple[tree.Document, Path]]) -> None:
    for name, (document, file) in opened.items():
        read = "".join(page.extract_text() for page in PdfReader(file).pages)
        said = tree.plain_text(document)
        for block in document.blocks:  # an alternative text is not shown, the labels of the drawing are
            if isinstance(block, tree.Figure):
                said = said.replace(block.alternative, "", 1)
        assert _letters(said) - _letters(read) == Counter(), name


def test_libreoffice_sees_every_heading_as_a_heading(opened: dict[str, tuple[tree.Document, Path]]) -> None:
    for name, (document, file) in opened.items():
        with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
            found = list(_titles(outline.root))
        typed = [block for block in document.blocks if isinstance(block, tree.Heading)]
        assert len(found) == len(typed) > 0, name


def _titles(items: list[pikepdf.OutlineItem]) -> list[str]:
    return [title for item in items for title in (str(item.title), *_titles(list(item.children)))]
