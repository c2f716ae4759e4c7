"""Two hundred earlier assessments and the shipped examples in a real browser: found, cited, sorted, traced to each."""

import contextlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.web.examples import add_assessment
from tests.comparison.generated import generated
from tests.web.driving import settle
from tests.web.officer import Officer, Wizard
from tests.web.test_accessibility import violations
from tests.web.test_version_study import stricter

pytestmark = pytest.mark.browser

COUNT = 200


@pytest.fixture(scope="module")
def stored() -> dict[str, str]:
    """The dossiers by title."""
    return {}


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory, stored: dict[str, str]) -> Iterator[Wizard]:
    served = Wizard(tmp_path_factory.mktemp("wizard"))
    with open_store(f"sqlite:///{served.data / 'dossiers.db'}") as store:
        for number, assessment in enumerate(generated(COUNT)):
            title = assessment.initiative.title
            stored[title] = add_assessment(store, assessment, key=f"generated:{number}")
    with served as started:
        yield started


@pytest.fixture(scope="module")
def page(browser: Browser, wizard: Wizard) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 1000}, bypass_csp=True)
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    yield opened
    context.close()


def go(page: Page, address: str, heading: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading, timeout=30_000)
    settle(page)


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list that opens; a redraw at that moment closes it, and then it is opened again."""
    box = page.get_by_role("combobox", name=label, exact=True)
    for _ in range(3):
        box.click()
        box.fill(option)
        with contextlib.suppress(PlaywrightTimeout):
            page.get_by_role("option", name=option).first.click(timeout=5_000)
            settle(page)
            return
    raise AssertionError(f"{option} cannot be chosen at {label}")


def open_earlier(page: Page, wizard: Wizard, dossier: str) -> None:
    """Open what earlier assessments said at question 9."""
    go(page, f"{wizard.url}/vraag-9?dossier={dossier}", "9. Is staatssteun noodzakelijk?")
    expect(page.get_by_role("button", name="Aanhalen als bron")).to_have_count(0)
    page.get_by_text("Wat eerdere beoordelingen hier zeiden").click()
    expect(page.locator(".st-key-earlier-answer-9")).to_contain_text("is dit onderzocht", timeout=30_000)
    settle(page)


def test_what_earlier_assessments_said_is_a_click_away_and_is_cited_not_copied(
    page: Page, wizard: Wizard, stored: dict[str, str]
) -> None:
    open_earlier(page, wizard, stored["IPCEI Voorbeeld 001"])
    choose(page, "Ecosysteem", "digitale sector")
    cited = page.locator(".st-key-earlier-answer-9").inner_text().split("In geval ")[1].split(" ")[0]
    page.get_by_role("button", name="Aanhalen als bron").click()
    expect(page.get_by_text("Dit antwoord staat bij de bronnen van deze vraag.")).to_be_visible(timeout=30_000)
    settle(page)
    title = page.get_by_role("textbox", name="Titel").first
    expect(title).to_have_value(f"Beoordeling “IPCEI Voorbeeld {int(cited):03}”, vraag 9", timeout=30_000)
    own = Officer(page, stored["IPCEI Voorbeeld 001"]).widget("answers/state-aid-necessary/motivation")
    assert "In geval 1 " in own.locator("textarea").input_value()
    assert violations(page) == []


def test_each_number_of_verdicts_leads_to_those_assessments(page: Page, wizard: Wizard, stored: dict[str, str]) -> None:
    open_earlier(page, wizard, stored["IPCEI Voorbeeld 002"])
    spread = page.locator(".st-key-earlier-9 a, [data-testid=stExpander] .memo a").first
    count = int(spread.inner_text().split(" ")[0])
    spread.click()
    expect(page.locator(".matrix")).to_be_visible(timeout=30_000)
    settle(page)
    assert page.locator(".matrix thead tr").last.locator("th").count() == 1 + min(count + 1, 50)
    row = page.locator(".matrix tr[aria-current]")
    assert set(row.locator("td").all_inner_texts()[1:]) == {"▲ Ja"}


def test_the_matrix_is_grouped_and_a_cell_shows_what_differs_from_it(
    page: Page, wizard: Wizard, stored: dict[str, str]
) -> None:
    go(page, f"{wizard.url}/vergelijken?met={','.join(list(stored.values())[:50])}", "Vergelijken")
    choose(page, "Groeperen op", "Ecosysteem")
    expect(page.locator(".matrix .groups th").first).to_contain_text("digitale sector", timeout=30_000)
    settle(page)
    page.locator(".matrix tr", has=page.get_by_role("rowheader", name="9. Noodzaak")).locator("td a").nth(1).click()
    expect(page.locator(".beside del").first).to_be_visible(timeout=30_000)
    settle(page)
    assert page.locator(".matrix td[aria-current]").count() == 1
    assert page.locator(".beside section").first.locator("del, ins").count() == 0


def test_precedents_come_from_every_dossier_and_are_narrowed_down(page: Page, wizard: Wizard) -> None:
    go(page, f"{wizard.url}/vergelijken?met=ipcei-cis,ipcei-med4cure", "Vergelijken")
    choose(page, "Ecosysteem", "gezondheid")
    choose(page, "Status", "meegeleverd")
    link = page.get_by_role("link", name="Zet deze 2 naast elkaar: IPCEI Med4Cure: 10 van de 12")
    expect(link).to_be_visible(timeout=30_000)
    expect(page.get_by_role("link", name="Zet deze 2 naast elkaar: IPCEI Voorbeeld")).to_have_count(0, timeout=30_000)
    settle(page)
    assert violations(page) == []


def test_a_conflict_is_explained_in_the_dossier_and_the_memo_tells_it(
    page: Page, wizard: Wizard, stored: dict[str, str]
) -> None:
    dossier = stored["IPCEI Voorbeeld 189"]
    go(page, f"{wizard.url}/overzicht?dossier={dossier}", "IPCEI Voorbeeld 189")
    page.get_by_text("Vergelijk met alle andere beoordelingen").click()
    field = page.get_by_role("textbox", name="Wat verklaart het verschil?").first
    expect(field).to_be_visible(timeout=30_000)
    settle(page)
    field.fill("De markt is sindsdien veranderd.")
    expect(page.get_by_text("Vergelijk met alle andere beoordelingen (verklaard: 1)")).to_be_visible(timeout=30_000)
    settle(page)
    assert violations(page) == []
    go(page, f"{wizard.url}/nota?dossier={dossier}", "Adviesnota")
    annex = page.get_by_role("heading", name="Consistentie met andere beoordelingen")
    expect(annex).to_be_visible(timeout=30_000)
    expect(page.get_by_text("De markt is sindsdien veranderd.")).to_be_visible()


def test_the_assessments_are_counted_and_every_number_leads_to_them(page: Page, wizard: Wizard) -> None:
    go(page, f"{wizard.url}/cijfers", "Beoordelingen in cijfers")
    expect(page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first).to_be_visible(timeout=30_000)
    with page.expect_download() as download:
        page.locator(".st-key-svg-route-ends button").first.click()
    assert "uitkomst nee" in download.value.path().read_text()
    page.get_by_text("De gegevens als tabel").nth(2).click()
    link = page.get_by_role("link", name="bij deel A.1, uitkomst nee")
    expect(link).to_be_visible()
    settle(page)
    assert violations(page) == []
    count = int(link.inner_text())
    link.click()
    expect(page.locator(".matrix")).to_be_visible(timeout=30_000)
    settle(page)
    assert page.locator(".matrix thead tr").last.locator("th").count() == 1 + min(count, 50)


def test_a_change_of_the_questionnaire_is_studied_on_every_assessment(page: Page, wizard: Wizard) -> None:
    go(page, f"{wizard.url}/vergelijken?met=ipcei-cis,ipcei-med4cure", "Vergelijken")
    page.get_by_text("Wat zou een andere versie van het kader anders lezen?").click()
    chooser = page.locator("[data-testid=stFileUploaderDropzoneInput]")
    chooser.wait_for(state="attached")
    settle(page)
    chooser.set_input_files({"name": "b1.yaml", "mimeType": "application/yaml", "buffer": stricter()})
    expect(page.get_by_text(f"van de {COUNT + 8} beoordelingen anders")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Deel B.1, lezing: van “afwegen” naar “nee”").first).to_be_visible()
    settle(page)
    # Streamlit gives the place to drop a file a role that it also takes away; the button in it works without.
    assert [found for found in violations(page) if found[0] != "presentation-role-conflict"] == []
