"""How the shipped examples answer a question. Read from the example files when first asked for, and kept."""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.memo.case import Case
from ipcei_wizard.memo.html import blocks_html
from ipcei_wizard.memo.one_answer import one_answer
from ipcei_wizard.resources import resource_folder

Status = Literal["reconstructed", "constructed"]
INVENTED: Final = "geconstrueerd-"
"""How the name of a file begins that tells of a case that never was."""


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """An example that answers a question: its file, its title, and what it is."""

    file: str
    title: str
    status: Status


@cache
def _case(file: str) -> Case:
    assessment = read_assessment(resource_folder("examples") / file)
    framework = shipped_framework(assessment.framework)
    return Case(framework, assessment, evaluate(framework, assessment, "nl"), "nl")


@cache
def examples_of(question_id: str, framework_id: str) -> tuple[WorkedExample, ...]:
    """Return the examples in which a question is on the route and answered; real cases before invented ones."""
    found = []
    for path in sorted(resource_folder("examples").glob("*.yaml")):
        case = _case(path.name)
        question = case.framework.question_by_id.get(question_id)
        if case.framework.id != framework_id or question is None:
            continue
        concluding = question is case.framework.conclusion.question
        if concluding or (case.on_route(question) and case.answered(question)):
            status: Status = "constructed" if path.name.startswith(INVENTED) else "reconstructed"
            found.append(WorkedExample(path.name, case.name, status))
    return tuple(sorted(found, key=lambda example: example.status == "constructed"))


@cache
def answer_html(file: str, question_id: str) -> str:
    """Return how an example answers a question, as the memo would show it: in Dutch, as the examples are written."""
    case = _case(file)
    answer = blocks_html(one_answer(case, case.framework.question_by_id[question_id]))
    return f'<div class="memo" lang="nl">{answer}</div>'
