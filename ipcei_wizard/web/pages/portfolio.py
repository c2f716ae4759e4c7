"""All IPCEIs to browse: a table to filter, a chart with its figures, and per IPCEI the facts with their sources."""

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from ipcei_wizard.framework.portfolio import (
    DUTCH_ROLES,
    Approved,
    Candidate,
    DutchRole,
    Portfolio,
    add_up,
    shipped_portfolio,
)
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web.pages import portfolio_chart, portfolio_facts
from ipcei_wizard.web.pages.portfolio_facts import billions, day, number

_STATUSES = ("approved", "candidate")


def draw(language: Language) -> None:
    """Draw the page."""
    portfolio = shipped_portfolio()
    st.title(say("portfolio.place", language), anchor=False)
    st.markdown(portfolio.description.in_(language))
    st.caption(say("portfolio.as-of", language, as_of=portfolio.as_of.in_(language)))
    statuses, wanted = _filters(portfolio, language)
    approved = [ipcei for ipcei in portfolio.approved if "approved" in statuses and wanted(ipcei)]
    candidates = [ipcei for ipcei in portfolio.candidates if "candidate" in statuses and wanted(ipcei)]
    if not approved and not candidates:
        st.info(say("portfolio.nothing", language), icon=":material/filter_alt_off:")
    if approved:
        _approved(portfolio, approved, language)
    if candidates:
        _candidates(portfolio, candidates, language)
    st.header(say("portfolio.single", language), anchor=False)
    for single in portfolio.single_projects:
        portfolio_facts.single_project(portfolio, single, language)
    _check(portfolio, language)


def _filters(portfolio: Portfolio, language: Language) -> tuple[Iterable[str], Callable[[Approved | Candidate], bool]]:
    """Draw the three filters; return the chosen statuses and the test an IPCEI has to pass."""
    labels = {status: say(f"portfolio.status-{status}", language) for status in _STATUSES}
    statuses = _pills("status", labels, language)
    domains = _pills("domain", {d.id: d.label.in_(language) for d in portfolio.domains}, language)
    roles = _pills("dutch-role", {role: _role(role, language) for role in DUTCH_ROLES}, language)

    def wanted(ipcei: Approved | Candidate) -> bool:
        return (not domains or ipcei.domain in domains) and (not roles or ipcei.netherlands.role in roles)

    return statuses or _STATUSES, wanted


def _pills(name: str, labels: dict[str, str], language: Language) -> list[str]:
    return st.pills(
        say(f"portfolio.{name}", language),
        list(labels),
        selection_mode="multi",
        format_func=labels.__getitem__,
        key=f"portfolio-{name}",
        help=say("portfolio.filter-help", language),
    )


def _role(role: DutchRole, language: Language) -> str:
    return say(f"portfolio.role-{role}", language)


def _approved(portfolio: Portfolio, ipceis: list[Approved], language: Language) -> None:
    st.header(say("portfolio.approved", language), anchor=False)
    totals = add_up(ipceis)
    sums = {"aid": billions(totals.aid_meur, language), "private": billions(totals.private_meur, language)}
    st.markdown(say("portfolio.sum", language, count=totals.ipceis, states=totals.member_states, **sums))
    rows = [_row(portfolio, ipcei, language) for ipcei in ipceis]
    _table("portfolio-approved", rows, say("portfolio.approved-table", language))
    st.caption(say("portfolio.dates-note", language))
    portfolio_chart.draw(ipceis, language)
    st.header(say("portfolio.details", language), anchor=False)
    for ipcei in ipceis:
        portfolio_facts.approved(portfolio, ipcei, language)


def _row(portfolio: Portfolio, ipcei: Approved, language: Language) -> dict[str, str]:
    figures = ipcei.figures
    cells = {
        "name": ipcei.name.removeprefix("IPCEI "),
        "domain": portfolio.domain_by_id[ipcei.domain].label.in_(language),
        "approved-on": portfolio_facts.linked(portfolio, figures.sources, _approval_day(ipcei, language)),
        "dutch-role": _role(ipcei.netherlands.role, language),
        "states": number(len(ipcei.member_states), language),
        "companies": number(figures.companies, language),
        "projects": number(figures.projects, language),
        "aid-meur": number(figures.aid_up_to_meur, language),
        "private-meur": number(figures.private_meur, language),
    }
    return {say(f"portfolio.{key}", language): value for key, value in cells.items()}


def _approval_day(ipcei: Approved, language: Language) -> str:
    """Return the day of approval, and the day of the figures where that is another."""
    approved, figures = ipcei.approved_on, ipcei.figures.as_of
    if approved == figures:
        return day(approved, language)
    return say(
        "portfolio.approved-and-figures", language, approved=day(approved, language), figures=day(figures, language)
    )


def _candidates(portfolio: Portfolio, ipceis: list[Candidate], language: Language) -> None:
    st.header(say("portfolio.candidates", language), anchor=False)
    rows = [
        {
            say("portfolio.name", language): ipcei.name.removeprefix("IPCEI "),
            say("portfolio.domain", language): portfolio.domain_by_id[ipcei.domain].label.in_(language),
            say("portfolio.last-step", language): portfolio_facts.with_sources(portfolio, ipcei.steps[-1], language),
            say("portfolio.dutch-role", language): _role(ipcei.netherlands.role, language),
        }
        for ipcei in ipceis
    ]
    _table("portfolio-candidates", rows, say("portfolio.candidates-table", language))
    for ipcei in ipceis:
        portfolio_facts.candidate(portfolio, ipcei, language)


def _check(portfolio: Portfolio, language: Language) -> None:
    said, totals = portfolio.statement, add_up(portfolio.stated())
    st.header(say("portfolio.check", language), anchor=False)
    st.markdown(say("portfolio.check-explained", language, said=said.said.in_(language), count=said.ipceis))
    without = {"sum": number(totals.projects, language), "count": totals.without_projects}
    lines: list[tuple[str, str, str]] = [
        ("check-ipceis", number(said.ipceis, language), number(totals.ipceis, language)),
        ("check-states", number(said.member_states, language), number(totals.member_states, language)),
        ("projects", number(said.projects, language), say("portfolio.sum-without", language, **without)),
        (
            "companies",
            say("portfolio.nearly", language, count=said.companies_nearly),
            say("portfolio.sum-double", language, sum=number(totals.companies, language)),
        ),
        ("aid", billions(said.aid_bn * 1000, language), billions(totals.aid_meur, language)),
        ("private", billions(said.private_bn * 1000, language), billions(totals.private_meur, language)),
    ]
    heads = [say(f"portfolio.check-{head}", language) for head in ("what", "said", "sum")]
    rows = [dict(zip(heads, (say(f"portfolio.{key}", language), *cells), strict=True)) for key, *cells in lines]
    _table("portfolio-check", rows, say("portfolio.check-table", language))
    for remark in said.remarks:
        portfolio_facts.line(portfolio, remark, language)
    portfolio_facts.sources(portfolio, said.sources, language)


def _table(key: str, rows: list[dict[str, Any]], alt: str) -> None:
    with st.container(key=key):
        st.table(rows, border="horizontal", hide_index=True, alt=alt)
