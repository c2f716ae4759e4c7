"""What the charts of a funding gap show, as data with their message in words. Screen and paper draw the same data."""

from dataclasses import dataclass
from typing import Final

from ipcei_wizard.assessment.funding_gap.results import Outcome
from ipcei_wizard.assessment.funding_gap.spoken import show_figure
from ipcei_wizard.messages import Language, say

_PAIRS: Final = {
    "wacc": ("wacc_minus_1pp", "wacc_plus_1pp"),
    "revenue": ("revenue_minus_10", "revenue_plus_10"),
}
_SINGLE: Final = ("delay", "no_terminal")


@dataclass(frozen=True, slots=True)
class Bar:
    """How far the gap moves with one assumption: from `low` to `high`, with words for each."""

    name: str
    low: float
    high: float
    low_shown: str
    high_shown: str


@dataclass(frozen=True, slots=True)
class Tornado:
    """The gap under each changed assumption, the one that matters most first; `base` is the gap as it stands."""

    title: str
    base: float
    base_shown: str
    bars: tuple[Bar, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Flows:
    """Net cash flows per year with the terminal value in the last; `counterfactual` is empty without a project."""

    title: str
    years: tuple[int, ...]
    factual: tuple[float, ...]
    counterfactual: tuple[float, ...]
    factual_name: str
    counterfactual_name: str
    message: str


def tornado(outcome: Outcome, language: Language) -> Tornado:
    """Return the sensitivity of the gap as a chart."""
    base, unit = outcome.result.funding_gap, outcome.scenario.unit
    gaps = {change.id: change.funding_gap for change in outcome.result.sensitivity}
    named = [(say(f"funding_gap.bar-{name}", language), [gaps[id_] for id_ in pair if id_ in gaps])
             for name, pair in _PAIRS.items()]  # fmt: skip
    named += [(say(f"funding_gap.change-{id_}", language), [gaps[id_]]) for id_ in _SINGLE]
    spans = [(name, min(base, *found), max(base, *found)) for name, found in named]
    spans.sort(key=lambda span: span[1] - span[2])
    bars = tuple(
        Bar(name, low, high, show_figure(low, unit, language), show_figure(high, unit, language))
        for name, low, high in spans
    )
    lowest, highest = min(gaps, key=lambda id_: gaps[id_]), max(gaps, key=lambda id_: gaps[id_])
    message = say(
        "funding_gap.says-tornado",
        language,
        gap=show_figure(base, unit, language),
        low=show_figure(gaps[lowest], unit, language),
        lowest=say(f"funding_gap.change-{lowest}", language),
        high=show_figure(gaps[highest], unit, language),
        highest=say(f"funding_gap.change-{highest}", language),
        widest=bars[0].name,
        **_in_what(outcome, language),
    )
    title = say("funding_gap.chart-tornado", language, **_in_what(outcome, language))
    return Tornado(title, base, show_figure(base, unit, language), bars, message)


def flows(outcome: Outcome, language: Language) -> Flows:
    """Return the cash flows of both scenarios as a chart."""
    scenario, result = outcome.scenario, outcome.result
    counterfactual = scenario.counterfactual
    factual = _with_terminal(result.cash_flows, float(scenario.factual.terminal_value))
    other: tuple[float, ...] = ()
    if counterfactual is not None:
        other = _with_terminal(result.counterfactual_cash_flows, float(counterfactual.terminal_value))
    worst, best = factual.index(min(factual)), factual.index(max(factual))
    message = say(
        "funding_gap.says-flows",
        language,
        worst=scenario.base_year + worst,
        low=show_figure(factual[worst], scenario.unit, language),
        best=scenario.base_year + best,
        high=show_figure(factual[best], scenario.unit, language),
        npv=show_figure(result.npv_factual, scenario.unit, language),
        other=show_figure(result.npv_counterfactual, scenario.unit, language),
        **_in_what(outcome, language),
    )
    title = say("funding_gap.chart-flows", language, **_in_what(outcome, language))
    name, other_name = (say(f"funding_gap.series-{each}", language) for each in ("factual", "counterfactual"))
    years = tuple(range(scenario.base_year, scenario.base_year + scenario.years))
    return Flows(title, years, factual, other, name, other_name, message)


def _with_terminal(net: tuple[float, ...], terminal: float) -> tuple[float, ...]:
    return (*net[:-1], net[-1] + terminal)


def _in_what(outcome: Outcome, language: Language) -> dict[str, str]:
    unit = say(f"funding_gap.unit-{outcome.scenario.unit}", language)
    return {"unit": unit, "currency": outcome.scenario.currency}
