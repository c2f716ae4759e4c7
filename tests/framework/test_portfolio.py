"""The list of IPCEIs: it adds up to what the Commission said, and what it does not know it does not claim."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from pydantic import BaseModel

from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.portfolio import add_up, read_portfolio, shipped_portfolio
from ipcei_wizard.framework.texts import Text
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.faults import DocumentRefused
from ipcei_wizard.strict.yaml import read_file

PORTFOLIO: Final = shipped_portfolio()
FILE: Final = resource_folder("questions") / "portfolio" / "ipceis.yaml"
CATALOGUES: Final = shipped_framework("afwegingskader-2022").catalogues


def test_the_statement_of_the_commission_is_copied_well() -> None:
    said = PORTFOLIO.statement
    copy = str(read_file(Path(__file__).parent / "official" / "lists.yaml").value["statement"]["quote"])  # type: ignore[index,call-overload]
    numbers = [int(found) for found in re.findall(r"\d+", copy)]
    named = [said.ipceis, said.projects, said.member_states, said.companies_nearly, said.aid_bn, said.private_bn]
    assert named == numbers


def test_the_list_adds_up_to_the_statement_of_the_commission() -> None:
    said, totals = PORTFOLIO.statement, add_up(PORTFOLIO.stated())
    assert totals.ipceis == said.ipceis
    assert totals.member_states == said.member_states
    assert round(totals.aid_meur / 1000) == said.aid_bn
    assert round(totals.private_meur / 1000) == said.private_bn


def test_companies_that_take_part_twice_make_the_sum_larger_than_their_number() -> None:
    assert add_up(PORTFOLIO.stated()).companies > PORTFOLIO.statement.companies_nearly


def test_only_the_battery_ipceis_hide_the_projects_that_are_missing_from_the_sum() -> None:
    assert {ipcei.id for ipcei in PORTFOLIO.stated() if ipcei.figures.projects is None} == {"batteries", "eubatin"}
    assert add_up(PORTFOLIO.stated()).projects < PORTFOLIO.statement.projects


def test_the_netherlands_takes_part_where_the_decision_names_it_and_nowhere_else() -> None:
    for ipcei in PORTFOLIO.approved:
        assert ("nl" in ipcei.member_states) == (ipcei.netherlands.role == "takes-part"), ipcei.id


def test_a_reservation_is_not_taken_for_participation() -> None:
    med4cure = next(ipcei for ipcei in PORTFOLIO.approved if ipcei.id == "med4cure")
    assert [fact.stage for fact in med4cure.netherlands.facts] == ["budget"]
    assert med4cure.netherlands.role == "stays-out"


def test_an_approval_is_not_taken_for_an_award() -> None:
    mect = next(ipcei for ipcei in PORTFOLIO.approved if ipcei.id == "me-ct")
    told = {fact.stage: fact.text.nl for fact in mect.netherlands.facts}
    assert "Thermo Fisher" in told["approved"]
    assert "Thermo Fisher" not in told["awarded"]


def test_ipceis_stand_in_the_order_of_their_approval() -> None:
    days = [ipcei.approved_on for ipcei in PORTFOLIO.approved]
    assert days == sorted(days)


def test_an_integrated_ipcei_has_four_states_or_more() -> None:
    assert min(len(ipcei.member_states) for ipcei in PORTFOLIO.approved) >= 4


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))


def test_every_sentence_is_there_in_both_languages() -> None:
    found = list(texts(PORTFOLIO))
    assert len(found) > 60
    assert [text.nl for text in found if text.nl == text.en] == []


MISTAKES: Final = {
    "a domain that does not exist": ("domain: batteries", "domain: baterries", "portfolio-unknown", "batteries"),
    "a stage that does not exist": ("stage: awarded", "stage: award", "portfolio-unknown", "awarded"),
    "a country that does not exist": ("[fr, de, it, gb, at]", "[fr, de, it, xx, at]", "portfolio-unknown", "xx"),
    "a source that does not exist": (" bits-chips, place", " bits-chip, place", "unknown-publication", "bits-chips"),
    "a source that is not used": ("tem-fi, place", "ai-journal, place", "publication-unused", "tem-fi"),
    "two IPCEIs with one id": ("id: tech4cure", "id: med4cure", "entry-twice", "med4cure"),
    "an amount of nothing": ("aid_up_to_meur: 403", "aid_up_to_meur: 0", "wrong-value", "aid_up_to_meur"),
    "a key nobody knows": ("private_meur: 826", "privat_meur: 826", "unknown-key", "private_meur"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_the_list_is_named_with_its_line(mistake: str, tmp_path: Path) -> None:
    written, wrong, code, said = MISTAKES[mistake]
    text = FILE.read_text(encoding="utf-8")
    assert written in text
    copy = tmp_path / "ipceis.yaml"
    copy.write_text(text.replace(written, wrong), encoding="utf-8")
    with pytest.raises(DocumentRefused) as refusal:
        read_portfolio(copy, CATALOGUES)
    fault = next(each for each in refusal.value.faults if each.code == code)
    assert fault.line
    assert said in fault.in_words("nl")
