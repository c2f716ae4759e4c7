"""Questions that are asked only on some answers: proof, witness and route, on a small variant of the framework.

The counts are enumerated here one by one, by rules written out for this variant.
"""

import shutil
from collections import Counter
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Final

import pytest

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Answer, Assessment, Initiative
from ipcei_wizard.framework.conditions import holds
from ipcei_wizard.framework.loader import LoadedFramework, read_framework
from ipcei_wizard.framework.model import Condition
from ipcei_wizard.framework.proof import prove
from ipcei_wizard.framework.situations import MOST_ROWS
from ipcei_wizard.resources import resource_folder
from tools import handwritten

# Question 7 only when Europe adds no undisputed value; 9 only when the project is in two categories or more; 12 only
# when 11 is no plain yes; 13 only when 12 is asked and answered "deels".
WHEN: Final = {
    "european-priorities": "{not: {question: european-added-value, is: ja}}",
    "state-aid-necessary": "{question: innovative-impact, field: categories, at_least: 2}",
    "business-willing": "{question: expected-impact, is_one_of: [deels, nee]}",
    "benefits-outweigh": "{question: business-willing, is: deels}",
}
# What can be chosen at question 8, as far as the number of categories goes.
CATEGORIES: Final[tuple[tuple[str, ...], ...]] = ((), ("rdi",), ("rdi", "industrial-deployment"))
SUPPORTING: Final = {"2": "levensbedreigend", "10": "nee"} | {str(n): "ja" for n in (3, 4, 5, 6, 7, 8, 9, 11, 12, 13)}


@dataclass(frozen=True)
class Variant:
    loaded: LoadedFramework

    def evaluate(self, verdicts: dict[str, str], categories: tuple[str, ...] = ()) -> Any:
        framework = self.loaded.framework
        answers = {framework.id_by_name[number]: Answer(verdict=verdict) for number, verdict in verdicts.items()}
        if categories:
            at = framework.id_by_name["8"]
            fields = {"categories": list(categories)}
            answers[at] = answers.get(at, Answer()).model_copy(update={"fields": fields})
        assessment = Assessment(
            format="ipcei-assessment/1", framework=framework.id, initiative=Initiative(title="x"), answers=answers
        )
        return evaluate(framework, assessment)


@pytest.fixture(scope="module")
def variant(tmp_path_factory: pytest.TempPathFactory) -> Variant:
    folder = tmp_path_factory.mktemp("variant") / "conditional"
    shutil.copytree(resource_folder("questions") / "afwegingskader-2022", folder)
    shutil.copytree(resource_folder("questions") / "catalogues", folder.parent / "catalogues")
    for file in folder.glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        for question, when in WHEN.items():
            text = text.replace(f"  - id: {question}\n", f"  - id: {question}\n    when: {when}\n")
        file.write_text(text, encoding="utf-8")
    return Variant(read_framework(folder))


def asked_by_hand(verdicts: dict[str, str], categories: tuple[str, ...]) -> set[str]:
    asked = {"1", "2", "3", "4", "5", "6", "8", "10", "11"}
    asked |= {"7"} if verdicts.get("6") != "ja" else set()
    asked |= {"9"} if len(categories) >= 2 else set()
    asked |= {"12"} if verdicts.get("11") in {"deels", "nee"} else set()
    return asked | ({"13"} if "12" in asked and verdicts.get("12") == "deels" else set())


def advice_by_hand(verdicts: dict[str, str], categories: tuple[str, ...]) -> str:
    asked = asked_by_hand(verdicts, categories)
    # A question that is not asked neither supports nor stands against: it reads as if it supported.
    return handwritten.evaluate({n: verdicts[n] if n in asked else SUPPORTING[n] for n in verdicts}, {}).advice


def test_the_proof_counts_what_enumeration_counts(variant: Variant) -> None:
    proof = prove(variant.loaded)
    assert [fault.in_words("en") for fault in proof.faults] == []
    # Section A.1 has no conditional question, so its 81 verdict sets are taken together by how they read.
    first = Counter(handwritten.read_a1(*v) for v in product(*(handwritten.VERDICTS[n] for n in "2345")))
    example = {
        handwritten.read_a1(*v): dict(zip("2345", v, strict=True))
        for v in product(*(handwritten.VERDICTS[n] for n in "2345"))
    }
    rest = [str(number) for number in range(6, 14)]
    counts: Counter[str] = Counter()
    for later in product(handwritten.YES_PARTLY_NO, repeat=len(rest)):
        verdicts = dict(zip(rest, later, strict=True))
        for categories in CATEGORIES:
            for reading, times in first.items():
                counts[advice_by_hand(example[reading] | verdicts, categories)] += times
    assert proof.combinations == counts.total() == 3**12 * len(CATEGORIES)
    assert {id_: outcome.verdict_sets for id_, outcome in proof.outcomes.items()} == counts


def test_every_witness_leads_where_it_says(variant: Variant) -> None:
    outcomes = prove(variant.loaded).outcomes
    for outcome, found in outcomes.items():
        assert found.witness is not None
        verdicts = {name: value for name, value in found.witness.items() if "." not in name}
        categories = CATEGORIES[min(int(found.witness.get("8.categories", "0")), 2)]
        result = variant.evaluate(verdicts, categories)
        assert result.advice.reading == outcome, found.witness
        assert set(verdicts) <= set(result.route), "a witness names no question that is not asked"


@pytest.mark.parametrize(
    ("changes", "categories", "asked"),
    [
        ({}, (), "1 2 3 4 5 6 8 10 11"),
        ({}, CATEGORIES[2], "1 2 3 4 5 6 8 9 10 11"),
        ({"6": "deels"}, (), "1 2 3 4 5 6 7"),
        ({"11": "deels"}, (), "1 2 3 4 5 6 8 10 11 12"),
        ({"11": "deels", "12": "deels"}, (), "1 2 3 4 5 6 8 10 11 12 13"),
        ({"12": "deels"}, (), "1 2 3 4 5 6 8 10 11"),
    ],
    ids=["supporting", "two-categories", "7-opens", "12-opens", "13-opens", "12-is-not-asked-so-13-is-not"],
)
def test_the_route_asks_what_the_answers_call_for(
    variant: Variant, changes: dict[str, str], categories: tuple[str, ...], asked: str
) -> None:
    result = variant.evaluate(SUPPORTING | changes, categories)
    assert list(result.route) == asked.split()
    assert set(result.off_route) == {str(n) for n in range(1, 14)} - set(asked.split())
    off = {finding.where for finding in result.findings if finding.code == "answered-off-route"}
    assert off == {f"answers.{number}" for number in result.off_route}


def test_evaluation_and_tipping_points_follow_the_conditions(variant: Variant) -> None:
    for values in product(handwritten.YES_PARTLY_NO, repeat=4):
        verdicts = SUPPORTING | dict(zip(("6", "11", "12", "13"), values, strict=True))
        for categories in (CATEGORIES[0], CATEGORIES[2]):
            result = variant.evaluate(verdicts, categories)
            assert result.advice.reading == advice_by_hand(verdicts, categories)
            tipping = {
                (number, other, advice_by_hand(verdicts | {number: other}, categories))
                for number, given in verdicts.items()
                for other in handwritten.VERDICTS[number]
                if other != given
            }
            expected = {point for point in tipping if point[2] != result.advice.reading}
            assert {(p.question, p.to, p.advice) for p in result.tipping_points} == expected


@pytest.mark.parametrize(
    ("condition", "holds_for"),
    [
        ({"is": "a"}, {"a"}),
        ({"is_one_of": ["a", "b"]}, {"a", "b"}),
        ({"answered": True}, {"a", "b", ("a",), ("a", "b"), 0, 3}),
        ({"answered": False}, {None}),
        ({"includes": "a"}, {("a",), ("a", "b")}),
        ({"at_least": 2}, {("a", "b"), 3}),
        ({"at_least": 1}, {("a",), ("a", "b"), 3}),
        ({"at_most": 1}, {("a",), 0}),
    ],
)
def test_a_test_holds_for_exactly_these_values(condition: dict[str, Any], holds_for: set[object]) -> None:
    rule = Condition.model_validate({"question": "x", **condition})
    values: list[object] = [None, "a", "b", ("a",), ("a", "b"), 0, 3]
    assert {value for value in values if holds(rule, lambda _question, _field, value=value: value)} == holds_for  # type: ignore[misc]
    opposite = Condition.model_validate({"not": {"question": "x", **condition}})
    assert {value for value in values if holds(opposite, lambda _q, _f, value=value: value)} == {*values} - holds_for  # type: ignore[misc]


def test_what_is_not_answered_is_not_even_at_least_nothing() -> None:
    rule = Condition.model_validate({"question": "x", "at_least": 0})
    assert not holds(rule, lambda _question, _field: None)
    assert holds(rule, lambda _question, _field: 0)


@pytest.mark.parametrize("options", [3, 40])
def test_a_rule_about_a_long_list_of_choices_is_proved_without_trying_all_of_them(tmp_path: Path, options: int) -> None:
    folder = tmp_path / "many-options"
    shutil.copytree(resource_folder("questions") / "afwegingskader-2022", folder)
    shutil.copytree(resource_folder("questions") / "catalogues", folder.parent / "catalogues")
    file = folder / "b1.yaml"
    text = file.read_text(encoding="utf-8")
    first = "          - value: great-importance\n"
    added = "".join(
        f"          - {{value: soort-{n}, label: {{nl: Soort {n}, en: Kind {n}}}}}\n" for n in range(options)
    )
    rule = f"{{any_of: [{{question: innovative-impact, field: categories, includes: rdi}}, {{question: innovative-impact, field: categories, at_least: {MOST_ROWS}}}]}}"  # fmt: skip  # noqa: E501
    text = text.replace(first, added + first)
    text = text.replace("        when: {question: state-aid-necessary, field: funding_gap_shown, is: ja}\n", f"        when: {rule}\n")  # fmt: skip  # noqa: E501
    file.write_text(text, encoding="utf-8")
    assert prove(read_framework(folder)).sound
