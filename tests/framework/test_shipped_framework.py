"""The shipped framework says what the contract says: verdicts, polarity, readings, routes and outcomes, all of them."""

from itertools import product
from typing import Final

import pytest

from ipcei_wizard.framework.drawing import mermaid
from ipcei_wizard.framework.loader import read_framework, shipped_framework, shipped_ids
from ipcei_wizard.framework.proof import prove
from ipcei_wizard.framework.references import offered_ids, question_ids
from ipcei_wizard.framework.routes import follow_route, read_standings
from ipcei_wizard.messages import LANGUAGES, Language
from ipcei_wizard.resources import resource_folder
from tools import handwritten

FRAMEWORK: Final = shipped_framework("afwegingskader-2022")
BY_NUMBER: Final = {question.number: question for question in FRAMEWORK.questions}

# The table of the contract, literally: question, supports, mixed, against.
YES_NO: Final = ({"ja"}, {"deels"}, {"nee"})
POLARITY: Final[dict[str, tuple[set[str], set[str], set[str]]]] = {
    "1": (set(), set(), set()),
    "2": ({"levensbedreigend"}, {"tussenin", "paracetamol"}, set()),
    "3": YES_NO,
    "4": YES_NO,
    "5": ({"ja"}, {"deels", "nee"}, set()),
    "6": YES_NO,
    "7": YES_NO,
    "8": YES_NO,
    "9": YES_NO,
    "10": ({"nee"}, {"deels"}, {"ja"}),
    "11": YES_NO,
    "12": YES_NO,
    "13": YES_NO,
    "14": (set(), set(), set()),
}
SECTIONS: Final = {"A.1": "1 2 3 4 5", "A.2": "6 7", "B.1": "8 9 10", "B.2": "11 12 13"}
OUTCOMES: Final = [
    "geen-overheidsrol",
    "nationaal",
    "europees-zonder-ipcei",
    "niet-deelnemen",
    "deelnemen",
    "nog-niet-beslisrijp",
]


@pytest.mark.parametrize("number", POLARITY)
def test_the_verdicts_pull_as_the_contract_says(number: str) -> None:
    polarity_of = BY_NUMBER[number].polarity_of
    found = tuple({v for v, p in polarity_of.items() if p == way} for way in ("supports", "mixed", "against"))
    assert found == POLARITY[number]


def test_the_sections_hold_their_questions_in_order() -> None:
    found = {section.id: " ".join(q.number for q in section.questions) for section in FRAMEWORK.sections}
    assert found == SECTIONS
    assert list(found) == ["A.1", "A.2", "B.1", "B.2"]
    assert FRAMEWORK.conclusion.question.number == "14"


def test_the_six_outcomes_and_only_joining_carries_the_footnote() -> None:
    assert [outcome.id for outcome in FRAMEWORK.conclusion.outcomes] == OUTCOMES
    assert [o.id for o in FRAMEWORK.conclusion.outcomes if o.carries_footnote] == ["deelnemen"]


def test_the_routes_are_those_of_the_contract() -> None:
    following = {"A.1": "A.2", "A.2": "B.1", "B.1": "B.2", "B.2": "deelnemen"}
    refused = {
        "A.1": "geen-overheidsrol",
        "A.2": "nationaal",
        "B.1": "europees-zonder-ipcei",
        "B.2": "niet-deelnemen",
    }
    for section in FRAMEWORK.sections:
        found = {key: to.section or to.outcome for key, to in section.route.items()}
        stopped = dict.fromkeys(("nog-niet", "afwegen", "onvolledig"), "nog-niet-beslisrijp")
        assert found == {"ja": following[section.id], "nee": refused[section.id], **stopped}


@pytest.mark.parametrize(
    ("standings", "reading"),
    [
        ("supports", "ja"),
        ("supports mixed", "afwegen"),
        ("mixed", "afwegen"),
        ("missing", "onvolledig"),
        ("supports missing", "onvolledig"),
        ("mixed missing", "onvolledig"),
        ("against", "nee"),
        ("against missing", "nee"),
        ("against mixed supports missing", "nee"),
    ],
)
def test_a_section_reads_as_the_contract_says(standings: str, reading: str) -> None:
    assert read_standings(FRAMEWORK, standings.split()) == reading  # type: ignore[arg-type]


def test_only_weighing_asks_for_reasons_by_itself() -> None:
    assert {rule.reading for rule in FRAMEWORK.readings if rule.needs_motivation} == {"afwegen"}


def test_the_proof_counts_every_verdict_set_once() -> None:
    proof = prove(read_framework(resource_folder("questions") / "afwegingskader-2022"))
    assert proof.sound
    assert proof.combinations == 3**12 == 531_441
    assert sum(outcome.verdict_sets for outcome in proof.outcomes.values()) == 3**12
    for outcome, found in proof.outcomes.items():
        assert found.witness is not None
        assert handwritten.evaluate(found.witness, {}).advice == outcome


def test_all_verdict_sets_end_as_the_rules_written_by_hand_say() -> None:
    """531,441 times the shared routing functions against plain if and else."""
    judged = [q for section in FRAMEWORK.sections for q in section.questions if q.verdicts]
    assert {q.number: tuple(q.polarity_of) for q in judged} == handwritten.VERDICTS
    ids = [section.id for section in FRAMEWORK.sections]
    counts = dict.fromkeys(OUTCOMES, 0)
    # What a section reads depends on its own verdicts alone, so each reading is computed once per section.
    by_section = [
        [
            (verdicts, read_standings(FRAMEWORK, [q.polarity_of[v] for q, v in zip(questions, verdicts, strict=True)]))
            for verdicts in product(*(q.polarity_of for q in questions))
        ]
        for questions in ([q for q in section.questions if q.verdicts] for section in FRAMEWORK.sections)
    ]
    for (v1, a1), (v2, a2), (v3, b1), (v4, b2) in product(*by_section):
        _, advice = follow_route(FRAMEWORK, dict(zip(ids, (a1, a2, b1, b2), strict=True)))
        counts[advice] += 1
        by_hand = handwritten.advise(
            handwritten.read_a1(*v1), handwritten.read_a2(*v2), handwritten.read_b1(*v3), handwritten.read_b2(*v4)
        )
        assert advice == by_hand, (v1, v2, v3, v4)
    assert sum(counts.values()) == 3**12
    proof = prove(read_framework(resource_folder("questions") / "afwegingskader-2022"))
    assert counts == {id_: outcome.verdict_sets for id_, outcome in proof.outcomes.items()}


def test_what_was_released_is_written_down_so_that_it_cannot_vanish() -> None:
    released = set(FRAMEWORK.released_ids)
    assert set(question_ids(FRAMEWORK)) <= released
    assert released <= {*question_ids(FRAMEWORK), *offered_ids(FRAMEWORK), *FRAMEWORK.retired_ids}
    assert len(FRAMEWORK.released_ids) == len(set(FRAMEWORK.released_ids))


def test_a_shipped_folder_is_named_after_its_framework() -> None:
    for name in shipped_ids():
        assert shipped_framework(name).id == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_drawing_shows_sections_outcomes_and_exactly_the_routes(language: Language) -> None:
    drawing = mermaid(FRAMEWORK, language)
    lines = drawing.splitlines()
    assert lines[0] == "flowchart TD"
    for section in FRAMEWORK.sections:
        numbers = ", ".join(SECTIONS[section.id].split())
        assert f'n_{section.id.replace(".", "_")}["{section.id} {section.title(language)} ({numbers})"]' in drawing
    for outcome in FRAMEWORK.conclusion.outcomes:
        assert f'n_{outcome.id.replace("-", "_")}(["{outcome.label.in_(language)}"])' in drawing
    drawn = set()
    for line in lines:
        if "-->" in line:
            start, keys, end = line.replace(" --> ", ' -- "').split(' -- "')
            drawn |= {(start.strip(), key, end) for key in keys.rstrip('"').split(", ")}
    routes = {
        (f"n_{section.id}".replace(".", "_"), key, f"n_{to.section or to.outcome}".replace(".", "_").replace("-", "_"))
        for section in FRAMEWORK.sections
        for key, to in section.route.items()
    }
    assert drawn == routes
