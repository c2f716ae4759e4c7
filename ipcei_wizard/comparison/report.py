"""A whole comparison, and the JSON document of `ipcei-wizard compare --json`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.conflicts import Conflict, find_conflicts
from ipcei_wizard.comparison.matrix import Row, matrix
from ipcei_wizard.comparison.precedents import Precedent, precedents_of_each
from ipcei_wizard.comparison.sentences import Names, conflict_in_words, names_among
from ipcei_wizard.messages import Language


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that is said about some cases together. `names` is how they are called."""

    cases: tuple[Case, ...]
    names: Names
    rows: tuple[Row, ...]
    conflicts: tuple[Conflict, ...]
    precedents: Mapping[str, tuple[Precedent, ...]]
    language: Language


def compared(cases: Sequence[Case], language: Language = "nl") -> Comparison:
    """Put cases side by side. Their ids are different."""
    return Comparison(
        cases=tuple(cases),
        names=names_among(cases),
        rows=matrix(cases, language),
        conflicts=find_conflicts(cases),
        precedents=precedents_of_each(cases),
        language=language,
    )


def to_contract(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as the JSON document of the contract."""
    names = comparison.names
    return {
        "assessments": [
            {
                "id": case.id,
                "title": case.assessment.initiative.title,
                "framework": case.framework.id,
                "advice": case.advice,
            }
            for case in comparison.cases
        ],
        "matrix": [
            {
                "question": row.name,
                "verdicts": {case.id: cell.verdict for case, cell in zip(comparison.cases, row.cells, strict=True)},
            }
            for row in comparison.rows
        ],
        "conflicts": [
            {
                "stronger": conflict.stronger.id,
                "weaker": conflict.weaker.id,
                "questions_better": [names.questions[question] for question in conflict.better],
                "message": conflict_in_words(conflict, names, comparison.language),
            }
            for conflict in comparison.conflicts
        ],
        "precedents": {
            id_: [
                {
                    "id": found.case.id,
                    "agrees": found.agrees,
                    "of": found.of,
                    "differs": [names.questions[question] for question in found.differs],
                }
                for found in precedents
            ]
            for id_, precedents in comparison.precedents.items()
        },
    }
