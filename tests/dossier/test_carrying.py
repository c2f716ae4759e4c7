"""Carrying a draft over to another version of the questionnaire and taking that back, on SQLite and PostgreSQL."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.carrying import carried_from
from ipcei_wizard.dossier.errors import DossierFrozenError
from ipcei_wizard.dossier.paths import PIN
from ipcei_wizard.dossier.people import Person, Step
from ipcei_wizard.dossier.records import DossierState, FrameworkPin, Refusal, pin_of
from ipcei_wizard.dossier.signing import SigningWish, changed_since, route_of, text_digest
from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.dossier.transfer import export_archive, import_archive
from ipcei_wizard.dossier.verification import verify

WHY = "answers/public-interest/motivation"
ANNA = Person("Anna", frozenset({"opsteller"}))
BRAM = Person("Bram", frozenset({"beoordelaar"}))
NEXT = FrameworkPin("afwegingskader-2022", "2.0", "sha256:def")
LAST = FrameworkPin("afwegingskader-2022", "3.0", "sha256:fed")


def done(outcome: Refusal | DossierState) -> DossierState:
    """Return the dossier after what had to succeed."""
    assert isinstance(outcome, DossierState), outcome
    return outcome


def test_a_draft_goes_on_under_the_newer_version_and_keeps_every_answer(
    store: DossierStore, dossier: str, pin: FrameworkPin
) -> None:
    store.save(dossier, WHY, "Omdat.", 0, "Anna")

    state = done(proceedings.carry_over(store, dossier, ANNA, pin, NEXT))

    assert state.framework == store.load(dossier).framework == store.list()[0].framework == NEXT
    assert carried_from(state) == (pin,)
    assert state.contents[WHY] == "Omdat."
    assert [change.path for change in store.history(dossier)][-1] == PIN
    assert verify(store, dossier) == ()


def test_taking_it_back_is_a_new_change_and_leads_back_step_by_step(
    store: DossierStore, dossier: str, pin: FrameworkPin
) -> None:
    proceedings.carry_over(store, dossier, ANNA, pin, NEXT)
    proceedings.carry_over(store, dossier, ANNA, NEXT, LAST)

    once = done(proceedings.take_back(store, dossier, ANNA, LAST))
    twice = done(proceedings.take_back(store, dossier, ANNA, NEXT))

    assert (once.framework, carried_from(once)) == (NEXT, (pin,))
    assert (twice.framework, carried_from(twice)) == (pin, ())
    assert len(store.history(dossier, PIN)) == 4
    assert verify(store, dossier) == ()
    assert proceedings.take_back(store, dossier, ANNA, pin) == Refusal("not-carried-over")


def test_who_saw_something_else_than_what_is_there_is_refused(
    store: DossierStore, dossier: str, pin: FrameworkPin
) -> None:
    proceedings.carry_over(store, dossier, ANNA, pin, NEXT)

    assert proceedings.carry_over(store, dossier, ANNA, pin, LAST) == Refusal("framework-moved", {"version": "2.0"})
    assert proceedings.take_back(store, dossier, ANNA, pin) == Refusal("framework-moved", {"version": "2.0"})
    assert proceedings.carry_over(store, dossier, ANNA, NEXT, NEXT) == Refusal("pinned-already", {"version": "2.0"})
    refused = proceedings.carry_over(store, dossier, BRAM, NEXT, LAST)
    assert refused == Refusal("not-allowed", {"action": "carry-over", "status": "concept"})


def test_only_a_draft_is_carried_over(store: DossierStore, dossier: str, pin: FrameworkPin) -> None:
    proceedings.take_status(store, dossier, ANNA, "consult")

    for outcome in (
        proceedings.carry_over(store, dossier, ANNA, pin, NEXT),
        proceedings.take_back(store, dossier, ANNA, pin),
    ):
        assert outcome == Refusal("not-allowed", {"action": "carry-over", "status": "in-afstemming"})


def test_the_store_and_the_database_refuse_it_in_a_frozen_dossier(
    store: DossierStore, dossier: str, pin: FrameworkPin
) -> None:
    proceedings.carry_over(store, dossier, ANNA, pin, NEXT)
    proceedings.take_status(store, dossier, ANNA, "withdraw", "Niet meer nodig.")

    with pytest.raises(DossierFrozenError):
        store.act(dossier, lambda _: {PIN: {"id": "x", "version": "1", "digest": "d", "before": None}}, "Anna")
    with store.writing() as connection, pytest.raises(DBAPIError, match="frozen"):
        connection.execute(text("UPDATE value SET value = 'null' WHERE path = 'proceedings/framework'"))
    assert store.load(dossier).framework == NEXT


def test_a_sign_off_is_about_one_questionnaire_and_does_not_come_back_with_it(
    store: DossierStore, dossier: str, pin: FrameworkPin
) -> None:
    step = Step(id="jz", person="Bram", function="Juridische Zaken", order=1)
    last = Step(id="dg", person="Chris", function="directeur-generaal", order=2)
    proceedings.plan_route(store, dossier, ANNA, [step, last])
    proceedings.take_status(store, dossier, ANNA, "consult")
    state = done(proceedings.take_status(store, dossier, ANNA, "present"))
    wish = SigningWish("jz", "akkoord", "", text_digest(state), 0)
    signed = route_of(done(proceedings.sign(store, dossier, BRAM, wish)))[0].signoff
    assert signed is not None
    proceedings.take_status(store, dossier, ANNA, "return", "Nieuwe versie van het kader.")

    over = done(proceedings.carry_over(store, dossier, ANNA, pin, NEXT))
    assert text_digest(over) != signed.digest
    back = done(proceedings.take_back(store, dossier, ANNA, NEXT))

    assert text_digest(back) == signed.digest
    assert route_of(back)[0].standing == "void"
    assert [change.path for change in changed_since(store.history(dossier), signed)] == [PIN, PIN]


def test_who_carries_over_is_an_author_and_signs_nothing(store: DossierStore, dossier: str, pin: FrameworkPin) -> None:
    both = Person("Dirk", frozenset({"opsteller", "ondertekenaar"}))
    proceedings.carry_over(store, dossier, both, pin, NEXT)
    proceedings.plan_route(store, dossier, ANNA, [Step(id="dg", person="Dirk", function="DG", order=1)])
    proceedings.take_status(store, dossier, ANNA, "consult")
    state = done(proceedings.take_status(store, dossier, ANNA, "present"))

    refused = proceedings.sign(store, dossier, both, SigningWish("dg", "akkoord", "", text_digest(state), 0))

    assert refused == Refusal("own-text")


def test_an_archive_carries_it_and_a_copy_is_extended_by_it(
    store: DossierStore, dossier: str, pin: FrameworkPin, new_address: Callable[[], str], tmp_path: Path
) -> None:
    with open_store(new_address()) as elsewhere:
        for _ in range(2):
            export_archive(store, [dossier], tmp_path / "archive")
            with (tmp_path / "archive").open("rb") as file:
                import_archive(elsewhere, file)
            assert elsewhere.load(dossier).framework == store.load(dossier).framework
            assert verify(elsewhere, dossier) == ()
            proceedings.carry_over(store, dossier, ANNA, pin, NEXT)
        assert elsewhere.list()[0].framework == NEXT
    assert b"proceedings/framework" in gzip.decompress((tmp_path / "archive").read_bytes())


def test_a_framework_put_beside_the_log_is_found(store: DossierStore, dossier: str) -> None:
    with store.writing() as connection:
        connection.execute(text("""UPDATE dossier SET pinned = '{"digest":"d","id":"x","version":"1"}'"""))

    assert store.load(dossier).framework == FrameworkPin("x", "1", "d")
    assert [fault.code for fault in verify(store, dossier)] == ["summary"]


@pytest.mark.parametrize(
    "value", [None, "x", [], {}, {"id": "x", "version": "1"}, {"id": 1, "version": "1", "digest": ""}]
)
def test_what_names_no_framework_leaves_the_one_it_was_begun_with(value: object) -> None:
    assert pin_of(value) is None  # type: ignore[arg-type]
