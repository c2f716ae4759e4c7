"""The matrix, texts and differences of a comparison as HTML. What is chosen is in the address, so a cell is a link."""

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlencode

from ipcei_wizard.comparison import disclosure
from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.difference import ChangedText
from ipcei_wizard.comparison.matrix import Cell, Row
from ipcei_wizard.comparison.report import Comparison
from ipcei_wizard.framework.model import Question
from ipcei_wizard.memo.html import blocks_html
from ipcei_wizard.memo.markdown import markdown_blocks
from ipcei_wizard.messages import say
from ipcei_wizard.web import places

TEXTS = "teksten"
_TAG = {"same": "span", "removed": "del", "added": "ins"}


def matrix_html(comparison: Comparison, carried: dict[str, str], shown: str | None) -> str:
    """Return the matrix as a table. A cell leads to the texts on its question; `carried` is what the address keeps."""
    language = comparison.language
    heads = "".join(f'<th scope="col">{escape(case.title)}</th>' for case in comparison.cases)
    body = "".join(_row(comparison, row, carried, current=row.name == shown) for row in comparison.rows)
    advices = "".join(f"<td>{escape(case.advice_label(language))}</td>" for case in comparison.cases)
    advice = f'<tr><th scope="row">{escape(say("comparison.part-advice", language))}</th>{advices}</tr>'
    title = escape(say("comparison.matrix", language))
    subject = escape(say("comparison.subject", language))
    return (
        f'<div class="matrix" role="region" aria-label="{title}" tabindex="0"><table>'
        f'<thead><tr><th scope="col">{subject}</th>{heads}</tr></thead><tbody>{body}{advice}</tbody></table></div>'
    )


def _row(comparison: Comparison, row: Row, carried: dict[str, str], *, current: bool) -> str:
    title = f"{row.name}. {row.question.short_title.in_(comparison.language)}"
    address = f"{places.COMPARISON}?{urlencode({**carried, 'vraag': row.name})}#{TEXTS}"
    cells = "".join(
        f'<td class="matrix-{cell.standing}">{_cell(cell, address, f"{title}, {case.title}")}</td>'
        for case, cell in zip(comparison.cases, row.cells, strict=True)
    )
    mark = ' aria-current="true"' if current else ""
    return f'<tr{mark}><th scope="row"><a href="{escape(address)}">{escape(title)}</a></th>{cells}</tr>'


def _cell(cell: Cell, address: str, where: str) -> str:
    words = escape(cell.in_words)
    return f'<a href="{escape(address)}" title="{escape(where)}">{words}</a>' if cell.verdict is not None else words


def texts_html(comparison: Comparison, question: Question) -> str:
    """Return the reasons of each assessment on one question, side by side; the ground of what is confidential."""
    language = comparison.language
    cells = {row.question.id: row.cells for row in comparison.rows}[question.id]
    parts = [
        f"<section><h3>{escape(case.title)}</h3><p><strong>{escape(cell.in_words)}</strong></p>"
        f"{_reasons(case, question.id, comparison)}</section>"
        for case, cell in zip(comparison.cases, cells, strict=True)
    ]
    return f'<div class="beside memo" lang="{language}">{"".join(parts)}</div>'


def _reasons(case: Case, question: str, comparison: Comparison) -> str:
    language = comparison.language
    text = disclosure.motivation(case.assessment.answer(question), language, confidential=False)
    if not text.strip():
        return f"<p>{escape(say('web.no-motivation', language))}</p>"
    return blocks_html(markdown_blocks(text), base_level=4)


def changed_texts_html(texts: Iterable[tuple[str, ChangedText]]) -> str:
    """Return texts that differ, what is gone struck through and what came underlined; each under its place."""
    parts = []
    for place, text in texts:
        words = "".join(f"<{_TAG[p.change]}>{escape(p.text)}</{_TAG[p.change]}>" for p in text.pieces)
        parts.append(f"<h3>{escape(place)}</h3><p>{words}</p>")
    return f'<div class="memo changed">{"".join(parts)}</div>'


def list_html(lines: Sequence[str]) -> str:
    """Return sentences as a list."""
    return f'<ul class="memo">{"".join(f"<li>{escape(line)}</li>" for line in lines)}</ul>'
