"""The comparison as an XLSX workbook: matrix, assessments, texts, conflicts and sources, ready to filter and to print.

Texts are cells of text, whatever they begin with: nothing an officer typed is ever a formula. The same comparison gives
the same bytes.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ipcei_wizard.comparison import export
from ipcei_wizard.comparison.export import Value
from ipcei_wizard.comparison.matrix import Row
from ipcei_wizard.comparison.report import Comparison
from ipcei_wizard.messages import say

MOST_CHARACTERS: Final = 32_000  # a cell holds 32,767; room is kept to say that a text was cut
_MOMENT: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed moment in the file, so that equal content is equal bytes
_A4: Final = 9
_STANDING: Final = {"supports": "#D7EBD9", "mixed": "#FCEFC7", "against": "#F6D5D5", "missing": "#FFFFFF"}


def to_workbook(comparison: Comparison, *, confidential: bool = False) -> bytes:
    """Return the workbook. Confidential parts are in it only when asked for."""
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, options)
    title = say("comparison.workbook-title", comparison.language)
    book.set_properties({"title": title, "created": _MOMENT})
    sheets = _Sheets(book, comparison)
    sheets.matrix()
    sheets.table("assessments", export.assessment_rows(comparison), (24, 60, 22, 30, 30, 14))
    sheets.table("texts", export.text_rows(comparison, confidential=confidential), (24, 40, 8, 26, 16, 10, 90, 50))
    sheets.table("conflicts", export.conflict_rows(comparison), (24, 28, 24, 28, 12, 12, 90))
    sheets.table("sources", export.source_rows(comparison, confidential=confidential), (24, 8, 60, 28, 10, 14, 60))
    book.close()
    return stream.getvalue()


class _Sheets:
    def __init__(self, book: Any, comparison: Comparison) -> None:
        self.book = book
        self.comparison = comparison
        self.language = comparison.language
        cell = {"valign": "top", "text_wrap": True, "quote_prefix": True}
        self.text = book.add_format(cell)
        self.head = book.add_format({**cell, "bold": True, "bottom": 2, "bg_color": "#E6EEF5"})
        self.number = book.add_format({"valign": "top", "num_format": "0"})
        self.date = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
        self.standing = {
            name: book.add_format({**cell, "bg_color": colour, "border": 1, "border_color": "#BBBBBB"})
            for name, colour in _STANDING.items()
        }

    def matrix(self) -> None:
        """A row per question, a column per assessment; symbol and word, so that it reads in black and white too."""
        sheet = self._sheet("matrix")
        cases = self.comparison.cases
        top = [*export.headings("matrix", self.language), *(case.id for case in cases)]
        for column, heading in enumerate(top):
            sheet.write_string(0, column, _cut(heading), self.head)
        sheet.set_column(0, 0, 8)
        sheet.set_column(1, 1, 34)
        sheet.set_column(2, len(top), 20)
        for at, row in enumerate(self.comparison.rows, 1):
            self._matrix_row(sheet, at, row)
        advice = len(self.comparison.rows) + 1
        sheet.write_string(advice, 1, say("comparison.part-advice", self.language), self.head)
        for column, case in enumerate(cases, 2):
            sheet.write_string(advice, column, case.advice_label(self.language), self.text)
        sheet.write_string(advice + 2, 1, say("comparison.legend", self.language), self.text)
        self._layout(sheet, 2)

    def _matrix_row(self, sheet: Worksheet, at: int, row: Row) -> None:
        if row.name.isdecimal():
            sheet.write_number(at, 0, int(row.name), self.number)
        else:
            sheet.write_string(at, 0, row.name, self.text)
        sheet.write_string(at, 1, row.question.short_title.in_(self.language), self.text)
        for column, cell in enumerate(row.cells, 2):
            sheet.write_string(at, column, cell.in_words, self.standing[cell.standing])

    def table(self, key: str, rows: Iterable[Sequence[Value]], widths: Sequence[int]) -> None:
        """A table with a filter on its headings."""
        sheet = self._sheet(key)
        columns = export.headings(key, self.language)
        for column, (heading, width) in enumerate(zip(columns, widths, strict=True)):
            sheet.write_string(0, column, heading, self.head)
            sheet.set_column(column, column, width)
        last = 0
        for last, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                self._write(sheet, last, column, value)
        sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
        self._layout(sheet, 1)

    def _sheet(self, key: str) -> Worksheet:
        sheet: Worksheet = self.book.add_worksheet(say(f"comparison.sheet-{key}", self.language))
        return sheet

    def _write(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        if value is None or value == "":
            return
        if isinstance(value, date):
            _write_date(sheet, row, column, value, self.date)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, self.number)
        else:
            sheet.write_string(row, column, _cut(value), self.text)

    def _layout(self, sheet: Worksheet, frozen_columns: int) -> None:
        sheet.freeze_panes(1, frozen_columns)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, frozen_columns - 1)
        sheet.set_footer("&L&A&R&P / &N")


def _write_date(sheet: Worksheet, row: int, column: int, value: date, format_: Format) -> None:
    if value.year < 1900:  # a spreadsheet knows no earlier day
        sheet.write_string(row, column, value.isoformat(), format_)
    else:
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), format_)  # noqa: DTZ001 - a day


def _cut(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]} […]"
