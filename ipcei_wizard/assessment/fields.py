"""Reading field values as the questionnaire declares them. What cannot be read is said, and stays as it was typed.

Shapes in a file: text and long_text are text; whole_number an integer; percentage a number (12.5 means 12.5 %); date
yyyy-mm-dd; choice an option's value (of a catalogue: the id of an entry), or {other: text} where that is allowed;
choices a list of those; money {amount, currency, unit, price_level, date}; table a list of rows, each a mapping from
column id to value; scenario the mapping of a scenario file (`funding_gap.scenario`).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, Union, get_args

from ipcei_wizard.assessment.notation import MAX_DIGITS, parse_date, parse_number
from ipcei_wizard.framework.model import (
    ChoiceColumn,
    ChoiceField,
    PlainColumn,
    PlainField,
    TableField,
)
from ipcei_wizard.strict.faults import Fault, nearest, shown
from ipcei_wizard.strict.yaml import KeyPath

if TYPE_CHECKING:
    from ipcei_wizard.assessment.funding_gap.scenario import Scenario

Unit = Literal["one", "thousand", "million", "billion"]
UNITS: Final[tuple[Unit, ...]] = get_args(Unit)
FACTOR: Final[Mapping[Unit, int]] = {"one": 1, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_OPTION: Final = re.compile("[a-z0-9][a-z0-9._-]*")
MONEY_KEYS: Final = ("amount", "currency", "unit", "price_level", "date")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money: `amount` in `unit`s of `currency` (ISO 4217).

    `price_level` is the year of the prices; `as_of` the day on which the amount was so (in a file: `date`).
    """

    amount: Decimal
    currency: str = "EUR"
    unit: Unit = "one"
    price_level: int | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """An answer outside the list of options: "anders, namelijk"."""

    text: str


Single = str | int | Decimal | date | Money | Other
Row = Mapping[str, Single]
FieldValue = Union[Single, "Scenario", tuple[str | Other, ...], tuple[Row, ...]]


class FieldFault(NamedTuple):
    """A value that cannot be read as its field declares. `path` leads from the field to the place."""

    path: KeyPath
    code: str
    written: str = ""
    known: tuple[str, ...] = ()


class _Unreadable(Exception):
    def __init__(self, code: str, written: object = "", known: tuple[str, ...] = (), at: KeyPath = ()) -> None:
        super().__init__(code)
        self.fault = FieldFault(at, code, shown(written), known)


def is_empty(value: object) -> bool:
    """Say whether a value means the same as no value: None, blank text, an empty list or mapping, or all of that."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Mapping):
        return all(is_empty(part) for part in value.values())
    if isinstance(value, list | tuple):
        return all(is_empty(part) for part in value)
    return value is None


def as_chosen(field: PlainField | ChoiceField | TableField, raw: Any) -> Any:
    """Return a value of a draft as a list would hold it: the option for its label, or text as another answer.

    What was typed under a version of the questionnaire without a list means the same under one that has it. A word that
    looks like an option is left as it is: it was one, and has to be chosen anew.
    """
    if isinstance(field, TableField) and isinstance(raw, list | tuple):
        choosing = {column.id: column for column in field.columns if isinstance(column, ChoiceColumn)}
        return [
            {id_: _option(choosing[id_], cell) if id_ in choosing else cell for id_, cell in row.items()}
            if isinstance(row, Mapping)
            else row
            for row in raw
        ]
    if not isinstance(field, ChoiceField):
        return raw
    return [_option(field, each) for each in raw] if isinstance(raw, list | tuple) else _option(field, raw)


def _option(part: ChoiceField | ChoiceColumn, value: Any) -> Any:
    if not isinstance(value, str) or any(option.value == value for option in part.options):
        return value
    wanted = value.strip().casefold()
    labels = {getattr(o.label, language).casefold(): o.value for o in part.options for language in ("en", "nl")}
    typed = {"other": value} if part.other and wanted and not _OPTION.fullmatch(value) else value
    return labels.get(wanted, typed)


def read_field(
    field: PlainField | ChoiceField | TableField, raw: object
) -> tuple[FieldValue | None, tuple[FieldFault, ...]]:
    """Return the value of a field and what could not be read in it. An empty value is None without faults."""
    if is_empty(raw):
        return None, ()
    if isinstance(field, TableField):
        return _read_table(field, raw)
    if field.kind == "scenario":
        return _read_scenario(raw)
    try:
        return _read_single(field, raw), ()
    except _Unreadable as unreadable:
        return None, (unreadable.fault,)


def _read_scenario(raw: Any) -> tuple[FieldValue | None, tuple[FieldFault, ...]]:
    # Making its models takes as long as evaluating an assessment, and most assessments hold no scenario.
    from ipcei_wizard.assessment.funding_gap.reader import scenario_from  # noqa: PLC0415

    scenario, found = scenario_from(raw)
    return scenario, tuple(_field_fault(path, fault) for path, fault in found)


# What a scenario file calls a fault, as a field does: a field has no lines and no keys, but places.
_AS_FIELD: Final[Mapping[str, str]] = {
    "unknown-key": "unknown-column",
    "unknown-value": "unknown-option",
    "key-missing": "cell-missing",
    "text-empty": "cell-missing",
    "text-malformed": "currency-expected",
}


def _field_fault(path: KeyPath, fault: Fault) -> FieldFault:
    if fault.code == "key-missing":
        path = (*path, str(fault.values["key"]))
    written = fault.word or str(fault.values.get("value", ""))
    return FieldFault(path, _AS_FIELD.get(fault.code, fault.code), written, fault.known)


def field_sentence(code: str) -> str:
    """Return the key of the sentence about what cannot be read in a field."""
    return code if code.startswith("scenario-") else f"field-{code}"


def _read_table(field: TableField, raw: object) -> tuple[FieldValue | None, tuple[FieldFault, ...]]:
    if not isinstance(raw, list | tuple):
        return None, (FieldFault((), "list-expected", shown(raw)),)
    rows: list[Row] = []
    faults: list[FieldFault] = []
    for number, raw_row in enumerate(raw):
        if is_empty(raw_row):
            continue
        row: dict[str, Single] = {}
        for fault_or_cell in _read_row(field, raw_row):
            if isinstance(fault_or_cell, FieldFault):
                faults.append(FieldFault((number, *fault_or_cell.path), *_rest(fault_or_cell)))
            else:
                row[fault_or_cell[0]] = fault_or_cell[1]
        rows.append(row)
    return tuple(rows) or None, tuple(faults)


def _rest(fault: FieldFault) -> tuple[str, str, tuple[str, ...]]:
    return fault.code, fault.written, fault.known


def _read_row(field: TableField, raw: object) -> Iterator[FieldFault | tuple[str, Single]]:
    if not isinstance(raw, Mapping):
        yield FieldFault((), "keys-expected", shown(raw))
        return
    columns = {column.id: column for column in field.columns}
    for key in raw:
        if key not in columns:
            yield FieldFault((key,), "unknown-column", key, tuple(columns))
    for column in field.columns:
        value = raw.get(column.id)
        if is_empty(value):
            if column.required:
                yield FieldFault((column.id,), "cell-missing")
            continue
        try:
            cell = _read_single(column, value)
        except _Unreadable as unreadable:
            yield FieldFault((column.id, *unreadable.fault.path), *_rest(unreadable.fault))
        else:
            assert not isinstance(cell, tuple)  # noqa: S101 - a column holds one value; for the type checker
            yield column.id, cell


def _read_single(  # noqa: PLR0911 - one return per kind of field
    field: PlainField | ChoiceField | PlainColumn | ChoiceColumn, raw: object
) -> Single | tuple[str | Other, ...]:
    match field.kind:
        case "text" | "long_text":
            return _text(raw)
        case "whole_number":
            return _whole_number(raw)
        case "percentage":
            return _number(raw)
        case "date":
            return _date(raw)
        case "money":
            return _money(raw)
        case "choice":
            return _choice(field, raw)
        case _:  # choices; a scenario has its own reading
            if not isinstance(raw, list | tuple):
                raise _Unreadable("list-expected", raw)
            chosen = (_at(index, lambda option: _choice(field, option), option) for index, option in enumerate(raw))
            return tuple(dict.fromkeys(chosen))


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise _Unreadable("text-expected", raw)
    return raw


def _whole_number(raw: object) -> int:
    number = parse_number(raw) if isinstance(raw, str) else raw
    if isinstance(number, Decimal) and number == number.to_integral_value():
        number = int(number)
    if isinstance(number, bool) or not isinstance(number, int) or abs(number) >= 10**MAX_DIGITS:
        raise _Unreadable("whole-number-expected", raw)
    return number


def _number(raw: object) -> Decimal:
    if isinstance(raw, str):
        number = parse_number(raw)
        if number is None:
            raise _Unreadable("number-expected", raw)
        return number
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | float):
        raise _Unreadable("number-expected", raw)
    if isinstance(raw, int) and abs(raw) >= 10**MAX_DIGITS:
        raise _Unreadable("number-expected", raw)
    number = Decimal(str(raw))
    if not number.is_finite() or len(number.as_tuple().digits) > MAX_DIGITS or abs(number.adjusted()) > MAX_DIGITS:
        raise _Unreadable("number-expected", raw)
    return number


def _date(raw: object) -> date:
    if isinstance(raw, date):
        return raw
    day = parse_date(raw) if isinstance(raw, str) else None
    if day is None:
        raise _Unreadable("date-expected", raw)
    return day


def _choice(field: object, raw: object) -> str | Other:
    assert isinstance(field, ChoiceField | ChoiceColumn)  # noqa: S101 - only these have kind choice or choices
    if isinstance(raw, Mapping) and set(raw) == {"other"} and field.other:
        return Other(_text(raw["other"]))
    known = tuple(option.value for option in field.options)
    if raw not in known:
        # Who writes a label, in either language, is told the word that goes in the file.
        labelled = {label: option.value for option in field.options for label in (option.label.nl, option.label.en)}
        near = nearest(raw, labelled) if isinstance(raw, str) else None
        raise _Unreadable("unknown-option", raw, (labelled[near],) if near else known)
    return str(raw)


def _money(raw: object) -> Money:
    if isinstance(raw, int | Decimal | str) and not isinstance(raw, bool):
        raw = {"amount": raw}
    if not isinstance(raw, Mapping):
        raise _Unreadable("money-expected", raw)
    for key in raw:
        if key not in MONEY_KEYS:
            raise _Unreadable("unknown-money-key", key, MONEY_KEYS, (key,))
    if is_empty(raw.get("amount")):
        raise _Unreadable("amount-missing", "", (), ("amount",))
    unit = raw.get("unit") or "one"
    if unit not in UNITS:
        raise _Unreadable("unknown-unit", unit, UNITS, ("unit",))
    currency = raw.get("currency") or "EUR"
    if not (isinstance(currency, str) and len(currency) == 3 and currency.isascii() and currency.isupper()):
        raise _Unreadable("currency-expected", currency, (), ("currency",))
    price_level = None if is_empty(raw.get("price_level")) else _at("price_level", _whole_number, raw["price_level"])
    day = None if is_empty(raw.get("date")) else _at("date", _date, raw["date"])
    return Money(_at("amount", _number, raw["amount"]), currency, unit, price_level, day)


def _at(key: str | int, read: Callable[[object], Any], raw: object) -> Any:
    try:
        return read(raw)
    except _Unreadable as unreadable:
        raise _Unreadable(unreadable.fault.code, unreadable.fault.written, unreadable.fault.known, (key,)) from None
