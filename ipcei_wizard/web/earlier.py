"""What earlier assessments said on a question, and citing one of them as a source. Nothing is read before it is opened.

An answer is shown in its public version, and only the reference to it is ever taken over: no text is copied.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from html import escape
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from ipcei_wizard.assessment.disclosure import public
from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Source
from ipcei_wizard.comparison.cases import Case, case_of
from ipcei_wizard.comparison.matrix import SYMBOL
from ipcei_wizard.comparison.precedents import Precedent, agreement
from ipcei_wizard.framework.model import Question
from ipcei_wizard.memo import case as told
from ipcei_wizard.memo.html import blocks_html
from ipcei_wizard.memo.one_answer import one_answer
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places
from ipcei_wizard.web.citing import stored_source, with_source
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.narrowed import cases_ids, draw_filters, status_in_words
from ipcei_wizard.web.saving import later, widget_key
from ipcei_wizard.web.shelf import Shelf, take, the_shelf

_ADOPTED: Final = "vastgesteld"


def draw_answers(desk: Desk, question: Question) -> None:
    """Draw how earlier assessments answered a question, those most like this one first."""
    language = desk.language
    shelf = the_shelf(language)
    cases, _ = take(shelf, (id_ for id_ in shelf.titles if id_ != desk.id), language)
    mine = case_of(desk.id, desk.assessment, desk.framework, language)
    found = ranked(mine, (case for case in cases if says_something(case, question)))
    if not found:
        st.markdown(say("earlier.none", language))
        return
    kept = {case.id for case in draw_filters(f"earlier-{question.number}", [f.case for f in found], shelf, language)}
    shown = {precedent.case.id: precedent for precedent in found if precedent.case.id in kept}
    if not shown:
        st.markdown(say("earlier.none-left", language))
        return
    if question.verdicts:
        st.html(_spread_html(desk, question, [precedent.case for precedent in shown.values()]))
    chosen = st.selectbox(
        say("earlier.choose", language, count=len(shown)),
        list(shown),
        format_func=lambda id_: _called(shown[id_], question, shelf, language),
        key=f"earlier-of-{question.number}",
    )
    if chosen is not None:
        _answer(desk, question, shown[chosen].case, shelf)


def says_something(case: Case, question: Question) -> bool:
    """Say whether a case answered this question, on its route; of the concluding question, whether advice was given."""
    own = case.framework.question_by_id.get(question.id)
    if own is None:
        return False
    if own is case.framework.conclusion.question:
        return case.assessment.advice.decision is not None
    answer = case.assessment.answer(question.id)
    return own.number in case.evaluation.route and bool(answer.verdict or answer.motivation.strip() or answer.fields)


def ranked(mine: Case, cases: Iterable[Case]) -> tuple[Precedent, ...]:
    """Return how far each agrees, the most alike first; those that share no judged question come last."""
    found = [agreement(mine, case) for case in cases]
    return tuple(sorted(found, key=lambda each: (not each.of, each.of - 2 * each.agrees, -each.agrees)))


def _spread_html(desk: Desk, question: Question, cases: list[Case]) -> str:
    """Return how often each verdict was given; each number leads to those assessments side by side."""
    language = desk.language
    parts = []
    for option in question.verdicts:
        ids = cases_ids([case for case in cases if case.verdicts.get(question.id) == option.value])
        if ids:
            carried = {"met": ",".join((desk.id, *ids)), "vraag": question.number} | places.address(desk.id, language)
            label = f"{SYMBOL[option.polarity]} {option.label.in_(language)}"
            address = escape(f"{places.COMPARISON}?{urlencode(carried)}")
            parts.append(f'{escape(label)}: <a href="{address}">{say("earlier.count", language, count=len(ids))}</a>')
    return f'<p class="memo">{" · ".join(parts)}</p>'


def _called(precedent: Precedent, question: Question, shelf: Shelf, language: Language) -> str:
    case = precedent.case
    labels = {option.value: option for option in question.verdicts}
    verdict = labels.get(case.verdicts.get(question.id, ""))
    said = [shelf.titles[case.id]]
    if verdict is not None:
        said.append(f"{SYMBOL[verdict.polarity]} {verdict.label.in_(language)}")
    if precedent.of:
        said.append(say("earlier.agrees", language, agrees=precedent.agrees, of=precedent.of))
    return " · ".join(said)


def _answer(desk: Desk, question: Question, case: Case, shelf: Shelf) -> None:
    language = desk.language
    st.caption(say("earlier.status", language, status=status_in_words(shelf.status(case.id), language)))
    with st.container(border=True, key=f"earlier-answer-{question.number}"):
        st.html(answer_html(case, question.id, language))
    source = source_of(case, question, shelf, language)
    path = f"answers/{question.id}/sources"
    if any(cited.reference == source.reference for cited in desk.assessment.answer(question.id).sources):
        st.caption(say("earlier.cited", language))
        return
    if shelf.status(case.id) != _ADOPTED and case.id in shelf.stored:
        st.caption(say("earlier.not-adopted", language))
    st.button(
        say("earlier.cite", language),
        key=f"cite-earlier-{widget_key(desk.id, path)}",
        icon=":material/format_quote:",
        help=say("earlier.cite-help", language),
        on_click=later(desk.id, path, partial(with_source, stored_source(source))),
    )


def answer_html(case: Case, question_id: str, language: Language) -> str:
    """Return how a case answers a question as the memo would show it, without what is confidential in it."""
    shown = public(case.assessment, case.framework).assessment
    spoken = told.Case(case.framework, shown, evaluate(case.framework, shown, language), language)
    return f'<div class="memo">{blocks_html(one_answer(spoken, case.framework.question_by_id[question_id]))}</div>'


def source_of(case: Case, question: Question, shelf: Shelf, language: Language) -> Source:
    """Return the reference to an answer: which assessment, which question, and exactly which text of it."""
    own = case.framework.question_by_id[question.id]
    title = say("earlier.source", language, title=case.assessment.initiative.title, number=own.number)
    summary = shelf.stored.get(case.id)
    if summary is None:
        reference = say("earlier.reference-shipped", language, file=f"{case.id}.yaml")
        return Source(title=title, reference=reference, date=case.assessment.memo.date)
    values: Mapping[str, object] = {"id": summary.id, "changes": summary.changes, "head": summary.head[:12]}
    reference = say("earlier.reference", language, **values)
    return Source(title=title, reference=reference, date=case.assessment.memo.date or summary.changed_at.date())
