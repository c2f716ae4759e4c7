"""What everyone may search in apart from what those on a dossier may; presence by window; views that people keep."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_SQLITE = (
    "DELETE FROM searchable_words",
    "CREATE VIRTUAL TABLE searchable_words_open USING fts5(words)",
)
_POSTGRESQL = (
    """CREATE INDEX ix_searchable_words_open ON searchable USING gin (to_tsvector('dutch', open_words))
    WHERE is_open = 0""",
)


def upgrade() -> None:
    # What is in the index was never parted; it is made anew by the next search. The same goes for presence.
    op.execute("DELETE FROM searchable")
    # The defaults are for an older server beside this one: what it indexes is found by nobody who may not read it all.
    op.add_column("searchable", sa.Column("is_open", sa.Integer, nullable=False, server_default="0"))
    op.add_column("searchable", sa.Column("open_words", sa.Text, nullable=False, server_default=sa.text("''")))
    op.drop_table("presence")
    op.create_table(
        "presence",
        sa.Column("dossier_id", sa.Text, nullable=False),
        sa.Column("seat", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("called", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("dossier_id", "seat", name="pk_presence"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_presence_dossier_id"),
    )
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("asked", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_view"),
        sa.UniqueConstraint("person", "name", name="uq_saved_view_person_name"),
    )
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)
