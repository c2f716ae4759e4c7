"""The annex in which an officer explains conflicts of consistency, and what of it a public version holds."""

from typing import Any

import pytest

from ipcei_wizard.assessment.disclosure import public
from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.memo.advice import advice_document, render_advice
from ipcei_wizard.memo.document import Heading, inline_text
from ipcei_wizard.memo.rerendering import carried_assessment, difference
from ipcei_wizard.strict.faults import DocumentRefused
from tests.memo.everything_in import everything_in, holds
from tests.memo.test_public import BASE, FRAMEWORK, data_of, of

TITLE = "IPCEI Zwenkmalie"
REASON = "De Vlokbrink was toen nog niet bekend."


def with_conflict(**changes: Any) -> Assessment:
    """Return an example whose advice is deelnemen, beside a more supportive one that was advised against."""
    conflict = {
        "title": TITLE,
        "advice": "niet-deelnemen",
        "supports": "less",
        "better": ["alternatives"],
        "compared": ["state-aid-necessary", "alternatives"],
        "explanation": REASON,
    }
    return of(data_of(BASE) | {"consistency": {"zwenkmalie": conflict | changes}})


def headings(assessment: Assessment) -> list[str]:
    evaluation = evaluate(FRAMEWORK, assessment, "nl")
    document = advice_document(FRAMEWORK, assessment, evaluation, "nl")
    return [inline_text(block.inlines) for block in document.blocks if isinstance(block, Heading)]


def test_the_memo_tells_the_conflict_and_its_explanation_and_can_be_rendered_again() -> None:
    memo = render_advice(with_conflict(), "nl")
    everything = everything_in(memo)
    sentence = (
        f"{TITLE} steunt deelname op elke vergeleken vraag minstens zo sterk als deze beoordeling, en sterker op vraag"
    )
    for words in (sentence, "daar lager: “Niet deelnemen aan de IPCEI” tegenover “Deelnemen aan de IPCEI”", REASON):
        assert holds(everything, words)
    carried = carried_assessment(memo)
    assert carried is not None
    assert difference(memo, carried.assessment) is None


@pytest.mark.parametrize(
    "changes",
    [{"explanation": " "}, {"advice": "deelnemen"}, {"supports": "more"}],
    ids=["not explained", "the same advice by now", "higher advice by now"],
)
def test_there_is_no_annex_without_a_conflict_that_stands_and_is_explained(changes: dict[str, Any]) -> None:
    assert not any("Consistentie" in heading for heading in headings(with_conflict(**changes)))
    assert any("Consistentie" in heading for heading in headings(with_conflict()))


def test_nothing_of_another_assessment_is_in_the_public_version_unless_it_is_released() -> None:
    kept = public(with_conflict(ground="woo-5.2"), FRAMEWORK).assessment
    hidden = everything_in(render_advice(kept, "nl"))
    for words in (TITLE, "Zwenkmalie", REASON, "Vlokbrink"):
        assert not holds(hidden, words)
    assert holds(hidden, "Vergelijkingen met andere beoordelingen, aantal: 1")
    released = public(with_conflict(disclosed=True), FRAMEWORK).assessment
    shown = everything_in(render_advice(released, "nl"))
    assert holds(shown, TITLE)
    assert holds(shown, REASON)


def test_an_explanation_holds_no_word_that_is_confidential_elsewhere() -> None:
    data = data_of(BASE) | {"consistency": {"x": with_conflict(disclosed=True).consistency["zwenkmalie"].model_dump()}}
    data["answers"]["1"] |= {
        "motivation": "De Vlokbrink.",
        "confidential": {"ground": "woo-5.1.2i", "motivation": True},
    }
    data["consistency"]["x"] = {key: value for key, value in data["consistency"]["x"].items() if value is not None}
    assert not holds(everything_in(render_advice(public(of(data), FRAMEWORK).assessment, "nl")), "Vlokbrink")


@pytest.mark.parametrize(
    ("changes", "name"), [({"advice": "deelnemn"}, "deelnemn"), ({"compared": ["alternativs"]}, "alternativs")]
)
def test_a_conflict_about_what_does_not_exist_is_refused(changes: dict[str, Any], name: str) -> None:
    with pytest.raises(DocumentRefused) as refusal:
        with_conflict(**changes)
    [fault] = refusal.value.faults
    assert name in fault.message("nl")


def test_what_was_not_explained_is_not_counted_as_left_out() -> None:
    kept = public(with_conflict(explanation=""), FRAMEWORK).assessment
    assert not kept.consistency
    assert not any(entry.part == "consistency" for entry in kept.withheld)
