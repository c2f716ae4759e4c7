"""Tables and migrations are two descriptions of one schema."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text

from ipcei_wizard.dossier import migrations
from ipcei_wizard.dossier.errors import StoreFailedError
from ipcei_wizard.dossier.location import parse_address
from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.dossier.tables import METADATA, REVISION


def is_ours(_object: object, name: str | None, kind: str, *_rest: object) -> bool:
    """Leave out the indexes of words, which each database has in its own way and SQLAlchemy does not see."""
    return not (name or "").startswith(("searchable_words", "ix_searchable_words"))


def differences(connection: Connection) -> list[object]:
    """Return what Alembic would still change."""
    options = {"compare_type": True, "compare_server_default": True, "include_object": is_ours}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), METADATA))


def test_the_migrations_make_exactly_the_tables_we_use(store: DossierStore) -> None:
    with store._engine.connect() as connection:
        assert differences(connection) == []
        connection.execute(text("ALTER TABLE change ADD COLUMN unforeseen TEXT"))
        assert len(differences(connection)) == 1


def test_the_revision_we_look_for_is_the_newest() -> None:
    assert ScriptDirectory(str(Path(migrations.__file__).parent)).get_current_head() == REVISION


def test_an_up_to_date_database_opens_without_alembic(store: DossierStore, address: str) -> None:
    program = (
        "import sys; from ipcei_wizard.dossier.store import open_store\n"
        "open_store(sys.argv[1]).close(); sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, address], check=True)


def test_opening_again_changes_nothing(store: DossierStore, dossier: str, address: str) -> None:
    with open_store(address) as again:
        assert [line.id for line in again.list()] == [dossier]


def test_a_schema_half_made_is_not_kept(address: str) -> None:
    engine = create_engine(parse_address(address), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE value (in_the_way TEXT)"))
        with pytest.raises(StoreFailedError):
            open_store(address)
        assert inspect(connection).get_table_names() == ["value"]
        connection.execute(text("DROP TABLE value"))
    engine.dispose()
    with open_store(address) as store:
        assert store.list() == ()


def test_sqlite_is_set_so_that_no_acknowledged_word_is_lost(tmp_path: Path) -> None:
    with (
        open_store(f"sqlite:///{tmp_path}/a.db") as store,
        store._engine.connect() as connection,
    ):
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        assert [connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in asked] == ["wal", 2, 1, 5000]
