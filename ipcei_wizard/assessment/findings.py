"""What is still missing, and what an expert would point out: values beside the answers, never silent blocks."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from ipcei_wizard.assessment.answers import Answers
from ipcei_wizard.assessment.common_rules import COMMON_FUNCTIONS
from ipcei_wizard.assessment.confidentiality import grounds, marks_nothing, missing_rows
from ipcei_wizard.assessment.fields import field_sentence, is_empty
from ipcei_wizard.assessment.model import Answer
from ipcei_wizard.assessment.results import AdviceResult, Finding, SectionResult
from ipcei_wizard.assessment.rules import Asked, Hit, find_rule
from ipcei_wizard.framework.conditions import holds, single_tests
from ipcei_wizard.framework.model import Check, CommonCheck, Condition, Question
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import Fault

if TYPE_CHECKING:
    from ipcei_wizard.assessment.funding_gap.scenario import Scenario


def find(
    answers: Answers,
    route: tuple[Question, ...],
    sections: Mapping[str, SectionResult],
    advice: AdviceResult,
    language: Language,
) -> Iterator[Finding]:
    """Yield the findings in the order of the route: questions, decisions, advice, and answers off the route."""
    on_route = {question.id for question in route}
    for section in answers.framework.sections:
        for question in section.questions:
            if question.id in on_route:
                yield from _question_findings(answers, question, language)
        if sections[section.id].outcome is not None:
            yield from _section_findings(answers, section.id, sections[section.id], language)
    yield from _question_extras(answers, answers.framework.conclusion.question, language)
    yield from _advice_findings(answers, advice, language)
    last = answers.framework.conclusion.question.id
    for question in answers.framework.questions:
        for found in _confidentiality(answers, question, language):
            # What is off the route is printed as well, but keeps nobody from finishing.
            counts = found.severity != "error" or question.id in on_route or question.id == last
            yield found if counts else found._replace(severity="warning")
    for question in answers.framework.questions[:-1]:
        if question.id not in on_route and _says_something(answers.assessment.answer(question.id)):
            where = f"answers.{question.number}"
            message = say("assessment.answered-off-route", language, number=question.number)
            yield Finding("info", where, "answered-off-route", message)


def _question_findings(answers: Answers, question: Question, language: Language) -> Iterator[Finding]:
    answer = answers.assessment.answer(question.id)
    called = {"number": question.number, "title": question.short_title.in_(language)}
    where = f"answers.{question.number}"
    if question.verdicts and answer.verdict is None:
        yield _error(f"{where}.verdict", "verdict-missing", language, called)
    if not answer.motivation.strip() and not answers.assessment.withheld_from(question.id):
        yield _error(f"{where}.motivation", "motivation-missing", language, called)
    yield from _question_extras(answers, question, language)


def _question_extras(answers: Answers, question: Question, language: Language) -> Iterator[Finding]:
    where = f"answers.{question.number}"
    for field in question.fields:
        if field.when is not None and not holds(field.when, answers.value):
            continue
        value, faults = answers.field(question, field.id)
        called = {"number": question.number, "label": field.label.in_(language)}
        withheld = answers.assessment.withheld_from(question.id, field.id)
        if field.required and value is None and not faults and not withheld:
            yield _error(f"{where}.fields.{field.id}", "field-missing", language, called)
        for fault in faults:
            place = ".".join((where, "fields", field.id, *(str(part) for part in fault.path)))
            values = {"where": called["label"], "value": fault.written}
            problem = Fault("", None, field_sentence(fault.code), values, fault.written, fault.known).message(language)
            yield _error(place, "field-unreadable", language, {**called, "problem": problem})
        if field.kind == "scenario" and value is not None:
            yield from _gap_findings(cast("Scenario", value), f"{where}.fields.{field.id}", language)
    yield from _check_findings(Asked(answers, question, language))


def _check_findings(asked: Asked) -> Iterator[Finding]:
    """Yield what an expert would say: the checks of the question, and those that are made at every question."""
    where = f"answers.{asked.question.number}"
    # A rule looks at whatever it needs: of answers that a public version holds in part, it says nothing that is true.
    partial = any(entry.question for entry in asked.answers.assessment.withheld)
    for check in asked.question.checks:
        if check.when is not None and _unknowable(asked.answers, check.when):
            continue
        if check.when is not None and not holds(check.when, asked.answers.value):
            continue
        if check.rule is None:
            yield Finding(check.severity, where, check.code, check.message.in_(asked.language))
        elif not partial:
            yield from (_of_rule(asked, check, hit) for hit in find_rule(asked, check.rule))
    for common in asked.answers.framework.checks if not partial else ():
        yield from (_of_rule(asked, common, hit) for hit in COMMON_FUNCTIONS[common.rule.kind](asked))


def _of_rule(asked: Asked, check: Check | CommonCheck, hit: Hit) -> Finding:
    message = check.message.in_(asked.language)
    if hit.about:
        message += " " + say("assessment.about", asked.language, what="; ".join(hit.about))
    return Finding(check.severity, f"answers.{asked.question.number}.fields.{hit.field}", check.code, message)


def _unknowable(answers: Answers, condition: Condition) -> bool:
    """Say whether a condition asks for what a public version left out, so that nobody can say whether it holds."""
    tests = [test for _, test in single_tests(condition)] if answers.assessment.withheld else ()
    return any(
        answers.assessment.withheld_from(test.question, test.field) for test in tests if test.question and test.field
    )


def _gap_findings(scenario: "Scenario", where: str, language: Language) -> Iterator[Finding]:
    """Yield what an expert would say about the computed gap; hints about what is left out stay with the calculation."""
    from ipcei_wizard.assessment.funding_gap.results import assess_gap  # noqa: PLC0415 - numpy, only where there is one

    for finding in assess_gap(scenario, language).findings:
        if finding.severity != "info":
            yield Finding(finding.severity, where, finding.code, finding.message)


def _confidentiality(answers: Answers, question: Question, language: Language) -> Iterator[Finding]:
    answer = answers.assessment.answer(question.id)
    where, known = f"answers.{question.number}", grounds(answers.framework)
    called = {"number": question.number}
    marked = answer.confidential
    if marked is not None:
        values = {name: answers.field(question, name)[0] for name in marked.rows if name in question.field_by_id}
        for row in missing_rows(question, marked, values):
            yield _error(f"{where}.confidential", "confidential-row-gone", language, {**called, "row": row})
        if marked.ground is None and not marks_nothing(marked):
            yield _error(f"{where}.confidential", "ground-missing", language, called)
        if marked.ground is not None and marks_nothing(marked):
            yield _warning(f"{where}.confidential", "confidential-nothing", language, called)
        if marked.ground is not None and known and marked.ground not in known:
            yield _warning(f"{where}.confidential", "ground-unknown", language, {**called, "ground": marked.ground})
    for index, source in enumerate(answer.sources):
        if source.confidential is not None and known and source.confidential not in known:
            values_ = {**called, "ground": source.confidential}
            yield _warning(f"{where}.sources.{index}.confidential", "ground-unknown", language, values_)


def _section_findings(
    answers: Answers, section_id: str, result: SectionResult, language: Language
) -> Iterator[Finding]:
    framework = answers.framework
    rule = framework.reading_rule[result.reading]
    values = {
        "section": section_id,
        "title": framework.section_by_id[section_id].short_title.in_(language),
        "reading": rule.label.in_(language),
        "decision": framework.decision_labels(language).get(result.decision or "", "").lower(),
    }
    where = f"sections.{section_id}"
    motivated = bool(answers.assessment.section(section_id).motivation.strip())
    if result.decision is None:
        yield _error(f"{where}.decision", "section-undecided", language, values)
    elif result.deviates and not motivated:
        yield _error(f"{where}.motivation", "section-deviation-unexplained", language, values)
    elif rule.needs_motivation and not motivated:
        yield _error(f"{where}.motivation", "section-motivation-missing", language, values)
    elif result.deviates:
        message = say("assessment.section-deviates", language, **values)
        yield Finding("warning", f"{where}.decision", "section-deviates", message)


def _advice_findings(answers: Answers, advice: AdviceResult, language: Language) -> Iterator[Finding]:
    outcomes = answers.framework.outcome_by_id
    given = answers.assessment.advice
    withheld = answers.assessment.withheld_from(answers.framework.conclusion.question.id)
    values = {
        "reading": outcomes[advice.reading].label.in_(language),
        "decision": outcomes[advice.decision].label.in_(language) if advice.decision else "",
    }
    if advice.decision is None:
        yield _error("advice.decision", "advice-undecided", language, values)
    elif advice.deviates and not given.motivation.strip() and not withheld:
        yield _error("advice.motivation", "advice-deviation-unexplained", language, values)
    elif advice.deviates:
        message = say("assessment.advice-deviates", language, **values)
        yield Finding("warning", "advice.decision", "advice-deviates", message)
    if advice.decision and outcomes[advice.decision].carries_footnote and not given.focus.strip():
        yield Finding("warning", "advice.focus", "focus-missing", say("assessment.focus-missing", language))


def _says_something(answer: Answer) -> bool:
    written = (answer.verdict, answer.motivation, answer.fields)
    return bool(answer.sources) or answer.confidential is not None or not is_empty(written)


def _warning(where: str, code: str, language: Language, values: Mapping[str, str]) -> Finding:
    return Finding("warning", where, code, say(f"assessment.{code}", language, **values))


def _error(where: str, code: str, language: Language, values: Mapping[str, str]) -> Finding:
    return Finding("error", where, code, say(f"assessment.{code}", language, **values))
