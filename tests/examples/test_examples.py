"""The shipped examples: readable, complete, honest about what they are, and unchanged by export and import."""

from pathlib import Path

import pytest

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Answer, Assessment
from ipcei_wizard.assessment.reader import assessment_from_text, read_assessment, to_yaml
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Framework

EXAMPLES = Path(__file__).parents[2] / "examples"
REAL = {
    "ipcei-me-ct": "deelnemen",
    "ipcei-cis": "deelnemen",
    "ipcei-waterstof-2022": "deelnemen",
    "ipcei-med4cure": "niet-deelnemen",
}
CONSTRUCTED_ADVICE = ("geen-overheidsrol", "nationaal", "europees-zonder-ipcei", "nog-niet-beslisrijp")
CONSTRUCTED = {f"geconstrueerd-{advice}": advice for advice in CONSTRUCTED_ADVICE}
CONCLUDING = "advice"
ADVICE = REAL | CONSTRUCTED


@pytest.fixture(scope="module")
def framework() -> Framework:
    return shipped_framework("afwegingskader-2022")


def load(name: str) -> Assessment:
    return read_assessment(EXAMPLES / f"{name}.yaml")


def judged(assessment: Assessment) -> dict[str, Answer]:
    """Return the answers to the questions of the sections; the concluding one has fields and no reasons of its own."""
    return {question_id: answer for question_id, answer in assessment.answers.items() if question_id != CONCLUDING}


def test_the_folder_holds_exactly_these_examples() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.yaml")} == set(ADVICE)


def test_the_set_covers_every_outcome(framework: Framework) -> None:
    assert set(ADVICE.values()) == set(framework.outcome_by_id)


@pytest.mark.parametrize("name", ADVICE)
def test_it_is_complete_with_the_advice_its_name_says(name: str, framework: Framework) -> None:
    evaluation = evaluate(framework, load(name))
    assert [finding for finding in evaluation.findings if finding.severity == "error"] == []
    assert evaluation.complete
    assert (evaluation.advice.reading, evaluation.advice.decision) == (ADVICE[name], ADVICE[name])


@pytest.mark.parametrize("name", ADVICE)
def test_it_answers_its_route_and_nothing_else(name: str, framework: Framework) -> None:
    assessment = load(name)
    answered = {framework.question_by_id[question_id].number for question_id in judged(assessment)}
    assert answered == set(evaluate(framework, assessment).route)


@pytest.mark.parametrize("name", REAL)
def test_a_real_example_answers_all_thirteen_questions(name: str) -> None:
    assert len(judged(load(name))) == 13


@pytest.mark.parametrize("name", REAL)
def test_a_real_example_says_about_money_what_is_known_and_what_is_open(name: str) -> None:
    fields = load(name).answers[CONCLUDING].fields
    assert fields["budget"]
    assert len(fields["open_points"]) >= 2
    assert all(row["who"] for row in fields["open_points"])


@pytest.mark.parametrize("name", REAL)
def test_a_real_example_weighs_every_aspect_both_ways(name: str, framework: Framework) -> None:
    findings = {finding.code for finding in evaluate(framework, load(name)).findings}
    assert load(name).answers["benefits-outweigh"].fields["weighing"]
    assert not findings & {"only-one-direction", "aspect-weighed-one-way", "aspects-not-weighed", "harm-not-examined"}


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("ipcei-me-ct", {"no-own-contribution", "approval-is-not-an-award", "budget-row-incomplete"}),
        ("ipcei-cis", {"no-own-contribution", "member-state-without-stage", "regulation-lapses"}),
        ("ipcei-waterstof-2022", {"funding-gap-without-figure", "reservation-is-not-participation"}),
        ("ipcei-med4cure", {"member-state-without-stage", "reservation-is-not-participation"}),
    ],
)
def test_an_expert_finds_in_it_what_the_sources_leave_open(name: str, codes: set[str], framework: Framework) -> None:
    findings = evaluate(framework, load(name)).findings
    assert codes <= {finding.code for finding in findings}
    assert {finding.code for finding in findings}.isdisjoint({"figure-without-source", "entry-not-valid"})


@pytest.mark.parametrize("name", ADVICE)
def test_every_answer_is_concise_and_has_sources_that_can_be_looked_up(name: str) -> None:
    for question_id, answer in judged(load(name)).items():
        assert 60 <= len(answer.motivation.split()) <= 180, question_id
        assert answer.sources, question_id
        assert all(source.title and (source.url or source.reference) for source in answer.sources), question_id


@pytest.mark.parametrize("name", REAL)
def test_a_real_example_says_that_it_is_not_a_position_of_the_cabinet(name: str) -> None:
    last = load(name).answers["occasion"].motivation.strip().splitlines()[-1]
    assert last.startswith("*Dit is een voorbeeld")
    assert last.endswith("*")
    assert "geen standpunt van het kabinet of van een ministerie" in last


@pytest.mark.parametrize("name", REAL)
def test_its_memo_says_so_on_the_first_page(name: str) -> None:
    assert "geen standpunt van het kabinet of van een ministerie" in load(name).memo.occasion


@pytest.mark.parametrize("name", CONSTRUCTED)
def test_a_constructed_example_says_that_it_is_invented(name: str) -> None:
    assessment = load(name)
    assert assessment.initiative.title.startswith("Geconstrueerd voorbeeld: ")
    assert "Dit geval is verzonnen" in assessment.answers["occasion"].motivation.splitlines()[0]


@pytest.mark.parametrize("name", REAL)
def test_a_real_example_is_not_marked_as_constructed(name: str) -> None:
    assert "Geconstrueerd" not in load(name).initiative.title


@pytest.mark.parametrize("name", ADVICE)
def test_its_memo_is_addressed_and_names_no_person(name: str) -> None:
    memo = load(name).memo
    assert memo.to
    assert all(addressee.name.startswith("Minister ") and addressee.short_name for addressee in memo.to)
    assert memo.from_ is not None
    assert memo.from_.directorate_general
    assert memo.from_.authors == ()
    assert memo.reference.startswith("VOORBEELD / ")
    assert memo.date is not None
    assert len(memo.route) == 3
    assert all(step.function and not step.name for step in memo.route)


def test_no_two_memos_share_a_reference() -> None:
    assert len({load(name).memo.reference for name in ADVICE}) == len(ADVICE)


def test_the_hydrogen_example_knows_nothing_of_later_than_its_date() -> None:
    assessment = load("ipcei-waterstof-2022")
    assert assessment.memo.date is not None
    dates = [source.date for answer in assessment.answers.values() for source in answer.sources if source.date]
    assert dates
    assert max(dates) <= assessment.memo.date


@pytest.mark.parametrize(("name", "figures"), [("ipcei-me-ct", ("230", "218,5")), ("ipcei-cis", ("70", "66,5"))])
def test_two_figures_in_the_sources_are_both_shown_and_none_is_chosen(name: str, figures: tuple[str, str]) -> None:
    answer = load(name).answers["benefits-outweigh"]
    assert all(f"{figure} miljoen euro" in answer.motivation for figure in figures)
    assert "wij kiezen daarom niet" in answer.motivation
    assert "public_money" not in answer.fields


def test_approval_is_not_an_award() -> None:
    companies = load("ipcei-me-ct").answers["business-willing"].fields["companies"]
    stages = {row["company"].split(" (")[0]: row["stage"] for row in companies}
    assert (stages["ASML"], stages["Thermo Fisher"], stages["SMART Photonics"]) == ("awarded", "approved", "withdrawn")


@pytest.mark.parametrize("name", ADVICE)
def test_export_then_import_gives_the_same_assessment(name: str, framework: Framework) -> None:
    assessment = load(name)
    assert assessment_from_text(to_yaml(assessment, framework), file=name) == assessment
