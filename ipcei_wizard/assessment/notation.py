"""Numbers, amounts and dates the way they are written in the Netherlands: read strictly, shown the same way.

Strict means that 12.34 is refused rather than taken for 1234 or 12,34: a silent factor of a hundred is worse than a
question. In files numbers stand as numbers (218.5) and dates as 2026-11-20; this is for what people type and see.
Babel is imported where it writes something: it takes as long as evaluating an assessment, which seldom shows a figure.
"""

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ipcei_wizard.messages import Language, say

if TYPE_CHECKING:
    from ipcei_wizard.assessment.fields import Money

MAX_DIGITS: Final = 15
"""More significant digits than this are refused: beyond it, JSON numbers are no longer exact."""

# Thousands are grouped by points or by spaces, and no group starts with a zero: 0.500 is half, or a mistake.
_NUMBER = re.compile(
    r"\s*(?:€|EUR)?\s*(-?)\s*(?:€|EUR)?\s*"
    r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?:\s[0-9]{3})+|[0-9]+)"
    r"(?:,([0-9]+|-))?\s*(?:€|EUR|%)?\s*"
)
_LOCALE: Final[dict[Language, str]] = {"nl": "nl_NL", "en": "en_GB"}


def parse_number(text: str) -> Decimal | None:
    """Return the number in Dutch notation (1.250.000,50; also with €, EUR or %), or None when it is not one."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    sign, grouped, written = match.groups()
    whole, fraction = re.sub(r"[.\s]", "", grouped), "" if written in {None, "-"} else written
    if len((whole + fraction).lstrip("0")) > MAX_DIGITS or len(fraction) > MAX_DIGITS:
        return None
    return Decimal(f"{sign}{whole}.{fraction or 0}").normalize() + 0


def parse_date(text: str) -> date | None:
    """Return the day written as 20-11-2026, 20/11/2026 or 2026-11-20, or None when it is not one."""
    dutch = re.fullmatch(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\s*", text)
    iso = re.fullmatch(r"\s*(\d{4})-(\d{2})-(\d{2})\s*", text)
    try:
        if dutch:
            return date(int(dutch[3]), int(dutch[2]), int(dutch[1]))
        return date(int(iso[1]), int(iso[2]), int(iso[3])) if iso else None
    except ValueError:
        return None


def show_number(number: Decimal | int, language: Language) -> str:
    """Write a number with the language's separators, all its decimals and no more."""
    from babel.numbers import format_decimal  # noqa: PLC0415

    exponent = Decimal(number).as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return format_decimal(number, format=pattern, locale=_LOCALE[language])


def show_date(day: date, language: Language) -> str:
    """Write a day in full: 20 november 2026."""
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(day, format="d MMMM y", locale=_LOCALE[language])


def show_money(money: "Money", language: Language) -> str:
    """Write an amount with its unit, price level and date: € 218,5 miljoen (prijspeil 2022, peildatum 1 mei 2023)."""
    currency = "€" if money.currency == "EUR" else money.currency
    unit = say(f"assessment.unit-{money.unit}", language)
    sign = "-" if money.amount < 0 else ""
    text = f"{sign}{currency}\u00a0{show_number(abs(money.amount), language)}" + (f" {unit}" if unit else "")
    notes = []
    if money.price_level is not None:
        notes.append(say("assessment.price-level", language, year=money.price_level))
    if money.as_of is not None:
        notes.append(say("assessment.as-of", language, date=show_date(money.as_of, language)))
    return f"{text} ({', '.join(notes)})" if notes else text
