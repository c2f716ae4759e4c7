"""From draft to adopted: statuses, the sign-off route and comments, the same on SQLite and PostgreSQL."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.comments import blocking, comments_of
from ipcei_wizard.dossier.errors import DossierFrozenError, UnknownDossierError
from ipcei_wizard.dossier.people import Person, Remark, Step, refusal_in_words, status_in_words
from ipcei_wizard.dossier.presence import Seat, leave, work_on
from ipcei_wizard.dossier.records import Edit, Refusal
from ipcei_wizard.dossier.rights import STATUSES
from ipcei_wizard.dossier.signing import (
    SigningWish,
    StepWish,
    changed_since,
    is_due,
    route_of,
    status_record,
    text_digest,
)
from ipcei_wizard.dossier.store import DossierStore
from ipcei_wizard.dossier.verification import verify
from ipcei_wizard.messages import LANGUAGES, catalogue

WHY = "answers/public-interest/motivation"
ANNA = Person("Anna", frozenset({"opsteller"}))
BRAM = Person("Bram", frozenset({"beoordelaar"}), authenticated=True)
CHRIS = Person("Chris", frozenset({"beoordelaar"}))
DIRK = Person("Dirk", frozenset({"ondertekenaar"}))
EVA = Person("Eva", frozenset({"ondertekenaar"}))
ROUTE = (
    Step(id="jz", person="Bram", function="Juridische Zaken", order=1),
    Step(id="fez", person="Chris", function="FEZ", order=1),
    Step(id="dg", person="Dirk", function="directeur-generaal", order=2, replaceable=True),
)


def codes(outcome: object) -> str:
    """Return the code of a refusal, or "done"."""
    return outcome.code if isinstance(outcome, Refusal) else "done"


def wish(store: DossierStore, dossier: str, step: str, verdict: Any = "akkoord", **more: Any) -> SigningWish:
    """Return a sign-off by someone who has seen the text as it is now."""
    seen: dict[str, Any] = {"remark": "", "digest": text_digest(store.load(dossier)), "errors": 0} | more
    return SigningWish(step, verdict, **seen)


def sign(store: DossierStore, dossier: str, person: Person, step: str, verdict: Any = "akkoord", **more: Any) -> str:
    """Sign off and return what became of it."""
    return codes(proceedings.sign(store, dossier, person, wish(store, dossier, step, verdict, **more)))


def standings(store: DossierStore, dossier: str) -> dict[str, str]:
    """Return how each step stands."""
    return {entry.step.id: entry.standing for entry in route_of(store.load(dossier))}


@pytest.fixture
def presented(store: DossierStore, dossier: str) -> str:
    """Return a dossier written by Anna, presented for signature."""
    store.save(dossier, WHY, "Omdat.", 0, "Anna")
    proceedings.plan_route(store, dossier, ANNA, ROUTE)
    proceedings.take_status(store, dossier, ANNA, "consult")
    proceedings.take_status(store, dossier, ANNA, "present")
    assert store.load(dossier).summary.status == "ter-ondertekening"
    return dossier


def test_three_people_adopt_a_dossier_and_from_then_on_it_is_frozen(store: DossierStore, presented: str) -> None:
    assert standings(store, presented) == {"jz": "open", "fez": "open", "dg": "waiting"}
    assert sign(store, presented, CHRIS, "fez") == "done", "steps of one order stand side by side"
    assert sign(store, presented, BRAM, "jz", "akkoord-met-opmerking", remark="Mooi.") == "done"
    assert standings(store, presented) == {"jz": "approved", "fez": "approved", "dg": "open"}
    assert store.load(presented).summary.status == "ter-ondertekening"

    assert sign(store, presented, DIRK, "dg") == "done"

    state = store.load(presented)
    assert state.summary.status == status_record(state).status == "vastgesteld"
    signed = {entry.step.id: entry.signoff for entry in route_of(state)}
    assert (signed["jz"].by, signed["jz"].remark, signed["jz"].authenticated) == ("Bram", "Mooi.", True)  # type: ignore[union-attr]
    assert signed["dg"].authenticated is False  # type: ignore[union-attr]
    with pytest.raises(DossierFrozenError, match="vastgesteld"):
        store.save(presented, WHY, "Toch anders.", 1, "Anna")
    assert codes(proceedings.edit(store, presented, ANNA, [Edit(WHY, "x", 1)])) == "not-allowed"
    assert store.load(presented) == state
    assert verify(store, presented) == ()


def due(store: DossierStore, dossier: str) -> list[str]:
    """Return the steps that can be signed now."""
    state = store.load(dossier)
    return [entry.step.id for entry in route_of(state) if is_due(state, entry)]


def test_a_step_is_due_when_all_before_it_approved_also_when_its_own_signature_lapsed(
    store: DossierStore, presented: str
) -> None:
    assert due(store, presented) == ["jz", "fez"]
    sign(store, presented, BRAM, "jz", "bespreken", remark="Waarom nu?")
    sign(store, presented, CHRIS, "fez")
    assert due(store, presented) == ["jz"], "who objected may still approve"
    sign(store, presented, BRAM, "jz")
    assert due(store, presented) == ["dg"]
    store.save(presented, WHY, "Omdat, en meer.", 1, "Anna")
    assert due(store, presented) == ["jz", "fez"], "what was signed is void"
    proceedings.take_status(store, presented, ANNA, "return", "Opnieuw schrijven.")
    assert due(store, presented) == []


def test_steps_are_added_one_by_one_and_need_a_name_and_a_function(store: DossierStore, dossier: str) -> None:
    for name in ("Bram", "Chris", "Dirk"):
        proceedings.add_step(store, dossier, ANNA, StepWish(f" {name} ", "functie", 1))
    proceedings.remove_step(store, dossier, ANNA, "stap-2")
    proceedings.add_step(store, dossier, ANNA, StepWish("Eva", "functie", 2, replaceable=False))
    steps = {entry.step.id: entry.step for entry in route_of(store.load(dossier))}
    assert {name: step.person for name, step in steps.items()} == {"stap-1": "Bram", "stap-2": "Eva", "stap-3": "Dirk"}
    assert codes(proceedings.add_step(store, dossier, ANNA, StepWish("", "functie", 1))) == "step-unnamed"
    assert codes(proceedings.add_step(store, dossier, BRAM, StepWish("Bram", "functie", 1))) == "not-allowed"
    assert codes(proceedings.remove_step(store, dossier, BRAM, "stap-1")) == "not-allowed"


def test_nobody_signs_without_a_name(store: DossierStore, presented: str) -> None:
    assert sign(store, presented, replace(CHRIS, name=" "), "jz") == "name-missing"


def test_the_database_itself_keeps_a_frozen_text(store: DossierStore, presented: str) -> None:
    admin = Person("Fatma", frozenset({"beheerder"}))
    assert codes(proceedings.take_status(store, presented, admin, "withdraw", "Ingehaald door de tijd.")) == "done"
    values = "dossier_id, changed_at, changed_by, old, new, hash"
    for statement in (
        f"INSERT INTO change (sequence, version, path, {values}) SELECT 99, 9, 'x/y', {values} FROM change LIMIT 1",
        f"UPDATE value SET value = '1' WHERE path = '{WHY}'",
    ):
        with store._engine.connect() as connection, pytest.raises(DBAPIError, match="frozen"):
            connection.execute(text(statement))


def test_an_author_cannot_approve_the_own_text(store: DossierStore, presented: str) -> None:
    store.save(presented, "advice/focus", "chips", 0, "Bram")
    store.save(presented, "advice/focus", None, 1, "Anna")

    assert sign(store, presented, BRAM, "jz") == "own-text", "also not once it was written over"
    both = Person("Anna", frozenset({"opsteller", "beoordelaar"}))
    assert sign(store, presented, both, "jz", replacing=True) == "own-text"


def test_a_replacement_says_so_and_is_recorded(store: DossierStore, presented: str) -> None:
    assert sign(store, presented, EVA, "jz") == "not-on-route"
    assert sign(store, presented, EVA, "jz", replacing=True) == "done"

    signoff = next(entry.signoff for entry in route_of(store.load(presented)) if entry.step.id == "jz")
    assert signoff is not None
    assert (signoff.by, signoff.instead_of) == ("Eva", "Bram")
    assert sign(store, presented, EVA, "fez", replacing=True) == "signed-elsewhere", "four eyes are of two people"


def test_a_step_that_is_personal_takes_no_replacement(store: DossierStore, dossier: str) -> None:
    personal = ROUTE[0].model_copy(update={"replaceable": False})
    proceedings.plan_route(store, dossier, ANNA, [personal])
    proceedings.take_status(store, dossier, ANNA, "consult")
    proceedings.take_status(store, dossier, ANNA, "present")

    assert sign(store, dossier, EVA, "jz", replacing=True) == "not-on-route"


def test_a_step_waits_for_the_steps_before_it(store: DossierStore, presented: str) -> None:
    sign(store, presented, CHRIS, "fez")

    assert sign(store, presented, DIRK, "dg") == "not-your-turn"
    assert sign(store, presented, CHRIS, "fez") == "already-signed"
    assert sign(store, presented, CHRIS, "anders") == "step-unknown"


@pytest.mark.parametrize("verdict", ["bespreken", "niet-akkoord"])
def test_an_objection_needs_a_reason_and_holds_up_the_route(store: DossierStore, presented: str, verdict: str) -> None:
    assert sign(store, presented, BRAM, "jz", verdict) == "reason-missing"
    assert sign(store, presented, BRAM, "jz", verdict, remark="De nuloptie ontbreekt.") == "done"
    sign(store, presented, CHRIS, "fez")

    assert standings(store, presented) == {"jz": "objected", "fez": "approved", "dg": "waiting"}
    assert sign(store, presented, DIRK, "dg") == "not-your-turn"
    assert sign(store, presented, BRAM, "jz") == "done", "after the talk"
    assert standings(store, presented)["dg"] == "open"


def test_a_sign_off_is_of_the_text_that_was_shown(store: DossierStore, presented: str) -> None:
    seen = wish(store, presented, "jz")
    store.save(presented, WHY, "Iets anders.", 1, "Anna")

    assert codes(proceedings.sign(store, presented, BRAM, seen)) == "text-changed"


def test_a_later_change_voids_it_and_shows_what_changed(store: DossierStore, presented: str) -> None:
    sign(store, presented, BRAM, "jz")
    sign(store, presented, CHRIS, "fez")
    store.save(presented, WHY, "Omdat het zo is.", 1, "Anna")

    assert standings(store, presented) == {"jz": "void", "fez": "void", "dg": "waiting"}
    signoff = route_of(store.load(presented))[0].signoff
    assert signoff is not None
    changes = changed_since(store.history(presented), signoff)
    assert [(change.path, change.old, change.new) for change in changes] == [(WHY, "Omdat.", "Omdat het zo is.")]
    assert sign(store, presented, DIRK, "dg") == "not-your-turn"

    store.save(presented, WHY, "Omdat.", 2, "Anna")
    assert standings(store, presented)["jz"] == "void", "also when the words are put back"
    assert sign(store, presented, BRAM, "jz") == "done"


def test_a_comment_does_not_void_a_sign_off(store: DossierStore, presented: str) -> None:
    sign(store, presented, BRAM, "jz")
    proceedings.comment(store, presented, CHRIS, Remark(WHY, "Mooi gezegd."))

    assert standings(store, presented)["jz"] == "approved"


def test_going_back_to_draft_keeps_the_reason_and_begins_a_new_round(store: DossierStore, presented: str) -> None:
    sign(store, presented, BRAM, "jz")
    assert codes(proceedings.take_status(store, presented, DIRK, "return", " ")) == "reason-missing"
    assert codes(proceedings.take_status(store, presented, DIRK, "return", "Nog niet rijp.")) == "done"

    record = status_record(store.load(presented))
    assert (record.status, record.reason, record.round) == ("concept", "Nog niet rijp.", 1)
    proceedings.take_status(store, presented, ANNA, "consult")
    proceedings.take_status(store, presented, ANNA, "present")
    assert standings(store, presented)["jz"] == "void"


def test_without_a_route_nothing_is_presented(store: DossierStore, dossier: str) -> None:
    proceedings.take_status(store, dossier, ANNA, "consult")

    assert codes(proceedings.take_status(store, dossier, ANNA, "present")) == "route-missing"
    assert codes(proceedings.plan_route(store, dossier, ANNA, [ROUTE[0], ROUTE[0]])) == "step-twice"
    assert codes(proceedings.take_status(store, dossier, DIRK, "present")) == "not-allowed"


def test_blocking_comments_and_errors_stop_only_the_last_signature(store: DossierStore, presented: str) -> None:
    name = proceedings.comment(store, presented, CHRIS, Remark(WHY, "Dit klopt niet.", blocking=True))
    assert isinstance(name, str)
    assert sign(store, presented, BRAM, "jz", errors=2) == "done"
    assert sign(store, presented, CHRIS, "fez") == "done"

    assert sign(store, presented, DIRK, "dg") == "blocking-comments"
    assert codes(proceedings.settle(store, presented, DIRK, name)) == "not-allowed"
    assert codes(proceedings.settle(store, presented, CHRIS, name, "Toch wel.")) == "done"
    assert sign(store, presented, DIRK, "dg", errors=2) == "errors"
    assert store.load(presented).summary.status == "ter-ondertekening"
    assert sign(store, presented, DIRK, "dg") == "done"


def test_comments_are_placed_answered_and_settled(store: DossierStore, dossier: str) -> None:
    proceedings.admit(store, dossier, ANNA, [BRAM.name])
    name = proceedings.comment(store, dossier, BRAM, Remark(WHY, " Bron? ", blocking=True))
    assert isinstance(name, str)
    other = proceedings.comment(store, dossier, CHRIS, Remark("advice/focus", "Te breed."))
    proceedings.answer(store, dossier, ANNA, name, "Kamerstuk 29 826.")

    found = comments_of(store.load(dossier), "answers/public-interest")
    assert [(c.text, c.by, [(r.by, r.text) for r in c.replies]) for c in found] == [
        ("Bron?", "Bram", [("Anna", "Kamerstuk 29 826.")])
    ]
    assert len(comments_of(store.load(dossier))) == 2
    assert [c.id for c in blocking(store.load(dossier))] == [name]

    assert codes(proceedings.settle(store, dossier, ANNA, name, "Toegevoegd.")) == "done"
    assert codes(proceedings.settle(store, dossier, ANNA, name)) == "comment-settled"
    assert blocking(store.load(dossier)) == ()
    assert codes(proceedings.answer(store, dossier, ANNA, "niets", "x")) == "comment-unknown"
    assert codes(proceedings.answer(store, dossier, ANNA, str(other), " ")) == "reason-missing"
    assert codes(proceedings.comment(store, dossier, BRAM, Remark(WHY, ""))) == "reason-missing"
    reader = Person("Gijs", frozenset({"lezer"}))
    assert codes(proceedings.comment(store, dossier, reader, Remark(WHY, "Hallo"))) == "not-allowed"


def test_what_people_do_stays_out_of_the_text(store: DossierStore, presented: str) -> None:
    assert set(store.load(presented).contents) == {"initiative/title", WHY}
    for path in ("proceedings/status", "proceedings/signoffs/dg"):
        with pytest.raises(ValueError, match="not a path of the text"):
            store.save(presented, path, {"status": "vastgesteld"}, 1, "Anna")
    with pytest.raises(ValueError, match="not proceedings"):
        store.act(presented, lambda _: {WHY: "x"}, "Anna")


def test_a_refusal_writes_nothing(store: DossierStore, presented: str) -> None:
    before = store.sequence(presented)

    sign(store, presented, ANNA, "jz")
    sign(store, presented, DIRK, "dg")
    proceedings.take_status(store, presented, BRAM, "withdraw", "zomaar")

    assert store.sequence(presented) == before


def test_colleagues_see_who_is_working_where(store: DossierStore, dossier: str) -> None:
    anna, bram, again = Seat("1", "anna@x.nl", "Anna"), Seat("2", "bram@x.nl"), Seat("3", "anna@x.nl", "Anna")

    def there(seat: Seat, place: str) -> list[tuple[str, str, str]]:
        return [(p.person, p.called, p.place) for p in work_on(store, dossier, seat, place)]

    assert there(anna, "vraag-9") == []
    assert there(bram, "vraag-2") == [("anna@x.nl", "Anna", "vraag-9")]
    work_on(store, dossier, anna, "vraag-10")
    assert there(bram, "vraag-2") == [("anna@x.nl", "Anna", "vraag-10")]
    assert there(again, "nota") == [("anna@x.nl", "Anna", "vraag-10"), ("bram@x.nl", "", "vraag-2")]
    leave(store, dossier, again)
    assert there(bram, "vraag-2") == [("anna@x.nl", "Anna", "vraag-10")]
    for _ in range(61):
        store.now()  # a minute goes by
    assert there(bram, "vraag-2") == []
    assert store.sequence(dossier) == 1
    with pytest.raises(UnknownDossierError):
        work_on(store, "0" * 16, anna, "vraag-1")


def test_refusals_and_their_words_are_the_same_set() -> None:
    room = Path(proceedings.__file__).parent
    code = "\n".join(file.read_text(encoding="utf-8") for file in room.glob("*.py"))
    used = set(re.findall(r'Refusal\("([a-z-]+)"', code))
    assert used == {key.removeprefix("refused-") for key in catalogue("proceedings") if key.startswith("refused-")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_and_status_has_words(language: Any) -> None:
    values: dict[str, str | int] = {
        "status": "concept",
        "step": "x",
        "function": "DG",
        "person": "Anna",
        "count": 2,
        "comment": "c",
        "version": "2.0.0",
        "name": "accu's",
        "most": 50,
    }
    for key in catalogue("proceedings"):
        if key.startswith("refused-"):
            said = refusal_in_words(Refusal(key.removeprefix("refused-"), values), language)
            assert said.endswith((".", ")"))
    assert len({status_in_words(status, language) for status in STATUSES}) == len(STATUSES)
    assert status_in_words("anders", language) == "anders"
