"""The store of dossiers: saves each word at once, never loses one, and tells two officers when they meet on one path.

It keeps JSON by path and knows nothing of questions. Expected refusals (`Conflict`) are values; what a database cannot
do is a `StoreError`.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import DBAPIError

from ipcei_wizard.dossier import journal
from ipcei_wizard.dossier.canonical import JSON, clean, clean_text, from_text, to_text
from ipcei_wizard.dossier.chain import Entry, Header, start
from ipcei_wizard.dossier.database import ID_ALPHABET, ID_LENGTH, Clock, Database, utc_now
from ipcei_wizard.dossier.engine import PATIENCE, make_engine
from ipcei_wizard.dossier.errors import (
    DossierFrozenError,
    StoreFailedError,
    UnknownDossierError,
)
from ipcei_wizard.dossier.faults import translated
from ipcei_wizard.dossier.location import describe, parse_address
from ipcei_wizard.dossier.paths import PIN, TITLE, is_proceeding
from ipcei_wizard.dossier.people import Situation
from ipcei_wizard.dossier.records import (
    Change,
    Conflict,
    Conflicts,
    DossierState,
    DossierSummary,
    Edit,
    FrameworkPin,
    Refusal,
    Saved,
)
from ipcei_wizard.dossier.tables import DOSSIER
from ipcei_wizard.dossier.upgrade import upgrade

Wish = tuple[str, str, int]
"""A path, the canonical text it should have, and the version that was looked at."""
Decide = Callable[[Situation], Mapping[str, JSON] | Refusal]
"""Says what to write below `proceedings/`, given the dossier as it is while nobody else can change it."""

FROZEN: Final = frozenset({"vastgesteld", "ingetrokken"})
"""The statuses in which the text never changes again; the triggers of the database name the same."""

_NOTHING: Final = to_text(None)


def open_store(url: str, *, clock: Clock = utc_now, patience: float = PATIENCE) -> "DossierStore":
    """Return the store at this address (as `location.database_url()` gives it), its schema brought up to date.

    `patience` is the number of seconds a save waits for others.

    Raises:
        StoreError: the address cannot be used, or the database cannot be opened, upgraded, or is too new.
    """
    address = parse_address(url)
    where = describe(address)
    engine = make_engine(address, patience)
    try:
        with translated(where):
            upgrade(engine, where)
    except BaseException:
        engine.dispose()
        raise
    return DossierStore(engine, where, clock, patience)


class DossierStore(Database):
    """Dossiers in one database. Safe to share between threads; close it, or use it in a `with`.

    Every method raises a `StoreError` when the database fails, and `UnknownDossierError` for an id that is not there.
    Text is kept as given, but for what `canonical.clean` repairs.
    """

    def create(
        self,
        title: str,
        framework: FrameworkPin,
        values: Mapping[str, JSON] | None = None,
        *,
        by: str,
        key: str | None = None,
    ) -> str:
        """Add a dossier and return its id; `title` becomes the value at `paths.TITLE`.

        With a `key` used before, nothing is added and the id of then is returned: a double click makes one dossier.
        """
        texts = {_text_path(path): to_text(clean(value)) for path, value in {**(values or {}), TITLE: title}.items()}
        steps = [journal.Step(path, _NOTHING, text, 1) for path, text in texts.items() if text != _NOTHING]
        signed = journal.Signed(self.now(), clean_text(by))
        dossier = "".join(secrets.choice(ID_ALPHABET) for _ in range(ID_LENGTH))
        row: dict[str, Any] = {
            "id": dossier,
            "creation_key": clean_text(key) if key else None,
            "framework_id": clean_text(framework.id),
            "framework_version": clean_text(framework.version),
            "framework_digest": clean_text(framework.digest),
            "created_at": signed.at,
            "created_by": signed.by,
            "title": clean_text(title),
            "changes": 0,
            "changed_at": signed.at,
            "changed_by": signed.by,
        }
        pinned = (str(row["framework_id"]), str(row["framework_version"]), str(row["framework_digest"]))
        row["head"] = start(Header(dossier, *pinned, signed.at, signed.by))
        with self.writing() as connection:
            existing = journal.insert_dossier(connection, row)
            if existing == dossier and steps:
                journal.append(connection, dossier, journal.Head(0, row["head"], "concept"), steps, signed)
            return existing

    def list(self) -> tuple[DossierSummary, ...]:
        """Return all dossiers, the last changed first."""
        with self.reading() as connection:
            return journal.read_summaries(connection)

    def values_at(self, paths: Sequence[str]) -> Mapping[str, Mapping[str, JSON]]:
        """Return what stands at these paths in every dossier where anything does: id -> path -> value."""
        with self.reading() as connection:
            return journal.read_values_at(connection, paths)

    def load(self, dossier: str) -> DossierState:
        """Return a dossier as it is now."""
        with self.reading() as connection:
            found = journal.read_state(connection, self.known(dossier))
            if found is None:
                raise UnknownDossierError(self.where, dossier=dossier)
            return DossierState(found[0], MappingProxyType(found[1]))

    def sequence(self, dossier: str) -> int:
        """Return the number of changes so far: the cheap way to see whether a loaded state is still the latest."""
        with self.reading() as connection:
            query = select(DOSSIER.c.changes).where(DOSSIER.c.id == self.known(dossier))
            count: int | None = connection.execute(query).scalar_one_or_none()
            return self.found(count, dossier)

    def status(self, dossier: str) -> str:
        """Return the status of a dossier, without reading the rest of it."""
        with self.reading() as connection:
            query = select(DOSSIER.c.status).where(DOSSIER.c.id == self.known(dossier))
            status: str | None = connection.execute(query).scalar_one_or_none()
            return self.found(status, dossier)

    def save(self, dossier: str, path: str, value: JSON, expected_version: int, by: str) -> Saved | Conflict:
        """Set one path, if it is still at the version the officer was looking at (0 = never set); None removes it.

        An equal value is no change, whatever the version: nothing is written and there is nothing to choose. Where
        nothing was ever set nothing can be overwritten, so that is never a conflict.
        """
        result = self.save_many(dossier, [Edit(path, value, expected_version)], by)
        return result.conflicts[0] if isinstance(result, Conflicts) else result[0]

    def save_many(self, dossier: str, edits: Sequence[Edit], by: str) -> tuple[Saved, ...] | Conflicts:
        """Set several paths in one transaction: all of them, or none where any of them conflicts.

        Raises:
            ValueError: the same path twice.
        """
        wishes = [(_text_path(edit.path), to_text(clean(edit.value)), edit.expected_version) for edit in edits]
        if len({path for path, _, _ in wishes}) != len(wishes):
            raise ValueError("the same path is set twice")
        if not self.is_file:
            saved = self._save_at_once(self.known(dossier), wishes, by)
            if saved is not None:
                return saved
        with self.writing() as connection:
            journal.lock(connection, self.known(dossier))
            saved = self._save(connection, dossier, wishes, by)
            if saved is None:  # the lock was ours
                raise StoreFailedError(self.where, detail="lock")
            return saved

    def _save_at_once(self, dossier: str, wishes: Sequence[Wish], by: str) -> tuple[Saved, ...] | Conflicts | None:
        """Save without a lock, in two round trips; None where another wrote in between, and nothing was written."""
        with self.single() as connection:
            try:
                return self._save(connection, dossier, wishes, by)
            except DBAPIError as error:
                # A restart of the server killed all that wait in the pool. Saving again is safe: either nothing was
                # written, or the same text, and saving an equal text is no change.
                if not error.connection_invalidated:
                    raise
                connection.rollback()
                return self._save(connection, dossier, wishes, by)

    def _save(
        self, connection: Connection, dossier: str, wishes: Sequence[Wish], by: str
    ) -> tuple[Saved, ...] | Conflicts | None:
        seen = self.found(journal.look(connection, dossier, [path for path, _, _ in wishes]), dossier)
        head, rows = seen.head, seen.rows
        conflicts = tuple(
            _conflict(rows[path])
            for path, text, expected in wishes
            if path in rows and rows[path].value != text and rows[path].version != expected
        )
        if conflicts:
            return Conflicts(conflicts)
        steps = [step for path, text, _ in wishes if (step := _step(path, text, rows.get(path)))]
        if steps and head.status in FROZEN:
            raise DossierFrozenError(self.where, status=head.status)
        signed = journal.Signed(self.now(), clean_text(by))
        if steps and not journal.append(connection, dossier, head, steps, signed):
            return None
        written = {step.path: step.version for step in steps}
        return tuple(
            Saved(path, from_text(text), written.get(path) or _version(rows.get(path)), path in written)
            for path, text, _ in wishes
        )

    def history(self, dossier: str, path: str | None = None) -> tuple[Change, ...]:
        """Return every change of a dossier, or of one path in it, oldest first."""
        self.sequence(dossier)
        with self.reading() as connection:
            return journal.read_changes(connection, dossier, path)

    def log(self, dossier: str) -> tuple[Header, DossierState, tuple[Entry, ...]]:
        """Return all that is stored of a dossier, as stored and of one moment: for proof and for archives."""
        with self.snapshot() as connection:
            return self._log(connection, self.known(dossier))

    def _log(self, connection: Connection, dossier: str) -> tuple[Header, DossierState, tuple[Entry, ...]]:
        row = connection.execute(select(DOSSIER).where(DOSSIER.c.id == dossier)).one_or_none()
        found = journal.read_state(connection, dossier)
        if row is None or found is None:
            raise UnknownDossierError(self.where, dossier=dossier)
        entries = tuple(journal.read_entries(connection, dossier))
        return journal.header_of(row), DossierState(found[0], MappingProxyType(found[1])), entries

    def act(self, dossier: str, decide: Decide, by: str) -> Refusal | DossierState:
        """Write what `decide` says below `proceedings/`, decided on the dossier as it is with everyone else waiting.

        Returns:
            The dossier after it, or the refusal, and then nothing was written.

        Raises:
            ValueError: a path that is not below `proceedings/`.
        """
        with self.writing() as connection:
            journal.lock(connection, self.known(dossier))
            state = self.found(journal.read_state(connection, dossier), dossier)
            now = self.now()
            authors = journal.read_authors(connection, dossier)
            decided = decide(Situation(DossierState(state[0], MappingProxyType(state[1])), authors, now))
            if isinstance(decided, Refusal):
                return decided
            if not all(map(is_proceeding, decided)):
                raise ValueError(f"not proceedings: {sorted(decided)}")
            texts = {_checked(path): to_text(clean(value)) for path, value in decided.items()}
            seen = self.found(journal.look(connection, dossier, tuple(texts)), dossier)
            steps = [step for path, text in texts.items() if (step := _step(path, text, seen.rows.get(path)))]
            if seen.head.status in FROZEN and any(step.path == PIN for step in steps):
                raise DossierFrozenError(self.where, status=seen.head.status)
            if steps:
                journal.append(connection, dossier, seen.head, steps, journal.Signed(now, clean_text(by)))
            state = self.found(journal.read_state(connection, dossier), dossier)
            return DossierState(state[0], MappingProxyType(state[1]))


def _checked(path: str) -> str:
    if not path or clean_text(path) != path:
        raise ValueError(f"not a path: {path!r}")
    return path


def _text_path(path: str) -> str:
    if is_proceeding(path):
        raise ValueError(f"not a path of the text: {path!r}")  # who may change it is for `act` to decide
    return _checked(path)


def _version(row: Row[Any] | None) -> int:
    return row.version if row else 0


def _step(path: str, text: str, row: Row[Any] | None) -> journal.Step | None:
    old = row.value if row else _NOTHING
    return None if old == text else journal.Step(path, old, text, _version(row) + 1)


def _conflict(row: Row[Any]) -> Conflict:
    return Conflict(row.path, from_text(row.value), row.version, row.changed_at, row.changed_by)
