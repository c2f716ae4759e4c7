"""The first tables: dossier, its append-only log of changes, and the projection of the current values."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "dossier",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("creation_key", sa.Text),
        sa.Column("framework_id", sa.Text, nullable=False),
        sa.Column("framework_version", sa.Text, nullable=False),
        sa.Column("framework_digest", sa.Text, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("created_by", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("changes", sa.Integer, nullable=False),
        sa.Column("changed_at", moment, nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dossier"),
        sa.UniqueConstraint("creation_key", name="uq_dossier_creation_key"),
    )
    op.create_table(
        "change",
        sa.Column("dossier_id", sa.Text, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("changed_at", moment, nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("old", sa.Text, nullable=False),
        sa.Column("new", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("dossier_id", "sequence", name="pk_change"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_change_dossier_id"),
        sa.UniqueConstraint("dossier_id", "path", "version", name="uq_change_dossier_id_path_version"),
    )
    op.create_table(
        "value",
        sa.Column("dossier_id", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_at", moment, nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("dossier_id", "path", name="pk_value"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_value_dossier_id"),
    )
