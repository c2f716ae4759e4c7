"""Makes the SQLAlchemy engine for an address, with what keeps words safe on SQLite and PostgreSQL. Knows no tables."""

import sqlite3
import time
from contextlib import closing
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError

PATIENCE: Final = 5.0  # seconds a save waits for others before it says that the database is locked


def make_engine(url: URL, patience: float = PATIENCE) -> Engine:
    """Return an engine that has not connected yet; statements' parameters (officers' words) never enter its errors."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, hide_parameters=True, connect_args={"timeout": patience})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    engine = create_engine(
        url,
        hide_parameters=True,
        # Each statement its own transaction, which saves the round trips of BEGIN and COMMIT; see `writing`, `reading`.
        isolation_level="AUTOCOMMIT",
        connect_args={"connect_timeout": max(2, round(patience))},
    )

    @event.listens_for(engine, "connect")
    def prepare(raw: Any, _record: object) -> None:
        with raw.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {round(patience * 1000)}")
        raw.commit()

    return engine


def writing(engine: Engine) -> Engine:
    """Return the same engine for transactions that write: on SQLite these take the write lock at once.

    One that reads first and writes later is refused half-way, without waiting, when another wrote in between.
    """
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="READ COMMITTED")
    return engine.execution_options(write=True)


def reading(engine: Engine) -> Engine:
    """Return the same engine for several statements that read of one moment."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ")
    return engine


def connected(engine: Engine) -> Connection:
    """Return a connection that answers: a restart of the server kills the ones in the pool, all at once.

    Not the pool's own ping, because that is paid for by every statement of a save.
    """
    connection = engine.connect()
    if engine.dialect.name != "postgresql":
        return connection
    try:
        connection.exec_driver_sql("SELECT 1")
    except DBAPIError as error:
        connection.close()
        if not error.connection_invalidated:
            raise
        return engine.connect()
    connection.rollback()
    return connection


def use_write_ahead_log(engine: Engine) -> None:
    """Switch an SQLite file to WAL, so that readers and the writer do not wait for each other.

    It is kept in the file. Two programs that switch at the same moment make SQLite answer "busy" without waiting, hence
    the patience here. A file system that cannot do it keeps its old journal, which is safe too.
    """
    deadline = time.monotonic() + PATIENCE
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        while True:
            try:
                cursor.execute("PRAGMA journal_mode = WAL")
                cursor.fetchall()
            except sqlite3.OperationalError as error:
                if time.monotonic() > deadline or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise OperationalError("PRAGMA journal_mode", None, error) from error
                time.sleep(0.02)
            else:
                return


def _prepare_sqlite(raw: sqlite3.Connection, _record: object) -> None:
    # BEGIN is ours: sqlite3's own would come too late, before the first write only.
    raw.isolation_level = None
    raw.execute("PRAGMA foreign_keys = ON")
    # FULL: what was acknowledged survives a power cut; WAL's default NORMAL may lose the last saves.
    raw.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
