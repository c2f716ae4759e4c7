"""The annex with the funding gap: indicative, last, with its charts in words, and marked when confidential."""

from typing import Any

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Assessment, Confidential
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.annexes import annex_titles
from ipcei_wizard.memo.case import Case
from ipcei_wizard.memo.funding_gap import funding_gap_blocks
from ipcei_wizard.memo.values import field_blocks
from ipcei_wizard.messages import Language
from ipcei_wizard.resources import resource_folder
from tests.assessment.funding_gap.cases import S1

ASKED = "state-aid-necessary"


def case_with(scenario: Any, language: Language = "nl", **changes: Any) -> Case:
    assessment: Assessment = read_assessment(resource_folder("examples") / "ipcei-me-ct.yaml")
    answer = assessment.answers[ASKED]
    fields = {**answer.fields, "funding_gap_scenario": scenario}
    answers = {**assessment.answers, ASKED: answer.model_copy(update={"fields": fields, **changes})}
    framework = shipped_framework(assessment.framework)
    made = assessment.model_copy(update={"answers": answers})
    return Case(framework, made, evaluate(framework, made, language), language)


def words(blocks: tree.Blocks) -> str:
    return " ".join(tree.inline_text(inlines) for inlines in tree.block_inlines(blocks))


def test_the_annex_stands_last_and_says_that_it_is_indicative() -> None:
    case = case_with(S1)
    assert annex_titles(case)[-1] == "Financieringskloof (indicatief)"
    said = words(funding_gap_blocks(case))
    assert "Indicatief, geen oordeel van de Europese Commissie." in said
    assert "57,88" in said
    assert "64,77" in said


def test_both_charts_are_figures_with_their_message() -> None:
    figures = [block for block in funding_gap_blocks(case_with(S1, "en")) if isinstance(block, tree.Figure)]
    assert len(figures) == 2
    assert "The funding gap is 57.88" in figures[0].alternative
    assert "cash flow is lowest in 2027" in figures[1].alternative


def test_without_a_scenario_or_with_one_that_cannot_be_computed_there_is_no_annex() -> None:
    for scenario in (None, {**S1, "wacc": 0}):
        assert "Financieringskloof (indicatief)" not in annex_titles(case_with(scenario))


def test_a_scenario_that_cannot_be_computed_is_still_printed_as_typed() -> None:
    case = case_with({**S1, "wacc": "acht"})
    assert "acht" in words(field_blocks(case, case.framework.question_by_id[ASKED]))


def test_a_confidential_scenario_is_marked_with_its_ground() -> None:
    hidden = Confidential(ground="woo-5.1.1c", fields=("funding_gap_scenario",))
    said = words(funding_gap_blocks(case_with(S1, confidential=hidden)))
    assert said.startswith("[vertrouwelijk: Woo 5.1.1c]")
    assert "5.1.1c" not in words(funding_gap_blocks(case_with(S1, confidential=None)))


def test_warnings_are_in_the_annex() -> None:
    assert "Er is geen kloof" in words(funding_gap_blocks(case_with({**S1, "factual": {"revenue": [1] * 11}})))


def test_a_claw_back_is_illustrated_just_when_there_are_assumptions_for_it() -> None:
    with_one = words(funding_gap_blocks(case_with({**S1, "claw_back": {"revenue_factor": 1.15, "share": 0.6}})))
    assert "geen regels): 15,82 contant, 34,16 in het laatste jaar" in with_one
    assert "Terugvordering" not in words(funding_gap_blocks(case_with({**S1, "claw_back": None})))
