"""Where a questionnaire takes options from catalogues, and the questionnaire with those options filled in."""

from collections.abc import Iterator
from typing import TypeVar

from ipcei_wizard.framework.catalogues import Catalogue
from ipcei_wizard.framework.fields import ChoiceColumn, ChoiceField, Option, PlainColumn, PlainField, TableField
from ipcei_wizard.framework.model import Framework, Question
from ipcei_wizard.strict.models import Closed

AnyField = PlainField | ChoiceField | TableField
AnyColumn = PlainColumn | ChoiceColumn
Part = TypeVar("Part", bound=Closed)


def choosing_parts(question: Question) -> Iterator[tuple[tuple[str | int, ...], ChoiceField | ChoiceColumn]]:
    """Yield the fields and columns of a question in which something is chosen, each with its path in the question."""
    for index, field in enumerate(question.fields):
        if isinstance(field, ChoiceField):
            yield ("fields", index), field
        for number, column in enumerate(field.columns if isinstance(field, TableField) else ()):
            if isinstance(column, ChoiceColumn):
                yield ("fields", index, "columns", number), column


def used_catalogues(framework: Framework) -> tuple[str, ...]:
    """Return the ids of the catalogues from which this questionnaire takes options, in order of first use."""
    named = (part.catalogue for question in framework.questions for _, part in choosing_parts(question))
    return tuple(dict.fromkeys(name for name in named if name in framework.catalogues))


def with_options(framework: Framework) -> Framework:
    """Return the questionnaire in which every field and column with a known catalogue holds its options."""
    catalogues = framework.catalogues
    conclusion = framework.conclusion
    sections = tuple(
        _changed(section, questions=tuple(_question(question, catalogues) for question in section.questions))
        for section in framework.sections
    )
    return _changed(
        framework,
        sections=sections,
        conclusion=_changed(conclusion, question=_question(conclusion.question, catalogues)),
    )


def _changed(part: Part, **values: object) -> Part:
    return part.model_copy(update=values)


def _question(question: Question, catalogues: dict[str, Catalogue]) -> Question:
    return _changed(question, fields=tuple(_field(field, catalogues) for field in question.fields))


def _field(field: AnyField, catalogues: dict[str, Catalogue]) -> AnyField:
    match field:
        case TableField():
            return _changed(field, columns=tuple(_column(column, catalogues) for column in field.columns))
        case ChoiceField():
            return _chosen_from(field, catalogues)
        case _:
            return field


def _column(column: AnyColumn, catalogues: dict[str, Catalogue]) -> AnyColumn:
    return _chosen_from(column, catalogues) if isinstance(column, ChoiceColumn) else column


Chosen = TypeVar("Chosen", ChoiceField, ChoiceColumn)


def _chosen_from(part: Chosen, catalogues: dict[str, Catalogue]) -> Chosen:
    catalogue = catalogues.get(part.catalogue or "")
    if catalogue is None:
        return part
    entries = catalogue.entries_in(part.groups)
    options = tuple(Option(value=entry.id, label=entry.label) for entry in entries)
    return _changed(part, options=options, other=catalogue.other)
