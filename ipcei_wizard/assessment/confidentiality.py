"""What of an answer stays out of the public version, and on which ground of the Woo. Pure.

A ground is an entry of the catalogue of grounds. A row of a table is named by what its first column says, so that the
mark stays with it when rows are moved.
"""

from collections.abc import Iterator
from typing import Final

from ipcei_wizard.assessment.fields import FieldValue, Other, Row, is_empty
from ipcei_wizard.assessment.model import Answer, Confidential
from ipcei_wizard.framework.catalogues import Entry
from ipcei_wizard.framework.model import Framework, Question, TableField
from ipcei_wizard.messages import Language

GROUNDS: Final = "woo-grounds"
"""The catalogue of grounds."""
PERSONAL: Final = "woo-5.1.2e"
"""The ground on which names of officials stay out."""


def grounds(framework: Framework) -> dict[str, Entry]:
    """Map the grounds an officer can choose to what the catalogue says of them; empty without that catalogue."""
    catalogue = framework.catalogues.get(GROUNDS)
    return catalogue.entry_by_id if catalogue else {}


def short_ground(ground: str) -> str:
    """Return a ground as it stands in a mark: "Woo 5.1.1c"."""
    act, _, article = ground.partition("-")
    return f"{act.capitalize()} {article}".strip()


def ground_in_words(framework: Framework, ground: str, language: Language) -> str:
    """Return a ground with what it protects, as far as the catalogue knows it."""
    entry = grounds(framework).get(ground)
    return f"{short_ground(ground)} ({entry.label.in_(language)})" if entry else short_ground(ground)


def row_name(field: TableField, row: Row) -> str:
    """Return what a row of a table is called: the words in its first column."""
    value = row.get(field.columns[0].id)
    words = value.text if isinstance(value, Other) else "" if is_empty(value) else str(value)
    return " ".join(words.split())


def marked_row(answer: Answer, field: TableField, row: Row) -> bool:
    """Say whether one row of a table is marked, apart from the table as a whole."""
    marked = answer.confidential
    return marked is not None and row_name(field, row) in marked.rows.get(field.id, ())


def missing_rows(question: Question, marked: Confidential, values: dict[str, FieldValue | None]) -> Iterator[str]:
    """Yield the marked rows that are no longer there, so that a renamed company is not published unseen."""
    for name, rows in marked.rows.items():
        field = question.field_by_id.get(name)
        value = values.get(name)
        there = (
            {row_name(field, row) for row in value if isinstance(row, dict)}
            if isinstance(field, TableField) and isinstance(value, tuple)
            else set()
        )
        yield from (row for row in rows if row not in there)


def marks_nothing(marked: Confidential) -> bool:
    """Say whether a ground was chosen without anything to keep back."""
    return not (marked.motivation or marked.fields or any(marked.rows.values()))
