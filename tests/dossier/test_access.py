"""Who is on a dossier: each role on and off it, through the service layer; what is confidential, and what is noted."""

import logging
from itertools import product

import pytest

from ipcei_wizard.dossier import proceedings, reading
from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.errors import UnknownDossierError
from ipcei_wizard.dossier.people import Person, Remark, Step
from ipcei_wizard.dossier.records import Edit, FrameworkPin, Refusal
from ipcei_wizard.dossier.refusals import mark_of
from ipcei_wizard.dossier.rights import ACTIONS, ROLES, STATUSES, Action, Role, Status, may
from ipcei_wizard.dossier.signing import SigningWish, changed_since, route_of, text_digest
from ipcei_wizard.dossier.store import DossierStore

WHY = "answers/public-interest/motivation"
INNERMOST = "De winst is 12 miljoen."
STEP = Step(id="dg", person="dirk@x.nl", function="directeur-generaal", order=1)


def account(name: str, *roles: Role) -> Person:
    return Person(f"{name}@x.nl", frozenset(roles), authenticated=True)


ANNA, LEA, FATMA = account("anna", "opsteller"), account("lea", "lezer"), account("fatma", "beheerder")
BOB = account("bob", "meelezer", "opsteller", "beoordelaar", "ondertekenaar")
DIRK = account("dirk", "ondertekenaar")


@pytest.fixture
def draft(store: DossierStore, pin: FrameworkPin) -> str:
    """Return a dossier that Anna began, with reasons, fields and a source that are confidential."""
    made = proceedings.create(store, ANNA, "IPCEI ME/CT", pin)
    assert isinstance(made, str)
    marks: JSON = {
        "ground": "woo-5.1.1c",
        "motivation": True,
        "fields": ["funding_gap"],
        "rows": {"companies": ["Acme"]},
    }
    sources: JSON = [{"title": "Openbaar"}, {"title": "Geheime bron", "confidential": "woo-5.1.1c"}]
    texts: dict[str, JSON] = {
        WHY: INNERMOST,
        "answers/public-interest/fields/funding_gap": {"amount": 12},
        "answers/public-interest/fields/companies": [{"name": "Acme"}],
        "answers/public-interest/fields/level": "nationaal",
        "answers/public-interest/sources": sources,
        "answers/public-interest/confidential": marks,
    }
    proceedings.edit(store, made, ANNA, [Edit(path, value, 0) for path, value in texts.items()])
    return made


def bring_to(store: DossierStore, dossier: str, status: Status) -> None:
    """Bring a draft to a status, as those on it would."""
    proceedings.plan_route(store, dossier, ANNA, [STEP])
    proceedings.comment(store, dossier, ANNA, Remark(WHY, f"Klopt dit? {INNERMOST}"))
    path = {
        "concept": (),
        "in-afstemming": ("consult",),
        "ter-ondertekening": ("consult", "present"),
        "vastgesteld": ("consult", "present"),
        "ingetrokken": ("withdraw",),
    }
    for action in path[status]:
        assert not isinstance(proceedings.take_status(store, dossier, ANNA, action, "Reden."), Refusal)  # type: ignore[arg-type]
    if status == "vastgesteld":
        remark = f"Akkoord met {INNERMOST}"
        wish = SigningWish("dg", "akkoord-met-opmerking", remark, text_digest(store.load(dossier)), errors=0)
        assert not isinstance(proceedings.sign(store, dossier, DIRK, wish), Refusal)
    assert store.status(dossier) == status


def attempt(store: DossierStore, dossier: str, person: Person, action: Action) -> str:
    """Try an action through the service layer; return how it ended."""
    sign = SigningWish("dg", "akkoord", "", text_digest(store.load(dossier)), errors=0)
    try:
        match action:
            case "read" | "export":
                reading.open_dossier(store, dossier, person)
                return "done"
            case "edit":
                outcome: object = proceedings.edit(store, dossier, person, [Edit("memo/reference", person.name, 0)])
            case "carry-over":
                seen = store.load(dossier).framework
                other = FrameworkPin(seen.id, "9.0.0", person.name)
                outcome = proceedings.carry_over(store, dossier, person, seen, other)
            case "comment":
                return str(getattr(proceedings.comment(store, dossier, person, Remark(WHY, "Mooi.")), "code", "done"))
            case "resolve":
                [placed, *_] = [p for p in store.load(dossier).proceedings if p.startswith("proceedings/comments/")]
                outcome = proceedings.settle(store, dossier, person, placed.rpartition("/")[2])
            case "plan":
                outcome = proceedings.plan_route(store, dossier, person, [STEP])
            case "admit":
                outcome = proceedings.admit(store, dossier, person, ["nieuw@x.nl"])
            case "sign":
                outcome = proceedings.sign(store, dossier, person, sign)
            case _:
                outcome = proceedings.take_status(store, dossier, person, action, "Reden.")
    except UnknownDossierError:
        return "unknown"
    return outcome.code if isinstance(outcome, Refusal) else "done"


@pytest.mark.parametrize("status", STATUSES)
def test_each_role_on_and_off_a_dossier_may_do_exactly_what_the_table_says(
    store: DossierStore, pin: FrameworkPin, status: Status, request: pytest.FixtureRequest
) -> None:
    dossier = request.getfixturevalue("draft")
    bring_to(store, dossier, status)
    for number, (role, on, action) in enumerate(product(ROLES, (True, False), ACTIONS)):
        if action in {"consult", "present", "return", "withdraw", "sign"} and may({role}, status, action):
            continue  # carried out, they would change the status for the next; `bring_to` and the screens do them
        person = account(f"p{number}", role)
        if on:
            store.act(dossier, lambda _, name=person.name: {"proceedings/access": {"people": [name]}}, "test")  # type: ignore[misc]
        counts: frozenset[Role] = frozenset({role}) if on else (frozenset({role}) & {"beheerder"}) | {"lezer"}
        expected = (
            "unknown" if not may(counts, status, "read") else "done" if may(counts, status, action) else "not-allowed"
        )
        found = attempt(store, dossier, person, action)
        assert found in ({expected, "comment-settled"} if action == "resolve" else {expected}), (role, on, action)


def test_the_list_holds_what_one_may_know_of(store: DossierStore, draft: str) -> None:
    other = proceedings.create(store, BOB, "Ander", store.load(draft).framework)
    assert {line.id for line in reading.list_dossiers(store, ANNA)} == {draft}
    assert {line.id for line in reading.list_dossiers(store, FATMA)} == {draft, other}
    assert reading.list_dossiers(store, LEA) == reading.list_dossiers(store, account("niemand")) == ()
    assert {line.id for line in reading.list_dossiers(store, Person("lokaal", frozenset(ROLES)))} == {draft, other}


def test_admission_opens_a_dossier_and_letting_go_closes_it(store: DossierStore, draft: str) -> None:
    assert attempt(store, draft, BOB, "read") == "unknown"
    assert not isinstance(proceedings.admit(store, draft, FATMA, [BOB.name]), Refusal)
    assert attempt(store, draft, BOB, "edit") == "done"
    assert not isinstance(proceedings.admit(store, draft, ANNA, (), [BOB.name]), Refusal)
    assert attempt(store, draft, BOB, "edit") == "unknown"
    assert proceedings.admit(store, draft, ANNA, [" "]) == Refusal("name-missing")
    assert "bob@x.nl" in str(store.history(draft, "proceedings/access")[0].new)


def test_a_reader_of_what_is_adopted_sees_nothing_confidential_anywhere(store: DossierStore, draft: str) -> None:
    bring_to(store, draft, "vastgesteld")
    for person in (LEA, BOB, FATMA):
        state = reading.open_dossier(store, draft, person, "en")
        everything = repr(state.values)
        assert all(word not in everything for word in (INNERMOST, "amount", "Acme", "Geheime bron"))
        assert state.contents[WHY] == "Confidential: to be read only by those on this dossier."
        assert state.contents["answers/public-interest/fields/level"] == "nationaal"
        assert [entry.standing for entry in route_of(state)] == ["approved"]
        assert reading.read_history(store, draft, person) == ()
    whole = reading.open_dossier(store, draft, DIRK)
    assert whole == store.load(draft)
    assert whole.contents[WHY] == INNERMOST
    [entry] = route_of(whole)
    assert entry.signoff is not None
    assert changed_since(reading.read_history(store, draft, DIRK), entry.signoff) == ()


def test_reasons_of_the_advice_go_with_the_mark_on_the_concluding_question(store: DossierStore, draft: str) -> None:
    marks: JSON = {"ground": "woo-5.1.1c", "motivation": True}
    edits = [Edit("advice/motivation", INNERMOST, 0), Edit("answers/conclusion/confidential", marks, 0)]
    proceedings.edit(store, draft, ANNA, [*edits, Edit("answers/odd/confidential", "?", 0)])
    bring_to(store, draft, "vastgesteld")
    assert INNERMOST not in repr(reading.open_dossier(store, draft, LEA).values)


def test_a_refusal_is_noted_without_a_word_of_the_dossier_or_the_person(
    store: DossierStore, draft: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert attempt(store, draft, BOB, "edit") == "unknown"
        assert isinstance(proceedings.create(store, LEA, INNERMOST, store.load(draft).framework), Refusal)
        with pytest.raises(UnknownDossierError):
            reading.open_dossier(store, draft, BOB)
        bring_to(store, draft, "in-afstemming")
        assert isinstance(proceedings.take_status(store, draft, ANNA, "consult"), Refusal)
    facts = [record.__dict__["facts"] for record in caplog.records if hasattr(record, "facts")]
    assert [fact["code"] for fact in facts] == ["unknown-dossier", "not-a-maker", "unknown-dossier", "not-allowed"]
    assert [fact["person"] for fact in facts] == [mark_of(p.name) for p in (BOB, LEA, BOB, ANNA)]
    assert {fact["dossier"] for fact in facts} == {draft, ""}
    written = repr(facts) + caplog.text
    assert all(word not in written for word in (INNERMOST, "bob", "anna@", "ME/CT"))
