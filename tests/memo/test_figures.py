"""A figure: drawn as vectors on paper and on the screen, and never without its message in words."""

from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.drawing import Area, Disc, Drawing, Label, Stroke, bar
from ipcei_wizard.memo.html import blocks_html
from ipcei_wizard.memo.pdf import unprintable

Render = Callable[..., Any]
CHART = Drawing(
    400,
    120,
    (
        bar(40, 20, 60, 80, "#154273"),
        Area(((120, 100), (180, 100), (150, 20)), "#A90061"),
        Stroke(((30, 100), (390, 100)), width=1, dashed=True),
        Disc((250, 60), 4, "#4A4A4A"),
        Label("42 mln & <meer>", (70, 112), "centre"),
        Label("2027", (380, 112), "right", bold=True),
    ),
)
DATA = tree.Table(
    (tree.Column(), tree.Column()),
    (tree.Row((tree.Cell((tree.Paragraph((tree.Text("2026"),)),), heading=True), tree.Cell(()))),),
)
FIGURE = tree.Figure(CHART, "De steun loopt op.", (tree.Text("Figuur 1. Steun"),), DATA)


def operators(found: Any) -> list[str]:
    with pikepdf.open(BytesIO(found.data)) as pdf:
        return [str(each.operator) for page in pdf.pages for each in pikepdf.parse_content_stream(page)]


@pytest.mark.parametrize("words", ["", " \n"])
def test_a_figure_without_words_cannot_be_made(words: str) -> None:
    with pytest.raises(ValueError, match="alternative"):
        tree.Figure(CHART, words)


def test_a_figure_is_drawn_with_its_caption_above_and_its_data_below(render: Render) -> None:
    found = render(FIGURE)
    caption, label, data = (found.y_of(1, words) for words in ("Figuur", "42 mln", "2026"))
    assert caption > label > data
    assert {"m", "l", "c", "d", "S"} <= set(operators(found))
    assert "Do" not in operators(found)


def test_a_label_stands_where_its_anchor_says(render: Render) -> None:
    (ink,) = [ink for ink in render(FIGURE).pages[0] if "42" in ink.text]
    (end,) = [ink for ink in render(FIGURE).pages[0] if "2027" in ink.text]
    assert end.x + end.width - (ink.x + ink.width / 2) == pytest.approx(310, abs=0.1)


@pytest.mark.parametrize("size", [(900.0, 300.0), (200.0, 2000.0)])
def test_a_drawing_too_large_for_its_place_is_scaled(render: Render, size: tuple[float, float]) -> None:
    wide, high = size
    corners = (Label("onder", (0, high), size=10), Label("rechts", (wide, 10), "right", size=10))
    found = render("voor", tree.Figure(Drawing(wide, high, corners), "Groot."), "na")
    assert len(found.pages) == 1
    inks = {ink.text.strip(): ink for ink in found.pages[0]}
    assert inks["onder"].size == pytest.approx(inks["rechts"].size)
    assert inks["onder"].size < 10
    assert inks["rechts"].x + inks["rechts"].width < 530
    assert inks["onder"].y > inks["na"].y


def test_a_figure_that_does_not_fit_moves_to_the_next_page_with_its_caption(render: Render) -> None:
    tall = tree.Figure(Drawing(100, 500, (Label("in de tekening", (0, 20)),)), "Hoog.", (tree.Text("Figuur 2"),))
    found = render(*["regel"] * 20, tall)
    assert found.page_of("Figuur 2") == found.page_of("in de tekening") == [2]


def test_the_words_of_a_figure_are_part_of_the_text() -> None:
    assert tree.plain_text(tree.Document("t", (FIGURE,))).split("\n")[:3] == [
        "Figuur 1. Steun",
        "De steun loopt op.",
        "2026",
    ]


def test_the_screen_shows_the_same_drawing_and_says_its_message() -> None:
    shown = blocks_html((FIGURE,))
    assert shown.startswith('<figure class="memo-figure"><figcaption>Figuur 1. Steun</figcaption><img ')
    assert 'alt="De steun loopt op."' in shown
    drawn = b64decode(shown.split("base64,")[1].split('"')[0]).decode()
    assert "42 mln &amp; &lt;meer&gt;</text>" in drawn
    assert [drawn.count(f"<{name} ") for name in ("polygon", "polyline", "circle", "text")] == [2, 1, 1, 2]
    assert "<table" in shown


def test_a_label_that_cannot_be_printed_is_said_as_any_other_text() -> None:
    drawing = Drawing(100, 50, (Label("zon \U0001f31e", (0, 20)),))
    figure = tree.KeepTogether((tree.ListBlock(((tree.Figure(drawing, "Zon."),),)),))
    (found,) = unprintable(tree.Document("t", (tree.Heading(1, (tree.Text("Kop"),)), figure)))
    assert (found.code_point, found.heading) == ("U+1F31E", "Kop")
