"""Everything on one page: advice, tipping points, findings with a way to mend them, and every answer."""

import streamlit as st

from ipcei_wizard.framework.model import Question, Section
from ipcei_wizard.memo.html import blocks_html
from ipcei_wizard.memo.markdown import markdown_blocks
from ipcei_wizard.messages import say
from ipcei_wizard.web import places
from ipcei_wizard.web.alone import draw_alone
from ipcei_wizard.web.consistency import draw_consistency
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.pages import parts
from ipcei_wizard.web.pages.tipping import draw_tipping
from ipcei_wizard.web.sidebar import panel


def draw(desk: Desk) -> None:
    """Draw the review page."""
    language = desk.language
    st.caption(say("web.place-review", language))
    st.title(parts.literal(desk.title), anchor=False)
    _advice(desk)
    _findings(desk)
    draw_tipping(desk)
    st.header(say("web.consistency", language), anchor=False)
    draw_alone(desk, draw_consistency, panel)
    st.header(say("web.answers", language), anchor=False)
    for section in desk.framework.sections:
        _section(desk, section)
    parts.way_on(desk, places.REVIEW)


def _advice(desk: Desk) -> None:
    language = desk.language
    advice = desk.evaluation.advice
    labels = desk.framework.outcome_by_id
    reading = labels[advice.reading].label.in_(language)
    decided = labels[advice.decision].label.in_(language) if advice.decision else say("web.not-decided", language)
    tool, officer = st.columns(2)
    with tool.container(border=True, height="stretch"):
        st.caption(say("web.tool-reads", language))
        st.markdown(f"**{reading}**")
    with officer.container(border=True, height="stretch"):
        st.caption(say("web.officer-advises", language))
        st.markdown(f"**{decided}**")
        places.link(places.ADVICE, say("web.to-advice", language), desk.id, language, icon=":material/edit:")


def _findings(desk: Desk) -> None:
    language = desk.language
    findings = desk.evaluation.findings
    errors = sum(finding.severity == "error" for finding in findings)
    st.header(say("web.findings", language), anchor=False)
    st.markdown(say("web.incomplete", language, count=errors) if errors else say("web.complete", language))
    for finding in findings:
        with st.container(horizontal=True, vertical_alignment="top"):
            word = say(f"cli.severity-{finding.severity}", language)
            st.markdown(
                f"{parts.SEVERITY_ICON[finding.severity]} **{word.capitalize()}** – {parts.literal(finding.message)}"
            )
            place = places.place_of(desk.framework, finding.where)
            places.link(place, _place_name(desk, place), desk.id, language, width="content")


def _place_name(desk: Desk, place: str) -> str:
    """Name a place so that the link says where it leads, also out of context."""
    kind, _, rest = place.partition("-")
    language = desk.language
    if kind == "vraag":
        return say("web.to-question", language, number=rest)
    section = next((s.id for s in desk.framework.sections if places.section_place(s) == place), None)
    if section is not None:
        return say("web.to-section", language, section=section)
    return say({places.ADVICE: "web.to-advice", places.DETAILS: "web.to-details"}.get(place, "web.to-review"), language)


def _section(desk: Desk, section: Section) -> None:
    language = desk.language
    result = desk.evaluation.sections[section.id]
    st.subheader(f"{section.id} {section.title(language)}", anchor=False)
    parts.off_route_note(desk, section)
    rule = desk.framework.reading_rule[result.reading]
    decisions = desk.framework.decision_labels(language)
    decision = decisions.get(result.decision or "", say("web.not-decided", language))
    st.markdown(say("web.section-line", language, reading=rule.label.in_(language), decision=decision))
    label = say("web.decision-on", language, section=section.id)
    places.link(places.section_place(section), label, desk.id, language, icon=":material/edit:")
    for question in section.questions:
        _answer(desk, question)


def _answer(desk: Desk, question: Question) -> None:
    language = desk.language
    answer = desk.assessment.answer(question.id)
    label = next((o.label.in_(language) for o in question.verdicts if o.value == answer.verdict), None)
    with st.container(border=True, key=f"answer-{question.number}"):
        title = f"{question.number}. {question.short_title.in_(language)}"
        places.link(places.question_place(question), title, desk.id, language, icon=":material/edit:")
        if question.verdicts:
            polarity = question.polarity_of.get(answer.verdict or "")
            missing = f"○ {say('web.standing-missing', language)}"
            st.markdown(f"**{label}** · {parts.polarity_in_words(polarity, language)}" if polarity else missing)
        if answer.motivation.strip():
            st.html(f'<div class="memo">{blocks_html(markdown_blocks(answer.motivation))}</div>')
        else:
            st.caption(say("web.no-motivation", language))
        if answer.sources:
            st.caption(say("web.sources-count", language, count=len(answer.sources)))
