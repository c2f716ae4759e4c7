"""The calculation in a real browser: figures pasted, saved at once, computed, drawn, and exchanged as a workbook."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, expect

from ipcei_wizard.assessment.funding_gap.results import assess_gap
from ipcei_wizard.assessment.funding_gap.workbook import workbook_of
from tests.assessment.funding_gap.cases import S1, scenario
from tests.web.driving import settle
from tests.web.officer import Officer, Wizard, start_assessment

pytestmark = pytest.mark.browser

PATH = "answers/state-aid-necessary/fields/funding_gap_scenario"


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


def test_an_officer_pastes_figures_and_sees_the_gap(context: BrowserContext, wizard: Wizard, tmp_path: Path) -> None:
    page = context.new_page()
    dossier = start_assessment(page, wizard, "IPCEI Kloof")
    officer = Officer(page, dossier)
    page.goto(f"{wizard.url}/vraag-9?dossier={dossier}")
    page.get_by_role("link", name="Berekening openen").click()
    expect(page.get_by_role("heading", name="Financieringskloof")).to_be_visible()
    expect(page.get_by_text("Indicatief, geen oordeel van de Europese Commissie")).to_be_visible()

    officer.type(PATH, "2026", "base_year")
    officer.type(PATH, "8", "wacc")
    officer.type(PATH, "32; 45; 40; 23; 22", "eligible_costs")
    officer.type(PATH, "20; 30; 30", "aid_profile")
    for name in ("opex", "capex"):
        officer.type(PATH, "\n".join(map(str, S1["factual"][name])), f"factual.{name}")
    officer.type(PATH, "; ".join(map(str, S1["factual"]["revenue"])), "factual.revenue")
    officer.type(PATH, "20", "factual.terminal_value")
    expect(page.get_by_text("samen 1 te zijn")).to_be_visible(timeout=20_000)
    officer.type(PATH, "20; 30; 30; 20", "aid_profile")

    expect(page.get_by_role("row", name="Financieringskloof (contant) 57,88")).to_be_visible(timeout=20_000)
    expect(page.get_by_text("Zij loopt van 40,30 (omzet 10 % hoger) tot 90,21 (omzet één jaar later)")).to_be_visible()
    charts = page.get_by_test_id("stVegaLiteChart").locator("canvas, svg")
    expect(charts).to_have_count(2, timeout=20_000)
    expect(charts.first).to_be_visible()
    page.reload()
    expect(page.get_by_role("row", name="Financieringskloof (contant) 57,88")).to_be_visible(timeout=20_000)
    expect(officer.widget(PATH, "factual.terminal_value").locator("input")).to_have_value("20")

    page.get_by_text("Werkmap (XLSX)").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Cijfers en berekening ophalen").click()
    assert load_workbook(BytesIO(download.value.path().read_bytes()))["Scenario 1"]["A1"].value == "ipcei-funding-gap/1"
    other = tmp_path / "ander.xlsx"
    other.write_bytes(workbook_of([assess_gap(scenario(wacc=0.09), "nl")], None, "nl"))
    page.locator("input[type=file]").set_input_files(other)
    page.get_by_role("button", name="Neem deze cijfers over").click()
    settle(page)
    expect(page.get_by_role("row", name="Financieringskloof (contant) 60,70")).to_be_visible(timeout=20_000)

    page.goto(f"{wizard.url}/vraag-9?dossier={dossier}")
    expect(page.get_by_text("Financieringskloof 60,70")).to_be_visible(timeout=20_000)
