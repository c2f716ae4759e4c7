"""The difference of two assessments: nothing with itself, a mirror image the other way about, why advices differ."""

import json
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipcei_wizard.assessment.model import Answer, Source
from ipcei_wizard.assessment.reader import assessment_from_text
from ipcei_wizard.comparison.cases import Case, case_of
from ipcei_wizard.comparison.difference import Changed, Difference, compare
from ipcei_wizard.comparison.texts import Piece, pieces
from tests.assessment.any_assessment import ANY_TEXT, DOCUMENTS, FRAMEWORK
from tests.comparison.any_case import OLDER, assessment, case, cases
from tests.comparison.test_conflicts import ALL_YES

DOCUMENT_CASES = DOCUMENTS.map(
    lambda document: case_of("een", assessment_from_text(json.dumps(document), file="een.json"), FRAMEWORK)
)
LARGE = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
FLIP = {"same": "same", "removed": "added", "added": "removed"}


def sides(difference: Difference) -> dict[str, Any]:
    return {
        "changes": {
            *((c.where, str(c.before), str(c.after)) for c in (*difference.verdicts, *difference.fields)),
            *((c.where, str(c.before), str(c.after)) for c in difference.sections),
            *((c.where, str(c.before), str(c.after)) for c in (difference.route, difference.advice) if c),
        },
        "texts": {(text.where, text.pieces) for text in difference.texts},
        "sources": {(change.where, change.removed, change.added) for change in difference.sources},
        "turned": (difference.turned_by, difference.turned_back_by),
        "apart": set(difference.not_comparable),
    }


def flipped(seen: dict[str, Any]) -> dict[str, Any]:
    return {
        "changes": {(where, after, before) for where, before, after in seen["changes"]},
        "texts": {(where, turned(found)) for where, found in seen["texts"]},
        "sources": {(where, added, removed) for where, removed, added in seen["sources"]},
        "turned": (seen["turned"][1], seen["turned"][0]),
        "apart": seen["apart"],
    }


def turned(found: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces with removed and added changed places; between two that are the same, removed comes first."""
    flat = [Piece(FLIP[piece.change], piece.text) for piece in found]  # type: ignore[arg-type]
    for at in range(len(flat) - 1):
        if flat[at].change == "added" and flat[at + 1].change == "removed":
            flat[at], flat[at + 1] = flat[at + 1], flat[at]
    return tuple(flat)


@LARGE
@given(DOCUMENT_CASES)
def test_an_assessment_does_not_differ_from_itself(given_case: Case) -> None:
    assert compare(given_case, given_case).empty


@LARGE
@given(DOCUMENT_CASES, DOCUMENT_CASES)
def test_the_other_way_about_is_the_mirror_image(one: Case, other: Case) -> None:
    assert sides(compare(other, one)) == flipped(sides(compare(one, other)))


@settings(deadline=None)
@given(cases(most=4))
def test_the_mirror_holds_between_frameworks_as_well(given_cases: list[Case]) -> None:
    one, other = given_cases[0], given_cases[-1]
    assert sides(compare(other, one)) == flipped(sides(compare(one, other)))


WORDS = st.lists(st.sampled_from(["de ", "steun ", "is ", "nodig", ". ", "\n", "niet "]), max_size=30).map("".join)


@settings(deadline=None)
@given(ANY_TEXT | WORDS, ANY_TEXT | WORDS)
def test_the_pieces_of_a_difference_are_both_texts_and_no_more(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.change != "added") == before
    assert "".join(piece.text for piece in found if piece.change != "removed") == after
    assert all(piece.text for piece in found)
    assert all(one.change != other.change for one, other in pairwise(found))


@settings(deadline=None, max_examples=300)
@given(WORDS, WORDS)
def test_the_pieces_are_mirrored_the_other_way_about(before: str, after: str) -> None:
    assert pieces(after, before) == turned(pieces(before, after))


def test_a_text_differs_by_the_words_that_differ() -> None:
    found = pieces("De markt lost dit niet op.\nZo is het.", "De markt lost dit vanzelf op.\nZo is het.")
    assert found == (
        Piece("same", "De markt lost dit "),
        Piece("removed", "niet"),
        Piece("added", "vanzelf"),
        Piece("same", " op.\nZo is het."),
    )


def test_the_verdicts_that_made_the_difference_are_named() -> None:
    joined = case("mee", ALL_YES)
    stopped = case("niet", {**ALL_YES, "9": "nee", "11": "deels"})
    difference = compare(joined, stopped)
    assert difference.advice == Changed("advice", "deelnemen", "europees-zonder-ipcei")
    assert difference.turned_by == (("state-aid-necessary",),)
    # With 11 mixed the section is weighed, so only both together lead back.
    assert difference.turned_back_by == (("state-aid-necessary", "expected-impact"),)
    assert [change.where for change in difference.verdicts] == [
        "answers.state-aid-necessary.verdict",
        "answers.expected-impact.verdict",
    ]
    assert difference.route is not None
    assert difference.route.after == difference.route.before[:10]


def test_another_decision_on_the_same_verdicts_is_no_matter_of_verdicts() -> None:
    difference = compare(case("ja", ALL_YES), case("nee", ALL_YES, {"B.2": "nee"}))
    assert (difference.verdicts, difference.turned_by) == ((), ())
    assert Changed("sections.B.2.outcome", "ja", "nee") in difference.sections
    assert difference.advice == Changed("advice", "deelnemen", "niet-deelnemen")


def test_a_source_that_was_taken_away_or_added_is_named() -> None:
    kept, old, new = (Source(title=title) for title in ("Kamerbrief", "Nieuwsbericht", "Besluit"))
    with_sources = [
        case_of(
            "x",
            assessment({}).model_copy(update={"answers": {"policy-goal": Answer(sources=sources)}}),
            FRAMEWORK,
        )
        for sources in ((kept, old), (new, kept))
    ]
    [change] = compare(*with_sources).sources
    assert (change.where, change.removed, change.added) == ("answers.policy-goal.sources", (old,), (new,))


def test_a_question_that_one_framework_lacks_is_said_and_not_compared() -> None:
    one, other = case("nu", {**ALL_YES, "10": "ja"}), case("toen", ALL_YES, framework=OLDER)
    difference = compare(one, other)
    assert difference.not_comparable == ("alternatives",)
    assert difference.verdicts == ()
    assert difference.turned_by == ()


def test_words_that_are_the_same_by_chance_do_not_break_a_change_up() -> None:
    found = pieces("De kern is dat diensten samenwerken.", "Ontwikkeling van geneesmiddelen is duur en traag.")
    assert [piece.change for piece in found] == ["removed", "added", "same"]


def test_a_field_that_is_a_text_differs_by_its_words_and_a_choice_as_a_whole() -> None:
    question = FRAMEWORK.question_by_id["state-aid-necessary"]
    one, other = (
        case_of(
            name,
            assessment(ALL_YES).model_copy(update={"answers": {question.id: Answer(fields=fields)}}),
            FRAMEWORK,
        )
        for name, fields in (
            ("een", {"funding_gap_shown": "ja", "counterfactual": "Dan bouwt niemand."}),
            ("ander", {"funding_gap_shown": "nee", "counterfactual": "Dan bouwt bijna niemand."}),
        )
    )
    difference = compare(one, other)
    where = f"answers.{question.id}.fields"
    assert difference.fields == (Changed(f"{where}.funding_gap_shown", "ja", "nee"),)
    assert [(text.where, [p.text for p in text.pieces if p.change == "added"]) for text in difference.texts] == [
        (f"{where}.counterfactual", ["bijna "])
    ]
