"""What another version of the questionnaire would do to one draft: readings, route, advice, findings, kept answers."""

from typing import Any

import pytest

from ipcei_wizard.assessment.drafts import read_draft
from ipcei_wizard.assessment.reader import read_assessment, to_data, to_json_value
from ipcei_wizard.assessment.unasked import Unasked
from ipcei_wizard.comparison.carrying import effect_of
from ipcei_wizard.comparison.carrying_words import (
    changes_in_words,
    general_in_words,
    readings_in_words,
    unasked_in_words,
)
from ipcei_wizard.comparison.cases import case_of, judged_questions
from ipcei_wizard.comparison.sentences import not_comparable_in_words
from ipcei_wizard.framework.kept import kept_versions
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Question
from ipcei_wizard.messages import LANGUAGES, Language
from ipcei_wizard.resources import resource_folder
from tests.framework.changed import changed, with_question, without_question

SHIPPED = shipped_framework("afwegingskader-2022")


def example(name: str) -> dict[str, Any]:
    data = to_json_value(to_data(read_assessment(resource_folder("examples") / f"{name}.yaml"), SHIPPED))
    answers = {SHIPPED.id_by_name[key]: answer for key, answer in data.pop("answers").items()}
    return {key: part for key, part in data.items() if key not in {"format", "framework"}} | {"answers": answers}


DRAFT = example("ipcei-me-ct")


def against(question: Question) -> dict[str, Any]:
    """Return verdicts that all speak against."""
    return {"verdicts": tuple(changed(option, polarity="against") for option in question.verdicts)}


def without_first(question: Question) -> dict[str, Any]:
    return {"fields": question.fields[1:]}


def test_the_same_version_does_nothing() -> None:
    effect = effect_of(DRAFT, SHIPPED, SHIPPED)

    assert effect.none
    assert readings_in_words(effect, SHIPPED, "nl") == (
        "De lezing van elk deel, de route en het advies blijven gelijk.",
    )


def test_a_verdict_that_turns_against_turns_the_reading_and_the_reading_of_the_advice() -> None:
    newer = with_question(SHIPPED, "alternatives", against)

    effect = effect_of(DRAFT, SHIPPED, newer)

    changes = {change.where: (change.before, change.after) for change in effect.reads_otherwise}
    assert changes["sections.B.1.reading"][1] == "nee"
    assert changes["advice.reading"] == ("nog-niet-beslisrijp", "europees-zonder-ipcei")
    assert not effect.kept
    said = readings_in_words(effect, newer, "nl")
    assert any("Lezing van het advies" in line and "Nog niet beslisrijp" in line for line in said)


def test_a_dropped_question_is_kept_and_comes_back_on_the_way_back() -> None:
    newer = without_question(SHIPPED, "alternatives")

    there, back = effect_of(DRAFT, SHIPPED, newer), effect_of(DRAFT, newer, SHIPPED)

    [kept] = there.kept
    assert (kept.where, kept.part, kept.value) == ("alternatives", "", DRAFT["answers"]["alternatives"])
    assert back.asked_again == there.kept
    assert back.kept == there.asked_again == ()
    route = next(change for change in there.reads_otherwise if change.where == "route")
    assert set(route.before) - set(route.after) == {"alternatives"}


def test_a_dropped_field_leaves_the_readings_alone() -> None:
    newer = with_question(SHIPPED, "policy-goal", without_first)

    effect = effect_of(DRAFT, SHIPPED, newer)

    assert effect.reads_otherwise == ()
    assert [(one.where, one.part) for one in effect.kept] == [("policy-goal", "goals")]


def test_a_dropped_verdict_has_to_be_given_again() -> None:
    newer = with_question(
        SHIPPED, "policy-goal", lambda question: {"verdicts": tuple(o for o in question.verdicts if o.value != "ja")}
    )

    effect = effect_of(DRAFT, SHIPPED, newer)

    assert DRAFT["answers"]["policy-goal"]["verdict"] == "ja"
    assert next((finding.where, finding.severity) for finding in effect.arises) == ("answers.3.verdict", "error")
    assert any(change.where == "sections.A.1.reading" for change in effect.reads_otherwise)


def test_a_required_field_that_is_new_is_an_error_that_arises_and_vanishes_again() -> None:
    def required(question: Question) -> dict[str, Any]:
        first, *others = question.fields
        return {"fields": (changed(first, id="nieuw", required=True), first, *others)}

    newer = with_question(SHIPPED, "policy-goal", required)

    [finding] = effect_of(DRAFT, SHIPPED, newer).arises
    back = effect_of(DRAFT, newer, SHIPPED)

    assert (finding.severity, finding.code, finding.where) == ("error", "field-missing", "answers.3.fields.nieuw")
    assert (back.arises, back.vanishes) == ((), 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_difference_between_released_versions_has_words(language: Language) -> None:
    first, _, last = kept_versions(SHIPPED.id).values()

    for old, new in ((first, last), (last, first)):
        found = changes_in_words(old, new, language)
        assert all(line[0].isupper() for lines in found.values() for line in lines)
        assert len(found["added"]) + len(found["dropped"]) > 20
        assert general_in_words(old, new, language)
    assert general_in_words(last, last, language) == ""


def test_what_is_kept_is_called_as_the_version_called_it_that_asked() -> None:
    newer = with_question(SHIPPED, "policy-goal", without_first)
    kept = (Unasked("policy-goal", "goals", "", "x"), Unasked("policy-goal", "zoek", "", "x"), Unasked("weg"))

    assert unasked_in_words(kept, (newer, SHIPPED), "nl") == (
        "3. Doel en reikwijdte, “Doelen van het initiatief”",
        "3. Doel en reikwijdte, zoek",
        "weg",
    )


def test_what_differs_is_said_with_its_question_and_what_of_it() -> None:
    newer = with_question(SHIPPED, "problem-severity", against)

    lines = changes_in_words(SHIPPED, newer, "nl")["changed"]

    assert "Vraag 2: oordeel “Levensbedreigend” (welke kant het op wijst)" in lines


def test_two_versions_of_one_questionnaire_are_two_when_put_side_by_side() -> None:
    newer = without_question(SHIPPED, "alternatives")
    one, other = (case_of(f.version, read_draft(f, DRAFT)[0], f) for f in (SHIPPED, newer))

    for cases in ((one, other), (other, one)):
        assert "alternatives" in judged_questions(cases)
    said = list(not_comparable_in_words((one, other), "nl"))
    assert any("afwegingskader-2022 9.0.0" in line and "alternatives" in line for line in said)
    assert not any("alternatives" in line for line in not_comparable_in_words((one, one), "nl"))
