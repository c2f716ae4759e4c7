"""Field values are read as the questionnaire declares them; what cannot be read is said and never raises."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcei_wizard.assessment.fields import FieldFault, Money, Other, is_empty, read_field
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import ChoiceField, PlainField, TableField, Text

FRAMEWORK: Final = shipped_framework("afwegingskader-2022")
FIELDS: Final = [field for question in FRAMEWORK.questions for field in question.fields]
BY_ID: Final = {field.id: field for field in FIELDS}
SAID: Final = Text(nl="x", en="x")
WHOLE: Final = PlainField(id="x", label=SAID, why=SAID, kind="whole_number")
PERCENTAGE: Final = PlainField(id="x", label=SAID, why=SAID, kind="percentage")
ANY_FIELD: Final[list[PlainField | ChoiceField | TableField]] = [*FIELDS, WHOLE, PERCENTAGE]


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        ("zero_option", "Niets.", "Niets."),
        ("deadline", "2026-11-20", date(2026, 11, 20)),
        ("deadline", "20-11-2026", date(2026, 11, 20)),
        ("deadline", date(2026, 11, 20), date(2026, 11, 20)),
        ("importance", "ja", "ja"),
        ("failures", ["market", "system", "market"], ("market", "system")),
        ("failures", ["market", {"other": "Iets anders"}], ("market", Other("Iets anders"))),
        ("categories", ["rdi"], ("rdi",)),
        ("public_money", 5, Money(Decimal(5))),
        ("public_money", "€ 1.250.000,50", Money(Decimal("1250000.5"))),
        ("public_money", {"amount": Decimal("218.5"), "unit": "million"}, Money(Decimal("218.5"), "EUR", "million")),
        ("public_money", {"amount": "218,5", "price_level": "2022"}, Money(Decimal("218.5"), price_level=2022)),
        (
            "public_money",
            {"amount": 0, "currency": "USD", "date": "2026-11-20", "unit": "", "price_level": None},
            Money(Decimal(0), "USD", as_of=date(2026, 11, 20)),
        ),
        ("bottlenecks", [{"bottleneck": "x", "consequence": ""}, {}], ({"bottleneck": "x"},)),
        ("bottlenecks", [], None),
        ("bottlenecks", [{"bottleneck": " "}], None),
        ("zero_option", "  ", None),
        ("public_money", {"amount": "", "unit": None}, None),
    ],
)
def test_a_value_is_read_as_declared(field: str, raw: Any, value: Any) -> None:
    assert read_field(BY_ID[field], raw) == (value, ())


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        *[
            (5, 5),
            (-5, -5),
            ("5", 5),
            ("1.250", 1250),
            (" 7 ", 7),
            ("5,0", 5),
            ("--5", None),
            ("5,5", None),
            ("", None),
        ],
        *[(True, None), (Decimal("5.5"), None), ("9" * 5000, None), (10**15, None), ("²", None), ("٣", None)],
    ],
)
def test_whole_numbers_are_whole(raw: Any, value: int | None) -> None:
    found, faults = read_field(WHOLE, raw)
    assert found == value
    assert bool(faults) == (value is None and not is_empty(raw))


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (Decimal("12.5"), Decimal("12.5")),
        (12.5, Decimal("12.5")),
        ("12,5", Decimal("12.5")),
        ("12.5", None),
        (Decimal("1E+400"), None),
        (Decimal("1E-400"), None),
        (float("inf"), None),
        (float("nan"), None),
        (Decimal("1.0000000000000001"), None),
        (False, None),
    ],
)
def test_numbers_stay_exact_and_finite(raw: Any, value: Decimal | None) -> None:
    found, faults = read_field(PERCENTAGE, raw)
    assert found == value
    assert bool(faults) == (value is None)


def test_every_mistake_in_a_table_has_its_place() -> None:
    rows = [
        {"company": "ASML", "stage": "gekozen", "date": "gisteren"},
        "NXP",
        {"rol": "direct", "own_contribution": {"amount": 1, "unit": "ton"}},
    ]
    value, faults = read_field(BY_ID["companies"], rows)
    assert [(fault.path, fault.code) for fault in faults] == [
        ((0, "stage"), "unknown-option"),
        ((0, "date"), "date-expected"),
        ((1,), "keys-expected"),
        ((2, "rol"), "unknown-column"),
        ((2, "company"), "cell-missing"),
        ((2, "own_contribution", "unit"), "unknown-unit"),
    ]
    assert value == ({"company": "ASML"}, {}, {})


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=10)
    | st.sampled_from(["ja", "market", "2026-02-30", "--5", "€ 5", "9" * 5000, "EUR", "million"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["amount", "unit", "currency", "date", "price_level", "other", "company", "bottleneck"])
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(field=st.sampled_from(ANY_FIELD), raw=JSON_VALUES)
def test_any_value_is_read_or_its_fault_is_said(field: PlainField | ChoiceField | TableField, raw: Any) -> None:
    value, faults = read_field(field, raw)
    assert all(isinstance(fault, FieldFault) and len(fault.written) <= 201 for fault in faults)
    if is_empty(raw):
        assert (value, faults) == (None, ())
    elif not faults:
        assert value is not None or isinstance(field, TableField)
