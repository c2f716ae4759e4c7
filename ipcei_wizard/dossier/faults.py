"""Turns the errors of SQLAlchemy, SQLite and psycopg into the tree in `errors`: none of them leaves this room."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from ipcei_wizard.dossier.errors import (
    StoreDamagedError,
    StoreError,
    StoreFailedError,
    StoreFullError,
    StoreLockedError,
    StoreReadOnlyError,
    StoreUnreachableError,
)

# https://sqlite.org/rescode.html, primary codes (the low byte).
_SQLITE: Final[dict[int, type[StoreError]]] = {
    sqlite3.SQLITE_PERM: StoreReadOnlyError,
    sqlite3.SQLITE_BUSY: StoreLockedError,
    sqlite3.SQLITE_LOCKED: StoreLockedError,
    sqlite3.SQLITE_READONLY: StoreReadOnlyError,
    sqlite3.SQLITE_IOERR: StoreUnreachableError,
    sqlite3.SQLITE_CORRUPT: StoreDamagedError,
    sqlite3.SQLITE_FULL: StoreFullError,
    sqlite3.SQLITE_CANTOPEN: StoreUnreachableError,
    sqlite3.SQLITE_NOTADB: StoreDamagedError,
}

# https://www.postgresql.org/docs/current/errcodes-appendix.html; two characters name a class.
_POSTGRESQL: Final[dict[str, type[StoreError]]] = {
    "08": StoreUnreachableError,
    "25006": StoreReadOnlyError,
    "28": StoreUnreachableError,
    "3D": StoreUnreachableError,
    "40P01": StoreLockedError,
    "42501": StoreReadOnlyError,
    "53100": StoreFullError,
    "53300": StoreUnreachableError,
    "55P03": StoreLockedError,
    "57014": StoreLockedError,
    "57P": StoreUnreachableError,
    "XX001": StoreDamagedError,
    "XX002": StoreDamagedError,
}


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Raise every database error of the block as a `StoreError` about `where`."""
    try:
        yield
    except SQLAlchemyError as error:
        raise _translate(error, where) from error
    except sqlite3.Error as error:  # from the driver itself, while a file is copied
        raise _translate(DBAPIError(None, None, error), where) from error


def _translate(error: SQLAlchemyError, where: str) -> StoreError:
    if isinstance(error, PoolTimeoutError):
        return StoreLockedError(where)
    if not isinstance(error, DBAPIError):
        return StoreFailedError(where, detail=type(error).__name__)
    cause = error.orig
    number = getattr(cause, "sqlite_errorcode", None)
    if isinstance(number, int):
        kind = _SQLITE.get(number & 0xFF)
        return kind(where) if kind else StoreFailedError(where, detail=str(getattr(cause, "sqlite_errorname", number)))
    state = getattr(cause, "sqlstate", None)
    if isinstance(state, str):
        kind = next((_POSTGRESQL[state[:length]] for length in (5, 3, 2) if state[:length] in _POSTGRESQL), None)
        return kind(where) if kind else StoreFailedError(where, detail=state)
    # psycopg gives no code when the server could not be spoken to at all.
    if error.connection_invalidated or isinstance(error, (OperationalError, InterfaceError)):
        return StoreUnreachableError(where)
    return StoreFailedError(where, detail=type(cause).__name__)
