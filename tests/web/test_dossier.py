"""A dossier that goes round: signed by three in three browsers, held up by a comment, its text put back."""

from collections.abc import Iterator
from secrets import token_hex
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.dossier.comments import comments_of
from ipcei_wizard.dossier.signing import route_of, status_record
from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.dossier.verification import verify
from ipcei_wizard.web.examples import add_assessment
from tests.web.driving import ROOT, settle, until
from tests.web.officer import Officer, Wizard, start_assessment

pytestmark = pytest.mark.browser

WHY: Final = "answers/occasion/motivation"
SIGNERS: Final = (("Bram de Wit", "Juridische Zaken", 1), ("Chris Faber", "FEZ", 1), ("Dirk Smit", "directeur", 2))


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


@pytest.fixture
def store(wizard: Wizard) -> Iterator[DossierStore]:
    with open_store(f"sqlite:///{wizard.data / 'dossiers.db'}") as opened:
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def complete(store: DossierStore) -> str:
    """Return a dossier without errors, written on this computer."""
    assessment = read_assessment(ROOT / "examples" / "ipcei-med4cure.yaml")
    return add_assessment(store, assessment, key=token_hex())


def visit(page: Page, wizard: Wizard, place: str, dossier: str) -> None:
    page.goto(f"{wizard.url}/{place}?dossier={dossier}")
    settle(page)


def status(store: DossierStore, dossier: str) -> str:
    return status_record(store.load(dossier)).status


def standings(store: DossierStore, dossier: str) -> list[str]:
    return [entry.standing for entry in route_of(store.load(dossier))]


def stored(store: DossierStore, dossier: str, path: str) -> Any:
    value = store.load(dossier).values.get(path)
    return value.value if value else None


def lay_down_route(page: Page, store: DossierStore, dossier: str) -> None:
    """Add the three steps, on the page of the dossier."""
    for number, (person, function, order) in enumerate(SIGNERS, start=1):
        page.get_by_label("Functie", exact=True).fill(function)
        page.get_by_label("Naam", exact=True).fill(person)
        page.get_by_role("spinbutton", name="Volgnummer").fill(str(order))
        page.get_by_role("button", name="Toevoegen").click()
        until(lambda: len(route_of(store.load(dossier))), number)
        settle(page)


def present(page: Page, store: DossierStore, dossier: str) -> None:
    """Bring a draft up for signature."""
    page.get_by_role("button", name="Ter afstemming rondsturen").click()
    until(lambda: status(store, dossier), "in-afstemming")
    page.get_by_role("button", name="Ter ondertekening aanbieden").click()
    until(lambda: status(store, dossier), "ter-ondertekening")
    settle(page)


def sign(page: Page, person: str, function: str) -> None:
    """Approve at a step, under this name."""
    step = page.locator("[data-testid=stForm]").filter(has_text=f"Ik teken als {function}")
    step.get_by_label("Uw naam").fill(person)
    step.get_by_role("button", name=f"Tekenen als {function}").click()
    settle(page)


def test_three_people_in_three_browsers_bring_a_draft_to_adopted(
    browser: Browser, page: Page, wizard: Wizard, store: DossierStore, complete: str
) -> None:
    visit(page, wizard, "dossier", complete)
    lay_down_route(page, store, complete)
    present(page, store, complete)
    for number, (person, function, _) in enumerate(SIGNERS, start=1):
        context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
        theirs = context.new_page()
        visit(theirs, wizard, "dossier", complete)
        sign(theirs, person, function)
        until(lambda: standings(store, complete).count("approved"), number)
        expect(theirs.get_by_text("niet-geauthenticeerd").last).to_be_visible()
        context.close()
    assert status(store, complete) == "vastgesteld"
    officer = Officer(page, complete)
    visit(page, wizard, "vraag-1", complete)
    expect(page.get_by_text("Dit dossier is vastgesteld.")).to_be_visible()
    before = stored(store, complete, WHY)
    officer.type(WHY, "Toch nog iets anders.")
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_text("Dit mag u niet in deze status (vastgesteld).")).to_be_visible()
    expect(officer.widget(WHY).locator("textarea")).to_have_value("Toch nog iets anders.")
    assert stored(store, complete, WHY) == before
    assert verify(store, complete) == ()


def test_one_name_signs_one_step_and_another_only_as_a_replacement(
    page: Page, wizard: Wizard, store: DossierStore, complete: str
) -> None:
    visit(page, wizard, "dossier", complete)
    lay_down_route(page, store, complete)
    present(page, store, complete)
    sign(page, "", "FEZ")
    expect(page.get_by_text("Vul uw naam in.")).to_be_visible()
    sign(page, "Bram de Wit", "Juridische Zaken")
    until(lambda: standings(store, complete), ["approved", "open", "waiting"])
    sign(page, "Bram de Wit", "FEZ")
    expect(page.get_by_text("Deze stap is van Chris Faber (FEZ).")).to_be_visible()
    page.get_by_text("Ik teken als vervanger van Chris Faber").click()
    sign(page, "Bram de Wit", "FEZ")
    expect(page.get_by_text("U hebt al getekend bij de stap “Juridische Zaken”.")).to_be_visible()
    sign(page, "Eva Bos", "FEZ")
    until(lambda: standings(store, complete), ["approved", "approved", "open"])
    expect(page.get_by_text("Eva Bos b/a Chris Faber")).to_be_visible()


def test_a_change_voids_what_was_signed_and_shows_what_changed(
    page: Page, wizard: Wizard, store: DossierStore, complete: str
) -> None:
    visit(page, wizard, "dossier", complete)
    lay_down_route(page, store, complete)
    present(page, store, complete)
    sign(page, "Bram de Wit", "Juridische Zaken")
    until(lambda: standings(store, complete)[0], "approved")
    store.save(complete, WHY, "Een heel nieuwe aanleiding.", store.load(complete).version(WHY), "lokaal")
    visit(page, wizard, "dossier", complete)
    expect(page.get_by_text("Vervallen: gezet bij een andere tekst of ronde")).to_be_visible()
    page.get_by_text("Wat er sindsdien veranderde").click()
    expect(page.locator("ins", has_text="heel nieuwe")).to_be_visible()


def test_going_back_to_draft_needs_a_reason(page: Page, wizard: Wizard, store: DossierStore, complete: str) -> None:
    visit(page, wizard, "dossier", complete)
    lay_down_route(page, store, complete)
    present(page, store, complete)
    page.get_by_text("Terug naar concept", exact=True).first.click()
    button = page.get_by_role("button", name="Terug naar concept")
    button.click()
    expect(page.get_by_text("Geef een toelichting.")).to_be_visible()
    assert status(store, complete) == "ter-ondertekening"
    page.get_by_label("Reden (verplicht)").first.fill("Er is nieuwe informatie.")
    button.click()
    until(lambda: status(store, complete), "concept")
    expect(page.get_by_text("Reden: Er is nieuwe informatie.")).to_be_visible()


def test_a_blocking_comment_stops_the_last_signature_until_it_is_settled(
    page: Page, wizard: Wizard, store: DossierStore, complete: str
) -> None:
    visit(page, wizard, "vraag-1", complete)
    page.get_by_text("Opmerkingen", exact=True).click()
    page.get_by_label("Nieuwe opmerking").fill("Welk *Kamerstuk* bedoelt u?")
    page.get_by_label("Uw naam").first.fill("Eva Bos")
    page.get_by_text("Houdt de laatste handtekening tegen", exact=True).click()
    page.get_by_role("button", name="Opmerking plaatsen").click()
    until(lambda: [c.blocking for c in comments_of(store.load(complete), "answers/occasion")], [True])
    expect(page.get_by_text("Open opmerkingen: 1, waarvan blokkerend: 1.")).to_be_visible()
    expect(page.get_by_text("Welk *Kamerstuk* bedoelt u?")).to_be_visible()
    visit(page, wizard, "dossier", complete)
    lay_down_route(page, store, complete)
    present(page, store, complete)
    for person, function, _ in SIGNERS:
        sign(page, person, function)
    expect(page.get_by_text("Er staan nog 1 blokkerende opmerking(en) open.")).to_be_visible()
    page.get_by_test_id("stMain").get_by_role("link", name="Vraag 1").click()
    page.wait_for_url("**/vraag-1*")
    settle(page)
    page.get_by_text("Opmerkingen", exact=True).click()
    page.get_by_label("Antwoord of afhandeling").fill("Kamerstuk 33009, nummer 130.")
    page.get_by_label("Uw naam").first.fill("Anna de Vries")
    page.get_by_role("button", name="Antwoorden").click()
    until(lambda: [reply.by for reply in comments_of(store.load(complete))[0].replies], ["Anna de Vries"])
    settle(page)
    page.get_by_label("Uw naam").first.fill("Eva Bos")
    page.get_by_role("button", name="Afhandelen").click()
    until(lambda: comments_of(store.load(complete))[0].resolved_by, "Eva Bos")
    visit(page, wizard, "dossier", complete)
    sign(page, "Dirk Smit", "directeur")
    until(lambda: status(store, complete), "vastgesteld")


def test_an_earlier_text_is_shown_word_by_word_and_put_back(page: Page, wizard: Wizard, store: DossierStore) -> None:
    dossier = start_assessment(page, wizard, "Terugzetten")
    officer = Officer(page, dossier)
    for text in ("De Kamer vroeg om een oordeel.", "De minister vroeg om een oordeel."):
        visit(page, wizard, "vraag-1", dossier)
        officer.type(WHY, text)
        until(lambda: stored(store, dossier, WHY), text)
    visit(page, wizard, "vraag-1", dossier)
    page.get_by_text("Geschiedenis van deze vraag").click()
    expect(page.locator("del", has_text="Kamer")).to_be_visible()
    expect(page.locator("ins", has_text="minister")).to_be_visible()
    page.get_by_role("button", name="Zet deze versie terug").click()
    until(lambda: stored(store, dossier, WHY), "De Kamer vroeg om een oordeel.")
    expect(officer.widget(WHY).locator("textarea")).to_have_value("De Kamer vroeg om een oordeel.")
    assert [change.new for change in store.history(dossier, WHY)][-2:] == [
        "De minister vroeg om een oordeel.",
        "De Kamer vroeg om een oordeel.",
    ]
