"""What the funding gap of many companies costs, beside the same present values by hand."""

from typing import Any, Final

from ipcei_wizard.assessment.funding_gap.calculation import compute
from ipcei_wizard.assessment.funding_gap.results import add_up, assess_gap
from ipcei_wizard.assessment.funding_gap.scenario import COSTS, CashFlows, Scenario
from tools.measure import Table, Work, duration, held, ladder, take_turns

COMPANIES: Final = 50
YEARS: Final = 40
LIMIT: Final = 8.0
PROMISE: Final = 0.050  # seconds, said beside the figure and not judged: machines differ
BY_HAND: Final = "by hand: the same 15 present values per company in loops"
COMPUTE: Final = "compute: gap, aid, sensitivity"
WHOLE: Final = "with findings in words and the total"


def run() -> Table:
    """Measure, with every sensitivity and a counterfactual for every company."""
    scenarios = [_scenario(number) for number in range(COMPANIES)]
    contenders: dict[str, Work] = {
        BY_HAND: lambda: [_by_hand(scenario) for scenario in scenarios],
        COMPUTE: lambda: [compute(scenario) for scenario in scenarios],
        WHOLE: lambda: add_up([assess_gap(scenario, "nl") for scenario in scenarios], None, "nl"),
    }
    seconds = take_turns(contenders, rounds=31)
    verdict, within = held(seconds[WHOLE] / seconds[BY_HAND], LIMIT, "the whole against the arithmetic by hand")
    said = f"{verdict} (the whole takes {duration(seconds[WHOLE])}; promised {duration(PROMISE)})"
    title = f"The funding gap of {COMPANIES} companies over {YEARS} years"
    columns = ("part", "median", "times by hand")
    return Table(title, "python -m tools.bench funding_gap", columns, ladder(seconds, BY_HAND), said, within)


def _scenario(number: int) -> Scenario:
    def flows(factor: int) -> dict[str, Any]:
        names = ("revenue", "opex", "capex", "tax", "working_capital")
        series = {name: [(year * factor + number) % 50 for year in range(YEARS)] for name in names}
        return {**series, "terminal_value": 20}

    data = {"currency": "EUR", "unit": "million", "price_basis": "nominal", "base_year": 2026, "wacc": 0.08}
    aid = {"eligible_costs": [30] * YEARS, "aid_profile": [0.2, 0.3, 0.3, 0.2], "reference_rate": 0.035}
    return Scenario.model_validate({**data, "factual": flows(7), "counterfactual": flows(3), **aid})


def _by_hand(scenario: Scenario) -> list[float]:
    assert scenario.counterfactual is not None  # noqa: S101 - all of them have one
    eligible = [float(figure) for figure in scenario.eligible_costs]
    factual, counterfactual = _net(scenario.factual), _net(scenario.counterfactual)
    wacc = float(scenario.wacc)
    rates = [*[wacc] * 11, wacc - 0.01, wacc - 0.01, wacc + 0.01, wacc + 0.01]
    series = [factual, counterfactual, eligible, *[factual, counterfactual] * 6]
    return [_present(rate, figures) for rate, figures in zip(rates, series, strict=True)]


def _net(flows: CashFlows) -> list[float]:
    costs = [getattr(flows, name) for name in COSTS]
    return [float(r) - sum(float(cost[t]) for cost in costs) for t, r in enumerate(flows.revenue or ())]


def _present(rate: float, figures: list[float]) -> float:
    return sum(figure / (1 + rate) ** year for year, figure in enumerate(figures))
