"""The workbook: what goes in comes out, what people type stays text, and a fault names sheet and cell."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from ipcei_wizard.assessment.funding_gap.reader import read_case
from ipcei_wizard.assessment.funding_gap.results import add_up, assess_gap
from ipcei_wizard.assessment.funding_gap.scenario import Scenario
from ipcei_wizard.assessment.funding_gap.workbook import read_workbook, template_workbook, workbook_of
from ipcei_wizard.assessment.funding_gap.workbook_reader import case_from_workbook
from ipcei_wizard.assessment.funding_gap.workbook_rows import ROWS
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.faults import DocumentRefused
from tests.assessment.funding_gap.cases import ALTERNATIVE, flows, scenario
from tests.assessment.funding_gap.test_properties import scenarios


def written(*companies: Scenario) -> bytes:
    outcomes = [assess_gap(company, "nl") for company in companies]
    return workbook_of(outcomes, add_up(outcomes, None, "nl"), "nl")


def changed(content: bytes, cell: str, value: Any, sheet: int = 0) -> bytes:
    book = load_workbook(BytesIO(content))
    book.worksheets[sheet][cell] = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def row_of(key: str) -> int:
    book = load_workbook(BytesIO(template_workbook("nl")))
    return next(row for row in range(1, 80) if book.worksheets[0].cell(row, 1).value == key)


def refused(content: bytes) -> list[str]:
    with pytest.raises(DocumentRefused) as refusal:
        case_from_workbook(content, file="x.xlsx")
    return [fault.in_words("en") for fault in refusal.value.faults]


@settings(deadline=None, max_examples=25, derandomize=True)
@given(scenarios())
def test_a_scenario_survives_the_workbook(company: Scenario) -> None:
    [back] = case_from_workbook(written(company), file="x.xlsx").scenarios
    before, after = assess_gap(company, "nl").result, assess_gap(back, "nl").result
    assert after == before


def test_every_input_survives_the_workbook() -> None:
    parts = {"equity_share": 0.6, "cost_of_equity": 0.10, "cost_of_debt": 0.05, "tax": 0.258}
    company = scenario(
        company="Een B.V.",
        wacc=0.0748,
        wacc_source="Bijlage 3",
        wacc_components=parts,
        claw_back={"revenue_factor": 1.15, "share": 0.6, "threshold": 1},
        max_intensity=0.5,
        counterfactual=flows(ALTERNATIVE),
        other_public_funding=[1, 2],
    )
    assert case_from_workbook(written(company), file="x.xlsx").scenarios == (company,)


def test_several_companies_and_their_budget_survive_the_workbook(tmp_path: Path) -> None:
    case = read_case(resource_folder("examples") / "funding-gap" / "twee-ondernemingen.yaml")
    outcomes = [assess_gap(company, "en") for company in case.scenarios]
    total = add_up(outcomes, case.budget, "en")
    path = tmp_path / "twee.xlsx"
    path.write_bytes(workbook_of(outcomes, total, "en"))
    back = read_workbook(path)
    assert back.scenarios == case.scenarios
    assert back.budget == case.budget


@pytest.mark.parametrize("text", ["=1+1", "+31 70", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1"])
def test_what_people_typed_is_never_a_formula(text: str) -> None:
    book = load_workbook(BytesIO(written(scenario(company=text, wacc_source=text))))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    assert sum(cell.value == text for cell in cells) == 2
    assert all(cell.data_type != "f" for cell in cells)
    assert all(cell.quotePrefix for cell in cells if cell.value == text)


@settings(deadline=None, max_examples=25, derandomize=True)
@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_any_name_can_be_written(name: str) -> None:
    assert case_from_workbook(written(scenario(company=name)), file="x.xlsx").scenarios


def test_the_template_has_a_row_for_every_input_and_asks_for_what_is_missing() -> None:
    content = template_workbook("nl")
    keys = {cell.value for cell in load_workbook(BytesIO(content)).worksheets[0]["A"]}
    assert set(ROWS) <= keys
    assert any("“wacc” is missing" in line for line in refused(content))


@pytest.mark.parametrize(
    ("key", "column", "value", "words"),
    [
        ("wacc", "C", 8, "write 8 % as 0.08"),
        ("wacc", "C", "veel", "number here"),
        ("wacc", "C", True, "number here"),
        ("wacc", "C", "=1/12", "formula without an outcome"),
        ("wacc", "A", "wac", "Did you mean “wacc”?"),
        ("wacc", "A", "unit", "there twice"),
        ("unit", "C", "miljoen", "Did you mean “million”?"),
        ("factual.opex", "E", None, "empty while a later year"),
        ("factual.opex", "E", "#REF!", "number here"),
        ("factual.opex", "M", None, "has 10 years"),
        ("eligible_costs", "D", -1, "cannot be negative"),
        ("aid_profile", "C", 0.5, "adds up to 1.3"),
        ("currency", "C", "euro", "currency"),
    ],
)
def test_a_fault_names_sheet_and_cell(key: str, column: str, value: Any, words: str) -> None:
    cell = f"{column}{row_of(key)}"
    found = refused(changed(written(scenario()), cell, value))
    if words in {"has 10 years", "adds up to 1.3"}:  # about the whole row
        cell = f"C{row_of(key)}"
    assert any(words in line and f"[Scenario 1!{cell}]" in line for line in found), found


def test_a_number_typed_as_dutch_text_is_read() -> None:
    content = changed(written(scenario()), f"C{row_of('wacc')}", "0,08")
    assert str(case_from_workbook(content, file="x").scenarios[0].wacc) == "0.08"


def test_the_sum_of_a_spreadsheet_is_read_without_its_noise() -> None:
    content = changed(written(scenario()), f"C{row_of('eligible_costs')}", 0.1 + 0.2)
    assert str(case_from_workbook(content, file="x").scenarios[0].eligible_costs[0]) == "0.3"


def bomb() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 50_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"geen werkmap", b"PK\x03\x04", bomb()], ids=["empty", "text", "torn", "bomb"]
)
def test_what_is_not_a_workbook_is_refused_in_words(content: bytes) -> None:
    [line] = refused(content)
    assert "workbook" in line or "larger than" in line


def test_a_workbook_without_the_template_is_refused() -> None:
    [line] = refused(changed(written(scenario()), "A1", "iets anders"))
    assert "--template" in line


def test_the_formulas_of_the_calculation_point_at_the_figures() -> None:
    book = load_workbook(BytesIO(written(scenario())))
    calculation = book.worksheets[1]
    formulas = [cell.value for row in calculation.iter_rows() for cell in row if cell.data_type == "f"]
    assert f"=1/(1+'Scenario 1'!$C${row_of('wacc')})^10" in formulas
    assert any(str(formula).startswith("=SUMPRODUCT") for formula in formulas)
