"""Dossiers in and out of the store with their whole history: archives, backups of a database file, and back."""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from ipcei_wizard.dossier.archive import Archived, ArchiveRefusedError, check_archive, read_archive, write_archive
from ipcei_wizard.dossier.chain import broken
from ipcei_wizard.dossier.errors import StoreDamagedError
from ipcei_wizard.dossier.merging import Merged, merge
from ipcei_wizard.dossier.store import DossierStore, open_store

_SQLITE_MAGIC: Final = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Imported:
    """The ids of the dossiers of an archive, by what became of them."""

    added: tuple[str, ...]
    extended: tuple[str, ...]
    there_already: tuple[str, ...]


def archived(store: DossierStore, dossier: str) -> Archived:
    """Return a dossier as an archive keeps it.

    Raises:
        ArchiveRefusedError: its chain is broken here, and no archive with it could be taken in again.
    """
    header, state, entries = store.log(dossier)
    faults = [*broken(header, entries, state.summary.changes, state.summary.head)]
    if faults:
        raise ArchiveRefusedError("unsound-here", dossier=dossier, sequence=faults[0].sequence or len(entries))
    return Archived(header, entries, state.summary.head)


def export_archive(store: DossierStore, dossiers: Sequence[str] | None, target: Path) -> int:
    """Write these dossiers, or all of them, and return their number; the file is there whole or not at all.

    Raises:
        OSError: it cannot be written.
        ArchiveRefusedError: the chain of one of them is broken.
    """
    ids = sorted(line.id for line in store.list()) if dossiers is None else dossiers
    with _replacing(target) as (file, _):
        return write_archive(file, (archived(store, dossier) for dossier in ids))


def import_archive(store: DossierStore, file: BinaryIO) -> Imported:
    """Take in an archive, all of it or nothing; what is there already is left as it is.

    Raises:
        ArchiveRefusedError: it is damaged, or one of its dossiers went another way here.
    """
    check_archive(file)  # with nobody waiting
    return _merge(store, read_archive(file))


def backup(store: DossierStore, target: Path) -> int:
    """Write everything to a file while others work, and return the number of dossiers.

    From SQLite that is a database, copied page by page of one moment; from PostgreSQL an archive.
    """
    if not store.is_file:
        return export_archive(store, None, target)
    with _replacing(target) as (_, path), closing(sqlite3.connect(path)) as copy:
        with store.reading() as connection:
            raw: Any = connection.connection.driver_connection
            raw.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without companions
        return int(copy.execute("SELECT count(*) FROM dossier").fetchone()[0])


def restore_backup(store: DossierStore, source: Path) -> Imported:
    """Take in a backup of either kind; dossiers that are here and not in the backup stay.

    Raises:
        ArchiveRefusedError, StoreError, OSError: it cannot be used; nothing was changed.
    """
    with source.open("rb") as file:
        if file.read(len(_SQLITE_MAGIC)) != _SQLITE_MAGIC:
            file.seek(0)
            return import_archive(store, file)
    # A copy, because opening brings the schema up to date and a backup must stay as it is.
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "backup.db"
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old, closing(sqlite3.connect(copy)) as new:
            try:
                old.backup(new)
            except sqlite3.DatabaseError as error:
                raise StoreDamagedError(str(source)) from error
        with open_store(f"sqlite:///{copy}") as other, tempfile.TemporaryFile() as file:
            write_archive(file, (archived(other, line.id) for line in other.list()))
            file.seek(0)
            return import_archive(store, file)


def _merge(store: DossierStore, dossiers: Iterable[Archived]) -> Imported:
    found: dict[Merged, list[str]] = {"added": [], "extended": [], "there-already": []}
    with store.writing() as connection:
        for one in dossiers:
            outcome = merge(connection, one.header, one.entries)
            if outcome is None:
                raise ArchiveRefusedError("other-way", dossier=one.header.dossier)
            found[outcome].append(one.header.dossier)
    return Imported(tuple(found["added"]), tuple(found["extended"]), tuple(found["there-already"]))


@contextmanager
def _replacing(target: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Yield a file beside `target` that takes its place once the block is done."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")  # 0600: it holds everything
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file, path
            file.flush()
            os.fsync(file.fileno())
        path.replace(target)
    finally:
        path.unlink(missing_ok=True)
