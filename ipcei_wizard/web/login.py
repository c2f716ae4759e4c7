"""Login for teams: its settings from the environment, who is logged in, with which roles, and until when.

Off unless an identity provider (OpenID Connect) is named; then nobody comes in without it. Streamlit does the talking
with the provider (`st.login`); what an account may do is decided by `ipcei_wizard/dossier`, not here.
"""

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import streamlit as st

from ipcei_wizard.dossier.people import LOCAL_USER, Person
from ipcei_wizard.dossier.rights import ROLES, Role
from ipcei_wizard.messages import Language, say

PROVIDER: Final = "IPCEI_WIZARD_LOGIN_PROVIDER"
ADDRESS: Final = "IPCEI_WIZARD_ADDRESS"
CLIENT: Final = "IPCEI_WIZARD_LOGIN_CLIENT_ID"
CLIENT_SECRET: Final = "IPCEI_WIZARD_LOGIN_CLIENT_SECRET"  # noqa: S105 - the name of a setting
COOKIE_SECRET: Final = "IPCEI_WIZARD_COOKIE_SECRET"  # noqa: S105
ACCOUNT_CLAIM: Final = "IPCEI_WIZARD_LOGIN_ACCOUNT"
ROLES_CLAIM: Final = "IPCEI_WIZARD_LOGIN_ROLES"
ROLE_NAMES: Final = "IPCEI_WIZARD_LOGIN_ROLE_NAMES"
HOURS: Final = "IPCEI_WIZARD_LOGIN_HOURS"

CALLBACK: Final = "/oauth2callback"
LEAST_LETTERS: Final = 32
"""How long the secret under the cookies is at least."""
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class LoginSettingsError(Exception):
    """A setting of the login is missing or cannot be used; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Login:
    """How people log in. `roles` maps what the provider calls a role to what we call it."""

    provider: str
    address: str
    client: str
    client_secret: str
    cookie_secret: str
    account_claim: str
    roles_claim: str
    roles: Mapping[str, Role]
    hours: float

    @property
    def secrets(self) -> dict[str, Any]:
        """What Streamlit wants to know of it."""
        return {
            "auth": {
                "redirect_uri": self.address + CALLBACK,
                "cookie_secret": self.cookie_secret,
                "client_id": self.client,
                "client_secret": self.client_secret,
                "server_metadata_url": self.provider,
            }
        }


@dataclass(frozen=True, slots=True)
class Account:
    """Who is logged in: the person, and why nobody is ("" when somebody is)."""

    person: Person
    why_not: str = ""


NOBODY: Final = Person("", frozenset(), authenticated=True)
"""Who has not logged in: no name, no roles, so nothing is allowed."""


@cache
def the_login() -> Login | None:
    """Return the login of this process; None where it is off.

    Raises:
        LoginSettingsError: it is on and cannot be used.
    """
    return read_login(os.environ, "nl")


def read_login(environ: Mapping[str, str], language: Language) -> Login | None:
    """Return the login that these settings describe; None where no provider is named.

    Raises:
        LoginSettingsError: with the first setting that is missing or cannot be used.
    """
    provider = environ.get(PROVIDER, "").strip()
    if not provider:
        return None
    address = _needed(environ, ADDRESS, language).rstrip("/")
    for name, value in ((PROVIDER, provider), (ADDRESS, address)):
        if not _is_safe(value):
            raise LoginSettingsError(say("login.not-an-address", language, setting=name))
    cookie_secret = _secret(environ, COOKIE_SECRET, language)
    if len(cookie_secret) < LEAST_LETTERS:
        raise LoginSettingsError(say("login.secret-short", language, setting=COOKIE_SECRET, least=LEAST_LETTERS))
    return Login(
        provider=provider,
        address=address,
        client=_needed(environ, CLIENT, language),
        client_secret=_secret(environ, CLIENT_SECRET, language),
        cookie_secret=cookie_secret,
        account_claim=environ.get(ACCOUNT_CLAIM, "").strip() or "email",
        roles_claim=environ.get(ROLES_CLAIM, "").strip() or "groups",
        roles=dict(_role_names(environ.get(ROLE_NAMES, ""), language)),
        hours=_hours(environ.get(HOURS, ""), language),
    )


def account_of(login: Login, claims: Mapping[str, Any], now: float) -> Account:
    """Return who these claims of a login are about, and why not where they cannot be used now."""
    if not claims.get("is_logged_in"):
        return Account(NOBODY, "login-needed")
    begun = claims.get("iat")
    if isinstance(begun, bool) or not isinstance(begun, int | float) or not _lasts(login, now - begun):
        return Account(NOBODY, "login-ended")
    name = claims.get(login.account_claim)
    unproved = login.account_claim == "email" and claims.get("email_verified") is False
    if not isinstance(name, str) or name.strip() in {"", LOCAL_USER} or unproved:
        return Account(NOBODY, "login-nameless")
    roles = frozenset(login.roles[word] for word in _words(_at(claims, login.roles_claim)) if word in login.roles)
    called = claims.get("name")
    shown = called.strip() if isinstance(called, str) and called.strip() != name.strip() else ""
    person = Person(name.strip(), roles, authenticated=True, called=shown)
    return Account(person, "" if roles else "login-no-role")


def logged_in() -> Account | None:
    """Return who is logged in on this screen; None where login is off."""
    login = the_login()
    return None if login is None else account_of(login, st.user.to_dict(), time.time())


def session_ends() -> float:
    """Return the moment, in seconds of the clock, at which the login on this screen ends; without login never."""
    login = the_login()
    if login is None:
        return float("inf")
    begun = st.user.to_dict().get("iat")
    return begun + login.hours * 3600 if isinstance(begun, int | float) else 0.0


def _lasts(login: Login, seconds: float) -> bool:
    """Tell whether a session of so many seconds goes on; the provider's clock may be five minutes ahead of ours."""
    return -300 <= seconds <= login.hours * 3600


def _needed(environ: Mapping[str, str], name: str, language: Language) -> str:
    value = environ.get(name, "").strip()
    if not value:
        raise LoginSettingsError(say("login.setting-missing", language, setting=name))
    return value


def _secret(environ: Mapping[str, str], name: str, language: Language) -> str:
    """Return a secret, from the setting itself or from the file that `<name>_FILE` names."""
    file = environ.get(f"{name}_FILE", "").strip()
    if not file:
        return _needed(environ, name, language)
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise LoginSettingsError(say("login.secret-unreadable", language, setting=f"{name}_FILE")) from None


def _is_safe(address: str) -> bool:
    """Tell whether this is an address that nobody on the way can read, or one on this very computer."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    )


def _role_names(written: str, language: Language) -> Iterator[tuple[str, Role]]:
    """Yield what the provider calls each role; a role that is not written goes by its own name."""
    given: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in written.split(","))):
        role, _, name = pair.partition("=")
        if role.strip() not in ROLES or not name.strip():
            raise LoginSettingsError(say("login.role-unknown", language, setting=ROLE_NAMES, roles=", ".join(ROLES)))
        given[role.strip()] = name.strip()
    for known in ROLES:
        yield given.get(known, known), known


def _hours(written: str, language: Language) -> float:
    try:
        hours = float(written.strip() or 8)
    except ValueError:
        hours = 0
    if not 0 < hours <= 24:
        raise LoginSettingsError(say("login.hours", language, setting=HOURS))
    return hours


def _at(claims: Mapping[str, Any], path: str) -> Any:
    """Return the claim of this name, or at this path of names with dots between them."""
    if path in claims:
        return claims[path]
    found: Any = claims
    for key in path.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _words(claim: Any) -> tuple[str, ...]:
    if isinstance(claim, str):
        return tuple(claim.split())
    return tuple(word for word in claim if isinstance(word, str)) if isinstance(claim, list | tuple) else ()
