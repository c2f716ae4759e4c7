"""The workbook and the CSV: real types, nothing a formula, nothing confidential unless asked for."""

import csv
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings

from ipcei_wizard.assessment.model import Answer, Confidential, Memo, Source
from ipcei_wizard.comparison.cases import Case, case_of
from ipcei_wizard.comparison.export import to_csv
from ipcei_wizard.comparison.report import Comparison, compared
from ipcei_wizard.comparison.workbook import MOST_CHARACTERS, to_workbook
from tests.assessment.any_assessment import ANY_TEXT, FRAMEWORK
from tests.comparison.any_case import assessment, case
from tests.comparison.test_conflicts import ALL_YES

DANGEROUS = ("=cmd|'/c calc'!A1", "{=1+1}", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")')


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def told(text: str, *, hidden: bool = False, day: str | None = None) -> Case:
    """Return a case that says `text` wherever an officer can write."""
    kept = Confidential(ground="woo-5.1.1c", motivation=True, fields=("counterfactual",)) if hidden else None
    source = Source.model_validate({"title": "Bron", "reference": text, "date": day, "page": "3"})
    answer = Answer(
        verdict="ja", motivation=text, fields={"counterfactual": text}, sources=(source,), confidential=kept
    )
    base = assessment({**ALL_YES, "11": "deels"})
    changed = {"answers": {**base.answers, "state-aid-necessary": answer}, "memo": Memo.model_validate({"date": day})}
    return case_of("verteld", base.model_copy(update=changed), FRAMEWORK)


@pytest.fixture
def comparison() -> Comparison:
    lower, higher = case("laag", ALL_YES, {"B.2": "nee"}), case("hoog", {**ALL_YES, "9": "deels"}, {"B.1": "ja"})
    early = case("vroeg", ALL_YES, {"A.1": "nee"})
    return compared([lower, higher, early, told("Zo is het.", day="2026-11-20")])


def test_the_sheets_are_the_matrix_the_texts_the_conflicts_and_the_sources(comparison: Comparison) -> None:
    book = opened(to_workbook(comparison))
    assert book.sheetnames == ["Matrix", "Beoordelingen", "Teksten", "Conflicten", "Bronnen"]
    matrix = book["Matrix"]
    assert [cell.value for cell in matrix[1]] == ["Vraag", "Onderwerp", "laag", "hoog", "vroeg", "verteld"]
    assert [cell.value for cell in matrix[9]][:5] == [9, "Noodzaak van staatssteun", "▲ Ja", "◆ Deels", "(▲ Ja)"]
    [_, conflict] = list(book["Conflicten"].iter_rows(values_only=True))
    assert conflict[:6] == ("laag", "Niet deelnemen aan de IPCEI", "hoog", "Deelnemen aan de IPCEI", "9", 12)
    assert "Wat verklaart het verschil?" in conflict[6]


def test_numbers_are_numbers_and_days_are_days(comparison: Comparison) -> None:
    book = opened(to_workbook(comparison))
    [_, source] = list(book["Bronnen"].iter_rows(values_only=True))
    assert source == ("verteld", 9, "Bron", "Zo is het.", "3", datetime(2026, 11, 20), None)  # noqa: DTZ001
    assert book["Bronnen"]["F2"].is_date
    assert book["Beoordelingen"]["F5"].value == datetime(2026, 11, 20)  # noqa: DTZ001


def test_headings_stay_in_sight_and_on_every_printed_page(comparison: Comparison) -> None:
    book = opened(to_workbook(comparison))
    assert book["Matrix"].freeze_panes == "C2"
    for sheet in book:
        assert sheet.freeze_panes in {"B2", "C2"}
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0  # as many pages down as it takes, one across
    assert book["Teksten"].auto_filter.ref is not None


@pytest.mark.parametrize("text", DANGEROUS)
def test_nothing_an_officer_types_becomes_a_formula(text: str) -> None:
    comparison = compared([told(text)])
    cells = [cell for sheet in opened(to_workbook(comparison)) for row in sheet.iter_rows() for cell in row]
    assert text in [cell.value for cell in cells]
    assert "f" not in {cell.data_type for cell in cells}
    assert all(cell.quotePrefix for cell in cells if cell.value == text)
    rows = list(csv.reader(StringIO(to_csv(comparison).decode("utf-8-sig"), newline="")))
    written = [value for row in rows for value in row if text in value and not value.startswith("Nulscenario")]
    assert written == [text if text.startswith("{") else f"'{text}"]


@settings(deadline=None, max_examples=40)
@given(ANY_TEXT)
def test_any_text_can_be_written_and_opened(text: str) -> None:
    comparison = compared([told(text)])
    assert opened(to_workbook(comparison)).sheetnames[0] == "Matrix"
    rows = list(csv.reader(StringIO(to_csv(comparison).decode("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {8}


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_says_so() -> None:
    texts = opened(to_workbook(compared([told("a" * 40_000)])))["Teksten"]
    written = next(row[6] for row in texts.iter_rows(values_only=True) if row[2] == 9)
    assert len(written) < 32_767
    assert written == "a" * MOST_CHARACTERS + " […]"


def test_what_is_confidential_is_left_out_unless_asked_for() -> None:
    comparison = compared([told("Geheim bedrag", hidden=True)])
    for make in (to_workbook, to_csv):
        without, with_it = (readable(make(comparison, confidential=asked)) for asked in (False, True))
        assert "[vertrouwelijk: woo-5.1.1c]" in without
        assert without.count("Geheim bedrag") == with_it.count("Geheim bedrag") - 2
        assert "vertrouwelijk" not in with_it


def readable(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    book = opened(content)
    return "\n".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)


def test_the_same_comparison_gives_the_same_bytes(comparison: Comparison) -> None:
    assert to_workbook(comparison) == to_workbook(comparison)
    assert to_csv(comparison) == to_csv(comparison)


def test_without_conflicts_or_sources_the_sheets_are_there_with_their_headings() -> None:
    book = opened(to_workbook(compared([case("een", {"3": "nee"})])))
    assert [len(list(book[name].iter_rows())) for name in ("Conflicten", "Bronnen")] == [1, 1]
