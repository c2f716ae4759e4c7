"""The rows behind the store: reads and writes them on a given connection, projections always with the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from ipcei_wizard.dossier.canonical import JSON, from_text
from ipcei_wizard.dossier.paths import TITLE
from ipcei_wizard.dossier.records import Change, DossierSummary, FrameworkPin, StoredValue
from ipcei_wizard.dossier.tables import CHANGE, DOSSIER, VALUE

# Constant statements: building them anew would cost more than running them.
_LOCK: Final = select(DOSSIER.c.changes).where(DOSSIER.c.id == bindparam("dossier")).with_for_update()
_CURRENT: Final = select(VALUE).where(VALUE.c.dossier_id == bindparam("dossier"))
_CURRENT_OF_ONE: Final = _CURRENT.where(VALUE.c.path == bindparam("path"))
_CURRENT_OF_SOME: Final = _CURRENT.where(VALUE.c.path.in_(bindparam("paths", expanding=True)))
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
    .values({name: bindparam(name) for name in ("changes", "changed_at", "changed_by")})
)
_RETITLE: Final = update(DOSSIER).where(DOSSIER.c.id == bindparam("dossier")).values(title=bindparam("title"))


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


def lock(connection: Connection, dossier: str) -> int | None:
    """Keep other writers off this dossier until the transaction ends; return its number of changes, None if unknown.

    A statement of its own: joined with the values, PostgreSQL would wait for the lock and then show the old values.
    """
    return connection.execute(_LOCK, {"dossier": dossier}).scalar_one_or_none()


def current(connection: Connection, dossier: str, paths: Sequence[str]) -> dict[str, Row[Any]]:
    """Return the projection's rows for those of these paths that were ever set."""
    if len(paths) == 1:  # every keystroke's save: no list of placeholders to expand
        rows = connection.execute(_CURRENT_OF_ONE, {"dossier": dossier, "path": paths[0]})
    else:
        rows = connection.execute(_CURRENT_OF_SOME, {"dossier": dossier, "paths": paths})
    return {row.path: row for row in rows}


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


def append(connection: Connection, dossier: str, count: int, steps: Sequence[Step], signed: Signed) -> None:
    """Write the steps as changes `count + 1` and on, and bring the projections along."""
    stamp = {"changed_at": signed.at, "changed_by": signed.by}
    connection.execute(
        _APPEND,
        [
            {"dossier_id": dossier, "sequence": count + number, "path": step.path, "old": step.old, "new": step.new}
            | {"version": step.version}
            | stamp
            for number, step in enumerate(steps, start=1)
        ],
    )
    first = [step for step in steps if step.version == 1]
    again = [step for step in steps if step.version > 1]
    if first:
        connection.execute(
            _SET_FIRST,
            [{"dossier_id": dossier, "path": s.path, "value": s.new, "version": s.version} | stamp for s in first],
        )
    if again:
        connection.execute(
            _SET_AGAIN,
            [{"in_dossier": dossier, "at_path": s.path, "value": s.new, "version": s.version} | stamp for s in again],
        )
    connection.execute(_TOUCH, {"dossier": dossier, "changes": count + len(steps)} | stamp)
    for step in steps:
        if step.path == TITLE:
            connection.execute(_RETITLE, {"dossier": dossier, "title": title_of(from_text(step.new))})


def title_of(value: JSON) -> str:
    """Return the title for the list; something else than text has none."""
    return value if isinstance(value, str) else ""


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


def summary(row: Row[Any]) -> DossierSummary:
    """Return the list's line for a row with the dossier's columns."""
    return DossierSummary(
        id=row.id,
        title=row.title,
        framework=FrameworkPin(row.framework_id, row.framework_version, row.framework_digest),
        created_at=row.created_at,
        created_by=row.created_by,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
        changes=row.changes,
    )
