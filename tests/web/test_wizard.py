"""What the wizard promises on its pages: nothing typed is lost, the route is plain, people decide."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from ipcei_wizard.dossier.store import DossierStore, open_store
from tests.web.driving import settle, until
from tests.web.officer import Officer, Wizard, start_assessment

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


@pytest.fixture
def store(wizard: Wizard) -> Iterator[DossierStore]:
    with open_store(f"sqlite:///{wizard.data / 'dossiers.db'}") as opened:
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def visit(page: Page, wizard: Wizard, place: str, dossier: str, more: str = "") -> None:
    page.goto(f"{wizard.url}/{place}?dossier={dossier}{more}")
    settle(page)


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list by typing; a redraw at that moment may close the list, and one clicks again."""
    for _ in range(3):
        box = page.get_by_role("combobox", name=label)
        box.click()
        box.fill(option)
        with contextlib.suppress(PlaywrightTimeout):
            page.get_by_role("option", name=option).click(timeout=4_000)
            return
    raise AssertionError(f"{option} cannot be chosen at {label}")


def stored(store: DossierStore, dossier: str, path: str) -> Any:
    value = store.load(dossier).values.get(path)
    return value.value if value else None


def test_an_empty_folder_offers_the_examples(context: BrowserContext, tmp_path: Path) -> None:
    with Wizard(tmp_path) as fresh:
        page = context.new_page()
        page.goto(fresh.url)
        expect(page.get_by_text("Er zijn nog geen beoordelingen.")).to_be_visible()
        page.get_by_role("button", name="Voorbeelden laden").click()
        expect(page.get_by_role("link", name="IPCEI Med4Cure")).to_be_visible(timeout=20_000)
        expect(page.get_by_role("link", name="Geconstrueerd voorbeeld")).to_have_count(4)


def test_a_bookmark_works_for_the_first_visitor(context: BrowserContext, tmp_path: Path) -> None:
    with Wizard(tmp_path) as fresh:
        page = context.new_page()
        visit(page, fresh, "vraag-9", "0000000000000000")
        expect(page.get_by_text("Er is geen dossier met het kenmerk")).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_source_is_corrected_in_one_place_and_marked_confidential_in_its_row(
    page: Page, wizard: Wizard, store: DossierStore
) -> None:
    dossier = start_assessment(page, wizard, "Bronnen")
    officer = Officer(page, dossier)
    first, second = "answers/occasion/sources", "answers/problem-severity/sources"
    visit(page, wizard, "vraag-1", dossier)
    page.locator(f".st-key-add-w-{dossier}-{first.replace('/', '-')}").get_by_role("button").click()
    officer.type(first, "Kamerbrief industriebleid", "0-title")
    until(lambda: stored(store, dossier, first), [{"title": "Kamerbrief industriebleid"}])
    visit(page, wizard, "vraag-2", dossier)
    choose(page, "Neem een bron over", "Kamerbrief industriebleid")
    until(lambda: stored(store, dossier, second), [{"title": "Kamerbrief industriebleid"}])
    officer.select(second, "Woo 5.2 (persoonlijke beleidsopvattingen in een stuk voor intern beraad)", "0-confidential")
    until(lambda: (stored(store, dossier, second) or [{}])[0].get("confidential"), "woo-5.2")
    visit(page, wizard, "bronnen", dossier)
    page.get_by_text("Verbeteren", exact=True).click()
    page.get_by_role("textbox", name="Titel").fill("Kamerbrief Industriebeleid met focus")
    page.get_by_role("button", name="Overal verbeteren (vragen: 2)").click()
    expect(page.get_by_text("De bron is overal verbeterd.")).to_be_visible()
    new = "Kamerbrief Industriebeleid met focus"
    assert [stored(store, dossier, path)[0]["title"] for path in (first, second)] == [new, new]


def test_a_row_is_marked_confidential_by_its_name(page: Page, wizard: Wizard, store: DossierStore) -> None:
    dossier = start_assessment(page, wizard, "Vertrouwelijk")
    officer = Officer(page, dossier)
    companies, marks = "answers/business-willing/fields/companies", "answers/business-willing/confidential"
    visit(page, wizard, "vraag-12", dossier)
    page.locator(f".st-key-add-w-{dossier}-{companies.replace('/', '-')}").get_by_role("button").click()
    officer.type(companies, "NXP", "0-company")
    until(lambda: stored(store, dossier, companies), [{"company": "NXP"}])
    settle(page)
    page.get_by_test_id("stMain").get_by_text("Vertrouwelijk", exact=True).click()
    choose(page, "Wat blijft uit de openbare versie?", "Bedrijven: NXP")
    page.keyboard.press("Escape")  # a list of several stays open
    until(lambda: stored(store, dossier, marks), {"rows": {"companies": ["NXP"]}})
    expect(page.get_by_text("iets als vertrouwelijk gemerkt zonder grond")).to_be_visible()
    choose(page, "Op welke grond van de Woo?", "Woo 5.1.1c")
    until(lambda: stored(store, dossier, marks), {"ground": "woo-5.1.1c", "rows": {"companies": ["NXP"]}})
    expect(page.get_by_text("iets als vertrouwelijk gemerkt zonder grond")).to_have_count(0)


def test_a_sentence_broken_off_in_the_middle_is_there_after_a_refresh(
    page: Page, wizard: Wizard, store: DossierStore
) -> None:
    dossier = start_assessment(page, wizard, "Halve zin")
    visit(page, wizard, "vraag-1", dossier)
    page.get_by_role("textbox", name="Beknopt antwoord").click()
    page.keyboard.type("De Commissie stelt voor om")
    page.reload()
    settle(page)
    expect(page.get_by_role("textbox", name="Beknopt antwoord")).to_have_value("De Commissie stelt voor om")
    until(lambda: stored(store, dossier, "answers/occasion/motivation"), "De Commissie stelt voor om")


def test_next_takes_along_what_was_just_typed(page: Page, wizard: Wizard, store: DossierStore) -> None:
    dossier = start_assessment(page, wizard, "Meteen door")
    visit(page, wizard, "vraag-3", dossier)
    page.get_by_role("textbox", name="Beknopt antwoord").click()
    page.keyboard.type("Doel en reikwijdte.")
    Officer(page, dossier).next("4. Ligt er een actieve taak voor de overheid?")
    until(lambda: stored(store, dossier, "answers/policy-goal/motivation"), "Doel en reikwijdte.")
    page.get_by_role("button", name="Vorige").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("3. Hoe gaan we het probleem oplossen?")
    expect(page.get_by_role("textbox", name="Beknopt antwoord")).to_have_value("Doel en reikwijdte.")


def test_going_back_keeps_answers_and_shows_what_falls_off_the_route(
    page: Page, wizard: Wizard, store: DossierStore
) -> None:
    dossier = start_assessment(page, wizard, "Terug")
    officer = Officer(page, dossier)
    for place, path, label in (
        ("vraag-2", "answers/problem-severity/verdict", "Levensbedreigend"),
        ("vraag-3", "answers/policy-goal/verdict", "Ja"),
        ("vraag-4", "answers/public-task/verdict", "Ja"),
        ("vraag-5", "answers/national-priorities/verdict", "Ja"),
        ("vraag-6", "answers/european-added-value/verdict", "Ja"),
    ):
        visit(page, wizard, place, dossier)
        officer.pick(path, label)
        settle(page)
    visit(page, wizard, "vraag-4", dossier)
    officer.pick("answers/public-task/verdict", "Nee")
    settle(page)
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_text("Nog niet op de route: deel A.1 wordt gelezen als “nee”.")).to_be_visible()
    visit(page, wizard, "vraag-6", dossier)
    expect(page.get_by_text("Dit deel ligt nu niet op de route")).to_be_visible()
    assert stored(store, dossier, "answers/european-added-value/verdict") == "ja"
    visit(page, wizard, "overzicht", dossier)
    expect(page.get_by_text("Vraag 6 is beantwoord maar ligt niet op de route.")).to_be_visible()


def test_the_officer_decides_and_a_difference_asks_for_reasons(page: Page, wizard: Wizard) -> None:
    dossier = start_assessment(page, wizard, "Afwijken")
    officer = Officer(page, dossier)
    visit(page, wizard, "vraag-4", dossier)
    officer.pick("answers/public-task/verdict", "Nee")
    settle(page)
    visit(page, wizard, "deel-a1", dossier)
    expect(page.get_by_text("De tool leest dit deel als nee.")).to_be_visible()
    officer.pick("sections/A.1/decision", "Ja")
    settle(page)
    expect(page.get_by_text("Motiveer het verschil.")).to_be_visible()
    expect(page.get_by_text("De route gaat verder met deel A.2")).to_be_visible()
    officer.type("sections/A.1/motivation", "Het publieke belang weegt zwaarder.")
    expect(page.get_by_text("Motiveer het verschil.")).to_have_count(0, timeout=15_000)


def test_what_a_click_changes_elsewhere_on_the_page_is_redrawn(page: Page, wizard: Wizard) -> None:
    dossier = start_assessment(page, wizard, "Elders op de pagina")
    officer = Officer(page, dossier)
    visit(page, wizard, "vraag-9", dossier)
    amount = officer.widget("answers/state-aid-necessary/fields/funding_gap_amount", "amount")
    in_panel = page.get_by_test_id("stSidebar").get_by_role("link", name="9. ")
    expect(amount).to_have_count(0)
    before = in_panel.inner_text()
    officer.pick("answers/state-aid-necessary/fields/funding_gap_shown", "Ja")
    expect(amount).to_be_visible()
    expect(in_panel).not_to_have_text(before)
    officer.pick("answers/state-aid-necessary/fields/funding_gap_shown", "Nee")
    expect(amount).to_have_count(0)


def test_a_click_draws_what_it_changes_and_nothing_else(page: Page, wizard: Wizard, store: DossierStore) -> None:
    drawn: list[str] = []
    page.on("websocket", lambda opened: opened.on("framereceived", lambda frame: drawn.append(kind_of(frame))))
    dossier = start_assessment(page, wizard, "In delen")
    officer = Officer(page, dossier)
    visit(page, wizard, "vraag-3", dossier)
    in_panel = page.get_by_test_id("stSidebar").get_by_role("link", name="Doel en reikwijdte")
    heading = page.get_by_role("heading", name="Aandachtspunten bij deze vraag")
    expect(heading).to_have_count(0)
    drawn.clear()
    officer.pick("answers/policy-goal/verdict", "Ja")
    expect(in_panel).to_contain_text("pending")
    expect(heading).to_be_visible()
    expect(page.get_by_text("heeft nog geen motivering")).to_be_visible()
    settle(page)
    assert {"page_link", "alert"} <= set(drawn)
    assert not {"text_area", "text_input", "navigation"} & set(drawn)
    motivation = officer.widget("answers/policy-goal/motivation").locator("textarea")
    motivation.press_sequentially("Een zin die half", delay=5)
    officer.pick("answers/policy-goal/verdict", "Deels")
    expect(motivation).to_have_value("Een zin die half")
    until(lambda: stored(store, dossier, "answers/policy-goal/motivation"), "Een zin die half")
    until(lambda: stored(store, dossier, "answers/policy-goal/verdict"), "deels")
    expect(page.get_by_text("heeft nog geen motivering")).to_have_count(0)
    settle(page)
    expect(motivation).to_have_value("Een zin die half")


def kind_of(frame: str | bytes) -> str:
    """Return what a message to the browser draws, or what else it says."""
    message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
    kind = str(message.WhichOneof("type"))
    if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
        return str(message.delta.new_element.WhichOneof("type"))
    return kind


def test_a_fault_appears_beside_its_field_and_what_was_typed_stays(
    page: Page, wizard: Wizard, store: DossierStore
) -> None:
    dossier = start_assessment(page, wizard, "Bedragen")
    officer = Officer(page, dossier)
    visit(page, wizard, "vraag-13", dossier)
    path = "answers/benefits-outweigh/fields/public_money"
    officer.type(path, "12.34", "amount")
    expect(page.get_by_text("hoort een getal te zijn, niet “12.34”")).to_be_visible(timeout=15_000)
    page.reload()
    settle(page)
    expect(officer.widget(path, "amount").locator("input")).to_have_value("12.34")
    officer.type(path, "€ 1.250.000,50", "amount")
    expect(page.get_by_text("hoort een getal te zijn")).to_have_count(0, timeout=15_000)
    until(lambda: stored(store, dossier, path), {"amount": 1250000.5, "currency": "EUR", "unit": "million"})
    page.reload()
    settle(page)
    expect(officer.widget(path, "amount").locator("input")).to_have_value("1.250.000,5")


def a_tab_that_came_second(
    context: BrowserContext, wizard: Wizard, store: DossierStore, title: str
) -> tuple[Page, str, str]:
    """Return a page where someone typed what another tab had changed already, its dossier, and the path of the text."""
    first, second = context.new_page(), context.new_page()
    dossier = start_assessment(first, wizard, title)
    for page in (first, second):
        visit(page, wizard, "vraag-1", dossier)
    path = "answers/occasion/motivation"
    first.get_by_role("textbox", name="Beknopt antwoord").fill("Tekst van de eerste.")
    until(lambda: stored(store, dossier, path), "Tekst van de eerste.")
    second.get_by_role("textbox", name="Beknopt antwoord").fill("Tekst van de tweede.")
    return second, dossier, path


def test_two_tabs_on_one_question_keep_both_texts(context: BrowserContext, wizard: Wizard, store: DossierStore) -> None:
    second, dossier, path = a_tab_that_came_second(context, wizard, store, "Twee tabbladen")
    second.keyboard.press("Control+Enter")
    expect(second.get_by_text("Deze tekst is intussen ook gewijzigd")).to_be_visible(timeout=15_000)
    assert stored(store, dossier, path) == "Tekst van de eerste."
    second.get_by_role("button", name="Beide onder elkaar").click()
    until(lambda: stored(store, dossier, path), "Tekst van de eerste.\n\nTekst van de tweede.")
    expect(second.get_by_role("textbox", name="Beknopt antwoord")).to_have_value(
        "Tekst van de eerste.\n\nTekst van de tweede."
    )


def test_who_types_where_another_was_first_and_goes_on_at_once_is_told_on_the_next_page(
    context: BrowserContext, wizard: Wizard, store: DossierStore
) -> None:
    second, dossier, path = a_tab_that_came_second(context, wizard, store, "In een adem verder")
    second.get_by_role("button", name="Volgende").click()
    expect(second.get_by_text("Wat u invulde bij ‘1. ")).to_be_visible(timeout=15_000)
    settle(second)
    expect(second.locator(".save-state")).to_contain_text("Niet opgeslagen")
    expect(second.locator(".save-state")).to_be_visible()
    second.get_by_role("link", name="Terug, om te kiezen").click()
    expect(second.get_by_text("Deze tekst is intussen ook gewijzigd")).to_be_visible(timeout=15_000)
    expect(second.get_by_text("Wat u invulde bij")).to_have_count(0)
    second.get_by_role("button", name="Mijn tekst bewaren").click()
    until(lambda: stored(store, dossier, path), "Tekst van de tweede.")


def test_two_tabs_on_different_questions_both_succeed(
    context: BrowserContext, wizard: Wizard, store: DossierStore
) -> None:
    first, second = context.new_page(), context.new_page()
    dossier = start_assessment(first, wizard, "Ieder een vraag")
    visit(first, wizard, "vraag-1", dossier)
    visit(second, wizard, "vraag-2", dossier)
    first.get_by_role("textbox", name="Beknopt antwoord").fill("Over de aanleiding.")
    second.get_by_role("textbox", name="Beknopt antwoord").fill("Over het probleem.")
    until(lambda: stored(store, dossier, "answers/occasion/motivation"), "Over de aanleiding.")
    until(lambda: stored(store, dossier, "answers/problem-severity/motivation"), "Over het probleem.")


def test_the_wizard_is_ready_once_its_store_answers(wizard: Wizard, tmp_path: Path) -> None:
    assert wizard.answers("/api/ready")
    broken = Wizard(tmp_path)
    (broken.data / "dossiers.db").write_text("this is not a database", encoding="utf-8")
    with broken:
        assert broken.answers("/api/live")
        assert not broken.answers("/api/ready")


def test_a_double_click_makes_one_assessment(page: Page, wizard: Wizard, store: DossierStore) -> None:
    page.goto(wizard.url)
    page.get_by_label("Titel van het initiatief").fill("Dubbelklik")
    page.get_by_role("button", name="Beginnen").dblclick()
    page.wait_for_url("**/gegevens?**")
    settle(page)
    assert [summary.title for summary in store.list()].count("Dubbelklik") == 1


def test_the_wizard_speaks_english_on_request(page: Page, wizard: Wizard) -> None:
    dossier = start_assessment(page, wizard, "Language")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Particulars of the memo", timeout=15_000)
    page.get_by_role("link", name="2. Severity of the problem").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2. How fundamental is the problem?", timeout=15_000)
    settle(page)
    assert "lang=en" in page.url
    assert f"dossier={dossier}" in page.url
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.get_by_text("Our translation; the Dutch text is the official one")).to_be_visible()


def test_a_row_can_be_taken_out_without_touching_the_others(page: Page, wizard: Wizard, store: DossierStore) -> None:
    dossier = start_assessment(page, wizard, "Rijen")
    officer = Officer(page, dossier)
    visit(page, wizard, "vraag-2", dossier)
    path = "answers/problem-severity/fields/bottlenecks"
    columns: dict[str, tuple[str, Mapping[str, str]]] = {"bottleneck": ("text", {}), "consequence": ("text", {})}
    officer.rows(path, columns, [{"bottleneck": name, "consequence": "gevolg"} for name in ("een", "twee", "drie")])
    page.get_by_role("button", name="Verwijder regel 2").click()
    wanted = [{"bottleneck": name, "consequence": "gevolg"} for name in ("een", "drie")]
    until(lambda: stored(store, dossier, path), wanted)
    expect(officer.widget(path, "1-bottleneck").locator("input")).to_have_value("drie")


def test_an_unknown_dossier_is_said_and_leads_home(page: Page, wizard: Wizard) -> None:
    visit(page, wizard, "vraag-1", "0123456789abcdef")
    expect(page.get_by_role("heading", level=1)).to_have_text("Geen beoordeling geopend")
    page.get_by_role("link", name="Naar de beoordelingen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beoordelingen")


def test_no_page_shows_an_error_of_the_program(page: Page, wizard: Wizard) -> None:
    dossier = start_assessment(page, wizard, "Alle pagina's")
    places = ["gegevens", *(f"vraag-{n}" for n in range(1, 14)), "deel-a1", "deel-a2", "deel-b1", "deel-b2"]
    for place in (*places, "advies", "overzicht", "nota"):
        visit(page, wizard, place, dossier)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_test_id("stException")).to_have_count(0)
