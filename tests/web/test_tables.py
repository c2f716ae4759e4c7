"""A table is comfortable: rows are pasted, moved and checked; entries of a catalogue say what they rest on."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.web.saving import widget_key
from tests.web.driving import settle, until
from tests.web.officer import Officer, Wizard, start_assessment

pytestmark = pytest.mark.browser

STATES = "answers/european-priorities/fields/member_states"
COMPANIES = "answers/business-willing/fields/companies"
FAILURES = "answers/public-task/fields/failures"


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("tables")) as started:
        yield started


@pytest.fixture
def store(wizard: Wizard) -> Iterator[DossierStore]:
    with open_store(f"sqlite:///{wizard.data / 'dossiers.db'}") as opened:
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def visit(page: Page, wizard: Wizard, number: int, dossier: str) -> Officer:
    page.goto(f"{wizard.url}/vraag-{number}?dossier={dossier}")
    settle(page)
    return Officer(page, dossier)


def stored(store: DossierStore, dossier: str, path: str) -> Any:
    value = store.load(dossier).values.get(path)
    return value.value if value else None


def paste(officer: Officer, path: str, text: str) -> None:
    key = widget_key(officer.dossier, path)
    officer.page.locator(f".st-key-pasting-{key} button").first.click()
    box = officer.page.get_by_role("textbox", name="Plak hier cellen")
    box.fill(text)
    settle(officer.page)
    officer.page.get_by_role("button", name="Als regels toevoegen").click()
    settle(officer.page)
    # It follows its button, which the new rows move: a click that is under way would end in it.
    officer.page.keyboard.press("Escape")
    expect(box).to_be_hidden()


def test_cells_of_a_spreadsheet_become_rows_and_rows_can_be_moved(
    page: Page, wizard: Wizard, store: DossierStore
) -> None:
    dossier = start_assessment(page, wizard, "Plakken")
    officer = visit(page, wizard, 7, dossier)
    lines = "Lidstaat\tFase\tDatum\nDuitsland\tTeruggetrokken\t1-2-2026\nNoorwegen\t\t\nFrankrijk\tgeen idee\t"
    paste(officer, STATES, lines)
    wanted = [
        {"member_state": "de", "stage": "withdrawn", "date": "2026-02-01"},
        {"member_state": {"other": "Noorwegen"}},
        {"member_state": "fr", "stage": "geen idee"},
    ]
    until(lambda: stored(store, dossier, STATES), wanted)
    expect(
        page.get_by_text("“geen idee” is geen keuze bij “Regel 3, Fase”. Bekend zijn: Belangstelling")
    ).to_be_visible()
    page.get_by_role("button", name="Zet regel 3 een plaats hoger").click()
    moved = ["de", "fr", {"other": "Noorwegen"}]
    until(lambda: [row["member_state"] for row in stored(store, dossier, STATES)], moved)
    settle(page)
    officer.select(STATES, "Goedkeuringsbesluit van de Europese Commissie", "1-stage")
    until(lambda: stored(store, dossier, STATES)[1], {"member_state": "fr", "stage": "approved"})
    page.keyboard.press("Escape")  # closes what is still open, and the second time does nothing
    page.keyboard.press("Escape")
    settle(page)
    officer.type(STATES, "1-3-2026", "1-date")
    until(lambda: stored(store, dossier, STATES)[1], {"member_state": "fr", "stage": "approved", "date": "2026-03-01"})
    expect(page.get_by_text("geen keuze bij")).to_have_count(0)


def test_of_a_long_table_a_part_is_drawn_and_all_of_it_counts(page: Page, wizard: Wizard, store: DossierStore) -> None:
    dossier = start_assessment(page, wizard, "Lang")
    officer = visit(page, wizard, 12, dossier)
    paste(officer, COMPANIES, "\n".join(f"Bedrijf {n}\tDirecte deelnemer\t\t{n}" for n in range(1, 61)))
    until(lambda: len(stored(store, dossier, COMPANIES) or []), 60)
    expect(page.get_by_text("Totaal: Eigen bijdrage €\u00a01.830 miljoen")).to_be_visible()
    expect(officer.widget(COMPANIES, "59-company")).to_be_visible()
    expect(officer.widget(COMPANIES, "0-company")).to_have_count(0)
    officer.type(COMPANIES, "Het laatste", "59-company")
    page.get_by_role("radio", name="1–6").click()
    expect(officer.widget(COMPANIES, "0-company")).to_be_visible()
    settle(page)
    officer.type(COMPANIES, "Het eerste", "0-company")
    settle(page)
    until(lambda: stored(store, dossier, COMPANIES)[0]["company"], "Het eerste")
    rows = stored(store, dossier, COMPANIES)
    assert [row["company"] for row in rows] == ["Het eerste", *(f"Bedrijf {n}" for n in range(2, 60)), "Het laatste"]


def test_an_entry_of_a_catalogue_is_found_by_typing_and_says_what_it_rests_on(
    page: Page, wizard: Wizard, store: DossierStore
) -> None:
    dossier = start_assessment(page, wizard, "Catalogus")
    officer = visit(page, wizard, 4, dossier)
    box = officer.widget(FAILURES).locator("input")
    box.click()
    box.fill("coördin")
    expect(page.get_by_role("option", name="Marktfalen: Coördinatieprobleem")).to_be_visible()
    box.press("Enter")
    until(lambda: stored(store, dossier, FAILURES), ["coordination"])
    settle(page)
    officer.select(FAILURES, "Padafhankelijkheid", "", own=True)
    until(lambda: stored(store, dossier, FAILURES), ["coordination", {"other": "Padafhankelijkheid"}])
    expect(page.get_by_text("Bron:").first).to_be_visible()
    page.reload()
    settle(page)
    expect(officer.widget(FAILURES).get_by_text("Padafhankelijkheid")).to_be_visible()
