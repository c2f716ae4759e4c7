"""The drawings of tipping points: everything stays on the sheet, and each says in words what it shows."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ipcei_wizard.memo.drawing import Disc, Drawing, Label, Stroke
from ipcei_wizard.memo.svg import drawing_image
from ipcei_wizard.web.tipping_drawings import Turn, pairs_drawing, turns_drawing
from tests.assessment.any_assessment import FRAMEWORK

ADVICES = [outcome.label.nl for outcome in FRAMEWORK.conclusion.outcomes]


def points(drawing: Drawing) -> list[tuple[float, float]]:
    found = []
    for shape in drawing.shapes:
        match shape:
            case Label(at=at):
                found.append(at)
            case Disc(centre=centre):
                found.append(centre)
            case Stroke(points=line):
                found.extend(line)
    return found


@given(st.integers(0, 5), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 5)), max_size=20))
def test_every_arrow_is_on_the_sheet_and_says_its_verdict(now: int, ends: list[tuple[int, int]]) -> None:
    names = [f"{number}. Vraag" for number in range(12)]
    turns = [Turn(row, f"oordeel {at}", column) for at, (row, column) in enumerate(ends) if column != now]
    drawing = turns_drawing(names, ADVICES, now, turns)
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in points(drawing))
    said = [shape.text for shape in drawing.shapes if isinstance(shape, Label)]
    assert all(turn.verdict in said for turn in turns)
    assert all(name in said for name in names)


def test_a_pair_is_one_disc_below_the_diagonal() -> None:
    numbers = [str(number) for number in range(2, 14)]
    every = list(combinations(range(12), 2))
    drawing = pairs_drawing(numbers, every, alone=[0])
    discs = {shape.centre for shape in drawing.shapes if isinstance(shape, Disc)}
    assert len(discs) == len(every)
    assert all(x < y for x, y in discs)
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in points(drawing))
    bold = [shape.text for shape in drawing.shapes if isinstance(shape, Label) and shape.bold]
    assert bold == ["2", "2"]


def test_an_image_carries_its_words() -> None:
    image = drawing_image(pairs_drawing(["2"], [], []), 'Vraag "2" & <geen>')
    assert 'alt="Vraag &quot;2&quot; &amp; &lt;geen&gt;"' in image
