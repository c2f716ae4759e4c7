"""Who else is there, as the server answers a window: to whom, in which words, and until when."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.people import LOCAL_USER, Person
from ipcei_wizard.dossier.records import FrameworkPin
from ipcei_wizard.dossier.rights import ROLES
from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.messages import Language
from ipcei_wizard.web.colleagues import WINDOWS, Window, answer_to

ANNA = Person("anna@x.nl", frozenset({"opsteller"}), authenticated=True, called="Anna de Vries")
BRAM = Person("bram@x.nl", frozenset({"opsteller", "beheerder"}), authenticated=True)
ALONE = Person(LOCAL_USER, frozenset(ROLES))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DossierStore]:
    with open_store(f"sqlite:///{tmp_path}/dossiers.db") as opened:
        yield opened


def begun(store: DossierStore, person: Person) -> str:
    made = proceedings.create(store, person, "Chips", FrameworkPin("f", "1", "d"))
    assert isinstance(made, str)
    return made


def window(store: DossierStore, dossier: str, person: Person, place: str, language: Language = "nl") -> str:
    titles = {"nota": "Adviesnota", "vraag-9": "9. Marktfalen"}
    return WINDOWS.add(Window(store, dossier, person, language, place, titles, ends=1_000.0, used=0.0))


def answer(key: str, now: float = 0.0) -> object:
    found = answer_to({"key": key}, now)
    return found and (found["here"], found["others"])


def test_a_colleague_is_named_at_the_question_and_elsewhere(store: DossierStore) -> None:
    dossier = begun(store, ANNA)
    proceedings.admit(store, dossier, ANNA, [BRAM.name])
    anna = window(store, dossier, ANNA, "vraag-9")
    bram, english = window(store, dossier, BRAM, "vraag-9"), window(store, dossier, BRAM, "nota", "en")
    assert answer(anna) == ([], [])
    here = "Anna de Vries werkt nu ook aan deze vraag."
    assert answer(bram) == ([here], ["Anna de Vries werkt aan vraag 9"])
    own = "Also open in another window of yours: question 9"
    assert answer(english) == ([], ["Anna de Vries is working on question 9", own])
    assert answer(anna) == (
        ["bram@x.nl werkt nu ook aan deze vraag."],
        ["bram@x.nl is bij: Adviesnota", "bram@x.nl werkt aan vraag 9"],
    )
    for key in (bram, english):
        answer_to({"key": key, "leaving": True}, 0.0)
    assert answer(anna) == ([], [])


def test_without_login_another_window_is_one_of_ones_own(store: DossierStore) -> None:
    dossier = begun(store, ALONE)
    first, second = (window(store, dossier, ALONE, "vraag-9") for _ in range(2))
    assert answer(first) == ([], [])
    here = "U hebt deze vraag ook open in een ander venster."
    assert answer(second) == ([here], ["Ook open in een ander venster van u: vraag 9"])


def test_who_is_not_on_a_dossier_or_has_left_it_learns_nothing(store: DossierStore) -> None:
    dossier = begun(store, ANNA)
    anna, bram = window(store, dossier, ANNA, "vraag-9"), window(store, dossier, BRAM, "vraag-9")
    answer(anna)
    assert answer(bram) is None
    proceedings.admit(store, dossier, ANNA, [BRAM.name])
    assert answer(bram) is not None
    proceedings.admit(store, dossier, ANNA, (), [BRAM.name])
    assert answer(bram) is None
    assert answer("geraden") is answer_to({}, 0.0) is answer_to({"key": None}, 0.0) is None


def test_it_ends_with_the_login_and_with_the_text(store: DossierStore) -> None:
    dossier = begun(store, ANNA)
    anna = window(store, dossier, ANNA, "vraag-9")
    assert answer(anna, now=999.0) is not None
    assert answer(anna, now=1_001.0) is None
    proceedings.take_status(store, dossier, ANNA, "withdraw", "Klaar.")
    assert answer(anna, now=999.0) is None


def test_keys_that_nobody_used_for_a_day_are_forgotten(store: DossierStore) -> None:
    old = window(store, begun(store, ANNA), ANNA, "vraag-9")
    found = WINDOWS.get(old)
    assert found is not None
    WINDOWS.add(replace(found, used=100_000.0))
    assert WINDOWS.get(old) is None
