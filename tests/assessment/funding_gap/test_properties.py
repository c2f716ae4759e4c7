"""What holds for every scenario: scaling, monotony, and what the aid does."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcei_wizard.assessment.funding_gap.calculation import compute
from ipcei_wizard.assessment.funding_gap.results import add_up, assess_gap, to_contract
from ipcei_wizard.assessment.funding_gap.scenario import Scenario, problems

amounts = st.integers(0, 10_000)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Any scenario that can be computed."""
    years = draw(st.integers(1, 12))
    series = st.lists(amounts, min_size=years, max_size=years)

    def flows() -> dict[str, Any]:
        names = draw(st.lists(st.sampled_from(["revenue", "opex", "capex", "tax", "working_capital"]), unique=True))
        return {"revenue": draw(series), **{name: draw(series) for name in names}, "terminal_value": draw(amounts)}

    made = Scenario.model_validate(
        {
            "currency": "EUR",
            "unit": "thousand",
            "price_basis": "real",
            "base_year": 2026,
            "wacc": Decimal(draw(st.integers(1, 300))) / 1000,
            "factual": flows(),
            "counterfactual": flows() if draw(st.booleans()) else None,
            "eligible_costs": draw(series),
            "aid_profile": [Decimal("0.5"), Decimal("0.5")] if years > 1 else [1],
            "max_intensity": Decimal(draw(st.integers(1, 100))) / 100,
            "reference_rate": draw(st.sampled_from([None, Decimal("0.035")])),
        }
    )
    assert not list(problems(made))
    return made


def near(expected: float) -> Any:
    return pytest.approx(expected, rel=1e-9, abs=1e-6)


@settings(deadline=None, max_examples=60, derandomize=True)
@given(scenarios())
def test_aid_never_exceeds_gap_or_cap_and_lifts_to_the_counterfactual_at_most(scenario: Scenario) -> None:
    result = compute(scenario)
    assert 0 <= result.max_aid_pv <= result.funding_gap
    assert result.max_aid_pv <= result.eligible_pv * float(scenario.max_intensity) + 1e-6
    if result.funding_gap > 0 and not result.cap_binds:
        assert result.npv_after_aid == near(result.npv_counterfactual)
    assert sum(result.aid_per_year) == near(result.nominal_aid)
    assert result.nominal_aid >= result.max_aid_pv - 1e-6


@settings(deadline=None, max_examples=60, derandomize=True)
@given(scenarios(), st.sampled_from([2, 10, 1000]))
def test_amounts_scale_with_the_figures(scenario: Scenario, factor: int) -> None:
    result, scaled = compute(scenario), compute(_scaled(scenario, factor))
    assert scaled.funding_gap == near(result.funding_gap * factor)
    assert scaled.nominal_aid == near(result.nominal_aid * factor)
    assert (scaled.intensity_pv or 0) == near(result.intensity_pv or 0)


def _scaled(scenario: Scenario, factor: int) -> Scenario:
    def times(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: times(part) for key, part in value.items()}
        return tuple(figure * factor for figure in value) if isinstance(value, tuple) else value * factor

    data = scenario.model_dump(exclude_none=True)
    data |= {key: times(data[key]) for key in ("factual", "counterfactual", "eligible_costs") if key in data}
    return Scenario.model_validate(data)


@settings(deadline=None, max_examples=60, derandomize=True)
@given(scenarios(), st.integers(1, 5_000), st.data())
def test_more_revenue_never_widens_the_gap(scenario: Scenario, extra: int, data: st.DataObject) -> None:
    revenue = list(scenario.factual.revenue or ())
    year = data.draw(st.integers(0, len(revenue) - 1))
    revenue[year] += extra
    richer = scenario.model_copy(update={"factual": scenario.factual.model_copy(update={"revenue": tuple(revenue)})})
    assert compute(richer).funding_gap <= compute(scenario).funding_gap + 1e-6


@settings(deadline=None, max_examples=40, derandomize=True)
@given(scenarios())
def test_a_company_and_its_like_come_to_twice_as_much_in_any_unit(scenario: Scenario) -> None:
    whole = _scaled(scenario, 1000).model_copy(update={"unit": "one"})
    total = add_up([assess_gap(scenario, "nl"), assess_gap(whole, "nl")], None, "nl")
    assert total.amounts["nominal_aid"] == near(2 * compute(scenario).nominal_aid)


@settings(deadline=None, max_examples=40, derandomize=True)
@given(scenarios())
def test_what_is_printed_says_that_it_is_indicative(scenario: Scenario) -> None:
    assert to_contract(assess_gap(scenario, "nl"), "nl")["label"] == (
        "indicatief, geen oordeel van de Europese Commissie"
    )
