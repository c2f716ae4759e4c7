"""A draft begun under an older version of the questionnaire: what would change, over to the newer one, and back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.paths import PIN
from ipcei_wizard.dossier.records import FrameworkPin
from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.framework.kept import kept_versions
from ipcei_wizard.web.saving import widget_key
from tests.web.driving import settle
from tests.web.officer import Wizard
from tests.web.test_accessibility import violations

pytestmark = pytest.mark.browser

# Version 1.0.0 let the officer type what version 2.1.0 takes from a list; it never asked the other field.
STRATEGIES = "answers/european-priorities/fields/strategies"
VERDICT = "answers/european-priorities/verdict"
VALUES: dict[str, JSON] = {
    "answers/european-priorities/motivation": "Omdat het aansluit.",
    STRATEGIES: [{"strategy": "Een eigen doel"}, {"strategy": "Open strategische autonomie"}],
    "answers/european-priorities/fields/van_vroeger": "Wat vroeger werd gevraagd.",
}


@pytest.fixture
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


@pytest.fixture
def page(browser: object, wizard: Wizard) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900}, bypass_csp=True)  # type: ignore[attr-defined]
    yield context.new_page()
    context.close()


def test_a_draft_sees_what_would_change_goes_over_and_comes_back(page: Page, wizard: Wizard) -> None:
    address = f"sqlite:///{wizard.data / 'dossiers.db'}"
    (sha, old), *_ = kept_versions("afwegingskader-2022").items()
    with open_store(address) as store:
        dossier = store.create("Waterstof", FrameworkPin(old.id, old.version, sha), VALUES, by="lokaal")
        cell = page.locator(f".st-key-{widget_key(dossier, STRATEGIES, '0-strategy')} input")

        page.goto(f"{wizard.url}/vraag-7?dossier={dossier}")
        expect(page.get_by_text("Er is een nieuwere versie van het kader (2.1.0).")).to_be_visible()
        expect(cell).to_have_value("Een eigen doel")
        elsewhere = page.context.new_page()
        elsewhere.goto(page.url)
        expect(elsewhere.locator(f".st-key-{widget_key(dossier, VERDICT)}")).to_be_visible()
        settle(elsewhere)
        page.get_by_role("link", name="Wat zou er veranderen?").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Versie van het kader")
        settle(page)
        expect(page.get_by_text("De lezing van elk deel, de route en het advies blijven gelijk.")).to_be_visible()
        page.get_by_text(re.compile(r"^Gewijzigd \(\d+\)$")).click()
        expect(
            page.get_by_text("Vraag 7: kolom “Doel of strategie” in “Europese doelen en strategieën”")
        ).to_be_visible()
        assert violations(page) == []

        page.get_by_role("button", name="Overzetten naar versie 2.1.0").click()
        expect(page.get_by_text("Overgezet van versie 1.0.0")).to_be_visible()
        assert store.load(dossier).framework.version == "2.1.0"
        expect(page.get_by_text("7. Europese prioriteiten en steun, van_vroeger")).to_be_visible()
        page.get_by_role("link", name="7. Europese prioriteiten en steun").click()
        expect(page.get_by_text("Er is een nieuwere versie")).to_have_count(0)
        expect(cell).to_have_value("Een eigen doel")  # in a list now, as another answer
        expect(page.get_by_text("is geen keuze")).to_have_count(0)
        settle(page)
        for label, pulls in (("Deels", "gemengd"), ("Ja", "steunt")):  # elsewhere the page of before is still open
            elsewhere.locator(f".st-key-{widget_key(dossier, VERDICT)}").get_by_text(label, exact=True).click()
            expect(elsewhere.get_by_text(re.compile(f"^In de lezing van dit deel: . {pulls}$"))).to_be_visible()
            settle(elsewhere)
        assert store.load(dossier).contents[VERDICT] == "ja"
        assert store.load(dossier).contents[STRATEGIES] == VALUES[STRATEGIES]

        page.goto(f"{wizard.url}/kaderversie?dossier={dossier}")
        page.get_by_role("button", name="Terugdraaien naar versie 1.0.0").click()
        expect(page.get_by_text("Teruggezet naar versie 1.0.0")).to_be_visible()
        state = store.load(dossier)
        assert (state.framework.version, state.contents.items() >= VALUES.items()) == ("1.0.0", True)
        assert len(store.history(dossier, PIN)) == 2
        page.get_by_role("link", name="7. Europese prioriteiten en steun").click()
        expect(cell).to_have_value("Een eigen doel")
