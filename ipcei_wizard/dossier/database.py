"""One database of dossiers: its transactions, its faults in our words, its clock. Knows no rows."""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self, TypeVar

from sqlalchemy import Connection, Engine

from ipcei_wizard.dossier.canonical import clean_text
from ipcei_wizard.dossier.engine import connected, reading, writing
from ipcei_wizard.dossier.errors import StoreLockedError, UnknownDossierError
from ipcei_wizard.dossier.faults import translated

Clock = Callable[[], datetime]
Found = TypeVar("Found")

# No letters or figures that look alike, none that an address or a command line could misread; 16 give 80 bits.
ID_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
ID_LENGTH: Final = 16
_ID: Final = re.compile(rf"[{ID_ALPHABET}]{{{ID_LENGTH}}}")


def utc_now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def is_id(text: str) -> bool:
    """Tell whether this could be the id of a dossier."""
    return _ID.fullmatch(text) is not None


class Database:
    """Transactions on one database. Safe to share between threads; close it, or use it in a `with`.

    `reading` is for one statement, `snapshot` for several of one moment, `writing` for all or nothing.
    """

    def __init__(self, engine: Engine, where: str, clock: Clock, patience: float) -> None:
        self.where = where
        self.now = clock
        self._engine = engine
        self._writer = writing(engine)
        self._reader = reading(engine)
        self._patience = patience
        # SQLite lets one write at a time and makes the others poll; within a process queueing is fairer and quicker.
        self._turn = threading.Lock() if self.is_file else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def is_file(self) -> bool:
        """Tell whether the dossiers are in a file of this machine (SQLite)."""
        return self._engine.dialect.name == "sqlite"

    def close(self) -> None:
        """Give all connections back to the database."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection for one statement that reads."""
        with translated(self.where), connected(self._engine) as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Give a connection for several statements that read of one moment."""
        with translated(self.where), connected(self._reader) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection for statements that are all carried out, or none."""
        with translated(self.where), self._our_turn(), connected(self._writer) as connection, connection.begin():
            yield connection

    @contextmanager
    def single(self) -> Iterator[Connection]:
        """Give a connection from the pool, unasked whether it still answers; PostgreSQL only."""
        with translated(self.where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _our_turn(self) -> Iterator[None]:
        if self._turn is None:
            yield
            return
        if not self._turn.acquire(timeout=2 * self._patience):
            raise StoreLockedError(self.where)
        try:
            yield
        finally:
            self._turn.release()

    def known(self, dossier: str) -> str:
        """Return the id if it can be one: a guessed or mangled address is an unknown dossier, not a fault."""
        if not is_id(dossier):
            raise UnknownDossierError(self.where, dossier=clean_text(dossier)[: 2 * ID_LENGTH])
        return dossier

    def found(self, found: Found | None, dossier: str) -> Found:
        """Return what was found about a dossier; nothing means that it is unknown."""
        if found is None:
            raise UnknownDossierError(self.where, dossier=dossier)
        return found
