"""The panel on the left: where am I, what is answered, what does the route skip and why; and the language."""

import streamlit as st

from ipcei_wizard.framework.model import Question, Section
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places
from ipcei_wizard.web.desk import Desk

_OTHER_LANGUAGE: dict[Language, tuple[Language, str]] = {"nl": ("en", "English"), "en": ("nl", "Nederlands")}


def draw_sidebar(desk: Desk | None, place: str, language: Language) -> None:
    """Draw the panel for the open dossier, or only the way home."""
    with st.sidebar:
        st.markdown(f"**{say('web.name', language)}**")
        places.link(places.HOME, say("web.place-home", language), None, language, icon=":material/home:")
        if desk is not None and place != places.HOME:
            _progress(desk)
            _link(desk, places.DETAILS, say("web.place-details", language), ":material/description:", "")
            for section in desk.framework.sections:
                _section(desk, section)
            st.markdown(f"**{desk.framework.conclusion.question.short_title.in_(language)}**")
            decided = desk.evaluation.advice.decision is not None
            state = "done" if decided else "open"
            _link(desk, places.ADVICE, say("web.place-advice-numbered", language), _ICONS[state], state)
            _link(desk, places.REVIEW, say("web.place-review", language), ":material/fact_check:", "")
            _link(desk, places.MEMO, say("web.place-memo", language), ":material/picture_as_pdf:", "")
        other, name = _OTHER_LANGUAGE[language]
        st.divider()
        carried = desk.id if desk is not None and place != places.HOME else None
        places.link(place, name, carried, other, icon=":material/language:")


_ICONS = {
    "done": ":material/check_circle:",
    "begun": ":material/pending:",
    "open": ":material/radio_button_unchecked:",
    "later": ":material/more_horiz:",
    "skipped": ":material/block:",
}


def _progress(desk: Desk) -> None:
    on_route = [question for question in desk.framework.questions if question.number in desk.evaluation.route]
    answered = sum(desk.is_answered(question) for question in on_route)
    text = say("web.progress", desk.language, done=answered, total=len(on_route))
    st.markdown(f"{desk.title}")
    st.progress(answered / max(len(on_route), 1), text=text)


def _section(desk: Desk, section: Section) -> None:
    language = desk.language
    st.markdown(f"**{section.id} {section.short_title.in_(language)}**")
    closing = desk.closed_by(section)
    if closing is not None and _first_closed(desk) == section:
        st.caption(_why_skipped(desk, closing))
    off_route = "" if closing is None else _off_route_state(desk, closing)
    for question in section.questions:
        state = off_route or _state(desk, question)
        _link(desk, places.question_place(question), _label(question, language), _ICONS[state], state)
    decided = desk.evaluation.sections[section.id].decision is not None
    state = off_route or ("done" if decided else "open")
    label = say("web.decision-on", language, section=section.id)
    _link(desk, places.section_place(section), label, _ICONS[state], state)


def _why_skipped(desk: Desk, closing: Section) -> str:
    result = desk.evaluation.sections[closing.id]
    kind = "decision" if result.decision is not None else "reading"
    if kind == "decision":
        value = desk.framework.decision_labels(desk.language)[result.decision or ""]
    else:
        value = desk.framework.reading_rule[result.reading].label.in_(desk.language)
    return say(f"web.skipped-by-{kind}", desk.language, section=closing.id, value=value.lower())


def _first_closed(desk: Desk) -> Section | None:
    return next((section for section in desk.framework.sections if desk.closed_by(section) is not None), None)


def _off_route_state(desk: Desk, closing: Section) -> str:
    return "skipped" if desk.evaluation.sections[closing.id].outcome == "nee" else "later"


def _state(desk: Desk, question: Question) -> str:
    if question.number not in desk.evaluation.route:
        return "skipped"
    if desk.is_answered(question):
        return "done"
    return "begun" if desk.is_begun(question) else "open"


def _label(question: Question, language: Language) -> str:
    return f"{question.number}. {question.short_title.in_(language)}"


def _link(desk: Desk, place: str, label: str, icon: str, state: str) -> None:
    hint = say(f"web.state-{state}", desk.language) if state else None
    places.link(place, label, desk.id, desk.language, icon=icon, help=hint)
