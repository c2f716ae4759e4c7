"""What would change the advice: single verdicts and pairs of them, each as a picture, in words and as a table."""

from collections.abc import Sequence

import streamlit as st

from ipcei_wizard.assessment.readings import Readings, TippingPair, tipping_pairs
from ipcei_wizard.assessment.results import TippingPoint
from ipcei_wizard.framework.model import Question
from ipcei_wizard.memo.drawing import Drawing
from ipcei_wizard.memo.svg import drawing_image
from ipcei_wizard.messages import say
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.pages import parts
from ipcei_wizard.web.tipping_drawings import Turn, pairs_drawing, turns_drawing


def draw_tipping(desk: Desk) -> None:
    """Draw the tipping points of a dossier."""
    language = desk.language
    st.header(say("web.tipping", language), anchor=False)
    st.markdown(say("web.tipping-explained", language))
    points = desk.evaluation.tipping_points
    if points:
        _singles(desk, points)
    else:
        st.markdown(say("web.tipping-none", language))
    pairs = tipping_pairs(desk.framework, desk.assessment)
    if pairs:
        _pairs(desk, pairs)


def _singles(desk: Desk, points: Sequence[TippingPoint]) -> None:
    language = desk.language
    asked = {question.number: question for question in desk.framework.questions}
    to: dict[tuple[str, str], list[str]] = {}
    for point in points:
        to.setdefault((point.question, point.advice), []).append(_label(desk, asked[point.question], point.to))
    numbers = list(dict.fromkeys(point.question for point in points))
    now = Readings(desk.framework, desk.assessment).advice()
    reached = {now, *(point.advice for point in points)}
    advices = [outcome.id for outcome in desk.framework.conclusion.outcomes if outcome.id in reached]
    turns = [
        Turn(numbers.index(number), " / ".join(verdicts), advices.index(advice))
        for (number, advice), verdicts in to.items()
    ]
    names = [f"{number}. {asked[number].short_title.in_(language)}" for number in numbers]
    labels = [_advice(desk, advice) for advice in advices]
    said = [
        say("web.tipping-turn", language, number=number, verdict=" / ".join(verdicts), advice=_advice(desk, advice))
        for (number, advice), verdicts in to.items()
    ]
    message = say("web.tipping-picture", language, advice=_advice(desk, now), turns=" ".join(said))
    _show(turns_drawing(names, labels, advices.index(now), turns), message)
    with st.expander(say("web.tipping-data", language), icon=":material/table:"):
        _table(desk, [_cells(desk, [(point.question, point.from_, point.to)], point.advice) for point in points])


def _pairs(desk: Desk, pairs: Sequence[TippingPair]) -> None:
    language = desk.language
    st.subheader(say("web.tipping-pairs", language), anchor=False)
    st.markdown(say("web.tipping-pairs-explained", language))
    number = {question.id: question.number for question in desk.framework.questions}
    found = list(dict.fromkeys((number[first[0]], number[second[0]]) for first, second in (p.changes for p in pairs)))
    numbers = [question.number for question in desk.framework.questions if question.verdicts]
    places = [(numbers.index(first), numbers.index(second)) for first, second in found]
    alone = [numbers.index(point.question) for point in desk.evaluation.tipping_points]
    said = ", ".join(say("web.tipping-pair", language, first=first, second=second) for first, second in found)
    _show(pairs_drawing(numbers, places, alone), say("web.tipping-pairs-picture", language, pairs=said))
    with st.expander(say("web.tipping-data", language), icon=":material/table:", key="tipping-pairs-data"):
        rows = [
            _cells(desk, [(number[id_], old, new) for id_, old, new in pair.changes], pair.advice) for pair in pairs
        ]
        _table(desk, rows)


def _show(drawing: Drawing, message: str) -> None:
    shape = " drawing-square" if drawing.width == drawing.height else ""
    st.html(f'<div class="drawing{shape}">{drawing_image(drawing, message)}</div>')
    st.caption(message)


def _table(desk: Desk, rows: list[dict[str, str]]) -> None:
    st.table(rows, border="horizontal", hide_index=True, alt=say("web.tipping", desk.language))


def _cells(desk: Desk, changes: Sequence[tuple[str, str, str]], advice: str) -> dict[str, str]:
    language = desk.language
    asked = {question.number: question for question in desk.framework.questions}
    named = [f"{number}. {asked[number].short_title.in_(language)}" for number, _, _ in changes]
    return {
        say("web.question", language): parts.literal(" + ".join(named)),
        say("web.from", language): " + ".join(_label(desk, asked[number], old) for number, old, _ in changes),
        say("web.to", language): " + ".join(_label(desk, asked[number], new) for number, _, new in changes),
        say("web.would-be", language): _advice(desk, advice),
    }


def _label(desk: Desk, question: Question, verdict: str) -> str:
    return next(option.label.in_(desk.language) for option in question.verdicts if option.value == verdict)


def _advice(desk: Desk, advice: str) -> str:
    return desk.framework.outcome_by_id[advice].label.in_(desk.language)
