"""A figure as a chart for the screen, and the same chart as SVG and PNG to take away. Nothing is fetched for it."""

from functools import cache
from math import ceil
from typing import Any, Final

import altair as alt

from ipcei_wizard.comparison.overview import Counted
from ipcei_wizard.messages import Language, say
from ipcei_wizard.resources import resource_folder

_COLOURS: Final = ("#154273", "#b35900", "#0b6e4f", "#a90061", "#5b5b5b", "#c9a227")
_BAR: Final = 30  # points of height per category
_AXIS: Final = 60  # points of height
_LEGEND: Final = 20  # points of height per line
_LEGEND_COLUMNS: Final = 2
_WIDTH: Final = 640
_SCALE: Final = 2  # points of the PNG per point of the chart, so that it is sharp on paper
_FONT: Final = "'Source Sans 3', sans-serif"  # in quotes: unquoted, the figure in it makes the name no name
_NUMBERS: Final[dict[Language, dict[str, Any]]] = {
    "nl": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€\u00a0", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["€", ""]},
}


def chart_of(counted: Counted, language: Language) -> alt.Chart:
    """Return the figure as bars per category, divided by series."""
    values = [
        {"category": bar.category, "series": bar.series, "value": float(bar.value), "order": at}
        for at, bar in enumerate(counted.bars)
    ]
    budget = counted.figure == "budget"
    axis = alt.Axis(format=",d" if not budget else ",.0f", tickMinStep=1)
    several = len(counted.series) > 1
    encoded: dict[str, Any] = {
        "y": alt.Y("category:N", sort=list(counted.categories), title=None, axis=alt.Axis(labelLimit=260, ticks=False)),
        "x": alt.X(
            "value:Q",
            title=say("overview.axis-budget" if budget else "overview.axis-count", language),
            axis=axis,
            stack=None if budget else "zero",
        ),
        "color": alt.Color(
            "series:N",
            scale=alt.Scale(domain=list(counted.series), range=_colours(counted)),
            legend=alt.Legend(title=None, orient="top", columns=_LEGEND_COLUMNS, columnPadding=24, labelLimit=260)
            if several
            else None,
        ),
        "order": alt.Order("order:Q"),
        "tooltip": [alt.Tooltip("category:N"), alt.Tooltip("series:N"), alt.Tooltip("value:Q", format=",.0f")],
    }
    if budget:
        encoded["yOffset"] = alt.YOffset("series:N", sort=list(counted.series))
        del encoded["order"]
    lines = ceil(len(counted.series) / _LEGEND_COLUMNS) if several else 0
    height = _AXIS + _LEGEND * lines + _BAR * len(counted.categories) * (2 if budget else 1)
    chart = alt.Chart(alt.InlineData(values=values)).mark_bar().encode(**encoded)
    locale = alt.Locale(number=alt.NumberLocale(**_NUMBERS[language]))
    made: alt.Chart = chart.properties(width=_WIDTH, height=height).configure(
        font=_FONT, locale=locale, autosize=alt.AutoSizeParams(type="fit", contains="padding")
    )
    return made


def _colours(counted: Counted) -> list[str]:
    """Return a colour per series; an outcome has the same one in every figure, whichever of them occur in it."""
    ranks = {bar.series: bar.rank for bar in counted.bars}
    ranked = len(set(ranks.values())) == len(ranks)
    return [_COLOURS[(ranks[name] if ranked else at) % len(_COLOURS)] for at, name in enumerate(counted.series)]


def to_svg(counted: Counted, language: Language) -> bytes:
    """Return the chart as SVG."""
    svg: str = _converter().vegalite_to_svg(chart_of(counted, language).to_json(), vl_version=_version())
    return svg.encode()


def to_png(counted: Counted, language: Language) -> bytes:
    """Return the chart as PNG."""
    spec = chart_of(counted, language).to_json()
    png: bytes = _converter().vegalite_to_png(spec, vl_version=_version(), scale=_SCALE)
    return png


def _version() -> str:
    return alt.SCHEMA_VERSION.removeprefix("v").rpartition(".")[0]


@cache
def _converter() -> Any:
    """Return the converter, with our fonts; it is some tens of megabytes and loaded only when a chart is taken away."""
    import vl_convert  # noqa: PLC0415

    vl_convert.register_font_directory(str(resource_folder("templates") / "fonts" / "source-sans-3"))
    return vl_convert
