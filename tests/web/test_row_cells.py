"""What is typed or pasted into a table is stored as its columns ask, and what cannot be read is kept as it was."""

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcei_wizard.web.row_cells import RowColumn, pasted_rows, shown_cell, stored_cell, stored_rows

COLOURS: Final = {"red": "Rood", "blue": "Blauw"}
NAME: Final = RowColumn("name", "text", "Naam", names=("name", "Naam", "Name"))
COLOUR: Final = RowColumn("colour", "choice", "Kleur", COLOURS, names=("colour", "Kleur", "Colour"))
FREE: Final = RowColumn("free", "choice", "Kleur", COLOURS, other=True)
COST: Final = RowColumn("cost", "money", "Kosten", names=("cost", "Kosten", "Cost"))
DATE: Final = RowColumn("date", "date", "Datum", names=("date", "Datum", "Date"))
COLUMNS: Final = (NAME, COLOUR, COST, DATE)


def millions(amount: object, currency: str = "EUR") -> dict[str, object]:
    return {"currency": currency, "amount": amount, "unit": "million"}


@pytest.mark.parametrize(
    ("column", "stored", "shown"),
    [
        (COLOUR, "red", "red"),
        (FREE, "red", "red"),
        (FREE, {"other": "paars"}, "paars"),
        (COST, millions(218.5), "218,5"),
        (COST, millions(3, "USD"), "USD 3"),
        (DATE, "2026-11-20", "20-11-2026"),
        (NAME, "x", "x"),
    ],
)
def test_a_cell_shows_what_is_stored_and_stores_what_it_shows(column: RowColumn, stored: Any, shown: Any) -> None:
    assert shown_cell(column, stored) == shown
    assert stored_cell(column, shown, None) == stored


@pytest.mark.parametrize(
    ("column", "shown", "before", "stored"),
    [
        (FREE, "blauw", None, "blue"),
        (COLOUR, None, "bleu", "bleu"),
        (COLOUR, None, "blue", None),
        (COST, "3", millions(2, "USD"), millions(3)),
        (COST, "3", {**millions(2), "price_level": 2024}, {**millions(3), "price_level": 2024}),
        (COST, "USD drie", None, millions("drie", "USD")),
        (DATE, "morgen", None, "morgen"),
    ],
    ids=["label", "unreadable", "cleared", "currency taken away", "price level", "no number", "no date"],
)
def test_what_is_typed_replaces_only_what_it_says(column: RowColumn, shown: Any, before: Any, stored: Any) -> None:
    assert stored_cell(column, shown, before) == stored


def test_what_another_version_stored_stays_until_something_else_is_chosen() -> None:
    stored = [{"free": "Iets eigens", "old": "kolom van toen"}, {"free": "rood"}]
    shown = {f"{index}-free": shown_cell(FREE, row["free"]) for index, row in enumerate(stored)}

    assert shown == {"0-free": "Iets eigens", "1-free": "red"}
    assert stored_rows((FREE,), shown, stored) == stored
    assert stored_rows((FREE,), shown | {"0-free": "Anders"}, stored) == [
        {"free": {"other": "Anders"}, "old": "kolom van toen"},
        {"free": "rood"},
    ]


def test_rows_that_are_not_drawn_stay_as_they_are() -> None:
    stored = [{"name": "a"}, {"name": "b"}, {"name": "c"}]
    assert stored_rows((NAME,), {"1-name": "B"}, stored) == [{"name": "a"}, {"name": "B"}, {"name": "c"}]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tRood\t1,5\t20-11-2026", [{"name": "a", "colour": "red", "cost": millions(1.5), "date": "2026-11-20"}]),
        ("a\nb\r\n\n c ", [{"name": "a"}, {"name": "b"}, {"name": "c"}]),
        ("Datum\tNaam\tTelefoon\n1-2-2026\ta\t06", [{"date": "2026-02-01", "name": "a"}]),
        ("name\tcolour\na\tblue", [{"name": "a", "colour": "blue"}]),
        ("a\tgroen", [{"name": "a", "colour": "groen"}]),
        ("a\t\t\t\textra", [{"name": "a"}]),
        ("Naam\tKleur", []),
        ("\t\t\n", []),
    ],
    ids=["columns", "lines", "header", "ids", "unknown option", "too many cells", "only a header", "nothing"],
)
def test_rows_of_a_spreadsheet_become_rows(text: str, rows: list[dict[str, Any]]) -> None:
    assert pasted_rows(COLUMNS, text) == rows


def test_a_pasted_option_that_is_not_in_the_list_is_another_answer_where_that_is_allowed() -> None:
    assert pasted_rows((FREE,), "groen\nRood") == [{"free": {"other": "groen"}}, {"free": "red"}]


@given(st.text())
def test_any_text_can_be_pasted(text: str) -> None:
    assert all(set(row) <= {column.id for column in COLUMNS} for row in pasted_rows(COLUMNS, text))
