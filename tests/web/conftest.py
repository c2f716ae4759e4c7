"""A real server in its own process and a real Chromium, for every test that wants to see what an officer sees."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from tests.web.driving import CHROMIUM_ARGS, AnswerPage, OwnBrowser, Server, chromium_path


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Without a browser a browser test is not run: said by name here, a failure where nothing may be left out."""
    if item.get_closest_marker("browser") and chromium_path() is None:
        how = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        how(f"{item.name} was not run: no Chromium. Install chromium, or set CHROMIUM to its path.")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for report in terminalreporter.stats.get("skipped", []):
        if "no Chromium" in str(report.longrepr):
            terminalreporter.write_line(f"NOT RUN (no Chromium): {report.nodeid}", yellow=True)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=20_000)  # beside other work a page takes its time; who waits in vain waits for a fault
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_ARGS)
    yield running
    running.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own, with the settings of a Dutch officer."""
    profile = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
    yield profile
    profile.close()


@pytest.fixture
def own_browser(playwright: Playwright, tmp_path: Path) -> Iterator[OwnBrowser]:
    opened = OwnBrowser(playwright, tmp_path / "profile")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def answer_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerPage]:
    with AnswerPage(tmp_path_factory.mktemp("answers")) as started:
        yield started


@pytest.fixture
def server(answer_page: AnswerPage) -> AnswerPage:
    """The test page with nothing stored yet."""
    answer_page.forget()
    return answer_page


@pytest.fixture(scope="session")
def widget_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A page with the widgets of which Streamlit writes the words."""
    command = ["-m", "tests.web.serve_page", "tests/web/pages/widget_page.py", "{port}"]
    with Server(command, tmp_path_factory.mktemp("widgets")) as started:
        yield started
