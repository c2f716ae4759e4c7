"""What differs between two versions of a questionnaire, named by what an officer can notice."""

from typing import Any

import pytest

from ipcei_wizard.framework.changes import Change, changes_between, general_changes
from ipcei_wizard.framework.kept import kept_versions
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Question, Text
from tests.framework.changed import changed, with_question, without_question

SHIPPED = shipped_framework("afwegingskader-2022")
OTHER = Text(nl="Anders", en="Different")


def brief(changes: tuple[Change, ...]) -> list[tuple[Any, ...]]:
    return [(change.what, change.kind, change.question, change.name, change.parts) for change in changes]


def test_a_version_does_not_differ_from_itself() -> None:
    for framework in kept_versions(SHIPPED.id).values():
        assert not changes_between(framework, framework)
        assert not general_changes(framework, framework)


def test_a_dropped_question_is_named_once_and_not_part_by_part() -> None:
    dropped = without_question(SHIPPED, "alternatives")

    assert brief(changes_between(SHIPPED, dropped)) == [
        ("changed", "section", "", "B.1", ("place",)),
        ("dropped", "question", "", "alternatives", ()),
    ]
    assert brief(changes_between(dropped, SHIPPED))[1] == ("added", "question", "", "alternatives", ())


def changed_verdicts(question: Question) -> dict[str, Any]:
    first, *others = question.verdicts
    return {"verdicts": (changed(first, label=OTHER, polarity="against"), *others[:-1])}


def changed_field(question: Question) -> dict[str, Any]:
    first, *others = question.fields
    return {"fields": (changed(first, required=not first.required, why=OTHER), *others[1:])}


@pytest.mark.parametrize(
    ("question", "update", "expected"),
    [
        (
            "problem-severity",
            changed_verdicts,
            [
                ("changed", "verdict", "problem-severity", "paracetamol", ("label", "polarity")),
                ("dropped", "verdict", "problem-severity", "levensbedreigend", ()),
            ],
        ),
        (
            "occasion",
            changed_field,
            [
                ("changed", "field", "occasion", "initiators", ("help", "required")),
                ("dropped", "field", "occasion", "urgency", ()),
            ],
        ),
        (
            "occasion",
            lambda question: {"official": changed(question.official, title="Anders"), "help": OTHER},
            [("changed", "question", "", "occasion", ("official", "help"))],
        ),
    ],
)
def test_what_changed_in_a_question_is_named(question: str, update: Any, expected: list[tuple[Any, ...]]) -> None:
    assert brief(changes_between(SHIPPED, with_question(SHIPPED, question, update))) == expected


def test_options_and_columns_are_named_with_the_field_they_are_in() -> None:
    first, _, last = kept_versions(SHIPPED.id).values()
    found = changes_between(first, last)

    strategy = next(change for change in found if change.kind == "column" and change.name == "strategy")
    assert (strategy.what, strategy.question, strategy.field) == ("changed", "european-priorities", "strategies")
    assert strategy.parts == ("kind",)
    assert strategy.label == {"nl": "Doel of strategie", "en": "Goal or strategy"}
    assert any(change.kind == "option" and change.field == "companies" for change in found)


def test_what_is_about_all_questions_is_named_apart() -> None:
    other = changed(SHIPPED, checks=(), conclusion=changed(SHIPPED.conclusion, ladder=()))

    assert general_changes(SHIPPED, other) == ("checks", "conclusion")
    assert changes_between(SHIPPED, other) == ()


def test_a_changed_outcome_and_a_changed_route_are_named() -> None:
    outcome, *others = SHIPPED.conclusion.outcomes
    conclusion = changed(SHIPPED.conclusion, outcomes=(changed(outcome, label=OTHER), *others))
    section, *rest = SHIPPED.sections
    other = changed(
        SHIPPED,
        conclusion=conclusion,
        sections=(changed(section, route={**section.route, "ja": section.route["nee"]}), *rest),
    )

    assert brief(changes_between(SHIPPED, other)) == [
        ("changed", "section", "", "A.1", ("rule",)),
        ("changed", "outcome", "", outcome.id, ("label",)),
    ]
