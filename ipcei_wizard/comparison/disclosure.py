"""What of an answer may be shown to everybody: the parts marked confidential give way to their ground."""

from typing import Any

from ipcei_wizard.assessment.model import Answer
from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.messages import Language, say


def hidden_in(case: Case) -> dict[str, str]:
    """Map every confidential place (`answers.state-aid-necessary.fields.funding_gap`) to the ground of the Woo."""
    hidden: dict[str, str] = {}
    for id_, answer in case.assessment.answers.items():
        if answer.confidential is not None:
            if answer.confidential.motivation:
                hidden[f"answers.{id_}.motivation"] = answer.confidential.ground
            hidden |= {
                f"answers.{id_}.fields.{name}": answer.confidential.ground for name in answer.confidential.fields
            }
    return hidden


def in_place_of(ground: str, language: Language) -> str:
    """Return what stands where a confidential part is left out."""
    return say("comparison.confidential", language, ground=ground)


def motivation(answer: Answer, language: Language, *, confidential: bool) -> str:
    """Return the reasons, or in their place the ground on which they are kept back."""
    if answer.confidential is not None and answer.confidential.motivation and not confidential:
        return in_place_of(answer.confidential.ground, language)
    return answer.motivation


def fields(answer: Answer, language: Language, *, confidential: bool) -> dict[str, Any]:
    """Return the fields, each confidential one replaced by the ground on which it is kept back."""
    kept = answer.confidential
    if kept is None or confidential:
        return dict(answer.fields)
    return {
        name: in_place_of(kept.ground, language) if name in kept.fields else value
        for name, value in answer.fields.items()
    }
