"""What is known about one IPCEI, in words, every statement with its source."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import streamlit as st
from babel.dates import format_date
from babel.numbers import format_decimal

from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.portfolio import Approved, Candidate, DutchPart, Fact, Portfolio, Remark, SingleProject
from ipcei_wizard.framework.texts import Citation
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web.desk import CURRENT_FRAMEWORK
from ipcei_wizard.web.pages.parts import literal


def day(value: date, language: Language) -> str:
    """Show a day, the month as a word."""
    return format_date(value, "d MMM y", locale=language)


def number(value: int | None, language: Language) -> str:
    """Show a number, or that it is not known."""
    return say("portfolio.not-known", language) if value is None else format_decimal(value, locale=language)


def millions(value: Decimal | int, language: Language) -> str:
    """Show an amount in millions of euros."""
    return say("portfolio.millions", language, amount=format_decimal(value, locale=language))


def billions(meur: Decimal | int, language: Language) -> str:
    """Show an amount in billions of euros, to one decimal."""
    return say("portfolio.billions", language, amount=format_decimal(Decimal(meur) / 1000, "#,##0.0", locale=language))


def approved(portfolio: Portfolio, ipcei: Approved, language: Language) -> None:
    """Draw what is known about an approved IPCEI."""
    figures = ipcei.figures
    with st.expander(say("portfolio.details-of", language, name=ipcei.name)):
        names = _state_names(portfolio, language)
        states = ", ".join(sorted(names[state] for state in ipcei.member_states))
        st.markdown(say("portfolio.states-of-decision", language, count=len(ipcei.member_states), states=states))
        unknown = say("portfolio.unknown-number", language)
        shown = {
            "companies": unknown if figures.companies is None else number(figures.companies, language),
            "projects": unknown if figures.projects is None else number(figures.projects, language),
            "aid": literal(millions(figures.aid_up_to_meur, language)),
            "private": literal(millions(figures.private_meur, language)),
        }
        st.markdown(say("portfolio.figures", language, date=day(figures.as_of, language), **shown))
        if ipcei.approval_remark is not None:
            label = f"{say('portfolio.approved-on', language)} {day(ipcei.approved_on, language)}"
            st.markdown(f"{label}: {ipcei.approval_remark.in_(language)}.")
        sources(portfolio, figures.sources, language)
        _dutch_part(portfolio, ipcei.netherlands, language)
        if ipcei.remarks:
            st.markdown(say("portfolio.remarks", language))
        for remark in ipcei.remarks:
            line(portfolio, remark, language)


def candidate(portfolio: Portfolio, ipcei: Candidate, language: Language) -> None:
    """Draw what is known about an IPCEI in design."""
    with st.expander(say("portfolio.details-of", language, name=ipcei.name)):
        st.markdown(say("portfolio.steps", language))
        for step in ipcei.steps:
            line(portfolio, step, language)
        _dutch_part(portfolio, ipcei.netherlands, language)


def single_project(portfolio: Portfolio, ipcei: SingleProject, language: Language) -> None:
    """Draw an IPCEI of one project."""
    state = _state_names(portfolio, language)[ipcei.member_state]
    decided = say("portfolio.decided", language, date=day(ipcei.decided_on, language))
    st.markdown(f"**{literal(ipcei.name)}** ({state}, {decided}). {literal(ipcei.text.in_(language))}")
    sources(portfolio, ipcei.sources, language)


def line(portfolio: Portfolio, told: Fact | Remark, language: Language) -> None:
    """Draw one statement with its sources as links."""
    st.markdown(f"- {with_sources(portfolio, told, language)}")


def with_sources(portfolio: Portfolio, told: Fact | Remark, language: Language) -> str:
    """Return one statement as Markdown, its sources as links behind it."""
    text = sentence(told, language) if isinstance(told, Fact) else told.text.in_(language)
    links = ", ".join(_link(portfolio, citation) for citation in told.sources)
    return f"{literal(text)} ({say('portfolio.source', language)}: {links})"


def linked(portfolio: Portfolio, citations: Iterable[Citation], text: str) -> str:
    """Return `text` as a link to the first of these sources that has an address."""
    addresses = (portfolio.publications[citation.publication].url for citation in citations)
    address = next((address for address in addresses if address), None)
    return f"[{literal(text)}]({address})" if address else literal(text)


def sentence(fact: Fact, language: Language) -> str:
    """Return a fact as one line: stage, day, amount, text, as far as they are known."""
    parts = []
    if fact.stage is not None:
        stage = shipped_framework(CURRENT_FRAMEWORK).catalogues["participation-stages"].entry_by_id[fact.stage]
        parts.append(stage.label.in_(language))
    if fact.date is not None:
        parts.append(day(fact.date, language))
    if fact.meur is not None:
        parts.append(millions(fact.meur, language))
    head = ", ".join(parts)
    text = fact.text.in_(language)
    return f"{head}: {text}" if head else text


def sources(portfolio: Portfolio, citations: Iterable[Citation], language: Language) -> None:
    """Draw sources as links."""
    st.markdown(f"{say('portfolio.sources', language)}: {', '.join(_link(portfolio, each) for each in citations)}")


def _dutch_part(portfolio: Portfolio, part: DutchPart, language: Language) -> None:
    if part.role == "unknown":
        st.markdown(say("portfolio.dutch-part-unknown", language))
    else:
        st.markdown(say("portfolio.dutch-part", language, role=say(f"portfolio.role-{part.role}", language)))
    for fact in part.facts:
        line(portfolio, fact, language)


def _link(portfolio: Portfolio, citation: Citation) -> str:
    publication = portfolio.publications[citation.publication]
    title = literal(publication.title)
    named = f"[{title}]({publication.url})" if publication.url else title
    published = f"{publication.date:%d-%m-%Y}" if publication.date else None
    extra = [publication.reference, published, citation.place]
    return f"{named}, {literal(', '.join(each for each in extra if each))}"


def _state_names(portfolio: Portfolio, language: Language) -> dict[str, str]:
    members = shipped_framework(CURRENT_FRAMEWORK).catalogues["member-states"].entries
    names = {state.id: state.label.in_(language) for state in members}
    return names | {state.id: state.label.in_(language) for state in portfolio.other_states}
