"""The columns of a matrix sorted and grouped: every case is there, under each of its values, unknown last."""

from datetime import date

from hypothesis import given

from ipcei_wizard.assessment.model import Answer, Assessment, Confidential, Memo
from ipcei_wizard.comparison.cases import Case, case_of
from ipcei_wizard.comparison.facets import FACETS, UNKNOWN, grouped, values_of
from ipcei_wizard.comparison.matrix import matrix
from ipcei_wizard.comparison.ordering import in_groups
from tests.assessment.any_assessment import FRAMEWORK
from tests.comparison.any_case import assessment, case, cases


def dated(id_: str, day: date | None, ecosystems: list[object]) -> Case:
    found: Assessment = assessment({"2": "tussenin"}).model_copy(
        update={
            "memo": Memo(date=day),
            "answers": {"problem-severity": Answer(verdict="tussenin", fields={"ecosystems": ecosystems})},
        }
    )
    return case_of(id_, found, FRAMEWORK)


def test_an_assessment_about_two_ecosystems_stands_under_both_and_what_is_unknown_last() -> None:
    both = dated("both", date(2024, 5, 1), ["health", {"other": "wijnbouw"}])
    none = dated("none", None, [])
    groups = grouped([none, both], "ecosystem")
    assert {value: [each.id for each in group] for value, group in groups.items()} == {
        "health": ["both"],
        "wijnbouw": ["both"],
        UNKNOWN: ["none"],
    }
    assert list(groups)[-1] == UNKNOWN
    assert values_of(both, "year") == ("2024",)
    assert values_of(none, "year") == (UNKNOWN,)


def test_a_confidential_ecosystem_is_not_said() -> None:
    kept = Confidential(ground="woo-5.1.2b", fields=("ecosystems",))
    answer = Answer(verdict="tussenin", fields={"ecosystems": ["health"]}, confidential=kept)
    hidden = assessment({}).model_copy(update={"answers": {"problem-severity": answer}})
    assert values_of(case_of("a", hidden, FRAMEWORK), "ecosystem") == (UNKNOWN,)


@given(cases())
def test_no_case_is_lost_however_the_columns_are_sorted_and_grouped(given_cases: list[Case]) -> None:
    rows = matrix(given_cases)
    for sort in ("chosen", "title", "date", "advice", "state-aid-necessary"):
        for by in (None, *FACETS):
            groups = in_groups(given_cases, rows, "nl", sort=sort, by=by)
            assert {at for group in groups for at in group.columns} == set(range(len(given_cases)))


def test_columns_are_sorted_by_the_advice_and_by_a_verdict() -> None:
    low, high = case("low", {"9": "nee"}, advice="nationaal"), case("high", {"9": "ja"}, advice="deelnemen")
    both = [high, low]
    assert in_groups(both, matrix(both), "nl", sort="advice")[0].columns == (1, 0)
    assert in_groups(both[::-1], matrix(both[::-1]), "nl", sort="state-aid-necessary")[0].columns == (1, 0)
    assert [group.heading for group in in_groups(both, matrix(both), "nl", by="outcome")] == [
        low.advice_label("nl"),
        high.advice_label("nl"),
    ]
