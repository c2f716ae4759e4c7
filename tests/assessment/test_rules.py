"""The named rules: the set is closed on both sides, and what they say gives no name away that is kept back.

Which rule fires when stands in `tests/cases/6-deskundige.yaml`.
"""

from typing import Any, Final, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcei_wizard.assessment.common_rules import COMMON_FUNCTIONS
from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.rules import ALIKE, FUNCTIONS, likeness
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.rules import EveryFieldRule, QuestionRule
from ipcei_wizard.messages import Language

FRAMEWORK: Final = shipped_framework("afwegingskader-2022")
MODELS: Final = get_args(get_args(QuestionRule)[0])


def kind_names(model: Any) -> tuple[str, ...]:
    return get_args(model.model_fields["kind"].annotation)


def said(
    question: str, answer: dict[str, Any], code: str, language: Language = "nl", date: str | None = None
) -> list[str]:
    """Return what is said under a code about one answer of an assessment that is otherwise empty."""
    whole = {
        "format": "ipcei-assessment/1",
        "framework": FRAMEWORK.id,
        "initiative": {"title": "Geval"},
        "answers": {question: answer},
        "sections": {section.id: {"decision": "ja"} for section in FRAMEWORK.sections},
        "memo": {"date": date},
    }
    findings = evaluate(FRAMEWORK, Assessment.model_validate(whole), language).findings
    return [finding.message for finding in findings if finding.code == code]


def companies(**more: Any) -> dict[str, Any]:
    rows = [
        {"company": "Bedrijf A", "role": "direct", "stage": "selected", "date": "2026-06-01"},
        {"company": "Bedrijf B", "role": "direct", "stage": "selected", "date": "2026-06-01"},
    ]
    return {"verdict": "ja", "fields": {"companies": rows}, **more}


def test_every_rule_a_questionnaire_may_name_has_its_function_and_no_other() -> None:
    assert {name for model in MODELS for name in kind_names(model)} == set(FUNCTIONS)
    assert set(kind_names(EveryFieldRule)) == set(COMMON_FUNCTIONS)


def test_the_shipped_questionnaire_uses_every_rule() -> None:
    used = {check.rule.kind for question in FRAMEWORK.questions for check in question.checks if check.rule}
    assert used == set(FUNCTIONS)
    assert {check.rule.kind for check in FRAMEWORK.checks} == set(COMMON_FUNCTIONS)


def test_what_an_expert_would_say_never_stands_in_the_way() -> None:
    severities = {check.severity for question in FRAMEWORK.questions for check in question.checks}
    assert severities | {check.severity for check in FRAMEWORK.checks} == {"warning", "info"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Er komt geen fabriek.", "er komt géén fabriek", False),
        ("Er komt geen fabriek.", "er komt geen fabriek", True),
        ("Niets.", "Niets", True),
        ("Niets.", "Alles.", False),
        ("", "Niets.", False),
        ("Zonder steun bouwt het bedrijf elders.", "Zonder beleid loopt de achterstand van Europa op.", False),
    ],
)
def test_texts_are_alike_whatever_their_capitals_and_signs(one: str, other: str, alike: bool) -> None:
    assert (likeness(one, other) >= ALIKE) == alike


@given(st.text(), st.text())
def test_likeness_is_mutual_and_between_none_and_all(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) == 1


def test_a_rule_names_the_rows_it_is_about() -> None:
    assert said("business-willing", companies(), "no-own-contribution")[0].endswith(
        "Het gaat om: Bedrijf A; Bedrijf B."
    )
    assert said("business-willing", companies(), "no-own-contribution", "en")[0].endswith(
        "This is about: Bedrijf A; Bedrijf B."
    )


def test_a_rule_names_no_row_of_a_confidential_table() -> None:
    marked = companies(confidential={"ground": "woo-5.1.1c", "fields": ["companies"]})
    (message,) = said("business-willing", marked, "no-own-contribution")
    assert message.endswith("Het gaat om: rij 1; rij 2.")
    assert said("business-willing", marked, "company-named-early") == []


def test_a_rule_does_not_name_a_row_that_is_kept_back_and_asks_about_the_other_one() -> None:
    marked = companies(confidential={"ground": "woo-5.1.1c", "rows": {"companies": ["Bedrijf A"]}})
    assert said("business-willing", marked, "no-own-contribution")[0].endswith("Het gaat om: rij 1; Bedrijf B.")
    assert said("business-willing", marked, "company-named-early")[0].endswith("Het gaat om: Bedrijf B.")


def test_own_contributions_of_rows_kept_back_are_not_published() -> None:
    answer = companies(confidential={"ground": "woo-5.1.1c", "rows": {"companies": ["Bedrijf A"]}})
    answer["fields"]["companies"][0]["own_contribution"] = {"amount": 5, "unit": "million"}
    assert said("business-willing", answer, "company-data-published") == []
    answer["fields"]["companies"][1]["own_contribution"] = {"amount": 5, "unit": "million"}
    assert len(said("business-willing", answer, "company-data-published")) == 1


def test_a_figure_says_of_which_row_no_day_is_known() -> None:
    answer = companies(sources=[{"title": "Brief", "date": "2026-01-01"}])
    for row in answer["fields"]["companies"]:
        row["own_contribution"] = {"amount": 5, "unit": "million"}
    assert said("business-willing", answer, "figure-without-date") == []
    del answer["fields"]["companies"][1]["date"]
    assert said("business-willing", answer, "figure-without-date")[0].endswith("Het gaat om: Bedrijf B.")


def test_what_cannot_be_read_is_said_once_and_not_again_by_a_rule() -> None:
    answer = companies()
    answer["fields"]["companies"][0]["own_contribution"] = {"amount": "veel"}
    assert said("business-willing", answer, "no-own-contribution") == []


@pytest.mark.parametrize(
    ("day", "about"),
    [
        ("2022-07-01", ""),
        ("2026-12-23", "cloud infrastructuur en services (gold tot en met 22 december 2026)"),
    ],
)
def test_an_entry_is_compared_with_the_date_of_the_memo(day: str, about: str) -> None:
    messages = said("advice", {"fields": {"regulation": "rnes-cloud"}}, "entry-not-valid", date=day)
    assert [message.endswith(f"Het gaat om: {about}.") for message in messages] == ([True] if about else [])


def test_an_entry_that_does_not_hold_yet_says_from_when() -> None:
    answer = {"fields": {"kostic_aspects": [{"aspect": "water"}]}}
    (message,) = said("benefits-outweigh", answer, "entry-not-valid", date="2025-03-19")
    assert message.endswith("water (geldt vanaf 20 maart 2025).")


def test_without_a_date_of_the_memo_nothing_is_said_about_validity() -> None:
    answer = {"fields": {"regulation": "rnes-cloud"}}
    assert said("advice", answer, "entry-not-valid") == said("advice", answer, "regulation-lapses") == []
