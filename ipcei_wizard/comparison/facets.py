"""By what cases can be filtered, grouped and sorted: outcome, ecosystem, year and version of the framework.

What an assessment does not say is not guessed, and what is marked confidential in it is not said.
"""

from collections.abc import Iterable
from typing import Any, Final, Literal

from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.disclosure import hidden_in
from ipcei_wizard.framework.model import ChoiceField
from ipcei_wizard.messages import Language, say

Facet = Literal["outcome", "ecosystem", "year", "framework"]
FACETS: Final[tuple[Facet, ...]] = ("outcome", "ecosystem", "year", "framework")
UNKNOWN: Final = ""
"""The value of a facet of which the assessment says nothing."""
_ECOSYSTEMS: Final = "ecosystems"


def values_of(case: Case, facet: Facet) -> tuple[str, ...]:
    """Return the values of a facet, at least one: an assessment can be about several ecosystems."""
    match facet:
        case "outcome":
            return (case.advice,)
        case "ecosystem":
            return ecosystems_of(case) or (UNKNOWN,)
        case "year":
            return (str(case.assessment.memo.date.year) if case.assessment.memo.date else UNKNOWN,)
        case "framework":
            return (f"{case.framework.id} {case.framework.version}",)


def ecosystems_of(case: Case) -> tuple[str, ...]:
    """Return the ecosystems that were chosen from the catalogue, and those that were typed in its place."""
    hidden = hidden_in(case)
    found: list[str] = []
    for question in case.framework.questions:
        chosen = case.assessment.answer(question.id).fields
        for field in question.fields:
            asked = isinstance(field, ChoiceField) and field.catalogue == _ECOSYSTEMS
            if asked and f"answers.{question.id}.fields.{field.id}" not in hidden:
                found += _chosen(chosen.get(field.id))
    return tuple(dict.fromkeys(found))


def _chosen(value: Any) -> list[str]:
    listed = value if isinstance(value, list | tuple) else [value]
    plain = (each.get("other") if isinstance(each, dict) else each for each in listed)
    return [each.strip() for each in plain if isinstance(each, str) and each.strip()]


def value_in_words(case: Case, facet: Facet, value: str, language: Language) -> str:
    """Return a value of a facet as people call it; `case` is one that has it."""
    if value == UNKNOWN:
        return say(f"comparison.facet-{facet}-unknown", language)
    if facet == "outcome":
        return case.advice_label(language)
    catalogue = case.framework.catalogues.get(_ECOSYSTEMS) if facet == "ecosystem" else None
    if catalogue is not None and value in catalogue.entry_by_id:
        return catalogue.entry_by_id[value].label.in_(language)
    return value


def grouped(cases: Iterable[Case], facet: Facet) -> dict[str, tuple[Case, ...]]:
    """Return the cases by value: outcomes as the ladder orders them and the rest by name, what is unknown last.

    A case with several values stands under each.
    """
    found: dict[str, list[Case]] = {}
    for case in cases:
        for value in values_of(case, facet):
            found.setdefault(value, []).append(case)
    order = [outcome for group in found.values() for case in group for outcome in case.ladder]
    rank = {value: at for at, value in enumerate(dict.fromkeys(order))} if facet == "outcome" else {}
    ordered = sorted(found, key=lambda value: (value == UNKNOWN, rank.get(value, len(rank)), value))
    return {value: tuple(found[value]) for value in ordered}
