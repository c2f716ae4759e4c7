"""What a draft holds that its questionnaire does not ask: kept by the store, left out of the assessment. Pure.

A draft that went on under another version of the questionnaire keeps every answer. Those to questions, fields and
columns that are no longer asked stand in no reading and in no memo, and come back when the older version does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ipcei_wizard.assessment.fields import as_chosen, is_empty
from ipcei_wizard.framework.model import Framework, Question, TableField


@dataclass(frozen=True, slots=True)
class Unasked:
    """One thing kept and not asked: a whole answer or section (no `part`), a field, or a column of a table."""

    where: str
    """The id of the question or section."""
    part: str = ""
    column: str = ""
    value: Any = None


def unasked(framework: Framework, contents: Mapping[str, Any]) -> tuple[Unasked, ...]:
    """Return what of a draft, nested as `read_draft` takes it, the questionnaire does not ask."""
    return tuple(one for one in _unasked(framework, contents) if not is_empty(one.value))


def _unasked(framework: Framework, contents: Mapping[str, Any]) -> Iterator[Unasked]:
    for id_, answer in _mapping(contents.get("answers")).items():
        question = framework.question_by_id.get(id_)
        if question is None:
            yield Unasked(id_, value=answer)
            continue
        for name, value in _mapping(_mapping(answer).get("fields")).items():
            field = question.field_by_id.get(name)
            if field is None:
                yield Unasked(id_, name, value=value)
            elif isinstance(field, TableField):
                yield from _unasked_columns(id_, field, value)
    for id_, section in _mapping(contents.get("sections")).items():
        if id_ not in framework.section_by_id:
            yield Unasked(id_, value=section)


def _unasked_columns(question: str, field: TableField, rows: Any) -> Iterator[Unasked]:
    asked = {column.id for column in field.columns}
    given = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list | tuple) else []
    for column in dict.fromkeys(name for row in given for name in row if name not in asked):
        yield Unasked(question, field.id, str(column), [row[column] for row in given if column in row])


def only_asked(question: Question, answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return an answer with only those fields, columns and marks that the question knows, and options for labels."""
    kept = dict(answer)
    if isinstance(answer.get("fields"), Mapping):
        known = question.field_by_id
        kept["fields"] = {name: _asked(known[name], value) for name, value in answer["fields"].items() if name in known}
    if isinstance(answer.get("confidential"), Mapping):
        kept["confidential"] = _asked_marks(question, answer["confidential"])
    return kept


def _asked(field: Any, typed: Any) -> Any:
    value = as_chosen(field, typed)
    if not isinstance(field, TableField) or not isinstance(value, list | tuple):
        return value
    asked = {column.id for column in field.columns}
    return [
        {name: cell for name, cell in row.items() if name in asked} if isinstance(row, Mapping) else row
        for row in value
    ]


def _asked_marks(question: Question, marks: Mapping[str, Any]) -> dict[str, Any]:
    kept, known = dict(marks), question.field_by_id
    if isinstance(marks.get("fields"), list | tuple):
        kept["fields"] = [name for name in marks["fields"] if name in known]
    if isinstance(marks.get("rows"), Mapping):
        kept["rows"] = {name: rows for name, rows in marks["rows"].items() if name in known}
    return kept


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
