"""The hash chain, with every row that is there already chained; statuses, presence, and the words to search in.

From here on the database itself refuses to alter the log, and to change the text of a dossier that is frozen.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_SQLITE = (
    "CREATE TRIGGER change_stays BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER change_remains BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    """CREATE TRIGGER change_frozen BEFORE INSERT ON change
    WHEN NEW.path NOT LIKE 'proceedings/%' AND
      (SELECT status FROM dossier WHERE id = NEW.dossier_id) IN ('vastgesteld', 'ingetrokken')
    BEGIN SELECT RAISE(ABORT, 'the dossier is frozen'); END""",
    """CREATE TRIGGER value_frozen BEFORE UPDATE ON value
    WHEN NEW.path NOT LIKE 'proceedings/%' AND
      (SELECT status FROM dossier WHERE id = NEW.dossier_id) IN ('vastgesteld', 'ingetrokken')
    BEGIN SELECT RAISE(ABORT, 'the dossier is frozen'); END""",
    # Words come in stemmed (`stems`), so the tokenizer only parts them.
    "CREATE VIRTUAL TABLE searchable_words USING fts5(words)",
)

_POSTGRESQL = (
    """CREATE FUNCTION change_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'restrict_violation'; END $$""",
    "CREATE TRIGGER change_stays BEFORE UPDATE OR DELETE ON change FOR EACH ROW EXECUTE FUNCTION change_stays()",
    """CREATE FUNCTION text_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF (SELECT status FROM dossier WHERE id = NEW.dossier_id) IN ('vastgesteld', 'ingetrokken') THEN
        RAISE EXCEPTION 'the dossier is frozen' USING ERRCODE = 'restrict_violation';
      END IF;
      RETURN NEW;
    END $$""",
    """CREATE TRIGGER change_frozen BEFORE INSERT ON change FOR EACH ROW
    WHEN (NEW.path NOT LIKE 'proceedings/%') EXECUTE FUNCTION text_frozen()""",
    """CREATE TRIGGER value_frozen BEFORE UPDATE ON value FOR EACH ROW
    WHEN (NEW.path NOT LIKE 'proceedings/%') EXECUTE FUNCTION text_frozen()""",
    "CREATE INDEX ix_searchable_words ON searchable USING gin (to_tsvector('dutch', words))",
)


def upgrade() -> None:
    op.add_column("dossier", sa.Column("status", sa.Text, nullable=False, server_default="concept"))
    op.add_column("dossier", sa.Column("head", sa.Text, nullable=False, server_default="unchained"))
    op.add_column("change", sa.Column("hash", sa.Text, nullable=False, server_default="unchained"))
    _chain(op.get_bind())
    op.create_table(
        "presence",
        sa.Column("dossier_id", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("dossier_id", "person", name="pk_presence"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_presence_dossier_id"),
    )
    op.create_table(
        "searchable",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("dossier_id", sa.Text, nullable=False),
        sa.Column("head", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_searchable"),
        sa.UniqueConstraint("dossier_id", name="uq_searchable_dossier_id"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_searchable_dossier_id"),
    )
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)


# The format as it was at this revision: what `chain` does later must not change what this migration does.
def _chain(connection: sa.Connection) -> None:
    moment, text, number = sa.DateTime(timezone=True), sa.Text(), sa.Integer()
    facts = ["framework_id", "framework_version", "framework_digest"]
    dossiers = sa.table(
        "dossier",
        *[sa.column(name, text) for name in ["id", *facts, "created_by", "head"]],
        sa.column("created_at", moment),
    )
    changes = sa.table(
        "change",
        *[sa.column(name, text) for name in ["dossier_id", "changed_by", "path", "old", "new", "hash"]],
        *[sa.column(name, number) for name in ["sequence", "version"]],
        sa.column("changed_at", moment),
    )
    put = (
        sa.update(changes)
        .where(changes.c.dossier_id == sa.bindparam("in_dossier"), changes.c.sequence == sa.bindparam("at"))
        .values(hash=sa.bindparam("found"))
    )
    for row in connection.execute(sa.select(dossiers)).all():
        fixed = [getattr(row, name) for name in facts]
        head = _hash(["ipcei-dossier/1", row.id, *fixed, _moment(row.created_at), row.created_by])
        log = connection.execute(
            sa.select(changes).where(changes.c.dossier_id == row.id).order_by(changes.c.sequence)
        ).all()
        found = []
        for entry in log:
            change = [_moment(entry.changed_at), entry.changed_by, entry.path, entry.old, entry.new, entry.version]
            head = _hash(["ipcei-change/1", row.id, entry.sequence, *change, head])
            found.append({"in_dossier": row.id, "at": entry.sequence, "found": head})
        if found:
            connection.execute(put, found)
        connection.execute(sa.update(dossiers).where(dossiers.c.id == row.id).values(head=head))


def _moment(at: datetime) -> str:
    aware = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return aware.isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def _hash(parts: Sequence[object]) -> str:
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
