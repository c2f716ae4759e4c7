"""What a funding gap is computed from, closed and checked: two scenarios of yearly figures, eligible costs, a rate.

Costs are positive figures. Year t = 0 is the base year and is not discounted; later figures fall at the end of year t.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final, Literal, get_args

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from ipcei_wizard.strict.faults import shown
from ipcei_wizard.strict.models import Closed, Sequence, Words
from ipcei_wizard.strict.yaml import KeyPath

Unit = Literal["one", "thousand", "million"]
PriceBasis = Literal["nominal", "real"]
Series = Literal["revenue", "opex", "capex", "tax", "working_capital"]
SERIES: Final[tuple[Series, ...]] = get_args(Series)
COSTS: Final[tuple[Series, ...]] = SERIES[1:]
FACTOR: Final[Mapping[Unit, int]] = {"one": 1, "thousand": 1_000, "million": 1_000_000}

MAX_YEARS: Final = 100
BASE_YEARS: Final = range(1990, 2201)
_MAX_DIGITS: Final = 15  # of a figure: beyond it, JSON numbers are no longer exact
_SUM_TOLERANCE: Final = Decimal("0.000001")  # three times 0.333333 is a third each
_WACC_TOLERANCE: Final = Decimal("0.0005")  # a rate is quoted in tenths of per cents


def _to_figure(value: object) -> object:
    number = value
    if isinstance(value, float):
        number = Decimal(f"{value:.{_MAX_DIGITS}g}")  # a sum in a spreadsheet ends in noise
    elif isinstance(value, int) and not isinstance(value, bool):
        number = Decimal(value)
    if not isinstance(number, Decimal) or not number.is_finite():
        raise PydanticCustomError("decimal_type", "not a number")
    if len(number.normalize().as_tuple().digits) > _MAX_DIGITS or abs(number.adjusted()) > _MAX_DIGITS:
        raise PydanticCustomError("decimal_type", "not a number of at most 15 digits")
    return number


Figure = Annotated[Decimal, BeforeValidator(_to_figure)]
"""A finite number of at most 15 digits."""
Yearly = Sequence[Figure]
"""One figure per year, t = 0 first."""
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class CashFlows(Closed):
    """What one course of action brings in and costs, per year. What is left out is zero.

    `working_capital` is the change in the year: money that gets tied up is positive. `currency` and `price_basis` may
    be repeated here and must then be those of the whole.
    """

    currency: Currency | None = None
    price_basis: PriceBasis | None = None
    revenue: Yearly | None = None
    opex: Yearly | None = None
    capex: Yearly | None = None
    tax: Yearly | None = None
    working_capital: Yearly | None = None
    terminal_value: Figure = Decimal(0)

    def series(self) -> Iterator[tuple[Series, tuple[Decimal, ...]]]:
        """Yield the series that were given, in their order."""
        for name in SERIES:
            figures = getattr(self, name)
            if figures is not None:
                yield name, figures


class CapitalCosts(Closed):
    """Where a weighted average cost of capital comes from; interest lowers the tax."""

    equity_share: Figure
    cost_of_equity: Figure
    cost_of_debt: Figure
    tax: Figure

    def weighted(self) -> Decimal:
        """Return the weighted average cost of capital."""
        debt = (1 - self.equity_share) * self.cost_of_debt * (1 - self.tax)
        return self.equity_share * self.cost_of_equity + debt


class ClawBack(Closed):
    """Assumptions of an illustration, none of them a fact: revenue as it might turn out, and the share paid back.

    `threshold` is a present value that the company keeps before anything is shared.
    """

    revenue_factor: Figure
    share: Figure
    threshold: Figure = Decimal(0)


class Scenario(Closed):
    """One company's project (factual) beside what it would do without aid (counterfactual; None: nothing)."""

    company: Words | None = None
    currency: Currency
    unit: Unit
    price_basis: PriceBasis
    base_year: int
    wacc: Figure
    wacc_source: Words | None = None
    wacc_components: CapitalCosts | None = None
    factual: CashFlows
    counterfactual: CashFlows | None = None
    eligible_costs: Yearly
    aid_profile: Yearly
    max_intensity: Figure = Decimal(1)
    reference_rate: Figure | None = None
    other_public_funding: Yearly | None = None
    claw_back: ClawBack | None = None

    @property
    def years(self) -> int:
        """How many years the figures cover."""
        return max((len(figures) for _, figures in self.factual.series()), default=0)


class Budget(Closed):
    """What is available for all companies together."""

    amount: Figure
    currency: Currency
    unit: Unit


class Portfolio(Closed):
    """Several companies, whose aid adds up."""

    budget: Budget | None = None
    companies: Sequence[Scenario]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a scenario that is well formed cannot be computed. `path` leads to the figure; `code` names a sentence."""

    path: KeyPath
    code: str
    written: str = ""


def problems(scenario: Scenario) -> Iterator[Problem]:
    """Yield everything that makes a scenario incomputable: lengths, currencies, price bases, rates, shares."""
    yield from _rate_problems(scenario)
    years = scenario.years
    for name, flows in (("factual", scenario.factual), ("counterfactual", scenario.counterfactual)):
        if flows is None:
            continue
        if not any(figures for _, figures in flows.series()):
            yield Problem((name,), "no-series")
        if flows.currency not in {None, scenario.currency}:
            yield Problem((name, "currency"), "currency-differs", str(flows.currency))
        if flows.price_basis not in {None, scenario.price_basis}:
            yield Problem((name, "price_basis"), "price-basis-differs", str(flows.price_basis))
        for series, figures in flows.series():
            if len(figures) != years and years:
                yield Problem((name, series), "years-differ", str(len(figures)))
    if years > MAX_YEARS:
        yield Problem(("factual",), "too-many-years", str(years))
    yield from _aid_problems(scenario, years)


def _rate_problems(scenario: Scenario) -> Iterator[Problem]:
    if scenario.base_year not in BASE_YEARS:
        yield Problem(("base_year",), "base-year-out-of-range", shown(scenario.base_year))
    if not 0 < scenario.wacc < 1:
        yield Problem(("wacc",), "wacc-out-of-range", shown(scenario.wacc))
    if scenario.reference_rate is not None and not 0 <= scenario.reference_rate < 1:
        yield Problem(("reference_rate",), "rate-out-of-range", shown(scenario.reference_rate))
    if not 0 < scenario.max_intensity <= 1:
        yield Problem(("max_intensity",), "intensity-out-of-range", shown(scenario.max_intensity))
    components = scenario.wacc_components
    if components is not None and abs(components.weighted() - scenario.wacc) > _WACC_TOLERANCE:
        yield Problem(("wacc_components",), "wacc-not-weighted", shown(components.weighted().normalize()))


def _aid_problems(scenario: Scenario, years: int) -> Iterator[Problem]:
    for name in ("eligible_costs", "aid_profile", "other_public_funding"):
        figures: tuple[Decimal, ...] = getattr(scenario, name) or ()
        if len(figures) > years > 0:
            yield Problem((name,), "longer-than-scenario", str(len(figures)))
        for year, figure in enumerate(figures):
            if figure < 0:
                yield Problem((name, year), "negative", shown(figure))
    whole = sum(scenario.aid_profile, Decimal(0))
    if abs(whole - 1) > _SUM_TOLERANCE:
        yield Problem(("aid_profile",), "profile-not-one", shown(whole))
    claw_back = scenario.claw_back
    if claw_back is None:
        return
    if not 0 <= claw_back.share <= 1:
        yield Problem(("claw_back", "share"), "share-out-of-range", shown(claw_back.share))
    for key, figure in (("revenue_factor", claw_back.revenue_factor), ("threshold", claw_back.threshold)):
        if figure < 0:
            yield Problem(("claw_back", key), "negative", shown(figure))


SHARED: Final[Mapping[str, str]] = {
    "currency": "total-currency-differs",
    "price_basis": "total-price-basis-differs",
    "base_year": "total-base-year-differs",
}
"""What companies must have in common before their figures add up; units are converted."""


def total_problems(scenarios: tuple[Scenario, ...], budget: Budget | None) -> Iterator[tuple[int | None, Problem]]:
    """Yield why companies do not add up: the number of the company (None: the budget) and what differs."""
    if not scenarios:
        yield None, Problem(("companies",), "no-companies")
        return
    first = scenarios[0]
    for number, scenario in enumerate(scenarios[1:], 1):
        for key, code in SHARED.items():
            if getattr(scenario, key) != getattr(first, key):
                yield number, Problem((key,), code, shown(getattr(scenario, key)))
    if budget is not None and budget.currency != first.currency:
        yield None, Problem(("budget", "currency"), "total-currency-differs", budget.currency)
    if budget is not None and budget.amount < 0:
        yield None, Problem(("budget", "amount"), "negative", shown(budget.amount))
