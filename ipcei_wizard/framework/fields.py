"""What a question can ask for beside its reasons, and when: the closed set of field kinds and of conditions.

A field with a `catalogue` takes its options from there: `loader` fills them in, so that whoever reads an answer, draws
a field or prints a value sees options, wherever they come from.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from ipcei_wizard.framework.texts import Text
from ipcei_wizard.strict.models import Closed, Id, Sequence, Words


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


OneOrMore = Annotated[tuple[Words, ...], BeforeValidator(_several), Field(min_length=1)]
"""One word, or a list of them."""


class Condition(Closed):
    """A statement about earlier answers: exactly one of a test on a question, `all_of`, `any_of`, `not`.

    A test names a `question` (its verdict, of the concluding question the advice decided, or one of its fields with
    `field`) and exactly one of `is`, `is_one_of`, `includes`, `answered`, `at_least`, `at_most`. `includes` asks
    whether a field of kind choices holds the option; `at_least` and `at_most` compare a number, or the number of
    choices or rows. `rows_where` counts only the rows that hold, in each column named, one of the options named.
    """

    question: Id | None = None
    field: Id | None = None
    is_: Words | None = Field(default=None, alias="is")
    is_one_of: Annotated[Sequence[Words] | None, Field(min_length=1)] = None
    includes: Words | None = None
    answered: bool | None = None
    at_least: int | None = None
    at_most: int | None = None
    rows_where: Annotated[dict[Id, OneOrMore] | None, Field(min_length=1)] = None
    all_of: Annotated[Sequence["Condition"] | None, Field(min_length=1)] = None
    any_of: Annotated[Sequence["Condition"] | None, Field(min_length=1)] = None
    not_: "Condition | None" = Field(default=None, alias="not")

    @model_validator(mode="after")
    def _says_one_thing(self) -> "Condition":
        tests = [self.is_, self.is_one_of, self.includes, self.answered, self.at_least, self.at_most]
        asked = sum(test is not None for test in tests)
        joined = sum(part is not None for part in (self.all_of, self.any_of, self.not_))
        if self.question is None and (asked or self.field or self.rows_where or joined != 1):
            raise ValueError("a condition is a test on a question, or one of all_of, any_of, not")
        if self.question is not None and (joined or asked != 1):
            raise ValueError(
                "a test on a question has exactly one of is, is_one_of, includes, answered, at_least, at_most"
            )
        if self.rows_where is not None and self.at_least is None and self.at_most is None:
            raise ValueError("rows_where goes with at_least or at_most")
        return self


class Option(Closed):
    """A value to choose in a field."""

    value: Id
    label: Text


class _Options(Closed):
    """What a field or column that is chosen from offers: options of its own, or a catalogue or groups of one."""

    options: Annotated[Sequence[Option], Field(min_length=2)] = ()
    catalogue: Id | None = None
    groups: Sequence[Id] = ()
    other: bool = False

    @model_validator(mode="after")
    def _offers_one_list(self) -> "_Options":
        if self.catalogue is None and (not self.options or self.groups):
            raise ValueError("there are options, or a catalogue with perhaps groups of it")
        if self.catalogue is not None and (self.options or self.other):
            raise ValueError("the catalogue says what can be chosen and whether another answer may be given")
        return self


class FieldGroup(Closed):
    """A small heading above the fields that name it; `collapsed` ones open on a click."""

    id: Id
    label: Text
    collapsed: bool = False


class _FieldBase(Closed):
    id: Id
    label: Text
    why: Text
    required: bool = False
    when: Condition | None = None
    group: Id | None = None


PlainKind = Literal["text", "long_text", "whole_number", "percentage", "date", "money"]


class PlainField(_FieldBase):
    """A field with one typed value; a scenario is what a funding gap is computed from.

    `company_data` says that it holds what a company keeps to itself.
    """

    kind: Literal[PlainKind, "scenario"]
    company_data: bool = False


class ChoiceField(_FieldBase, _Options):
    """One or several of a list of options; `other` adds "anders, namelijk" with free text."""

    kind: Literal["choice", "choices"]


class PlainColumn(Closed):
    """A column of a table with one typed value per row; `total` adds the numbers or amounts up below the table.

    `company_data` says that it holds what a company keeps to itself.
    """

    id: Id
    kind: PlainKind
    label: Text
    required: bool = False
    total: bool = False
    company_data: bool = False

    @model_validator(mode="after")
    def _adds_up_numbers(self) -> "PlainColumn":
        if self.total and self.kind not in {"whole_number", "percentage", "money"}:
            raise ValueError("only numbers and amounts have a total")
        return self


class ChoiceColumn(_Options):
    """A column of a table in which each row takes one option."""

    id: Id
    kind: Literal["choice"]
    label: Text
    required: bool = False


Column = Annotated[PlainColumn | ChoiceColumn, Field(discriminator="kind")]


class TableField(_FieldBase):
    """Rows with typed columns."""

    kind: Literal["table"]
    columns: Annotated[Sequence[Column], Field(min_length=1)]


FieldDefinition = Annotated[PlainField | ChoiceField | TableField, Field(discriminator="kind")]
