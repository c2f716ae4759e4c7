"""The warnings of an expert: each where it belongs, and not where it does not."""

from typing import Any

import pytest

from ipcei_wizard.assessment.funding_gap.results import assess_gap
from tests.assessment.funding_gap.cases import S1, flows, scenario


def codes(**changes: Any) -> set[str]:
    return {finding.code for finding in assess_gap(scenario(wacc_source="x", **changes), "nl").findings}


def factual(**changes: Any) -> dict[str, Any]:
    return {"factual": {**S1["factual"], **changes}}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"factual": flows([-50, 20, 25, 30]), "eligible_costs": [1]}, "no-gap"),
        ({"counterfactual": flows([-1] * 11)}, "counterfactual-negative"),
        (factual(terminal_value=100), "terminal-value-large"),
        (factual(revenue=[0] * 11), "revenue-after-horizon"),
        ({"eligible_costs": [10] + [0] * 10}, "cap-binds"),
        ({"eligible_costs": [0] * 11}, "eligible-costs-zero"),
        ({"eligible_costs": [32, 45, 40]}, "eligible-costs-shorter"),
        (factual(opex=[-figure for figure in S1["factual"]["opex"]]), "costs-negative"),
        ({"reference_rate": None}, "reference-rate-missing"),
    ],
)
def test_a_warning_is_given_where_it_belongs(changes: dict[str, Any], code: str) -> None:
    assert code in codes(**changes)
    assert code not in codes()


def test_a_sound_scenario_gives_no_finding_at_all() -> None:
    assert codes() == set()


def test_a_rate_without_a_source_is_said() -> None:
    assert [finding.code for finding in assess_gap(scenario(), "en").findings] == ["wacc-source-missing"]
