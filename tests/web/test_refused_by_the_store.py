"""A database that cannot be written to: the page says so beside the field, keeps the text, and saves it once it can."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.dossier.errors import StoreReadOnlyError
from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.web.examples import add_assessment
from ipcei_wizard.web.saving import widget_key
from tests.conftest import Addresses
from tests.web.driving import ROOT
from tests.web.officer import Wizard
from tools.session import Session, session_at

WHY = "answers/occasion/motivation"


@pytest.fixture
def database(new_postgresql: Addresses) -> str:
    return new_postgresql()


@pytest.fixture
def wizard(database: str, tmp_path: Path) -> Iterator[Wizard]:
    server = Wizard(tmp_path)
    server._env["IPCEI_WIZARD_DATABASE_URL"] = database
    with server as started:
        yield started


def read_only(address: str, elsewhere: str, switch: str) -> None:
    """Let every connection from now on only read, or write again; those that are open are closed."""
    name = make_url(address).database
    engine = create_engine(make_url(elsewhere).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = {switch}"))
        connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"))
    engine.dispose()


async def send(session: Session, key: str, words: str) -> str:
    """Type in the field of this key; return what the page says beside it."""
    field, before = session.widget(key), session.runs
    assert field is not None
    session.texts[field] = words
    await session.send(field)
    await session.at_rest(before)
    return " ".join(drawn.what.body for drawn in session.drawn.values() if drawn.kind == "alert")


async def type_while_it_cannot_be_saved(url: str, dossier: str, address: str, elsewhere: str) -> None:
    key = widget_key(dossier, WHY)
    async with session_at(url) as session:
        await session.open("vraag-1", f"dossier={dossier}")
        read_only(address, elsewhere, "on")
        assert StoreReadOnlyError("").what("nl") in await send(session, key, "Wat er is getypt.")
        assert f'data-not-saved="st-key-{key}"' in session.html()
        assert session.texts[session.widget(key) or ""] == "Wat er is getypt."
        read_only(address, elsewhere, "off")
        await send(session, key, "Wat er is getypt. En meer.")
        assert "data-not-saved" not in session.html()


def test_what_cannot_be_saved_is_said_and_saved_once_it_can_be(
    wizard: Wizard, database: str, new_postgresql: Addresses
) -> None:
    with open_store(database) as store:
        dossier = add_assessment(store, read_assessment(ROOT / "examples" / "ipcei-me-ct.yaml"), key="one")
        asyncio.run(type_while_it_cannot_be_saved(wizard.url, dossier, database, new_postgresql()))
        assert store.load(dossier).contents[WHY] == "Wat er is getypt. En meer."
