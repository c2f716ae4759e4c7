"""Between what people type and what is stored: numbers and dates the Dutch way, and never a lost word.

What cannot be read is stored as it was typed, so that it is still there to be corrected.
"""

from decimal import Decimal
from typing import Any

from ipcei_wizard.assessment.fields import FACTOR
from ipcei_wizard.assessment.notation import parse_date, parse_number, show_number
from ipcei_wizard.assessment.reader import to_json_value


def show_day(value: Any) -> str:
    """Show a stored date the Dutch way, and anything else as it was typed."""
    found = parse_date(value) if isinstance(value, str) else None
    return f"{found.day}-{found.month}-{found.year}" if found else str(value or "")


def show_typed_number(value: Any) -> str:
    """Show a stored number the Dutch way, and anything else as it was typed."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value or "")
    number = parse_number(str(value).replace(".", ","))
    return show_number(number, "nl") if number is not None else str(value)


def in_millions(value: Any) -> Any:
    """Return the amount of a stored sum of money in millions; what is not a readable sum stays as it was typed."""
    if not isinstance(value, dict):
        return value
    amount, unit = value.get("amount"), value.get("unit", "one")
    if unit not in FACTOR or isinstance(amount, bool) or not isinstance(amount, int | float):
        return amount
    return to_json_value(Decimal(str(amount)) * FACTOR[unit] / FACTOR["million"])


def read_typed_number(typed: str) -> Any:
    """Return what to store for a typed number: the number, or the text as it stands when it is not one."""
    number = parse_number(typed)
    return to_json_value(number) if number is not None else typed.strip() or None


def read_typed_day(typed: str) -> str | None:
    """Return what to store for a typed date: yyyy-mm-dd, or the text as it stands when it is not one."""
    found = parse_date(typed)
    return found.isoformat() if found else typed.strip() or None
