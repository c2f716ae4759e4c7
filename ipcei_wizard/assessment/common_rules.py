"""The rules about every field of every question: figures with a source and a day, entries that hold, company data.

Which of them a questionnaire makes, and with which sentence, stands in `framework.yaml` under `checks`.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from ipcei_wizard.assessment.fields import Money, Other, Row
from ipcei_wizard.assessment.notation import show_date
from ipcei_wizard.assessment.rules import Asked, Hit
from ipcei_wizard.framework.catalogues import Entry
from ipcei_wizard.framework.model import ChoiceColumn, ChoiceField, FieldDefinition, PlainColumn, PlainField, TableField
from ipcei_wizard.messages import say


def figure_without_source(asked: Asked) -> Iterator[Hit]:
    """Find amounts, numbers and percentages at a question that names no source."""
    if not asked.answer.sources:
        for field in asked.fields():
            if any(_figures(asked, field)):
                yield Hit(field.id)


def figure_without_date(asked: Asked) -> Iterator[Hit]:
    """Find figures of which no day is known: not their own, not that of their row, and for a number not of a source."""
    of_sources = any(source.date is not None for source in asked.answer.sources)
    for field in asked.fields():
        undated = [name for name, value, row in _figures(asked, field) if not _dated(value, row, of_sources=of_sources)]
        if undated:
            yield Hit(field.id, tuple(dict.fromkeys(name for name in undated if name)))


def _figures(asked: Asked, field: FieldDefinition) -> Iterator[tuple[str, object, Row]]:
    """Yield the figures in a field, each with what its row is called and with its row."""
    value = asked.value(field.id)
    if isinstance(field, TableField):
        for number, row in enumerate(asked.rows(field.id)):
            figures = [cell for cell in row.values() if isinstance(cell, Money | int | Decimal)]
            yield from ((asked.row_name(field.id, number), figure, row) for figure in figures)
    elif isinstance(value, Money | int | Decimal):
        yield "", value, {}


def _dated(figure: object, row: Row, *, of_sources: bool) -> bool:
    days = [cell for cell in row.values() if isinstance(cell, date)]
    if isinstance(figure, Money):
        return bool(days) or figure.as_of is not None
    amounts = any(isinstance(cell, Money) and cell.as_of is not None for cell in row.values())
    return bool(days) or amounts or of_sources


def entry_not_valid(asked: Asked) -> Iterator[Hit]:
    """Find entries that are chosen from a catalogue and do not hold on the day of the memo."""
    day = asked.memo_date
    for field in asked.fields() if day is not None else ():
        assert day is not None  # noqa: S101 - there are no fields otherwise
        about = [_when(asked, entry, day) for entry in _chosen(asked, field)]
        found = dict.fromkeys(words for words in about if words)
        if found:
            yield Hit(field.id, () if asked.answer.confidential else tuple(found))


def _chosen(asked: Asked, field: FieldDefinition) -> Iterator[Entry]:
    parts: list[tuple[ChoiceField | ChoiceColumn, object]] = []
    if isinstance(field, ChoiceField):
        value = asked.value(field.id)
        parts += [(field, part) for part in (value if isinstance(value, tuple) else (value,))]
    for column in field.columns if isinstance(field, TableField) else ():
        if isinstance(column, ChoiceColumn):
            parts += [(column, row.get(column.id)) for row in asked.rows(field.id)]
    for part, value in parts:
        catalogue = asked.answers.framework.catalogues.get(part.catalogue or "")
        if catalogue is not None and value is not None and not isinstance(value, Other):
            entry = catalogue.entry_by_id.get(str(value))
            if entry is not None:
                yield entry


def _when(asked: Asked, entry: Entry, day: date) -> str:
    """Say until or from when an entry holds that does not hold on `day`; nothing about one that does."""
    if entry.ended_on(day):
        label = entry.label.in_(asked.language)
        assert entry.valid_until is not None  # noqa: S101 - or it would not have ended
        return say("assessment.ended", asked.language, label=label, day=show_date(entry.valid_until, asked.language))
    if entry.valid_from is not None and entry.valid_from > day:
        label = entry.label.in_(asked.language)
        from_ = show_date(entry.valid_from, asked.language)
        return say("assessment.not-yet", asked.language, label=label, day=from_)
    return ""


def company_data_published(asked: Asked) -> Iterator[Hit]:
    """Find fields and columns with what a company keeps to itself, filled in and not marked confidential."""
    for field in asked.fields():
        value = asked.value(field.id)
        if value is None or asked.is_marked(field.id):
            continue
        if isinstance(field, PlainField) and field.company_data:
            yield Hit(field.id)
        if isinstance(field, TableField):
            about = [
                column.label.in_(asked.language)
                for column in field.columns
                if isinstance(column, PlainColumn)
                and column.company_data
                and any(column.id in row and not asked.is_kept_back(field.id, row) for row in asked.rows(field.id))
            ]
            if about:
                yield Hit(field.id, tuple(about))


COMMON_FUNCTIONS: Final[Mapping[str, Callable[[Asked], Iterator[Hit]]]] = {
    "figure-without-source": figure_without_source,
    "figure-without-date": figure_without_date,
    "entry-not-valid": entry_not_valid,
    "company-data-published": company_data_published,
}
