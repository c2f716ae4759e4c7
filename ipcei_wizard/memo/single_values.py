"""One value of a field or of a cell in words: amounts, dates and choices as people write them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from ipcei_wizard.assessment.fields import FieldValue, Money, Other
from ipcei_wizard.assessment.funding_gap.results import assess_gap
from ipcei_wizard.assessment.funding_gap.scenario import Scenario
from ipcei_wizard.assessment.funding_gap.spoken import show_figure
from ipcei_wizard.assessment.notation import show_date, show_money, show_number
from ipcei_wizard.framework.model import ChoiceColumn, ChoiceField, PlainColumn, PlainField, TableField
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import Case, paragraph
from ipcei_wizard.messages import say

Definition = PlainField | ChoiceField | TableField | PlainColumn | ChoiceColumn


def value_blocks(case: Case, field: Definition, value: FieldValue | None) -> tree.Blocks:
    """Return one value as blocks; a long text is Markdown, as reasons are."""
    match value:
        case str() if field.kind == "long_text":
            return case.markdown(value)
        case tuple() if len(value) > 1:
            return (tree.ListBlock(tuple((paragraph(value_text(case, field, part)),) for part in _parts(value))),)
        case tuple():
            return tuple(paragraph(value_text(case, field, part)) for part in _parts(value))
        case _:
            return (paragraph(value_text(case, field, value)),)


def value_text(case: Case, field: Definition, value: object) -> str:  # noqa: PLR0911 - a return per kind of value
    """Return a single value on one line."""
    match value:
        case Money():
            return show_money(value, case.language)
        case Scenario():
            return _gap(value, case)
        case date():
            return show_date(value, case.language)
        case int() | Decimal() if field.kind == "percentage":
            return f"{show_number(value, case.language)}%"
        case int() if abs(value) < 10_000:  # a year is not written 2.026
            return str(value)
        case int() | Decimal():
            return show_number(value, case.language)
        case Other(text):
            return say("assessment.other", case.language, text=text)
        case str() if isinstance(field, ChoiceField | ChoiceColumn):
            return _option(case, field, value)
        case _:
            return str(value)


def _gap(scenario: Scenario, case: Case) -> str:
    outcome, unit = assess_gap(scenario, case.language), scenario.unit
    return say(
        "funding_gap.in-memo",
        case.language,
        gap=show_figure(outcome.result.funding_gap, unit, case.language),
        aid=show_figure(outcome.result.nominal_aid, unit, case.language),
        unit=say(f"funding_gap.unit-{unit}", case.language),
        currency=scenario.currency,
        label=say("funding_gap.label", case.language),
    )


def _parts(value: tuple[Any, ...]) -> Iterator[Any]:
    yield from value


def _option(case: Case, field: ChoiceField | ChoiceColumn, value: str) -> str:
    """Return the label of an option; of an entry that no longer held on the day of the memo, with its last day."""
    label = next((case.words(option.label) for option in field.options if option.value == value), value)
    catalogue = case.framework.catalogues.get(field.catalogue or "")
    entry = catalogue.entry_by_id.get(value) if catalogue else None
    day = case.assessment.memo.date
    if entry is None or entry.valid_until is None or day is None or not entry.ended_on(day):
        return label
    return say("assessment.ended", case.language, label=label, day=show_date(entry.valid_until, case.language))
