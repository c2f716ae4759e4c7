"""Conflicts of consistency: the definition, and that the fast path finds exactly the same."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from ipcei_wizard.comparison.cases import SUPPORT, Case
from ipcei_wizard.comparison.conflicts import breach, find_conflicts
from ipcei_wizard.comparison.grid import Grid
from tests.comparison.any_case import OLDER, case, cases

ALL_YES = {"2": "levensbedreigend", **{str(n): "ja" for n in (3, 4, 5, 6, 7, 8, 9, 11, 12, 13)}, "10": "nee"}
PASSED = {"A.1": "ja", "A.2": "ja", "B.1": "ja"}


def by_the_letter(stronger: Case, weaker: Case) -> bool:
    """The contract's definition once more, from the evaluation and by another way than the code takes."""
    ladder = ["geen-overheidsrol", "nationaal", "europees-zonder-ipcei", "niet-deelnemen", "deelnemen"]
    low, high = stronger.evaluation.advice.outcome, weaker.evaluation.advice.outcome
    if low not in ladder or high not in ladder or ladder.index(low) >= ladder.index(high):
        return False

    def judged(case: Case, question: str) -> int | None:
        """How supportive the verdict is that was given on the route; None when there is none."""
        asked = case.framework.question_by_id.get(question)
        verdict = case.assessment.answer(question).verdict
        if asked is None or verdict is None or asked.number not in case.evaluation.route:
            return None
        return SUPPORT[asked.polarity_of[verdict]]

    passed = [s for s in weaker.framework.sections if weaker.evaluation.sections[s.id].outcome == "ja"]
    for question in (question for section in passed for question in section.questions if question.verdicts):
        if judged(stronger, question.id) is None or judged(weaker, question.id) is None:
            return False
    every = {question.id for case in (stronger, weaker) for question in case.framework.questions}
    both = [(judged(stronger, q), judged(weaker, q)) for q in every]
    pairs = [(one, other) for one, other in both if one is not None and other is not None]
    return bool(pairs) and all(one >= other for one, other in pairs)


@settings(deadline=None, max_examples=200)
@given(cases())
def test_the_conflicts_are_those_of_the_definition(given_cases: list[Case]) -> None:
    found = {(conflict.stronger.id, conflict.weaker.id) for conflict in find_conflicts(given_cases)}
    assert found == {(a.id, b.id) for a, b in permutations(given_cases, 2) if by_the_letter(a, b)}


@settings(deadline=None, max_examples=200)
@given(cases())
def test_the_fast_path_finds_exactly_the_same(given_cases: list[Case]) -> None:
    fast = sorted(
        pair
        for strongers, weakers in Grid(given_cases).conflicts()
        for pair in zip(strongers.tolist(), weakers.tolist(), strict=True)
    )
    assert fast == [
        (one, other) for (one, a), (other, b) in permutations(enumerate(given_cases), 2) if breach(a, b) is not None
    ]


@settings(deadline=None)
@given(cases(), st.integers(0, 11))
def test_another_assessment_never_removes_a_conflict_between_two_others(given_cases: list[Case], at: int) -> None:
    added = given_cases[at % len(given_cases)]
    others = [case for case in given_cases if case is not added]
    before = {(conflict.stronger.id, conflict.weaker.id) for conflict in find_conflicts(others)}
    after = {(conflict.stronger.id, conflict.weaker.id) for conflict in find_conflicts(given_cases)}
    assert before == {pair for pair in after if added.id not in pair}


def test_among_hundreds_the_conflicts_are_the_same_in_the_same_order() -> None:
    many = [
        case(f"c{n}", {**ALL_YES, str(3 + n % 11): ("ja", "deels", "nee")[n % 3]}, PASSED, advice)
        for n, advice in enumerate(("deelnemen", "niet-deelnemen", "nog-niet-beslisrijp", "nationaal") * 60)
    ]
    found = [(conflict.stronger.id, conflict.weaker.id) for conflict in find_conflicts(many)]
    assert found == [(a.id, b.id) for a, b in permutations(many, 2) if breach(a, b) is not None]
    assert len(found) > 100


def test_an_answer_off_the_route_is_never_used() -> None:
    left_early = case("vroeg", ALL_YES, {"A.1": "nee"})
    joined = case("mee", ALL_YES, {**PASSED, "B.2": "ja"})
    assert left_early.advice == "geen-overheidsrol"
    assert find_conflicts([left_early, joined]) == ()


def test_what_shares_no_judged_question_is_not_compared() -> None:
    low, high = case("laag", {}, advice="geen-overheidsrol"), case("hoog", {}, advice="deelnemen")
    assert find_conflicts([low, high]) == ()


def test_a_question_that_one_framework_lacks_is_not_compared() -> None:
    lower = case("laag", {**ALL_YES, "10": "deels"}, {**PASSED, "B.2": "nee"})
    higher = case("hoog", ALL_YES, {**PASSED, "B.2": "ja"}, framework=OLDER)
    [conflict] = find_conflicts([lower, higher])
    assert (conflict.stronger.id, conflict.weaker.id) == ("laag", "hoog")
    assert "alternatives" not in conflict.compared
    # The other way about, the one with the higher advice passed a section on a question that the other was never asked.
    asked = case("hoog", ALL_YES, {**PASSED, "B.2": "ja"})
    never_asked = case("laag", ALL_YES, {**PASSED, "B.2": "nee"}, framework=OLDER)
    assert find_conflicts([never_asked, asked]) == ()
