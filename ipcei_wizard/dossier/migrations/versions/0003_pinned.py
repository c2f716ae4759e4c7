"""The questionnaire a dossier was carried over to, beside the one it was begun with; in a frozen dossier it stays.

From here on the database itself also refuses to carry a frozen dossier over.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_BEARS = "(NEW.path NOT LIKE 'proceedings/%' OR NEW.path = 'proceedings/framework')"
_FROZEN = "(SELECT status FROM dossier WHERE id = NEW.dossier_id) IN ('vastgesteld', 'ingetrokken')"
_TRIGGERS = {"change_frozen": "INSERT ON change", "value_frozen": "UPDATE ON value"}


def upgrade() -> None:
    op.add_column("dossier", sa.Column("pinned", sa.Text, nullable=False, server_default="null"))
    sqlite = op.get_bind().dialect.name == "sqlite"
    for name, event in _TRIGGERS.items():
        op.execute(f"DROP TRIGGER {name}" + ("" if sqlite else f" ON {event.split()[-1]}"))
        if sqlite:
            body = f"WHEN {_BEARS} AND {_FROZEN} BEGIN SELECT RAISE(ABORT, 'the dossier is frozen'); END"
        else:
            body = f"FOR EACH ROW WHEN ({_BEARS}) EXECUTE FUNCTION text_frozen()"
        op.execute(f"CREATE TRIGGER {name} BEFORE {event} {body}")
