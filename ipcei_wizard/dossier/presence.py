"""Who is working where in a dossier right now: a row per open window, forgotten after a minute, no part of the log."""

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
class Seat:
    """A window in which someone has a dossier before him: a name of its own, and the person, who is `called` so."""

    id: str
    person: str
    called: str = ""


@dataclass(frozen=True, slots=True)
class Presence:
    """Someone at work in another window, and where: the name of a page."""

    seat: str
    person: str
    called: str
    place: str
    seen_at: datetime


def work_on(database: Database, dossier: str, seat: Seat, place: str) -> tuple[Presence, ...]:
    """Note that someone is at work at a place of a dossier; return the other windows there are now."""
    now = database.now()
    with database.reading() as connection:
        present = _present(connection, database.known(dossier), now)
    if not _is_fresh(present, seat, place, now):
        with database.writing() as connection:
            database.found(look(connection, dossier, [TITLE]), dossier)
            _see(connection, dossier, seat, place, now)
    return tuple(other for other in present if other.seat != seat.id)


def leave(database: Database, dossier: str, seat: Seat) -> None:
    """Forget a window that was closed or went elsewhere."""
    with database.writing() as connection:
        connection.execute(delete(PRESENCE).where(PRESENCE.c.dossier_id == dossier, PRESENCE.c.seat == seat.id))


def _present(connection: Connection, dossier: str, now: datetime) -> tuple[Presence, ...]:
    """Return who was seen within a minute; a clock that was set back makes nobody stay for hours."""
    query = select(PRESENCE).where(
        PRESENCE.c.dossier_id == dossier, PRESENCE.c.seen_at > now - LASTS, PRESENCE.c.seen_at < now + LASTS
    )
    rows = connection.execute(query.order_by(PRESENCE.c.person, PRESENCE.c.place, PRESENCE.c.seat))
    return tuple(Presence(row.seat, row.person, row.called, row.place, row.seen_at) for row in rows)


def _is_fresh(present: tuple[Presence, ...], seat: Seat, place: str, now: datetime) -> bool:
    return any(p.seat == seat.id and p.place == place and abs(now - p.seen_at) < FRESH for p in present)


def _see(connection: Connection, dossier: str, seat: Seat, place: str, now: datetime) -> None:
    connection.execute(delete(PRESENCE).where(PRESENCE.c.seen_at < now - 60 * LASTS))
    insert: Any = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(PRESENCE)
    who = {"person": clean_text(seat.person), "called": clean_text(seat.called)}
    row = {"dossier_id": dossier, "seat": seat.id, "place": clean_text(place), "seen_at": now} | who
    connection.execute(
        insert.values(row).on_conflict_do_update(
            index_elements=["dossier_id", "seat"],
            set_={"place": bindparam("new_place", row["place"]), "seen_at": bindparam("new_seen", now)},
        )
    )
