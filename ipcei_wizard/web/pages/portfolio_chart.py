"""The chart of aid and private investment, with a text that says the same and its figures as a table."""

from itertools import groupby
from typing import Any

import altair as alt
import streamlit as st

from ipcei_wizard.framework.portfolio import Approved
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web.pages.portfolio_facts import billions, millions

_KINDS = ("aid", "private")
_COLOURS = ("#154273", "#b35900")
_BAR = 18  # points of height per bar: room for the amount beside it
_FURNITURE = 150  # points of height for the legend and the axis, which come out of the height of the chart
_ROOM = 1.25  # the axis goes on past the longest bar, so that its amount is not cut off


def draw(ipceis: list[Approved], language: Language) -> None:
    """Draw the chart for these IPCEIs, divided by IPCEI or by year."""
    st.header(say("portfolio.chart", language), anchor=False)
    labels = {by: say(f"portfolio.by-{by}", language) for by in ("ipcei", "year")}
    by = st.segmented_control(
        say("portfolio.chart-by", language),
        list(labels),
        format_func=labels.__getitem__,
        default="ipcei",
        required=True,
        key="portfolio-chart-by",
    )
    sums = _sums(ipceis, by_year=by == "year")
    st.altair_chart(_chart(sums, language), alt=say(f"portfolio.chart-alt-{by}", language))
    st.markdown(_in_words(sums, language))
    st.caption(say("portfolio.chart-note", language))
    with st.expander(say("portfolio.chart-data", language)):
        heads = (labels[by or "ipcei"], *(say(f"portfolio.{kind}", language) for kind in _KINDS))
        rows = [
            dict(zip(heads, (name, *(millions(amount, language) for amount in amounts)), strict=True))
            for name, amounts in sums.items()
        ]
        st.table(rows, border="horizontal", hide_index=True, alt=say("portfolio.chart-data", language))


def _sums(ipceis: list[Approved], *, by_year: bool) -> dict[str, tuple[int, int]]:
    """Return aid and private investment in millions, per year of approval or per IPCEI, in order of approval."""
    ordered = sorted(ipceis, key=lambda ipcei: ipcei.approved_on)
    names = [str(ipcei.approved_on.year) if by_year else ipcei.short_name for ipcei in ordered]
    grouped = groupby(zip(names, ordered, strict=True), key=lambda pair: pair[0])
    sums = {}
    for name, pairs in grouped:
        figures = [ipcei.figures for _, ipcei in pairs]
        sums[name] = (sum(each.aid_up_to_meur for each in figures), sum(each.private_meur for each in figures))
    return sums


def _chart(sums: dict[str, tuple[int, int]], language: Language) -> alt.LayerChart | alt.FacetChart:
    kinds = [say(f"portfolio.{kind}", language) for kind in _KINDS]
    values: list[dict[str, Any]] = [
        {"name": name, "kind": kind, "bn": amount / 1000, "said": billions(amount, language)}
        for name, amounts in sums.items()
        for kind, amount in zip(kinds, amounts, strict=True)
    ]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=200, ticks=False)),
        yOffset=alt.YOffset("kind:N", sort=kinds),
        x=alt.X(
            "bn:Q",
            title=say("portfolio.chart-axis", language),
            axis=alt.Axis(tickMinStep=1, format="d"),
            scale=alt.Scale(domainMax=max(each["bn"] for each in values) * _ROOM),
        ),
        tooltip=[
            alt.Tooltip("name:N", title="IPCEI"),
            alt.Tooltip("kind:N", title=" "),
            alt.Tooltip("said:N", title="€"),
        ],
    )
    colour = alt.Color(
        "kind:N", scale=alt.Scale(domain=kinds, range=list(_COLOURS)), legend=alt.Legend(title=None, orient="top")
    )
    bars = base.mark_bar().encode(color=colour)
    amounts = base.mark_text(align="left", dx=4, fontSize=12).encode(text="said:N")
    return alt.layer(bars, amounts).properties(height=_FURNITURE + 2 * _BAR * len(sums))


def _in_words(sums: dict[str, tuple[int, int]], language: Language) -> str:
    most = max(sums, key=lambda name: sums[name][0])
    aid, private = sums[most]
    said = {"aid": billions(aid, language), "private": billions(private, language)}
    return say("portfolio.chart-in-words", language, most=most, **said)
