"""The log proves itself: whatever is altered, dropped or moved in it is found and named."""

import json
from collections.abc import Callable
from hashlib import sha256

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from ipcei_wizard.dossier.chain import ChainFault
from ipcei_wizard.dossier.history import difference_of, restore
from ipcei_wizard.dossier.location import parse_address
from ipcei_wizard.dossier.records import Conflict, Saved
from ipcei_wizard.dossier.store import DossierStore
from ipcei_wizard.dossier.verification import in_words, verify

WHY = "answers/public-interest/motivation"

UNGUARDED = {
    "sqlite": ("DROP TRIGGER change_stays", "DROP TRIGGER change_remains", "DROP TRIGGER change_frozen"),
    "postgresql": ("ALTER TABLE change DISABLE TRIGGER USER",),
}


def tamper(address: str, *statements: str) -> None:
    """Run statements as someone who may do anything to the database, and takes its guards away first."""
    engine = create_engine(parse_address(address), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in (*UNGUARDED[engine.dialect.name], *statements):
            connection.execute(text(statement))
    engine.dispose()


@pytest.fixture
def written(store: DossierStore, dossier: str) -> str:
    """Return a dossier with six changes."""
    for number, words in enumerate(("een", "twee", "drie")):
        store.save(dossier, WHY, words, number, "Anna")
    store.save(dossier, "advice/focus", "chips", 0, "Bram")
    store.save(dossier, "memo/to", ["EZ"], 0, "Bram")
    return dossier


def found(store: DossierStore, dossier: str) -> list[tuple[int | None, str]]:
    return [(fault.sequence, fault.code) for fault in verify(store, dossier)]


def test_what_was_written_verifies(store: DossierStore, written: str) -> None:
    assert verify(store, written) == ()


def test_the_bytes_of_a_row_are_as_documented(store: DossierStore, dossier: str) -> None:
    head = '["ipcei-dossier/1","%s","afwegingskader-2022","1.0","sha256:abc","2026-11-20T12:00:00.000000Z","Anna"]'
    row = '["ipcei-change/1","%s",1,"2026-11-20T12:00:00.000000Z","Anna","initiative/title","null",%s,1,"%s"]'

    start = sha256((head % dossier).encode()).hexdigest()
    first = sha256((row % (dossier, json.dumps('"IPCEI ME/CT"'), start)).encode()).hexdigest()

    _, state, entries = store.log(dossier)
    assert [entry.hash for entry in entries] == [first] == [state.summary.head]


COLUMNS = ("changed_by = 'Eva'", "path = 'answers/x/motivation'", "old = '1'", "new = '\"anders\"'", "version = 9")


@pytest.mark.parametrize("column", [*COLUMNS, "changed_at = '2020-01-01 00:00:00.000000'"])
def test_an_altered_row_is_named(store: DossierStore, written: str, address: str, column: str) -> None:
    tamper(address, f"UPDATE change SET {column} WHERE sequence = 3")

    assert found(store, written)[0] == (3, "altered")
    assert sum(code == "altered" for _, code in found(store, written)) == 1


def test_an_altered_hash_is_named_with_the_row_that_leans_on_it(
    store: DossierStore, written: str, address: str
) -> None:
    tamper(address, "UPDATE change SET hash = 'x' WHERE sequence = 3")

    assert found(store, written) == [(3, "altered"), (4, "altered")]


def test_a_dropped_row_is_named(store: DossierStore, written: str, address: str) -> None:
    tamper(address, "DELETE FROM change WHERE sequence = 3")

    assert found(store, written) == [(3, "missing")]


def test_rows_dropped_at_the_end_are_named(store: DossierStore, written: str, address: str) -> None:
    tamper(address, "DELETE FROM change WHERE sequence > 4")

    assert found(store, written)[:2] == [(5, "last-missing"), (6, "last-missing")]


def test_a_row_dropped_and_the_rest_renumbered_is_noticed(store: DossierStore, written: str, address: str) -> None:
    renumber = [f"UPDATE change SET sequence = {n - 1} WHERE sequence = {n}" for n in (4, 5, 6)]
    tamper(address, "DELETE FROM change WHERE sequence = 3", *renumber)

    assert found(store, written) == [(3, "altered"), (4, "altered"), (5, "altered"), (6, "last-missing")]


def test_rows_that_changed_places_are_named_with_where_they_belong(
    store: DossierStore, written: str, address: str
) -> None:
    swap = [f"UPDATE change SET sequence = {to} WHERE sequence = {of}" for of, to in ((3, 99), (5, 3), (99, 5))]
    tamper(address, *swap)

    moved = [fault for fault in verify(store, written) if fault.code == "moved"]
    assert [(fault.sequence, fault.values["place"]) for fault in moved] == [(3, 5), (5, 3)]


def test_a_row_added_at_the_end_is_noticed(store: DossierStore, written: str, address: str) -> None:
    columns = "dossier_id, changed_at, changed_by, old, new, version, hash"
    tamper(address, f"INSERT INTO change (sequence, path, {columns}) SELECT 7, 'x/y', {columns} FROM change LIMIT 1")

    assert (7, "altered") in found(store, written)


def test_a_rewritten_last_row_does_not_fit_the_head(store: DossierStore, written: str, address: str) -> None:
    tamper(address, "UPDATE dossier SET head = 'x'")

    assert found(store, written) == [(None, "head")]


@pytest.mark.parametrize("fact", ["framework_digest = 'sha256:def'", "created_by = 'Eva'"])
def test_another_framework_or_maker_does_not_fit_the_first_row(
    store: DossierStore, written: str, address: str, fact: str
) -> None:
    tamper(address, f"UPDATE dossier SET {fact}")

    assert found(store, written) == [(1, "altered")]


def test_a_text_changed_outside_the_log_is_noticed(store: DossierStore, written: str, address: str) -> None:
    tamper(address, "UPDATE value SET value = '\"anders\"' WHERE path = 'advice/focus'", "DELETE FROM value WHERE path = 'memo/to'")  # fmt: skip  # noqa: E501

    faults = verify(store, written)
    assert [(fault.code, fault.values["path"]) for fault in faults] == [
        ("projection", "advice/focus"),
        ("projection", "memo/to"),
    ]


def test_a_title_or_status_changed_outside_the_log_is_noticed(store: DossierStore, written: str, address: str) -> None:
    tamper(address, "UPDATE dossier SET status = 'vastgesteld'")

    assert found(store, written) == [(None, "summary")]


@pytest.mark.parametrize("statement", ["UPDATE change SET new = old", "DELETE FROM change"])
def test_the_database_itself_refuses_to_alter_the_log(
    store: DossierStore, written: str, new_address: Callable[[], str], statement: str
) -> None:
    with store._engine.connect() as connection, pytest.raises(DBAPIError, match="append-only"):
        connection.execute(text(statement))
    assert verify(store, written) == ()


@pytest.mark.parametrize("code", ["altered", "missing", "moved", "last-missing", "head", "projection", "summary"])
def test_every_fault_names_the_dossier_in_both_languages(code: str) -> None:
    fault = ChainFault("abc", 3, code, {"path": "x/y", "place": 5})  # type: ignore[arg-type]

    sentences = {in_words(fault, "nl"), in_words(fault, "en")}
    assert len(sentences) == 2
    assert all("abc" in sentence for sentence in sentences)


def test_restoring_is_a_new_change(store: DossierStore, written: str) -> None:
    first = store.history(written, WHY)[0]

    assert restore(store, written, first, 3, "Chris") == Saved(WHY, "een", 4, written=True)

    last = store.history(written, WHY)[-1]
    assert (last.old, last.new, last.by, last.version) == ("drie", "een", "Chris", 4)
    assert verify(store, written) == ()
    assert isinstance(restore(store, written, first, 2, "Chris"), Saved), "an equal text is nothing to choose about"
    second = store.history(written, WHY)[1]
    assert isinstance(restore(store, written, second, 2, "Chris"), Conflict), "someone changed it since"


def test_a_difference_shows_what_went_and_what_came(store: DossierStore, dossier: str) -> None:
    store.save(dossier, WHY, "een\ntwee\ndrie\nvier\nvijf", 0, "Anna")
    store.save(dossier, WHY, "een\ntwee\nDRIE\nvier\nvijf", 1, "Anna")

    assert difference_of(store.history(dossier, WHY)[1]) == (" een", " twee", "-drie", "+DRIE", " vier", " vijf")
    assert difference_of(store.history(dossier, WHY)[0])[0] == "+een"
