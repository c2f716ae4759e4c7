"""The charts of a funding gap as drawings: a tornado and cash flows per year."""

from typing import Final

from ipcei_wizard.assessment.funding_gap.charts import Flows, Tornado
from ipcei_wizard.memo.drawing import INK, Drawing, Label, Shape, Stroke, bar

_WIDTH: Final = 460.0
_NAMES: Final = 140.0  # room for the names of assumptions
_END: Final = 44.0  # room for a figure beside a bar
_ROW: Final = 24.0
_BAR: Final = 12.0
_BLUE: Final = "#154273"
_PINK: Final = "#A90061"
_GREY: Final = "#4A4A4A"
_HEIGHT: Final = 150.0
_LEFT: Final = 52.0
_MOST_YEARS: Final = 12  # more labels than this would run into each other


def tornado_drawing(chart: Tornado) -> Drawing:
    """Return a bar per assumption from its lowest to its highest gap, around the gap as it stands."""
    low = min(chart.base, *(each.low for each in chart.bars))
    high = max(chart.base, *(each.high for each in chart.bars))
    span = (high - low) or 1.0
    room = _WIDTH - _NAMES - 2 * _END

    def across(figure: float) -> float:
        return _NAMES + _END + room * (figure - low) / span

    shapes: list[Shape] = []
    for row, each in enumerate(chart.bars):
        top = 18 + row * _ROW
        left, right = across(each.low), across(each.high)
        shapes += [
            Label(each.name, (0, top + _BAR - 2), colour=_GREY),
            bar(left, top, max(right - left, 0.8), _BAR, _BLUE),
            Label(each.low_shown, (left - 4, top + _BAR - 2), "right"),
            Label(each.high_shown, (right + 4, top + _BAR - 2)),
        ]
    bottom = 18 + len(chart.bars) * _ROW
    middle = across(chart.base)
    shapes += [
        Stroke(((middle, 14), (middle, bottom)), _PINK, dashed=True),
        Label(chart.base_shown, (middle, 9), "centre", bold=True),
    ]
    return Drawing(_WIDTH, bottom, tuple(shapes))


def flows_drawing(chart: Flows) -> Drawing:
    """Return a bar per year for the project and a dashed line for the counterfactual."""
    every = (*chart.factual, *chart.counterfactual, 0.0)
    low, high = min(every), max(every)
    span = (high - low) or 1.0
    top, bottom = 20.0, _HEIGHT - 20
    step = (_WIDTH - _LEFT) / len(chart.years)

    def down(figure: float) -> float:
        return top + (bottom - top) * (high - figure) / span

    zero = down(0)
    shapes: list[Shape] = [
        Label(_whole(figure), (_LEFT - 6, down(figure) + 3), "right", colour=_GREY)
        for figure in sorted({low, 0.0, high})
    ]
    every_nth = -(-len(chart.years) // _MOST_YEARS)
    for at, (year, figure) in enumerate(zip(chart.years, chart.factual, strict=True)):
        left = _LEFT + at * step + step * 0.2
        shapes.append(bar(left, min(zero, down(figure)), step * 0.6, max(abs(down(figure) - zero), 0.4), _BLUE))
        if at % every_nth == 0:
            shapes.append(Label(str(year), (_LEFT + (at + 0.5) * step, _HEIGHT - 6), "centre", colour=_GREY))
    shapes.append(Stroke(((_LEFT, zero), (_WIDTH, zero)), INK))
    points = tuple((_LEFT + (at + 0.5) * step, down(figure)) for at, figure in enumerate(chart.counterfactual))
    shapes += [bar(_LEFT, 4, 8, 8, _BLUE), Label(chart.factual_name, (_LEFT + 12, 11))]
    if points:
        shapes += [
            Stroke(points, _PINK, 1.4, dashed=True),
            Stroke(((_LEFT + 90, 8), (_LEFT + 112, 8)), _PINK, 1.4, dashed=True),
            Label(chart.counterfactual_name, (_LEFT + 116, 11)),
        ]
    return Drawing(_WIDTH, _HEIGHT, tuple(shapes))


def _whole(figure: float) -> str:
    """Return a figure beside the axis: whole, with a minus sign and thin groups, which no language misreads."""
    return f"{figure:,.0f}".replace(",", "\u202f").replace("-", "−")
