"""The annex with the funding gap: what goes in, what comes out, how far it moves. Indicative, and it says so."""

from collections.abc import Iterator

from ipcei_wizard.assessment.funding_gap.charts import flows, tornado
from ipcei_wizard.assessment.funding_gap.results import Outcome, assess_gap
from ipcei_wizard.assessment.funding_gap.scenario import Scenario
from ipcei_wizard.assessment.funding_gap.spoken import FIGURES, basis, claw_back, show_figure, show_percentage
from ipcei_wizard.framework.model import Question
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import Case, lead_in, paragraph, tabulate
from ipcei_wizard.memo.funding_gap_charts import flows_drawing, tornado_drawing
from ipcei_wizard.messages import say


def scenarios(case: Case) -> tuple[tuple[Question, str, Scenario], ...]:
    """Return the scenarios that can be computed, each with its question and field."""
    found = []
    for question in case.framework.questions:
        for field in question.fields:
            if field.kind == "scenario":
                value, faults = case.answers.field(question, field.id)
                if isinstance(value, Scenario) and not faults:
                    found.append((question, field.id, value))
    return tuple(found)


def funding_gap_blocks(case: Case) -> tree.Blocks:
    """Return the annex: per scenario its basis, its outcome, its warnings and two charts."""
    return tuple(
        block for question, field, scenario in scenarios(case) for block in _scenario(case, question, field, scenario)
    )


def _scenario(case: Case, question: Question, field: str, scenario: Scenario) -> Iterator[tree.Block]:
    words, language = case.annexes.funding_gap, case.language
    outcome = assess_gap(scenario, language)
    introduction = (paragraph(case.words(words.introduction)),)
    yield from lead_in(case.confidential(question, field), introduction)
    if scenario.company:
        yield paragraph(scenario.company, "label")
    yield paragraph(basis(outcome, language).strip())
    yield tabulate(
        [case.words(words.figure), case.words(words.amount)],
        [[(paragraph(name),), (paragraph(figure),)] for name, figure in _figures(case, outcome)],
        case.words(words.summary),
        (tree.Column(share=3), tree.Column(share=1, align="right")),
    )
    illustration = claw_back(outcome, language)
    if illustration is not None:
        yield paragraph(illustration.strip(), "small")
    told = [finding for finding in outcome.findings if finding.severity != "info"]
    if told:
        yield tree.Callout(tuple(paragraph(finding.message) for finding in told))
    swing, course = tornado(outcome, language), flows(outcome, language)
    yield tree.Figure(tornado_drawing(swing), swing.message, (tree.Text(swing.title),))
    yield paragraph(swing.message, "small")
    yield tree.Figure(flows_drawing(course), course.message, (tree.Text(course.title),))
    yield paragraph(course.message, "small")


def _figures(case: Case, outcome: Outcome) -> Iterator[tuple[str, str]]:
    language, unit = case.language, outcome.scenario.unit
    for name in FIGURES:
        yield say(f"funding_gap.figure-{name}", language), show_figure(getattr(outcome.result, name), unit, language)
    intensity = show_percentage(outcome.result.intensity_pv, language)
    yield say("funding_gap.figure-intensity_pv", language), intensity
