"""Practice, precedents, pairs of tipping points, and past assessments read again under another framework."""

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from ipcei_wizard.assessment.model import Answer, Assessment
from ipcei_wizard.assessment.readings import tipping_pairs
from ipcei_wizard.comparison import precedents
from ipcei_wizard.comparison.cases import MANY, Case
from ipcei_wizard.comparison.grid import Grid
from ipcei_wizard.comparison.practice import find_practice
from ipcei_wizard.comparison.precedents import agreement, find_precedents, precedents_of_each
from ipcei_wizard.comparison.sentences import names_among, practice_in_words, precedent_in_words
from ipcei_wizard.comparison.study import study
from ipcei_wizard.framework.model import Framework, Question
from tests.assessment.any_assessment import ANY_VERDICTS, FRAMEWORK, NUMBERS
from tests.comparison.any_case import OLDER, assessment, case, cases, remade, reworded
from tests.comparison.test_conflicts import ALL_YES
from tools import handwritten


@settings(deadline=None)
@given(cases(), st.integers(1, 3))
def test_a_rule_of_practice_has_no_counterexample(given_cases: list[Case], at_least: int) -> None:
    for rule in find_practice(given_cases, at_least=at_least):
        meeting = [
            case
            for case in given_cases
            if case.rung is not None
            and case.ladder == rule.ladder
            and all(case.support.get(question, -1) >= level for question, level in rule.conditions)
        ]
        assert tuple(meeting) == rule.cases
        assert len(meeting) >= at_least
        assert all(case.rung is not None and case.rung >= rule.rung for case in meeting)


def test_practice_is_said_with_its_cases() -> None:
    given_cases = [
        case("a", ALL_YES),
        case("b", {**ALL_YES, "13": "deels"}, {"B.2": "ja"}),
        case("c", {**ALL_YES, "9": "nee"}),
        case("d", {**ALL_YES, "9": "nee", "13": "nee"}),
    ]
    top, *rest = find_practice(given_cases)
    names = names_among(given_cases)
    assert [case.id for case in top.cases] == ["a", "b"]
    assert practice_in_words(top, names, "nl") == (
        "Steeds als vraag 9 er niet tegen sprak, was het advies “Deelnemen aan de IPCEI”: 2 gevallen "
        "(Een initiatief [a] en Een initiatief [b])."
    )
    assert [rule.ladder[rule.rung] for rule in rest] == ["europees-zonder-ipcei"]
    assert practice_in_words(rest[0], names, "nl").startswith(
        "Steeds als vraag 2 er niet tegen sprak, was het advies ten minste"
    )


@settings(deadline=None)
@given(cases(), st.integers(1, 12))
def test_the_fast_precedents_are_the_same(given_cases: list[Case], most: int) -> None:
    grid = Grid(given_cases)
    for row, case_ in enumerate(given_cases):
        slow = find_precedents(case_, given_cases, most=most)
        assert [found.case.id for found in slow] == [given_cases[at].id for at in grid.most_alike(row, most)]


def test_a_precedent_says_how_many_verdicts_agree_and_which_do_not() -> None:
    mine, alike = case("mijn", ALL_YES), case("eerder", {**ALL_YES, "9": "deels", "10": "deels"}, {"B.1": "ja"})
    far, short = case("ver", {**ALL_YES, "2": "tussenin", "3": "deels", "4": "deels"}), case("kort", {"3": "ja"})
    found = find_precedents(mine, [far, short, mine, alike])
    assert [precedent.case.id for precedent in found] == ["eerder", "kort", "ver"]
    assert precedent_in_words(found[0], names_among([mine, alike]), "nl") == (
        "Een initiatief [eerder]: 10 van de 12 oordelen hetzelfde; anders op 9 en 10. Advies: Deelnemen aan de IPCEI."
    )
    assert (found[2].agrees, found[2].of) == (1, 4)


def test_precedents_can_be_asked_under_one_framework_only() -> None:
    mine, old = case("mijn", ALL_YES), case("oud", ALL_YES, framework=OLDER)
    assert [found.of for found in find_precedents(mine, [mine, old])] == [11]
    assert find_precedents(mine, [mine, old], framework=FRAMEWORK.id) == ()


def test_among_hundreds_the_precedents_are_the_same() -> None:
    many = [case(f"c{n}", {**ALL_YES, str(3 + n % 11): ("ja", "deels", "nee")[n % 3]}) for n in range(MANY)]
    fast = precedents_of_each(many, most=5)
    assert fast == {case_.id: find_precedents(case_, many, most=5) for case_ in many}
    assert precedents.agreement(many[0], many[0]) == agreement(many[0], many[0])


@settings(deadline=None, max_examples=20)
@given(ANY_VERDICTS)
def test_a_tipping_pair_turns_the_advice_together_and_neither_does_alone(verdicts: dict[str, str]) -> None:
    def advice(changes: dict[str, str]) -> str:
        changed = {FRAMEWORK.question_by_id[id_].number: verdict for id_, verdict in changes.items()}
        return handwritten.evaluate(verdicts | changed, {}).advice

    now = advice({})
    found = {
        ((one, other), pair.advice)
        for pair in tipping_pairs(FRAMEWORK, assessment(verdicts))
        for one, other in [tuple((question, to) for question, _, to in pair.changes)]
    }
    expected = set()
    for first, second in combinations(sorted(verdicts, key=int), 2):
        for one, other in product(NUMBERS[first].polarity_of, NUMBERS[second].polarity_of):
            a, b = {NUMBERS[first].id: one}, {NUMBERS[second].id: other}
            if advice(a) == now == advice(b) and advice(a | b) != now:
                expected.add(((*a.items(), *b.items()), advice(a | b)))
    assert found == expected


def stricter(framework: Framework) -> Framework:
    """Return the framework as it would be if a partly on question 9 spoke against an IPCEI."""

    def change(question: Question) -> Question:
        if question.id != "state-aid-necessary":
            return question
        verdicts = [
            option.model_copy(update={"polarity": "against"}) if option.value == "deels" else option
            for option in question.verdicts
        ]
        return remade(question, verdicts=tuple(verdicts))

    return reworded(framework, "strenger", change)


def test_a_framework_change_shows_which_readings_would_differ() -> None:
    past = [case("a", {**ALL_YES, "9": "deels"}), case("b", ALL_YES), case("c", {"3": "nee"})]
    first, *others = study(past, stricter(FRAMEWORK))
    assert [(change.where, change.before, change.after) for change in first.sections] == [
        ("sections.B.1.reading", "afwegen", "nee")
    ]
    assert first.advice is not None
    assert (first.advice.before, first.advice.after) == ("nog-niet-beslisrijp", "europees-zonder-ipcei")
    assert all(not other.sections and other.advice is None for other in others)


def test_a_framework_change_says_what_cannot_be_carried_over_and_what_was_never_asked() -> None:
    [lost] = study([case("a", ALL_YES)], OLDER)
    assert (lost.dropped, lost.unanswered) == (("alternatives",), ())
    [back] = study([case("a", ALL_YES, framework=OLDER)], FRAMEWORK)
    assert (back.dropped, back.unanswered) == ((), ("alternatives",))
    assert [change.after for change in back.sections] == ["onvolledig"]


def test_a_verdict_that_the_other_framework_does_not_know_is_dropped_and_named() -> None:
    def change(question: Question) -> Question:
        kept = tuple(option for option in question.verdicts if option.value != "tussenin")
        return remade(question, verdicts=kept)

    without = reworded(FRAMEWORK, "zonder-tussenin", change)
    [found] = study([case("a", {**ALL_YES, "2": "tussenin"})], without)
    assert found.dropped == ("problem-severity=tussenin",)
    assert [change.after for change in found.sections] == ["onvolledig"]
    assert isinstance(found.case.assessment, Assessment)
    assert found.case.assessment.answer("problem-severity") == Answer(verdict="tussenin")
