"""A team that logs in: one dossier from draft to adopted by three, and who is kept out of what."""

import json
import signal
from collections.abc import Iterator
from secrets import token_hex

import pytest
from playwright.sync_api import Browser, expect

from ipcei_wizard.assessment.reader import read_assessment, to_data, to_json_value
from ipcei_wizard.dossier.paths import flatten
from ipcei_wizard.dossier.people import Person
from ipcei_wizard.dossier.proceedings import admit
from ipcei_wizard.dossier.records import Refusal
from ipcei_wizard.dossier.signing import route_of, status_record
from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.dossier.verification import verify
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.web.desk import pin, values_of
from tests.conftest import Addresses
from tests.web.driving import ROOT, settle, until
from tests.web.officer import Officer
from tests.web.team import ANNA, BRAM, CHRIS, DIRK, GAST, LEA, AtWork, Provider, TeamWizard, at_work, log_in

pytestmark = pytest.mark.browser

WHY = "answers/occasion/motivation"
ROUTE = ((BRAM, "Juridische Zaken", 1), (CHRIS, "FEZ", 1), (DIRK, "directeur", 2))


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with Provider(tmp_path_factory.mktemp("provider")) as started:
        yield started


@pytest.fixture(scope="module")
def database(new_postgresql: Addresses) -> str:
    return new_postgresql()


@pytest.fixture(scope="module")
def wizard(provider: Provider, database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamWizard]:
    with TeamWizard(tmp_path_factory.mktemp("team"), provider, database) as started:
        yield started


@pytest.fixture
def store(wizard: TeamWizard, database: str) -> Iterator[DossierStore]:
    with open_store(database) as opened:
        yield opened


@pytest.fixture
def complete(store: DossierStore) -> str:
    """Return a dossier without errors, written by Anna."""
    assessment = read_assessment(ROOT / "examples" / "ipcei-med4cure.yaml")
    framework = shipped_framework(assessment.framework)
    values = flatten(values_of(to_json_value(to_data(assessment, framework)), framework))
    return store.create(assessment.initiative.title, pin(framework.id), values, by=ANNA.account, key=token_hex())


def standings(store: DossierStore, dossier: str) -> list[str]:
    return [entry.standing for entry in route_of(store.load(dossier))]


def status(store: DossierStore, dossier: str) -> str:
    return status_record(store.load(dossier)).status


def sign(someone: AtWork, function: str) -> None:
    step = someone.page.locator("[data-testid=stForm]").filter(has_text=f"Ik teken als {function}")
    expect(step.get_by_label("Uw naam")).to_have_count(0)
    step.get_by_role("button", name=f"Tekenen als {function}").click()
    settle(someone.page)


def test_three_people_who_logged_in_bring_a_draft_to_adopted(
    browser: Browser, wizard: TeamWizard, store: DossierStore, complete: str
) -> None:
    anna = at_work(browser, wizard, ANNA, f"/dossier?dossier={complete}")
    page = anna.page
    expect(page).to_have_url(f"{wizard.url}/dossier?dossier={complete}")
    expect(page.get_by_text("Ingelogd als Anna de Vries")).to_be_visible()
    expect(page.get_by_text("De wizard draait zonder inloggen.")).to_have_count(0)
    for number, (who, function, order) in enumerate(ROUTE, start=1):
        page.get_by_label("Functie", exact=True).fill(function)
        page.get_by_label("Account", exact=True).first.fill(who.account)
        page.get_by_role("spinbutton", name="Volgnummer").fill(str(order))
        page.get_by_role("button", name="Toevoegen", exact=True).click()
        until(lambda: len(route_of(store.load(complete))), number)
        settle(page)
    page.get_by_role("button", name="Ter afstemming rondsturen").click()
    until(lambda: status(store, complete), "in-afstemming")
    page.get_by_role("button", name="Ter ondertekening aanbieden").click()
    until(lambda: status(store, complete), "ter-ondertekening")
    settle(page)
    expect(page.get_by_role("button", name="Tekenen als FEZ")).to_have_count(0)
    everyone = [anna]
    for number, (who, function, _) in enumerate(ROUTE, start=1):
        signer = at_work(browser, wizard, who, f"/dossier?dossier={complete}")
        everyone.append(signer)
        sign(signer, function)
        until(lambda: standings(store, complete).count("approved"), number)
        expect(signer.page.get_by_text(f"{who.name} ({who.account})").first).to_be_visible()
        expect(signer.page.get_by_text("niet-geauthenticeerd")).to_have_count(0)
    assert status(store, complete) == "vastgesteld"
    signed = [entry.signoff for entry in route_of(store.load(complete))]
    assert [(s.by, s.called, s.authenticated) for s in signed if s] == [(w.account, w.name, True) for w, _, _ in ROUTE]
    assert verify(store, complete) == ()
    for someone in everyone:
        assert [url for url in someone.asked if not url.startswith(("http://127.0.0.1:", "data:", "blob:"))] == []
        someone.context.close()
    assert {line.split("'")[1] for line in wizard.connected.read_text(encoding="utf-8").splitlines()} == {"127.0.0.1"}


def test_who_is_not_on_a_dossier_does_not_learn_that_it_is_there(
    browser: Browser, wizard: TeamWizard, complete: str
) -> None:
    lea = at_work(browser, wizard, LEA, f"/vraag-1?dossier={complete}")
    for address in (complete, "0123456789abcdef"):
        lea.visit(wizard, "vraag-1", address)
        expect(lea.page.get_by_text(f"Er is geen dossier met het kenmerk {address}.")).to_be_visible()
    lea.visit(wizard, "")
    expect(lea.page.get_by_text("Alleen wie de rol opsteller heeft")).to_be_visible()
    expect(lea.page.locator(f".st-key-dossier-{complete}")).to_have_count(0)
    expect(lea.page.get_by_label("Titel van het initiatief")).to_have_count(0)
    lea.visit(wizard, "dossiers?zoek=Med4Cure")
    expect(lea.page.get_by_role("heading", name="Dossiers zoeken")).to_be_visible()
    expect(lea.page.locator(f".st-key-dossier-{complete}")).to_have_count(0)
    _, *lines = wizard.log.read_text(encoding="utf-8").split("(stoppen met Ctrl+C)\n")[-1].splitlines()
    refused = [line for line in map(json.loads, lines) if line.get("event") == "refused"]
    assert next(line["code"] for line in refused if line["dossier"] == complete) == "unknown-dossier"
    assert all(person.account not in "".join(lines) for person in (LEA, ANNA))
    lea.context.close()


def test_who_has_no_role_comes_no_further_than_the_door_and_who_logs_out_is_outside(
    browser: Browser, wizard: TeamWizard, complete: str
) -> None:
    guest = at_work(browser, wizard, GAST, f"/dossier?dossier={complete}")
    expect(guest.page.get_by_text("Uw account heeft geen rol in de IPCEI-wizard.")).to_be_visible()
    guest.page.get_by_role("button", name="Uitloggen").click()
    guest.page.wait_for_url("**/end_session?**")
    guest.visit(wizard, "dossier", complete)
    expect(guest.page.get_by_role("button", name="Inloggen")).to_be_visible()
    expect(guest.page.get_by_text("Med4Cure")).to_have_count(0)
    guest.context.close()


def test_what_was_typed_when_a_session_ended_is_there_after_the_next_login(
    browser: Browser, wizard: TeamWizard, store: DossierStore, complete: str
) -> None:
    anna = at_work(browser, wizard, ANNA, f"/vraag-1?dossier={complete}")
    officer = Officer(anna.page, complete)
    officer.type(WHY, "Getypt toen de sessie afliep.")
    wizard.stop(signal.SIGKILL)
    assert "Getypt" not in str(store.load(complete).contents[WHY])
    wizard.end_sessions()
    wizard.start()
    expect(anna.page.get_by_role("button", name="Inloggen")).to_be_visible(timeout=20_000)
    log_in(anna.page, ANNA)
    expect(officer.widget(WHY).locator("textarea")).to_have_value("Getypt toen de sessie afliep.", timeout=15_000)
    until(lambda: str(store.load(complete).contents[WHY]), "Getypt toen de sessie afliep.")
    anna.context.close()


def test_a_colleague_is_seen_at_work_and_is_gone_when_he_leaves(
    browser: Browser, wizard: TeamWizard, store: DossierStore, complete: str
) -> None:
    maker = Person(ANNA.account, frozenset({"opsteller"}), authenticated=True)
    assert not isinstance(admit(store, complete, maker, [BRAM.account]), Refusal)
    anna = at_work(browser, wizard, ANNA, f"/vraag-9?dossier={complete}")
    bram = at_work(browser, wizard, BRAM, f"/vraag-9?dossier={complete}")
    sidebar, here = (bram.page.locator(f"[data-colleagues{part}]") for part in ("", "-here"))
    expect(sidebar).to_have_text("Anna de Vries werkt aan vraag 9")
    expect(here).to_have_text("Anna de Vries werkt nu ook aan deze vraag.")
    anna.page.get_by_test_id("stSidebar").get_by_role("link", name="10. ").click()
    anna.page.wait_for_url("**/vraag-10?**")
    expect(sidebar).to_have_text("Anna de Vries werkt aan vraag 10")  # nobody touched this window
    expect(here).to_be_empty()
    expect(anna.page.locator("[data-colleagues]")).to_have_text("Bram de Wit werkt aan vraag 9")
    anna.page.goto(f"{wizard.url}/dossiers?zoek=Med4Cure")
    expect(anna.page.locator(f".st-key-dossier-{complete} mark")).to_have_text("Med4Cure")
    expect(sidebar).to_be_empty()
    for someone in (anna, bram):
        someone.context.close()
