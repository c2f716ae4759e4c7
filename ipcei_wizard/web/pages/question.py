"""One question: official text, help, verdict, reasons, fields, sources."""

from contextlib import AbstractContextManager, nullcontext
from functools import partial
from itertools import groupby

import streamlit as st

from ipcei_wizard.assessment.answers import Answers
from ipcei_wizard.assessment.fields import is_empty
from ipcei_wizard.assessment.results import Finding
from ipcei_wizard.dossier.paths import join
from ipcei_wizard.framework.conditions import holds
from ipcei_wizard.framework.model import FieldDefinition, FieldGroup, Question
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import entry, places
from ipcei_wizard.web.alone import Shows, draw_alone
from ipcei_wizard.web.citing import draw_sources
from ipcei_wizard.web.colleagues import placeholder_here
from ipcei_wizard.web.confidential import draw_marks, markable
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.pages import parts
from ipcei_wizard.web.remarks import draw_comments
from ipcei_wizard.web.versions import draw_history, shown_history


def draw(desk: Desk, question: Question) -> None:
    """Draw the page of a question."""
    language = desk.language
    section = desk.framework.section_of[question.id]
    total = len(desk.framework.questions)
    st.caption(
        say(
            "web.question-of",
            language,
            section=section.id,
            title=section.title(language),
            number=question.number,
            total=total,
        )
    )
    st.title(f"{question.number}. {question.text(language).title}", anchor=False)
    placeholder_here(desk)
    parts.off_route_note(desk, section)
    parts.official_text(desk, question)
    with st.expander(say("web.help", language), icon=":material/help:", expanded=not desk.is_begun(question)):
        parts.help_text(question, language)
    rest = partial(rest_of, question)
    draw_alone(desk, partial(parts.worked_example, question), rest)
    draw_alone(desk, partial(parts.earlier_answers, question), rest)
    if question.verdicts:
        st.header(say("web.verdict", language), anchor=False)
        draw_alone(desk, partial(_verdict, question), rest, partial(_version, _path(question, "verdict")))
    st.header(say("web.motivation", language), anchor=False)
    draw_alone(desk, partial(_motivation, question), rest, partial(_version, _path(question, "motivation")))
    details(desk, question, rest)
    parts.way_on(desk, places.question_place(question))


def details(desk: Desk, question: Question, rest: Shows) -> None:
    """Draw what stands below the reasons of a question: its fields, its sources and what is still open."""
    language = desk.language
    if question.fields:
        _fields(desk, question, rest)
    st.header(say("web.sources", language), anchor=False)
    st.caption(say("web.sources-explained", language))
    draw_alone(desk, partial(_sources, question), rest, partial(_shown_sources, question))
    draw_alone(desk, partial(_marks, question), rest, partial(_shown_marks, question))
    draw_alone(desk, partial(_still_open, question), rest, partial(_points, question))
    below = join("answers", question.id)
    draw_alone(desk, partial(draw_comments, below), rest)
    draw_alone(desk, partial(draw_history, below), rest, partial(shown_history, below))


def rest_of(question: Question, desk: Desk) -> object:
    """Return what the parts of this page leave to it: which fields are asked, and whether it is on the route."""
    section = desk.framework.section_of.get(question.id)
    return _asked_fields(desk, question), section and desk.closed_by(section)


def _path(question: Question, *keys: str) -> str:
    return join("answers", question.id, *keys)


def _motivation(question: Question, desk: Desk) -> None:
    parts.motivation(desk, _path(question, "motivation"), say("web.motivation-label", desk.language))


def _verdict(question: Question, desk: Desk) -> None:
    language = desk.language
    assert question.verdict_prompt is not None  # noqa: S101 - the model pairs it with verdicts
    options = {option.value: option.label.in_(language) for option in question.verdicts}
    entry.choice(desk, _path(question, "verdict"), question.verdict_prompt.in_(language), options)
    verdict = desk.value(_path(question, "verdict"))
    if verdict in options:
        meaning = parts.polarity_in_words(question.polarity_of[verdict], language)
        st.caption(say("web.verdict-means", language, meaning=meaning))


def _asked_fields(desk: Desk, question: Question) -> list[FieldDefinition]:
    answers = Answers(desk.framework, desk.assessment)
    return [field for field in question.fields if field.when is None or holds(field.when, answers.value)]


def _fields(desk: Desk, question: Question, rest: Shows) -> None:
    language = desk.language
    st.header(say("web.fields", language), anchor=False)
    st.caption(say("web.fields-explained", language))
    groups = {group.id: group for group in question.field_groups}
    for name, grouped in groupby(_asked_fields(desk, question), key=lambda field: field.group):
        fields = list(grouped)
        filled = any(not is_empty(desk.value(_path(question, "fields", field.id))) for field in fields)
        with _place_of(groups.get(name or ""), language, filled=filled):
            for field in fields:
                version = partial(_version, _path(question, "fields", field.id))
                draw_alone(desk, partial(_field, question, field), rest, version)


def _place_of(group: FieldGroup | None, language: Language, *, filled: bool) -> AbstractContextManager[object]:
    """Return where the fields of a group are drawn: under its heading, or in what opens on a click.

    What holds an answer is open, so that nobody overlooks it and it does not close while someone types.
    """
    if group is None:
        return nullcontext()
    if group.collapsed:
        return st.expander(group.label.in_(language), expanded=filled)
    st.subheader(group.label.in_(language), anchor=False)
    return nullcontext()


def _field(question: Question, field: FieldDefinition, desk: Desk) -> None:
    entry.structured_field(desk, _path(question, "fields", field.id), field)


def _sources(question: Question, desk: Desk) -> None:
    draw_sources(desk, question, _path(question, "sources"))
    parts.show_findings(_found(question, "sources", desk))


def _marks(question: Question, desk: Desk) -> None:
    draw_marks(desk, question, _path(question, "confidential"))
    parts.show_findings(_found(question, "confidential", desk))


def _found(question: Question, beside: str, desk: Desk) -> tuple[Finding, ...]:
    return desk.findings_at(f"answers.{question.number}.{beside}")


def _version(path: str, desk: Desk) -> int:
    """Return what tells that a place was changed, also by someone else."""
    return desk.state.version(path)


def _shown_sources(question: Question, desk: Desk) -> object:
    return _version(_path(question, "sources"), desk), _found(question, "sources", desk)


def _shown_marks(question: Question, desk: Desk) -> object:
    at = _version(_path(question, "confidential"), desk)
    return at, markable(desk, question), _found(question, "confidential", desk)


def _points(question: Question, desk: Desk) -> tuple[Finding, ...]:
    """Return the findings that are not shown beside the cell, the field or the source they are about."""
    if not desk.is_begun(question):
        return ()
    beside = (".sources.", ".confidential")
    findings = desk.findings_at(f"answers.{question.number}")
    return tuple(f for f in findings if f.code != "field-unreadable" and not any(part in f.where for part in beside))


def _still_open(question: Question, desk: Desk) -> None:
    points = _points(question, desk)
    if points:
        st.header(say("web.points", desk.language), anchor=False)
        parts.show_findings(points)
