"""What it costs to evaluate an assessment, part by part, beside the same rules written by hand as if and else."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from ipcei_wizard.assessment.answers import Answers
from ipcei_wizard.assessment.evaluation import evaluate, read_section, tipping_points
from ipcei_wizard.assessment.findings import find
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import assessment_from, read_assessment
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.framework.routes import follow_route
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.yaml import read_file
from tools.measure import CannotRun, Table, Work, held, ladder, take_turns

LIMIT: Final = 20.0
EXAMPLE: Final = "ipcei-me-ct"
READINGS: Final = "readings of all sections"
ROUTE: Final = "route"
TIPPING: Final = "tipping points"
BY_HAND: Final = "the rules by hand, with tipping points"
SAME_RULES: Final = "the same rules: readings, route, tipping points"
WHOLE: Final = "evaluate: the same rules and findings"


def run() -> Table:
    """Measure, and compare what both do: readings, decisions, route, advice and tipping points."""
    file = resource_folder("examples") / f"{EXAMPLE}.yaml"
    assessment = read_assessment(file)
    framework = shipped_framework(assessment.framework)
    contenders: dict[str, Work] = {BY_HAND: _by_hand(framework, assessment)}
    document = read_file(file)
    contenders |= {
        "read the file: text to plain values": lambda: read_file(file),
        "read the file: plain values to an assessment": lambda: assessment_from(document),
        **_parts(framework, assessment),
        WHOLE: lambda: evaluate(framework, assessment),
    }
    seconds = take_turns(contenders, rounds=31)
    seconds[SAME_RULES] = sum(seconds[name] for name in (READINGS, ROUTE, TIPPING))
    seconds[WHOLE] = seconds.pop(WHOLE)  # stands last
    verdict, within = held(seconds[SAME_RULES] / seconds[BY_HAND], LIMIT, "the same rules against the rules by hand")
    whole = f"with findings, which nobody wrote by hand: {seconds[WHOLE] / seconds[BY_HAND]:.2f} times"
    columns = ("part", "median", "times by hand")
    title = f"Evaluating an assessment ({EXAMPLE}: {len(assessment.answers)} answers)"
    rows = ladder(seconds, BY_HAND)
    return Table(title, "python -m tools.bench evaluation", columns, rows, f"{verdict} ({whole})", within)


def _parts(framework: Framework, assessment: Assessment) -> dict[str, Work]:
    answers = Answers(framework, assessment)
    readings = {section.id: read_section(answers, section, answers.verdicts) for section in framework.sections}
    evaluation = evaluate(framework, assessment)
    route = tuple(question for question in framework.questions if question.number in evaluation.route)

    def findings() -> object:
        fresh = Answers(framework, assessment)  # what it read is kept, so each round gets its own
        return tuple(find(fresh, route, evaluation.sections, evaluation.advice, "nl"))

    return {
        READINGS: lambda: [read_section(answers, section, answers.verdicts) for section in framework.sections],
        ROUTE: lambda: follow_route(framework, readings),
        "findings, with reading all fields": findings,
        TIPPING: lambda: tipping_points(answers),
    }


def _by_hand(framework: Framework, assessment: Assessment) -> Work:
    try:
        by_hand: Callable[..., Any] = import_module("tools.handwritten").evaluate
    except ImportError as error:
        raise CannotRun(f"there is nothing to compare with: {error}") from error
    numbers = {question.id: question.number for question in framework.questions}
    verdicts = {numbers[id_]: answer.verdict for id_, answer in assessment.answers.items() if answer.verdict}
    decisions = {id_: section.decision for id_, section in assessment.sections.items() if section.decision}
    return lambda: by_hand(verdicts, decisions)
