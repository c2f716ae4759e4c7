"""The scenario files in `tests/cases`, which policy officers can read and correct (see LEESMIJ.md there)."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from ipcei_wizard.assessment.drafts import evaluate_draft
from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.reader import assessment_from_text
from ipcei_wizard.assessment.results import Evaluation
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.strict.yaml import read_file

FRAMEWORK: Final = shipped_framework("afwegingskader-2022")
FILES: Final = sorted((Path(__file__).parent.parent / "cases").glob("*.yaml"))
KEYS: Final = {"title", "start", "answers", "sections", "advice", "memo", "draft", "expect"}
REASON: Final = "Gemotiveerd."

AMOUNT: Final = {"amount": 10, "unit": "million", "date": "2026-11-01"}
COMPANY: Final = {"company": "Bedrijf A", "own_contribution": AMOUNT}
# What an expert asks for at each question, so that no rule finds anything.
FIELDS: Final[dict[int, dict[str, Any]]] = {
    4: {"zero_option": "Dan gebeurt er niets."},
    6: {"subsidiarity": "Nederland alleen kan de keten niet dekken."},
    9: {"counterfactual": "De bedrijven bouwen buiten Europa.", "incentive_effect": "Nu bouwen zij hier."},
    10: {
        "considered": [
            {"alternative": "horizon-europe", "sufficient": "nee", "reason": "Alleen onderzoek."},
            {"alternative": "zero-option", "sufficient": "nee", "reason": "Zie vraag 4."},
        ]
    },
    11: {"spill_overs": "Anderen gebruiken de resultaten."},
    12: {"companies": [{**COMPANY, "role": "direct", "stage": "selected", "date": "2026-06-01"}]},
    13: {
        "not_joining_costs": "Geen invloed.",
        "significant_harm": [{"objective": "mitigation", "harm": "nee"}],
    },
    14: {
        "budget": [
            {
                "article": "Artikel 2",
                "year": 2027,
                "commitment": AMOUNT,
                "cash": AMOUNT,
                "cover": "covered",
            }
        ],
        "regulation": {"other": "Een nieuw onderdeel."},
    },
}

SUPPORTING: Final[dict[str, Any]] = {
    "answers": {
        "1": {"motivation": REASON},
        "2": {"verdict": "levensbedreigend", "motivation": REASON},
        **{
            str(n): {"verdict": "ja", "motivation": REASON, **({"fields": FIELDS[n]} if n in FIELDS else {})}
            for n in (3, 4, 5, 6, 7, 8, 9, 11, 13)
        },
        "12": {
            "verdict": "ja",
            "motivation": REASON,
            "fields": FIELDS[12],
            "sources": [{"title": "Brief van bedrijf A"}],
            "confidential": {"ground": "woo-5.1.1c", "fields": ["companies"]},
        },
        "10": {"verdict": "nee", "motivation": REASON, "fields": FIELDS[10]},
        "14": {"fields": FIELDS[14], "sources": [{"title": "Begroting"}]},
    },
    "sections": {section.id: {"decision": "ja"} for section in FRAMEWORK.sections},
    "advice": {"decision": "deelnemen", "focus": "Waar Nederland sterk is."},
}
STARTS: Final[dict[str, dict[str, Any]]] = {"leeg": {}, "alles-steunt": SUPPORTING}


def scenarios() -> list[Any]:
    found = []
    for file in FILES:
        value = read_file(file).value
        assert isinstance(value, list), file
        found += [pytest.param(case, id=f"{file.stem}: {case['title']}") for case in value]
    return found


def changed(answer: dict[str, Any], change: str | dict[str, Any]) -> dict[str, Any]:
    """Return an answer with another verdict and other reasons; fields, sources and marks stay unless they are named."""
    given: dict[str, Any] = {"verdict": change, "motivation": REASON} if isinstance(change, str) else change
    kept = {key: part for key, part in answer.items() if key not in {"verdict", "motivation"}}
    fields = {**answer.get("fields", {}), **given.get("fields", {})}
    whole = {**kept, **given, "fields": {name: value for name, value in fields.items() if value is not None}}
    return {key: part for key, part in whole.items() if part is not None}


def contents(case: dict[str, Any]) -> dict[str, Any]:
    """Return the assessment a scenario describes: where it starts, with its changes."""
    assert set(case) <= KEYS
    start = STARTS[case["start"]]
    answers = dict(start.get("answers", {}))
    for number, change in case.get("answers", {}).items():
        answers[number] = None if change is None else changed(answers.get(number, {}), change)
    whole = {
        "initiative": {"title": case["title"]},
        "answers": answers,
        "sections": start.get("sections", {}) | case.get("sections", {}),
        "advice": case["advice"] if "advice" in case else start.get("advice"),
        "memo": case.get("memo"),
    }
    for part in ("answers", "sections"):
        whole[part] = {key: value for key, value in whole[part].items() if value is not None}
    return {key: value for key, value in whole.items() if value is not None}


def evaluated(case: dict[str, Any]) -> Evaluation:
    given = contents(case)
    if case.get("draft"):
        given["answers"] = {FRAMEWORK.id_by_name[number]: answer for number, answer in given["answers"].items()}
        return evaluate_draft(FRAMEWORK, given)[1]
    document = {"format": "ipcei-assessment/1", "framework": FRAMEWORK.id, **given}
    return evaluate(FRAMEWORK, assessment_from_text(json.dumps(document), file="case.json"))


def numbers(written: str) -> list[str]:
    first, _, last = written.partition("-")
    return [str(number) for number in range(int(first), int(last) + 1)]


def found(evaluation: Evaluation) -> dict[str, Any]:
    """Return what an evaluation says in the words of a scenario."""
    return {
        "readings": {id_: result.reading for id_, result in evaluation.sections.items()},
        "outcomes": {id_: result.outcome for id_, result in evaluation.sections.items()},
        "deviates": [id_ for id_, result in evaluation.sections.items() if result.deviates],
        "route": list(evaluation.route),
        "advice": evaluation.advice.reading,
        "advice_deviates": evaluation.advice.deviates,
        "complete": evaluation.complete,
        "findings": [f"{finding.where} {finding.code}" for finding in evaluation.findings],
        "tipping_points": [
            f"{point.question} van {point.from_} naar {point.to} geeft {point.advice}"
            for point in evaluation.tipping_points
        ],
    }


@pytest.mark.parametrize("case", scenarios())
def test_the_tool_makes_of_it_what_the_scenario_says(case: dict[str, Any]) -> None:
    expected = dict(case["expect"])
    if "route" in expected:
        expected["route"] = numbers(expected["route"])
    evaluation = evaluated(case)
    said = found(evaluation)
    assert {key: said[key] for key in expected} == expected
    on_route = evaluation.route
    assert evaluation.off_route == tuple(str(n) for n in range(1, 14) if str(n) not in on_route)
    assert evaluation.complete == all(finding.severity != "error" for finding in evaluation.findings)


def test_the_scenarios_cover_every_finding_reading_decision_and_advice() -> None:
    cases = [param.values[0] for param in scenarios()]
    assert len(cases) >= 20
    evaluations = [evaluated(case) for case in cases]
    codes = {finding.code for evaluation in evaluations for finding in evaluation.findings}
    declared = {check.code for question in FRAMEWORK.questions for check in question.checks}
    declared |= {check.code for check in FRAMEWORK.checks}
    assert declared <= codes
    pairs = {(r.reading, r.decision) for e in evaluations for r in e.sections.values() if r.outcome is not None}
    assert {reading for reading, _ in pairs} == {"ja", "nee", "afwegen", "onvolledig"}
    assert {decision for reading, decision in pairs if reading == "afwegen"} == {"ja", "nee", "nog-niet", None}
    assert {e.advice.reading for e in evaluations} == set(FRAMEWORK.outcome_by_id)
