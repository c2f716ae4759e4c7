"""A comparison as rows, for CSV and for the workbook: texts, sources and conflicts, without what is confidential."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any, Final

from ipcei_wizard.assessment.fields import is_empty
from ipcei_wizard.comparison import disclosure
from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.report import Comparison
from ipcei_wizard.comparison.sentences import conflict_in_words, listed
from ipcei_wizard.framework.model import Question
from ipcei_wizard.messages import Language, say

Value = str | int | date | bool | None
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def headings(key: str, language: Language) -> list[str]:
    """Return the headings of a table."""
    return say(f"comparison.columns-{key}", language).split(" | ")


def text_rows(comparison: Comparison, *, confidential: bool = False) -> Iterator[list[Value]]:
    """Yield a row per assessment and question that has an answer: verdict, reasons and fields."""
    language = comparison.language
    for case in comparison.cases:
        on_route = {question.id for question in case.framework.questions if question.number in case.evaluation.route}
        for question in case.framework.questions:
            answer = case.assessment.answer(question.id)
            if is_empty(answer.motivation) and answer.verdict is None and not answer.fields:
                continue
            yield [
                case.id,
                case.assessment.initiative.title,
                int(question.number),
                question.short_title.in_(language),
                _verdict(question, answer.verdict, language),
                say("comparison.yes" if question.id in on_route else "comparison.no", language),
                disclosure.motivation(answer, language, confidential=confidential),
                _fields(question, disclosure.fields(answer, language, confidential=confidential), language),
            ]


def _verdict(question: Question, verdict: str | None, language: Language) -> str:
    return next((option.label.in_(language) for option in question.verdicts if option.value == verdict), "")


def _fields(question: Question, fields: dict[str, Any], language: Language) -> str:
    lines = []
    for name, value in fields.items():
        label = question.field_by_id[name].label.in_(language) if name in question.field_by_id else name
        lines.append(f"{label}: {_plain(value)}")
    return "\n".join(lines)


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(part)}" for key, part in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(_plain(part) for part in value)
    return str(value)


def source_rows(comparison: Comparison, *, confidential: bool = False) -> Iterator[list[Value]]:
    """Yield a row per source under a question."""
    for case in comparison.cases:
        for question in case.framework.questions:
            for cited in case.assessment.answer(question.id).sources:
                source = disclosure.source(cited, comparison.language, confidential=confidential)
                reference = [source.title, source.reference, source.page, source.date, source.url or ""]
                yield [case.id, int(question.number), *reference]


def conflict_rows(comparison: Comparison) -> Iterator[list[Value]]:
    """Yield a row per conflict, with its sentence."""
    names, language = comparison.names, comparison.language
    for conflict in comparison.conflicts:
        yield [
            conflict.stronger.id,
            conflict.stronger.advice_label(language),
            conflict.weaker.id,
            conflict.weaker.advice_label(language),
            listed([names.questions[question] for question in conflict.better], language),
            len(conflict.compared),
            conflict_in_words(conflict, names, language),
        ]


def assessment_rows(comparison: Comparison) -> Iterator[list[Value]]:
    """Yield a row per assessment: what it is, under which framework, and its advice."""
    for case in comparison.cases:
        yield [
            case.id,
            case.assessment.initiative.title,
            case.framework.id,
            case.advice_label(comparison.language),
            _reading(case, comparison.language),
            case.assessment.memo.date,
        ]


def _reading(case: Case, language: Language) -> str:
    return case.framework.outcome_by_id[case.evaluation.advice.reading].label.in_(language)


def to_csv(comparison: Comparison, *, confidential: bool = False) -> bytes:
    """Return the answers as CSV (RFC 4180, UTF-8 with its mark), a row per assessment and question.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(headings("texts", comparison.language))
    for row in text_rows(comparison, confidential=confidential):
        writer.writerow([_harmless(value) for value in row])
    return stream.getvalue().encode("utf-8-sig")


def _harmless(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
