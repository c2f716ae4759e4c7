"""The memo for Word: every word in its order, real styles, headers, notes, languages and words for figures."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import Phase, given, settings
from PIL import Image

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.advice import advice_document, render_advice_for_word
from ipcei_wizard.memo.characters import code_point
from ipcei_wizard.memo.document import Heading, LanguageSpan, Link, NoteReference, Paragraph, Text
from ipcei_wizard.memo.docx import render_docx
from ipcei_wizard.memo.docx.parts import followed
from ipcei_wizard.memo.markdown import markdown_blocks
from ipcei_wizard.messages import Language
from ipcei_wizard.resources import resource_folder
from tests.memo.test_figures import FIGURE
from tests.memo.test_pdf_any_tree import BLOCKS, NOTES
from tests.memo.test_pdf_text import OFFICERS_KEYBOARD
from tests.memo.word import R, W, Word

CREATED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
EXAMPLES = sorted(resource_folder("examples").glob("*.yaml"))


def word(*blocks: tree.Block, **fields: Any) -> Word:
    found = Word(render_docx(tree.Document(fields.pop("title", "Nota"), blocks, **fields), created=CREATED))
    assert found.flaws() == []
    return found


def text(words: str) -> tuple[Text]:
    return (Text(words),)


def p(words: str) -> Paragraph:
    return Paragraph(text(words))


def expected(document: tree.Document) -> list[str]:
    """Return the words of a document as XML can hold them."""
    return re.sub("[\ufffe\uffff]", lambda found: code_point(found[0]), tree.plain_text(document)).split()


def example_documents(language: Language) -> Iterator[tuple[str, tree.Document]]:
    for path in EXAMPLES:
        assessment = read_assessment(path)
        framework = shipped_framework(assessment.framework)
        yield path.stem, advice_document(framework, assessment, evaluate(framework, assessment, language), language)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_example_says_in_word_what_its_document_says_and_in_that_order(language: Language) -> None:
    for _, document in example_documents(language):
        found = Word(render_docx(document, created=CREATED))
        assert found.flaws() == []
        assert found.text().split() == expected(document)
        (default,) = found.parts["word/styles.xml"].findall(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        assert default.get(f"{W}val") == {"nl": "nl-NL", "en": "en-GB"}[language]


def test_quotations_in_dutch_are_marked_in_an_english_memo() -> None:
    document = next(document for _, document in example_documents("en"))
    found = Word(render_docx(document, created=CREATED))
    assert {each.get(f"{W}val") for each in found.of("lang")} == {"nl-NL"}
    assert len(found.of("lang")) > 10


# Shrinking a tree takes minutes; the first failure says enough.
@settings(phases=(Phase.explicit, Phase.generate), deadline=None, max_examples=80, derandomize=True)
@given(blocks=BLOCKS)
def test_any_tree_is_written_whole_in_order_and_sound(blocks: list[tree.Block]) -> None:
    document = tree.Document("Nota", tuple(blocks), notes=NOTES)
    assert word(*blocks, notes=NOTES).text().split() == expected(document)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(typed=OFFICERS_KEYBOARD)
def test_whatever_an_officer_types_comes_out_as_text(typed: str) -> None:
    blocks = (
        *markdown_blocks(typed, base_level=2),
        Paragraph((tree.Strong((tree.Code(typed),)), Link(typed, text(typed)))),
        tree.Table((tree.Column(),), (tree.Row((tree.Cell((p(typed),)),)),), summary=typed),
        tree.Figure(FIGURE.drawing, f"x{typed}"),
    )
    fields: dict[str, Any] = {
        "title": typed,
        "organisation": (typed,),
        "reference": typed,
        "metadata": tree.Metadata(typed, typed, (typed,), typed),
    }
    found = word(*blocks, **fields)
    assert found.text().split() == expected(tree.Document("", blocks, organisation=(typed,)))


def test_the_same_memo_gives_the_same_bytes_wherever_and_whenever_it_is_made() -> None:
    document = tree.Document("Nota", (FIGURE, p("x")), reference="1", draft=True)
    elsewhere = CREATED.astimezone(timezone(timedelta(hours=9)))
    digests = {sha256(render_docx(document, created=at)).hexdigest() for at in (CREATED, elsewhere, CREATED)}
    assert len(digests) == 1
    with ZipFile(BytesIO(render_docx(document, created=elsewhere))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 20, 9, 30, 0)}


def test_a_memo_is_dated_by_its_assessment() -> None:
    assessment = read_assessment(EXAMPLES[-1])
    data = render_advice_for_word(assessment)
    assert data == render_advice_for_word(assessment)
    assert assessment.memo.date
    assert f"{assessment.memo.date.isoformat()}T12:00:00Z".encode() in Word(data).files["docProps/core.xml"]


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        render_docx(tree.Document("", ()), created=CREATED.replace(tzinfo=None))


def test_headings_are_real_and_leave_no_gap() -> None:
    found = word(*(Heading(level, text(str(level))) for level in (3, 1, 4, 4, 2, 9, 9, 9, 9, 9)))
    styles = [found.style(each) for each in found.of("p")]
    assert styles == [f"Heading{level}" for level in (1, 1, 2, 3, 2, 3, 4, 5, 6, 6)]
    outline = {
        style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val")
        for style in found.of("style", "word/styles.xml")
        if style.get(f"{W}styleId").startswith("Heading")
    }
    assert outline == {f"Heading{level}": str(level - 1) for level in range(1, 7)}


def test_a_heading_in_a_cell_does_not_count_as_one() -> None:
    cell = tree.Cell((Heading(2, text("in de cel")),))
    found = word(tree.Table((tree.Column(),), (tree.Row((cell,)),)))
    assert not any(found.style(each).startswith("Heading") for each in found.of("p"))


def test_the_header_of_a_table_is_marked_and_repeated_and_its_summary_is_said() -> None:
    def row(*words: str, heading: bool) -> tree.Row:
        return tree.Row(tuple(tree.Cell((p(each),), heading and at == 0) for at, each in enumerate(words)))

    rows = tuple(row(str(number), "x", heading=True) for number in range(3))
    table = tree.Table((tree.Column(), tree.Column()), rows, (row("Jaar", "Steun", heading=False),), summary="Steun")
    found = word(table, tree.Table((tree.Column(),), (row("a", heading=False),)))
    assert [len(each.findall(f"{W}trPr/{W}tblHeader")) for each in found.of("tr")] == [1, 0, 0, 0, 0]
    looks = [(each.get(f"{W}firstRow"), each.get(f"{W}firstColumn")) for each in found.of("tblLook")]
    assert looks == [("1", "1"), ("0", "0")]
    assert [each.get(f"{W}val") for each in found.of("tblDescription")] == ["Steun"]


def test_notes_are_footnotes_that_word_numbers_and_a_second_mark_follows_the_first() -> None:
    notes = {1: (p("eerste"),), 2: (p("tweede"),)}
    inlines = (Text("a"), NoteReference(1), NoteReference(2), NoteReference(1))
    found = word(Paragraph(inlines), notes=notes)
    assert len(found.of("footnoteReference")) == 2
    assert not any(each.get(f"{W}customMarkFollows") for each in found.of("footnoteReference"))
    (again,) = found.of("fldSimple")
    first = found.of("bookmarkStart")[0]
    assert again.get(f"{W}instr").split() == ["NOTEREF", first.get(f"{W}name"), "\\h"]
    assert found.text().split() == ["a121", "1", "eerste", "2", "tweede"]


def test_a_note_out_of_order_keeps_its_own_number() -> None:
    notes = {number: (p(f"noot {number}"),) for number in (1, 2, 7)}
    blocks = tuple(Paragraph((Text("a"), NoteReference(number))) for number in (7, 1, 2))
    found = word(*blocks, notes=notes)
    assert [each.get(f"{W}customMarkFollows") for each in found.of("footnoteReference")] == ["1", None, None]
    assert found.text().split() == expected(tree.Document("", blocks, notes=notes))


def test_a_note_that_only_a_note_refers_to_stands_behind_it() -> None:
    notes = {1: (Paragraph((Text("zie"), NoteReference(2))),), 2: (Paragraph((Text("terug"), NoteReference(1))),)}
    found = word(Paragraph((Text("a"), NoteReference(1))), notes=notes)
    assert found.text().split() == ["a1", "1", "zie2", "2", "terug1"]


def test_links_lead_to_the_web_and_to_headings_and_nowhere_else() -> None:
    links = (Link("https://a.nl/é?q=1 2", text("web")), Link("#kern", text("kern")), Link("#weg", text("weg")))
    found = word(Paragraph((*links, Link("javascript:x", text("x")))), Heading(2, text("Kern"), "kern"))
    web, within = found.of("hyperlink")
    (target,) = [
        each.get("Target")
        for each in found.parts["word/_rels/document.xml.rels"]
        if each.get("Id") == web.get(f"{R}id")
    ]
    assert target == "https://a.nl/%C3%A9?q=1%202"
    (place,) = found.of("bookmarkStart")
    assert within.get(f"{W}anchor") == place.get(f"{W}name")
    assert found.style(place.getparent()) == "Heading1"


def test_of_two_headings_of_one_name_links_lead_to_the_first() -> None:
    found = word(Heading(2, text("a"), "kern"), Heading(2, text("b"), "kern"), Paragraph((Link("#kern", text("c")),)))
    assert len(found.of("bookmarkStart")) == 1


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://a.nl", "https://a.nl"),
        ("HTTPS://a.nl:80/%zz%20#a#b", "https://a.nl:80/%25zz%20#a%23b"),
        ("https://één.nl/", "https://xn--n-9faa.nl/"),
        ("mailto:a@b.nl", "mailto:a@b.nl"),
        ("mailto:a@b.nl, c", ""),
        ("https://", ""),
        ("https://a b/", ""),
        ("https://[::1", ""),
        ("https://u:p@a.nl", ""),
        ("file:///etc/passwd", ""),
        ("\\\\server\\map", ""),
    ],
)
def test_only_addresses_that_word_can_open_are_followed(typed: str, address: str) -> None:
    assert followed(typed) == address


def test_a_figure_is_vectors_and_dots_with_its_message_in_words() -> None:
    found = word(FIGURE)
    (blip,) = found.parts["word/document.xml"].iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    targets = {each.get("Id"): each.get("Target") for each in found.parts["word/_rels/document.xml.rels"]}
    (svg,) = blip.iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip")
    assert found.files[f"word/{targets[svg.get(f'{R}embed')]}"].startswith(b'<svg xmlns="http://www.w3.org/2000/svg"')
    image = Image.open(BytesIO(found.files[f"word/{targets[blip.get(f'{R}embed')]}"]))
    assert image.size == (1600, 480)
    assert image.getpixel((280, 240)) == (0x15, 0x42, 0x73)
    assert image.getpixel((1599, 0)) == (255, 255, 255)
    assert min(image.crop((240, 420, 320, 460)).convert("L").tobytes()) < 100, "the label is written"
    assert FIGURE.alternative in found.lines()


def test_a_passage_says_its_language_and_the_rest_is_the_documents() -> None:
    found = word(Paragraph((Text("Zij zei "), LanguageSpan("en-GB", text("however")))))
    (marked,) = found.of("lang")
    assert marked.get(f"{W}val") == "en-GB"
    assert "".join(marked.getparent().getparent().itertext()) == "however"


def test_lists_count_by_themselves_from_where_they_start() -> None:
    inner = tree.ListBlock(((p("diep"),),), ordered=True)
    outer = tree.ListBlock(((p("drie"), p("vervolg"), inner), (p("vier"),)), ordered=True, start=3)
    found = word(outer, tree.ListBlock(((p("los"),), ())))
    assert found.lines() == ["3. drie", "vervolg", "1. diep", "4. vier", "los", ""]


def test_a_draft_says_so_in_its_text_on_every_page_and_in_its_properties() -> None:
    found = word(p("x"), draft=True, reference="DGBI / 1", organisation=("EZ", "TOP"), page_label="{page} van {total}")
    assert found.lines() == ["EZ", "TOP", "CONCEPT", "x"]
    assert "".join(found.parts["word/head.xml"].itertext()) == "EZ, TOPDGBI / 1CONCEPT"
    assert "".join(found.parts["word/first.xml"].itertext()) == "DGBI / 1"
    assert b"<cp:contentStatus>CONCEPT</cp:contentStatus>" in found.files["docProps/core.xml"]
    foot = found.parts["word/foot.xml"]
    assert [each.get(f"{W}instr").strip() for each in foot.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert "CONCEPT" not in word(p("x")).text()


def test_the_properties_name_the_memo_and_its_questionnaire() -> None:
    metadata = tree.Metadata("EZ", "IPCEI", ("a", "b"), "DGBI / 1", "kader", "1.0", "abc")
    found = word(p("x"), title="Titel & meer", metadata=metadata)
    core = {str(each.tag).split("}")[1]: each.text for each in found.parts["docProps/core.xml"]}
    assert core == {
        "title": "Titel & meer",
        "subject": "IPCEI",
        "creator": "EZ",
        "keywords": "a, b",
        "identifier": "DGBI / 1",
        "language": "nl-NL",
        "created": "2026-11-20T09:30:00Z",
        "modified": "2026-11-20T09:30:00Z",
    }
    custom = {each.get("name"): "".join(each.itertext()) for each in found.parts["docProps/custom.xml"]}
    assert custom.items() >= {"framework": "kader", "frameworkVersion": "1.0", "frameworkDigest": "abc"}.items()


def test_what_follows_a_page_break_begins_a_page() -> None:
    table = tree.Table((tree.Column(),), (tree.Row((tree.Cell((p("cel"),)),)),))
    found = word(p("a"), tree.PageBreak(), p("b"), tree.PageBreak(), table, tree.PageBreak())
    breaks = [bool(each.findall(f"{W}pPr/{W}pageBreakBefore")) for each in found.of("p")]
    assert breaks == [False, True, True, False, False]
