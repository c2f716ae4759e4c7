"""The explanation in the nota: per section what the tool reads, what was decided and why."""

from collections.abc import Iterator

from ipcei_wizard.framework.model import ReadingRule, Section
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import Case, lead_in, lowered, paragraph
from ipcei_wizard.memo.room import Fitting


def explanation(case: Case, fitting: Fitting) -> tree.Blocks:
    """Return the explanation: the officer's own, else a point per section."""
    typed = case.assessment.memo.explanation
    words = case.nota.explanation
    elsewhere = tree.Paragraph(case.say(words.elsewhere, sources=fitting.annexes.sources))
    if typed.strip():
        return (*fitting.memo(case.words(case.nota.headings.explanation), typed, fitting.room.whole), elsewhere)
    points = [_section(case, fitting, section) for section in case.framework.sections if case.passed(section)]
    return (tree.ListBlock((*points, *_off_route(case))), elsewhere)


def _section(case: Case, fitting: Fitting, section: Section) -> tree.Blocks:
    words, result = case.nota.explanation, case.evaluation.sections[section.id]
    outcome = case.decision(result.decision) if result.decision else case.words(words.undecided)
    title = case.words(section.short_title)
    rule = case.framework.reading_rule[result.reading]
    lead: list[tree.Inline] = [
        tree.Strong(case.say(words.section, section=section.id, title=title, outcome=outcome)),
        tree.Text(" "),
        *_reading(case, rule, plain=result.reading == result.decision == "ja"),
    ]
    if result.deviates:
        lead += [tree.Text(" "), *case.say(words.deviates)]
    motivation = case.assessment.section(section.id).motivation
    if motivation.strip():
        return lead_in((*lead, tree.Text(" ")), fitting.section(section, motivation))
    return (tree.Paragraph(tuple(lead)), *_evidence(case, fitting, section))


def _reading(case: Case, rule: ReadingRule, *, plain: bool) -> tree.Inlines:
    """Return the tool's reading; where tool and people simply say yes, without what that means."""
    words, reading = case.nota.explanation, case.words(rule.label)
    if plain:
        return case.say(words.reading, reading=reading)
    return case.say(words.reading_because, reading=reading, meaning=lowered(case.words(rule.meaning)))


def _evidence(case: Case, fitting: Fitting, section: Section) -> Iterator[tree.Block]:
    """Yield the beginning of each answer in a section, for a decision that has no reasons of its own."""
    points: list[tree.Blocks] = []
    for question in section.questions if fitting.room.evidence else ():
        verdict, answer = case.verdict(question), case.answer(question)
        left_out = case.ground(question)
        if verdict is not None and (left_out or answer.motivation.strip()) and case.on_route(question):
            title, label = case.words(question.short_title), lowered(case.words(verdict.label))
            lead = case.say(case.nota.explanation.evidence, title=title, verdict=label)
            beginning = fitting.answer(question, answer.motivation, fitting.room.evidence)
            if left_out:
                beginning = (paragraph(left_out),)
            points.append(lead_in((tree.Emphasis(lead), tree.Text(" "), *case.confidential(question)), beginning))
    if points:
        yield tree.ListBlock(tuple(points))


def _off_route(case: Case) -> Iterator[tree.Blocks]:
    if numbers := [question.number for question in case.framework.questions if not case.on_route(question)]:
        yield (tree.Paragraph(case.say(case.nota.explanation.off_route, list=case.questions(numbers))),)
