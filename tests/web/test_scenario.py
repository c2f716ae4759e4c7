"""Yearly figures as people type and paste them, and what is stored of them."""

from typing import Any

import pytest
from hypothesis import given, settings

from ipcei_wizard.assessment.funding_gap.reader import scenario_from
from ipcei_wizard.assessment.funding_gap.results import assess_gap
from ipcei_wizard.assessment.funding_gap.scenario import Scenario
from ipcei_wizard.assessment.reader import to_json_value
from ipcei_wizard.web.pages.funding_gap import _KEYS
from ipcei_wizard.web.scenario import build_scenario, cells, shown_parts
from tests.assessment.funding_gap.test_properties import scenarios


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("0; 10; 25", ["0", " 10", " 25"]),
        ("0\t10\t25", ["0", "10", "25"]),
        ("0\n10\n25\n", ["0", "10", "25"]),
        ("0 10 25", ["0", "10", "25"]),
        ("1 250\t1.250,5", ["1 250", "1.250,5"]),
        ("5; ; 6", ["5", " ", " 6"]),
        ("5;", ["5"]),
    ],
)
def test_a_row_a_column_or_a_list_is_taken_apart(typed: str, found: list[str]) -> None:
    assert cells(typed) == found


def stored(**typed: str) -> Any:
    return build_scenario({key.replace("__", "."): text for key, text in typed.items()})


def test_per_cents_are_stored_as_parts_of_one_and_figures_the_dutch_way() -> None:
    assert stored(wacc="7,5", aid_profile="20; 80", factual__opex="1.250,5; 3") == {
        "wacc": 0.075,
        "aid_profile": [0.2, 0.8],
        "factual": {"opex": [1250.5, 3]},
    }


def test_what_cannot_be_read_stays_as_it_was_typed() -> None:
    found = stored(wacc="acht", factual__opex="1; veel; 3", base_year="26")
    assert found == {"wacc": "acht", "factual": {"opex": [1, "veel", 3]}, "base_year": "26"}
    shown = shown_parts(found, ("wacc", "factual.opex", "base_year"))
    assert shown == {"wacc": "acht", "factual.opex": "1; veel; 3", "base_year": "26"}


def test_only_defaults_are_nothing_and_an_emptied_counterfactual_is_no_project() -> None:
    assert build_scenario(shown_parts(None, _KEYS)) is None
    before = {"wacc": 0.08, "counterfactual": {"opex": [1]}}
    assert build_scenario({"counterfactual.opex": ""}, before) == {"wacc": 0.08}


def test_what_has_no_field_on_the_page_is_kept() -> None:
    before = {"wacc": 0.08, "claw_back": {"revenue_factor": 1.1, "share": 0.5}}
    assert build_scenario({"wacc": "9"}, before) == {**before, "wacc": 0.09}


@settings(deadline=None, max_examples=40, derandomize=True)
@given(scenarios())
def test_what_the_page_shows_is_stored_as_it_was(scenario: Scenario) -> None:
    value = to_json_value(scenario.model_dump(exclude_none=True))
    again, faults = scenario_from(build_scenario(shown_parts(value, _KEYS), value))
    assert faults == ()
    assert again is not None
    assert assess_gap(again, "nl").result == assess_gap(scenario, "nl").result
