"""Both databases for the one contract: SQLite in a file, and the PostgreSQL server of `tests/conftest.py`."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from ipcei_wizard.dossier.records import FrameworkPin
from ipcei_wizard.dossier.store import DossierStore, open_store
from tests.conftest import Addresses


@pytest.fixture(scope="session")
def new_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Addresses:
    """Return a maker of addresses of SQLite files that do not exist yet."""
    folder = tmp_path_factory.mktemp("sqlite")
    numbers = count(1)
    return lambda: f"sqlite:///{folder}/{next(numbers)}.db"


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest) -> Addresses:
    """Return a maker of empty databases, of each kind in turn."""
    maker: Addresses = request.getfixturevalue(f"new_{request.param}")
    return maker


@pytest.fixture
def address(new_address: Addresses) -> str:
    """Return the address of an empty database."""
    return new_address()


@pytest.fixture
def store(address: str) -> Iterator[DossierStore]:
    """Return a store whose clock starts at noon and ticks a second at every look."""
    seconds = count()
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    with open_store(address, clock=lambda: noon + timedelta(seconds=next(seconds))) as opened:
        yield opened


@pytest.fixture(scope="session")
def shared_store(new_address: Addresses) -> Iterator[DossierStore]:
    """Return one store for the properties, which make a dossier per example."""
    with open_store(new_address()) as opened:
        yield opened


@pytest.fixture
def pin() -> FrameworkPin:
    """Return a framework pin."""
    return FrameworkPin("afwegingskader-2022", "1.0", "sha256:abc")


@pytest.fixture
def dossier(store: DossierStore, pin: FrameworkPin) -> str:
    """Return a dossier with only its title."""
    return store.create("IPCEI ME/CT", pin, by="Anna")
