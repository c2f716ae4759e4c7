"""Never losing a word: a real browser types, the server's store tells what arrived."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.conftest import OwnBrowser, Server, settle, until

pytestmark = pytest.mark.browser

SENTENCE = "Het project draagt bij aan een sterke Europese waardeketen."


class TypingPage(Server):
    """The test page, and what it stored."""

    def __init__(self, folder: Path) -> None:
        self._store = folder / "stored.json"
        script = "tests/web/pages/answer_page.py"
        super().__init__(
            ["-m", "tests.web.serve_page", script, "{port}"], folder, env={"ANSWER_STORE": str(self._store)}
        )

    def stored(self, field: str = "eerste") -> str:
        if not self._store.exists():
            return ""
        return str(json.loads(self._store.read_text(encoding="utf-8")).get(field, ""))

    def put(self, field: str, text: str) -> None:
        """Store as somebody else would, behind the back of every open page."""
        known = json.loads(self._store.read_text(encoding="utf-8")) if self._store.exists() else {}
        self._store.write_text(json.dumps({**known, field: text}), encoding="utf-8")

    def forget(self) -> None:
        self._store.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TypingPage]:
    with TypingPage(tmp_path_factory.mktemp("typing")) as started:
        yield started


@pytest.fixture
def server(running: TypingPage) -> TypingPage:
    running.forget()
    return running


def opened(context: BrowserContext, server: Server, path: str = "/") -> Page:
    page = context.new_page()
    page.goto(server.url + path)
    settle(page)
    return page


def typing_in(page: Page, label: str = "Eerste") -> None:
    page.get_by_label(label).click()


def test_text_is_saved_while_typing_without_leaving_the_field(context: BrowserContext, server: TypingPage) -> None:
    page = opened(context, server)
    typing_in(page)
    page.keyboard.type(SENTENCE)
    until(server.stored, SENTENCE)
    expect(page.locator(".save-state")).to_contain_text("Opgeslagen om ")


@pytest.mark.parametrize("pause", [0, 5, 30, 400])
def test_a_refresh_right_after_the_last_key_loses_nothing(
    context: BrowserContext, server: TypingPage, pause: int
) -> None:
    page = opened(context, server)
    typing_in(page)
    page.keyboard.type(SENTENCE)
    page.wait_for_timeout(pause)
    page.reload()
    settle(page)
    expect(page.get_by_label("Eerste")).to_have_value(SENTENCE)
    until(server.stored, SENTENCE)


def test_a_link_clicked_at_once_leads_there_and_the_text_is_saved(context: BrowserContext, server: TypingPage) -> None:
    page = opened(context, server)
    for attempt in range(4):
        typing_in(page)
        page.keyboard.type(str(attempt))
        page.get_by_role("link", name="Andere").click()
        expect(page.get_by_role("heading", name="Andere pagina")).to_be_visible()
        page.wait_for_timeout(600)
        expect(page.get_by_role("heading", name="Andere pagina")).to_be_visible()
        page.get_by_role("link", name="Vraag").click()
        expect(page.get_by_role("heading", name="Vraag")).to_be_visible()
        settle(page)
    assert sorted(server.stored()) == list("0123")


def test_a_closed_page_has_sent_its_last_words(context: BrowserContext, server: TypingPage) -> None:
    page = opened(context, server)
    typing_in(page)
    page.keyboard.type(SENTENCE)
    page.close(run_before_unload=True)
    until(server.stored, SENTENCE)


@pytest.mark.parametrize("pause", [60, 300, 900])
def test_a_killed_browser_gives_the_text_back_when_it_is_opened_again(
    own_browser: OwnBrowser, server: TypingPage, pause: int
) -> None:
    page = own_browser.open(server.url)
    typing_in(page)
    page.keyboard.type(SENTENCE, delay=5)
    page.wait_for_timeout(pause)
    own_browser.kill()
    page = own_browser.open(server.url)
    expect(page.get_by_label("Eerste")).to_have_value(SENTENCE)
    until(server.stored, SENTENCE)


@pytest.mark.parametrize("pause", [0, 300, 690, 900])
def test_a_restart_of_the_server_loses_nothing(context: BrowserContext, tmp_path: Path, pause: int) -> None:
    with TypingPage(tmp_path) as server:
        page = opened(context, server)
        typing_in(page)
        page.keyboard.type(SENTENCE)
        page.wait_for_timeout(pause)
        server.stop(signal.SIGKILL)
        expect(page.locator(".save-state")).to_contain_text("Geen verbinding")
        server.start()
        expect(page.get_by_label("Eerste")).to_be_enabled(timeout=20_000)
        until(server.stored, SENTENCE)
        expect(page.get_by_label("Eerste")).to_have_value(SENTENCE)


def test_two_fields_and_a_line_are_each_saved(context: BrowserContext, server: TypingPage) -> None:
    page = opened(context, server)
    for label, text in (("Eerste", "een"), ("Tweede", "twee"), ("Regel", "drie")):
        typing_in(page, label)
        page.keyboard.type(text)
    page.reload()
    settle(page)
    for label, text in (("Eerste", "een"), ("Tweede", "twee"), ("Regel", "drie")):
        expect(page.get_by_label(label)).to_have_value(text)
        until(lambda label=label: server.stored(label.lower()), text)  # type: ignore[misc]
