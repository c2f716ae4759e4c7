"""Scenario files: one mistake each, with its line and remedy; and what several companies need in common."""

from pathlib import Path
from typing import Any, Final

import pytest

from ipcei_wizard.assessment.funding_gap.reader import (
    case_from_text,
    read_case,
    refuse_what_does_not_add_up,
    scenario_from,
)
from ipcei_wizard.assessment.funding_gap.results import add_up, assess_gap
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.faults import DocumentRefused
from ipcei_wizard.strict.yaml import read_file
from tests.assessment.funding_gap.cases import S1

GOOD: Final = """currency: EUR
unit: million
price_basis: nominal
base_year: 2026
wacc: 0.08
factual:
  revenue: [0, 10, 25]
  opex: [12, 15, 15]
counterfactual: null
eligible_costs: [30, 20, 10]
aid_profile: [0.5, 0.5]
max_intensity: 1.0
reference_rate: 0.035
"""
MISTAKES: Final[Any] = read_file(Path(__file__).parent / "mistakes.yaml").value
EXAMPLES: Final = sorted((resource_folder("examples") / "funding-gap").glob("*.yaml"))


def faults(text: str) -> list[tuple[str, int | None, str]]:
    with pytest.raises(DocumentRefused) as refusal:
        case_from_text(text, file="scenario.yaml")
    return [(fault.code, fault.line, fault.message("en")) for fault in refusal.value.faults]


def test_the_example_without_a_mistake_is_read() -> None:
    case = case_from_text(GOOD, file="scenario.yaml")
    assert case.single
    assert case.scenarios[0].years == 3


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"])
def test_a_mistake_is_named_with_its_line_and_remedy(mistake: dict[str, Any]) -> None:
    assert GOOD.count(mistake["of"]) == 1
    found = faults(GOOD.replace(mistake["of"], mistake["to"]))
    assert (mistake["code"], int(mistake["line"])) in [(code, line) for code, line, _ in found]
    assert any(mistake["words"] in message for _, _, message in found), found


def test_json_is_read_as_well_and_refuses_what_is_not_a_number() -> None:
    text = '{"currency": "EUR", "unit": "one", "price_basis": "real", "base_year": 2026, "wacc": NaN,\n'
    text += '"factual": {"revenue": [Infinity]}, "eligible_costs": [1], "aid_profile": [1]}'
    assert {code for code, _, _ in faults(text)} == {"number-expected"}
    good = text.replace("NaN", "0.05").replace("Infinity", "1")
    assert case_from_text(good, file="x.json").scenarios[0].years == 1


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("currency", "USD", "scenario-total-currency-differs"),
        ("price_basis", "real", "scenario-total-price-basis-differs"),
        ("base_year", "2027", "scenario-total-base-year-differs"),
    ],
)
def test_companies_that_do_not_add_up_are_refused_in_one_file_and_in_several(key: str, value: str, code: str) -> None:
    written = next(line for line in GOOD.splitlines() if line.startswith(key))
    other = GOOD.replace(written, f"{key}: {value}")

    def indented(text: str) -> str:
        return "- " + text.replace("\n", "\n  ").strip() + "\n"

    assert [found for found, _, _ in faults(indented(GOOD) + indented(other))] == [code]
    cases = [case_from_text(text, file="scenario.yaml") for text in (GOOD, other)]
    with pytest.raises(DocumentRefused) as refusal:
        refuse_what_does_not_add_up(cases)
    assert refusal.value.faults[0].code == code
    assert refusal.value.faults[0].line == written_line(key)


def written_line(key: str) -> int:
    return next(number for number, line in enumerate(GOOD.splitlines(), 1) if line.startswith(key))


def test_no_companies_are_refused() -> None:
    assert [code for code, _, _ in faults("companies: []")] == ["scenario-no-companies"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_computed_without_warnings(path: Path) -> None:
    case = read_case(path)
    outcomes = [assess_gap(scenario, "nl") for scenario in case.scenarios]
    assert outcomes
    assert all(outcome.result.funding_gap > 0 for outcome in outcomes)
    total = add_up(outcomes, case.budget, "nl")
    findings = (*total.findings, *(finding for outcome in outcomes for finding in outcome.findings))
    assert not [finding for finding in findings if finding.severity != "info"]


def test_a_total_above_the_budget_is_a_warning() -> None:
    outcomes = [assess_gap(case_from_text(GOOD, file="x").scenarios[0], "nl")] * 2
    text = f"budget: {{amount: 1, currency: EUR, unit: one}}\ncompanies:\n  - {GOOD.replace(chr(10), chr(10) + '    ')}"
    budget = case_from_text(text.rstrip() + "\n", file="x").budget
    total = add_up(outcomes, budget, "en")
    assert total.budget == pytest.approx(0.000001)
    assert [finding.code for finding in total.findings] == ["over-budget"]


def test_plain_data_gives_the_path_of_each_fault() -> None:
    value = {**S1, "wacc": "veel", "factual": {**S1["factual"], "opex": [1, "x"]}}
    scenario, found = scenario_from(value)
    assert scenario is None
    assert [(path, fault.code) for path, fault in found] == [
        (("wacc",), "number-expected"),
        (("factual", "opex", 1), "number-expected"),
    ]
    assert scenario_from(S1)[0] is not None
