"""The tables as SQLAlchemy sees them; `migrations/` makes them, and a test holds the two equal.

`change` is the truth and is only ever appended to; `value` and the mutable columns of `dossier` are projections of it,
written in the same transaction. `presence` is forgotten after a minute, `searchable` can be made anew at any time and
`saved_view` is of a person and no dossier, so none of these is in an archive. The triggers and the word indexes, which
SQLAlchemy does not see, are in the migrations.
"""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Column, DateTime, Dialect, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint, text
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """Return the moment in UTC, whatever zone it came in."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the stored moment, aware and in UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


REVISION: Final = "0004"  # the newest of `migrations/`; a test holds the two equal

METADATA: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

DOSSIER: Final = Table(
    "dossier",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("creation_key", Text, unique=True),
    Column("framework_id", Text, nullable=False),
    Column("framework_version", Text, nullable=False),
    Column("framework_digest", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("status", Text, nullable=False, server_default="concept"),
    Column("head", Text, nullable=False, server_default="unchained"),
    Column("pinned", Text, nullable=False, server_default="null"),
)

CHANGE: Final = Table(
    "change",
    METADATA,
    Column("dossier_id", Text, ForeignKey("dossier.id"), primary_key=True),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("old", Text, nullable=False),
    Column("new", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("hash", Text, nullable=False, server_default="unchained"),
    # Serves the history of one path, and is the last guard against two changes that both call themselves the next.
    UniqueConstraint("dossier_id", "path", "version"),
)

VALUE: Final = Table(
    "value",
    METADATA,
    Column("dossier_id", Text, ForeignKey("dossier.id"), primary_key=True),
    Column("path", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("changed_by", Text, nullable=False),
)

PRESENCE: Final = Table(
    "presence",
    METADATA,
    Column("dossier_id", Text, ForeignKey("dossier.id"), primary_key=True),
    Column("seat", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("called", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)

SEARCHABLE: Final = Table(
    "searchable",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("dossier_id", Text, ForeignKey("dossier.id"), nullable=False, unique=True),
    Column("head", Text, nullable=False),
    Column("words", Text, nullable=False),
    # 1 where nothing is withheld from who is not on the dossier; else `open_words` are what he may search in.
    Column("is_open", Integer, nullable=False, server_default="0"),
    Column("open_words", Text, nullable=False, server_default=text("''")),
)

SAVED_VIEW: Final = Table(
    "saved_view",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("asked", Text, nullable=False),
    UniqueConstraint("person", "name"),
)
