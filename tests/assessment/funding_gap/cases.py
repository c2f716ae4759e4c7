"""Scenarios to start from: the constructed vector S1, and shorter ways to write others."""

from collections.abc import Sequence
from typing import Any, Final

from ipcei_wizard.assessment.funding_gap.scenario import Scenario, problems

S1: Final[dict[str, Any]] = {
    "currency": "EUR",
    "unit": "million",
    "price_basis": "nominal",
    "base_year": 2026,
    "wacc": 0.08,
    "factual": {
        "revenue": [0, 0, 0, 10, 25, 40, 45, 45, 45, 45, 45],
        "opex": [12, 15, 15, 18, 22, 28, 30, 30, 30, 30, 30],
        "capex": [20, 30, 25, 5, 0, 0, 0, 0, 0, 0, 0],
        "terminal_value": 20,
    },
    "eligible_costs": [32, 45, 40, 23, 22, 0, 0, 0, 0, 0, 0],
    "aid_profile": [0.2, 0.3, 0.3, 0.2],
    "reference_rate": 0.035,
}
ALTERNATIVE: Final = [-10, -10, 6, 8, 8, 8, 8, 8, 8, 8, 8]
"""Net flows of S2's profitable alternative."""


def scenario(**changes: Any) -> Scenario:
    """Return S1 with some keys changed."""
    made = Scenario.model_validate({**S1, **changes})
    assert not list(problems(made))
    return made


def flows(net: Sequence[float]) -> dict[str, Any]:
    """Return a course of action with these net flows: revenue where positive, investment where negative."""
    return {"revenue": [max(0, flow) for flow in net], "capex": [max(0, -flow) for flow in net]}


def plain(net: Sequence[float], wacc: float, **changes: Any) -> Scenario:
    """Return a scenario with these net flows and nothing else to mind."""
    return scenario(factual=flows(net), wacc=wacc, eligible_costs=[1], aid_profile=[1], **changes)
