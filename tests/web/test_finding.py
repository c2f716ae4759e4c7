"""Finding a dossier in a real browser: words, filters, pages, a view that is kept and shared, and the register."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from ipcei_wizard.dossier.location import database_url
from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.web.desk import CURRENT_FRAMEWORK, pin
from tests.web.driving import settle
from tests.web.officer import Wizard
from tests.web.test_page import english_in

pytestmark = pytest.mark.browser

WHY = "answers/public-task/motivation"
TITLE = "Batterij & <b>cellen</b> [1](x)"


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


@pytest.fixture
def store(wizard: Wizard) -> Iterator[DossierStore]:
    """Return the store with 24 dossiers, of which one has batteries, an advice and markup in its words."""
    with open_store(database_url({"IPCEI_WIZARD_DATA": str(wizard.data)})) as opened:
        for number in range(23):
            opened.create(f"Initiatief {number}", pin(CURRENT_FRAMEWORK), {WHY: "Over waterstof."}, by="lokaal")
        words = {WHY: "Onze <i>batterijen</i> zijn van **strategisch** belang.", "advice/decision": "nationaal"}
        opened.create(TITLE, pin(CURRENT_FRAMEWORK), words, by="=Bram")
        yield opened


def search(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Zoekwoorden").fill(words)
    page.keyboard.press("Enter")
    settle(page, quiet=400)


def count(page: Page, found: str) -> None:
    expect(page.get_by_test_id("stMain").get_by_text(found)).to_be_visible()


def test_a_dossier_is_found_opened_at_the_question_kept_as_a_view_and_taken_away(
    browser: Browser, wizard: Wizard, store: DossierStore
) -> None:
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(wizard.url)
    count(page, "Dit zijn de 12 laatst gewijzigde van 24 dossiers.")
    page.get_by_role("textbox", name="Zoek in titels, antwoorden en bronnen").fill("strategische batterij")
    page.keyboard.press("Enter")
    count(page, "1 dossier gevonden")
    expect(page).to_have_url(f"{wizard.url}/dossiers?zoek=strategische+batterij")
    assert english_in(page) == []
    line = page.locator("[class*=st-key-dossier-]")
    expect(line.locator("mark")).to_have_text(["batterijen", "strategisch"])
    expect(line).to_contain_text("Onze <i>batterijen</i> zijn van strategisch belang.")
    expect(line).to_contain_text("concept · advies: ")
    expect(line).to_contain_text("door =Bram")
    line.get_by_role("link", name="Vraag 4, Motivering openen").click()
    page.wait_for_url("**/vraag-4?dossier=*")
    page.go_back()
    count(page, "1 dossier gevonden")
    expect(page.get_by_role("textbox", name="Zoekwoorden")).to_have_value("strategische batterij")

    page.get_by_text("Bewaarde weergaven").click()
    page.get_by_role("textbox", name="Naam van de weergave").fill("Accu's")
    page.get_by_role("button", name="Deze zoekvraag bewaren").click()
    view = page.locator(".st-key-views").get_by_role("link", name="Accu's")
    expect(view).to_be_visible()
    search(page, "zwaartekracht")
    expect(page.get_by_text("Geen dossier voldoet aan al deze woorden en filters.")).to_be_visible()
    view.click()
    count(page, "1 dossier gevonden")
    shared = context.new_page()
    shared.goto(page.url)
    count(shared, "1 dossier gevonden")
    shared.close()
    page.get_by_role("textbox", name="Nieuwe naam").fill("Cellen")
    page.get_by_role("button", name="Hernoemen").click()
    expect(page.locator(".st-key-views").get_by_role("link", name="Cellen")).to_be_visible()
    page.get_by_role("button", name="Verwijderen").click()
    expect(page.locator(".st-key-views")).to_have_count(0)

    page.get_by_role("link", name="Alles wissen").click()
    count(page, "24 dossiers gevonden; dit zijn 1 tot en met 10")
    page.get_by_role("button", name="Pagina 3").click()
    count(page, "24 dossiers gevonden; dit zijn 21 tot en met 24")
    found = {kind: taken(page, kind) for kind in ("CSV", "XLSX")}
    rows = list(csv.reader(io.StringIO(found["CSV"].read_text(encoding="utf-8-sig"), newline="")))
    assert len(rows) == 25
    assert [row[1] for row in rows if row[7] == "'=Bram"] == [TITLE]
    sheet = openpyxl.load_workbook(io.BytesIO(found["XLSX"].read_bytes())).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    context.close()


def taken(page: Page, kind: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Register als {kind}").click()
    return Path(download.value.path())
