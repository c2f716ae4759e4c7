"""Assessments counted: every number is that of its assessments, and what is not known is said and not counted."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given

from ipcei_wizard.assessment.model import Answer, Confidential, Memo
from ipcei_wizard.comparison.cases import Case, case_of
from ipcei_wizard.comparison.overview import FIGURES, Counted, count, in_words
from tests.assessment.any_assessment import FRAMEWORK
from tests.comparison.any_case import assessment, case, cases


def shown(counted: Counted) -> dict[tuple[str, str], int]:
    return {(bar.category, bar.series): int(bar.value) for bar in counted.bars}


@given(cases())
def test_a_number_is_that_of_its_assessments_and_nobody_is_forgotten(given_cases: list[Case]) -> None:
    ids = {each.id for each in given_cases}
    for figure in FIGURES:
        counted = count(figure, given_cases, {given_cases[0].id: 12}, "nl")
        assert ids >= {id_ for bar in counted.bars for id_ in bar.ids}
        if figure != "budget":
            assert all(bar.value == len(set(bar.ids)) for bar in counted.bars)
        if figure in {"advice-per-year", "outcome-by-ecosystem", "route-ends", "days"}:
            assert ids == {id_ for bar in counted.bars for id_ in bar.ids} | set(counted.unknown)
        told = {id_ for bar in counted.bars for id_ in bar.ids}
        assert not told & set(counted.unknown)
        assert in_words(counted, "nl", str)


def with_money(
    id_: str,
    needed: Any = None,
    budget: Any = None,
    confidential: Confidential | None = None,
    day: date | None = date(2024, 3, 1),
) -> Case:
    fields = {} if needed is None else {"public_money": needed}
    rows = {} if budget is None else {"budget": budget}
    answers = {
        "benefits-outweigh": Answer(verdict="ja", fields=fields, confidential=confidential),
        "advice": Answer(fields=rows),
    }
    found = assessment({}, advice="deelnemen").model_copy(update={"answers": answers, "memo": Memo(date=day)})
    return case_of(id_, found, FRAMEWORK)


def million(amount: float, currency: str = "EUR") -> dict[str, Any]:
    return {"amount": amount, "currency": currency, "unit": "million"}


def test_money_is_summed_where_it_is_known_and_unknown_is_not_zero() -> None:
    rows = [
        {"article": "2", "commitment": million(30), "cover": "reserved"},
        {"article": "2", "commitment": million(12.5), "cover": "covered"},
        {"article": "3", "commitment": million(99), "cover": "sought"},
    ]
    given_cases = [
        with_money("both", {"amount": 70_000_000, "unit": "one"}, rows),
        with_money("needed", million(5)),
        with_money("nothing"),
        with_money("dollars", million(5, "USD")),
        with_money("without-a-day", million(5), day=None),
        with_money("secret", million(1), confidential=Confidential(ground="woo-5.1.2b", fields=("public_money",))),
        with_money("unsure", million(1), [{"article": "2", "cover": "reserved"}]),
        case("not-advised", {"9": "nee"}, advice="nationaal"),
    ]
    counted = count("budget", given_cases, {}, "nl")
    assert {(bar.category, bar.series): (bar.value, bar.ids) for bar in counted.bars} == {
        ("2024", "benodigd"): (Decimal(76), ("both", "needed", "unsure")),
        ("2024", "gereserveerd of gedekt"): (Decimal("42.5"), ("both",)),
    }
    assert counted.unknown == ("nothing", "dollars", "without-a-day", "secret")


def test_the_route_ends_where_the_last_section_was_reached() -> None:
    given_cases = [case("a", {}, {"A.1": "nee"}), case("b", {}, {"A.1": "ja", "A.2": "nog-niet"})]
    assert shown(count("route-ends", given_cases, {}, "nl")) == {
        ("bij deel A.1", "uitkomst nee"): 1,
        ("bij deel A.2", "nog niet besloten"): 1,
    }


def test_days_are_counted_for_what_was_signed_only() -> None:
    given_cases = [case(id_, {}) for id_ in ("quick", "edge", "slow", "draft")]
    counted = count("days", given_cases, {"quick": 0, "edge": 30, "slow": 366}, "nl")
    assert shown(counted) == {("0 tot en met 30 dagen", "vastgesteld"): 2, ("366 dagen of meer", "vastgesteld"): 1}
    assert counted.unknown == ("draft",)
