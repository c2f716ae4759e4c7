"""The page with all IPCEIs: reachable without an assessment, to filter, with a chart that also says itself in words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.web.driving import settle
from tests.web.officer import Wizard, start_assessment

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


@pytest.fixture
def page(context: BrowserContext, wizard: Wizard) -> Page:
    opened = context.new_page()
    opened.goto(f"{wizard.url}/ipceis")
    settle(opened)
    return opened


def test_a_bookmark_works_on_a_server_that_was_just_started(context: BrowserContext, tmp_path: Path) -> None:
    with Wizard(tmp_path) as fresh:
        opened = context.new_page()
        opened.goto(f"{fresh.url}/ipceis")
        settle(opened, quiet=500)
        expect(opened.get_by_role("heading", level=1)).to_have_text("IPCEI's tot nu toe")
        expect(opened.get_by_role("dialog")).to_have_count(0)


def rows(page: Page, table: str) -> Locator:
    return page.locator(f".st-key-portfolio-{table} tbody tr")


def test_the_first_page_leads_to_it_without_an_assessment(page: Page, wizard: Wizard) -> None:
    page.goto(wizard.url)
    page.get_by_role("link", name="Welke IPCEI's zijn er").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("IPCEI's tot nu toe", timeout=15_000)
    expect(rows(page, "approved")).to_have_count(11)
    expect(rows(page, "candidates")).to_have_count(6)


def test_the_panel_leads_to_it_and_back_to_the_open_assessment(page: Page, wizard: Wizard) -> None:
    dossier = start_assessment(page, wizard, "Onderweg")
    page.get_by_role("link", name="IPCEI's tot nu toe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("IPCEI's tot nu toe", timeout=15_000)
    page.get_by_role("link", name="Overzicht").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Onderweg", timeout=15_000)
    assert f"dossier={dossier}" in page.url


def test_choices_narrow_the_list_and_its_sum(page: Page) -> None:
    page.get_by_role("button", name="Waterstof", exact=True).click()
    expect(rows(page, "approved")).to_have_count(4)
    expect(rows(page, "candidates")).to_have_count(0)
    expect(page.get_by_text("4 IPCEI's · 16 landen · steun tot €\u00a018,9\u00a0mld")).to_be_visible()
    page.get_by_role("button", name="Gezondheid", exact=True).click()
    expect(rows(page, "approved")).to_have_count(6)
    page.get_by_role("button", name="doet niet mee", exact=True).click()
    expect(rows(page, "approved")).to_have_count(2)
    expect(rows(page, "approved").first).to_contain_text("Med4Cure")
    page.get_by_role("button", name="In voorbereiding", exact=True).click()
    expect(page.get_by_text("Er is geen IPCEI die aan al uw keuzes voldoet.")).to_be_visible()


def test_the_chart_says_itself_in_words_and_in_a_table(page: Page) -> None:
    chart = page.get_by_test_id("stVegaLiteChart")
    expect(chart).to_have_attribute("aria-label", re.compile("Staafdiagram .* per IPCEI; de cijfers staan eronder"))
    expect(page.get_by_text("De meeste steun staat bij ME/CT: tot €\u00a08,1\u00a0mld")).to_be_visible()
    page.get_by_role("radio", name="jaar van goedkeuring").click()
    expect(chart).to_have_attribute("aria-label", re.compile("per jaar"), timeout=15_000)
    expect(page.get_by_text("De meeste steun staat bij 2022: tot €\u00a010,6\u00a0mld")).to_be_visible()
    page.get_by_text("Cijfers bij de grafiek").click()
    figures = page.get_by_role("table", name="Cijfers bij de grafiek")
    expect(figures.get_by_role("row", name="2022")).to_contain_text("€\u00a010.600\u00a0mln")


def test_sources_that_differ_are_said_with_links(page: Page) -> None:
    page.get_by_text("(ME/CT): landen").click()
    told = page.get_by_role("listitem").filter(has_text="Er gaan twee Nederlandse bedragen rond: € 230 miljoen")
    expect(told).to_contain_text("€ 218,5 miljoen")
    link = told.get_by_role("link", name="Bedrijvenbeleid in beeld: IPCEI")
    expect(link).to_have_attribute("href", "https://www.bedrijvenbeleidinbeeld.nl/beleidsinstrumenten/ipcei")


def test_the_sum_stands_beside_what_the_commission_said(page: Page) -> None:
    check = rows(page, "check")
    expect(check.filter(has_text="Lidstaten")).to_have_text("Lidstaten2222")
    expect(check.filter(has_text="Steun tot")).to_contain_text("€\u00a037,2\u00a0mld")
    expect(check.filter(has_text="Projecten")).to_contain_text("266, zonder 2 IPCEI's")


def test_it_speaks_english_on_request(page: Page) -> None:
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("IPCEIs so far", timeout=15_000)
    settle(page)
    expect(rows(page, "approved").first).to_contain_text("18 Dec 2018 (figures of 23 Mar 2021)")
    page.get_by_text("IPCEI Med4Cure: countries").click()
    told = page.get_by_test_id("stExpander").filter(has_text="IPCEI Med4Cure")
    expect(told.get_by_text("The Netherlands does not take part.")).to_be_visible()
    words = page.locator("[data-testid=stMain]").inner_text()
    assert not [dutch for dutch in ("Steun", "Goedgekeurd", "landen", "niet bekend", "Let op") if dutch in words]
