"""The decision about a section: how the tool reads the verdicts, what the officer decides, and what that means."""

import streamlit as st

from ipcei_wizard.dossier.paths import join
from ipcei_wizard.framework.model import Section
from ipcei_wizard.messages import say
from ipcei_wizard.web import entry, places
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.pages import parts


def draw(desk: Desk, section: Section) -> None:
    """Draw the page on which a section is decided."""
    language = desk.language
    parts.section_source(desk, section.source)
    st.title(f"{section.id} {section.title(language)}", anchor=False)
    parts.off_route_note(desk, section)
    st.header(say("web.section-verdicts", language), anchor=False)
    _verdicts(desk, section)
    _reading(desk, section)
    st.header(say("web.section-decision", language), anchor=False)
    options = desk.framework.decision_labels(language)
    entry.choice(desk, join("sections", section.id, "decision"), section.title(language), options)
    parts.motivation(
        desk, join("sections", section.id, "motivation"), say("web.section-motivation", language), height=160
    )
    parts.show_findings(desk.findings_at(f"sections.{section.id}"))
    _consequence(desk, section)
    parts.way_on(desk, places.section_place(section))


def _verdicts(desk: Desk, section: Section) -> None:
    language = desk.language
    for question in section.questions:
        if not question.verdicts:
            continue
        verdict = desk.assessment.answer(question.id).verdict
        label = next((o.label.in_(language) for o in question.verdicts if o.value == verdict), "–")
        polarity = question.polarity_of.get(verdict or "")
        standing = (
            parts.polarity_in_words(polarity, language) if polarity else f"○ {say('web.standing-missing', language)}"
        )
        name, given, pulls = st.columns([4, 2, 3], vertical_alignment="center")
        with name:
            title = f"{question.number}. {question.short_title.in_(language)}"
            places.link(places.question_place(question), title, desk.id, language)
        given.markdown(label)
        pulls.markdown(standing)


def _reading(desk: Desk, section: Section) -> None:
    language = desk.language
    rule = desk.framework.reading_rule[desk.evaluation.sections[section.id].reading]
    text = say("web.reading", language, reading=rule.label.in_(language), meaning=rule.meaning.in_(language))
    st.info(text, icon=":material/rule:")


def _consequence(desk: Desk, section: Section) -> None:
    """Say where the route goes from here, and what falls off it."""
    language = desk.language
    result = desk.evaluation.sections[section.id]
    if result.outcome is None:
        return
    destination = section.route[result.outcome]
    if destination.section is not None:
        following = desk.framework.section_by_id[destination.section]
        text = say("web.route-on", language, section=following.id, title=following.title(language))
    else:
        outcome = desk.framework.outcome_by_id[destination.outcome or ""]
        text = say("web.route-ends", language, outcome=outcome.label.in_(language))
        later = [q.number for q in desk.framework.questions[:-1] if q.number in desk.evaluation.off_route]
        if later:
            text += " " + say("web.route-skips", language, first=later[0], last=later[-1])
    st.markdown(text)
