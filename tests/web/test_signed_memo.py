"""The sign-off table of the memo, filled from the dossier: who put down what, and that nobody vouched for the name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.people import Step
from ipcei_wizard.dossier.signing import SigningWish, text_digest
from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.memo.advice import advice_document
from ipcei_wizard.memo.html import document_html
from ipcei_wizard.web.acting import someone
from ipcei_wizard.web.examples import add_assessment
from ipcei_wizard.web.signed_memo import signed_route
from tests.web.driving import ROOT

MED4CURE = read_assessment(ROOT / "examples" / "ipcei-med4cure.yaml")
STEPS = (
    Step(id="jz", person="Bram de Wit", function="Juridische Zaken", order=1),
    Step(id="dir", person="Dirk Smit", function="directeur", order=2),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DossierStore]:
    with open_store(f"sqlite:///{tmp_path / 'dossiers.db'}") as opened:
        yield opened


@pytest.fixture
def presented(store: DossierStore) -> str:
    """Return a dossier that is up for signature by two."""
    dossier = add_assessment(store, MED4CURE, key="presented")
    proceedings.plan_route(store, dossier, someone(), STEPS)
    proceedings.take_status(store, dossier, someone(), "consult")
    proceedings.take_status(store, dossier, someone(), "present")
    return dossier


def sign(store: DossierStore, dossier: str, step: str, person: str, *, replacing: bool = False) -> None:
    wish = SigningWish(step, "akkoord", "", text_digest(store.load(dossier)), errors=0, replacing=replacing)
    proceedings.sign(store, dossier, someone(person), wish)


def memo(store: DossierStore, dossier: str) -> tuple[bool, str]:
    """Return whether the memo is a draft, and its pages."""
    framework = shipped_framework(MED4CURE.framework)
    signed = signed_route(store.load(dossier), "nl")
    document = advice_document(framework, MED4CURE, evaluate(framework, MED4CURE), "nl", signed)
    return document.draft, document_html(document)


def test_the_table_shows_who_signed_and_that_nobody_vouched_for_it(store: DossierStore, presented: str) -> None:
    sign(store, presented, "jz", "Eva Bos", replacing=True)
    draft, shown = memo(store, presented)
    assert draft
    assert "Eva Bos b/a Bram de Wit" in shown
    assert shown.count("(niet-geauthenticeerd)") == 1
    assert "Dirk Smit" in shown


def test_a_void_sign_off_is_not_in_the_table(store: DossierStore, presented: str) -> None:
    sign(store, presented, "jz", "Bram de Wit")
    assert "niet-geauthenticeerd" in memo(store, presented)[1]
    path = "answers/occasion/motivation"
    store.save(presented, path, "Iets anders.", store.load(presented).version(path), "lokaal")
    assert "niet-geauthenticeerd" not in memo(store, presented)[1]


def test_the_memo_of_an_adopted_dossier_is_no_draft(store: DossierStore, presented: str) -> None:
    sign(store, presented, "jz", "Bram de Wit")
    sign(store, presented, "dir", "Dirk Smit")
    draft, shown = memo(store, presented)
    assert not draft
    assert shown.count("(niet-geauthenticeerd)") == 2


def test_without_steps_the_memo_keeps_the_route_it_names(store: DossierStore) -> None:
    dossier = add_assessment(store, MED4CURE, key="no steps")
    assert signed_route(store.load(dossier), "nl").steps == ()
    assert memo(store, dossier)[0]
