"""Help at the word: a term shows what it means on pointing, focus and tap, and the official text stays what it is."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from ipcei_wizard.framework.glossary import shipped_glossary
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.messages import LANGUAGES, Language
from ipcei_wizard.web.explained import marked, paragraphs, question_html, with_terms
from tests.web.driving import settle
from tests.web.officer import Wizard, start_assessment
from tests.web.test_accessibility import violations

FRAMEWORK = shipped_framework("afwegingskader-2022")
TERMS = shipped_glossary().term_by_id


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_with_marks_can_hide_no_markup(language: Language) -> None:
    assert marked("<b>doelmatig</b> & efficient", language).count("<b>") == 0
    assert paragraphs("a\n\n<i>b</i>", language).count("<p>") == 2


def test_a_reason_explains_the_terms_of_its_label() -> None:
    why = with_terms("Zonder dat valt er niets te zeggen.", "Nulscenario", "nl")
    assert why.startswith("Zonder dat valt er niets te zeggen.\n\n**nulscenario**: ")
    assert TERMS["counterfactual"].definition.nl in why
    assert "Bron: Verordening (EU) 2023/1315" in why
    assert with_terms("Niets bijzonders.", "Rol", "nl") == "Niets bijzonders."


def test_a_definition_without_source_says_that_it_is_ours() -> None:
    assert "Eigen omschrijving" in with_terms("doelmatig", "", "nl")
    assert "Own description" in with_terms("efficient", "", "en")


def test_a_title_and_its_guidance_explain_a_term_once() -> None:
    question = FRAMEWORK.question_by_id["state-aid-necessary"]
    html = question_html(question.official, "nl", titled=True)
    assert html.count('data-term="state-aid"') == 1
    assert html.count("<p ") == 2


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def at_question(page: Page, wizard: Wizard, number: int, more: str = "") -> Page:
    dossier = start_assessment(page, wizard, "Begrippen")
    page.goto(f"{wizard.url}/vraag-{number}?dossier={dossier}{more}")
    settle(page)
    return page


def word(page: Page, term: str) -> Locator:
    return page.locator(f'.term[data-term="{term}"]').first


def card(page: Page) -> Locator:
    return page.get_by_role("tooltip")


@pytest.mark.browser
def test_pointing_at_a_term_shows_it_and_the_way_to_the_card_does_not_lose_it(page: Page, wizard: Wizard) -> None:
    sent: list[object] = []
    # Playwright cannot take a method of a list as a listener.
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))  # noqa: PLW0108
    at_question(page, wizard, 9)
    assert sent
    sent.clear()
    word(page, "efficient").hover()
    expect(card(page)).to_contain_text(TERMS["efficient"].definition.nl)
    expect(card(page)).to_contain_text("Niet hetzelfde als doeltreffend")
    expect(card(page)).to_contain_text("Eigen omschrijving")
    card(page).hover()
    page.wait_for_timeout(600)
    expect(card(page)).to_be_visible()
    page.mouse.move(2, 2)
    expect(card(page)).to_have_count(0)
    assert sent == []


@pytest.mark.browser
def test_the_keyboard_reaches_a_term_and_escape_closes_it_where_one_is(page: Page, wizard: Wizard) -> None:
    at_question(page, wizard, 4)
    term = word(page, "zero-option")
    for _ in range(60):
        page.keyboard.press("Tab")
        if term.evaluate("element => element === document.activeElement"):
            break
    expect(card(page)).to_contain_text(TERMS["zero-option"].definition.nl)
    expect(card(page)).to_contain_text("Kamerstuk 29 826, nr. 147")
    assert "Het nulscenario is iets anders" in str(
        term.evaluate("element => document.getElementById(element.getAttribute('aria-describedby')).textContent")
    )
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    expect(card(page)).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(card(page).filter(has_text=TERMS["zero-option"].definition.nl)).to_have_count(0)


@pytest.mark.browser
def test_a_tap_shows_a_term_and_a_tap_elsewhere_closes_it(browser: Browser, wizard: Wizard) -> None:
    phone = browser.new_context(locale="nl-NL", viewport={"width": 360, "height": 740}, has_touch=True)
    page = at_question(phone.new_page(), wizard, 9)
    word(page, "funding-gap").tap()
    expect(card(page)).to_contain_text("groepsvrijstellingsverordening")
    box = card(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.get_by_role("heading", level=1).tap()
    expect(card(page)).to_have_count(0)
    phone.close()


@pytest.mark.browser
def test_the_official_text_on_the_screen_is_the_official_text(page: Page, wizard: Wizard) -> None:
    dossier = start_assessment(page, wizard, "Letterlijk")
    for question in FRAMEWORK.questions[3:10:3]:
        page.goto(f"{wizard.url}/vraag-{question.number}?dossier={dossier}")
        settle(page)
        shown = page.locator(f".st-key-official-{question.number} .explained p").all_text_contents()
        official = question.official
        assert shown == [part for part in (official.sub_question, official.guidance) if part]


@pytest.mark.browser
def test_a_page_with_an_explained_term_can_be_used_by_everyone(browser: Browser, wizard: Wizard) -> None:
    # Our own policy would rightly refuse the script that looks at the page.
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 1000}, bypass_csp=True)
    page = at_question(context.new_page(), wizard, 9, "&lang=en")
    word(page, "counterfactual").hover()
    expect(card(page)).to_contain_text("the zero option is something else")
    assert violations(page) == []
    page.goto(f"{wizard.url}/begrippen")
    settle(page)
    expect(page.get_by_role("term").filter(has_text="nuloptie")).to_be_visible()
    assert violations(page) == []
    context.close()


@pytest.mark.browser
def test_the_glossary_is_one_click_away_and_needs_no_assessment(page: Page, wizard: Wizard) -> None:
    page.goto(f"{wizard.url}/?lang=en")
    settle(page)
    page.get_by_role("link", name="Glossary").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Glossary")
    expect(page.get_by_role("definition").filter(has_text=TERMS["counterfactual"].definition.en)).to_be_visible()
    expect(page.get_by_text("nulscenario", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="http://data.europa.eu/eli/reg/2023/1315/oj").first).to_be_visible()
