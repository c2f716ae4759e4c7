"""Never losing a word: a real browser types, the server's store tells what arrived."""

import signal
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.driving import AnswerPage, OwnBrowser, opened, settle, until

pytestmark = pytest.mark.browser

SENTENCE = "Het project draagt bij aan een sterke Europese waardeketen."
TEXTS = {"Eerste": "een tekst", "Tweede": "een andere tekst", "Regel": "een regel"}


def typing_in(page: Page, label: str = "Eerste") -> None:
    page.get_by_label(label).click()


def test_text_is_saved_while_typing_without_leaving_the_field(context: BrowserContext, server: AnswerPage) -> None:
    page = opened(context, server)
    typing_in(page)
    page.keyboard.type(SENTENCE)
    expect(page.locator(".save-state")).to_have_text("Nog niet opgeslagen…")
    until(server.stored, SENTENCE)
    expect(page.locator(".save-state")).to_contain_text("Opgeslagen om ")
    expect(page.get_by_role("status").filter(has_text="Opgeslagen om ")).to_have_count(1)


@pytest.mark.parametrize("pause", [0, 30])
def test_a_refresh_right_after_the_last_key_loses_nothing(
    context: BrowserContext, server: AnswerPage, pause: int
) -> None:
    page = opened(context, server)
    typing_in(page)
    page.keyboard.type(SENTENCE)
    page.wait_for_timeout(pause)
    page.reload()
    settle(page)
    expect(page.get_by_label("Eerste")).to_have_value(SENTENCE)
    until(server.stored, SENTENCE)


def test_a_link_clicked_at_once_leads_there_and_the_text_is_saved(context: BrowserContext, server: AnswerPage) -> None:
    page = opened(context, server)
    for attempt in range(3):
        typing_in(page)
        page.keyboard.type(str(attempt))
        page.get_by_role("link", name="Andere").click()
        expect(page.get_by_role("heading", name="Andere pagina")).to_be_visible()
        settle(page, quiet=500)
        expect(page.get_by_role("heading", name="Andere pagina")).to_be_visible()
        page.get_by_role("link", name="Vraag").click()
        expect(page.get_by_role("heading", name="Vraag")).to_be_visible()
        settle(page)
    assert sorted(server.stored()) == list("012")


def test_a_closed_page_has_sent_its_last_words(context: BrowserContext, server: AnswerPage) -> None:
    page = opened(context, server)
    typing_in(page)
    page.keyboard.type(SENTENCE)
    page.close(run_before_unload=True)
    until(server.stored, SENTENCE)


def test_a_killed_browser_gives_the_text_back_when_it_is_opened_again(
    own_browser: OwnBrowser, server: AnswerPage
) -> None:
    page = own_browser.open(server.url)
    typing_in(page)
    page.keyboard.type(SENTENCE)
    page.wait_for_timeout(80)  # the server has heard nothing yet
    own_browser.kill()
    assert server.stored() != SENTENCE
    page = own_browser.open(server.url)
    expect(page.get_by_label("Eerste")).to_have_value(SENTENCE)
    until(server.stored, SENTENCE)


def test_a_restart_of_the_server_loses_nothing_in_any_tab(context: BrowserContext, tmp_path: Path) -> None:
    with AnswerPage(tmp_path) as server:
        pages = {label: opened(context, server) for label in TEXTS}
        for label, text in TEXTS.items():
            pages[label].bring_to_front()
            typing_in(pages[label], label)
            pages[label].keyboard.type(text)
        server.stop(signal.SIGKILL)
        for page in pages.values():
            expect(page.locator(".save-state")).to_contain_text("Geen verbinding")
        server.start()
        for label, text in TEXTS.items():
            until(lambda label=label: server.stored(label.lower()), text, seconds=25)  # type: ignore[misc]
            expect(pages[label].get_by_label(label)).to_have_value(text)


def test_the_silence_of_a_server_that_hangs_is_not_taken_for_saved(context: BrowserContext, tmp_path: Path) -> None:
    with AnswerPage(tmp_path) as server:
        page = opened(context, server)
        typing_in(page)
        server.hang()
        page.keyboard.type(SENTENCE)
        page.wait_for_timeout(4500)  # longer than a run may go unnoticed
        expect(page.locator(".save-state")).to_have_attribute("data-state", "unsaved")
        server.stop(signal.SIGKILL)
        server.start()
        until(server.stored, SENTENCE, seconds=25)


def test_what_was_sent_is_saved_once_its_run_has_ended(context: BrowserContext, server: AnswerPage) -> None:
    """Also when the run is over before the page shows that it began; and not for want of any word from the server."""
    page = context.new_page()
    page.route("**/api/live", lambda route: route.abort())
    page.goto(server.url)
    settle(page)
    for text in ("Eerst dit.", "Dan dat."):
        typing_in(page)
        page.keyboard.type(text)
        expect(page.locator(".save-state")).to_have_attribute("data-state", "unsaved")
        expect(page.locator(".save-state")).to_have_attribute("data-state", "saved")


def test_where_nothing_has_to_be_sent_the_page_says_so(context: BrowserContext, server: AnswerPage) -> None:
    page = opened(context, server)
    typing_in(page)
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    expect(page.locator(".save-state")).to_have_attribute("data-state", "unsaved")
    expect(page.locator(".save-state")).to_have_attribute("data-state", "saved")


def test_several_fields_on_one_page_are_each_saved(context: BrowserContext, server: AnswerPage) -> None:
    page = opened(context, server)
    for label, text in TEXTS.items():
        typing_in(page, label)
        page.keyboard.type(text)
    page.reload()
    settle(page)
    for label, text in TEXTS.items():
        expect(page.get_by_label(label)).to_have_value(text)
        until(lambda label=label: server.stored(label.lower()), text)  # type: ignore[misc]


@pytest.mark.parametrize("behaviour", ["tidy=1&notice=1", "move=1&slow=0.2"])
def test_typing_on_through_several_commits_keeps_every_key_and_the_caret(
    context: BrowserContext, server: AnswerPage, behaviour: str
) -> None:
    page = opened(context, server, f"/?{behaviour}")
    typing_in(page)
    end = type_with_pauses(page, "een twee drie vier vijf zes ")
    page.evaluate("document.activeElement.setSelectionRange(8, 8)")
    middle = type_with_pauses(page, " zeven acht negen")
    expected = end[:8] + middle + end[8:]
    expect(page.get_by_label("Eerste")).to_have_value(expected)
    assert page.evaluate("document.activeElement.selectionStart") == 8 + len(middle)
    page.get_by_label("Tweede").click()
    until(server.stored, expected.strip() if "tidy" in behaviour else expected)


def type_with_pauses(page: Page, text: str) -> str:
    """Type with a pause after every second word, long enough for the text to be sent in between."""
    for word in range(0, len(words := text.split(" ")), 2):
        page.keyboard.type(" ".join(words[word : word + 2]) + (" " if word + 2 < len(words) else ""), delay=25)
        page.wait_for_timeout(760)
    return text


def test_a_dead_key_is_sent_only_when_the_letter_is_whole(context: BrowserContext, server: AnswerPage) -> None:
    page = opened(context, server)
    typing_in(page)
    page.keyboard.type("caf")
    browser_side = context.new_cdp_session(page)
    browser_side.send("Input.imeSetComposition", {"text": "´", "selectionStart": 1, "selectionEnd": 1})
    page.wait_for_timeout(1500)
    assert server.stored() == ""
    browser_side.send("Input.insertText", {"text": "é"})
    until(server.stored, "café")
    expect(page.get_by_label("Eerste")).to_have_value("café")


def test_what_the_server_refuses_is_said_and_given_back(context: BrowserContext, server: AnswerPage) -> None:
    for given_back, text in (("", "oudere tekst"), ("oudere tekst", "nieuwere tekst")):
        page = opened(context, server, "/?refuse=1")
        expect(page.get_by_label("Eerste")).to_have_value(given_back)
        page.get_by_label("Eerste").fill("")
        typing_in(page)
        page.keyboard.type(text)
        expect(page.locator(".save-state")).to_contain_text("Niet opgeslagen")
        page.close()
    page = opened(context, server)
    expect(page.get_by_label("Eerste")).to_have_value("nieuwere tekst")
    until(server.stored, "nieuwere tekst")


def test_a_text_of_somebody_else_is_not_overwritten_and_the_own_text_is_offered(
    context: BrowserContext, server: AnswerPage
) -> None:
    page = opened(context, server, "/?refuse=1")
    typing_in(page)
    page.keyboard.type(SENTENCE)
    expect(page.locator(".save-state")).to_contain_text("Niet opgeslagen")
    server.put("eerste", "Van een ander.")
    page.goto(server.url)
    settle(page)
    expect(page.get_by_label("Eerste")).to_have_value("Van een ander.")
    page.get_by_role("button", name="Bekijk de tekst").click()
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value(SENTENCE)
    page.get_by_role("button", name="Weggooien").click()
    page.reload()
    settle(page, quiet=500)
    expect(page.get_by_role("button", name="Bekijk de tekst")).to_have_count(0)
    assert server.stored() == "Van een ander."
