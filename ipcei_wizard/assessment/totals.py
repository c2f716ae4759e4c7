"""What the columns of a table add up to, where the questionnaire asks for a total.

Amounts are added only when they are in the same currency and at the same price level: each such sum stands on its own.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from ipcei_wizard.assessment.fields import FACTOR, Money, Row
from ipcei_wizard.framework.model import ChoiceColumn, PlainColumn, TableField

Total = int | Decimal | Money


def totals(field: TableField, rows: Iterable[Row]) -> Mapping[str, tuple[Total, ...]]:
    """Map each column that is to be added up to its sums; a column without any figure is not in it."""
    held = tuple(rows)
    found = {column.id: _sums(column, held) for column in field.columns if _adds_up(column)}
    return {name: sums for name, sums in found.items() if sums}


def has_totals(field: TableField) -> bool:
    """Say whether any column of this table is to be added up."""
    return any(_adds_up(column) for column in field.columns)


def _adds_up(column: PlainColumn | ChoiceColumn) -> bool:
    return isinstance(column, PlainColumn) and column.total


def _sums(column: PlainColumn | ChoiceColumn, rows: tuple[Row, ...]) -> tuple[Total, ...]:
    values = [row[column.id] for row in rows if column.id in row]
    amounts = [value for value in values if isinstance(value, Money)]
    if amounts:
        kinds = dict.fromkeys((amount.currency, amount.price_level) for amount in amounts)
        return tuple(_sum([a for a in amounts if (a.currency, a.price_level) == kind]) for kind in kinds)
    numbers = [value for value in values if isinstance(value, int | Decimal)]
    return (sum(numbers),) if numbers else ()


def _sum(amounts: list[Money]) -> Money:
    """Add amounts of one currency and price level, in the largest of their units."""
    unit = max((amount.unit for amount in amounts), key=FACTOR.__getitem__)
    total = sum((amount.amount * FACTOR[amount.unit] for amount in amounts), Decimal(0)) / FACTOR[unit]
    exact = total.to_integral_value() if total == total.to_integral_value() else total.normalize()
    return Money(exact, amounts[0].currency, unit, amounts[0].price_level)
