"""A database of every released revision, with data in it, is brought up to date and loses nothing."""

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from ipcei_wizard.dossier import migrations
from ipcei_wizard.dossier.finding import find_for
from ipcei_wizard.dossier.location import parse_address
from ipcei_wizard.dossier.people import Person
from ipcei_wizard.dossier.presence import Seat, work_on
from ipcei_wizard.dossier.records import FrameworkPin, Saved
from ipcei_wizard.dossier.search import Wanted, find
from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.dossier.verification import verify

WHY = "answers/public-interest/motivation"
FULL, EMPTY = "a" * 16, "b" * 16
MOMENTS = [f"2026-11-0{day} 12:00:00.000{day:03}" for day in (1, 2, 3)]

# What the program of revision 0001 wrote: texts with accents, quotes and line ends, a removed value, no change at all.
DOSSIERS = """INSERT INTO dossier VALUES
('{full}', 'click', 'afwegingskader-2022', '1.0.0', 'sha256:abc', '{at[0]}', 'Anna', 'Ünïcode "titel"', 5, '{at[2]}', 'Bram'),
('{empty}', NULL, 'afwegingskader-2022', '1.0.0', 'sha256:abc', '{at[0]}', 'Anna', '', 0, '{at[0]}', 'Anna')"""  # noqa: E501
CHANGES = """INSERT INTO change VALUES
('{full}', 1, '{at[0]}', 'Anna', 'initiative/title', 'null', '"Ünïcode \\"titel\\""', 1),
('{full}', 2, '{at[0]}', 'Anna', '{why}', 'null', '"een\\nregel \N{PARTY POPPER}"', 1),
('{full}', 3, '{at[1]}', 'Bram', '{why}', '"een\\nregel \N{PARTY POPPER}"', '"twee"', 2),
('{full}', 4, '{at[1]}', 'Bram', 'memo/to', 'null', '["EZ"]', 1),
('{full}', 5, '{at[2]}', 'Bram', 'memo/to', '["EZ"]', 'null', 2)"""
VALUES = """INSERT INTO value VALUES
('{full}', 'initiative/title', '"Ünïcode \\"titel\\""', 1, '{at[0]}', 'Anna'),
('{full}', '{why}', '"twee"', 2, '{at[1]}', 'Bram'),
('{full}', 'memo/to', 'null', 2, '{at[2]}', 'Bram')"""


# What the program of revision 0002 wrote beside these: the words to search in, and someone at work.
INDEX = """INSERT INTO searchable VALUES (1, '{full}', 'x', 'geheim'), (2, '{empty}', 'x', '')"""
PRESENT = """INSERT INTO presence VALUES ('{full}', 'Anna', 'answers/9', '{at[2]}')"""


def at_revision(address: str, revision: str) -> None:
    """Make an empty database of a revision, or bring one up to it."""
    engine = create_engine(parse_address(address))
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        command.upgrade(config, revision)
    engine.dispose()


def released_0001(address: str) -> None:
    """Make a database as the program of revision 0001 left it."""
    at_revision(address, "0001")
    engine = create_engine(parse_address(address))
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET TIME ZONE 'UTC'"))
        for statement in (DOSSIERS, CHANGES, VALUES):
            connection.exec_driver_sql(statement.format(full=FULL, empty=EMPTY, why=WHY, at=MOMENTS))
    engine.dispose()


def released_0002(address: str) -> None:
    """Make a database as the program of revision 0002 left it."""
    released_0001(address)
    at_revision(address, "0002")
    engine = create_engine(parse_address(address))
    with engine.begin() as connection:
        for statement in (INDEX, PRESENT):
            connection.exec_driver_sql(statement.format(full=FULL, empty=EMPTY, at=MOMENTS))
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("INSERT INTO searchable_words (rowid, words) VALUES (1, 'geheim')")
    engine.dispose()


def test_dossiers_of_revision_0001_are_chained_and_go_on(address: str) -> None:
    released_0001(address)

    with open_store(address) as store:
        assert verify(store, FULL) == verify(store, EMPTY) == ()
        state = store.load(FULL)
        assert state.contents == {"initiative/title": 'Ünïcode "titel"', WHY: "twee"}
        assert [change.new for change in store.history(FULL, WHY)] == ["een\nregel \N{PARTY POPPER}", "twee"]
        assert {line.status for line in store.list()} == {"concept"}
        assert store.save(FULL, WHY, "drie", 2, "Chris") == Saved(WHY, "drie", 3, written=True)
        assert store.save(EMPTY, WHY, "een", 0, "Chris") == Saved(WHY, "een", 1, written=True)
        assert verify(store, FULL) == verify(store, EMPTY) == ()


def test_a_row_altered_after_the_chaining_is_found(address: str) -> None:
    released_0001(address)
    open_store(address).close()
    engine = create_engine(parse_address(address))
    with engine.begin() as connection:
        for trigger in ("change_stays",):
            on = " ON change" if engine.dialect.name == "postgresql" else ""
            connection.execute(text(f"DROP TRIGGER {trigger}{on}"))
        connection.execute(text("UPDATE change SET changed_by = 'Eva' WHERE sequence = 2"))
    engine.dispose()

    with open_store(address) as store:
        assert [(fault.sequence, fault.code) for fault in verify(store, FULL)] == [(2, "altered")]


def test_a_frozen_dossier_of_revision_0002_keeps_its_framework_from_then_on(address: str) -> None:
    at_revision(address, "0002")
    engine = create_engine(parse_address(address))
    facts = {"id": FULL, "version": "1.0.0", "at": MOMENTS[0]}
    dossier = """INSERT INTO dossier (id, framework_id, framework_version, framework_digest, created_at, created_by,
        title, changes, changed_at, changed_by, status) VALUES ('{id}', 'afwegingskader-2022', '{version}', 'abc',
        '{at}', 'Anna', '', 0, '{at}', 'Anna', 'vastgesteld')"""
    change = "INSERT INTO change VALUES ('{id}', 1, '{at}', 'Anna', 'proceedings/framework', 'null', '0', 1, 'hash')"
    with engine.begin() as connection:
        connection.exec_driver_sql(dossier.format(**facts))
    open_store(address).close()

    with pytest.raises(DBAPIError, match="the dossier is frozen"), engine.begin() as connection:
        connection.exec_driver_sql(change.format(**facts))
    engine.dispose()
    with open_store(address) as store:
        assert store.load(FULL).framework == FrameworkPin("afwegingskader-2022", "1.0.0", "abc")


def test_the_words_of_revision_0002_are_forgotten_and_indexed_anew_as_what_is_open(address: str) -> None:
    released_0002(address)
    lea = Person("lea@x.nl", frozenset({"beheerder"}), authenticated=True)

    with open_store(address) as store:
        assert verify(store, FULL) == verify(store, EMPTY) == ()
        assert (find(store, Wanted(words="geheim")), find_for(store, Wanted(words="geheim"), lea)) == ((), ())
        assert find_for(store, Wanted(words="twee"), lea) == (FULL,)
        assert work_on(store, FULL, Seat("1", "Bram"), "vraag-9") == ()


def test_what_an_older_server_indexes_is_found_by_nobody_who_may_not_read_it_all(address: str) -> None:
    released_0002(address)
    fatma = Person("fatma@x.nl", frozenset({"beheerder"}), authenticated=True)
    with open_store(address) as store:
        with store.writing() as connection:  # as revision 0002 writes it
            row = "INSERT INTO searchable (number, dossier_id, head, words) SELECT 77, id, head, 'twee' FROM dossier"
            connection.execute(text(f"{row} WHERE id = '{FULL}'"))
            if connection.dialect.name == "sqlite":
                connection.execute(text("INSERT INTO searchable_words (rowid, words) VALUES (77, 'twee')"))
        assert [line.id for line in find(store, Wanted(words="twee"))] == [FULL]
        assert find_for(store, Wanted(words="twee"), fatma) == ()
        store.save(FULL, WHY, "vier", 2, "Anna")
        assert find_for(store, Wanted(words="vier"), fatma) == (FULL,)
