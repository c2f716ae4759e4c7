"""Brings a database to the schema this program knows, once, also when several programs start together."""

import threading
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, select

from ipcei_wizard.dossier.engine import use_write_ahead_log, writing
from ipcei_wizard.dossier.errors import SchemaTooNewError

_ADVISORY_LOCK: Final = 0x1BCE1  # any number, the same in every version of this program
_ONE_AT_A_TIME: Final = threading.Lock()  # Alembic keeps its context in module globals


def upgrade(engine: Engine, where: str) -> None:
    """Run the missing revisions in one transaction; a database that is up to date is only read.

    Raises:
        SchemaTooNewError: the database is at a revision this program does not know; nothing was changed.
    """
    config = Config()
    # A percent sign in the path would be an interpolation to Alembic.
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        if _is_current(connection, script, where):
            return
    if engine.dialect.name == "sqlite":
        use_write_ahead_log(engine)
    with _ONE_AT_A_TIME, writing(engine).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
        # Another program may have done it while we waited.
        if not _is_current(connection, script, where):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _is_current(connection: Connection, script: ScriptDirectory, where: str) -> bool:
    head = script.get_current_head()
    found = MigrationContext.configure(connection).get_current_revision()
    if found is not None and found not in {revision.revision for revision in script.walk_revisions()}:
        raise SchemaTooNewError(where, found=found, known=str(head))
    return found == head
