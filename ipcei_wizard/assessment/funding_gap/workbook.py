"""Scenarios in a workbook: a template to fill in, reading it back, and the figures with a calculation to check.

The key in column A says what a row is; words beside it are for people. What people typed is written as text and never
as a formula; the formulas of the calculation are ours.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ipcei_wizard.assessment.funding_gap.results import ADDED, Outcome, Total
from ipcei_wizard.assessment.funding_gap.scenario import COSTS, SERIES, Budget, Scenario
from ipcei_wizard.assessment.funding_gap.workbook_reader import read_workbook
from ipcei_wizard.assessment.funding_gap.workbook_rows import (
    BUDGET_MARKER,
    BUDGET_ROWS,
    FIRST_YEAR,
    MARKER,
    PARTS,
    YEARLY,
)
from ipcei_wizard.messages import Language, say

_BOLD: Final = Font(bold=True)
_INPUT: Final = PatternFill("solid", fgColor="FFF4E5")
_TEMPLATE_YEARS: Final = 15
_FIGURES: Final = ("npv_factual", "npv_counterfactual", "funding_gap", "eligible_nominal", "eligible_pv")
_AID: Final = ("max_aid_pv", "nominal_aid", "npv_after_aid", "undiscounted_sum", "aid_value_at_reference_rate")

__all__ = ["read_workbook", "template_workbook", "workbook_of"]


def template_workbook(language: Language) -> bytes:
    """Return a workbook to fill in, one sheet per company; copy the sheet for more companies."""
    book = Workbook()
    sheet = _first_sheet(book, say("funding_gap.sheet-scenario", language))
    values = {"currency": "EUR", "unit": "million", "price_basis": "nominal", "max_intensity": 1}
    _scenario_sheet(sheet, values, _TEMPLATE_YEARS, language)
    return _saved(book)


def workbook_of(outcomes: Sequence[Outcome], total: Total | None, language: Language) -> bytes:
    """Return the figures of each company with its calculation, and the total of several companies."""
    book = Workbook()
    first = True
    for number, outcome in enumerate(outcomes, 1):
        title = f"{say('funding_gap.sheet-scenario', language)} {number}"
        sheet = _first_sheet(book, title) if first else book.create_sheet(title)
        first = False
        scenario = outcome.scenario
        rows = _scenario_sheet(sheet, _flat(scenario), scenario.years, language)
        calculation = book.create_sheet(f"{say('funding_gap.sheet-calculation', language)} {number}")
        _calculation_sheet(calculation, outcome, sheet.title, rows, language)
    if total is not None and (len(outcomes) > 1 or total.budget is not None):
        _total_sheet(book.create_sheet(say("funding_gap.sheet-total", language)), total, language)
    return _saved(book)


def _first_sheet(book: Any, title: str) -> Worksheet:
    sheet: Worksheet = book.active
    sheet.title = title
    return sheet


def _saved(book: Any) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _flat(scenario: Scenario) -> dict[str, Any]:
    """Return a scenario's values by row key."""
    flat: dict[str, Any] = {}
    for name, value in scenario.model_dump(exclude_none=True).items():
        parts = value.items() if isinstance(value, dict) else ()
        flat |= {f"{name}.{key}": part for key, part in parts} or {name: value}
    return flat


def _scenario_sheet(sheet: Any, values: Mapping[str, Any], years: int, language: Language) -> dict[str, int]:
    """Fill a sheet with the rows of the template and return the row number of each key."""
    _title(sheet, MARKER, language)
    _put(sheet, 2, 2, say("funding_gap.sheet-hint", language))
    rows: dict[str, int] = {}
    at = 4
    for part, keys in PARTS:
        _put(sheet, at, 2, say(f"funding_gap.part-{part}", language)).font = _BOLD
        if part != "general":
            for year in range(years):
                _put(sheet, at, FIRST_YEAR + year, f"t = {year}").font = _BOLD
        for key in keys:
            at += 1
            rows[key] = at
            value = values.get(key)
            figures = (*(value or ()), *[None] * years)[:years] if key in YEARLY else (value,)
            _row(sheet, at, key, figures, language)
        at += 2
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 48
    sheet.freeze_panes = sheet.cell(1, FIRST_YEAR)
    return rows


def _row(sheet: Any, at: int, key: str, figures: Sequence[Any], language: Language) -> None:
    _put(sheet, at, 1, key)
    name = key.rpartition(".")[2] if key.startswith(("factual.", "counterfactual.")) else key
    _put(sheet, at, 2, say(f"funding_gap.row-{name}", language))
    for column, figure in enumerate(figures, FIRST_YEAR):
        _put(sheet, at, column, figure).fill = _INPUT


def _title(sheet: Any, marker: str, language: Language) -> None:
    _put(sheet, 1, 1, marker)
    title, label = say("funding_gap.title", language), say("funding_gap.label", language)
    _put(sheet, 1, 2, f"{title}: {label}").font = _BOLD


def _put(sheet: Any, row: int, column: int, value: Any) -> Cell:
    """Write a value; text stays text, whatever it begins with."""
    cell: Cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("�", value)
        cell.data_type = "s"
        if value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
            cell.quotePrefix = True
    elif isinstance(value, Decimal):
        cell.value = int(value) if value == value.to_integral_value() else float(value)
    elif value is not None:
        cell.value = value
    return cell


def _formula(sheet: Any, row: int, column: int, formula: str) -> None:
    sheet.cell(row, column).value = formula


def _calculation_sheet(sheet: Any, outcome: Outcome, source: str, rows: Mapping[str, int], language: Language) -> None:
    scenario, result = outcome.scenario, outcome.result
    _title(sheet, "", language)
    names = ("year", "factor", "factual", "counterfactual")
    for offset, name in enumerate(names):
        _put(sheet, 3 + offset, 2, say(f"funding_gap.calculation-{name}", language)).font = _BOLD
    last = scenario.years - 1
    for year in range(scenario.years):
        column = FIRST_YEAR + year
        letter = get_column_letter(column)
        _put(sheet, 3, column, scenario.base_year + year)
        _formula(sheet, 4, column, f"=1/(1+'{source}'!$C${rows['wacc']})^{year}")
        for offset, part in ((2, "factual"), (3, "counterfactual")):
            cells = {name: f"'{source}'!{letter}{rows[f'{part}.{name}']}" for name in SERIES}
            terminal = f"+'{source}'!$C${rows[f'{part}.terminal_value']}" if year == last else ""
            costs = "".join(f"-{cells[name]}" for name in COSTS)
            _formula(sheet, 3 + offset, column, f"={cells['revenue']}{costs}{terminal}")
    _put(sheet, 8, 3, say("funding_gap.calculation-figure", language)).font = _BOLD
    _put(sheet, 8, 4, say("funding_gap.calculation-formula", language)).font = _BOLD
    formulas = _formulas(source, rows, scenario.years)
    for at, name in enumerate((*_FIGURES, *_AID), 9):
        _put(sheet, at, 2, say(f"funding_gap.figure-{name}", language))
        figure = getattr(result, name)
        _put(sheet, at, 3, say("funding_gap.not-computed", language) if figure is None else round(figure, 6))
        if name in formulas:
            _formula(sheet, at, 4, formulas[name])
    sheet.column_dimensions["B"].width = 48


def _formulas(source: str, rows: Mapping[str, int], years: int) -> dict[str, str]:
    """Return the same calculation as formulas over the sheet `source` and the rows above, by figure."""
    first, last = get_column_letter(FIRST_YEAR), get_column_letter(FIRST_YEAR + years - 1)
    factors = f"${first}$4:${last}$4"

    def there(key: str) -> str:
        return f"'{source}'!{first}{rows[key]}:{last}{rows[key]}"

    return {
        "npv_factual": f"=SUMPRODUCT({factors},{first}5:{last}5)",
        "npv_counterfactual": f"=SUMPRODUCT({factors},{first}6:{last}6)",
        "funding_gap": "=MAX(0,D10-D9)",
        "eligible_nominal": f"=SUM({there('eligible_costs')})",
        "eligible_pv": f"=SUMPRODUCT({factors},{there('eligible_costs')})",
        "max_aid_pv": f"=MIN(D11,D13*'{source}'!$C${rows['max_intensity']})",
        "nominal_aid": f"=D14/SUMPRODUCT({factors},{there('aid_profile')})",
        "npv_after_aid": "=D9+D14",
        "undiscounted_sum": f"=SUM({first}5:{last}5)",
    }


def _total_sheet(sheet: Any, total: Total, language: Language) -> None:
    _title(sheet, BUDGET_MARKER, language)
    at = 3
    budget = None
    if total.budget is not None:
        budget = Budget(amount=Decimal(repr(total.budget)), currency=total.currency, unit=total.unit)
    values = budget.model_dump() if budget is not None else {}
    for key in BUDGET_ROWS:
        _put(sheet, at, 1, key)
        _put(sheet, at, 2, say(f"funding_gap.row-{key}", language))
        _put(sheet, at, 3, values.get(key.rpartition(".")[2])).fill = _INPUT
        at += 1
    _amounts(sheet, at + 1, ((name, total.amounts[name]) for name in ADDED), language)
    sheet.column_dimensions["B"].width = 48


def _amounts(sheet: Any, at: int, amounts: Iterable[tuple[str, float]], language: Language) -> None:
    for row, (name, amount) in enumerate(amounts, at):
        _put(sheet, row, 2, say(f"funding_gap.figure-{name}", language))
        _put(sheet, row, 3, round(amount, 6))
