"""Who is working on what right now: a row per person, forgotten after a minute, and no part of the log."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from ipcei_wizard.dossier.canonical import clean_text
from ipcei_wizard.dossier.database import Database
from ipcei_wizard.dossier.journal import look
from ipcei_wizard.dossier.paths import TITLE
from ipcei_wizard.dossier.tables import PRESENCE

LASTS: Final = timedelta(seconds=60)
FRESH: Final = timedelta(seconds=20)  # a row this young is not written again: a write waits for the disk


@dataclass(frozen=True, slots=True)
class Presence:
    """Someone who is working on a place (a path, or the beginning of one)."""

    person: str
    place: str
    seen_at: datetime


def work_on(database: Database, dossier: str, person: str, place: str) -> tuple[Presence, ...]:
    """Note that a person is working on a place of a dossier; return the others who are there now."""
    now = database.now()
    with database.reading() as connection:
        present = others(connection, database.known(dossier), now)
    if not is_fresh(present, person, place, now):
        with database.writing() as connection:
            database.found(look(connection, dossier, [TITLE]), dossier)
            see(connection, dossier, person, place, now)
    return tuple(other for other in present if other.person != person)


def others(connection: Connection, dossier: str, now: datetime) -> tuple[Presence, ...]:
    """Return who was seen within a minute; a clock that was set back makes nobody stay for hours."""
    query = select(PRESENCE).where(
        PRESENCE.c.dossier_id == dossier, PRESENCE.c.seen_at > now - LASTS, PRESENCE.c.seen_at < now + LASTS
    )
    rows = connection.execute(query.order_by(PRESENCE.c.person))
    return tuple(Presence(row.person, row.place, row.seen_at) for row in rows)


def is_fresh(present: tuple[Presence, ...], person: str, place: str, now: datetime) -> bool:
    """Tell whether it is known well enough that this person is there."""
    return any(p.person == person and p.place == place and abs(now - p.seen_at) < FRESH for p in present)


def see(connection: Connection, dossier: str, person: str, place: str, now: datetime) -> None:
    """Note that a person is at a place, and forget who left long ago."""
    connection.execute(delete(PRESENCE).where(PRESENCE.c.seen_at < now - 60 * LASTS))
    insert: Any = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(PRESENCE)
    row = {"dossier_id": dossier, "person": clean_text(person), "place": clean_text(place), "seen_at": now}
    connection.execute(
        insert.values(row).on_conflict_do_update(
            index_elements=["dossier_id", "person"],
            set_={"place": bindparam("new_place", row["place"]), "seen_at": bindparam("new_seen", now)},
        )
    )
