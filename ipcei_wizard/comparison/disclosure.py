"""What of an answer may be shown to everybody: the parts marked confidential give way to their ground."""

from collections.abc import Sequence
from typing import Any

from ipcei_wizard.assessment.model import Answer, Source
from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.messages import Language, say


def hidden_in(case: Case) -> dict[str, str | None]:
    """Map every confidential place (`answers.state-aid-necessary.fields.funding_gap`) to the ground of the Woo.

    A field of which only some rows are confidential is hidden as a whole: what differs in it cannot be told apart.
    """
    hidden: dict[str, str | None] = {}
    for id_, answer in case.assessment.answers.items():
        kept = answer.confidential
        if kept is not None:
            if kept.motivation:
                hidden[f"answers.{id_}.motivation"] = kept.ground
            hidden |= {f"answers.{id_}.fields.{name}": kept.ground for name in (*kept.fields, *kept.rows)}
    return hidden


def in_place_of(ground: str | None, language: Language) -> str:
    """Return what stands where a confidential part is left out."""
    if ground is None:
        return say("comparison.confidential-without-ground", language)
    return say("comparison.confidential", language, ground=ground)


def motivation(answer: Answer, language: Language, *, confidential: bool) -> str:
    """Return the reasons, or in their place the ground on which they are kept back."""
    if answer.confidential is not None and answer.confidential.motivation and not confidential:
        return in_place_of(answer.confidential.ground, language)
    return answer.motivation


def fields(answer: Answer, language: Language, *, confidential: bool) -> dict[str, Any]:
    """Return the fields, each confidential one or row replaced by the ground on which it is kept back."""
    kept = answer.confidential
    if kept is None or confidential:
        return dict(answer.fields)
    instead = in_place_of(kept.ground, language)
    return {
        name: instead if name in kept.fields else _rows(value, kept.rows.get(name, ()), instead)
        for name, value in answer.fields.items()
    }


def source(cited: Source, language: Language, *, confidential: bool) -> Source:
    """Return a source, or in its place one that says only on which ground it is kept back."""
    if cited.confidential is None or confidential:
        return cited
    return Source(title=in_place_of(cited.confidential, language), confidential=cited.confidential)


def _rows(value: Any, names: Sequence[str], instead: str) -> Any:
    if not names or not isinstance(value, list | tuple):
        return value
    return [instead if _is_named(row, names) else row for row in value]


def _is_named(row: Any, names: Sequence[str]) -> bool:
    return isinstance(row, dict) and any(" ".join(str(cell).split()) in names for cell in row.values())
