"""What several pages have in common: official text, the tool's reading, findings, and the way on."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from ipcei_wizard.assessment.fields import is_empty
from ipcei_wizard.assessment.results import Finding
from ipcei_wizard.framework.model import Citation, Polarity, Question, Section, Standing
from ipcei_wizard.memo.html import blocks_html
from ipcei_wizard.memo.markdown import markdown_blocks
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import entry, places, words
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.explained import citation_html, paragraphs, question_html
from ipcei_wizard.web.saving import wanting_whole_page, widget_key

literal = words.literal
SYMBOL: dict[Standing, str] = {"supports": "▲", "mixed": "◆", "against": "▼", "missing": "○"}
SEVERITY_ICON = {"error": ":material/error:", "warning": ":material/warning:", "info": ":material/info:"}


def official_text(desk: Desk, question: Question) -> None:
    """Draw the official words of a question, marked as such, with their source."""
    language = desk.language
    text = question.text(language)
    with st.container(border=True, key=f"official-{question.number}"):
        mark = say("web.official" if language == "nl" else "web.translated", language)
        st.html(citation_html(f"{mark} · ", source(desk, question.source)) + question_html(text, language))
        if language != "nl":
            with st.expander(say("web.show-official", language)):
                st.html(question_html(question.official, "nl", titled=True))


def section_source(desk: Desk, citation: Citation) -> None:
    """Say where the official text of a part of the framework stands."""
    st.html(citation_html(f"{say('web.section-of', desk.language)}: ", source(desk, citation)))


def source(desk: Desk, citation: Citation) -> str:
    """Name the place in the publication."""
    publication = desk.framework.publications[citation.publication]
    return f"{publication.reference or publication.title}, {citation.place}"


def help_text(question: Question, language: Language) -> None:
    """Draw our help with a question."""
    st.html(paragraphs(question.help.in_(language), language))


def worked_example(question: Question, desk: Desk) -> None:
    """Draw the way to how the examples answer a question; nothing is read before it is opened."""
    language = desk.language
    box = st.expander(
        say("web.example", language),
        icon=":material/menu_book:",
        on_change="rerun",
        key=f"example-{question.number}",
    )
    if not box.open:
        return
    from ipcei_wizard.web.worked_examples import answer_html, examples_of  # noqa: PLC0415 - costs only who asks

    with box:
        examples = {example.file: example for example in examples_of(question.id, desk.framework.id)}
        file = st.selectbox(
            say("web.example-choose", language),
            list(examples),
            format_func=lambda file: examples[file].title,
            key=f"example-of-{question.number}",
        )
        if file is not None:
            st.caption(say(f"web.example-{examples[file].status}", language, file=file))
            st.html(answer_html(file, question.id))


def earlier_answers(question: Question, desk: Desk) -> None:
    """Draw the way to what earlier assessments said on a question; nothing is read before it is opened."""
    box = st.expander(
        say("earlier.title", desk.language),
        icon=":material/history_edu:",
        on_change="rerun",
        key=f"earlier-{question.number}",
    )
    if not box.open:
        return
    from ipcei_wizard.web.earlier import draw_answers  # noqa: PLC0415 - costs only who asks

    with box:
        st.caption(say("earlier.explained", desk.language))
        draw_answers(desk, question)


def motivation(desk: Desk, path: str, label: str, *, height: int = 240) -> None:
    """Draw a Markdown text with, on request, how the memo will show it."""
    entry.text(desk, path, label, height=height, help_=say("web.markdown-help", desk.language))
    text = desk.value(path)
    if not is_empty(text) and st.toggle(say("web.preview", desk.language), key=f"preview-{widget_key(desk.id, path)}"):
        with st.container(border=True):
            st.html(f'<div class="memo">{blocks_html(markdown_blocks(text))}</div>')


def polarity_in_words(polarity: Polarity, language: Language) -> str:
    """Say which way a verdict pulls, with its symbol: never by colour alone."""
    return f"{SYMBOL[polarity]} {say(f'web.standing-{polarity}', language)}"


def show_findings(findings: tuple[Finding, ...]) -> None:
    """Draw findings right where they can be mended."""
    for finding in findings:
        box = {"error": st.warning, "warning": st.warning, "info": st.info}[finding.severity]
        box(literal(finding.message), icon=SEVERITY_ICON[finding.severity])


def way_on(desk: Desk, here: str) -> None:
    """Draw the buttons to the previous and the next place on the route."""
    language = desk.language
    stops = stops_on_route(desk)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if here not in stops:
            _button("to-review", say("web.to-review", language), ":material/fact_check:", here)
            return
        if here != stops[0]:
            _button("previous", say("web.previous", language), ":material/arrow_back:", here)
        if here != stops[-1]:
            _button("next", say("web.next", language), ":material/arrow_forward:", here)


def _button(way: str, label: str, icon: str, here: str) -> None:
    # A button and not a link: text that is still being typed arrives in the same run, before the page changes.
    onward = way == "next"
    st.button(
        label,
        key=way,
        type="primary" if onward else "secondary",
        icon=icon,
        icon_position="right" if onward else "left",
        on_click=partial(_leave, _ways(), wanting_whole_page()),
        args=(here, way),
    )


def stops_on_route(desk: Desk) -> list[str]:
    """Return the places in the order in which they are visited."""
    stops = [places.HOME, places.DETAILS]
    for section in desk.framework.sections:
        if desk.closed_by(section) is None:
            asked = [q for q in section.questions if q.number in desk.evaluation.route]
            stops += [places.question_place(question) for question in asked]
            stops.append(places.section_place(section))
    return [*stops, places.ADVICE, places.REVIEW, places.MEMO]


_WAYS = "ways on"


def _ways() -> dict[str, str]:
    """Return which way a click leads, by the place where it was; a plain object, which a callback can always reach."""
    ways: dict[str, str] = st.session_state.setdefault(_WAYS, {})
    return ways


def _leave(ways: dict[str, str], want_whole_page: Callable[[], None], here: str, way: str) -> None:
    ways[here] = way
    want_whole_page()


def follow(desk: Desk) -> None:
    """Go where a button leads, by the route as it is now: the answer just given may have changed it."""
    ways = _ways()
    if not ways:
        return
    here, way = ways.popitem()
    ways.clear()
    stops = stops_on_route(desk)
    place = places.REVIEW
    if way != "to-review" and here in stops:
        place = stops[min(max(stops.index(here) + (1 if way == "next" else -1), 0), len(stops) - 1)]
    places.go(place, None if place == places.HOME else desk.id, desk.language)


def off_route_note(desk: Desk, section: Section) -> None:
    """Say that what is on this page does not count at present, and why."""
    closing = desk.closed_by(section)
    if closing is not None:
        st.info(say("web.off-route", desk.language, section=closing.id), icon=":material/block:")
