"""The published and constructed vectors, to four decimals. P is public, S constructed; each names its source."""

from decimal import Decimal
from typing import Any

import pytest

from ipcei_wizard.assessment.funding_gap.calculation import Change, Result, compute
from ipcei_wizard.assessment.funding_gap.scenario import CapitalCosts
from tests.assessment.funding_gap.cases import ALTERNATIVE, S1, flows, plain, scenario


def near(expected: float) -> Any:
    return pytest.approx(expected, abs=0.00005)


def changes(result: Result) -> dict[str, Change]:
    return {change.id: change for change in result.sensitivity}


def test_the_library_leaves_year_zero_undiscounted() -> None:
    assert compute(plain([100], 0.5)).npv_factual == near(100)
    assert compute(plain([0, 150], 0.5)).npv_factual == near(100)


@pytest.mark.parametrize(
    ("wacc", "net", "npv"),
    [
        pytest.param(0.04, [-104, 0, 0, 0, 0, 0, 104], -21.8073, id="P2"),
        pytest.param(0.05, [-10_000, 5_000, 5_000, 5_000], 3616.2401, id="P3"),
        pytest.param(0.08, [-50, 20, 25, 30], 13.7670, id="S4"),
    ],
)
def test_net_present_values(wacc: float, net: list[float], npv: float) -> None:
    assert compute(plain(net, wacc)).npv_factual == near(npv)


def test_aid_is_the_lower_of_gap_and_eligible_costs() -> None:
    """P1: min(7 million, 5 million)."""
    result = compute(plain([-7_000_000], 0.08).model_copy(update={"eligible_costs": (Decimal(5_000_000),)}))
    assert result.funding_gap == near(7_000_000)
    assert result.max_aid_pv == near(5_000_000)
    assert result.cap_binds


def test_research_and_first_deployment_without_an_alternative() -> None:
    """S1."""
    result = compute(scenario())
    assert list(result.cash_flows) == [-32, -45, -40, -13, 3, 12, 15, 15, 15, 15, 15]
    assert result.npv_factual == near(-57.8835)
    assert result.funding_gap == near(57.8835)
    assert result.eligible_nominal == 162
    assert result.eligible_pv == near(142.3890)
    assert result.intensity_pv == pytest.approx(0.406517, abs=5e-7)
    assert result.profile_factor == pytest.approx(0.893746, abs=5e-7)
    assert result.nominal_aid == near(64.7651)
    assert result.nominal_intensity == pytest.approx(0.399784, abs=5e-7)
    assert result.npv_after_aid == near(0)
    assert result.undiscounted_sum == near(-20)
    assert not result.cap_binds
    assert changes(result)["no_terminal"].npv_factual == near(-67.1474)
    assert changes(result)["wacc_minus_1pp"].funding_gap == near(54.7432)
    assert changes(result)["wacc_plus_1pp"].funding_gap == near(60.6972)


def test_against_a_profitable_alternative() -> None:
    """S2."""
    result = compute(scenario(counterfactual=flows(ALTERNATIVE)))
    assert result.npv_counterfactual == near(25.2993)
    assert result.funding_gap == near(83.1828)
    assert result.npv_after_aid == near(25.2993)


def test_eligible_costs_below_the_gap_cap_the_aid() -> None:
    """S3."""
    result = compute(scenario(counterfactual=flows(ALTERNATIVE), eligible_costs=[60]))
    assert result.eligible_pv == near(60)
    assert result.max_aid_pv == near(60)
    assert result.cap_binds


def test_profitable_without_aid_has_no_gap() -> None:
    """S4."""
    result = compute(plain([-50, 20, 25, 30], 0.08))
    assert (result.funding_gap, result.max_aid_pv, result.nominal_aid) == (0, 0, 0)


def test_aid_is_valued_at_the_reference_rate_and_not_at_the_wacc() -> None:
    """S5."""
    assert compute(scenario()).aid_value_at_reference_rate == near(61.5460)


def test_claw_back_illustration() -> None:
    """S6: revenue 15 per cent up, 60 per cent of the excess; both are assumptions of whoever fills them in."""
    back = compute(scenario(claw_back={"revenue_factor": 1.15, "share": 0.6})).claw_back
    assert back is not None
    assert back.npv_ex_post_with_aid == near(26.3729)
    assert back.clawback_pv == near(15.8237)
    assert back.clawback_nominal == near(34.1622)


def test_weighted_average_cost_of_capital() -> None:
    """S7."""
    parts = {"equity_share": 0.6, "cost_of_equity": 0.10, "cost_of_debt": 0.05, "tax": 0.258}
    assert CapitalCosts.model_validate(parts).weighted() == Decimal("0.07484")
    scenario(wacc=0.0748, wacc_components=parts)


def test_a_delay_moves_revenue_one_year_on_while_costs_stay() -> None:
    late = {**S1["factual"], "revenue": [0, *S1["factual"]["revenue"][:-1]]}
    expected = compute(scenario(factual=late)).funding_gap
    assert changes(compute(scenario()))["delay"].funding_gap == near(expected)


def test_ten_per_cent_of_revenue_is_that_of_the_project_only() -> None:
    more = {**S1["factual"], "revenue": [1.1 * figure for figure in S1["factual"]["revenue"]]}
    alternative = flows(ALTERNATIVE)
    expected = compute(scenario(factual=more, counterfactual=alternative)).funding_gap
    found = changes(compute(scenario(counterfactual=alternative)))
    assert found["revenue_plus_10"].funding_gap == near(expected)
    assert found["revenue_plus_10"].difference < 0 < found["revenue_minus_10"].difference
