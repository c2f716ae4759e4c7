"""Every character that is typed comes out of the PDF, or is visibly replaced."""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.document import Code, Document, Emphasis, Heading, Link, Paragraph, Strong, Text, plain_text
from ipcei_wizard.memo.markdown import markdown_blocks
from ipcei_wizard.memo.pdf import UnprintableCharacters, render_pdf, unprintable
from ipcei_wizard.memo.pdf.fonts import printable

Render = Callable[..., Any]
OFFICERS_KEYBOARD = st.one_of(
    st.text(),
    st.text(
        alphabet="abc ÀéïĳŁßαβΩ€≥→☐☑…–—‑·½²½ \t\n\u00a0\u00ad\u200b\u202e\u0301\ufeff\x00\x07"
        "<>&;{}\\/`*_#[]()|~$%'\"1.!-+"
    ),
    st.lists(
        st.sampled_from(["<b>", "&amp;", "&lt;", "{{ x }}", "C:\\map", "€ 230 mln", "e\u0301", "x" * 300, "a\u00adb"])
    ).map(" ".join),
)


def expected(text: str) -> str:
    shown = (char if printable(char) else f"[U+{ord(char):04X}]" for char in clean(text) if not char.isspace())
    return re.sub(r"\s+", "", "".join(shown))


@settings(deadline=None, max_examples=150, derandomize=True)
@given(text=OFFICERS_KEYBOARD)
def test_any_text_survives_into_the_pdf(render: Render, text: str) -> None:
    assert render(Paragraph((Text(text),))).text() == expected(text)


@settings(deadline=None, max_examples=60, derandomize=True)
@given(text=OFFICERS_KEYBOARD)
def test_any_text_survives_in_bold_italics_and_code(render: Render, text: str) -> None:
    inlines = (Strong((Text(text), Emphasis((Text(text),)))), Code(text))
    assert render(Paragraph(inlines)).text() == expected(text) * 3


@settings(deadline=None, max_examples=150, derandomize=True)
@given(text=OFFICERS_KEYBOARD)
def test_what_markdown_makes_of_any_text_survives_too(render: Render, text: str) -> None:
    blocks = markdown_blocks(text, base_level=2)
    shown = re.sub("[•–]", "", render(*blocks).text())
    assert shown == re.sub("[•–]", "", expected(plain_text(Document("", blocks))))


def test_pypdf_reads_the_words_with_spaces_between_lines() -> None:
    sentence = "De financieringskloof bedraagt € 230 mln, vóór steun; αβγ ≥ ½. "
    data = render_pdf(Document("", (Paragraph((Text(sentence * 40),)),)), created=datetime(2026, 1, 1, tzinfo=UTC))
    read = " ".join("".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())
    assert read.startswith(" ".join((sentence * 40).split()))


def test_a_loose_accent_finds_its_letter(render: Render) -> None:
    assert "één" in render("e\u0301e\u0301n").text()


def test_a_character_that_no_font_has_is_shown_by_its_code_point(render: Render) -> None:
    assert render("goed 中 \U0001f9ff einde").text() == "goed[U+4E2D][U+1F9FF]einde"


def test_what_cannot_be_printed_is_named_with_its_place() -> None:
    document = Document("", (Heading(2, (Text("Aanleiding"),)), Paragraph((Text("In het Chinees: 中中"),))))
    (finding,) = unprintable(document)
    assert (finding.code_point, finding.times, finding.heading) == ("U+4E2D", 2, "Aanleiding")
    assert finding.name == unicodedata.name("中")
    assert "U+4E2D" in finding.message("nl")
    assert "Aanleiding" in finding.message("nl")


def test_half_a_character_breaks_nothing(render: Render) -> None:
    half = "\ud83d"
    found = render(Heading(1, (Text(half),)), Paragraph((Link(f"https://a.nl/{half}", (Text(half),)),)), reference=half)
    assert found.text() == "\ufffd" * 3


def test_strict_rendering_refuses_what_cannot_be_printed() -> None:
    document = Document("", (Paragraph((Text("中"),)),))
    with pytest.raises(UnprintableCharacters, match=r"U\+4E2D"):
        render_pdf(document, created=datetime(2026, 1, 1, tzinfo=UTC), strict=True)


def test_everything_printable_passes_strict_rendering() -> None:
    document = Document("", (Paragraph((Text("€ ≥ → ☐ ☑ ⚠ α é\u00a0\t–"),)),))
    assert unprintable(document) == ()
    assert render_pdf(document, created=datetime(2026, 1, 1, tzinfo=UTC), strict=True).startswith(b"%PDF")


def test_spaces_within_code_are_kept(render: Render) -> None:
    found = render(Paragraph((Text("a   b\n    c"),), role="code"))
    starts = [ink for ink in found.pages[0] if ink.text.strip()]
    assert starts[0].text.startswith("a   b")
    assert starts[1].text.startswith("    c")
