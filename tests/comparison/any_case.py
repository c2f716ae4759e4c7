"""Strategies for cases: any verdicts, decisions and advice, mostly far on the route, under one of two frameworks."""

from collections.abc import Mapping
from typing import Final

from hypothesis import strategies as st

from ipcei_wizard.assessment.model import Advice, Answer, Assessment, Initiative, SectionDecision
from ipcei_wizard.comparison.cases import Case, case_of
from ipcei_wizard.framework.model import Framework
from tests.assessment.any_assessment import ANY_DECISIONS, ANY_VERDICTS, FRAMEWORK, NUMBERS


def without(framework: Framework, question_id: str, new_id: str) -> Framework:
    """Return the framework under a new id, without one of its questions."""
    data = framework.model_dump(by_alias=True)
    for section in data["sections"]:
        section["questions"] = [question for question in section["questions"] if question["id"] != question_id]
    return Framework.model_validate({**data, "id": new_id})


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
