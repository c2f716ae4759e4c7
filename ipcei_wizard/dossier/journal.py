"""The rows behind the store: reads and writes them on a given connection, projections always with the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    DateTime,
    Integer,
    Row,
    Select,
    Text,
    bindparam,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from ipcei_wizard.dossier.canonical import JSON, from_text
from ipcei_wizard.dossier.chain import Entry, Header, link
from ipcei_wizard.dossier.paths import PIN, PROCEEDINGS, STATUS, TITLE
from ipcei_wizard.dossier.records import Change, DossierSummary, FrameworkPin, StoredValue, pin_of
from ipcei_wizard.dossier.tables import CHANGE, DOSSIER, VALUE

# Constant statements: building them anew would cost more than running them.
_LOCK: Final = select(DOSSIER.c.id).where(DOSSIER.c.id == bindparam("dossier")).with_for_update()
_ENDS: Final = (DOSSIER.c.changes, DOSSIER.c.head, DOSSIER.c.status)
_CURRENT: Final = (VALUE.c.path, VALUE.c.value, VALUE.c.version, VALUE.c.changed_at, VALUE.c.changed_by)


def _looking(at: ColumnElement[bool]) -> Select[Any]:
    joined = DOSSIER.outerjoin(VALUE, (VALUE.c.dossier_id == DOSSIER.c.id) & at)
    return select(*_ENDS, *_CURRENT).select_from(joined).where(DOSSIER.c.id == bindparam("dossier"))


_LOOK_AT_ONE: Final = _looking(VALUE.c.path == bindparam("path"))
_LOOK_AT_SOME: Final = _looking(VALUE.c.path.in_(bindparam("paths", expanding=True)))
_STATE: Final = (
    select(
        DOSSIER,
        VALUE.c.path,
        VALUE.c.value,
        VALUE.c.version,
        VALUE.c.changed_at.label("value_changed_at"),
        VALUE.c.changed_by.label("value_changed_by"),
    )
    .select_from(DOSSIER.outerjoin(VALUE))
    .where(DOSSIER.c.id == bindparam("dossier"))
    .order_by(VALUE.c.path)
)
_APPEND: Final = insert(CHANGE)
_SET_FIRST: Final = insert(VALUE)
_SET_AGAIN: Final = (
    update(VALUE)
    .where(VALUE.c.dossier_id == bindparam("in_dossier"), VALUE.c.path == bindparam("at_path"))
    .values({name: bindparam(name) for name in ("value", "version", "changed_at", "changed_by")})
)
_TOUCH: Final = (
    update(DOSSIER)
    .where(DOSSIER.c.id == bindparam("dossier"))
    .values({name: bindparam(name) for name in ("changes", "head", "changed_at", "changed_by")})
    .values(
        {
            name: func.coalesce(bindparam(f"new_{name}", type_=Text), DOSSIER.c[name])
            for name in ("title", "status", "pinned")
        }
    )
)
# One statement is one round trip and its own transaction. Nothing is written when another changed the dossier since it
# was looked at: the update then waits for the other, and finds another number of changes.
_WRITE_AT_ONCE: Final = text("""
WITH touched AS (
  UPDATE dossier SET changes = :count + cardinality(:paths), head = :head, changed_at = :at, changed_by = :by,
    title = coalesce(:new_title, title), status = coalesce(:new_status, status), pinned = coalesce(:new_pinned, pinned)
  WHERE id = :dossier AND changes = :count AND head = :head_before RETURNING id
), step AS (
  SELECT id, s.* FROM touched, unnest(:paths, :olds, :news, :versions, :hashes)
    WITH ORDINALITY AS s(path, old, new, version, hash, number)
), appended AS (
  INSERT INTO change (dossier_id, sequence, changed_at, changed_by, path, old, new, version, hash)
  SELECT id, :count + number, :at, :by, path, old, new, version, hash FROM step
), projected AS (
  INSERT INTO value (dossier_id, path, value, version, changed_at, changed_by)
  SELECT id, path, new, version, :at, :by FROM step
  ON CONFLICT (dossier_id, path) DO UPDATE SET value = excluded.value, version = excluded.version,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by
)
SELECT count(*) FROM touched
""").bindparams(
    bindparam("count", type_=Integer),
    bindparam("at", type_=DateTime(timezone=True)),
    *[bindparam(name, type_=Text) for name in ("dossier", "head", "head_before", "by")],
    *[bindparam(name, type_=Text) for name in ("new_title", "new_status", "new_pinned")],
    *[bindparam(name, type_=ARRAY(Text)) for name in ("paths", "olds", "news", "hashes")],
    bindparam("versions", type_=ARRAY(Integer)),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One change about to be written: canonical texts, and the path's version after it."""

    path: str
    old: str
    new: str
    version: int


@dataclass(frozen=True, slots=True)
class Signed:
    """When and by whom a change is made."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where a dossier's log ends: the number of rows, the hash of the last one, and the status they lead to."""

    changes: int
    hash: str
    status: str


@dataclass(frozen=True, slots=True)
class Look:
    """A dossier of one moment: where its log ends, and the projection's rows of those paths that were ever set."""

    head: Head
    rows: Mapping[str, Row[Any]]


def lock(connection: Connection, dossier: str) -> None:
    """Keep other writers off this dossier until the transaction ends; on SQLite the transaction already does.

    A statement of its own: joined with the values, PostgreSQL would wait for the lock and then show the old values.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCK, {"dossier": dossier})


def look(connection: Connection, dossier: str, paths: Sequence[str]) -> Look | None:
    """Return where the log ends and what stands at these paths, in one statement; None if unknown."""
    if len(paths) == 1:  # every keystroke's save: no list of placeholders to expand
        rows = connection.execute(_LOOK_AT_ONE, {"dossier": dossier, "path": paths[0]}).all()
    else:
        rows = connection.execute(_LOOK_AT_SOME, {"dossier": dossier, "paths": paths}).all()
    if not rows:
        return None
    found: dict[str, Any] = {row.path: row for row in rows if row.path is not None}
    return Look(Head(rows[0].changes, rows[0].head, rows[0].status), found)


def insert_dossier(connection: Connection, row: Mapping[str, object]) -> str:
    """Add a dossier, unless one with its creation key is there; return the id of the one that is there now."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(DOSSIER).on_conflict_do_nothing(index_elements=["creation_key"]).returning(DOSSIER.c.id)
    added: str | None = connection.execute(statement, row).scalar_one_or_none()
    if added is not None:
        return added
    same_key = select(DOSSIER.c.id).where(DOSSIER.c.creation_key == row["creation_key"])
    existing: str = connection.execute(same_key).scalar_one()
    return existing


def append(connection: Connection, dossier: str, head: Head, steps: Sequence[Step], signed: Signed) -> bool:
    """Write the steps as the changes after `head`, chained to it, and bring the projections along.

    On SQLite and in a locked transaction it succeeds; on PostgreSQL without a lock it says whether `head` still was the
    end, and writes nothing where it was not.
    """
    entries = entries_of(dossier, head, steps, signed)
    last = {entry.path: entry.new for entry in entries}
    touch = {
        "dossier": dossier,
        "head": entries[-1].hash,
        "new_title": title_of(from_text(last[TITLE])) if TITLE in last else None,
        "new_status": status_of(from_text(last[STATUS])) if STATUS in last else None,
        "new_pinned": last.get(PIN),
    }
    if connection.dialect.name == "postgresql":
        row = touch | {"count": head.changes, "head_before": head.hash, "at": signed.at, "by": signed.by}
        columns = {"paths": "path", "olds": "old", "news": "new", "versions": "version", "hashes": "hash"}
        row |= {name: [getattr(entry, of) for entry in entries] for name, of in columns.items()}
        return bool(connection.execute(_WRITE_AT_ONCE, row).scalar_one())
    insert_entries(connection, dossier, entries)
    _project(connection, dossier, entries)
    stamp = {"changed_at": signed.at, "changed_by": signed.by}
    connection.execute(_TOUCH, touch | stamp | {"changes": entries[-1].sequence})
    return True


def entries_of(dossier: str, head: Head, steps: Sequence[Step], signed: Signed) -> list[Entry]:
    """Return the rows for these steps, chained."""
    entries: list[Entry] = []
    previous = head.hash
    for sequence, step in enumerate(steps, start=head.changes + 1):
        entry = Entry(sequence, signed.at, signed.by, step.path, step.old, step.new, step.version, "")
        previous = link(dossier, entry, previous)
        entries.append(replace(entry, hash=previous))
    return entries


def insert_entries(connection: Connection, dossier: str, entries: Sequence[Entry]) -> None:
    """Add rows to the log, and nothing to the projections."""
    connection.execute(
        _APPEND,
        [
            {
                "dossier_id": dossier,
                "sequence": entry.sequence,
                "changed_at": entry.at,
                "changed_by": entry.by,
                "path": entry.path,
                "old": entry.old,
                "new": entry.new,
                "version": entry.version,
                "hash": entry.hash,
            }
            for entry in entries
        ],
    )


def _project(connection: Connection, dossier: str, entries: Sequence[Entry]) -> None:
    stamps = [{"changed_at": entry.at, "changed_by": entry.by, "version": entry.version} for entry in entries]
    rows = [(entry, {"value": entry.new} | stamp) for entry, stamp in zip(entries, stamps, strict=True)]
    if first := [{"dossier_id": dossier, "path": entry.path} | row for entry, row in rows if entry.version == 1]:
        connection.execute(_SET_FIRST, first)
    if again := [{"in_dossier": dossier, "at_path": entry.path} | row for entry, row in rows if entry.version > 1]:
        connection.execute(_SET_AGAIN, again)


def title_of(value: JSON) -> str:
    """Return the title for the list; something else than text has none."""
    return value if isinstance(value, str) else ""


def status_of(value: JSON) -> str | None:
    """Return the status that a value at `paths.STATUS` says; None leaves it as it is."""
    status = value.get("status") if isinstance(value, Mapping) else None
    return status if isinstance(status, str) else None


def read_state(connection: Connection, dossier: str) -> tuple[DossierSummary, dict[str, StoredValue]] | None:
    """Return a dossier in one statement, so that its parts are of one moment; None if unknown."""
    rows = connection.execute(_STATE, {"dossier": dossier}).all()
    if not rows:
        return None
    values = {
        row.path: StoredValue(from_text(row.value), row.version, row.value_changed_at, row.value_changed_by)
        for row in rows
        if row.path is not None
    }
    return summary(rows[0]), values


def read_summaries(connection: Connection) -> tuple[DossierSummary, ...]:
    """Return every dossier, newest change first."""
    rows = connection.execute(select(DOSSIER).order_by(DOSSIER.c.changed_at.desc(), DOSSIER.c.id))
    return tuple(summary(row) for row in rows)


def read_values_at(connection: Connection, paths: Sequence[str]) -> dict[str, dict[str, JSON]]:
    """Return what stands at these paths, by dossier and path."""
    found: dict[str, dict[str, JSON]] = {}
    for row in connection.execute(select(VALUE.c.dossier_id, *_CURRENT).where(VALUE.c.path.in_(paths))):
        found.setdefault(row.dossier_id, {})[row.path] = from_text(row.value)
    return found


def read_changes(connection: Connection, dossier: str, path: str | None) -> tuple[Change, ...]:
    """Return the log of a dossier, or of one path in it, oldest first."""
    query = select(CHANGE).where(CHANGE.c.dossier_id == dossier).order_by(CHANGE.c.sequence)
    if path is not None:
        query = query.where(CHANGE.c.path == path)
    return tuple(
        Change(
            row.sequence,
            row.changed_at,
            row.changed_by,
            row.path,
            from_text(row.old),
            from_text(row.new),
            row.version,
        )
        for row in connection.execute(query)
    )


def read_entries(connection: Connection, dossier: str) -> list[Entry]:
    """Return the whole log of a dossier as it is stored, in order."""
    query = select(CHANGE).where(CHANGE.c.dossier_id == dossier).order_by(CHANGE.c.sequence)
    return [
        Entry(r.sequence, r.changed_at, r.changed_by, r.path, r.old, r.new, r.version, r.hash)
        for r in connection.execute(query)
    ]


def read_authors(connection: Connection, dossier: str) -> frozenset[str]:
    """Return everyone who ever changed the text of a dossier, or the questions it answers."""
    text_only = CHANGE.c.path.notlike(f"{PROCEEDINGS}/%") | (CHANGE.c.path == PIN)
    query = select(CHANGE.c.changed_by).where(CHANGE.c.dossier_id == dossier, text_only).distinct()
    return frozenset(connection.execute(query).scalars())


def header_of(row: Row[Any]) -> Header:
    """Return what never changes of a row with the dossier's columns."""
    framework = (row.framework_id, row.framework_version, row.framework_digest)
    return Header(row.id, *framework, row.created_at, row.created_by)


def summary(row: Row[Any]) -> DossierSummary:
    """Return the list's line for a row with the dossier's columns."""
    return DossierSummary(
        id=row.id,
        title=row.title,
        framework=pin_of(from_text(row.pinned))
        or FrameworkPin(row.framework_id, row.framework_version, row.framework_digest),
        created_at=row.created_at,
        created_by=row.created_by,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
        changes=row.changes,
        status=row.status,
        head=row.head,
    )
