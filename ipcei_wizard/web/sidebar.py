"""The panel on the left: where am I, what is answered, what does the route skip and why; and the language."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import streamlit as st

from ipcei_wizard.framework.model import Question, Section
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import colleagues, places
from ipcei_wizard.web.alone import draw_alone, start_page
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.login import logged_in
from ipcei_wizard.web.pages.log_in import draw_out
from ipcei_wizard.web.pages.parts import literal

_OTHER_LANGUAGE: dict[Language, tuple[Language, str]] = {"nl": ("en", "English"), "en": ("nl", "Nederlands")}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the panel: a link to a place with the state it is in, or without a place a heading or a note."""

    text: str
    place: str = ""
    icon: str = ""
    state: str = ""
    is_note: bool = False


Lines = tuple[Line, ...]


def panel(desk: Desk) -> object:
    """Return all that the panel shows of a dossier."""
    return _progress(desk), [_section_lines(section, desk) for section in desk.framework.sections], _last_lines(desk)


def draw_sidebar(desk: Desk | None, place: str, language: Language) -> None:
    """Draw the panel for the open dossier, or only the way home; it is the first that is drawn of a page."""
    start_page()
    with st.sidebar:
        st.markdown(f"**{say('web.name', language)}**")
        places.link(places.HOME, say("web.place-home", language), None, language, icon=":material/home:")
        places.link(places.DOSSIERS, say("finding.place", language), None, language, icon=":material/search:")
        beside = desk.id if desk is not None and place != places.HOME else None
        places.link(
            places.COMPARISON, say("comparison.title", language), beside, language, icon=":material/compare_arrows:"
        )
        places.link(places.FIGURES, say("overview.place", language), beside, language, icon=":material/bar_chart:")
        if desk is not None and place != places.HOME:
            _draw_panel(desk, place)
        other, name = _OTHER_LANGUAGE[language]
        st.divider()
        _link_to_portfolio(desk, place, language)
        carried = desk.id if desk is not None and place != places.HOME else None
        places.link(places.VERIFICATION, say("seal.page", language), carried, language, icon=":material/verified_user:")
        places.link(places.GLOSSARY, say("glossary.place", language), carried, language, icon=":material/dictionary:")
        with st.container(key="other-language"):
            places.link(place, name, carried, other, icon=":material/language:")
        _who(language)


def _who(language: Language) -> None:
    """Draw who is logged in, and the way out."""
    account = logged_in()
    if account is None:
        return
    person = account.person
    st.caption(say("login.who", language, name=literal(person.called or person.name)))
    draw_out(language)


def _link_to_portfolio(desk: Desk | None, place: str, language: Language) -> None:
    """Draw the link to all IPCEIs; it keeps the open dossier, so that the way back is in this panel."""
    kept = desk.id if desk is not None and place != places.HOME else None
    places.link(places.PORTFOLIO, say("portfolio.place", language), kept, language, icon=":material/lists:")


_ICONS = {
    "done": ":material/check_circle:",
    "begun": ":material/pending:",
    "open": ":material/radio_button_unchecked:",
    "later": ":material/more_horiz:",
    "skipped": ":material/block:",
}


def _draw_panel(desk: Desk, place: str) -> None:
    """Draw the panel in parts, since a click changes the progress and a few lines."""
    draw_alone(desk, partial(_draw_progress, place), _no_rest, _progress)
    for section in desk.framework.sections:
        lines = partial(_section_lines, section)
        draw_alone(desk, partial(_draw_lines, lines), _no_rest, lines)
    draw_alone(desk, partial(_draw_lines, _last_lines), _no_rest, _last_lines)


def _no_rest(_: Desk) -> object:
    return None


def _progress(desk: Desk) -> tuple[str, int, int]:
    """Return the title, how many questions on the route are answered, and how many there are."""
    on_route = [question for question in desk.framework.questions if question.number in desk.evaluation.route]
    return desk.title, sum(desk.is_answered(question) for question in on_route), len(on_route)


def _draw_progress(place: str, desk: Desk) -> None:
    title, answered, asked = _progress(desk)
    st.markdown(literal(title))
    colleagues.placeholder(desk, place)
    text = say("web.progress", desk.language, done=answered, total=asked)
    st.progress(answered / max(asked, 1), text=text)
    _draw_line(desk, Line(say("web.place-details", desk.language), places.DETAILS, ":material/description:"))


def _draw_lines(lines: Callable[[Desk], Lines], desk: Desk) -> None:
    for line in lines(desk):
        _draw_line(desk, line)


def _draw_line(desk: Desk, line: Line) -> None:
    if line.place:
        hint = say(f"web.state-{line.state}", desk.language) if line.state else None
        places.link(line.place, line.text, desk.id, desk.language, icon=line.icon, help=hint)
    elif line.is_note:
        st.caption(line.text)
    else:
        st.markdown(f"**{line.text}**")


def _last_lines(desk: Desk) -> Lines:
    language = desk.language
    decided = "open" if desk.evaluation.advice.decision is None else "done"
    return (
        Line(desk.framework.conclusion.question.short_title.in_(language)),
        Line(say("web.place-advice-numbered", language), places.ADVICE, _ICONS[decided], decided),
        Line(say("web.place-sources", language), places.SOURCES, ":material/library_books:"),
        Line(say("web.place-review", language), places.REVIEW, ":material/fact_check:"),
        Line(say("web.place-memo", language), places.MEMO, ":material/picture_as_pdf:"),
        Line(say("web_dossier.place", language), places.DOSSIER, ":material/approval:"),
    )


def _section_lines(section: Section, desk: Desk) -> Lines:
    return tuple(_lines_of(desk, section))


def _lines_of(desk: Desk, section: Section) -> Iterator[Line]:
    language = desk.language
    yield Line(f"{section.id} {section.short_title.in_(language)}")
    closing = desk.closed_by(section)
    if closing is not None and _first_closed(desk) == section:
        yield Line(_why_skipped(desk, closing), is_note=True)
    off_route = "" if closing is None else _off_route_state(desk, closing)
    for question in section.questions:
        state = off_route or _state(desk, question)
        yield Line(_label(question, language), places.question_place(question), _ICONS[state], state)
    decided = desk.evaluation.sections[section.id].decision is not None
    state = off_route or ("done" if decided else "open")
    yield Line(
        say("web.decision-on", language, section=section.id), places.section_place(section), _ICONS[state], state
    )


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
