"""The key points of the nota: the advice, what it rests on, where people part from the tool, and what is not known."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from ipcei_wizard.framework.model import ChoiceField, Polarity, Question, Section, Text
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import Case, lead_in, lowered, paragraph
from ipcei_wizard.memo.notes import Notes
from ipcei_wizard.memo.room import Fitting
from ipcei_wizard.memo.single_values import value_blocks

_UNKNOWN: Final = "onbekend"
"""The option by which a questionnaire lets an officer say that something is not known."""


def key_points(case: Case, notes: Notes, fitting: Fitting) -> Iterator[tree.Blocks]:
    """Yield the key points. Deviations and what is not known are said even beside the officer's own points."""
    own = [point for point in case.assessment.memo.key_points if point.strip()]
    if own:
        yield from _own(case, fitting, own)
    else:
        yield _advice(case, notes, fitting)
        yield from _conclusions(case)
        yield from _focus(case, fitting)
        yield from _money(case)
        yield from _weighed(case)
    yield from _deviations(case)
    yield from _unknown(case, fitting)


def _own(case: Case, fitting: Fitting, points: list[str]) -> Iterator[tree.Blocks]:
    label, items = case.words(case.nota.headings.key_points), fitting.room.items
    for point in points[:items]:
        yield fitting.memo(label, point, fitting.room.text)
    if len(points) > items:
        for point in points[items:]:
            fitting.shortened.append((label, case.markdown(point)))
        yield (paragraph(fitting.and_more(len(points) - items, fitting.annexes.account)),)


def _lead(text: str) -> tree.Inlines:
    return (tree.Strong((tree.Text(f"{text}:"),)), tree.Text(" "))


def _advice(case: Case, notes: Notes, fitting: Fitting) -> tree.Blocks:
    words, advice, outcome = case.nota.key_points, case.evaluation.advice, case.outcome
    lead = _lead(case.words(words.advice))
    label, meaning = case.words(outcome.label), case.words(outcome.meaning)
    if advice.decision is None:
        undecided = case.say(words.undecided, reading=label, meaning=meaning)
        return (tree.Paragraph((*lead, *undecided, *notes.official_mark)),)
    named = tree.Strong((tree.Text(label),))
    said: list[tree.Inline] = [*lead, named, tree.Text(f". {meaning}"), *notes.official_mark]
    typed, question = case.assessment.advice.motivation, case.framework.conclusion.question
    if not typed.strip() and (left_out := case.ground(question)):
        return (tree.Paragraph((*said, tree.Text(" "), *left_out)),)
    reasons = fitting.answer(question, typed, fitting.room.text)
    return (*lead_in((*said, tree.Text(" ")), reasons),) if reasons else (tree.Paragraph(tuple(said)),)


def _conclusions(case: Case) -> Iterator[tree.Blocks]:
    """Yield the framework's conclusions A and B, each with the answers of its sections."""
    words = case.nota.key_points
    for letter, sections in groupby(case.framework.sections, key=lambda section: section.id[0]):
        said: list[tree.Inline] = [*_lead(tree.inline_text(case.say(words.conclusion, letter=letter)))]
        for at, section in enumerate(sections):
            said += [tree.Text(" ")] * bool(at) + [*_conclusion(case, section)]
        yield (tree.Paragraph(tuple(said)),)


def _conclusion(case: Case, section: Section) -> tree.Inlines:
    words, result = case.nota.key_points, case.evaluation.sections[section.id]
    title = section.title(case.language)
    if not case.passed(section):
        return case.say(words.conclusion_off_route, title=title)
    if result.decision is None:
        return case.say(words.conclusion_undecided, title=title, reading=case.reading(result.reading))
    label = next(option.label for option in case.framework.decisions if option.value == result.decision)
    return case.say(words.conclusion_decided, title=title, decision=(tree.Strong(case.say(label)),))


def _focus(case: Case, fitting: Fitting) -> Iterator[tree.Blocks]:
    words, advice = case.nota.key_points, case.assessment.advice
    question = case.framework.conclusion.question
    if advice.focus.strip():
        yield lead_in(_lead(case.words(words.focus)), fitting.answer(question, advice.focus, fitting.room.text))
    conditions = [condition for condition in advice.conditions if condition.strip()]
    shown = [
        fitting.answer(question, condition, fitting.room.text // 2) for condition in conditions[: fitting.room.items]
    ]
    if len(conditions) > len(shown):
        shown.append((paragraph(fitting.and_more(len(conditions) - len(shown), 1)),))
    if shown:
        yield (tree.Paragraph(_lead(case.words(words.conditions))[:1]), tree.ListBlock(tuple(shown)))


def _money(case: Case) -> Iterator[tree.Blocks]:
    words = case.nota.key_points
    question = case.framework.question_by_id[words.money_field.question]
    field = question.field_by_id[words.money_field.field]
    value, faults = case.answers.field(question, field.id)
    lead = _lead(tree.inline_text(case.say(words.money, label=case.words(field.label), number=question.number)))
    if not case.on_route(question) or faults:
        return
    if value is not None:
        yield lead_in((*lead, *case.confidential(question, field.id)), value_blocks(case, field, value))
    elif left_out := case.ground(question, field.id):
        yield (tree.Paragraph((*lead, *left_out)),)
    elif case.outcome.carries_footnote:  # then it is the amount that participation depends on
        yield (tree.Paragraph((*lead, *case.say(words.money_missing))),)


def _weighed(case: Case) -> Iterator[tree.Blocks]:
    words = case.nota.key_points
    said: list[tree.Inline] = []
    sentences: dict[Polarity, Text] = {"against": words.against, "mixed": words.mixed}
    for polarity, sentence in sentences.items():
        if found := _verdicts(case, polarity):
            said += [tree.Text(" "), *case.say(sentence, list=case.listed(found))]
    if said:
        yield (tree.Paragraph((tree.Strong(case.say(words.weighed)), *said)),)


def _verdicts(case: Case, polarity: Polarity) -> list[str]:
    """Return the questions on the route whose verdict pulls this way, each with its verdict."""
    found = []
    for question in case.framework.questions:
        verdict = case.verdict(question)
        if verdict is not None and verdict.polarity == polarity and case.on_route(question):
            title, label = case.words(question.short_title), lowered(case.words(verdict.label))
            sentence = case.say(case.nota.key_points.verdict, number=question.number, title=title, verdict=label)
            found.append(tree.inline_text(sentence))
    return found


def _deviations(case: Case) -> Iterator[tree.Blocks]:
    words, advice = case.nota.key_points, case.evaluation.advice
    lead = _lead(case.words(words.deviation))
    for section in case.framework.sections:
        result = case.evaluation.sections[section.id]
        if result.deviates and result.decision:
            reading, decision = case.reading(result.reading), case.decision(result.decision)
            said = case.say(words.section_deviates, section=section.id, decision=decision, reading=reading)
            yield (tree.Paragraph((*lead, *said)),)
    if advice.deviates:
        reading = case.words(case.framework.outcome_by_id[advice.reading].label)
        said = case.say(words.advice_deviates, reading=reading)
        explained = case.assessment.advice.motivation.strip() or case.ground(case.framework.conclusion.question)
        if not explained:
            said = (*said, tree.Text(" "), *case.say(words.advice_unexplained))
        yield (tree.Paragraph((*lead, *said)),)


def _unknown(case: Case, fitting: Fitting) -> Iterator[tree.Blocks]:
    """Yield what is not known: answers that are missing, choices that say so, and open points."""
    words = case.nota.key_points
    said: list[tree.Inline] = []
    if missing := list(_unanswered(case)):
        said += case.say(words.unanswered, list=case.questions(missing))
    if choices := _unknown_choices(case):
        said += [tree.Text(" ")] * bool(said) + [*case.say(words.unknown_choices, list=case.listed(choices))]
    if fitting.annexes.findings and any(finding.severity == "error" for finding in case.evaluation.findings):
        said += [tree.Text(" ")] * bool(said) + [*case.say(words.open_findings, annex=fitting.annexes.findings)]
    if said:
        yield (tree.Paragraph((*_lead(case.words(words.unknown)), *said)),)


def _unanswered(case: Case) -> Iterator[str]:
    for question in case.framework.questions[:-1]:
        judged = case.verdict(question) is not None or not question.verdicts
        reasoned = case.answer(question).motivation.strip() or case.ground(question)
        if case.on_route(question) and not (judged and reasoned):
            yield question.number


def _unknown_choices(case: Case) -> list[str]:
    return [
        _choice(case, question, field)
        for question in case.framework.questions
        if case.on_route(question)
        for field in question.fields
        if isinstance(field, ChoiceField) and case.answers.value(question.id, field.id) == _UNKNOWN
    ]


def _choice(case: Case, question: Question, field: ChoiceField) -> str:
    label = case.words(field.label).rstrip("?")
    return tree.inline_text(case.say(case.nota.key_points.unknown_choice, label=label, number=question.number))
