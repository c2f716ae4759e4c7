"""Brings a database to the schema this program knows, once, also when several programs start together."""

import threading
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, func, inspect, select, text

from ipcei_wizard.dossier.engine import use_write_ahead_log, writing
from ipcei_wizard.dossier.errors import SchemaTooNewError
from ipcei_wizard.dossier.tables import REVISION

_ADVISORY_LOCK: Final = 0x1BCE1  # any number, the same in every version of this program
_ONE_AT_A_TIME: Final = threading.Lock()  # Alembic keeps its context in module globals


def upgrade(engine: Engine, where: str) -> None:
    """Run the missing revisions in one transaction; a database that is up to date is only read.

    Raises:
        SchemaTooNewError: the database is at a revision this program does not know; nothing was changed.
    """
    with engine.connect() as connection:
        found = _revision(connection)
    if found == REVISION:
        return
    if engine.dialect.name == "sqlite":
        use_write_ahead_log(engine)
    with _ONE_AT_A_TIME, writing(engine).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
        # What another program did while we waited is seen from here on.
        _run(connection, where)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _run(connection: Connection, where: str) -> None:
    # Half a second that a start on an up-to-date database need not wait for.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    # A percent sign in the path would be an interpolation to Alembic.
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
    found = _revision(connection)
    if found is not None and found not in known:
        raise SchemaTooNewError(where, found=found, known=REVISION)
    command.upgrade(config, "head")
