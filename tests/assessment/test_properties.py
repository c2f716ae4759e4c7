"""What holds for every assessment: evaluation ends, agrees with the rules by hand, and what is exported comes back."""

import json
from typing import Any, Final

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Answer, Assessment, Initiative, SectionDecision
from ipcei_wizard.assessment.reader import assessment_from_text, to_data, to_json_value, to_yaml
from ipcei_wizard.assessment.results import Evaluation
from ipcei_wizard.framework.model import Decision
from tests.assessment.any_assessment import (
    ANY_DECISIONS,
    ANY_VERDICTS,
    DOCUMENTS,
    FRAMEWORK,
    NUMBERS,
    SECTIONS,
    answers_to,
)
from tools import handwritten

# No deadlines: how long an example takes says something about the machine, not about the code.
SMALL: Final = settings(max_examples=200, deadline=None)
# The documents are large, so making one takes a while.
LARGE: Final = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def read(document: dict[str, Any]) -> Assessment:
    return assessment_from_text(json.dumps(document), file="any.json")


def assess(verdicts: dict[str, str], decisions: dict[str, Decision]) -> Evaluation:
    assessment = Assessment(
        format="ipcei-assessment/1",
        framework=FRAMEWORK.id,
        initiative=Initiative(title="x"),
        answers={NUMBERS[number].id: Answer(verdict=verdict) for number, verdict in verdicts.items()},
        sections={id_: SectionDecision(decision=decision) for id_, decision in decisions.items()},
    )
    return evaluate(FRAMEWORK, assessment)


@LARGE
@given(DOCUMENTS)
def test_evaluation_ends_for_everything_a_file_may_hold(document: dict[str, Any]) -> None:
    assessment = read(document)
    for language in ("nl", "en"):
        evaluation = evaluate(FRAMEWORK, assessment, "en" if language == "en" else "nl")
        assert evaluation.advice.reading in FRAMEWORK.outcome_by_id
        assert {*evaluation.route} | {*evaluation.off_route} == {str(n) for n in range(1, 14)}
        assert not {*evaluation.route} & {*evaluation.off_route}
        assert all(finding.message.strip() for finding in evaluation.findings)


@SMALL
@given(verdicts=ANY_VERDICTS, decisions=ANY_DECISIONS)
def test_evaluation_agrees_with_the_rules_by_hand(verdicts: dict[str, str], decisions: dict[str, Decision]) -> None:
    evaluation = assess(verdicts, decisions)
    by_hand = handwritten.evaluate(verdicts, decisions)
    assert tuple(evaluation.sections[id_].reading for id_ in SECTIONS) == by_hand.readings
    assert tuple(evaluation.sections[id_].outcome for id_ in SECTIONS) == by_hand.outcomes
    assert evaluation.advice.reading == by_hand.advice
    points = {(point.question, point.from_, point.to, point.advice) for point in evaluation.tipping_points}
    assert points == {tuple(point) for point in by_hand.tipping_points}


@SMALL
@given(verdicts=ANY_VERDICTS, decisions=ANY_DECISIONS)
def test_tipping_points_are_what_changing_each_verdict_shows(
    verdicts: dict[str, str], decisions: dict[str, Decision]
) -> None:
    now = assess(verdicts, {}).advice.reading
    expected = [
        (number, given_verdict, other, changed)
        for number, given_verdict in sorted(verdicts.items(), key=lambda item: int(item[0]))
        for other in NUMBERS[number].polarity_of
        if other != given_verdict and (changed := assess(verdicts | {number: other}, {}).advice.reading) != now
    ]
    found = [(p.question, p.from_, p.to, p.advice) for p in assess(verdicts, decisions).tipping_points]
    assert found == expected


@LARGE
@given(DOCUMENTS, st.data())
def test_answers_off_the_route_change_nothing_but_that_they_are_listed(
    document: dict[str, Any], data: st.DataObject
) -> None:
    before = evaluate(FRAMEWORK, read(document))
    assume(before.off_route)
    number = data.draw(st.sampled_from(before.off_route))
    other = data.draw(answers_to(NUMBERS[number]))
    after = evaluate(FRAMEWORK, read({**document, "answers": {**document.get("answers", {}), number: other}}))
    assert (after.route, after.advice, after.complete) == (before.route, before.advice, before.complete)

    def but_off_route(evaluation: Evaluation) -> list[Any]:
        place = f"answers.{number}."
        beside = [f for f in evaluation.findings if f.where.startswith(place) and f.severity != "error"]  # its marks
        return [f for f in evaluation.findings if f.code != "answered-off-route" and f not in beside]

    assert but_off_route(after) == but_off_route(before)


@LARGE
@given(DOCUMENTS)
def test_export_and_import_give_the_same_assessment(document: dict[str, Any]) -> None:
    assessment = read(document)
    written = json.dumps(to_json_value(to_data(assessment, FRAMEWORK)), ensure_ascii=False)
    back = [
        assessment_from_text(to_yaml(assessment, FRAMEWORK), file="back.yaml"),
        assessment_from_text(written, file="back.json"),
    ]
    for again in back:
        assert to_data(again, FRAMEWORK) == to_data(assessment, FRAMEWORK)
        assert again.initiative == assessment.initiative
        assert again.sections == {id_: kept for id_, kept in assessment.sections.items() if kept != SectionDecision()}
        assert again.advice == assessment.advice
        assert again.memo == assessment.memo
        assert again.answers == {id_: answer for id_, answer in assessment.answers.items() if answer != Answer()}
