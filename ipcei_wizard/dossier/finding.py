"""What people find: what someone may not know of or read is not searched for him, so that no result gives it away.

On a dossier he is on he finds by all of it; on any other that he may know of by what is open there. What is counted,
filtered or listed comes from here.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select

from ipcei_wizard.dossier.access import is_on, readable
from ipcei_wizard.dossier.canonical import clean_text, from_text, to_text
from ipcei_wizard.dossier.database import Database
from ipcei_wizard.dossier.journal import summary
from ipcei_wizard.dossier.people import ACCESS, ROUTE, Person
from ipcei_wizard.dossier.records import DossierSummary
from ipcei_wizard.dossier.search import Wanted, conditions, refresh_for
from ipcei_wizard.dossier.tables import DOSSIER, VALUE

_AT_ONCE: Final = 500  # ids in one statement


def find_for(database: Database, wanted: Wanted, person: Person) -> tuple[str, ...]:
    """Return the ids of the dossiers that this person finds, the last changed first."""
    refresh_for(database, wanted)
    with database.reading() as connection:
        if person.authenticated:
            found = dict(_off(connection, wanted, person)) | dict(_on(connection, wanted, person))
        else:
            every = select(DOSSIER.c.id, DOSSIER.c.changed_at).where(*conditions(connection, wanted))
            found = {row.id: row.changed_at for row in connection.execute(every)}
    # Twice, as the ids go up where the moments go down.
    return tuple(sorted(sorted(found), key=found.__getitem__, reverse=True))


def lines_of(database: Database, found: Sequence[str]) -> tuple[DossierSummary, ...]:
    """Return the lines of what `find_for` gave, in its order."""
    lines: dict[str, DossierSummary] = {}
    with database.reading() as connection:
        for at in range(0, len(found), _AT_ONCE):
            rows = connection.execute(select(DOSSIER).where(DOSSIER.c.id.in_(found[at : at + _AT_ONCE])))
            lines |= {row.id: summary(row) for row in rows}
    return tuple(lines[id_] for id_ in found if id_ in lines)


def _on(connection: Connection, wanted: Wanted, person: Person) -> Iterator[tuple[str, datetime]]:
    # The database finds whoever may be named; whether he is, is for `access` to say.
    named = VALUE.c.value.contains(to_text(clean_text(person.name)), autoescape=True)
    told = (VALUE.c.dossier_id == DOSSIER.c.id) & VALUE.c.path.in_((ACCESS, ROUTE)) & named
    query = (
        select(DOSSIER, VALUE.c.path, VALUE.c.value)
        .select_from(DOSSIER.outerjoin(VALUE, told))
        .where(
            (DOSSIER.c.created_by == person.name) | VALUE.c.path.is_not(None),
            DOSSIER.c.status.in_(readable(person, on=True)),
            *conditions(connection, wanted),
        )
    )
    for row in connection.execute(query):
        proceedings = {row.path: from_text(row.value)} if row.path else {}
        if is_on(summary(row), proceedings, person):
            yield row.id, row.changed_at


def _off(connection: Connection, wanted: Wanted, person: Person) -> Iterator[tuple[str, datetime]]:
    # One may be on some of these: what is open to others is open to him as well.
    query = select(DOSSIER.c.id, DOSSIER.c.changed_at).where(
        DOSSIER.c.status.in_(readable(person, on=False)), *conditions(connection, wanted, open_only=True)
    )
    for row in connection.execute(query):
        yield row.id, row.changed_at
