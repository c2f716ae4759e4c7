"""The rows of the workbook by key, in the order in which they stand there."""

from typing import Final

from ipcei_wizard.assessment.funding_gap.scenario import SERIES

MARKER: Final = "ipcei-funding-gap/1"
BUDGET_MARKER: Final = "ipcei-funding-gap-budget/1"
FIRST_YEAR: Final = 3
"""Column C: a single value, or the figure of year 0."""

GENERAL: Final = (
    *("company", "currency", "unit", "price_basis", "base_year", "wacc", "wacc_source"),
    *(f"wacc_components.{key}" for key in ("equity_share", "cost_of_equity", "cost_of_debt", "tax")),
    *("max_intensity", "reference_rate"),
    *(f"claw_back.{key}" for key in ("revenue_factor", "share", "threshold")),
)
AID: Final = ("eligible_costs", "aid_profile", "other_public_funding")
BUDGET_ROWS: Final = ("budget.amount", "budget.currency", "budget.unit")
PARTS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("general", GENERAL),
    ("factual", tuple(f"factual.{key}" for key in (*SERIES, "terminal_value"))),
    ("counterfactual", tuple(f"counterfactual.{key}" for key in (*SERIES, "terminal_value"))),
    ("aid", AID),
)
ROWS: Final = tuple(key for _, keys in PARTS for key in keys)
YEARLY: Final = frozenset((*(f"{part}.{key}" for part in ("factual", "counterfactual") for key in SERIES), *AID))
TEXTS: Final = frozenset(
    ("company", "currency", "unit", "price_basis", "wacc_source", "budget.currency", "budget.unit")
)
