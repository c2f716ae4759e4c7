"""The arithmetic of the funding gap, on numpy-financial's `npv`: year 0 is not discounted.

NPV = sum over t of (revenue - opex - capex - tax - working capital) / (1 + WACC)^t, with the terminal value added in
the last year. Gap = max(0, NPV counterfactual - NPV factual). Amounts are in the scenario's unit and currency.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
from numpy_financial import npv

from ipcei_wizard.assessment.funding_gap.scenario import COSTS, CashFlows, Scenario

Figures = npt.NDArray[np.float64]
ChangeId = Literal["wacc_minus_1pp", "wacc_plus_1pp", "revenue_minus_10", "revenue_plus_10", "delay", "no_terminal"]
WACC_STEP: Final = 0.01
REVENUE_STEP: Final = 0.1


@dataclass(frozen=True, slots=True)
class Change:
    """What the gap becomes when one assumption changes; `difference` is against the gap as it stands."""

    id: ChangeId
    npv_factual: float
    npv_counterfactual: float
    funding_gap: float
    difference: float


@dataclass(frozen=True, slots=True)
class ClawBackIllustration:
    """What would be paid back if revenue turned out as assumed; illustrative, the assumptions are the user's."""

    npv_ex_post_with_aid: float
    excess: float
    clawback_pv: float
    clawback_nominal: float


@dataclass(frozen=True, slots=True)
class Result:
    """Everything computed from one scenario, unrounded. `_pv` is at the moment of year 0, discounted at the WACC.

    The cash flows are without terminal value; `undiscounted_sum` is the project's, with it.
    """

    npv_factual: float
    npv_counterfactual: float
    funding_gap: float
    eligible_nominal: float
    eligible_pv: float
    cap_binds: bool
    max_aid_pv: float
    nominal_aid: float
    intensity_pv: float | None
    nominal_intensity: float | None
    npv_after_aid: float
    undiscounted_sum: float
    aid_value_at_reference_rate: float | None
    terminal_value_pv: float
    profile_factor: float
    other_public_funding: float
    cash_flows: tuple[float, ...]
    counterfactual_cash_flows: tuple[float, ...]
    aid_per_year: tuple[float, ...]
    sensitivity: tuple[Change, ...]
    claw_back: ClawBackIllustration | None


@dataclass(frozen=True, slots=True)
class _Course:
    """A course of action as arrays: revenue, net flow without terminal value, and the terminal value."""

    revenue: Figures
    net: Figures
    terminal: float

    def flows(self) -> Figures:
        """Return the net flows with the terminal value in the last year."""
        flows = self.net.copy()
        flows[-1] += self.terminal
        return flows

    def with_revenue(self, revenue: Figures) -> Figures:
        """Return the flows, terminal value included, as they would be with this revenue."""
        return self.flows() - self.revenue + revenue


def compute(scenario: Scenario) -> Result:
    """Compute the gap and the aid that follows from it. `scenario` has no `problems`."""
    years, wacc = scenario.years, float(scenario.wacc)
    factual, counterfactual = _course(scenario.factual, years), _course(scenario.counterfactual, years)
    eligible, profile = _padded(scenario.eligible_costs, years), _padded(scenario.aid_profile, years)
    flows, counter_flows = factual.flows(), counterfactual.flows()
    present = _present(wacc, flows, counter_flows, eligible, profile)
    npv_factual, npv_counterfactual, eligible_pv, profile_factor = present
    gap = _gap(npv_factual, npv_counterfactual)
    cap = eligible_pv * float(scenario.max_intensity)
    aid = min(gap, cap)
    nominal_aid = aid / profile_factor
    per_year = nominal_aid * profile
    eligible_nominal = float(eligible.sum())
    reference = None if scenario.reference_rate is None else _present(float(scenario.reference_rate), per_year)[0]
    return Result(
        npv_factual=npv_factual,
        npv_counterfactual=npv_counterfactual,
        funding_gap=gap,
        eligible_nominal=eligible_nominal,
        eligible_pv=eligible_pv,
        cap_binds=gap > cap,
        max_aid_pv=aid,
        nominal_aid=nominal_aid,
        intensity_pv=aid / eligible_pv if eligible_pv else None,
        nominal_intensity=nominal_aid / eligible_nominal if eligible_nominal else None,
        npv_after_aid=npv_factual + aid,
        undiscounted_sum=float(flows.sum()),
        aid_value_at_reference_rate=reference,
        terminal_value_pv=float(factual.terminal / (1 + wacc) ** (years - 1)),
        profile_factor=profile_factor,
        other_public_funding=float(_padded(scenario.other_public_funding or (), years).sum()),
        cash_flows=tuple(factual.net.tolist()),
        counterfactual_cash_flows=tuple(counterfactual.net.tolist()),
        aid_per_year=tuple(per_year.tolist()),
        sensitivity=_sensitivity(factual, counterfactual, wacc, gap),
        claw_back=_claw_back(scenario, factual, npv_counterfactual, aid),
    )


def _course(flows: CashFlows | None, years: int) -> _Course:
    given = dict(flows.series()) if flows is not None else {}
    revenue = _padded(given.get("revenue", ()), years)
    net = revenue - sum((_padded(given[name], years) for name in COSTS if name in given), np.zeros(years))
    return _Course(revenue, net, float(flows.terminal_value) if flows is not None else 0.0)


def _padded(figures: Iterable[Decimal], years: int) -> Figures:
    padded = np.zeros(years)
    given = [float(figure) for figure in figures]
    padded[: len(given)] = given
    return padded


def _present(rate: float, *series: Figures) -> list[float]:
    """Return the present value of each series."""
    return [float(npv(rate, figures)) for figures in series]


def _gap(factual: float, counterfactual: float) -> float:
    return max(0.0, counterfactual - factual)


def _sensitivity(factual: _Course, counterfactual: _Course, wacc: float, gap: float) -> tuple[Change, ...]:
    """Return the gap after each change. Revenue and delay touch the project only; the rest touches both scenarios.

    A delay moves revenue one year on while costs stay: the last year's revenue falls outside the horizon. A WACC of
    1 per cent or less has no lower variant.
    """
    flows, counter = factual.flows(), counterfactual.flows()
    late = np.concatenate(([0.0], factual.revenue[:-1]))
    fewer, more = (factual.with_revenue(factual.revenue * (1 + step)) for step in (-REVENUE_STEP, REVENUE_STEP))
    changed = (counter, fewer, more, factual.with_revenue(late), factual.net, counterfactual.net)
    base, less, plus, delayed, bare, counter_bare = _present(wacc, *changed)
    found: list[tuple[ChangeId, float, float]] = []
    if wacc > WACC_STEP:
        low, counter_low = _present(wacc - WACC_STEP, flows, counter)
        found.append(("wacc_minus_1pp", low, counter_low))
    high, counter_high = _present(wacc + WACC_STEP, flows, counter)
    found.append(("wacc_plus_1pp", high, counter_high))
    found += [("revenue_minus_10", less, base), ("revenue_plus_10", plus, base)]
    found += [("delay", delayed, base), ("no_terminal", bare, counter_bare)]
    return tuple(Change(id_, f, c, _gap(f, c), _gap(f, c) - gap) for id_, f, c in found)


def _claw_back(
    scenario: Scenario, factual: _Course, npv_counterfactual: float, aid: float
) -> ClawBackIllustration | None:
    """Return the illustration: a share of what the project earns beyond the counterfactual, at most the aid."""
    assumed = scenario.claw_back
    if assumed is None:
        return None
    wacc = float(scenario.wacc)
    [ex_post] = _present(wacc, factual.with_revenue(factual.revenue * float(assumed.revenue_factor)))
    excess = max(0.0, ex_post + aid - npv_counterfactual - float(assumed.threshold))
    paid_back = min(aid, float(assumed.share) * excess)
    later = float(paid_back * (1 + wacc) ** (scenario.years - 1))
    return ClawBackIllustration(ex_post + aid, excess, paid_back, later)
