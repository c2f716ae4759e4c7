"""What a screen reader finds in a memo: every element in its role and its order, read back by other code."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.document import Heading, LanguageSpan, Link, NoteReference, Paragraph, Text
from ipcei_wizard.memo.drawing import Drawing, Label, Stroke
from ipcei_wizard.memo.markdown import markdown_blocks
from ipcei_wizard.memo.pdf import render_pdf
from ipcei_wizard.memo.pdf.archive import Attachment
from ipcei_wizard.memo.pdf.read_aloud import Node, read_aloud
from ipcei_wizard.memo.pdf.styles import BLUE, DRAFT, GREY, PALE

Render = Callable[..., Any]
CREATED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def tagged(render: Render, *blocks: tree.Block | str, **fields: Any) -> Node:
    """Return the element that holds a whole document, of which nothing is wrong."""
    root, flaws = read_aloud(render(*blocks, **fields).data)
    assert flaws == ()
    (document,) = root.kids
    assert isinstance(document, Node)
    assert document.role == "Document"
    return document


def outline(node: Node) -> Any:
    """Return an element as its role and what is in it."""
    return node.role, [outline(kid) if isinstance(kid, Node) else kid.strip() for kid in node.kids]


def outlines(node: Node) -> list[Any]:
    return [outline(kid) for kid in node.kids if isinstance(kid, Node)]


def all_of(node: Node, role: str) -> list[Node]:
    return [each for each in node.walk() if each.role == role]


def text(words: str) -> tuple[Text]:
    return (Text(words),)


def cell(words: str, *, heading: bool = False, span: int = 1) -> tree.Cell:
    return tree.Cell((Paragraph(text(words)),), heading, span)


def test_headings_leave_no_gap_whatever_levels_were_typed(render: Render) -> None:
    blocks = [Heading(level, text(str(level))) for level in (3, 1, 4, 4, 2, 9, 9, 9, 9, 9)]
    roles = [kid.role for kid in tagged(render, *blocks).kids if isinstance(kid, Node)]
    assert roles == ["H1", "H1", "H2", "H3", "H2", "H3", "H4", "H5", "H6", "H6"]


def test_a_heading_in_a_cell_is_no_section(render: Render) -> None:
    table = tree.Table((tree.Column(),), (tree.Row((tree.Cell((Heading(2, text("in cel")),)),)),))
    document = tagged(render, Heading(1, text("een")), table)
    assert [node.role for node in document.walk() if node.role.startswith("H")] == ["H1"]


def test_lists_have_labels_and_bodies_and_nest(render: Render) -> None:
    (numbered,) = outlines(tagged(render, *markdown_blocks("3. drie\n   - in\n4. vier")))
    inner = ("L", [("LI", [("Lbl", ["–"]), ("LBody", [("P", ["in"])])])])
    first = ("LI", [("Lbl", ["3."]), ("LBody", [("P", ["drie"]), inner])])
    assert numbered == ("L", [first, ("LI", [("Lbl", ["4."]), ("LBody", [("P", ["vier"])])])])
    lists = all_of(tagged(render, *markdown_blocks("3. drie\n   - in\n4. vier")), "L")
    assert [each.properties["ListNumbering"] for each in lists] == ["/Decimal", "/Disc"]


def test_quotes_callouts_and_labelled_values_have_their_roles(render: Render) -> None:
    values = (tree.KeyValue(text("Datum"), (Paragraph(text("vandaag")),)),)
    found = outlines(
        tagged(
            render,
            tree.Quote((Paragraph(text("citaat")),)),
            tree.Callout((Paragraph(text("kader")),)),
            tree.KeepTogether((Paragraph(text("samen")),)),
            tree.KeyValues(values, stacked=True),
        )
    )
    assert found == [
        ("BlockQuote", [("P", ["citaat"])]),
        ("Div", [("P", ["kader"])]),
        ("P", ["samen"]),
        ("L", [("LI", [("Lbl", ["Datum"]), ("LBody", [("P", ["vandaag"])])])]),
    ]


def a_table(rows: int) -> tree.Table:
    header = (tree.Row((cell("Kop 1"), cell("Kop 2"), cell("Kop 3"))),)
    body = tuple(tree.Row((cell(f"rij {at}", heading=True), cell("x", span=2))) for at in range(rows))
    return tree.Table((tree.Column(),) * 3, body, header, text("Bijschrift"), "Wat erin staat.")


def test_table_cells_say_what_they_head_and_over_how_many_columns(render: Render) -> None:
    (table,) = all_of(tagged(render, a_table(2)), "Table")
    assert table.properties["Summary"] == "Wat erin staat."
    assert [kid.role for kid in table.kids if isinstance(kid, Node)] == ["Caption", "THead", "TBody"]
    assert [head.properties["Scope"] for head in all_of(table, "TH")] == ["/Column"] * 3 + ["/Row"] * 2
    assert [each.properties["ColSpan"] for each in all_of(table, "TD")] == ["2", "2"]


def test_a_table_over_pages_is_one_table_and_its_header_is_read_once(render: Render) -> None:
    found = render(a_table(120))
    assert len(found.pages) > 2
    assert all("Kop1" in found.text(page) for page in range(1, len(found.pages) + 1))
    document = tagged(render, a_table(120))
    assert len(all_of(document, "Table")) == len(all_of(document, "THead")) == 1
    assert len(all_of(document, "TR")) == 121
    assert document.text().count("Kop 1") == 1


def test_a_row_that_falls_short_is_filled_up_and_a_header_without_rows_is_a_row(render: Render) -> None:
    short = tree.Table((tree.Column(),) * 2, (tree.Row((cell("a"), cell("b"))), tree.Row((cell("alleen"),))))
    assert [len(all_of(row, "TD")) for row in all_of(tagged(render, short), "TR")] == [2, 2]
    (table,) = all_of(tagged(render, replace(a_table(0), caption=())), "Table")
    assert [kid.role for kid in table.kids if isinstance(kid, Node)] == ["TR"]


def test_a_paragraph_and_a_cell_on_two_pages_are_one_element(render: Render) -> None:
    long = "woord " * 1500
    document = tagged(render, long, tree.Table((tree.Column(),), (tree.Row((cell(long),)),)))
    first, inside = all_of(document, "P")
    assert len(first.kids) == len(render(long).pages) > 1
    assert len(inside.kids) > 1
    assert [node.text().split() for node in (first, inside)] == [long.split()] * 2


def test_a_note_stands_behind_the_paragraph_that_first_refers_to_it(render: Render) -> None:
    refers = Paragraph((Text("Eerst"), NoteReference(1), Text(" en"), NoteReference(2)))
    again = Paragraph((Text("Weer"), NoteReference(1)))
    notes = {number: (Paragraph(text(f"noot {number}")),) for number in (1, 2)}
    document = tagged(render, refers, again, notes=notes)
    assert [kid.role for kid in document.kids if isinstance(kid, Node)] == ["P", "Note", "Note", "P"]
    assert outline(all_of(document, "Note")[1]) == ("Note", [("Lbl", ["2"]), ("P", ["noot 2"])])
    assert [note.properties["ID"] for note in all_of(document, "Note")] == ["note.000001", "note.000002"]
    assert outline(all_of(document, "P")[0])[1][1] == ("Reference", [("Link", ["1"])])


def test_a_note_that_a_caption_refers_to_stays_within_it(render: Render) -> None:
    table = replace(a_table(1), caption=(Text("Bijschrift"), NoteReference(1)))
    (caption,) = all_of(tagged(render, table, notes={1: (Paragraph(text("noot")),)}), "Caption")
    assert caption.text().split() == ["Bijschrift1", "1", "noot"]


def test_a_link_says_where_it_goes_and_is_one_however_often_it_is_broken(render: Render) -> None:
    link = Link("https://example.org/ü", (Text("lang " * 40), tree.Strong(text("vet"))))
    found = render(Paragraph((Text("Zie "), link, Text(" daar."))))
    (element,) = all_of(tagged(render, Paragraph((Text("Zie "), link, Text(" daar.")))), "Link")
    assert element.text() == "lang " * 40 + "vet"
    assert len(element.links) == len({ink.y for ink in found.pages[0] if "lang" in ink.text or "vet" in ink.text}) > 1
    assert set(element.links) == {f"{('lang ' * 40).strip()} vet (webadres https://example.org/ü)"}


@pytest.mark.parametrize(
    ("language", "note", "place"),
    [("nl-NL", "Naar voetnoot 1", "Naar een andere"), ("en-GB", "To footnote 1", "To another")],
)
def test_links_within_the_memo_say_where_they_go(render: Render, language: str, note: str, place: str) -> None:
    inside = Paragraph((NoteReference(1), Link("#kop", text("boven"))))
    notes = {1: (Paragraph(text("noot")),)}
    document = tagged(render, Heading(1, text("Kop"), "kop"), inside, notes=notes, language=language)
    to_note, to_place = (link.links[0] for link in all_of(document, "Link"))
    assert to_note == note
    assert to_place.startswith(place)
    assert to_place.endswith("boven")


def test_a_link_that_leads_nowhere_or_shows_nothing_is_only_text(render: Render) -> None:
    blank = Link("https://example.org", text("  "))
    document = tagged(
        render, Paragraph((Text("a"), Link("#weg", text("b")), blank, Link("https://x.nl", ()), Text("c")))
    )
    assert all_of(document, "Link") == []
    assert document.text().split() == ["ab", "c"]


def test_a_passage_in_another_language_says_so(render: Render) -> None:
    foreign = LanguageSpan("en-GB", (Text("level playing "), Link("https://example.org", text("field"))))
    (span,) = all_of(tagged(render, Paragraph((Text("Een "), foreign, Text(".")))), "Span")
    assert span.properties == {"Lang": "en-GB"}
    assert span.text() == "level playing field"
    assert [kid.role for kid in span.kids if isinstance(kid, Node)] == ["Link"]


def test_a_figure_is_its_alternative_text_in_its_place(render: Render) -> None:
    drawing = Drawing(200, 80, (Stroke(((0, 40), (200, 40))), Label("2026", (10, 60))))
    document = tagged(render, "voor", tree.Figure(drawing, "De steun loopt op.", text("Figuur 1")), "na")
    assert document.text().split() == ["voor", "Figuur", "1", "De", "steun", "loopt", "op.", "na"]
    (figure,) = all_of(document, "Figure")
    assert figure.kids == ["2026"]
    left, bottom, right, top = figure.box
    assert (right - left, top - bottom) == (200, 80)


def test_the_letterhead_is_read_first_and_once_then_the_side_column(render: Render) -> None:
    fields = {
        "organisation": ("Ministerie " * 30, "Directie"),
        "draft": True,
        "reference": "DGBI / 1",
        "side_column": (Paragraph(text("zij")),),
        "page_label": "Pagina {page}",
    }
    document = tagged(render, "woord " * 1500, **fields)
    assert document.text().split()[:34] == [*["Ministerie"] * 30, "Directie", "CONCEPT", "zij", "woord"]
    assert document.text().count("CONCEPT") == 1
    assert "Pagina" not in document.text()


def test_nothing_is_left_of_what_has_no_words(render: Render) -> None:
    empty: list[tree.Block] = [
        Paragraph(()),
        Heading(1, ()),
        tree.ListBlock(()),
        tree.Table((tree.Column(),), ()),
        tree.Quote(()),
    ]
    assert outlines(tagged(render, *empty, "einde")) == [("P", ["einde"])]


def test_the_file_says_what_it_is(render: Render) -> None:
    fields = {
        "title": "Titel & <meer>\x01",
        "metadata": tree.Metadata("EZ", "IPCEI", ("nota",), "DGBI / 1", "kader-1", "1.2.3", "a" * 64),
    }
    with pikepdf.open(BytesIO(render("tekst", **fields).data)) as pdf:
        xmp = pdf.open_metadata()
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")
        assert xmp["dc:title"] == str(pdf.docinfo.Title) == "Titel & <meer>"
        assert xmp["dc:identifier"] == "DGBI / 1"
        assert xmp["{urn:ipcei-wizard:memo:1:}framework"] == "kader-1"
        assert xmp["{urn:ipcei-wizard:memo:1:}frameworkVersion"] == "1.2.3"
        assert xmp["{urn:ipcei-wizard:memo:1:}frameworkDigest"] == "a" * 64
        assert xmp["xmp:CreateDate"] == "2026-11-20T09:30:00+00:00"
        assert bool(pdf.Root.MarkInfo.Marked) is True
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)
        assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_files_in_the_memo_say_what_they_are_to_it() -> None:
    files = [
        Attachment("b.json", b"{}", "application/json", "Gegevens", "Source"),
        Attachment("a", b"x", "text/plain", "A", "Data"),
    ]
    made = render_pdf(tree.Document("t", ()), created=CREATED, attachments=files)
    assert made == render_pdf(tree.Document("t", ()), created=CREATED, attachments=files[::-1])
    with pikepdf.open(BytesIO(made)) as pdf:
        assert [str(file.UF) for file in pdf.Root.AF] == ["a", "b.json"]
        assert str(pdf.Root.AF[1].AFRelationship) == "/Source"
        assert str(pdf.Root.AF[1].EF.F.Subtype) == "/application/json"
        assert pdf.attachments["b.json"].get_file().read_bytes() == b"{}"


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return the contrast of two colours as WCAG 2.2 reckons it."""

    def luminance(colour: tuple[float, ...]) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", [BLUE, GREY, DRAFT])
def test_words_stand_out_from_paper_and_from_filled_boxes(colour: tuple[float, ...]) -> None:
    assert contrast(colour, (1, 1, 1)) >= 4.5
    assert contrast(colour, PALE) >= 4.5
