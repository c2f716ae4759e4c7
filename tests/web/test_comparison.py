"""The comparison in a real browser: choose, read the matrix, click a cell, ask for precedents and the difference."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.web.examples import add_assessment
from tests.web.driving import settle
from tests.web.officer import Wizard
from tests.web.test_accessibility import violations

pytestmark = pytest.mark.browser

VERDICT = "answers/state-aid-necessary/verdict"


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


@pytest.fixture(scope="module")
def opened(browser: Browser, wizard: Wizard) -> Iterator[Page]:
    # Our own policy would rightly refuse the script that looks at the page.
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 1000}, bypass_csp=True)
    page = context.new_page()
    page.goto(wizard.url)
    settle(page)
    yield page
    context.close()


@pytest.fixture
def page(opened: Page, wizard: Wizard) -> Page:
    opened.goto(f"{wizard.url}/vergelijken?met=ipcei-cis,ipcei-med4cure,ipcei-me-ct")
    expect(opened.get_by_role("heading", level=1)).to_have_text("Vergelijken", timeout=15_000)
    settle(opened)
    return opened


def test_the_first_page_leads_to_the_comparison(opened: Page, wizard: Wizard) -> None:
    opened.goto(wizard.url)
    opened.get_by_role("link", name="Beoordelingen naast elkaar zetten").click()
    expect(opened.get_by_role("heading", level=1)).to_have_text("Vergelijken", timeout=15_000)
    expect(opened.locator(".matrix tbody tr")).to_have_count(13)
    assert "met=" in opened.url


def test_a_verdict_is_a_symbol_and_a_word(page: Page) -> None:
    row = page.locator(".matrix tr", has=page.get_by_role("rowheader", name="2. Ernst van het probleem"))
    assert row.locator("td").all_inner_texts() == ["◆ Tussenin", "▲ Levensbedreigend", "▲ Levensbedreigend"]
    advice = page.locator(".matrix tr", has=page.get_by_role("rowheader", name="Advies"))
    assert advice.locator("td").all_inner_texts()[1] == "Niet deelnemen aan de IPCEI"


def test_a_cell_leads_to_the_texts_side_by_side_and_keeps_the_choice(page: Page) -> None:
    row = page.locator(".matrix tr", has=page.get_by_role("rowheader", name="9. Noodzaak van staatssteun"))
    row.locator("td a").first.click()
    expect(page.get_by_role("heading", name="Teksten bij 9. Noodzaak van staatssteun")).to_be_visible(timeout=15_000)
    settle(page)
    assert page.locator(".beside section h3").all_inner_texts() == ["IPCEI CIS", "IPCEI Med4Cure", "IPCEI ME/CT"]
    assert page.locator(".beside section").first.inner_text().count("▲ Ja") == 1
    assert violations(page) == []


def test_precedents_are_said_in_words(page: Page) -> None:
    expect(page.get_by_text("IPCEI Med4Cure: 10 van de 12 oordelen hetzelfde; anders op 2 en 13.")).to_be_visible()


def test_the_difference_of_two_is_shown_with_its_texts_marked(page: Page) -> None:
    expect(
        page.get_by_text("Vraag 2 (Ernst van het probleem), oordeel: van “tussenin” naar “levensbedreigend”.")
    ).to_be_visible()
    page.get_by_text("Teksten die verschillen").click()
    expect(page.locator(".changed del").first).to_be_visible()
    expect(page.locator(".changed ins").first).to_be_visible()


def test_a_dossier_is_compared_with_what_it_was_before_a_pause(page: Page, wizard: Wizard) -> None:
    address = f"sqlite:///{wizard.data / 'dossiers.db'}"
    example = read_assessment(resource_folder("examples") / "ipcei-cis.yaml")
    # By a title of its own: the example of the same title would leave the comparison of the other tests.
    renamed = example.model_copy(update={"initiative": example.initiative.model_copy(update={"title": "Toen en nu"})})
    with open_store(address, clock=lambda: datetime.now(UTC) - timedelta(hours=1)) as store:
        dossier = add_assessment(store, renamed, key="then")
    with open_store(address) as store:
        store.save(dossier, VERDICT, "deels", store.load(dossier).version(VERDICT), "Anna")
    page.goto(f"{wizard.url}/vergelijken?dossier={dossier}")
    page.get_by_text("Wat is er in dit dossier veranderd?").click()
    expect(page.get_by_text("Vraag 9 (Noodzaak van staatssteun), oordeel: van “ja” naar “deels”.")).to_be_visible()


def test_the_workbook_is_what_is_on_the_screen(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as download:
        page.get_by_role("button", name="Werkboek downloaden").click()
    download.value.save_as(tmp_path / "uit.xlsx")
    matrix = openpyxl.load_workbook(tmp_path / "uit.xlsx")["Matrix"]
    assert [cell.value for cell in matrix[2]] == [
        2,
        "Ernst van het probleem",
        "◆ Tussenin",
        *["▲ Levensbedreigend"] * 2,
    ]


def test_the_comparison_can_be_used_by_everyone(page: Page) -> None:
    assert violations(page) == []
