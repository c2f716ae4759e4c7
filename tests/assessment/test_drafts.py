"""A draft can always be opened: what cannot be read yet is set aside with a finding, and the rest still works."""

import json
from copy import deepcopy
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipcei_wizard.assessment.drafts import evaluate_draft, read_draft
from ipcei_wizard.assessment.model import Memo
from ipcei_wizard.assessment.reader import assessment_from_text, to_data, to_json_value
from ipcei_wizard.messages import LANGUAGES
from tests.assessment.any_assessment import DOCUMENTS, FRAMEWORK
from tests.assessment.test_fields import JSON_VALUES

NAMES: Final = [question.id for question in FRAMEWORK.questions]
ANYTHING: Final = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@pytest.mark.parametrize(
    ("contents", "place"),
    [
        ({"answers": {"policy-goal": {"sources": [{"reference": "x"}]}}}, "answers.3.sources.0.title"),
        ({"answers": {"policy-goal": {"sources": [{"title": "x", "date": "gisteren"}]}}}, "answers.3.sources.0.date"),
        ({"answers": {"policy-goal": {"verdict": "misschien"}}}, "answers.3.verdict"),
        ({"memo": {"to": [{"decision": "x"}]}}, "memo.to.0.name"),
        ({"memo": {"date": "gisteren"}}, "memo.date"),
        ({"memo": {"from": {"authors": "x"}}}, "memo.from.authors"),
        ({"advice": {"decision": "misschien"}}, "advice.decision"),
        ({"advice": {"conditions": [5]}}, "advice.conditions"),
        ({"sections": {"A.1": {"decision": "misschien"}}}, "sections.A.1.decision"),
        ({"initiative": {"title": 5}}, "initiative.title"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_read_is_named_and_set_aside(contents: dict[str, Any], place: str, language: Any) -> None:
    typed = deepcopy(contents)
    _, findings = read_draft(FRAMEWORK, contents, language)
    assert contents == typed, "reading changes nothing in what the store holds"
    assert [(finding.where, finding.severity, finding.code) for finding in findings] == [
        (place, "error", "entry-unreadable")
    ]
    assert findings[0].message.strip()
    assert findings[0] in evaluate_draft(FRAMEWORK, contents, language)[1].findings


def test_one_unreadable_row_costs_only_that_row() -> None:
    sources = [{"title": "Een"}, {"url": "https://x.nl"}, {"title": "Drie", "url": "nergens"}, {"title": ""}, "Vijf"]
    assessment, findings = read_draft(FRAMEWORK, {"answers": {"policy-goal": {"sources": sources}}})
    assert [source.title for source in assessment.answers["policy-goal"].sources] == ["Een", "Drie", "Vijf"]
    assert [finding.where for finding in findings] == ["answers.3.sources.1.title", "answers.3.sources.2.url"]


def test_a_draft_without_anything_has_a_title_to_show() -> None:
    assessment, findings = read_draft(FRAMEWORK, {})
    assert (assessment.initiative.title, findings) == ("(zonder titel)", ())


@ANYTHING
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "initiative": JSON_VALUES,
            "answers": JSON_VALUES | st.dictionaries(st.sampled_from(NAMES), JSON_VALUES, max_size=4),
            "sections": JSON_VALUES | st.dictionaries(st.sampled_from(["A.1", "B.2"]), JSON_VALUES, max_size=2),
            "advice": JSON_VALUES,
            "memo": JSON_VALUES
            | st.dictionaries(st.sampled_from(["from", *Memo.model_fields]), JSON_VALUES, max_size=4),
            "other": JSON_VALUES,
        },
    )
)
def test_any_contents_can_be_opened_and_evaluated(contents: dict[str, Any]) -> None:
    assessment, evaluation = evaluate_draft(FRAMEWORK, contents)
    assert assessment.initiative.title.strip()
    assert evaluation.advice.reading in FRAMEWORK.outcome_by_id


@ANYTHING
@given(st.dictionaries(st.sampled_from(NAMES), JSON_VALUES, max_size=3), JSON_VALUES)
def test_any_fields_and_sources_are_read_or_named(fields: dict[str, Any], sources: Any) -> None:
    answers = {}
    for name, raw in fields.items():
        question = FRAMEWORK.question_by_id[name]
        answers[name] = {"fields": {field.id: raw for field in question.fields}, "sources": sources}
    assessment, evaluation = evaluate_draft(FRAMEWORK, {"answers": answers})
    assert set(assessment.answers) == set(answers)
    assert evaluation.framework == FRAMEWORK.id


@ANYTHING
@given(DOCUMENTS)
def test_a_complete_file_is_read_the_same_as_a_draft(document: dict[str, Any]) -> None:
    assessment = assessment_from_text(json.dumps(document), file="x.json")
    data = to_json_value(to_data(assessment, FRAMEWORK))
    data["answers"] = {FRAMEWORK.id_by_name[number]: answer for number, answer in data.get("answers", {}).items()}
    again, findings = read_draft(FRAMEWORK, data)
    assert findings == ()
    assert to_json_value(to_data(again, FRAMEWORK)) == to_json_value(to_data(assessment, FRAMEWORK))
