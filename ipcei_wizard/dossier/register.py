"""The register: a line per dossier, as CSV or XLSX. What an officer typed can never become a formula."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.paths import OUTCOME
from ipcei_wizard.dossier.people import status_in_words
from ipcei_wizard.dossier.records import DossierSummary
from ipcei_wizard.dossier.store import DossierStore
from ipcei_wizard.messages import Language, say

COLUMNS: Final = (
    "id",
    "title",
    "status",
    "outcome",
    "framework",
    "version",
    "created-at",
    "created-by",
    "changed-at",
    "changed-by",
    "changes",
)
_LONGEST_CELL: Final = 32_767  # a limit of the format
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")

Row = tuple[str | int, ...]


def rows_of(store: DossierStore, summaries: Sequence[DossierSummary], language: Language) -> list[Row]:
    """Return the headings and a line per dossier; times are UTC."""
    headings: Row = tuple(say(f"register.{column}", language) for column in COLUMNS)
    outcomes = store.values_at([OUTCOME])
    return [headings, *(_row(line, outcomes.get(line.id, {}).get(OUTCOME), language) for line in summaries)]


def _row(line: DossierSummary, outcome: JSON, language: Language) -> Row:
    return (
        line.id,
        line.title,
        status_in_words(line.status, language),
        outcome if isinstance(outcome, str) else "",
        line.framework.id,
        line.framework.version,
        line.created_at.isoformat(sep=" ", timespec="seconds").removesuffix("+00:00"),
        line.created_by,
        line.changed_at.isoformat(sep=" ", timespec="seconds").removesuffix("+00:00"),
        line.changed_by,
        line.changes,
    )


def as_csv(rows: Sequence[Row]) -> bytes:
    """Return the register as CSV (RFC 4180, UTF-8 with a mark, so that spreadsheets read the accents).

    A text that a spreadsheet would read as a formula gets an apostrophe before it.
    """
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([[_harmless(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Sequence[Row]) -> bytes:
    """Return the register as a spreadsheet in which every text is text, also after someone edits the cell."""
    import xlsxwriter  # noqa: PLC0415 - nobody else needs it

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet()
    text, bold = (book.add_format({"quote_prefix": True, "bold": bold}) for bold in (False, True))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(at, column, cell)
            else:
                sheet.write_string(at, column, cell[:_LONGEST_CELL], text if at else bold)
    sheet.freeze_panes(1, 0)
    sheet.autofit()
    sheet.autofilter(0, 0, max(1, len(rows) - 1), len(COLUMNS) - 1)
    book.close()
    return stream.getvalue()


def _harmless(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
