"""The file itself: the same bytes each time, every font in it, its names, links and bookmarks."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from ipcei_wizard.memo.document import (
    Cell,
    Column,
    Document,
    Heading,
    Link,
    Metadata,
    NoteReference,
    Paragraph,
    Row,
    Table,
    Text,
)
from ipcei_wizard.memo.pdf import render_pdf

Render = Callable[..., Any]
CREATED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SAMPLE = Document(
    "Nota ter beslissing",
    (
        Heading(1, (Text("Titel"),)),
        Heading(3, (Text("Kernpunten"),), anchor="kern"),
        Paragraph(
            (
                Text("Tekst ≥ ☑ ⚠"),
                NoteReference(1),
                Link("https://a.nl/é", (Text("site"),)),
                Link("#kern", (Text("terug"),)),
            )
        ),
        Table((Column(), Column()), (Row((Cell(()), Cell((Paragraph((Text("cel"),)),)))),)),
        Heading(2, (Text("Toelichting"), NoteReference(1))),
    ),
    notes={1: (Paragraph((Text("Noot"),)),)},
    draft=True,
    reference="DGBI / 1",
    metadata=Metadata("Directie TOP", "IPCEI", ("nota", "IPCEI")),
)


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(render_pdf(SAMPLE, created=CREATED)))


def test_the_same_memo_gives_the_same_bytes_in_every_process() -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_pdf_file as t; from hashlib import sha256;"
        "print(sha256(t.render_pdf(t.SAMPLE, created=t.CREATED)).hexdigest())"
    )
    here = sha256(render_pdf(SAMPLE, created=CREATED)).hexdigest()
    for surroundings in (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "5", "LANG": "C"},
    ):
        command = [sys.executable, "-c", script, str(Path(__file__).parent)]
        found = subprocess.run(command, env=os.environ | surroundings, capture_output=True, text=True, check=True)
        assert found.stdout.strip() == here


def test_the_same_memo_gives_the_same_bytes_in_every_thread() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(lambda _: render_pdf(SAMPLE, created=CREATED), range(12)))) == 1


def test_another_time_zone_for_the_same_moment_changes_nothing() -> None:
    elsewhere = CREATED.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert render_pdf(SAMPLE, created=elsewhere) == render_pdf(SAMPLE, created=CREATED)


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        render_pdf(SAMPLE, created=datetime(2026, 1, 1))  # noqa: DTZ001


def test_every_font_is_embedded(pdf: pikepdf.Pdf) -> None:
    fonts = [
        font
        for found in pdf.objects
        if isinstance(found, pikepdf.Dictionary)
        for font in [found]
        if font.get("/Type") == "/Font"
    ]
    names = {str(font.BaseFont) for font in fonts}
    assert len(fonts) >= 3
    assert all("SourceSans3" in name or "DejaVuSans" in name for name in names)
    assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_what_a_code_stands_for_is_always_a_character(pdf: pikepdf.Pdf) -> None:
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font":
            cmap = found.ToUnicode.read_bytes().decode("ascii")
            assert "<0000>" not in cmap
            assert all(int(line.split()[0]) <= 100 for line in cmap.split("\n") if line.endswith("beginbfchar"))


def test_title_language_and_metadata(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.docinfo.Title) == "Nota ter beslissing"
    assert str(pdf.docinfo.Author) == "Directie TOP"
    assert str(pdf.docinfo.Subject) == "IPCEI"
    assert str(pdf.docinfo.Keywords) == "nota, IPCEI"
    assert str(pdf.docinfo.CreationDate).startswith("D:20261120093000")
    assert str(pdf.Root.Lang) == "nl-NL"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True


def test_headings_are_bookmarks_without_skipped_levels(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == "Titel"
        assert [child.title for child in title.children] == ["Kernpunten", "Toelichting"]


def test_links_go_to_the_web_to_headings_and_to_notes(pdf: pikepdf.Pdf) -> None:
    links: Any = pdf.pages[0].Annots
    addresses = [str(link.A.URI) for link in links if "/A" in link]
    places = [float(link.Dest[3]) for link in links if "/Dest" in link]
    assert addresses == ["https://a.nl/%C3%A9"]
    note, heading, note_again = places
    assert note == note_again < 150 < heading


def test_a_link_to_a_heading_that_is_not_there_is_only_text(render: Render) -> None:
    assert render(Paragraph((Link("#weg", (Text("weg"),)),))).text() == "weg"


def test_pages_are_a4(pdf: pikepdf.Pdf) -> None:
    assert [round(float(side) / 72 * 25.4) for side in pdf.pages[0].mediabox] == [0, 0, 210, 297]
