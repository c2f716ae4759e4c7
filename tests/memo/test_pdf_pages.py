"""What stands where: pages, margins, footnotes, headers, numbers, marks."""

from collections.abc import Callable
from typing import Any

import pytest

from ipcei_wizard.memo.document import (
    Block,
    Callout,
    Cell,
    Column,
    Heading,
    KeepTogether,
    KeyValue,
    KeyValues,
    LanguageSpan,
    Link,
    ListBlock,
    NoteReference,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
    Text,
)
from ipcei_wizard.memo.markdown import markdown_blocks
from ipcei_wizard.memo.pdf.styles import BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TOP

Render = Callable[..., Any]
SENTENCE = "De interventie sluit aan bij de Nationale Technologiestrategie en bij de Chips Act. "
LONG_ADDRESS = "https://www.rijksoverheid.nl/" + "onderwerp-" * 40 + "einde"


def paragraph(text: str, *notes: int) -> Paragraph:
    return Paragraph((Text(text), *(NoteReference(number) for number in notes)))


def cell(text: str, *notes: int, heading: bool = False) -> Cell:
    return Cell((paragraph(text, *notes),), heading)


def table(rows: int, text: str = SENTENCE) -> Table:
    header = (Row((cell("Kopkolom", heading=True), cell("Tweede", heading=True))),)
    return Table((Column(), Column()), tuple(Row((cell(f"rij{at}."), cell(text))) for at in range(rows)), header=header)


def note(text: str) -> tuple[Paragraph, ...]:
    return (paragraph(text),)


def assert_within_margins(found: Any) -> None:
    for inks in found.pages:
        for ink in inks:
            if ink.slanted or not ink.text.strip():
                continue
            trailing = len(ink.text) - len(ink.text.rstrip())
            assert ink.x >= LEFT - 0.1, ink
            assert ink.x + ink.width - trailing * 0.25 * ink.size <= PAGE_WIDTH - RIGHT + 0.5, ink
            assert 30 < ink.y < PAGE_HEIGHT - 30, ink


EVERYTHING: tuple[Block, ...] = (
    Heading(1, (Text("Titel " * 30),)),
    paragraph(SENTENCE * 30 + LONG_ADDRESS, 1),
    ListBlock(
        ((paragraph(SENTENCE * 3), ListBlock(((paragraph(LONG_ADDRESS),),), ordered=True, start=998)),), ordered=True
    ),
    Quote((paragraph(LONG_ADDRESS), Quote((paragraph(SENTENCE * 9),)))),
    Callout((paragraph(LONG_ADDRESS), table(3))),
    KeepTogether((paragraph(SENTENCE * 20), table(12, LONG_ADDRESS))),
    KeyValues((KeyValue((Text("Langesamenstellingmetheelveelletters" * 3),), note(SENTENCE)),)),
    Table(
        tuple(Column() for _ in range(9)), (Row(tuple(cell(f"Arbeidsmarktbeleid{n}") for n in range(9))),), look="grid"
    ),
    Table((Column(width_mm=300), Column()), (Row((cell(SENTENCE), cell("b"))),)),
    Rule(),
    Paragraph((Link("https://a.nl", (Text(SENTENCE * 4),)), LanguageSpan("en", (Text("level playing field"),)))),
)


def test_nothing_leaves_the_margins(render: Render) -> None:
    found = render(
        *EVERYTHING * 3, notes={1: note(LONG_ADDRESS * 3)}, reference="R" * 300, organisation=("O" * 300,), draft=True
    )
    assert len(found.pages) > 8
    assert_within_margins(found)


def test_the_side_column_stands_beside_the_text_of_the_first_page_only(render: Render) -> None:
    found = render(paragraph(SENTENCE * 100), side_column=note("Zijkolom " + "x" * 90))
    assert found.page_of("Zijkolom") == [1]
    side = next(ink.x for ink in found.pages[0] if "Zijkolom" in ink.text)
    body = [ink for ink in found.pages[0] if "Technologie" in ink.text]
    assert max(ink.x + ink.width for ink in body) < side
    assert max(ink.x + ink.width for ink in found.pages[1]) > side
    assert_within_margins(found)


def test_a_side_column_longer_than_the_page_goes_on(render: Render) -> None:
    found = render("kort", side_column=(*note(SENTENCE * 30), *note("slot")))
    assert found.page_of("slot") == [2]
    assert_within_margins(found)


def test_page_numbers_count_all_pages(render: Render) -> None:
    found = render(paragraph(SENTENCE * 200), page_label="Pagina {page} van {total}", reference="DGBI / 1")
    total = len(found.pages)
    assert total > 2
    for page in range(1, total + 1):
        assert found.text(page).endswith(f"Pagina{page}van{total}DGBI/1")


def test_an_empty_memo_is_a_page(render: Render) -> None:
    assert len(render().pages) == 1


def test_a_page_break_starts_a_page(render: Render) -> None:
    found = render("een", PageBreak(), "twee", PageBreak(), PageBreak(), "drie")
    assert [found.page_of(word) for word in ("een", "twee", "drie")] == [[1], [2], [4]]


@pytest.mark.parametrize("draft", [True, False])
def test_the_draft_mark_is_on_every_page_or_on_none(render: Render, draft: bool) -> None:
    found = render(paragraph(SENTENCE * 100), draft=draft, draft_label="CONCEPT")
    for number, inks in enumerate(found.pages, 1):
        assert any(ink.slanted and ink.text == "CONCEPT" for ink in inks) is draft
        assert ("CONCEPT" in found.text(number)) is draft
        if draft:
            assert inks[0].slanted, "the watermark lies beneath the text"


def test_a_note_stands_at_the_foot_of_the_page_of_its_reference(render: Render) -> None:
    blocks = [paragraph(f"verwijzing{at} {SENTENCE * 4}", at) for at in range(1, 30)]
    found = render(*blocks, notes={at: note(f"voetnoot{at}.") for at in range(1, 30)})
    for at in range(1, 30):
        (page,) = found.page_of(f"voetnoot{at}.")
        lines = [number for number in found.page_of(f"Act.{at}") or [page] if number == page]
        assert lines
        assert found.y_of(page, f"voetnoot{at}.") < min(
            ink.y for ink in found.pages[page - 1] if "interventie" in ink.text
        )


def test_notes_stand_in_reading_order_and_once(render: Render) -> None:
    grid = Table((Column(), Column()), (Row((cell("a", 2), cell("b", 1))),))
    found = render(grid, paragraph("c", 1, 3), notes={1: note("eerste"), 2: note("tweede"), 3: note("derde")})
    assert found.text() == "a2b1c13" + "2tweede1eerste3derde"


def test_a_note_that_is_used_on_a_later_page_is_not_repeated(render: Render) -> None:
    found = render(paragraph("a", 1), PageBreak(), paragraph("b", 1), notes={1: note("noot")})
    assert found.page_of("noot") == [1]
    assert "b1" in found.text(2)


def test_a_note_longer_than_a_page_goes_on_overleaf(render: Render) -> None:
    long = " ".join(f"woord{at}" for at in range(2500))
    found = render(paragraph("begin", 1), paragraph(SENTENCE * 20), notes={1: note(long)})
    assert len(found.pages) >= 3
    assert all(f"woord{at}" in found.text() for at in range(2500))
    assert found.page_of("woord0woord1")[0] == found.page_of("begin")[0] == 1
    assert_within_margins(found)


def test_many_long_notes_on_one_line_all_come(render: Render) -> None:
    found = render(
        paragraph("x", *range(1, 9)), notes={at: note(f"begin{at} {SENTENCE * 25} einde{at}.") for at in range(1, 9)}
    )
    for at in range(1, 9):
        assert found.page_of(f"einde{at}.")
    assert_within_margins(found)


def test_a_reference_to_a_note_that_is_not_there_is_still_printed(render: Render) -> None:
    assert render(paragraph("x", 7)).text() == "x7"


def test_a_table_repeats_its_header_on_every_page(render: Render) -> None:
    found = render(table(80))
    assert len(found.pages) > 2
    for number in range(1, len(found.pages) + 1):
        assert found.text(number).startswith("KopkolomTweede")
        assert found.text(number).count("Kopkolom") == 1
    assert [found.page_of(f"rij{at}.") for at in range(80)] == sorted(found.page_of(f"rij{at}.") for at in range(80))
    assert all(len(found.page_of(f"rij{at}.")) == 1 for at in range(80))


def test_a_row_higher_than_a_page_is_divided_without_loss(render: Render) -> None:
    long = " ".join(f"woord{at}" for at in range(2000))
    found = render("vooraf", table(1, long), "achteraf")
    assert all(f"woord{at}" in found.text() for at in range(2000))
    assert found.text().index("woord1999") < found.text().index("achteraf")
    assert_within_margins(found)


def test_no_word_shorter_than_its_column_is_broken(render: Render) -> None:
    words = ["Concurrentievermogen", "Staatssteunkader", "Kennisinstellingen", "Ja"]
    grid = Table(
        tuple(Column() for _ in words),
        tuple(Row(tuple(cell(f"{word} {SENTENCE}") for word in words)) for _ in range(2)),
    )
    found = render(grid)
    for word in words:
        assert sum(word in ink.text for ink in found.pages[0]) == 2


@pytest.mark.parametrize("lines_above", range(36, 48))
def test_a_heading_is_never_the_last_on_a_page(render: Render, lines_above: int) -> None:
    lines = [Paragraph((Text("r"),), "addressee")] * lines_above
    found = render(*lines, Heading(2, (Text("Kop"),)), Heading(3, (Text("Onderkop"),)), paragraph(SENTENCE * 10))
    page, *_ = found.page_of("Onderkop")
    assert found.page_of("Kop")[0] == page
    assert found.text(page).split("Onderkop")[1].startswith("Deinterventie")
    followers = [ink for ink in found.pages[page - 1] if ink.y < found.y_of(page, "Onderkop") and ink.text.strip()]
    assert len(followers) >= 2


@pytest.mark.parametrize("lines_above", range(38, 48))
def test_a_paragraph_leaves_no_single_line_on_a_page(render: Render, lines_above: int) -> None:
    found = render(*[Paragraph((Text("r"),), "addressee")] * lines_above, paragraph(SENTENCE * 4))
    for inks in found.pages:
        assert sum("e" in ink.text for ink in inks) != 1


def test_blocks_that_belong_together_stay_together(render: Render) -> None:
    found = render(paragraph(SENTENCE * 38), KeepTogether((paragraph("samen1 " + SENTENCE * 6), paragraph("samen2"))))
    assert found.page_of("samen1") == found.page_of("samen2") == [2]


def test_an_answer_of_7500_characters_fits_without_loss(render: Render) -> None:
    answer = "\n\n".join(f"alinea{at} " + "- kort en " * 76 for at in range(10))
    assert len(answer) >= 7500
    found = render(*markdown_blocks(answer))
    assert all(f"alinea{at}kort" in found.text() or f"alinea{at}-kort" in found.text() for at in range(10))
    assert_within_margins(found)


def test_a_heading_longer_than_a_page_keeps_its_anchor(render: Render) -> None:
    link = Paragraph((Link("#kop", (Text("naar de kop"),)),))
    found = render(link, Heading(1, (Text("Lange titel " * 200),), anchor="kop"), link)
    assert found.text().count("Langetitel") == 200
    assert_within_margins(found)


def test_a_note_that_cannot_be_divided_ends(render: Render) -> None:
    rows = Row((Cell((paragraph("cel"),)),), least_height_mm=200)
    found = render(paragraph("x", 1), notes={1: (Table((Column(),), (rows, rows)),)})
    assert found.text().count("cel") == 2


def test_a_header_higher_than_a_page_is_set_once(render: Render) -> None:
    tall = Table((Column(), Column()), tuple(Row((cell(f"rij{at}."), cell("b"))) for at in range(20)),
                 header=(Row((cell("kopwoord " * 900, heading=True), cell("Tweede", heading=True))),))  # fmt: skip
    found = render("vooraf", tall)
    assert found.text().count("kopwoord") == 900
    assert found.text().count("rij19.") == 1
    assert_within_margins(found)


def test_a_heading_is_not_broken_at_a_hyphen(render: Render) -> None:
    found = render(Heading(1, (Text("Beslisnota over de deelname aan de IPCEI Micro-elektronica en meer"),)))
    assert any("Micro-elektronica" in ink.text for ink in found.pages[0])


def test_every_page_is_used(render: Render) -> None:
    found = render(paragraph(SENTENCE * 400))
    for inks in found.pages[:-1]:
        assert min(ink.y for ink in inks) < BOTTOM + 40
        assert max(ink.y for ink in inks) > PAGE_HEIGHT - TOP - 30


def test_an_empty_paragraph_below_a_note_that_fills_the_page_is_no_trouble(render: Render) -> None:
    many = paragraph("x", *range(1, 9))
    blocks = (Callout((Paragraph(()), many, Paragraph(()))), Table((Column(),), (Row((Cell((Paragraph(()),)),)),)))
    found = render(*blocks, notes={at: note(SENTENCE * 30) for at in range(1, 9)})
    assert found.text().count("Deinterventie") == 240
