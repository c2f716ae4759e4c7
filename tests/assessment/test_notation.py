"""Numbers, dates and money the Dutch way: read strictly, shown the same way."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcei_wizard.assessment.fields import Money
from ipcei_wizard.assessment.notation import parse_date, parse_number, show_date, show_money, show_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0", "0"),
        ("5", "5"),
        ("1250000", "1250000"),
        ("1.250.000", "1250000"),
        ("1.250", "1250"),
        ("1 250 000", "1250000"),
        ("1\u00a0250\u202f000", "1250000"),
        ("1,5", "1.5"),
        ("0,5", "0.5"),
        ("1.250.000,50", "1250000.5"),
        ("€ 1.250.000,50", "1250000.5"),
        ("€\u00a01.250.000,50", "1250000.5"),
        ("EUR 1.250", "1250"),
        ("1.250 €", "1250"),
        ("1.250,-", "1250"),
        ("-3", "-3"),
        ("€ -3,5", "-3.5"),
        ("-€ 3,5", "-3.5"),
        ("12,5%", "12.5"),
        ("12,5 %", "12.5"),
        (" 7 ", "7"),
        ("-0", "0"),
        ("999999999999999", "999999999999999"),
    ],
)
def test_dutch_numbers_are_read(written: str, number: str) -> None:
    assert parse_number(written) == Decimal(number)


@pytest.mark.parametrize(
    "written",
    [
        *["", " ", "-", "€", "x", "12.34", "1.2", "1.25", "1.2345", "1.250.00", "12,34,56", "1,250.50", "1,250,000.50"],
        *["0.500", "00.123", "1.250 000", "12 34", "1 2", "5€6", "1%2", "1e5", "٣", "²", "1_000", "0x1F", ",5", "5,"],
        *["--5", "5-", "+5", "½", "1" * 16, "0," + "0" * 20 + "1", "1" * 5000, "∞", "nan", "1.250.000.", ".250"],
    ],
)
def test_what_could_be_meant_otherwise_is_refused(written: str) -> None:
    assert parse_number(written) is None


@settings(deadline=None)
@given(st.decimals(-(10**9), 10**9, places=4, allow_nan=False))
def test_a_shown_number_is_read_back(number: Decimal) -> None:
    assert parse_number(show_number(number, "nl")) == number


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_number_a_date_or_neither(text: str) -> None:
    number = parse_number(text)
    assert number is None or number.is_finite()
    parse_date(text)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("20-11-2026", date(2026, 11, 20)),
        ("20/11/2026", date(2026, 11, 20)),
        ("1-2-2026", date(2026, 2, 1)),
        (" 1.2.2026 ", date(2026, 2, 1)),
        ("29-2-2028", date(2028, 2, 29)),
        ("29-2-2026", None),
        ("31-11-2026", None),
        ("2026-13-01", None),
        ("0000-01-01", None),
        ("20-11-26", None),
        ("20261120", None),
        ("morgen", None),
        ("", None),
    ],
)
def test_dates_are_read_the_dutch_way(written: str, day: date | None) -> None:
    assert parse_date(written) == day


def test_dates_are_shown_in_full() -> None:
    assert show_date(date(2026, 11, 20), "nl") == "20 november 2026"
    assert show_date(date(2026, 3, 1), "nl") == "1 maart 2026"
    assert show_date(date(2026, 3, 1), "en") == "1 March 2026"


@pytest.mark.parametrize(
    ("number", "dutch", "english"),
    [
        (1250000, "1.250.000", "1,250,000"),
        (Decimal("1250000.5"), "1.250.000,5", "1,250,000.5"),
        (Decimal("218.50"), "218,50", "218.50"),
        (Decimal("1E+3"), "1.000", "1,000"),
        (-5, "-5", "-5"),
    ],
)
def test_numbers_are_shown_with_all_their_decimals(number: Decimal | int, dutch: str, english: str) -> None:
    assert show_number(number, "nl") == dutch
    assert show_number(number, "en") == english


def test_money_is_shown_with_unit_price_level_and_date() -> None:
    money = Money(Decimal("218.5"), "EUR", "million", 2022, date(2023, 5, 1))
    assert show_money(money, "nl") == "€\u00a0218,5 miljoen (prijspeil 2022, peildatum 1 mei 2023)"
    assert show_money(money, "en") == "€\u00a0218.5 million (prices of 2022, as of 1 May 2023)"
    assert show_money(Money(Decimal(-1250), "USD"), "nl") == "-USD\u00a01.250"
