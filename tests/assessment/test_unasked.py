"""What a draft holds that its questionnaire does not ask is left out of the assessment, and named."""

from copy import deepcopy
from typing import Any

from ipcei_wizard.assessment.drafts import evaluate_draft, read_draft
from ipcei_wizard.assessment.reader import assessment_from_text, to_json
from ipcei_wizard.assessment.unasked import Unasked, unasked
from ipcei_wizard.framework.loader import shipped_framework

FRAMEWORK = shipped_framework("afwegingskader-2022")
ASKED: dict[str, Any] = {
    "initiative": {"title": "Waterstof"},
    "answers": {
        "policy-goal": {"verdict": "ja", "motivation": "Omdat.", "fields": {"scope": "Nederland"}},
        "business-willing": {"fields": {"companies": [{"company": "Een"}, {"company": "Twee"}]}},
    },
    "sections": {"A.1": {"decision": "ja"}},
}


def with_more() -> dict[str, Any]:
    """Return a draft that also holds what an older version asked: a question, a field, a column, a section, marks."""
    contents = deepcopy(ASKED)
    answers = contents["answers"]
    answers["old-question"] = {"verdict": "ja", "motivation": "Van toen."}
    answers["policy-goal"]["fields"]["old_field"] = "Van toen."
    answers["policy-goal"]["confidential"] = {
        "ground": "woo-5.1.1c",
        "fields": ["scope", "old_field"],
        "rows": {"old_table": ["Een"]},
    }
    answers["business-willing"]["fields"]["companies"][1]["old_column"] = 5
    contents["sections"]["Z.9"] = {"decision": "nee"}
    return contents


def test_it_is_left_out_without_a_word_and_the_rest_says_what_it_said() -> None:
    contents = with_more()
    typed = deepcopy(contents)
    assessment, findings = read_draft(FRAMEWORK, contents)
    marked = assessment.answers["policy-goal"].confidential

    assert contents == typed
    assert findings == ()
    assert marked is not None
    assert (marked.fields, dict(marked.rows)) == (("scope",), {})
    plain = read_draft(FRAMEWORK, ASKED)[0]
    without_marks = assessment.answers["policy-goal"].model_copy(update={"confidential": None})
    assert assessment.answers | {"policy-goal": without_marks} == plain.answers
    assert assessment.sections == plain.sections
    assert evaluate_draft(FRAMEWORK, contents)[1].findings == evaluate_draft(FRAMEWORK, ASKED)[1].findings


def test_what_leaves_can_be_read_strictly_again() -> None:
    assessment, _ = read_draft(FRAMEWORK, with_more())

    assert assessment_from_text(to_json(assessment, FRAMEWORK).decode(), file="x.json") == assessment


def test_it_is_named_with_its_value() -> None:
    assert unasked(FRAMEWORK, ASKED) == ()
    assert unasked(FRAMEWORK, with_more()) == (
        Unasked("policy-goal", "old_field", "", "Van toen."),
        Unasked("business-willing", "companies", "old_column", [5]),
        Unasked("old-question", value={"verdict": "ja", "motivation": "Van toen."}),
        Unasked("Z.9", value={"decision": "nee"}),
    )


def test_what_is_empty_or_no_mapping_is_not_named() -> None:
    odd: dict[str, Any] = {"answers": {"old-question": {}, "policy-goal": 5, "occasion": {"fields": 5}}, "sections": 5}

    assert unasked(FRAMEWORK, odd) == ()
    assert read_draft(FRAMEWORK, odd)[0].answers.keys() <= {"policy-goal", "occasion"}


def test_what_was_typed_before_there_was_a_list_is_the_option_with_that_label_or_another_answer() -> None:
    fields = {
        "member_states": [{"member_state": "oostenrijk "}, {"member_state": "Austria"}, {"member_state": "at"}],
        "strategies": [{"strategy": "Een eigen doel"}, {"strategy": "ooit-een-keuze"}, "geen rij"],
    }
    contents = {"answers": {"european-priorities": {"fields": fields}, "policy-goal": {"fields": {"scope": "Austria"}}}}

    read = read_draft(FRAMEWORK, contents)[0].answers

    assert [row["member_state"] for row in read["european-priorities"].fields["member_states"]] == ["at", "at", "at"]
    assert read["european-priorities"].fields["strategies"] == [
        {"strategy": {"other": "Een eigen doel"}},
        {"strategy": "ooit-een-keuze"},
        "geen rij",
    ]
    assert read["policy-goal"].fields == {"scope": "Austria"}
