"""A comparison as a memo: the same accessible PDF as the advice, made of one document tree. Knows no widgets.

Nothing in it is confidential, and the same comparison gives the same bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ipcei_wizard.assessment.notation import show_date
from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.difference_words import difference_in_words
from ipcei_wizard.comparison.matrix import Cell
from ipcei_wizard.comparison.practice import find_practice
from ipcei_wizard.comparison.report import Comparison
from ipcei_wizard.comparison.sentences import (
    conflict_in_words,
    not_comparable_in_words,
    practice_in_words,
    precedent_in_words,
)
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.advice import LANGUAGE_TAGS, UNDATED
from ipcei_wizard.memo.case import paragraph, tabulate
from ipcei_wizard.memo.languages import mark_languages
from ipcei_wizard.memo.pdf.render import render_pdf
from ipcei_wizard.messages import say

_BESIDE: Final = 4  # assessments in one table on a page that stands upright
_FEW: Final = 3  # precedents per assessment
_NUMBER: Final = tree.Column(width_mm=12)
_WIDE: Final = tree.Column(share=3)
_NARROW: Final = tree.Column(share=2)


def comparison_memo(comparison: Comparison) -> tree.Document:
    """Return the comparison as a document, from the assessments to what cannot be compared."""
    language = comparison.language
    title = say("comparison.workbook-title", language)
    blocks = (tree.Heading(1, (tree.Text(title),)), *_blocks(comparison))
    metadata = tree.Metadata(subject=title, keywords=("IPCEI",))
    label = say("comparison.memo-page", language)
    return mark_languages(tree.Document(title, blocks, LANGUAGE_TAGS[language], page_label=label, metadata=metadata))


def render_comparison(comparison: Comparison) -> bytes:
    """Return the comparison as PDF/A-3a and PDF/UA-1."""
    return render_pdf(comparison_memo(comparison), created=UNDATED)


def _blocks(comparison: Comparison) -> Iterator[tree.Block]:
    language, names = comparison.language, comparison.names
    yield paragraph(say("comparison.memo-intro", language))
    yield _heading(comparison, "sheet-assessments")
    yield _assessments(comparison)
    yield _heading(comparison, "matrix")
    yield paragraph(say("comparison.legend", language))
    every = range(len(comparison.cases))
    for start in every[::_BESIDE]:
        yield _matrix(comparison, every[start : start + _BESIDE])
    conflicts = [conflict_in_words(conflict, names, language) for conflict in comparison.conflicts]
    yield from _section(comparison, "conflicts", conflicts)
    if len(comparison.cases) > 1:
        precedents = [
            f"{names.cases[case.id]} – {precedent_in_words(found, names, language)}"
            for case in comparison.cases
            for found in comparison.precedents[case.id][:_FEW]
        ]
        yield from _section(comparison, "precedents", precedents, "memo-precedents")
    practice = [practice_in_words(rule, names, language) for rule in find_practice(comparison.cases)]
    yield from _section(comparison, "practice", practice)
    if len(comparison.cases) == 2:
        lines = list(difference_in_words(*comparison.cases, language, texts=False))
        yield _heading(comparison, "difference")
        yield from _listed(lines or [say("comparison.no-difference", language)])
    yield from _listed(list(not_comparable_in_words(comparison.cases, language)))


def _heading(comparison: Comparison, key: str) -> tree.Heading:
    return tree.Heading(2, (tree.Text(say(f"comparison.{key}", comparison.language)),))


def _section(comparison: Comparison, key: str, lines: Sequence[str], about: str = "") -> Iterator[tree.Block]:
    """Yield a section: what it is `about`, and its sentences, or that there are none."""
    yield _heading(comparison, key)
    yield paragraph(say(f"comparison.{about or f'{key}-explained'}", comparison.language))
    yield from _listed(lines or [say(f"comparison.{key}-none", comparison.language)])


def _listed(lines: Iterable[str]) -> tree.Blocks:
    items = tuple((paragraph(line),) for line in lines)
    return (tree.ListBlock(items),) if items else ()


def _assessments(comparison: Comparison) -> tree.Table:
    language = comparison.language
    header = say("comparison.columns-memo", language).split(" | ")
    rows = [
        [
            (paragraph(str(at)),),
            (paragraph(case.assessment.initiative.title),),
            (paragraph(f"{case.framework.id} {case.framework.version}"),),
            (paragraph(case.advice_label(language)),),
            (paragraph(_day(case, comparison)),),
        ]
        for at, case in enumerate(comparison.cases, 1)
    ]
    summary = say("comparison.memo-assessments", language)
    return tabulate(header, rows, summary, (_NUMBER, _WIDE, _NARROW, _NARROW, tree.Column(width_mm=24)))


def _day(case: Case, comparison: Comparison) -> str:
    day = case.assessment.memo.date
    return show_date(day, comparison.language) if day else "–"


def _matrix(comparison: Comparison, columns: Sequence[int]) -> tree.Table:
    language = comparison.language
    header = [say("comparison.subject", language), *(str(at + 1) for at in columns)]
    rows: list[list[tree.Blocks]] = [
        [
            (paragraph(f"{row.name}. {row.question.short_title.in_(language)}"),),
            *((paragraph(_said(row.cells[at])),) for at in columns),
        ]
        for row in comparison.rows
    ]
    advices = [(paragraph(comparison.cases[at].advice_label(language)),) for at in columns]
    rows.append([(paragraph(say("comparison.part-advice", language)),), *advices])
    called = ", ".join(f"{at + 1} {comparison.names.cases[comparison.cases[at].id]}" for at in columns)
    summary = say("comparison.memo-matrix", language, assessments=called)
    return tabulate(header, rows, summary, (_WIDE, *(_NARROW for _ in columns)))


def _said(cell: Cell) -> str:
    return cell.in_words
