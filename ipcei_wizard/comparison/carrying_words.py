"""What another version of the questionnaire changes, and what that does to one draft, in words."""

from collections.abc import Iterable
from typing import Any

from ipcei_wizard.assessment.unasked import Unasked
from ipcei_wizard.comparison.carrying import Effect
from ipcei_wizard.comparison.difference_words import change_in_words
from ipcei_wizard.comparison.sentences import listed
from ipcei_wizard.framework.changes import Change, What, changes_between, general_changes
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.messages import Language, say

WHATS: tuple[What, ...] = ("dropped", "changed", "added")
"""What matters most to who has already answered comes first."""


def changes_in_words(old: Framework, new: Framework, language: Language) -> dict[What, tuple[str, ...]]:
    """Return a line per difference between two versions, by what it is."""
    found = changes_between(old, new)
    return {
        what: tuple(_change(change, old, new, language) for change in found if change.what == what) for what in WHATS
    }


def general_in_words(old: Framework, new: Framework, language: Language) -> str:
    """Say what else differs between two versions; empty when nothing does."""
    parts = [say(f"carrying.general-{key}", language) for key in general_changes(old, new)]
    return say("carrying.general", language, parts=listed(parts, language)) if parts else ""


def readings_in_words(effect: Effect, new: Framework, language: Language) -> tuple[str, ...]:
    """Say what of a draft reads otherwise, or that nothing does."""
    said = tuple(change_in_words(change, new, language) for change in effect.reads_otherwise)
    return said or (say("carrying.reads-the-same", language),)


def unasked_in_words(kept: Iterable[Unasked], known: Iterable[Framework], language: Language) -> tuple[str, ...]:
    """Say where each kept answer stood, as the first of the `known` versions calls it that knows it."""
    return tuple(_place(one, tuple(known), language) for one in kept)


def _change(change: Change, old: Framework, new: Framework, language: Language) -> str:
    question = new.question_by_id.get(change.question) or old.question_by_id.get(change.question)
    field = question.field_by_id.get(change.field) if question else None
    named = {"label": change.label[language], "field": field.label.in_(language) if field else change.field}
    said = say(f"carrying.kind-{change.kind}", language, **named)
    if change.parts:
        parts = ", ".join(say(f"carrying.part-{part}", language) for part in change.parts)
        said = say("carrying.with-parts", language, what=said, parts=parts)
    if question is None:
        return said[0].upper() + said[1:]
    return say("carrying.at-question", language, number=question.number, what=said)


def _place(one: Unasked, known: tuple[Framework, ...], language: Language) -> str:
    """Name the question, the field and the column, each as the first version that has it; else by its id."""
    questions = [framework.question_by_id[one.where] for framework in known if one.where in framework.question_by_id]
    fields: list[Any] = [question.field_by_id[one.part] for question in questions if one.part in question.field_by_id]
    columns = [column for field in fields for column in getattr(field, "columns", ()) if column.id == one.column]
    where = f"{questions[0].number}. {questions[0].short_title.in_(language)}" if questions else one.where
    named = ((one.part, fields), (one.column, columns))
    said = [f"“{found[0].label.in_(language)}”" if found else id_ for id_, found in named if id_]
    return ", ".join((where, *said))
