"""The last question: the advice. The tool says how it reads the route; the officer decides."""

from functools import partial

import streamlit as st

from ipcei_wizard.messages import say
from ipcei_wizard.web import entry, places
from ipcei_wizard.web.alone import draw_alone
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.pages import parts
from ipcei_wizard.web.pages.question import details, rest_of
from ipcei_wizard.web.sidebar import panel


def draw(desk: Desk) -> None:
    """Draw the page on which the advice is given."""
    language = desk.language
    framework = desk.framework
    conclusion = framework.conclusion
    parts.section_source(desk, conclusion.source)
    st.title(f"{conclusion.question.number}. {conclusion.question.text(language).title}", anchor=False)
    parts.official_text(desk, conclusion.question)
    with st.expander(say("web.help", language), icon=":material/help:"):
        parts.help_text(conclusion.question, language)
    parts.worked_example(conclusion.question, desk)
    draw_alone(desk, partial(parts.earlier_answers, conclusion.question), _rest)
    reading = framework.outcome_by_id[desk.evaluation.advice.reading]
    text = say(
        "web.advice-reading", language, outcome=reading.label.in_(language), meaning=reading.meaning.in_(language)
    )
    st.info(text, icon=":material/rule:")
    st.header(say("web.advice", language), anchor=False)
    options = {outcome.id: outcome.label.in_(language) for outcome in conclusion.outcomes}
    meanings = [outcome.meaning.in_(language) for outcome in conclusion.outcomes]
    entry.long_choice(desk, "advice/decision", say("web.advice-label", language), options, meanings)
    decided = desk.evaluation.advice.decision
    if decided is not None and framework.outcome_by_id[decided].carries_footnote:
        mark = say("web.official" if language == "nl" else "web.translated", language)
        st.caption(f"{mark}, {say('web.footnote', language)}: {conclusion.footnote(language)}")
    parts.motivation(desk, "advice/motivation", say("web.advice-motivation", language), height=160)
    parts.motivation(desk, "advice/focus", say("web.advice-focus", language), height=120)
    entry.lines(
        desk, "advice/conditions", say("web.advice-conditions", language), help_=say("web.one-per-line", language)
    )
    parts.show_findings(desk.findings_at("advice"))
    details(desk, conclusion.question, _rest)
    parts.way_on(desk, places.ADVICE)


def _rest(desk: Desk) -> object:
    """Return what the parts of this page leave to it: what a question leaves, and the advice as it stands."""
    return rest_of(desk.framework.conclusion.question, desk), panel(desk)
