"""Logging in: what settings are needed, what the claims of an account mean, and where a login leads back to."""

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from ipcei_wizard.web.login import Login, LoginSettingsError, account_of, read_login
from ipcei_wizard.web.way_back import WayBack

SETTINGS = {
    "IPCEI_WIZARD_LOGIN_PROVIDER": "https://login.voorbeeld.nl/.well-known/openid-configuration",
    "IPCEI_WIZARD_LOGIN_CLIENT_ID": "ipcei",
    "IPCEI_WIZARD_LOGIN_CLIENT_SECRET": "geheim",
    "IPCEI_WIZARD_COOKIE_SECRET": "x" * 32,
    "IPCEI_WIZARD_ADDRESS": "https://ipcei.voorbeeld.nl/",
}
NOW = 1_800_000_000
CLAIMS = {"is_logged_in": True, "iat": NOW, "email": "bram@voorbeeld.nl", "name": "Bram", "groups": ["beoordelaar"]}


def login(**more: str) -> Login:
    found = read_login(SETTINGS | {f"IPCEI_WIZARD_{name}": value for name, value in more.items()}, "en")
    assert found is not None
    return found


def test_without_a_provider_there_is_no_login() -> None:
    assert read_login({}, "nl") is None
    assert read_login(SETTINGS | {"IPCEI_WIZARD_LOGIN_PROVIDER": " "}, "nl") is None


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        *((name, "") for name in SETTINGS if not name.endswith("PROVIDER")),
        ("IPCEI_WIZARD_LOGIN_PROVIDER", "http://login.voorbeeld.nl/x"),
        ("IPCEI_WIZARD_ADDRESS", "http://ipcei.voorbeeld.nl"),
        ("IPCEI_WIZARD_ADDRESS", "https://[x"),
        ("IPCEI_WIZARD_COOKIE_SECRET", "weinig"),
        ("IPCEI_WIZARD_LOGIN_CLIENT_SECRET_FILE", "/nergens/geheim"),
        ("IPCEI_WIZARD_LOGIN_ROLE_NAMES", "baas=iedereen"),
        ("IPCEI_WIZARD_LOGIN_ROLE_NAMES", "lezer"),
        ("IPCEI_WIZARD_LOGIN_HOURS", "lang"),
        ("IPCEI_WIZARD_LOGIN_HOURS", "25"),
        ("IPCEI_WIZARD_LOGIN_HOURS", "nan"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_and_never_repeated(setting: str, value: str) -> None:
    with pytest.raises(LoginSettingsError, match=setting) as refusal:
        read_login(SETTINGS | {setting: value}, "nl")
    assert not value or value not in str(refusal.value).replace(setting, "").replace("lezer, meelezer", "")


def test_secrets_may_be_in_files(tmp_path: Any) -> None:
    (tmp_path / "client").write_text("uit een bestand\n", encoding="utf-8")
    found = login(LOGIN_CLIENT_SECRET_FILE=str(tmp_path / "client"))
    assert found.client_secret == "uit een bestand"  # noqa: S105
    assert found.secrets["auth"]["redirect_uri"] == "https://ipcei.voorbeeld.nl/oauth2callback"


def test_claims_become_a_person_with_roles() -> None:
    person = account_of(login(), CLAIMS, NOW).person
    assert (person.name, person.called, set(person.roles)) == ("bram@voorbeeld.nl", "Bram", {"beoordelaar"})
    assert person.authenticated
    keycloak = login(LOGIN_ROLES="realm_access.roles", LOGIN_ACCOUNT="preferred_username")
    claims = CLAIMS | {"preferred_username": "bdw", "realm_access": {"roles": ["lezer", "x", "beheerder"]}}
    person = account_of(keycloak, claims, NOW).person
    assert (person.name, set(person.roles)) == ("bdw", {"lezer", "beheerder"})
    named = login(LOGIN_ROLE_NAMES="opsteller=GRP-Schrijvers, beheerder = GRP-Beheer")
    assert account_of(named, CLAIMS | {"groups": ["GRP-Schrijvers", "beheerder"]}, NOW).person.roles == {"opsteller"}


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({}, "login-needed"),
        (CLAIMS | {"is_logged_in": False}, "login-needed"),
        (CLAIMS | {"iat": NOW - 8 * 3600 - 1}, "login-ended"),
        (CLAIMS | {"iat": NOW + 3600}, "login-ended"),
        (CLAIMS | {"iat": "gisteren"}, "login-ended"),
        ({key: value for key, value in CLAIMS.items() if key != "iat"}, "login-ended"),
        (CLAIMS | {"email": " "}, "login-nameless"),
        (CLAIMS | {"email": ["bram@voorbeeld.nl"]}, "login-nameless"),
        (CLAIMS | {"email_verified": False}, "login-nameless"),
        (CLAIMS | {"email": "lokaal"}, "login-nameless"),
        (CLAIMS | {"groups": ["andere-groep"]}, "login-no-role"),
        (CLAIMS | {"groups": {"beoordelaar": True}}, "login-no-role"),
    ],
)
def test_claims_that_let_nobody_in(claims: dict[str, Any], why: str) -> None:
    account = account_of(login(), claims, NOW)
    assert account.why_not == why
    assert account.person.roles == frozenset()


def visits(found: Login, *asked: tuple[str, Mapping[str, str]]) -> list[httpx.Response]:
    """Ask for these paths one after the other, with these headers, in one browser; return the answers."""

    async def begin(_: Request) -> Response:
        return RedirectResponse("https://login.voorbeeld.nl/", 302)

    async def back(_: Request) -> Response:
        response = RedirectResponse("/", 302)
        response.set_cookie("_streamlit_user", "x", max_age=30 * 86400, httponly=True, samesite="lax")
        response.set_cookie("_streamlit_session", "x")
        return response

    routes = [Route("/auth/login", begin), Route("/oauth2callback", back)]
    app = Starlette(routes=routes, middleware=[Middleware(WayBack, login=found)])

    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="https://ipcei.voorbeeld.nl") as browser:
            return [await browser.get(path, headers=headers) for path, headers in asked]

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("came_from", "leads_to"),
    [
        ("https://ipcei.voorbeeld.nl/vraag-1?dossier=abc&lang=en", "/vraag-1?dossier=abc&lang=en"),
        ("https://ipcei.voorbeeld.nl/", "/"),
        ("https://kwaad.voorbeeld.nl/vraag-1", "/"),
        ("https://ipcei.voorbeeld.nl//kwaad.nl", "/"),
        ("https://ipcei.voorbeeld.nl/vraag-1?x=;Domain", "/"),
        ("", "/"),
    ],
)
def test_a_login_leads_back_to_the_page_that_asked_for_it_and_nowhere_else(came_from: str, leads_to: str) -> None:
    callback: tuple[str, Mapping[str, str]] = ("/oauth2callback", {})
    _, answer, again = visits(login(), ("/auth/login", {"referer": came_from}), callback, callback)
    assert answer.headers["location"] == leads_to
    assert again.headers["location"] == "/"


def test_the_cookie_of_a_login_ends_with_the_session_and_is_never_sent_unencrypted() -> None:
    [answer] = visits(login(LOGIN_HOURS="2"), ("/oauth2callback", {}))
    user, session = answer.headers.get_list("set-cookie")
    assert "Max-Age=7200" in user
    assert user.endswith("; Secure")
    assert "Secure" not in session
