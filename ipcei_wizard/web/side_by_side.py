"""The matrix, texts and differences of a comparison as HTML. What is chosen is in the address, so a cell is a link."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Final
from urllib.parse import urlencode

from ipcei_wizard.comparison import disclosure
from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.difference import ChangedText
from ipcei_wizard.comparison.matrix import Cell, Row
from ipcei_wizard.comparison.ordering import Group
from ipcei_wizard.comparison.report import Comparison
from ipcei_wizard.comparison.texts import Piece, pieces
from ipcei_wizard.framework.model import Question
from ipcei_wizard.memo.html import blocks_html
from ipcei_wizard.memo.markdown import markdown_blocks
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places

TEXTS: Final = "teksten"
_ALIKE: Final = 0.25  # the part of a text that is the same, from which on marking the rest helps a reader
_TAG = {"same": "span", "removed": "del", "added": "ins"}


def matrix_html(
    comparison: Comparison, groups: Sequence[Group], carried: Mapping[str, str], shown: tuple[str | None, str | None]
) -> str:
    """Return the matrix as a table, its columns in groups.

    A cell leads to the texts on its question, with what differs from its own; `carried` is what the address keeps and
    `shown` the question and the assessment that were clicked last.
    """
    language = comparison.language
    columns = [at for group in groups for at in group.columns]
    cases = [comparison.cases[at] for at in columns]
    heads = "".join(f'<th scope="col">{escape(comparison.names.cases[case.id])}</th>' for case in cases)
    body = "".join(_row(comparison, row, columns, carried, shown) for row in comparison.rows)
    advices = "".join(f"<td>{escape(case.advice_label(language))}</td>" for case in cases)
    advice = f'<tr><th scope="row">{escape(say("comparison.part-advice", language))}</th>{advices}</tr>'
    title = escape(say("comparison.matrix", language))
    subject = escape(say("comparison.subject", language))
    return (
        f'<div class="matrix" role="region" aria-label="{title}" tabindex="0"><table>{_sizes(groups)}<thead>'
        f'{_headings(groups)}<tr><th scope="col">{subject}</th>{heads}</tr></thead>'
        f"<tbody>{body}{advice}</tbody></table></div>"
    )


def _sizes(groups: Sequence[Group]) -> str:
    return "<colgroup><col></colgroup>" + "".join(f'<colgroup span="{len(group.columns)}">' for group in groups)


def _headings(groups: Sequence[Group]) -> str:
    if all(not group.heading for group in groups):
        return ""
    heads = "".join(
        f'<th scope="colgroup" colspan="{len(group.columns)}">{escape(group.heading)} ({len(group.columns)})</th>'
        for group in groups
    )
    return f'<tr class="groups"><td></td>{heads}</tr>'


def _row(
    comparison: Comparison,
    row: Row,
    columns: Sequence[int],
    carried: Mapping[str, str],
    shown: tuple[str | None, str | None],
) -> str:
    title = f"{row.name}. {row.question.short_title.in_(comparison.language)}"
    address = f"{places.COMPARISON}?{urlencode({**carried, 'vraag': row.name})}"
    cells = []
    for at in columns:
        case, cell = comparison.cases[at], row.cells[at]
        place = f"{address}&{urlencode({'tegenover': case.id})}#{TEXTS}"
        mark = ' aria-current="true"' if shown == (row.name, case.id) else ""
        said = _cell(cell, place, f"{title}, {case.title}")
        cells.append(f'<td class="matrix-{cell.standing}"{mark}>{said}</td>')
    mark = ' aria-current="true"' if row.name == shown[0] else ""
    head = f'<a href="{escape(f"{address}#{TEXTS}")}">{escape(title)}</a>'
    return f'<tr{mark}><th scope="row">{head}</th>{"".join(cells)}</tr>'


def _cell(cell: Cell, address: str, where: str) -> str:
    words = escape(cell.in_words)
    return f'<a href="{escape(address)}" title="{escape(where)}">{words}</a>' if cell.verdict is not None else words


def texts_html(
    comparison: Comparison, question: Question, columns: Sequence[int], against: str | None, stored: frozenset[str]
) -> str:
    """Return the reasons of each assessment on one question, side by side; the ground of what is confidential.

    With `against`, the assessment of that id comes first, and in the others is marked what differs from its text. A
    `stored` one has a link to its question.
    """
    language = comparison.language
    cells = {row.question.id: row.cells for row in comparison.rows}[question.id]
    order = sorted(dict.fromkeys(columns), key=lambda at: comparison.cases[at].id != against)
    base = next((_text(comparison.cases[at], question.id, comparison) for at in order[:1] if against), None)
    if base is not None and comparison.cases[order[0]].id != against:
        base = None
    parts = []
    for place, at in enumerate(order):
        case = comparison.cases[at]
        name = escape(comparison.names.cases[case.id])
        reasons = _reasons(case, question.id, comparison, base if place else None)
        said = f"<p><strong>{escape(cells[at].in_words)}</strong></p>{reasons}"
        way = _way_to(case, question.id, language) if case.id in stored else ""
        parts.append(f"<section><h3>{name}</h3>{said}{way}</section>")
    return f'<div class="beside memo" lang="{language}">{"".join(parts)}</div>'


def _way_to(case: Case, question: str, language: Language) -> str:
    own = case.framework.question_by_id.get(question)
    if own is None:
        return ""
    address = f"{places.question_place(own)}?{urlencode(places.address(case.id, language))}"
    label = say("comparison.open-question", language, title=case.title, number=own.number)
    return f'<p><a href="{escape(address)}">{escape(label)}</a></p>'


def _text(case: Case, question: str, comparison: Comparison) -> str:
    return disclosure.motivation(case.assessment.answer(question), comparison.language, confidential=False)


def _reasons(case: Case, question: str, comparison: Comparison, base: str | None) -> str:
    language, text = comparison.language, _text(case, question, comparison)
    if not text.strip():
        return f"<p>{escape(say('web.no-motivation', language))}</p>"
    found = pieces(base, text) if base is not None and base.strip() else ()
    if sum(len(piece.text) for piece in found if piece.change == "same") >= _ALIKE * len(text):
        return f'<p class="changed typed">{_marked(found)}</p>'
    note = f"<p><em>{escape(say('comparison.other-text', language))}</em></p>" if found else ""
    return note + blocks_html(markdown_blocks(text), base_level=4)


def _marked(found: Iterable[Piece]) -> str:
    return "".join(f"<{_TAG[p.change]}>{escape(p.text)}</{_TAG[p.change]}>" for p in found)


def changed_texts_html(texts: Iterable[tuple[str, ChangedText]]) -> str:
    """Return texts that differ, what is gone struck through and what came underlined; each under its place."""
    parts = [f"<h3>{escape(place)}</h3><p>{_marked(text.pieces)}</p>" for place, text in texts]
    return f'<div class="memo changed">{"".join(parts)}</div>'


def traced_html(lines: Iterable[tuple[str, Sequence[str]]], carried: Mapping[str, str], language: Language) -> str:
    """Return sentences as a list, behind each the way to the assessments that it is about, side by side."""
    parts = []
    for line, ids in lines:
        address = f"{places.COMPARISON}?{urlencode({**carried, 'met': ','.join(ids)})}"
        label = say("comparison.put-beside", language, count=len(ids))
        link = f'<a href="{escape(address)}" aria-label="{escape(f"{label}: {line}")}">{escape(label)}</a>'
        parts.append(f"<li>{escape(line)} {link}</li>")
    return f'<ul class="memo">{"".join(parts)}</ul>'


def list_html(lines: Sequence[str]) -> str:
    """Return sentences as a list."""
    return f'<ul class="memo">{"".join(f"<li>{escape(line)}</li>" for line in lines)}</ul>'
