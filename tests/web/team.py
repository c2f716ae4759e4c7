"""A team: a real OpenID Connect provider, the wizard with login on PostgreSQL, and people in browsers of their own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.driving import Server, settle


@dataclass(frozen=True)
class Colleague:
    """Someone with an account at the provider."""

    account: str
    name: str
    roles: tuple[str, ...]

    @property
    def claims(self) -> str:
        return json.dumps({"sub": self.account, "email": self.account, "name": self.name, "groups": list(self.roles)})


ANNA: Final = Colleague("anna@voorbeeld.nl", "Anna de Vries", ("opsteller",))
BRAM: Final = Colleague("bram@voorbeeld.nl", "Bram de Wit", ("beoordelaar",))
CHRIS: Final = Colleague("chris@voorbeeld.nl", "Chris Faber", ("beoordelaar",))
DIRK: Final = Colleague("dirk@voorbeeld.nl", "Dirk Smit", ("ondertekenaar",))
LEA: Final = Colleague("lea@voorbeeld.nl", "Lea Bos", ("lezer",))
GAST: Final = Colleague("gast@voorbeeld.nl", "Gast", ("andere-groep",))
COLLEAGUES: Final = (ANNA, BRAM, CHRIS, DIRK, LEA, GAST)


class Provider(Server):
    """The identity provider of the team, in a process of its own."""

    alive = "/.well-known/openid-configuration"

    def __init__(self, folder: Path) -> None:
        people = [part for one in COLLEAGUES for part in ("--user-claims", one.claims)]
        literally = [part.replace("{", "{{").replace("}", "}}") for part in people]
        super().__init__(["-m", "oidc_provider_mock", "--port", "{port}", *literally], folder)


class TeamWizard(Server):
    """The wizard with login; it writes down where it connects to."""

    def __init__(self, folder: Path, provider: Provider, database: str, more: Mapping[str, str] | None = None) -> None:
        self.connected = folder / "connected"
        command = ["-m", "tests.web.serve_watched", str(self.connected), "run", "--port", "{port}"]
        super().__init__(command, folder)
        self._env |= {
            "IPCEI_WIZARD_DATABASE_URL": database,
            "IPCEI_WIZARD_LOGIN_PROVIDER": provider.url + provider.alive,
            "IPCEI_WIZARD_LOGIN_CLIENT_ID": "ipcei-wizard",
            "IPCEI_WIZARD_LOGIN_CLIENT_SECRET": "not a secret in a test",
            "IPCEI_WIZARD_COOKIE_SECRET": "0123456789abcdef0123456789abcdef",
            "IPCEI_WIZARD_ADDRESS": self.url,
            "IPCEI_WIZARD_LOG": "json",
            **(more or {}),
        }

    def end_sessions(self) -> None:
        """Let the next start know none of the cookies that were given out."""
        self._env["IPCEI_WIZARD_COOKIE_SECRET"] = "fedcba9876543210" * 2


@dataclass
class AtWork:
    """A colleague in a browser of his own."""

    who: Colleague
    context: BrowserContext
    page: Page
    asked: list[str]

    def visit(self, wizard: Server, place: str, dossier: str | None = None) -> None:
        self.page.goto(f"{wizard.url}/{place}" + (f"?dossier={dossier}" if dossier else ""))
        settle(self.page)


def at_work(browser: Browser, wizard: Server, who: Colleague, path: str = "/") -> AtWork:
    """Open a browser and log in, on the page of this address."""
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    # The provider's own page asks a far server for its looks; ours asks nobody.
    page.on("request", lambda request: asked.append(request.url) if page.url.startswith(wizard.url) else None)
    context.route(lambda url: not url.startswith("http://127.0.0.1:"), lambda route: route.abort())
    page.goto(wizard.url + path)
    log_in(page, who)
    settle(page)
    return AtWork(who, context, page, asked)


def log_in(page: Page, who: Colleague) -> None:
    """Log in from the door, and wait until one is through it."""
    page.get_by_test_id("stMain").get_by_role("button", name="Inloggen").click()
    page.get_by_role("button", name=who.account).click()
    expect(page.get_by_test_id("stApp")).to_be_visible(timeout=15_000)
