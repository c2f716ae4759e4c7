"""Every page of the wizard against axe-core: WCAG 2.2 A and AA and its best practices, without a single violation."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from tests.web.driving import settle
from tests.web.officer import Wizard, start_assessment

pytestmark = pytest.mark.browser

RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PLACES: Final = (
    "overzicht",
    "gegevens",
    "vraag-4",
    "vraag-8",
    "vraag-9",
    "vraag-12",
    "deel-b2",
    "advies",
    "nota",
    "dossier",
    "controleren",
)


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


@pytest.fixture(scope="module")
def page(browser: Browser, wizard: Wizard) -> Iterator[Page]:
    # Our own policy would rightly refuse the script that looks at the page.
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 1000}, bypass_csp=True)
    opened = context.new_page()
    opened.goto(wizard.url)
    settle(opened)
    opened.get_by_role("button", name="Voorbeelden laden").click()
    opened.get_by_role("link", name="IPCEI Med4Cure").wait_for()
    yield opened
    context.close()


def violations(page: Page) -> list[Any]:
    settle(page, quiet=500)
    page.evaluate(Path(str(files("axe_playwright_python") / "axe.min.js")).read_text(encoding="utf-8"))
    found: list[Any] = page.evaluate(
        """async (rules) => (await axe.run(document, { runOnly: rules })).violations
             .map((each) => [each.id, each.nodes.length, each.nodes[0].html.slice(0, 200)])""",
        RULES,
    )
    return found


def test_the_first_page_can_be_used_by_everyone(page: Page, wizard: Wizard) -> None:
    page.goto(wizard.url)
    assert violations(page) == []


@pytest.mark.parametrize("place", PLACES)
def test_a_page_of_a_filled_in_dossier_can_be_used_by_everyone(page: Page, wizard: Wizard, place: str) -> None:
    page.goto(wizard.url)
    settle(page)
    page.get_by_role("link", name="IPCEI Med4Cure").click()
    page.wait_for_url("**/overzicht*")
    page.goto(page.url.replace("overzicht", place))
    assert violations(page) == []


def test_the_english_pages_say_that_they_are_english(page: Page, wizard: Wizard) -> None:
    page.goto(f"{wizard.url}/?lang=en")
    assert violations(page) == []
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("width", [1280, 390])
def test_the_list_of_ipceis_can_be_used_by_everyone(page: Page, wizard: Wizard, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 1000})
    page.goto(f"{wizard.url}/ipceis")
    page.get_by_text("IPCEI Hy2Use: landen").click()
    page.get_by_text("Cijfers bij de grafiek").click()
    page.get_by_text("Uniper staat in de lijst").wait_for()
    assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 1000})


@pytest.mark.parametrize("width", [1280, 390])
def test_finding_a_dossier_can_be_used_by_everyone(page: Page, wizard: Wizard, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 1000})
    page.goto(f"{wizard.url}/dossiers?zoek=strategische+autonomie&status=concept")
    page.locator(".found mark").first.wait_for()
    page.get_by_text("Bewaarde weergaven").click()
    page.get_by_role("textbox", name="Naam van de weergave").fill(f"Breedte {width}")
    page.get_by_role("button", name="Deze zoekvraag bewaren").click()
    page.get_by_role("link", name=f"Breedte {width}").wait_for()
    assert violations(page) == []
    page.goto(f"{wizard.url}/dossiers?zoek=zwaartekracht&van=2026-01-01")
    page.get_by_text("Geen dossier voldoet aan al deze woorden en filters.").wait_for()
    assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 1000})


def test_who_else_is_at_a_question_can_be_read_by_everyone(page: Page, wizard: Wizard) -> None:
    dossier = start_assessment(page, wizard, "Met zijn tweeën")
    elsewhere = page.context.new_page()
    for window in (elsewhere, page):
        window.goto(f"{wizard.url}/vraag-9?dossier={dossier}")
    page.get_by_text("U hebt deze vraag ook open in een ander venster.").wait_for()
    assert violations(page) == []
    elsewhere.close()


def test_the_comments_and_the_history_of_a_question_can_be_used_by_everyone(page: Page, wizard: Wizard) -> None:
    page.goto(wizard.url)
    settle(page)
    page.get_by_role("link", name="IPCEI Med4Cure").click()
    page.wait_for_url("**/overzicht*")
    page.goto(page.url.replace("overzicht", "vraag-1"))
    settle(page)
    for opened in ("Opmerkingen", "Geschiedenis van deze vraag"):
        page.get_by_text(opened, exact=True).click()
        settle(page)
    page.get_by_text("De nieuwste wijziging staat bovenaan.").wait_for()
    assert violations(page) == []


def test_a_route_that_is_being_signed_can_be_used_by_everyone(page: Page, wizard: Wizard) -> None:
    dossier = start_assessment(page, wizard, "Een route")
    page.goto(f"{wizard.url}/dossier?dossier={dossier}")
    settle(page)
    page.get_by_label("Functie", exact=True).fill("directeur")
    page.get_by_label("Naam", exact=True).fill("Dirk Smit")
    page.get_by_role("button", name="Toevoegen").click()
    page.get_by_role("button", name="Stap “directeur” weghalen").wait_for()
    for move in ("Ter afstemming rondsturen", "Ter ondertekening aanbieden"):
        page.get_by_role("button", name=move).click()
        settle(page)
    page.get_by_role("button", name="Tekenen als directeur").wait_for()
    assert violations(page) == []
