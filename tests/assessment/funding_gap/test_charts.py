"""What the charts show, and that their words say it too."""

import pytest

from ipcei_wizard.assessment.funding_gap.charts import flows as flows_of
from ipcei_wizard.assessment.funding_gap.charts import tornado
from ipcei_wizard.assessment.funding_gap.results import assess_gap
from ipcei_wizard.memo.drawing import Area, Label
from ipcei_wizard.memo.funding_gap_charts import flows_drawing, tornado_drawing
from tests.assessment.funding_gap.cases import ALTERNATIVE, flows, plain, scenario


def test_the_tornado_shows_the_widest_swing_first_and_says_so() -> None:
    chart = tornado(assess_gap(scenario(), "nl"), "nl")
    widths = [bar.high - bar.low for bar in chart.bars]
    assert widths == sorted(widths, reverse=True)
    assert [bar.name for bar in chart.bars][:2] == ["omzet ± 10 %", "omzet één jaar later"]
    assert chart.base == pytest.approx(57.8835, abs=0.00005)
    assert all(bar.low <= chart.base <= bar.high for bar in chart.bars)
    assert "57,88" in chart.message
    assert "tot 90,21 (omzet één jaar later); omzet ± 10 % weegt het zwaarst" in chart.message


def test_the_cash_flows_carry_the_terminal_value_and_their_message() -> None:
    chart = flows_of(assess_gap(scenario(counterfactual=flows(ALTERNATIVE)), "en"), "en")
    assert chart.years == tuple(range(2026, 2037))
    assert chart.factual[-1] == 35
    assert chart.counterfactual == tuple(ALTERNATIVE)
    assert "lowest in 2027 (-45.00) and highest in 2036 (35.00)" in chart.message
    assert "the counterfactual to 25.30" in chart.message


def test_without_a_counterfactual_there_is_no_line_for_it() -> None:
    assert flows_of(assess_gap(scenario(), "nl"), "nl").counterfactual == ()


@pytest.mark.parametrize("net", [[-50, 20, 25, 30], [-1], [0, 0], [5] * 40, [-5] * 100])
def test_any_chart_can_be_drawn_within_its_sheet(net: list[float]) -> None:
    outcome = assess_gap(plain(net, 0.005), "nl")
    for drawing in (tornado_drawing(tornado(outcome, "nl")), flows_drawing(flows_of(outcome, "nl"))):
        areas = [shape for shape in drawing.shapes if isinstance(shape, Area)]
        assert areas
        corners = [point for area in areas for point in area.points]
        assert all(-0.01 <= x <= drawing.width + 0.9 and -0.01 <= y <= drawing.height + 0.5 for x, y in corners)
        assert any(isinstance(shape, Label) for shape in drawing.shapes)
