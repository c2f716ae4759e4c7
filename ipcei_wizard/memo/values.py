"""The structured fields of an answer as blocks: tables as tables, amounts and dates as people write them.

Nothing that was typed is left out: what cannot be read as its field asks is printed as it stands, and marked.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ipcei_wizard.assessment.fields import FieldValue, Money, Other, Row, is_empty
from ipcei_wizard.assessment.notation import show_date, show_money, show_number
from ipcei_wizard.framework.model import ChoiceColumn, ChoiceField, PlainColumn, PlainField, Question, TableField
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import Case, lead_in, paragraph, tabulate
from ipcei_wizard.messages import say

Definition = PlainField | ChoiceField | TableField | PlainColumn | ChoiceColumn


def field_blocks(case: Case, question: Question) -> tree.Blocks:
    """Return every field that is filled in, in the order of the questionnaire: labels with values, and tables."""
    blocks: list[tree.Block] = []
    entries: list[tree.KeyValue] = []
    for field in question.fields:
        if is_empty(case.answer(question).fields.get(field.id)):
            continue
        value, faults = case.answers.field(question, field.id)
        mark = case.confidential(question, field.id)
        label = case.words(field.label)
        if isinstance(field, TableField) and isinstance(value, tuple) and not faults:
            blocks += _flushed(entries)
            blocks.append(_table(case, field, value, (*mark, tree.Text(label))))
            continue
        shown = _unreadable(case, question, field.id) if faults else value_blocks(case, field, value)
        entries.append(tree.KeyValue((tree.Text(label),), lead_in(mark, shown)))
    return (*blocks, *_flushed(entries))


def value_blocks(case: Case, field: Definition, value: FieldValue | None) -> tree.Blocks:
    """Return one value as blocks; a long text is Markdown, as reasons are."""
    match value:
        case str() if field.kind == "long_text":
            return case.markdown(value)
        case tuple() if len(value) > 1:
            return (tree.ListBlock(tuple((paragraph(value_text(case, field, part)),) for part in _parts(value))),)
        case tuple():
            return tuple(paragraph(value_text(case, field, part)) for part in _parts(value))
        case _:
            return (paragraph(value_text(case, field, value)),)


def value_text(case: Case, field: Definition, value: object) -> str:  # noqa: PLR0911 - a return per kind of value
    """Return a single value on one line."""
    match value:
        case Money():
            return show_money(value, case.language)
        case date():
            return show_date(value, case.language)
        case int() | Decimal() if field.kind == "percentage":
            return f"{show_number(value, case.language)}%"
        case int() if abs(value) < 10_000:  # a year is not written 2.026
            return str(value)
        case int() | Decimal():
            return show_number(value, case.language)
        case Other(text):
            return say("assessment.other", case.language, text=text)
        case str() if isinstance(field, ChoiceField | ChoiceColumn):
            return next((case.words(option.label) for option in field.options if option.value == value), value)
        case _:
            return str(value)


def _parts(value: tuple[Any, ...]) -> Iterator[Any]:
    yield from value


def _flushed(entries: list[tree.KeyValue]) -> tree.Blocks:
    blocks = (tree.KeyValues(tuple(entries)),) if entries else ()
    entries.clear()
    return blocks


def _table(case: Case, field: TableField, value: tuple[Any, ...], caption: tree.Inlines) -> tree.Table:
    """Return the rows of a table field; a column that nobody filled in is left out."""
    rows: tuple[Row, ...] = value
    used = [column for column in field.columns if any(column.id in row for row in rows)]
    body = [[_cell(case, column, row) for column in used] for row in rows]
    table = tabulate([case.words(column.label) for column in used], body, "", [tree.Column() for _ in used])
    return tree.Table(table.columns, table.rows, table.header, caption, tree.inline_text(caption))


def _cell(case: Case, column: PlainColumn | ChoiceColumn, row: Row) -> tree.Blocks:
    return value_blocks(case, column, row[column.id]) if column.id in row else (paragraph("–"),)


def _unreadable(case: Case, question: Question, field_id: str) -> tree.Blocks:
    written = as_typed(case.answer(question).fields[field_id])
    return (tree.Paragraph(case.say(case.annexes.filled_in.unreadable, value=written)),)


def as_typed(raw: object) -> str:
    """Return a value as it was typed, on one line."""
    if isinstance(raw, Mapping):
        return ", ".join(f"{key}: {as_typed(part)}" for key, part in raw.items())
    if isinstance(raw, list | tuple):
        return "; ".join(as_typed(part) for part in raw)
    return "" if raw is None else str(raw)
