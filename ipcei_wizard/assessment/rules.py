"""What the named rules of a questionnaire look for in the answers. Which rules there are: `framework.rules`.

Each rule is a function that yields what it found, by field, with what it is about in words. The sentence that goes with
it stands in the questionnaire. Pure: days are compared with the memo's date, never with a clock.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final, NamedTuple

from ipcei_wizard.assessment.answers import Answers
from ipcei_wizard.assessment.confidentiality import marked_row
from ipcei_wizard.assessment.fields import Other, Row
from ipcei_wizard.assessment.model import Answer
from ipcei_wizard.assessment.notation import show_date
from ipcei_wizard.framework.catalogues import Entry
from ipcei_wizard.framework.conditions import holds, row_fits
from ipcei_wizard.framework.model import ChoiceColumn, ChoiceField, FieldDefinition, Question, TableField
from ipcei_wizard.framework.rules import (
    EntryLapses,
    OptionsUnused,
    QuestionRule,
    RowsLack,
    RowsPublished,
    StagesOutOfOrder,
    TextsAlike,
)
from ipcei_wizard.messages import Language, say

ALIKE: Final = 0.8
"""Texts that share this part of their pairs of neighbouring words say nearly the same."""


class Hit(NamedTuple):
    """Something that a rule found in a field, and in words what it is about; nothing for the field as a whole."""

    field: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question whose answers a rule looks at, and the language in which it says what it found."""

    answers: Answers
    question: Question
    language: Language

    @property
    def answer(self) -> Answer:
        """The answer to this question."""
        return self.answers.assessment.answer(self.question.id)

    @property
    def memo_date(self) -> date | None:
        """The day the assessment speaks of."""
        return self.answers.assessment.memo.date

    def fields(self) -> Iterator[FieldDefinition]:
        """Yield the fields that are asked, given the answers."""
        for field in self.question.fields:
            if field.when is None or holds(field.when, self.answers.value):
                yield field

    def value(self, field_id: str) -> Any:
        """Return the value of a field; None when it is not answered, or not all of it can be read."""
        value, faults = self.answers.field(self.question, field_id)
        return None if faults else value

    def rows(self, field_id: str) -> tuple[Row, ...]:
        """Return the rows of a table."""
        return self.value(field_id) or ()

    def is_marked(self, field_id: str) -> bool:
        """Say whether a field is marked confidential."""
        marked = self.answer.confidential
        return marked is not None and field_id in marked.fields

    def table(self, field_id: str) -> TableField:
        """Return the definition of a table."""
        field = self.question.field_by_id[field_id]
        assert isinstance(field, TableField)  # noqa: S101 - the proof admits no other field here
        return field

    def is_kept_back(self, field_id: str, row: Row) -> bool:
        """Say whether a row stays out of the public version, by itself or with its table."""
        return self.is_marked(field_id) or marked_row(self.answer, self.table(field_id), row)

    def row_name(self, field_id: str, number: int) -> str:
        """Return what a row is called: its first cell, or its number where that stays out of the public version."""
        first, row = self.table(field_id).columns[0], self.rows(field_id)[number]
        value = row.get(first.id)
        if self.is_kept_back(field_id, row) or not isinstance(value, str | Other):
            return say("assessment.row", self.language, number=number + 1)
        return value.text if isinstance(value, Other) else self.option(first, value)

    def option(self, part: FieldDefinition | Any, value: str) -> str:
        """Return an option by its label; other text as it stands."""
        options = part.options if isinstance(part, ChoiceField | ChoiceColumn) else ()
        return next((option.label.in_(self.language) for option in options if option.value == value), value)


def texts_alike(asked: Asked, rule: TextsAlike) -> Iterator[Hit]:
    """Find a text that says nearly the same as another one."""
    one = asked.value(rule.field)
    other = asked.answers.value(rule.other_question, rule.other_field)
    if isinstance(one, str) and isinstance(other, str) and likeness(one, other) >= ALIKE:
        yield Hit(rule.field)


def likeness(one: str, other: str) -> float:
    """Return which part of their pairs of neighbouring words two texts share: 0 none, 1 all."""
    first, second = _words(one), _words(other)
    if first == second:
        return 1.0
    pairs = Counter(pairwise(first)), Counter(pairwise(second))
    total = pairs[0].total() + pairs[1].total()
    return 2 * (pairs[0] & pairs[1]).total() / total if total else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def rows_lack(asked: Asked, rule: RowsLack) -> Iterator[Hit]:
    """Find rows that leave a column empty."""
    lacking = [
        asked.row_name(rule.field, number)
        for number, row in enumerate(asked.rows(rule.field))
        if row_fits(row, rule.rows_where or {}) and any(column not in row for column in rule.columns)
    ]
    if lacking:
        yield Hit(rule.field, tuple(lacking))


def rows_published(asked: Asked, rule: RowsPublished) -> Iterator[Hit]:
    """Find rows that would be published though they are confidential by their nature."""
    rows = [
        asked.row_name(rule.field, number)
        for number, row in enumerate(asked.rows(rule.field))
        if row_fits(row, rule.rows_where) and not asked.is_kept_back(rule.field, row)
    ]
    if rows:
        yield Hit(rule.field, tuple(rows))


def options_unused(asked: Asked, rule: OptionsUnused) -> Iterator[Hit]:
    """Find the options of a column for which a filled-in table has no row."""
    column = next(column for column in asked.table(rule.field).columns if column.id == rule.column)
    used = {row.get(rule.column) for row in asked.rows(rule.field)}
    options = column.options if isinstance(column, ChoiceColumn) else ()
    unused = tuple(option.label.in_(asked.language) for option in options if option.value not in used)
    if used and unused:
        yield Hit(rule.field, unused)


def stages_out_of_order(asked: Asked, rule: StagesOutOfOrder) -> Iterator[Hit]:
    """Find subjects of which a later stage is dated before an earlier one."""
    reached: dict[object, list[tuple[int, date, int]]] = {}
    for number, row in enumerate(asked.rows(rule.field)):
        subject, stage, day = row.get(rule.subject), row.get(rule.stage), row.get(rule.date)
        if isinstance(day, date) and stage in rule.order:
            name = subject.casefold().strip() if isinstance(subject, str) else subject
            reached.setdefault(name, []).append((rule.order.index(stage), day, number))
    turned = [
        stages[0][2]
        for stages in reached.values()
        if any(early[0] < late[0] and early[1] > late[1] for early in stages for late in stages)
    ]
    if turned:
        yield Hit(rule.field, tuple(asked.row_name(rule.field, number) for number in turned))


def entry_lapses(asked: Asked, rule: EntryLapses) -> Iterator[Hit]:
    """Find a chosen entry that will no longer hold when it is needed."""
    field, chosen, planned = asked.question.field_by_id[rule.field], asked.value(rule.field), asked.value(rule.by)
    catalogue = asked.answers.framework.catalogues.get(getattr(field, "catalogue", None) or "")
    entry = catalogue.entry_by_id.get(chosen) if catalogue and isinstance(chosen, str) else None
    day = planned if isinstance(planned, date) else _months_after(asked.memo_date, rule.months)
    if entry is not None and entry.valid_until is not None and day is not None and entry.ended_on(day):
        last = show_date(entry.valid_until, asked.language)
        yield Hit(rule.field, (say("assessment.holds-until", asked.language, label=_label(asked, entry), day=last),))


def _months_after(day: date | None, months: int) -> date | None:
    """Return the first day of the month that many months after `day`; a day in the month decides nothing here."""
    if day is None:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _label(asked: Asked, entry: Entry) -> str:
    return entry.label.in_(asked.language)


def find_rule(asked: Asked, rule: QuestionRule) -> Iterator[Hit]:
    """Yield what a rule finds in the answers to a question."""
    yield from FUNCTIONS[rule.kind](asked, rule)


FUNCTIONS: Final[Mapping[str, Callable[[Asked, Any], Iterator[Hit]]]] = {
    "texts-alike": texts_alike,
    "rows-lack": rows_lack,
    "rows-published": rows_published,
    "options-unused": options_unused,
    "stages-out-of-order": stages_out_of_order,
    "entry-lapses": entry_lapses,
}
