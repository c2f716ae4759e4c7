"""What the calculator says: one company's outcome, several companies' total, and both as the contract's JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from ipcei_wizard.assessment.funding_gap.calculation import Result, compute
from ipcei_wizard.assessment.funding_gap.findings import find
from ipcei_wizard.assessment.funding_gap.scenario import FACTOR, Budget, Scenario, Unit
from ipcei_wizard.assessment.results import Finding
from ipcei_wizard.messages import Language, say

_PLACES: Final = 6  # of what is printed; computing keeps them all
ADDED: Final = ("funding_gap", "eligible_nominal", "eligible_pv", "max_aid_pv", "nominal_aid")
_PARTS: Final = (
    *("npv_factual", "npv_counterfactual", "funding_gap", "eligible_nominal", "eligible_pv", "cap_binds"),
    *("max_aid_pv", "nominal_aid", "intensity_pv", "npv_after_aid", "undiscounted_sum"),
    *("aid_value_at_reference_rate", "sensitivity"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A scenario, what was computed from it, and what there is to say about it."""

    scenario: Scenario
    result: Result
    findings: tuple[Finding, ...]

    def name(self, number: int, language: Language) -> str:
        """Return the company's name, or its number where it has none."""
        return self.scenario.company or say("funding_gap.company", language, number=number)


@dataclass(frozen=True, slots=True)
class Total:
    """What several companies come to, in `unit`s; `left` is the budget less the nominal aid, None without a budget."""

    currency: str
    unit: Unit
    amounts: Mapping[str, float]
    budget: float | None
    left: float | None
    findings: tuple[Finding, ...]


def assess_gap(scenario: Scenario, language: Language) -> Outcome:
    """Compute a scenario that has no `problems`, with findings in words."""
    result = compute(scenario)
    return Outcome(scenario, result, find(scenario, result, language))


def add_up(outcomes: Sequence[Outcome], budget: Budget | None, language: Language) -> Total:
    """Add companies up in the unit of the first. They have no `total_problems`."""
    first = outcomes[0].scenario
    factors = [FACTOR[outcome.scenario.unit] / FACTOR[first.unit] for outcome in outcomes]
    amounts = {
        name: sum(getattr(outcome.result, name) * factor for outcome, factor in zip(outcomes, factors, strict=True))
        for name in ADDED
    }
    available = None if budget is None else float(budget.amount) * FACTOR[budget.unit] / FACTOR[first.unit]
    left = None if available is None else available - amounts["nominal_aid"]
    findings: tuple[Finding, ...] = ()
    if left is not None and left < 0:
        findings = (Finding("warning", "budget", "over-budget", say("funding_gap.over-budget", language)),)
    return Total(first.currency, first.unit, amounts, available, left, findings)


def to_contract(outcome: Outcome, language: Language) -> dict[str, Any]:
    """Return an outcome as the JSON document of `ipcei-wizard funding-gap --json`."""
    scenario, result = outcome.scenario, asdict(outcome.result)
    document: dict[str, Any] = {"label": say("funding_gap.label", language)}
    if scenario.company is not None:
        document["company"] = scenario.company
    document |= {key: getattr(scenario, key) for key in ("currency", "unit", "price_basis", "base_year")}
    document |= {part: _rounded(result[part]) for part in _PARTS}
    if outcome.result.claw_back is not None:
        illustration = {"label": say("funding_gap.claw-back-label", language), **result["claw_back"]}
        document["claw_back"] = _rounded(illustration)
    document["findings"] = [finding._asdict() for finding in outcome.findings]
    return document


def total_to_contract(total: Total, language: Language) -> dict[str, Any]:
    """Return what the companies come to as JSON."""
    document: dict[str, Any] = {"label": say("funding_gap.label", language)}
    document |= {"currency": total.currency, "unit": total.unit, **total.amounts}
    document |= {"budget": total.budget, "budget_left": total.left}
    document = _rounded(document)
    document["findings"] = [finding._asdict() for finding in total.findings]
    return document


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _PLACES) + 0.0  # no negative zero
    if isinstance(value, Mapping):
        return {key: _rounded(part) for key, part in value.items()}
    return [_rounded(part) for part in value] if isinstance(value, list | tuple) else value
