"""Strategies for cases: any verdicts, decisions and advice, mostly far on the route, under one of two frameworks."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from hypothesis import strategies as st
from pydantic import BaseModel

from ipcei_wizard.assessment.model import Advice, Answer, Assessment, Initiative, SectionDecision
from ipcei_wizard.comparison.cases import Case, case_of
from ipcei_wizard.framework.model import Framework, Question
from tests.assessment.any_assessment import ANY_DECISIONS, ANY_VERDICTS, FRAMEWORK, NUMBERS

Made = TypeVar("Made", bound=BaseModel)


def without(framework: Framework, question_id: str, new_id: str) -> Framework:
    """Return the framework under a new id, without one of its questions."""
    return reworded(framework, new_id, lambda question: None if question.id == question_id else question)


def reworded(framework: Framework, new_id: str, change: Callable[[Question], Question | None]) -> Framework:
    """Return the framework under a new id with its questions changed; those that become None are left out."""
    sections = tuple(
        remade(section, questions=tuple(new for question in section.questions if (new := change(question)) is not None))
        for section in framework.sections
    )
    return remade(framework, id=new_id, sections=sections)


def remade(model: Made, **changes: object) -> Made:
    """Return a model with changes, without what it had worked out before."""
    fields = {name: getattr(model, name) for name in type(model).model_fields}
    return type(model).model_construct(**fields | changes)


OLDER: Final = without(FRAMEWORK, "alternatives", "afwegingskader-ouder")
FRAMEWORKS: Final = {FRAMEWORK.id: FRAMEWORK, OLDER.id: OLDER}


def assessment(
    verdicts: Mapping[str, str],
    decisions: Mapping[str, str] | None = None,
    advice: str | None = None,
    framework: Framework = FRAMEWORK,
) -> Assessment:
    """Return an assessment with these verdicts, by official number."""
    answers = {NUMBERS[number].id: Answer(verdict=verdict) for number, verdict in verdicts.items()}
    return Assessment(
        format="ipcei-assessment/1",
        framework=framework.id,
        initiative=Initiative(title="Een initiatief"),
        answers={id_: answer for id_, answer in answers.items() if id_ in framework.question_by_id},
        sections={id_: SectionDecision.model_validate({"decision": d}) for id_, d in (decisions or {}).items()},
        advice=Advice(decision=advice),
    )


def case(
    id_: str,
    verdicts: Mapping[str, str],
    decisions: Mapping[str, str] | None = None,
    advice: str | None = None,
    framework: Framework = FRAMEWORK,
) -> Case:
    """Return a case with these verdicts, by official number."""
    return case_of(id_, assessment(verdicts, decisions, advice, framework), framework)


ADVICES: Final = st.none() | st.sampled_from(list(FRAMEWORK.outcome_by_id))


@st.composite
def cases(draw: st.DrawFn, most: int = 12) -> list[Case]:
    """Return cases of which many resemble each other, so that conflicts are not rare."""
    seeds = draw(st.lists(ANY_VERDICTS, min_size=1, max_size=3))
    count = draw(st.integers(1, most))
    found = []
    for number in range(count):
        verdicts = {**draw(st.sampled_from(seeds)), **dict(list(draw(ANY_VERDICTS).items())[: draw(st.integers(0, 2))])}
        framework = draw(st.sampled_from([FRAMEWORK, FRAMEWORK, OLDER]))
        found.append(case(f"c{number}", verdicts, draw(ANY_DECISIONS), draw(ADVICES), framework))
    return found
