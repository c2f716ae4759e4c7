"""An assessment made ready to be compared: its verdicts on the route, which way each pulls, where its advice stands.

Questions are aligned by their id, so assessments under different versions of a framework can stand side by side.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ipcei_wizard.assessment.drafts import read_draft
from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.results import Evaluation
from ipcei_wizard.framework.model import Framework, Polarity, Question
from ipcei_wizard.messages import Language

SUPPORT: Final[Mapping[Polarity, int]] = {"against": 0, "mixed": 1, "supports": 2}
"""How far a verdict supports: the order in which verdicts are compared."""


MANY: Final = 200
"""From this many cases on, comparing them as matrices is worth importing NumPy for."""


@dataclass(frozen=True, slots=True)
class Case:
    """One assessment among others.

    `verdicts` and `support` are those on the route, by question id. `needed` are the questions that ask for a verdict
    in the sections it passed: those whose outcome is ja. `rung` is the place of its advice on the ladder; None when
    the advice is not on it.
    """

    id: str
    framework: Framework = field(repr=False)
    assessment: Assessment = field(repr=False)
    evaluation: Evaluation = field(repr=False)
    verdicts: Mapping[str, str]
    support: Mapping[str, int]
    needed: frozenset[str]
    rung: int | None

    @property
    def title(self) -> str:
        """How the assessment is called in a sentence."""
        return self.assessment.initiative.short_title or self.assessment.initiative.title

    @property
    def advice(self) -> str:
        """The officer's advice, else the tool's reading."""
        return self.evaluation.advice.outcome

    def advice_label(self, language: Language) -> str:
        """Return the advice in words."""
        return self.framework.outcome_by_id[self.advice].label.in_(language)

    @property
    def ladder(self) -> tuple[str, ...]:
        """The advices that can be called lower or higher, the lowest first."""
        return self.framework.conclusion.ladder


def case_of_draft(id_: str, contents: Mapping[str, Any], framework: Framework, language: Language = "nl") -> Case:
    """Return what can be read of a draft as a case; `contents` is the nested document, as `read_draft` takes it."""
    assessment, _ = read_draft(framework, contents, language)  # the case evaluates it, once
    return case_of(id_, assessment, framework, language)


def case_of(id_: str, assessment: Assessment, framework: Framework, language: Language = "nl") -> Case:
    """Return an assessment as a case; `id_` is how it is called among the others, `language` that of its findings."""
    evaluation = evaluate(framework, assessment, language)
    on_route = {question.id: question for question in framework.questions if question.number in evaluation.route}
    verdicts = {
        id_: verdict
        for id_, question in on_route.items()
        if question.verdicts and (verdict := assessment.answer(id_).verdict) is not None
    }
    passed = {id_ for id_, section in evaluation.sections.items() if section.outcome == "ja"}
    ladder = framework.conclusion.ladder
    advice = evaluation.advice.outcome
    return Case(
        id=id_,
        framework=framework,
        assessment=assessment,
        evaluation=evaluation,
        verdicts=verdicts,
        support={id_: SUPPORT[on_route[id_].polarity_of[verdict]] for id_, verdict in verdicts.items()},
        needed=frozenset(
            id_ for id_, question in on_route.items() if question.verdicts and framework.section_of[id_].id in passed
        ),
        rung=ladder.index(advice) if advice in ladder else None,
    )


def judged_questions(cases: Iterable[Case]) -> dict[str, Question]:
    """Return every question that asks for a verdict in any of the frameworks, by id, as the first orders them."""
    frameworks = {(case.framework.id, case.framework.version): case.framework for case in cases}
    found: dict[str, Question] = {}
    for framework in frameworks.values():
        for question in framework.questions:
            if question.verdicts:
                found.setdefault(question.id, question)
    return found


def names_of(questions: Iterable[Question]) -> dict[str, str]:
    """Map question ids to how they are called: the official number, or the id where two questions share a number."""
    every = list(questions)
    numbers = [question.number for question in every]
    return {question.id: question.number if numbers.count(question.number) == 1 else question.id for question in every}
