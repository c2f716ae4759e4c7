"""The page around the pages in a real browser: its language, its words, and whom it talks to."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.driving import AnswerPage, Server, opened, settle

pytestmark = pytest.mark.browser

# Words with which Streamlit's own texts begin, whatever comes after them.
ENGLISH = re.compile(
    r"\b(Choose|Select|Press|Clear|Show|Download|Search|Fullscreen|Drag|per file|Skip|Open|Close|required|Increment|"
    r"Help for|Decrement|Main menu|month|year|Link to|Add|Next|Previous|Remove|Browse|Upload|Sidebar|Expand|Collapse)\b"
)
TEXTS_AND_LABELS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const icon = parent.closest('[data-testid="stIconMaterial"], [translate="no"], style, script, noscript');
    if (!icon && !parent.closest('[data-testid="stMarkdown"]')) found.push(walker.currentNode.data);
  }
  for (const name of ["aria-label", "title", "placeholder"])
    for (const element of document.querySelectorAll(`[${name}]`)) found.push(element.getAttribute(name));
  return found.filter((text) => text.trim());
}"""


# Streamlit's library for numbers tries WebAssembly and does well without; giving it leave would only widen the policy.
BROKEN_RULES = """addEventListener("securitypolicyviolation", (broken) => {
  if (broken.blockedURI !== "wasm-eval") console.error(broken.violatedDirective, broken.blockedURI);
});"""


def english_in(page: Page) -> list[str]:
    return sorted({text for text in page.evaluate(TEXTS_AND_LABELS) if ENGLISH.search(text)})


def test_the_page_asks_nothing_of_anyone_else_and_breaks_no_rule(context: BrowserContext, widget_page: Server) -> None:
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(BROKEN_RULES)
    page.goto(widget_page.url)
    settle(page, quiet=1000)
    outside = [url for url in asked if not url.startswith((widget_page.url, "data:", "blob:"))]
    assert outside == []
    assert complaints == []
    loaded = "[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family)"
    assert "SourceSans3" in page.evaluate(loaded)


def test_streamlit_speaks_dutch(context: BrowserContext, widget_page: Server) -> None:
    page = opened(context, widget_page)
    page.get_by_label("Lang antwoord").press_sequentially("a")
    expect(page.get_by_text("Wordt vanzelf opgeslagen")).to_be_visible()
    page.get_by_test_id("stDataFrame").hover()
    assert english_in(page) == []
    assert "Kies een optie" in page.evaluate(TEXTS_AND_LABELS)
    expect(page.get_by_text("Upload, Search en Close zijn hier woorden van de pagina zelf.")).to_be_visible()


def test_streamlit_speaks_english_when_asked(context: BrowserContext, widget_page: Server) -> None:
    page = opened(context, widget_page, "/?lang=en")
    assert page.locator("html").get_attribute("lang") == "en"
    assert "Choose an option" in page.evaluate(TEXTS_AND_LABELS)


def test_the_language_follows_the_address_without_a_new_page(context: BrowserContext, widget_page: Server) -> None:
    page = opened(context, widget_page)
    dutch, english = page.get_by_text("Naar de inhoud"), page.get_by_text("Skip to main content")
    for address, language, shown in (("/?lang=en", "en", english), ("/", "nl", dutch)):
        page.evaluate("(address) => { history.pushState({}, '', address); document.body.append('') }", address)
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(shown).to_have_count(1)


def test_a_page_that_fails_says_so_in_dutch_and_tells_no_secrets(context: BrowserContext, server: AnswerPage) -> None:
    page = opened(context, server, "/?break=1")
    expect(page.get_by_text("Er ging iets mis op deze pagina.")).to_be_visible()
    assert "secret detail" not in page.content()
    assert english_in(page) == []
    page.get_by_label("Eerste").press_sequentially("blijft bewaard")
    expect(page.locator(".save-state")).to_contain_text("Niet opgeslagen")


def test_a_dark_computer_gets_the_same_light_page(context: BrowserContext, server: AnswerPage) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme="dark")
    page.goto(server.url)
    settle(page)
    background = page.get_by_test_id("stApp").evaluate("(app) => getComputedStyle(app).backgroundColor")
    assert background == "rgb(255, 255, 255)"
