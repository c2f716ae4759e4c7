"""Two servers on one PostgreSQL, and two officers, one at each, in the same dossier."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.dossier.verification import verify
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.web.desk import CURRENT_FRAMEWORK
from tests.conftest import Addresses
from tests.web.driving import settle, until
from tests.web.officer import Officer, Wizard, start_assessment

pytestmark = pytest.mark.browser

FIRST, SECOND = (f"answers/{q.id}/motivation" for q in shipped_framework(CURRENT_FRAMEWORK).questions[:2])


@pytest.fixture(scope="module")
def database(new_postgresql: Addresses) -> str:
    return new_postgresql()


@pytest.fixture(scope="module")
def servers(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Wizard, Wizard]]:
    one, other = (Wizard(tmp_path_factory.mktemp(name)) for name in ("one", "other"))
    for server in (one, other):
        server._env["IPCEI_WIZARD_DATABASE_URL"] = database
    with one, other:
        yield one, other


def visit(page: Page, server: Wizard, place: str, dossier: str) -> None:
    page.goto(f"{server.url}/{place}?dossier={dossier}")
    settle(page)


def test_two_officers_at_two_servers_lose_nothing(
    browser: Browser, servers: tuple[Wizard, Wizard], database: str
) -> None:
    anna, bram = (browser.new_context(locale="nl-NL").new_page() for _ in servers)
    dossier = start_assessment(anna, servers[0], "Twee servers")
    with open_store(database) as store:

        def stored(path: str) -> str:
            return str(store.load(dossier).contents.get(path, ""))

        for page, server in zip((anna, bram), servers, strict=True):
            visit(page, server, "vraag-1", dossier)
        Officer(anna, dossier).type(FIRST, "Van Anna.")
        until(lambda: stored(FIRST), "Van Anna.")
        Officer(bram, dossier).type(FIRST, "Van Bram.")
        keep_both = bram.locator("[class*=st-key-keep-both] button")
        expect(keep_both).to_be_visible(timeout=15_000)
        assert stored(FIRST) == "Van Anna."
        keep_both.click()
        until(lambda: stored(FIRST), "Van Anna.\n\nVan Bram.")
        for page, server, place in ((anna, servers[0], "vraag-1"), (bram, servers[1], "vraag-2")):
            visit(page, server, place, dossier)
        Officer(bram, dossier).type(SECOND, "Ook van Bram.")
        Officer(anna, dossier).type(FIRST, "Van ons beiden.")
        until(lambda: (stored(FIRST), stored(SECOND)), ("Van ons beiden.", "Ook van Bram."))
        assert verify(store, dossier) == ()
    for page in (anna, bram):
        page.context.close()
