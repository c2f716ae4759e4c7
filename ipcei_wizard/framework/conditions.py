"""Does a declared condition hold for these answers?

An unanswered question or field passes no test but `answered: false`: absent and empty mean the same.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from ipcei_wizard.framework.model import Condition

Lookup = Callable[[str, str | None], object]
"""The value of a question's verdict (field None) or of one of its fields; None when it is not answered."""


def holds(condition: Condition, value_of: Lookup) -> bool:
    """Say whether `condition` holds, looking values up with `value_of`."""
    if condition.all_of is not None:
        return all(holds(part, value_of) for part in condition.all_of)
    if condition.any_of is not None:
        return any(holds(part, value_of) for part in condition.any_of)
    if condition.not_ is not None:
        return not holds(condition.not_, value_of)
    assert condition.question is not None  # noqa: S101 - the model admits no other condition
    return _passes(condition, value_of(condition.question, condition.field))


def single_tests(
    condition: Condition, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Condition]]:
    """Yield every test on a question within a condition, with its path."""
    if condition.question is not None:
        yield path, condition
    for key, parts in (("all_of", condition.all_of), ("any_of", condition.any_of)):
        for index, part in enumerate(parts or ()):
            yield from single_tests(part, (*path, key, index))
    if condition.not_ is not None:
        yield from single_tests(condition.not_, (*path, "not"))


def _passes(condition: Condition, value: object) -> bool:
    if condition.answered is not None:
        return (value is not None) == condition.answered
    if condition.at_least is not None or condition.at_most is not None:
        size = _size(condition, value)
        least, most = condition.at_least, condition.at_most
        return size is not None and (least is None or size >= least) and (most is None or size <= most)
    if condition.includes is not None:
        return isinstance(value, tuple) and condition.includes in value
    wanted = condition.is_one_of if condition.is_one_of is not None else (condition.is_,)
    return value in wanted


def row_fits(row: object, wanted: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether a row holds, in each column named, one of the options named."""
    return isinstance(row, Mapping) and all(row.get(column) in values for column, values in wanted.items())


def _size(condition: Condition, value: object) -> Decimal | None:
    """Return a number as it is, and of choices and rows how many there are, or how many rows fit."""
    if isinstance(value, tuple):
        wanted = condition.rows_where
        return Decimal(len(value) if wanted is None else sum(row_fits(row, wanted) for row in value))
    return Decimal(value) if isinstance(value, int | Decimal) else None
