"""What an expert would say about a computed funding gap: warnings beside the figures, never a silent number."""

from collections.abc import Iterator

from ipcei_wizard.assessment.funding_gap.calculation import Result
from ipcei_wizard.assessment.funding_gap.scenario import COSTS, Scenario
from ipcei_wizard.assessment.results import Finding
from ipcei_wizard.framework.model import Severity
from ipcei_wizard.messages import Language, say

LARGE_TERMINAL_VALUE = 0.5
"""A terminal value above this part of the NPV carries the outcome."""


def find(scenario: Scenario, result: Result, language: Language) -> tuple[Finding, ...]:
    """Return what to mend or to know about a scenario and its outcome."""
    found = (*_about_outcome(scenario, result), *_about_figures(scenario))
    return tuple(
        Finding(severity, where, code, say(f"funding_gap.{code}", language)) for severity, where, code in found
    )


def _about_outcome(scenario: Scenario, result: Result) -> Iterator[tuple[Severity, str, str]]:
    if result.npv_factual >= result.npv_counterfactual:
        yield "warning", "funding_gap", "no-gap"
    if result.npv_counterfactual < 0:
        yield "warning", "counterfactual", "counterfactual-negative"
    if abs(result.terminal_value_pv) > LARGE_TERMINAL_VALUE * abs(result.npv_factual):
        yield "warning", "factual.terminal_value", "terminal-value-large"
    if result.cap_binds:
        yield "info", "eligible_costs", "cap-binds"
    if scenario.reference_rate is None:
        yield "info", "reference_rate", "reference-rate-missing"


def _about_figures(scenario: Scenario) -> Iterator[tuple[Severity, str, str]]:
    factual = scenario.factual
    if factual.terminal_value > 0 and not any(factual.revenue or ()):
        yield "warning", "factual.revenue", "revenue-after-horizon"
    if not any(scenario.eligible_costs):
        yield "warning", "eligible_costs", "eligible-costs-zero"
    elif len(scenario.eligible_costs) < scenario.years:
        yield "info", "eligible_costs", "eligible-costs-shorter"
    for name, flows in (("factual", factual), ("counterfactual", scenario.counterfactual)):
        for series, figures in flows.series() if flows is not None else ():
            if series in COSTS[:2] and sum(figures) < 0:
                yield "warning", f"{name}.{series}", "costs-negative"
    if scenario.wacc_source is None:
        yield "info", "wacc", "wacc-source-missing"
