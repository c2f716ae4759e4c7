"""What differs between two assessments, or two versions of one, and which verdicts made the advice differ."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from ipcei_wizard.assessment.model import Answer, Assessment, Source
from ipcei_wizard.assessment.readings import Readings
from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.texts import Piece, pieces
from ipcei_wizard.framework.model import Question


@dataclass(frozen=True, slots=True)
class Changed:
    """A value that differs: what it is in the one and in the other. None: it is absent there."""

    where: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A text that differs, word by word."""

    where: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ChangedSources:
    """Sources that stand with a question in only one of the two."""

    where: str
    removed: tuple[Source, ...]
    added: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two assessments; all of it is empty when nothing does.

    Places are named as in findings, with question ids: `answers.policy-goal.verdict`. `turned_by` are the smallest
    sets of verdicts, by question id, that turn the advice reading of the first into that of the second, on the
    readings alone, and `turned_back_by` those that turn it back; empty when these agree. `not_comparable` are the
    questions that only one of the two frameworks has.
    """

    verdicts: tuple[Changed, ...] = ()
    fields: tuple[Changed, ...] = ()
    texts: tuple[ChangedText, ...] = ()
    sources: tuple[ChangedSources, ...] = ()
    sections: tuple[Changed, ...] = ()
    route: Changed | None = None
    advice: Changed | None = None
    turned_by: tuple[tuple[str, ...], ...] = ()
    turned_back_by: tuple[tuple[str, ...], ...] = ()
    not_comparable: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing differs."""
        return self == Difference()


def compare(before: Case, after: Case) -> Difference:
    """Return what differs from `before` to `after`."""
    one, other = before.framework.question_by_id, after.framework.question_by_id
    shared = [question for question in one if question in other]
    answers = [(id_, before.assessment.answer(id_), after.assessment.answer(id_)) for id_ in shared]
    return Difference(
        verdicts=tuple(
            Changed(f"answers.{id_}.verdict", old.verdict, new.verdict)
            for id_, old, new in answers
            if old.verdict != new.verdict
        ),
        fields=tuple(
            change for id_, old, new in answers for change in _changed_fields((one[id_], other[id_]), old, new)
        ),
        texts=tuple(_changed_texts(before, after)),
        sources=tuple(
            _changed_sources(id_, old, new) for id_, old, new in answers if set(old.sources) != set(new.sources)
        ),
        sections=tuple(_changed_sections(before, after)),
        route=_changed("route", _route(before), _route(after)),
        advice=_changed("advice", before.advice, after.advice),
        turned_by=what_turned(before, after),
        turned_back_by=what_turned(after, before),
        not_comparable=tuple(
            question for question in dict.fromkeys((*one, *other)) if question not in one or question not in other
        ),
    )


def what_turned(before: Case, after: Case) -> tuple[tuple[str, ...], ...]:
    """Return the smallest sets of verdicts of `after` that turn the advice reading of `before` into its own.

    On the readings alone. Under two frameworks this cannot be said, and nothing is.
    """
    if before.framework != after.framework:
        return ()
    readings = Readings(before.framework, before.assessment)
    wanted = Readings(after.framework, after.assessment).advice()
    if readings.advice() == wanted:
        return ()
    old, new = ({id_: answer.verdict for id_, answer in case.assessment.answers.items()} for case in (before, after))
    changes = {
        question.id: new.get(question.id)
        for question in before.framework.questions
        if old.get(question.id) != new.get(question.id)
    }
    return _smallest(readings, changes, wanted)


def _smallest(readings: Readings, changes: Mapping[str, str | None], wanted: str) -> tuple[tuple[str, ...], ...]:
    for size in range(1, len(changes) + 1):
        found = tuple(
            chosen
            for chosen in combinations(changes, size)
            if readings.advice({question: changes[question] for question in chosen}) == wanted
        )
        if found:
            return found
    return ()  # a question that is asked only on some fields: verdicts alone do not make the difference


def _changed(where: str, before: Any, after: Any) -> Changed | None:
    return None if before == after else Changed(where, before, after)


def _route(case: Case) -> tuple[str, ...]:
    return tuple(question.id for question in case.framework.questions if question.number in case.evaluation.route)


def _changed_fields(questions: tuple[Question, Question], before: Answer, after: Answer) -> Iterator[Changed]:
    texts = _text_fields(questions)
    known = questions[0].field_by_id
    given = {*before.fields, *after.fields}.difference(texts)
    for name in (*(name for name in known if name in given), *sorted(given.difference(known))):
        where = f"answers.{questions[0].id}.fields.{name}"
        change = _changed(where, before.fields.get(name), after.fields.get(name))
        if change is not None:
            yield change


def _text_fields(questions: Iterable[Question]) -> list[str]:
    fields = (field for question in questions for field in question.fields)
    return sorted({field.id for field in fields if field.kind in {"text", "long_text"}})


def _changed_sources(question: str, before: Answer, after: Answer) -> ChangedSources:
    return ChangedSources(
        f"answers.{question}.sources",
        tuple(source for source in before.sources if source not in after.sources),
        tuple(source for source in after.sources if source not in before.sources),
    )


def _changed_sections(before: Case, after: Case) -> Iterator[Changed]:
    one, other = before.evaluation.sections, after.evaluation.sections
    for section in (id_ for id_ in one if id_ in other):
        for part in ("reading", "decision", "outcome"):
            change = _changed(f"sections.{section}.{part}", getattr(one[section], part), getattr(other[section], part))
            if change is not None:
                yield change


def _texts_of(assessment: Assessment, shared: Mapping[str, list[str]], sections: list[str]) -> dict[str, str]:
    """Return every text by its place; `shared` maps questions to their fields that are texts."""
    advice = assessment.advice
    texts = {"initiative.title": assessment.initiative.title}
    for id_, fields in shared.items():
        answer = assessment.answer(id_)
        texts[f"answers.{id_}.motivation"] = answer.motivation
        texts |= {f"answers.{id_}.fields.{name}": str(answer.fields.get(name) or "") for name in fields}
    texts |= {f"sections.{id_}.motivation": assessment.section(id_).motivation for id_ in sections}
    advised = {"motivation": advice.motivation, "focus": advice.focus, "conditions": "\n".join(advice.conditions)}
    return texts | {f"advice.{name}": text for name, text in advised.items()}


def _changed_texts(before: Case, after: Case) -> Iterator[ChangedText]:
    one, other = before.framework.question_by_id, after.framework.question_by_id
    shared = {id_: _text_fields((one[id_], other[id_])) for id_ in one if id_ in other}
    sections = [id_ for id_ in before.framework.section_by_id if id_ in after.framework.section_by_id]
    here, there = (_texts_of(case.assessment, shared, sections) for case in (before, after))
    for where, old in here.items():
        if old != there[where]:
            yield ChangedText(where, pieces(old, there[where]))
