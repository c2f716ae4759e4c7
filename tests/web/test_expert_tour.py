"""The ten checks of a reader who knows state aid, ticked one by one in the running wizard and in the memo.

`docs/expert-tour.md` tells the same tour. With `EXPERT_TOUR_PICTURES=docs/pictures` these tests draw its pictures.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from ipcei_wizard.assessment.model import Assessment, Confidential
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.memo.advice import render_advice
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.yaml import read_file
from ipcei_wizard.web.examples import add_assessment
from ipcei_wizard.web.saving import widget_key
from tests.memo.conftest import ReadBack, read_back, squeeze
from tests.web.driving import settle
from tests.web.officer import Officer, Wizard

pytestmark = pytest.mark.browser

FRAMEWORK: Final = shipped_framework("afwegingskader-2022")
STATE_AID: Final = "state-aid-necessary"
SCENARIO: Final = "funding_gap_scenario"
MARGIN: Final = 12
"""Pixels around what a picture shows."""


def me_ct() -> Assessment:
    """Return the shipped example, with the calculation of the invented company, kept out of the public version."""
    examples = resource_folder("examples")
    example = read_assessment(examples / "ipcei-me-ct.yaml")
    figures = read_file(examples / "funding-gap/een-onderneming.yaml").value
    answer = example.answers[STATE_AID]
    marked = Confidential(ground="woo-5.1.1c", fields=(SCENARIO,))
    with_figures = answer.model_copy(update={"fields": {**answer.fields, SCENARIO: figures}, "confidential": marked})
    return example.model_copy(update={"answers": {**example.answers, STATE_AID: with_figures}})


@dataclass(frozen=True)
class Tour:
    """An expert with the wizard open, and the memo on the desk."""

    page: Page
    url: str
    officer: Officer
    hydrogen: str
    memo: ReadBack

    def visit(self, place: str, dossier: str = "") -> None:
        self.page.goto(f"{self.url}/{place}?dossier={dossier or self.officer.dossier}")
        settle(self.page)

    def text(self, path: str, part: str = "") -> str:
        """Return what a field shows."""
        field = self.officer.widget(path, part).locator("input, textarea").first
        expect(field).not_to_have_value("")
        return field.input_value()

    def rows(self, path: str, *columns: str, count: int) -> list[tuple[str, ...]]:
        """Return the first `count` rows of a table, as they are shown."""
        cells = [[self.officer.widget(path, f"{n}-{column}") for column in columns] for n in range(count)]
        expect(cells[-1][0]).to_be_visible()
        return [tuple(cell.locator("input, textarea").first.input_value() for cell in row) for row in cells]

    def boxed(self, dossier: str, path: str, *numbers: int) -> list[Locator]:
        """Return the frames around rows of a wide table."""
        return [self.page.locator(f".st-key-row-{widget_key(dossier, path, str(number))}") for number in numbers]

    def finding(self, words: str) -> Locator:
        return self.page.get_by_test_id("stAlert").filter(has_text=words)

    def says(self, *passages: str) -> None:
        """Hold that the memo says each passage in so many words."""
        text = self.memo.text()
        assert [passage for passage in passages if squeeze(passage) not in text] == []

    def picture(self, name: str, *parts: Locator) -> None:
        """Draw the part of the page from the first of `parts` to the last, when asked for pictures."""
        folder = os.environ.get("EXPERT_TOUR_PICTURES")
        if folder is None:
            return
        parts[-1].scroll_into_view_if_needed()
        boxes = [box for part in parts if (box := part.bounding_box())]
        left, top = (min(box[side] for box in boxes) - MARGIN for side in ("x", "y"))
        right = max(box["x"] + box["width"] for box in boxes) + MARGIN
        bottom = max(box["y"] + box["height"] for box in boxes) + MARGIN
        clip = FloatRect(x=left, y=top, width=right - left, height=bottom - top)
        self.page.screenshot(path=Path(folder) / f"expert-{name}.png", clip=clip, animations="disabled")


@pytest.fixture(scope="module")
def tour(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tour]:
    example = me_ct()
    with Wizard(tmp_path_factory.mktemp("wizard")) as wizard:
        with open_store(f"sqlite:///{wizard.data / 'dossiers.db'}") as store:
            dossier = add_assessment(store, example, key="tour")
            other = read_assessment(resource_folder("examples") / "ipcei-waterstof-2022.yaml")
            hydrogen = add_assessment(store, other, key="hydrogen")
        context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 4200})
        page = context.new_page()
        memo = read_back(render_advice(example))
        yield Tour(page, wizard.url, Officer(page, dossier), hydrogen, memo)
        context.close()


def test_1_the_official_text_is_word_for_word_and_nothing_is_scored(tour: Tour) -> None:
    words = "Is er een aantoonbare funding gap?"
    tour.visit("vraag-9")
    official = tour.page.locator(".st-key-official-9")
    expect(official).to_contain_text("Officiële tekst · Kamerstuk 29 826, nr. 147")
    expect(official).to_contain_text(words)
    expect(tour.page.get_by_text("In de lezing van dit deel: ▲ steunt")).to_be_visible()
    meaning = tour.page.get_by_text("In de lezing van dit deel")
    tour.picture("1-official-text", tour.page.get_by_role("heading", level=1), official, meaning)
    tour.says(words, "Conclusie B.1: ja (de tool leest “afwegen”)")
    tour.says(*(question.official.guidance[:60] for question in FRAMEWORK.questions if question.official.guidance))
    tour.visit("overzicht")
    shown = tour.page.get_by_test_id("stMain").inner_text()
    assert "Lezing van de tool" in shown
    assert "Advies van de beoordelaar" in shown
    assert "score" not in (shown + tour.memo.text()).lower()


def test_2_the_zero_option_and_the_counterfactual_are_two_things(tour: Tour) -> None:
    tour.visit("vraag-9")
    company = f"answers/{STATE_AID}/fields/counterfactual"
    assert tour.text(company).startswith("Niet bekend: de nulscenario's van de bedrijven zijn niet openbaar.")
    tour.picture("2-counterfactual", tour.page.get_by_text("Wat er zonder steun gebeurt"), tour.officer.widget(company))
    tour.visit("vraag-4")
    government = "answers/public-task/fields/zero_option"
    assert tour.text(government).startswith("Zonder nieuw beleid blijven WBSO, Groeifonds en Horizon Europe bestaan.")
    heading = tour.page.get_by_text("Zonder nieuw beleid", exact=True)
    tour.picture("2-zero-option", heading, tour.officer.widget(government))
    tour.says(
        "Nuloptie Zonder nieuw beleid blijven WBSO, Groeifonds en Horizon Europe bestaan.",
        "Nulscenario Niet bekend: de nulscenario's van de bedrijven zijn niet openbaar.",
    )
    tour.visit("begrippen")
    told = tour.page.get_by_role("definition").filter(has_text="De nuloptie gaat over de overheid.")
    expect(told).to_contain_text("Het nulscenario is iets anders: wat een bedrijf doet zonder steun.")


def test_3_the_funding_gap_is_computed_and_called_indicative(tour: Tour) -> None:
    tour.visit("financieringskloof")
    label = "Indicatief, geen oordeel van de Europese Commissie"
    expect(tour.page.get_by_text(label)).to_be_visible()
    table = tour.page.get_by_role("table", name="Uitkomst")
    for words in (
        "NCW project (zonder steun) -57,88",
        "NCW nulscenario 0,00",
        "Financieringskloof (contant) 57,88",
        "Subsidiabele kosten (contant) 142,39",
        "Hoogste steun (contant) 57,88",
        "Nominale steun bij dit betaalritme 64,77",
    ):
        expect(table.get_by_role("row", name=words)).to_be_visible()
    extremes = "Zij loopt van 40,30 (omzet 10 % hoger) tot 90,21 (omzet één jaar later)"
    claw_back = "geen regels): 15,82 contant, 34,16 in het laatste jaar"
    expect(tour.page.get_by_text(claw_back)).to_be_visible()
    sensitivity = tour.page.get_by_text(extremes)
    expect(tour.page.get_by_test_id("stVegaLiteChart").locator("canvas, svg")).to_have_count(2)
    tour.picture("3-funding-gap", tour.page.get_by_role("heading", name="Uitkomst"), table, sensitivity)
    tour.says("Financieringskloof (indicatief)", label, "Financieringskloof (contant) 57,88", claw_back, extremes)


def test_4_stages_and_roles_stand_apart_each_with_its_date(tour: Tour) -> None:
    tour.visit("vraag-12")
    path = "answers/business-willing/fields/companies"
    rows = tour.rows(path, "company", "role", "stage", "date", count=6)
    assert rows[2] == ("ASML", "Directe deelnemer", "Subsidieverlening", "8-11-2023")
    assert rows[4] == (
        "Thermo Fisher",
        "Directe deelnemer",
        "Goedkeuringsbesluit van de Europese Commissie",
        "8-6-2023",
    )
    assert rows[5][2:] == ("Teruggetrokken", "8-6-2023")
    approved = tour.finding("Een goedkeuring is geen toekenning: tel het bedrag niet mee als verleend.")
    expect(approved).to_be_visible()
    expect(tour.finding("ontbreekt de rol, de fase of de datum")).to_contain_text("SMART Photonics")
    tour.picture("4-stages", *tour.boxed(tour.officer.dossier, path, 3, 5))
    tour.says(
        "ASML Directe deelnemer Subsidieverlening 8 november 2023",
        "Thermo Fisher Directe deelnemer Goedkeuringsbesluit van de Europese Commissie 8 juni 2023",
        "Teruggetrokken 8 juni 2023",
    )


def test_5_the_criteria_of_the_communication_are_asked_one_by_one(tour: Tour) -> None:
    tour.visit("vraag-7")
    tour.page.get_by_text("1–10", exact=True).click()
    settle(tour.page)
    path = "answers/european-priorities/fields"
    countries = tour.rows(f"{path}/member_states", "member_state", "stage", "date", count=10)
    assert countries[9] == ("Nederland", "Goedkeuringsbesluit van de Europese Commissie", "8-6-2023")
    assert "openbare peiling (20 april tot en met 21 mei 2021)" in tour.text(f"{path}/open_procedure")
    tour.visit("vraag-8")
    assert "Massaproductie valt buiten deze IPCEI" in tour.text("answers/innovative-impact/fields/mass_production")
    tour.visit("vraag-11")
    assert "600 indirecte partners" in tour.text("answers/expected-impact/fields/spill_overs")
    tour.visit("vraag-13")
    objectives = tour.rows("answers/benefits-outweigh/fields/significant_harm", "objective", "harm", count=6)
    assert {harm for _, harm in objectives} == {"Nog te onderzoeken"}
    tour.visit("vraag-12")
    own = tour.finding("een belangrijk deel zelf betalen (punt 19 van de IPCEI-mededeling)")
    expect(own).to_contain_text("NXP (project radar); NXP (project 6G); ASML")
    last = tour.finding("Een goedkeuring is geen toekenning")
    tour.picture("5-criteria", tour.page.get_by_text("Aandachtspunten bij deze vraag"), own, last)
    tour.says(
        "Spanje Goedkeuringsbesluit van de Europese Commissie 8 juni 2023",
        "4. Kwantitatief of kwalitatief zeer belangrijk? Ja",
        "mitigatie van klimaatverandering Nog te onderzoeken",
        "een belangrijk deel zelf betalen (punt 19 van de IPCEI-mededeling)",
    )


def test_6_alternatives_are_judged_one_by_one_with_their_limits(tour: Tour) -> None:
    tour.visit("vraag-10")
    path = "answers/alternatives/fields/considered"
    rows = tour.rows(path, "alternative", "sufficient", "reason", count=8)
    assert [row[1] for row in rows] == ["Deels", "Deels", "Nee", "Nee", "Nee", "Deels", "Nee", "Nee"]
    assert rows[0][0].endswith("Algemene groepsvrijstellingsverordening (AGVV)")
    assert rows[7][0].endswith("Nuloptie: geen nieuw beleid")
    summary = tour.page.get_by_text("Uitleg en bronnen bij uw 7 keuzes")
    summary.click()
    limits = tour.page.get_by_role("listitem").filter(has_text="€ 55 miljoen per onderneming per project")
    expect(limits).to_contain_text("Experimentele ontwikkeling: € 25 miljoen per onderneming per project")
    tour.picture("6-alternatives", summary, limits)
    tour.says(
        "drempels van 55, 35 en 25 miljoen",
        "Horizon Europe Nee Richt zich op onderzoek; niet op de eerste industriële toepassing",
        "Nuloptie: geen nieuw beleid Nee",
    )


def test_7_money_has_article_cash_and_cover_and_an_advice_is_no_promise(tour: Tour) -> None:
    tour.visit("advies")
    footnote = (
        "nog af van de beschikbaarheid van de benodigde publieke middelen en politieke besluitvorming dienaangaande"
    )
    expect(tour.page.get_by_text(footnote)).to_be_visible()
    covered = tour.finding("Het budget moet vóór het notificatiemoment beschikbaar zijn.")
    expect(covered).to_be_visible()
    expect(tour.finding("begrotingsartikel, jaar, verplichting én kas, en dekking")).to_be_visible()
    lapses = tour.finding("vervalt met ingang van 23 december 2026")
    expect(lapses).to_be_visible()
    tour.picture("7-money-findings", tour.page.get_by_text("Aandachtspunten bij deze vraag"), lapses)
    tour.says(footnote, "Het budget moet vóór het notificatiemoment beschikbaar zijn.", "Dekking Niet bekend")
    tour.visit("advies", tour.hydrogen)
    officer = Officer(tour.page, tour.hydrogen)
    path = "answers/advice/fields/budget"
    row = [officer.widget(path, f"1-{name}").locator("input").input_value() for name in ("cash", "cover", "date")]
    assert row == ["785", "Gereserveerd vóór notificatie", "11-7-2022"]
    heading = tour.page.get_by_role("heading", name="Geld op de begroting")
    tour.picture("7-money", heading, *tour.boxed(tour.hydrogen, path, 0, 1))


def test_8_company_figures_are_marked_with_a_ground_before_they_can_be_published(tour: Tour) -> None:
    tour.visit("vraag-9")
    marks = tour.page.get_by_test_id("stExpander").filter(has_text="Wat blijft uit de openbare versie?")
    expect(marks).to_contain_text("Berekening van de financieringskloof")
    ground = tour.text(f"answers/{STATE_AID}/confidential", "ground")
    assert ground == "Woo 5.1.1c (vertrouwelijk meegedeelde bedrijfs- en fabricagegegevens)"
    expect(tour.finding("Dit zijn bedrijfsgegevens en het veld is niet als vertrouwelijk gemarkeerd")).to_have_count(0)
    tour.picture("8-confidential", marks)
    tour.says("[vertrouwelijk: Woo 5.1.1c] Financieringskloof 57,88", "CW 3.1-blok", "Parafenroute")
    tour.visit("nota")
    tour.page.get_by_text("Toon beide versies naast elkaar").click()
    whole, shown = (tour.page.get_by_role("region", name=name) for name in ("Volledig", "Openbaar"))
    expect(whole).to_contain_text("57,88", timeout=15_000)
    expect(shown).to_contain_text("Wat is weggelaten")
    expect(shown).to_contain_text("Woo 5.1.1c")
    expect(shown).not_to_contain_text("57,88")


def test_9_joining_and_not_joining_are_weighed_on_nine_aspects(tour: Tour) -> None:
    tour.visit("vraag-13")
    path = "answers/benefits-outweigh/fields/weighing"
    rows = tour.rows(path, "aspect", "joining", "not_joining", count=9)
    assert [row[0] for row in rows] == [
        "Kosten",
        "Complexiteit",
        "Doorlooptijd",
        "Milieu",
        "Diplomatie",
        "Marktverstoring",
        "Baten voor voldoende lidstaten",
        "Multilaterale orde",
        "Opbrengsten",
    ]
    assert all(joining and not_joining for _, joining, not_joining in rows)
    assert rows[5][2] == "Vergelijkbare bedrijven elders krijgen wel steun"
    corners = (tour.officer.widget(path, part) for part in ("0-aspect", "8-not_joining"))
    tour.picture("9-both-directions", tour.page.get_by_text("Afweging per aspect", exact=True), *corners)
    tour.says(
        "Doorlooptijd Ongeveer tweeënhalf jaar van peiling tot toekenning Geen",
        "Marktverstoring De Commissie heeft de steun getoetst Vergelijkbare bedrijven elders krijgen wel steun",
    )


def test_10_data_have_a_date_and_a_source_and_what_is_unknown_is_said(tour: Tour) -> None:
    tour.visit("bronnen")
    dated, undated = (tour.page.locator(f".st-key-source-{number}") for number in (2, 3))
    expect(dated).to_contain_text("8 juni 2023")
    expect(undated).to_contain_text("zonder datum")
    tour.picture("10-sources", dated, undated)
    tour.says(
        "(zonder datum) 218,5 miljoen euro als «gereserveerd»",
        "Geen van de bronnen legt het verschil uit; wij kiezen daarom niet.",
        "Hoeveel daarvan in Nederland: niet bekend.",
    )
    tour.visit("ipceis")
    check = tour.page.locator(".st-key-portfolio-check tbody tr")
    expect(check.filter(has_text="Steun tot")).to_contain_text("€\u00a037,2\u00a0mld")
    expect(check.filter(has_text="Projecten")).to_contain_text("266, zonder 2 IPCEI's")
    rows = tour.page.locator(".st-key-portfolio-approved tbody tr")
    expect(rows.filter(has_text="Med4Cure")).to_contain_text("doet niet mee")
    tour.picture("10-portfolio-check", tour.page.locator(".st-key-portfolio-check"))
