"""The charts of a funding gap on the screen, from the same data that the memo draws. The words stand below each."""

from typing import Any, Final

import altair as alt
import streamlit as st

from ipcei_wizard.assessment.funding_gap.charts import Flows, Tornado

_BLUE: Final = "#154273"
_PINK: Final = "#A90061"
_LABELS: Final = 260  # pixels for the name of an assumption


def show_tornado(chart: Tornado) -> None:
    """Draw a bar per assumption around the gap as it stands."""
    values = [
        {
            "name": each.name,
            "low": each.low,
            "high": each.high,
            "low_shown": each.low_shown,
            "high_shown": each.high_shown,
        }
        for each in chart.bars
    ]
    rows = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=_LABELS, ticks=False))
    base = alt.Chart(alt.InlineData(values=values))
    bars = base.mark_bar(color=_BLUE, height=16).encode(
        x=alt.X("low:Q", title=None, scale=alt.Scale(zero=False, padding=48)), x2="high:Q", y=rows, tooltip=_tips()
    )
    left = base.mark_text(align="right", dx=-4).encode(x="low:Q", y=rows, text="low_shown:N")
    right = base.mark_text(align="left", dx=4).encode(x="high:Q", y=rows, text="high_shown:N")
    middle = (
        alt.Chart(alt.InlineData(values=[{"base": chart.base}]))
        .mark_rule(color=_PINK, strokeDash=[4, 3])
        .encode(x=alt.X("base:Q", title=None))
    )
    _draw(alt.layer(bars, left, right, middle), chart.title, chart.message, 40 * len(values))


def _tips() -> list[Any]:
    return [alt.Tooltip("name:N"), alt.Tooltip("low_shown:N"), alt.Tooltip("high_shown:N")]


def show_flows(chart: Flows) -> None:
    """Draw a bar per year for the project and a dashed line for the counterfactual."""
    years = alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    names = [chart.factual_name, *([chart.counterfactual_name] if chart.counterfactual else [])]
    colour = alt.Color(
        "name:N", title=None, scale=alt.Scale(domain=names, range=[_BLUE, _PINK]), legend=alt.Legend(orient="top")
    )
    layers: list[Any] = [
        _course(chart, chart.factual_name, chart.factual)
        .mark_bar()
        .encode(x=years, y=alt.Y("flow:Q", title=None), color=colour, tooltip=["year:O", "flow:Q"])
    ]
    if chart.counterfactual:
        line = _course(chart, chart.counterfactual_name, chart.counterfactual)
        layers.append(line.mark_line(strokeDash=[4, 3]).encode(x=years, y="flow:Q", color=colour))
    _draw(alt.layer(*layers), chart.title, chart.message, 240)


def _course(chart: Flows, name: str, figures: tuple[float, ...]) -> Any:
    values = [{"name": name, "year": year, "flow": flow} for year, flow in zip(chart.years, figures, strict=True)]
    return alt.Chart(alt.InlineData(values=values))


def _draw(layers: Any, title: str, message: str, height: int) -> None:
    st.markdown(f"**{title}**")
    st.altair_chart(layers.properties(height=height, description=message), width="stretch")
    st.caption(message)
