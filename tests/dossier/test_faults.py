"""What the database cannot do is said clearly, in both languages, and leaves nothing half-written."""

import sqlite3
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, make_url, text

from ipcei_wizard.dossier import errors
from ipcei_wizard.dossier.errors import (
    SchemaTooNewError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreReadOnlyError,
    StoreUnreachableError,
)
from ipcei_wizard.dossier.location import parse_address
from ipcei_wizard.dossier.records import Edit, FrameworkPin, Saved
from ipcei_wizard.dossier.store import DossierStore, open_store

WHY = "answers/public-interest/motivation"

DISK_FULL = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER no_room BEFORE INSERT ON value FOR EACH ROW EXECUTE FUNCTION no_room();
"""


def run(address: str, *statements: str) -> None:
    """Run statements as another program would."""
    engine = create_engine(parse_address(address), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_a_new_file_that_another_program_is_writing_to_is_waited_for(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "dossiers.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, other.execute, ["COMMIT"])
    release.start()

    with open_store(f"sqlite:///{tmp_path}/dossiers.db") as store:
        assert store.list() == ()

    release.join()
    other.close()


@contextmanager
def held_by_another(address: str) -> Iterator[None]:
    """Keep the database (SQLite) or the dossiers (PostgreSQL) locked for the block."""
    engine = create_engine(parse_address(address), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("BEGIN IMMEDIATE"))
        else:
            connection.execute(text("BEGIN"))
            connection.execute(text("SELECT id FROM dossier FOR UPDATE"))
        yield
        connection.execute(text("ROLLBACK"))
    engine.dispose()


def test_a_locked_database_says_so_and_saves_again_once_free(store: DossierStore, dossier: str, address: str) -> None:
    with open_store(address, patience=0.2) as hasty:
        with held_by_another(address):
            with pytest.raises(StoreLockedError):
                hasty.save(dossier, WHY, "x", 0, "Anna")
            assert hasty.sequence(dossier) == 1, "reading goes on while another writes"
        assert hasty.save(dossier, WHY, "x", 0, "Anna") == Saved(WHY, "x", 1, written=True)


def test_one_who_waits_within_patience_notices_nothing(store: DossierStore, dossier: str, address: str) -> None:
    with held_by_another(address):
        results: list[object] = []
        officer = threading.Thread(target=lambda: results.append(store.save(dossier, WHY, "x", 0, "Anna")))
        officer.start()
        officer.join(0.3)
        assert not results
    officer.join(5)
    assert results == [Saved(WHY, "x", 1, written=True)]


def test_a_read_only_database_can_be_read_and_refuses_to_be_written(
    store: DossierStore, dossier: str, address: str
) -> None:
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        # Root may write to any file, whatever its mode; SQLite's own switch holds for everyone.
        address = f"sqlite:///file:{url.database}?mode=ro&uri=true"
    else:
        run(address, f"ALTER DATABASE {url.database} SET default_transaction_read_only = on")

    with open_store(address) as reader:
        assert reader.load(dossier) == store.load(dossier)
        with pytest.raises(StoreReadOnlyError):
            reader.save(dossier, WHY, "x", 0, "Anna")
        with pytest.raises(StoreReadOnlyError):
            reader.create("x", FrameworkPin("f", "1", "d"), by="Anna")
    assert store.sequence(dossier) == 1


def test_a_full_disk_leaves_nothing_half_written(store: DossierStore, dossier: str, address: str) -> None:
    before = store.load(dossier)
    if address.startswith("sqlite"):

        @event.listens_for(store._engine, "connect")
        def no_more_room(raw: object, _record: object) -> None:
            raw.execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]

        store.close()
    else:
        run(address, DISK_FULL)
    long = "een geheim " * 10_000

    with pytest.raises(StoreFullError) as caught:
        store.save_many(dossier, [Edit("initiative/title", "Nieuw", 1), Edit(WHY, long, 0)], "Anna")

    assert "geheim" not in "".join(traceback.format_exception(caught.value)), "logs hold no officer's words"
    with open_store(address) as again:
        assert again.load(dossier) == before
        assert len(again.history(dossier)) == 1


def test_a_newer_schema_is_refused_by_name_and_left_alone(store: DossierStore, address: str) -> None:
    store.close()
    run(address, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(SchemaTooNewError, match=r"9999.*0004.*Install the newer version"):
        open_store(address)

    engine = create_engine(parse_address(address))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "9999"
    engine.dispose()


def test_connections_killed_by_the_server_are_replaced(new_postgresql: Callable[[], str], pin: FrameworkPin) -> None:
    address = new_postgresql()
    with open_store(address) as store:
        dossier = store.create("x", pin, by="Anna")
        run(
            address,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        assert store.save(dossier, WHY, "x", 0, "Anna") == Saved(WHY, "x", 1, written=True)


def test_a_database_that_is_gone_is_unreachable(new_postgresql: Callable[[], str], pin: FrameworkPin) -> None:
    address = new_postgresql()
    with open_store(address) as store:
        run(new_postgresql(), f"DROP DATABASE {make_url(address).database} WITH (FORCE)")
        with pytest.raises(StoreUnreachableError):
            store.create("x", pin, by="Anna")


def test_an_unreachable_server_is_named_without_its_password() -> None:
    word = "s3cret"  # named, because the traceback quotes the line that calls

    with pytest.raises(StoreUnreachableError) as caught:
        open_store(f"postgresql://anna:{word}@127.0.0.1:9/dossiers?sslpassword={word}")

    assert str(caught.value).startswith("postgresql://127.0.0.1:9/dossiers: ")
    assert word not in "".join(traceback.format_exception(caught.value))


def test_a_missing_folder_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachableError, match=r"missing/dossiers\.db"):
        open_store(f"sqlite:///{tmp_path}/missing/dossiers.db")


@pytest.mark.parametrize(
    "content", [b"format: ipcei-assessment/1\n" * 99, b"SQLite format 3\x00" + bytes(range(256)) * 99]
)
def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "dossiers.db"
    file.write_bytes(content)

    with pytest.raises(StoreDamagedError):
        open_store(f"sqlite:///{file}")

    assert file.read_bytes() == content


def kinds() -> list[type[StoreError]]:
    """Return every branch of the tree."""
    return StoreError.__subclasses__()


@pytest.mark.parametrize("kind", kinds())
def test_every_fault_says_where_what_and_what_to_do_in_both_languages(kind: type[StoreError]) -> None:
    error = kind("dossiers.db", found="9", known="1", dossier="abc", detail="SQLITE_NOLFS", status="vastgesteld")

    sentences = {error.what("nl"), error.what("en"), error.remedy("nl"), error.remedy("en")}
    assert len(sentences) == 4
    assert all(sentence.endswith((".", ")")) and "{" not in sentence for sentence in sentences)
    assert str(error) == f"dossiers.db: {error.what()} {error.remedy()}"


def test_the_drawn_tree_is_the_tree() -> None:
    assert errors.__doc__
    assert {line.split()[1] for line in errors.__doc__.splitlines() if line[:1] in {"├", "└"}} == {
        kind.__name__ for kind in kinds()
    }
