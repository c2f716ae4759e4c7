"""Reading a filled-in workbook: the same checks as a file, each fault with its sheet and cell."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from ipcei_wizard.assessment.funding_gap.reader import Case, case_from
from ipcei_wizard.assessment.funding_gap.scenario import MAX_YEARS
from ipcei_wizard.assessment.funding_gap.workbook_rows import (
    BUDGET_MARKER,
    BUDGET_ROWS,
    FIRST_YEAR,
    MARKER,
    ROWS,
    TEXTS,
    YEARLY,
)
from ipcei_wizard.assessment.notation import parse_number
from ipcei_wizard.strict.faults import DocumentRefused, Fault, shown
from ipcei_wizard.strict.yaml import MAX_BYTES, Document, KeyPath

_MAX_UNPACKED: Final = 40_000_000
_MAX_ROWS: Final = 500


def read_workbook(path: Path) -> Case:
    """Read a workbook; each sheet with the marker in A1 is a company.

    Raises:
        DocumentRefused: the workbook cannot be used; every fault has its sheet and cell.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise DocumentRefused([Fault(str(path), None, "file-missing")]) from None
    except OSError as error:
        raise DocumentRefused([Fault(str(path), None, "file-unreadable", {"reason": error.strerror})]) from None
    return case_from_workbook(content, file=str(path))


def case_from_workbook(content: bytes, *, file: str) -> Case:
    """Read a workbook from memory; `file` is how faults call it. Raises DocumentRefused as `read_workbook` does."""
    values, formulas = _opened(content, file)
    companies = [sheet.title for sheet in values.worksheets if sheet["A1"].value == MARKER]
    budgets = [sheet.title for sheet in values.worksheets if sheet["A1"].value == BUDGET_MARKER]
    if not companies:
        raise DocumentRefused([Fault(file, None, "workbook-no-scenario", {"marker": MARKER})])
    single = len(companies) == 1 and not budgets
    read: list[_Sheet] = []
    for number, title in enumerate(companies):
        at: KeyPath = () if single else ("companies", number)
        read.append(_Sheet(file, values[title], formulas[title], at).read(ROWS))
    rest = [_Sheet(file, values[title], formulas[title], ()).read(BUDGET_ROWS) for title in budgets[:1]]
    faults = [fault for sheet in (*read, *rest) for fault in sheet.faults]
    if faults:
        raise DocumentRefused(faults)
    value = read[0].found if single else {"companies": [sheet.found for sheet in read]}
    for sheet in rest:
        value |= sheet.found
    parts = {path: place for sheet in (*read, *rest) for path, place in sheet.parts.items()}
    return case_from(Document(file, value, {}, parts))


def _opened(content: bytes, file: str) -> tuple[Any, Any]:
    if len(content) > MAX_BYTES:
        raise DocumentRefused([Fault(file, None, "file-too-large", {"limit": f"{MAX_BYTES // 1_000_000} MB"})])
    try:
        with ZipFile(BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked <= _MAX_UNPACKED:
            return load_workbook(BytesIO(content), data_only=True), load_workbook(BytesIO(content))
    except Exception as error:  # noqa: BLE001 - the library raises whatever a broken archive makes it stumble over
        raise DocumentRefused([Fault(file, None, "workbook-unreadable", {"reason": shown(error, 80)})]) from None
    raise DocumentRefused([Fault(file, None, "file-too-large", {"limit": f"{_MAX_UNPACKED // 1_000_000} MB"})])


class _Sheet:
    """What is read from one sheet, with the cell of every path. `at` is where its values stand in the whole."""

    def __init__(self, file: str, values: Any, formulas: Any, at: KeyPath) -> None:
        self.file, self.values, self.formulas, self.at = file, values, formulas, at
        self.found: dict[str, Any] = {}
        self.faults: list[Fault] = []
        self.parts: dict[KeyPath, Document] = {}

    def read(self, known: tuple[str, ...]) -> "_Sheet":
        """Read the rows that have one of the `known` keys; empty rows are left out."""
        seen: set[str] = set()
        self._mark((), "A1")
        for row in range(2, min(self.values.max_row, _MAX_ROWS) + 1):
            key = self.values.cell(row, 1).value
            if key is None:
                continue
            if key not in known:
                self._refuse(f"A{row}", "workbook-unknown-row", str(key), known)
                continue
            if key in seen:
                self._refuse(f"A{row}", "workbook-row-twice", key)
            seen.add(key)
            self._row(row, key)
        return self

    def _row(self, row: int, key: str) -> None:
        path = tuple(key.split("."))
        columns = range(FIRST_YEAR, FIRST_YEAR + MAX_YEARS + 1 if key in YEARLY else FIRST_YEAR + 1)
        self._mark(path, f"{get_column_letter(FIRST_YEAR)}{row}")
        cells = [self._cell(row, column, key) for column in columns]
        while cells and cells[-1] is None:
            cells.pop()
        for year, cell in enumerate(cells):
            place = f"{get_column_letter(FIRST_YEAR + year)}{row}"
            if cell is None:
                self._refuse(place, "workbook-cell-empty")
            if key in YEARLY:
                self._mark((*path, year), place)
        if not cells:
            return
        inner = self.found
        for name in path[:-1]:
            inner = inner.setdefault(name, {})
        inner[path[-1]] = cells if key in YEARLY else cells[0]

    def _cell(self, row: int, column: int, key: str) -> Any:
        value, written = self.values.cell(row, column).value, self.formulas.cell(row, column).value
        place = f"{get_column_letter(column)}{row}"
        if value is None and written is not None:
            self._refuse(place, "workbook-formula-not-computed")
            return Decimal(0)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if key in TEXTS:
            return str(value)
        number = parse_number(value) if isinstance(value, str) else value
        if isinstance(number, bool) or not isinstance(number, int | float | Decimal):
            self._refuse(place, "workbook-number-expected", shown(value, 40))
            return Decimal(0)
        return int(number) if key == "base_year" and number == int(number) else number

    def _mark(self, path: KeyPath, cell: str) -> None:
        self.parts.setdefault((*self.at, *path), Document(self._place(cell), None, {}))

    def _place(self, cell: str) -> str:
        return f"{self.file} [{self.values.title}!{cell}]"

    def _refuse(self, cell: str, code: str, value: str = "", known: tuple[str, ...] = ()) -> None:
        self.faults.append(Fault(self._place(cell), None, code, {"value": value}, value if known else "", known))
