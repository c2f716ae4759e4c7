"""A field of kind scenario: read as a scenario file is, each fault at its place in the assessment."""

import json

import jsonschema  # type: ignore[import-untyped]  # comes along with Streamlit, without types
import pytest

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.fields import read_field
from ipcei_wizard.assessment.funding_gap.scenario import Scenario
from ipcei_wizard.assessment.reader import assessment_from_text, read_assessment
from ipcei_wizard.assessment.schema import assessment_schema
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.faults import DocumentRefused
from tests.assessment.funding_gap.cases import S1

SCENARIO = json.dumps(S1)
HEAD = (
    "format: ipcei-assessment/1\nframework: afwegingskader-2022\ninitiative: {title: x}\nanswers:\n  9:\n    fields:\n"
)


def written(scenario: str) -> str:
    return f"{HEAD}      funding_gap_scenario: {scenario}\n"


def test_a_scenario_in_an_assessment_is_read_and_allowed_by_the_schema() -> None:
    assessment = assessment_from_text(written(SCENARIO), file="x.yaml")
    framework = shipped_framework("afwegingskader-2022")
    evaluation = evaluate(framework, assessment, "nl")
    assert not [finding for finding in evaluation.findings if "scenario" in finding.where]
    document = {"format": "ipcei-assessment/1", "framework": "afwegingskader-2022", "initiative": {"title": "x"}}
    answers = {"9": {"fields": {"funding_gap_scenario": S1}}}
    jsonschema.validate({**document, "answers": answers}, assessment_schema())
    answers = {"9": {"fields": {"funding_gap_scenario": {**S1, "wac": 1}}}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**document, "answers": answers}, assessment_schema())


@pytest.mark.parametrize(
    ("find", "put", "where", "words"),
    [
        ('"wacc": 0.08', '"wacc": 8', "funding_gap_scenario.wacc", "write 8 % as 0.08"),
        ('"wacc": 0.08', '"wac": 0.08', "funding_gap_scenario.wac", "Did you mean “wacc”?"),
        ('"unit": "million", ', "", "funding_gap_scenario.unit", "should be filled in"),
        ('"million"', '"miljoen"', "funding_gap_scenario.unit", "Did you mean “million”?"),
        ('"EUR"', '"euro"', "funding_gap_scenario.currency", "three capitals"),
        ("[12, 15,", '[12, "veel",', "funding_gap_scenario.factual.opex.1", "veel"),
        ("[12, 15,", "[12,", "funding_gap_scenario.factual.opex", "has 10 years"),
    ],
)
def test_a_fault_in_a_scenario_names_its_place_and_remedy(find: str, put: str, where: str, words: str) -> None:
    assert find in SCENARIO
    with pytest.raises(DocumentRefused) as refusal:
        assessment_from_text(written(SCENARIO.replace(find, put)), file="x.yaml")
    messages = [fault.in_words("en") for fault in refusal.value.faults]
    assert any(f"answers.9.fields.{where}" in message and words in message for message in messages), messages


def test_what_is_not_a_mapping_is_refused() -> None:
    with pytest.raises(DocumentRefused):
        assessment_from_text(written("[1, 2]"), file="x.yaml")


def test_the_value_is_a_scenario() -> None:
    field = (
        shipped_framework("afwegingskader-2022")
        .question_by_id["state-aid-necessary"]
        .field_by_id["funding_gap_scenario"]
    )
    value, faults = read_field(field, S1)
    assert isinstance(value, Scenario)
    assert faults == ()


def test_a_yes_without_a_gap_is_a_finding_at_the_question() -> None:
    example = read_assessment(resource_folder("examples") / "ipcei-me-ct.yaml")
    answer = example.answers["state-aid-necessary"]
    framework = shipped_framework(example.framework)
    published = ["company-data-published"]  # the figures of companies, not marked confidential
    for scenario, codes in (({**S1, "factual": {"revenue": [50] * 11}}, ["no-gap", *published]), (S1, published)):
        filled = answer.model_copy(update={"fields": {**answer.fields, "funding_gap_scenario": scenario}})
        answers = {**example.answers, "state-aid-necessary": filled}
        evaluation = evaluate(framework, example.model_copy(update={"answers": answers}), "nl")
        where = "answers.9.fields.funding_gap_scenario"
        assert [finding.code for finding in evaluation.findings if finding.where == where] == codes
