"""An outcome in lines of text, for a terminal and for the text beside a chart."""

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from ipcei_wizard.assessment.funding_gap.results import ADDED, Outcome, Total
from ipcei_wizard.assessment.notation import show_number
from ipcei_wizard.assessment.results import Finding
from ipcei_wizard.messages import Language, say

FIGURES: Final = (
    *("npv_factual", "npv_counterfactual", "funding_gap", "eligible_nominal", "eligible_pv", "max_aid_pv"),
    *("nominal_aid", "npv_after_aid", "undiscounted_sum", "aid_value_at_reference_rate"),
)
_PLACES: Final = {"one": Decimal(1), "thousand": Decimal("0.1"), "million": Decimal("0.01")}


def show_figure(figure: float | None, unit: str, language: Language) -> str:
    """Write an amount in its unit: millions with two decimals, thousands with one, whole money without."""
    if figure is None:
        return say("funding_gap.not-computed", language)
    return show_number(Decimal(repr(figure)).quantize(_PLACES[unit], ROUND_HALF_EVEN) + 0, language)


def show_percentage(share: float | Decimal | None, language: Language) -> str:
    """Write a share of 1 as a percentage with one decimal."""
    if share is None:
        return say("funding_gap.not-computed", language)
    return f"{show_number((Decimal(str(share)) * 100).quantize(Decimal('0.1')) + 0, language)} %"


def spoken(outcome: Outcome, number: int, language: Language) -> Iterator[str]:
    """Yield the lines on one company; `number` names it where it has no name."""
    scenario, result, unit = outcome.scenario, outcome.result, outcome.scenario.unit
    title, label = say("funding_gap.title", language), say("funding_gap.label", language)
    yield say("funding_gap.says-title", language, company=outcome.name(number, language), title=title, label=label)
    yield basis(outcome, language)
    for name in FIGURES:
        figure = show_figure(getattr(result, name), unit, language)
        yield _figure(name, figure, language)
    yield _figure("intensity_pv", show_percentage(result.intensity_pv, language), language)
    if scenario.other_public_funding:
        yield _figure("other_public_funding", show_figure(result.other_public_funding, unit, language), language)
    yield say("funding_gap.says-sensitivity", language, title=say("funding_gap.sensitivity", language))
    for change in result.sensitivity:
        name = say(f"funding_gap.change-{change.id}", language)
        figure, difference = (show_figure(f, unit, language) for f in (change.funding_gap, change.difference))
        difference = difference if change.difference < 0 else f"+{difference}"
        yield say("funding_gap.says-change", language, name=name, figure=figure, difference=difference)
    illustration = claw_back(outcome, language)
    if illustration is not None:
        yield illustration
    yield from _findings(outcome.findings, language)


def total_spoken(total: Total, count: int, language: Language) -> Iterator[str]:
    """Yield the lines on all companies together."""
    unit = say(f"funding_gap.unit-{total.unit}", language)
    label = say("funding_gap.label", language)
    yield say("funding_gap.says-total", language, count=count, unit=unit, currency=total.currency, label=label)
    for name in ADDED:
        yield _figure(name, show_figure(total.amounts[name], total.unit, language), language)
    if total.budget is not None:
        budget, left = (show_figure(figure, total.unit, language) for figure in (total.budget, total.left))
        yield say("funding_gap.says-budget", language, budget=budget, left=left)
    yield from _findings(total.findings, language)


def basis(outcome: Outcome, language: Language) -> str:
    """Return the line that says in what the amounts are: unit, currency, prices, years and rate."""
    scenario = outcome.scenario
    return say(
        "funding_gap.says-basis",
        language,
        unit=say(f"funding_gap.unit-{scenario.unit}", language),
        currency=scenario.currency,
        price_basis=say(f"funding_gap.basis-{scenario.price_basis}", language),
        base_year=scenario.base_year,
        years=scenario.years,
        wacc=show_number((scenario.wacc * 100).normalize() + 0, language),
    )


def claw_back(outcome: Outcome, language: Language) -> str | None:
    """Return the line that illustrates a claw-back, None without assumptions for one."""
    back, unit = outcome.result.claw_back, outcome.scenario.unit
    if back is None:
        return None
    present, nominal = (show_figure(f, unit, language) for f in (back.clawback_pv, back.clawback_nominal))
    about = say("funding_gap.claw-back-label", language)
    return say("funding_gap.says-claw-back", language, label=about, present=present, nominal=nominal)


def _figure(name: str, figure: str, language: Language) -> str:
    return say("funding_gap.says-figure", language, name=say(f"funding_gap.figure-{name}", language), figure=figure)


def _findings(findings: tuple[Finding, ...], language: Language) -> Iterator[str]:
    for finding in findings:
        severity = say(f"funding_gap.severity-{finding.severity}", language)
        values = {"severity": severity, "where": finding.where, "message": finding.message, "code": finding.code}
        yield say("funding_gap.says-finding", language, **values)
