"""Takes a proven log from elsewhere into the tables: adds what is missing, repeats nothing, overwrites nothing."""

from collections.abc import Sequence
from typing import Final, Literal

from sqlalchemy import Connection, delete, insert, select, update

from ipcei_wizard.dossier.canonical import from_text
from ipcei_wizard.dossier.chain import Entry, Header, start
from ipcei_wizard.dossier.journal import header_of, insert_entries, lock, read_entries, status_of, title_of
from ipcei_wizard.dossier.paths import PIN, STATUS, TITLE
from ipcei_wizard.dossier.tables import DOSSIER, VALUE

Merged = Literal["added", "extended", "there-already"]
_DRAFT: Final = "concept"


def merge(connection: Connection, header: Header, entries: Sequence[Entry]) -> Merged | None:
    """Take in a dossier's log; return what became of it, or None where it and ours went different ways.

    In the given transaction, which writes; the log's chain is proven before.
    """
    lock(connection, header.dossier)
    row = connection.execute(select(DOSSIER).where(DOSSIER.c.id == header.dossier)).one_or_none()
    ours = read_entries(connection, header.dossier) if row else []
    if row is not None and header_of(row) != header:
        return None
    shared = min(len(ours), len(entries))
    if list(entries[:shared]) != ours[:shared]:
        return None
    if row is not None and len(entries) <= len(ours):
        return "there-already"
    if row is None:
        _add(connection, header)
    insert_entries(connection, header.dossier, entries[shared:])
    _project_anew(connection, header, entries)
    return "extended" if row is not None else "added"


def _add(connection: Connection, header: Header) -> None:
    connection.execute(
        insert(DOSSIER).values(
            id=header.dossier,
            framework_id=header.framework_id,
            framework_version=header.framework_version,
            framework_digest=header.framework_digest,
            created_at=header.created_at,
            created_by=header.created_by,
            title="",
            changes=0,
            changed_at=header.created_at,
            changed_by=header.created_by,
            status=_DRAFT,
            head=start(header),
        )
    )


def _project_anew(connection: Connection, header: Header, entries: Sequence[Entry]) -> None:
    last = {entry.path: entry for entry in entries}
    connection.execute(delete(VALUE).where(VALUE.c.dossier_id == header.dossier))
    if not entries:
        return
    connection.execute(
        insert(VALUE),
        [
            {
                "dossier_id": header.dossier,
                "path": path,
                "value": entry.new,
                "version": entry.version,
                "changed_at": entry.at,
                "changed_by": entry.by,
            }
            for path, entry in last.items()
        ],
    )
    newest = entries[-1]
    connection.execute(
        update(DOSSIER)
        .where(DOSSIER.c.id == header.dossier)
        .values(
            changes=newest.sequence,
            head=newest.hash,
            changed_at=newest.at,
            changed_by=newest.by,
            title=title_of(from_text(last[TITLE].new)) if TITLE in last else "",
            pinned=last[PIN].new if PIN in last else "null",
            # Last, because the database lets no text into a frozen dossier.
            status=(status_of(from_text(last[STATUS].new)) if STATUS in last else None) or _DRAFT,
        )
    )
