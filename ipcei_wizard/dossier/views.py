"""Views that people keep: what they ask for again and again, by a name of their own. Each sees his own only.

A view is no dossier and has no log. What is asked is kept as the address asks it, so that a link says the same.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from sqlalchemy import Connection, delete, insert, select, update

from ipcei_wizard.dossier.canonical import clean, clean_text, from_text, to_text
from ipcei_wizard.dossier.database import Database
from ipcei_wizard.dossier.people import Person
from ipcei_wizard.dossier.records import Refusal
from ipcei_wizard.dossier.tables import SAVED_VIEW

MOST: Final = 50  # of one person; a list that is longer nobody reads
LONGEST: Final = 80  # letters in a name


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, and what the address of the page asks."""

    id: str
    name: str
    asked: Mapping[str, str]


def views_of(database: Database, person: Person) -> tuple[View, ...]:
    """Return the views of a person, in alphabetical order."""
    with database.reading() as connection:
        rows = connection.execute(select(SAVED_VIEW).where(SAVED_VIEW.c.person == person.name)).all()
    views = (View(row.id, row.name, cast("dict[str, str]", from_text(row.asked))) for row in rows)
    return tuple(sorted(views, key=lambda view: (view.name.casefold(), view.name)))


def keep_view(database: Database, person: Person, name: str, asked: Mapping[str, str]) -> Refusal | None:
    """Keep what is asked under a name; what was kept under it before is replaced."""
    named = _shortened(name)
    if not named:
        return Refusal("view-unnamed")
    with database.writing() as connection:
        there = _named(connection, person)
        text = to_text(clean(dict(asked)))
        if named in there:
            connection.execute(update(SAVED_VIEW).where(SAVED_VIEW.c.id == there[named]).values(asked=text))
        elif len(there) >= MOST:
            return Refusal("views-full", {"most": MOST})
        else:
            row = {"id": secrets.token_hex(8), "person": person.name, "name": named, "asked": text}
            connection.execute(insert(SAVED_VIEW).values(row))
    return None


def rename_view(database: Database, person: Person, view: str, name: str) -> Refusal | None:
    """Give a view another name."""
    named = _shortened(name)
    if not named:
        return Refusal("view-unnamed")
    with database.writing() as connection:
        if _named(connection, person).get(named, view) != view:
            return Refusal("view-twice", {"name": named})
        connection.execute(update(SAVED_VIEW).where(*_his(person, view)).values(name=named))
    return None


def remove_view(database: Database, person: Person, view: str) -> None:
    """Remove a view."""
    with database.writing() as connection:
        connection.execute(delete(SAVED_VIEW).where(*_his(person, view)))


def _his(person: Person, view: str) -> tuple[Any, ...]:
    return SAVED_VIEW.c.id == view, SAVED_VIEW.c.person == person.name


def _named(connection: Connection, person: Person) -> dict[str, str]:
    query = select(SAVED_VIEW.c.name, SAVED_VIEW.c.id).where(SAVED_VIEW.c.person == person.name)
    return {row.name: row.id for row in connection.execute(query)}


def _shortened(name: str) -> str:
    return " ".join(clean_text(name).split())[:LONGEST].strip()
