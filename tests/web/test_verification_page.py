"""The page where a memo is dropped to be verified, and what it knows of the dossiers in the store."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import BrowserContext, expect

from ipcei_wizard.assessment.disclosure import public
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.people import Person, Step
from ipcei_wizard.dossier.rights import ROLES
from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.memo.advice import render_advice
from ipcei_wizard.memo.rerendering import Carried, carried_assessment
from ipcei_wizard.memo.seal.authority import local_key
from ipcei_wizard.memo.seal.sealing import seal_pdf
from ipcei_wizard.memo.verification import verify_memo
from ipcei_wizard.web.acting import someone
from ipcei_wizard.web.examples import add_assessment
from ipcei_wizard.web.held import find_held
from ipcei_wizard.web.signed_memo import signed_route
from tests.web.driving import ROOT, settle
from tests.web.officer import Wizard

SMALL = read_assessment(ROOT / "examples" / "geconstrueerd-geen-overheidsrol.yaml")
MED4CURE = read_assessment(ROOT / "examples" / "ipcei-med4cure.yaml")
OCCASION = "answers/occasion/motivation"
AT_THIS_COMPUTER = Person("lokaal", frozenset(ROLES))
STRANGER = Person("x-1", frozenset({"opsteller"}), authenticated=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DossierStore]:
    with open_store(f"sqlite:///{tmp_path / 'dossiers.db'}") as opened:
        yield opened


def change(store: DossierStore, dossier: str, text: str) -> None:
    store.save(dossier, OCCASION, text, store.load(dossier).version(OCCASION), "lokaal")


def carried(pdf: bytes) -> Carried:
    found = carried_assessment(pdf)
    assert found is not None
    return found


def standing(store: DossierStore, pdf: bytes, person: Person = AT_THIS_COMPUTER) -> tuple[str, str] | None:
    found = find_held(store, person, carried(pdf))
    return (found.dossier, found.standing) if found else None


def test_who_may_not_know_of_a_dossier_is_not_told_of_it(store: DossierStore) -> None:
    memo = render_advice(SMALL)
    dossier = add_assessment(store, SMALL, key="this")
    assert standing(store, memo) == (dossier, "latest")
    assert standing(store, memo, STRANGER) is None


def test_a_memo_is_the_latest_until_its_dossier_is_changed(store: DossierStore) -> None:
    memo = render_advice(SMALL)
    assert standing(store, memo) is None
    add_assessment(store, MED4CURE, key="other")
    dossier = add_assessment(store, SMALL, key="this")
    assert standing(store, memo) == (dossier, "latest")
    change(store, dossier, "Iets anders.")
    assert standing(store, memo) == (dossier, "earlier")
    store.save(dossier, "initiative/title", "Een andere naam", 1, "lokaal")
    assert standing(store, memo) == (dossier, "earlier")
    other = SMALL.model_copy(update={"advice": SMALL.advice.model_copy(update={"focus": "Nooit gezegd"})})
    assert standing(store, render_advice(other)) == (dossier, "never")


def test_a_public_memo_is_held_to_the_public_version_of_the_dossier(store: DossierStore) -> None:
    dossier = add_assessment(store, MED4CURE, key="this")
    shown = render_advice(public(MED4CURE, shipped_framework(MED4CURE.framework)).assessment)
    assert standing(store, shown) == (dossier, "latest")


def test_a_memo_that_shows_sign_offs_is_rendered_again_with_them(store: DossierStore) -> None:
    dossier = add_assessment(store, SMALL, key="this")
    proceedings.plan_route(
        store, dossier, someone(), [Step(id="jz", person="Bram de Wit", function="Juridische Zaken", order=1)]
    )
    memo = render_advice(SMALL, signed=signed_route(store.load(dossier), "nl"))
    assert verify_memo(memo).data_matches_text
    assert standing(store, memo) == (dossier, "latest")
    proceedings.plan_route(
        store, dossier, someone(), [Step(id="jz", person="Eva Bos", function="Juridische Zaken", order=1)]
    )
    assert standing(store, memo) == (dossier, "signed-since")


def test_a_table_with_other_sign_offs_than_the_memo_carries_is_found() -> None:
    from ipcei_wizard.memo.signed import SignedRoute, SignedStep, route_to_json  # noqa: PLC0415

    memo = render_advice(SMALL, signed=SignedRoute((SignedStep("directeur", "Dirk Smit"),)))
    other = route_to_json(SignedRoute((SignedStep("directeur", "Dirk Smit", initials="akkoord, 20-11-2026"),)))
    out = BytesIO()
    with pikepdf.open(BytesIO(memo)) as pdf:
        pdf.attachments["sign-offs.json"].obj.EF.F.write(other)
        pdf.save(out)
    assert not verify_memo(out.getvalue()).data_matches_text


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


@pytest.mark.browser
def test_a_memo_is_dropped_and_judged(context: BrowserContext, wizard: Wizard, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{wizard.data / 'dossiers.db'}") as store:
        add_assessment(store, SMALL, key="this")
    with ThreadPoolExecutor(1) as beside:  # Playwright has an event loop in this thread, and pyHanko wants its own
        sealed = beside.submit(lambda: seal_pdf(render_advice(SMALL), local_key(wizard.data))).result()
    locked = BytesIO()
    with pikepdf.open(BytesIO(sealed)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    page = context.new_page()
    page.goto(wizard.url)
    settle(page)
    page.get_by_role("link", name="Een nota controleren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Een nota controleren", timeout=15_000)

    def drop(name: str, content: bytes) -> None:
        (tmp_path / f"{name}.pdf").write_bytes(content)
        page.locator('input[type="file"]').set_input_files(tmp_path / f"{name}.pdf")

    alert = page.get_by_test_id("stAlert").first
    drop("sealed", sealed)
    expect(alert).to_contain_text("u weet niet van wie", timeout=20_000)
    page.get_by_text("Ik vertrouw het zegel van deze installatie").click()
    expect(alert).to_contain_text("In orde. Deze nota is precies zoals zij is verzegeld", timeout=20_000)
    main = page.get_by_test_id("stMain")
    for words in (
        "Ja: wat er is verzegeld of ondertekend, is ongewijzigd",
        "echt en vertrouwd",
        "Dit is wat het dossier",
    ):
        expect(main).to_contain_text(words)
    expect(page.get_by_role("link", name="Naar het dossier")).to_be_visible()
    drop("altered", sealed + b"\n")
    expect(alert).to_contain_text("Niet in orde", timeout=20_000)
    drop("locked", locked.getvalue())
    expect(alert).to_contain_text("versleuteld met een wachtwoord", timeout=20_000)
    drop("other", b"geen nota")
    expect(alert).to_contain_text("geen leesbare PDF", timeout=20_000)
    drop("large", b"%PDF-1.7" + bytes(21 * 1024 * 1024))
    expect(alert).to_contain_text("Dit bestand is te groot: 21 MB", timeout=20_000)
