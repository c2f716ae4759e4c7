"""A table adds up what belongs together, exactly, and nothing else."""

from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcei_wizard.assessment.fields import FACTOR, UNITS, Money, read_field
from ipcei_wizard.assessment.totals import totals
from ipcei_wizard.framework.model import PlainColumn, TableField, Text

SAID: Final = Text(nl="x", en="x")
TABLE: Final = TableField(
    id="companies",
    kind="table",
    label=SAID,
    why=SAID,
    columns=(
        PlainColumn(id="name", kind="text", label=SAID),
        PlainColumn(id="cost", kind="money", label=SAID, total=True),
        PlainColumn(id="jobs", kind="whole_number", label=SAID, total=True),
        PlainColumn(id="share", kind="percentage", label=SAID),
    ),
)


def added(*rows: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    value, faults = read_field(TABLE, list(rows))
    assert not faults
    return dict(totals(TABLE, value))  # type: ignore[arg-type]


def millions(amount: object, **parts: Any) -> Money:
    return Money(Decimal(str(amount)), unit="million", **parts)


def money(amount: object, unit: str = "million", **parts: object) -> dict[str, object]:
    return {"amount": amount, "unit": unit, **parts}


@pytest.mark.parametrize(
    ("rows", "sums"),
    [
        ([{"jobs": 3}, {"jobs": 4}, {"name": "x"}], {"jobs": (7,)}),
        ([{"name": "x"}, {"share": 50}], {}),
        (
            [{"cost": money(Decimal("1.5"))}, {"cost": money(Decimal("2.5"))}],
            {"cost": (millions(4),)},
        ),
        (
            [{"cost": money(250, "thousand")}, {"cost": money(2)}],
            {"cost": (millions("2.25"),)},
        ),
        (
            [{"cost": money(1)}, {"cost": money(2, currency="USD")}, {"cost": money(3)}],
            {"cost": (millions(4), millions(2, currency="USD"))},
        ),
        (
            [{"cost": money(1, price_level=2022)}, {"cost": money(2, price_level=2024)}],
            {
                "cost": (
                    millions(1, price_level=2022),
                    millions(2, price_level=2024),
                )
            },
        ),
    ],
    ids=["numbers", "nothing", "amounts", "units", "currencies", "price levels"],
)
def test_figures_are_added_as_far_as_they_belong_together(rows: list[Any], sums: dict[str, Any]) -> None:
    assert added(*rows) == sums


@given(st.lists(st.tuples(st.integers(-(10**9), 10**9), st.sampled_from(UNITS)), min_size=1, max_size=8))
def test_no_cent_is_lost_between_units(amounts: list[tuple[int, str]]) -> None:
    rows = [{"cost": money(Decimal(amount) / 100, unit)} for amount, unit in amounts]
    [total] = added(*rows)["cost"]
    cents = sum(amount * FACTOR[unit] for amount, unit in amounts)  # type: ignore[index,misc]
    assert total.amount * FACTOR[total.unit] * 100 == cents
