"""Each role at the screen, in each status: what is offered, and what is taken, is what the table of rights says."""

import asyncio
import json
import time
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, generate_xsrf_token_string

from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.rights import RIGHTS, ROLES, STATUSES, Action, Role, Status
from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.web.desk import CURRENT_FRAMEWORK, pin
from ipcei_wizard.web.saving import widget_key
from tests.dossier.test_access import ANNA, bring_to
from tests.web.team import Provider, TeamWizard
from tools.session import session_at

WHY = "answers/occasion/motivation"
OFFERS: dict[Action, str] = {  # by the key of a widget that only who may is shown
    "consult": "do-consult",
    "present": "do-present",
    "return": "reason-return",
    "withdraw": "reason-withdraw",
    "plan": "new-function",
    "admit": "new-guest",
    "sign": "remark-dg",
}
OPEN_AND_CLOSED: tuple[Status, ...] = ("concept", "vastgesteld")


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'dossiers.db'}"


@pytest.fixture
def wizard(database: str, tmp_path: Path) -> Iterator[TeamWizard]:
    with TeamWizard(tmp_path, Provider(tmp_path), database) as started:  # nobody passes by the provider here
        yield started


def logged_in(wizard: TeamWizard, role: Role) -> tuple[Mapping[str, str], str]:
    """Return the cookies that the server gives who logs in with this role, and the token that goes with them."""
    claims = {"is_logged_in": True, "origin": wizard.url, "iat": time.time(), "email": f"{role}@x.nl", "groups": [role]}
    cookie = create_signed_value(wizard._env["IPCEI_WIZARD_COOKIE_SECRET"], "_streamlit_user", json.dumps(claims))
    token = generate_xsrf_token_string()
    return {"_streamlit_user": cookie.decode(), "_streamlit_xsrf": token}, token


async def offered(wizard: TeamWizard, role: Role, dossier: str) -> set[str]:
    """Return what the page of the dossier offers to this role."""
    async with session_at(wizard.url, *logged_in(wizard, role)) as session:
        await session.open("dossier", f"dossier={dossier}")
        titles = [drawn.what.body for drawn in session.drawn.values() if drawn.kind == "heading"]
        seen = {"read"} if "IPCEI ME/CT" in "".join(titles).replace("\\", "") else set()
        return seen | {action for action, key in OFFERS.items() if session.widget(key)}


async def type_in(wizard: TeamWizard, role: Role, dossier: str) -> None:
    """Type in an answer, wherever the page leaves room for it."""
    async with session_at(wizard.url, *logged_in(wizard, role)) as session:
        await session.open("vraag-1", f"dossier={dossier}")
        field, before = session.widget(widget_key(dossier, WHY)), session.runs
        if field:
            session.texts[field] = f"Van de {role}."
            await session.send(field)
            await session.at_rest(before)


def in_status(store: DossierStore, status: Status) -> str:
    """Return a dossier in this status, with someone of each role on it."""
    dossier = proceedings.create(store, ANNA, "IPCEI ME/CT", pin(CURRENT_FRAMEWORK))
    assert isinstance(dossier, str)
    bring_to(store, dossier, status)
    people = [f"{role}@x.nl" for role in ROLES]
    store.act(dossier, lambda _: {"proceedings/access": {"people": people}}, "test")
    return dossier


def test_each_role_is_offered_what_it_may_and_its_words_are_taken_where_it_may_write(
    wizard: TeamWizard, database: str
) -> None:
    with open_store(database) as store:
        dossiers = {status: in_status(store, status) for status in STATUSES}
        for status, role in product(STATUSES, ROLES):
            may_read: set[Action] = {"read"}
            expected = {action for action in may_read | OFFERS.keys() if role in RIGHTS[action, status]}
            assert asyncio.run(offered(wizard, role, dossiers[status])) == expected, (status, role)
        for status, role in product(OPEN_AND_CLOSED, ROLES):
            asyncio.run(type_in(wizard, role, dossiers[status]))
            written = store.load(dossiers[status]).contents.get(WHY) == f"Van de {role}."
            assert written == (role in RIGHTS["edit", status]), (status, role)
