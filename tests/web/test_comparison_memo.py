"""The comparison as a memo: every verdict and conflict is in it, in reading order, and it is fit for everyone."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.report import compared
from ipcei_wizard.comparison.sentences import conflict_in_words
from ipcei_wizard.memo.pdf.read_aloud import read_aloud
from ipcei_wizard.web.comparison_memo import comparison_memo, render_comparison
from ipcei_wizard.web.shelf import example_cases
from tests.comparison.any_case import case, cases
from tests.memo.everything_in import everything_in, holds
from tools.conformance import memo_breaches


def test_the_memo_of_the_examples_says_every_verdict_and_is_accessible(tmp_path: Path) -> None:
    given_cases = tuple(example_cases().values())
    comparison = compared(given_cases)
    memo = render_comparison(comparison)
    said = read_aloud(memo)[0].text()
    assert said.count("10. Alternatieven") >= 2  # eight assessments take two tables
    assert "▲ Levensbedreigend" in said
    assert all(each.assessment.initiative.title.split(" (")[0] in said for each in given_cases)
    made = memo_breaches(tmp_path / "memo.pdf", comparison_memo(comparison), lambda: render_comparison(comparison))
    assert list(made) == []


def test_a_conflict_is_told_and_what_is_confidential_is_not() -> None:
    yes = {str(number): "ja" for number in range(3, 14)} | {"2": "levensbedreigend", "10": "nee"}
    both = [case("boven", yes, advice="niet-deelnemen"), case("onder", yes | {"11": "deels"}, advice="deelnemen")]
    comparison = compared(both)
    [conflict] = comparison.conflicts
    everything = everything_in(render_comparison(comparison))
    assert holds(everything, conflict_in_words(conflict, comparison.names, "nl"))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases(most=4))
def test_any_comparison_becomes_a_memo(given_cases: list[Case]) -> None:
    for language in ("nl", "en"):
        assert render_comparison(compared(given_cases, language)).startswith(b"%PDF")
