"""The lists that come with the program: complete, dated, sourced, and word for word where they quote."""

import re
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from ipcei_wizard.framework.catalogues import Catalogue, Entry
from ipcei_wizard.framework.loader import read_framework, shipped_framework
from ipcei_wizard.framework.proof import ended
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.yaml import read_file

FRAMEWORK: Final = shipped_framework("afwegingskader-2022")
CATALOGUES: Final = FRAMEWORK.catalogues
OFFICIAL: Final = Path(__file__).parent / "official"

# How many entries each list holds, per group where it has groups; a source with more or fewer would be misquoted.
SIZES: Final[dict[str, dict[str | None, int]]] = {
    "national-priorities": {"official-2022": 5, "markets": 6, "technologies": 10, "missions": 5, "criteria": 3},
    "eu-priorities": {"official-2022": 4, "communication-2021": 5, "laws": 4, "strategies": 2, "proposals": 3},
    "ecosystems": {None: 14},
    "failures": {"market-failures": 3, "system-failures": 1, "transformation-failures": 1},
    "alternatives": {
        "zero-option": 1,
        "regulation": 3,
        "state-aid-rules": 5,
        "eu-programmes": 6,
        "dutch-subsidies": 7,
        "dutch-tax": 3,
        "dutch-finance": 3,
    },
    "participation-roles": {None: 3},
    "participation-stages": {None: 8},
    "member-states": {None: 27},
    "public-interests": {"goals": 3, "question-13": 6, "scarcities": 4},
    "broad-prosperity": {"themes": 8, "dimensions": 4},
    "dnsh-objectives": {None: 6},
    "kostic-aspects": {None: 11},
    "woo-grounds": {"absolute": 2, "relative": 6, "policy-views": 1},
    "ipcei-criteria": {"general": 6, "specific": 4, "compatibility": 6},
    "dutch-regulation": {None: 6},
}


def quotes() -> dict[str, str]:
    value: Any = read_file(OFFICIAL / "lists.yaml").value
    return {name: each["quote"] for name, each in value.items()}


def labels(catalogue: str, group: str | None = None) -> list[str]:
    return [entry.label.nl for entry in CATALOGUES[catalogue].entries if group in {None, entry.group}]


def test_all_the_lists_are_there() -> None:
    assert set(CATALOGUES) == set(SIZES)


@pytest.mark.parametrize("name", SIZES)
def test_the_documentation_says_what_a_list_is_and_when_to_renew_it(name: str) -> None:
    page = Path(__file__).parents[2] / "docs" / "catalogues.md"
    assert [
        line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| ") and f"`{name}`" in line
    ]


@pytest.mark.parametrize("name", SIZES)
def test_a_list_is_as_long_as_its_source(name: str) -> None:
    groups = [entry.group for entry in CATALOGUES[name].entries]
    assert {group: groups.count(group) for group in groups} == SIZES[name]


@pytest.mark.parametrize("catalogue", CATALOGUES.values(), ids=lambda catalogue: catalogue.id)
def test_every_publication_can_be_found_again(catalogue: Catalogue) -> None:
    for publication in catalogue.publications.values():
        assert publication.url or publication.reference, publication.title


@pytest.mark.parametrize("catalogue", CATALOGUES.values(), ids=lambda catalogue: catalogue.id)
def test_every_entry_and_every_limit_names_its_place_in_a_source(catalogue: Catalogue) -> None:
    for entry in catalogue.entries:
        assert all(citation.place for citation in entry.sources)
        assert all(limit.sources for limit in entry.limits)


def test_what_is_quoted_from_a_document_rests_on_a_dated_or_numbered_one() -> None:
    for catalogue in CATALOGUES.values():
        for entry in catalogue.entries:
            cited = [catalogue.publications[citation.publication] for citation in entry.sources]
            assert entry.provenance != "S" or any(p.date or p.reference for p in cited), entry.id


def test_the_aspects_of_the_motion_are_its_own_words() -> None:
    _, _, listed = quotes()["kostic"].partition("in het licht van ")
    aspects = re.split(r", | en ", listed)
    assert [aspect.removeprefix("de ") for aspect in aspects] == labels("kostic-aspects")


def test_the_ecosystems_are_those_of_the_footnote() -> None:
    _, _, listed = quotes()["ecosystems"].partition("zijn: ")
    expected = labels("ecosystems")
    assert f"{', '.join(expected[:-1])} en {expected[-1]}." == listed


def test_the_six_markets_are_the_headings_of_the_letter() -> None:
    printed = quotes()["markets"].replace("lasersatteliet", "lasersatelliet")
    assert printed == " ".join(f"{label}:" for label in labels("national-priorities", "markets"))


def test_the_missions_are_named_in_the_letter() -> None:
    missions = labels("national-priorities", "missions")
    assert quotes()["missions"].endswith(f"{', '.join(missions[:-1])} en {missions[-1]}.")


@pytest.mark.parametrize(("catalogue", "question"), [("national-priorities", "5"), ("eu-priorities", "7")])
def test_the_list_of_2022_stands_in_the_official_text_in_that_order(catalogue: str, question: str) -> None:
    copy = (OFFICIAL / "afwegingskader.md").read_text(encoding="utf-8")
    part = copy.partition(f"### {question}) ")[2].partition("###")[0]
    text = " ".join(part.split()).lower()
    found = [text.find(label.lower().removeprefix("het ")) for label in labels(catalogue, "official-2022")]
    assert -1 not in found
    assert found == sorted(found)


def test_what_came_later_does_not_pass_for_official_text() -> None:
    framework_day = date(2022, 7, 8)
    for name in ("national-priorities", "eu-priorities"):
        for entry in CATALOGUES[name].entries:
            if entry.group == "official-2022":
                assert entry.valid_from == framework_day
            elif entry.group != "communication-2021" and entry.valid_from is not None:
                assert entry.valid_from > framework_day, entry.id


def test_the_six_stages_are_told_apart_and_two_words_stand_beside_them() -> None:
    stages = CATALOGUES["participation-stages"].entries
    beside = {"notified", "withdrawn"}
    six = [stage.id for stage in stages if stage.id not in beside]
    assert six == ["interest", "declaration", "selected", "budget", "approved", "awarded"]
    assert beside < {stage.id for stage in stages}
    explanations = {stage.explanation.nl for stage in stages if stage.explanation}
    assert len(explanations) == len(stages)


def test_a_ground_of_the_woo_has_the_id_that_assessments_use() -> None:
    members = {"eerste lid": "1", "tweede lid": "2", "vijfde lid": "5"}
    for entry in CATALOGUES["woo-grounds"].entries:
        [citation] = entry.sources
        article, *parts = citation.place.removeprefix("artikel ").split(", ")
        member = members[parts[0]] if article == "5.1" else ""
        letter = parts[1].removeprefix("onder ") if len(parts) > 1 else ""
        assert entry.id == f"woo-{article}" + (f".{member}{letter}" if member else "")


def test_a_member_state_is_its_country_code_and_the_netherlands_is_one() -> None:
    codes = [entry.id for entry in CATALOGUES["member-states"].entries]
    assert all(re.fullmatch("[a-z]{2}", code) for code in codes)
    assert CATALOGUES["member-states"].entry_by_id["nl"].label.en == "Netherlands"
    assert "gr" in codes


def limits(entry: Entry) -> dict[str, str]:
    return {limit.label.en: limit.value.en for limit in entry.limits}


def test_the_block_exemption_shows_the_thresholds_that_bound_an_ipcei() -> None:
    shown = limits(CATALOGUES["alternatives"].entry_by_id["gber"])
    thresholds = {"Fundamental research": "55", "Industrial research": "35", "Experimental development": "25"}
    for kind, amount in thresholds.items():
        assert shown[kind] == f"EUR {amount} million per undertaking per project"
    assert shown["Intensity for industrial research (as the RNES applies it)"] == "50% of the eligible costs"


def ended_on(day: date) -> set[tuple[str, str]]:
    loaded = read_framework(resource_folder("questions") / "afwegingskader-2022")
    return {(each.catalogue, each.entry) for each in ended(loaded, day)}


def test_the_dutch_scheme_has_lapsed_on_23_december_2026_and_the_block_exemption_a_week_later() -> None:
    scheme = {("dutch-regulation", entry.id) for entry in CATALOGUES["dutch-regulation"].entries}
    assert ended_on(date(2026, 12, 22)) == set()
    assert ended_on(date(2026, 12, 23)) == scheme
    assert ended_on(date(2027, 1, 1)) == scheme | {("alternatives", "gber")}


def test_every_question_after_the_first_has_something_to_choose_from() -> None:
    named = {
        question for catalogue in CATALOGUES.values() for entry in catalogue.entries for question in entry.questions
    }
    assert named == {question.id for question in FRAMEWORK.questions} - {"occasion"}
