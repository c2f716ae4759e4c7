"""What the answers say, by the rules of the questionnaire: readings, route, advice and tipping points. Pure and fast.

State is computed from the answers every time, never stored. The reading is the tool's; decisions and advice are the
officer's. Answers off the route are kept and never used.
"""

from collections.abc import Mapping

from ipcei_wizard.assessment.answers import Answers
from ipcei_wizard.assessment.findings import find
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.results import AdviceResult, Evaluation, Finding, SectionResult, TippingPoint
from ipcei_wizard.framework.model import Decision, Framework, Reading, Section, Standing
from ipcei_wizard.framework.routes import follow_route, read_standings
from ipcei_wizard.messages import Language


def read_section(answers: Answers, section: Section, verdicts: Mapping[str, str]) -> Reading:
    """Return the reading of a section with these verdicts."""
    changed = None if verdicts is answers.verdicts else verdicts
    standings: set[Standing] = set()
    for question in section.questions:
        if question.verdicts and answers.asks(question, changed):
            standings.add(question.polarity_of.get(verdicts.get(question.id, ""), "missing"))
    return read_standings(answers.framework, standings)


def tipping_points(answers: Answers) -> tuple[TippingPoint, ...]:
    """Return every single change of a given verdict that would change the advice, on the readings alone."""
    framework = answers.framework
    given = answers.verdicts
    readings = {section.id: read_section(answers, section, given) for section in framework.sections}
    _, advice = follow_route(framework, readings)
    found: list[TippingPoint] = []
    for section in framework.sections:
        reread = framework.sections if framework.asks_conditionally else (section,)
        for question in section.questions:
            verdict = given.get(question.id)
            for other in question.polarity_of if verdict is not None else ():
                changed = {**given, question.id: other}
                new = {**readings, **{part.id: read_section(answers, part, changed) for part in reread}}
                if other != verdict and new != readings and (to := follow_route(framework, new)[1]) != advice:
                    assert verdict is not None  # noqa: S101 - there are no options otherwise
                    found.append(TippingPoint(question.number, verdict, other, to))
    return tuple(found)


def evaluate(
    framework: Framework, assessment: Assessment, language: Language = "nl", also: tuple[Finding, ...] = ()
) -> Evaluation:
    """Evaluate an assessment. `language` is that of the findings' messages; `also` are findings made in reading it."""
    answers = Answers(framework, assessment)
    readings = {section.id: read_section(answers, section, answers.verdicts) for section in framework.sections}
    decisions = {section.id: assessment.section(section.id).decision for section in framework.sections}
    passed, advice = follow_route(framework, {id_: decisions[id_] or readings[id_] for id_ in readings})
    sections = {
        id_: SectionResult(
            reading=reading,
            decision=decisions[id_],
            outcome=(decisions[id_] or reading) if id_ in passed else None,
            deviates=id_ in passed and _deviates(framework, reading, decisions[id_]),
        )
        for id_, reading in readings.items()
    }
    route = tuple(
        question
        for section in framework.sections
        if section.id in passed
        for question in section.questions
        if answers.asks(question)
    )
    decided = assessment.advice.decision
    result = AdviceResult(advice, decided, decided is not None and decided != advice)
    findings = (*find(answers, route, sections, result, language), *also)
    on_route = {question.number for question in route}
    return Evaluation(
        framework=framework.id,
        complete=not any(finding.severity == "error" for finding in findings),
        route=tuple(question.number for question in route),
        off_route=tuple(
            question.number
            for section in framework.sections
            for question in section.questions
            if question.number not in on_route
        ),
        sections=sections,
        advice=result,
        findings=findings,
        tipping_points=tipping_points(answers),
        language=language,
    )


def _deviates(framework: Framework, reading: Reading, decision: Decision | None) -> bool:
    return decision is not None and decision not in framework.reading_rule[reading].agrees_with
