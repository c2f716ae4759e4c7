"""The structured fields of an answer as blocks: tables as tables, amounts and dates as people write them.

Nothing that was typed is left out: what cannot be read as its field asks is printed as it stands, and marked.
"""

from collections.abc import Mapping

from ipcei_wizard.assessment.fields import is_empty
from ipcei_wizard.framework.model import Question, TableField
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import Case, lead_in, paragraph
from ipcei_wizard.memo.field_tables import field_table
from ipcei_wizard.memo.single_values import value_blocks


def field_blocks(case: Case, question: Question) -> tree.Blocks:
    """Return every field that is filled in, in the order of the questionnaire: labels with values, and tables."""
    blocks: list[tree.Block] = []
    entries: list[tree.KeyValue] = []
    group: str | None = None
    for field in question.fields:
        left_out = case.ground(question, field.id)
        if is_empty(case.answer(question).fields.get(field.id)) and not left_out:
            continue
        value, faults = case.answers.field(question, field.id)
        mark = case.confidential(question, field.id)
        label = case.words(field.label)
        if field.group != group:
            group = field.group
            blocks += (*_flushed(entries), *_heading(case, question, group))
        if isinstance(field, TableField) and isinstance(value, tuple) and not faults:
            blocks += _flushed(entries)
            blocks.append(field_table(case, question, field, value))
            continue
        if value is None and not faults:
            shown: tree.Blocks = ()
        else:
            shown = _unreadable(case, question, field.id) if faults else value_blocks(case, field, value)
        noted = (paragraph(left_out),) if left_out else ()
        entries.append(tree.KeyValue((tree.Text(label),), (*noted, *lead_in(mark, shown))))
    return (*blocks, *_flushed(entries))


def _flushed(entries: list[tree.KeyValue]) -> tree.Blocks:
    blocks = (tree.KeyValues(tuple(entries)),) if entries else ()
    entries.clear()
    return blocks


def _heading(case: Case, question: Question, group: str | None) -> tree.Blocks:
    labels = [found.label for found in question.field_groups if found.id == group]
    return tuple(paragraph(case.words(label), "label") for label in labels)


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
