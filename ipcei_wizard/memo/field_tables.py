"""A table field as a table of the memo: figures to the right, totals below, long words under the row they belong to.

A page is as wide as about six short columns. What does not fit beside the rest stands, by name, in a line of its own
below its row, so that no column becomes a strip of single words.
"""

from collections.abc import Sequence
from typing import Any, Final

from ipcei_wizard.assessment.fields import Row
from ipcei_wizard.assessment.totals import totals
from ipcei_wizard.framework.model import ChoiceColumn, PlainColumn, Question, TableField
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import Case, lead_in, paragraph
from ipcei_wizard.memo.single_values import value_blocks, value_text
from ipcei_wizard.messages import say

MOST_BESIDE: Final = 6
"""So many columns stand beside each other; more would be too narrow to read."""
MOST_BESIDE_LONG: Final = 3
"""A long text stands beside the rest only in a table of at most so many columns."""

Column = PlainColumn | ChoiceColumn
_FIGURES: Final = {"whole_number", "percentage", "money"}


def field_table(case: Case, question: Question, field: TableField, value: tuple[Any, ...]) -> tree.Table:
    """Return the rows of a table field; a column that nobody filled in is left out."""
    caption = (*case.confidential(question, field.id), tree.Text(case.words(field.label)))
    rows: tuple[Row, ...] = value
    used = [column for column in field.columns if any(column.id in row for row in rows)]
    beside, below = _placed(used)
    header = tuple(tree.Cell((paragraph(case.words(column.label)),), heading=True) for column in beside)
    body: list[tree.Row] = []
    left_out = case.assessment.withheld_from(question.id, field.id)
    ground = tree.Row((tree.Cell((paragraph(case.ground(question, field.id)),), span=len(beside)),))
    for row in with_gaps(rows, left_out.rows if left_out else ()):
        if row is None:
            body.append(ground)
            continue
        cells = [_cell(case, column, row) for column in beside]
        cells[0] = lead_in(case.confidential_row(question, field, row), cells[0])
        body.append(tree.Row(tuple(tree.Cell(blocks, heading=at == 0) for at, blocks in enumerate(cells))))
        more = tuple(block for column in below for block in _named(case, column, row))
        if more:
            body.append(tree.Row((tree.Cell(more, span=len(beside)),)))
    body += [] if left_out else _total(case, field, rows, beside)  # a sum of what is left would be no total
    columns = tuple(tree.Column(align="right" if column.kind in _FIGURES else "left") for column in beside)
    summary = tree.inline_text(caption)
    return tree.Table(columns, tuple(body), header=(tree.Row(header),), caption=caption, summary=summary)


def with_gaps(rows: Sequence[Row], gone: Sequence[int]) -> list[Row | None]:
    """Return rows with None in each place (the first is 1) from which a public version left a row out."""
    placed: list[Row | None] = list(rows)
    for place in sorted(gone):
        placed.insert(place - 1, None)
    return placed


def _placed(used: Sequence[Column]) -> tuple[list[Column], list[Column]]:
    """Return which columns stand beside each other, the first always, and which below their row."""
    roomy = len(used) <= MOST_BESIDE_LONG
    short = [column for at, column in enumerate(used) if at == 0 or roomy or column.kind != "long_text"]
    beside = short[:MOST_BESIDE]
    return beside, [column for column in used if column not in beside]


def _cell(case: Case, column: Column, row: Row) -> tree.Blocks:
    return value_blocks(case, column, row[column.id]) if column.id in row else (paragraph("–"),)


def _named(case: Case, column: Column, row: Row) -> tree.Blocks:
    if column.id not in row:
        return ()
    label = tree.Emphasis((tree.Text(f"{case.words(column.label)}: "),))
    return lead_in((label,), value_blocks(case, column, row[column.id]))


def _total(case: Case, field: TableField, rows: tuple[Row, ...], beside: Sequence[Column]) -> list[tree.Row]:
    """Return the row of sums, when the questionnaire asks for it and there is more than one row to add."""
    sums = totals(field, rows)
    if len(rows) < 2 or not any(column.id in sums for column in beside[1:]):
        return []
    added = ["; ".join(value_text(case, column, part) for part in sums.get(column.id, ())) for column in beside[1:]]
    words = [say("assessment.total", case.language), *added]
    strong = [(paragraph((tree.Strong((tree.Text(said),)),)),) if said else () for said in words]
    return [tree.Row(tuple(tree.Cell(said, heading=at == 0) for at, said in enumerate(strong)))]
