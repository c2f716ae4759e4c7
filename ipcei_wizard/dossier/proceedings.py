"""What people do on a dossier, carried out: decides with `signing` and `comments`, writes with the store.

Every function returns a `Refusal` or the dossier as it is afterwards, decided and written with everyone else waiting.
Whoever calls it has seen to it that the person is who he says. Every refusal is noted in the log of the operator.
"""

import secrets
from collections.abc import Callable, Collection, Mapping, Sequence

from ipcei_wizard.dossier import access, carrying, comments, rights, signing
from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.errors import UnknownDossierError
from ipcei_wizard.dossier.people import Person, Remark, Situation, Step
from ipcei_wizard.dossier.records import Conflicts, DossierState, Edit, FrameworkPin, Refusal, Saved
from ipcei_wizard.dossier.refusals import UNKNOWN, note
from ipcei_wizard.dossier.rights import MAKERS, Action
from ipcei_wizard.dossier.store import DossierStore

Outcome = Refusal | DossierState
Decide = Callable[[Situation], Mapping[str, JSON] | Refusal]


def create(
    store: DossierStore,
    person: Person,
    title: str,
    framework: FrameworkPin,
    *,
    key: str | None = None,
) -> Refusal | str:
    """Begin a dossier, and return its id."""
    if person.roles.isdisjoint(MAKERS):
        note("create", "", person, "not-a-maker")
        return Refusal("not-a-maker")
    return store.create(title, framework, by=person.name, key=key)


def edit(
    store: DossierStore, dossier: str, person: Person, edits: Sequence[Edit]
) -> Refusal | tuple[Saved, ...] | Conflicts:
    """Change the text, if this person may in this status.

    Raises:
        DossierFrozenError: it was adopted or withdrawn at this very moment.
        UnknownDossierError: there is no such dossier, or none for this person.
    """
    refusal = _not_writing(store, dossier, person)
    if refusal is not None:
        note("edit", dossier, person, refusal.code)
        return refusal
    return store.save_many(dossier, edits, person.name)


def carry_over(store: DossierStore, dossier: str, person: Person, seen: FrameworkPin, to: FrameworkPin) -> Outcome:
    """Go on under another version of the questionnaire than the one `seen`; no answer is touched.

    Raises:
        DossierFrozenError: it was adopted or withdrawn at this very moment.
    """
    return _act(store, dossier, person, carrying.ACTION, lambda at: carrying.carry_over(at, person, seen, to))


def take_back(store: DossierStore, dossier: str, person: Person, seen: FrameworkPin) -> Outcome:
    """Go back to the version of the questionnaire before the last carrying over. Raises as `carry_over` does."""
    return _act(store, dossier, person, carrying.ACTION, lambda at: carrying.take_back(at, person, seen))


def admit(
    store: DossierStore, dossier: str, person: Person, names: Collection[str], gone: Collection[str] = ()
) -> Outcome:
    """Admit people to a dossier, and let others go."""
    return _act(store, dossier, person, "admit", lambda at: access.admit(at, person, names, gone))


def take_status(store: DossierStore, dossier: str, person: Person, action: Action, reason: str = "") -> Outcome:
    """Bring the dossier to another status: `consult`, `present`, `return` or `withdraw`."""
    return _act(store, dossier, person, action, lambda at: signing.take_status(at, person, action, reason))


def plan_route(store: DossierStore, dossier: str, person: Person, steps: Sequence[Step]) -> Outcome:
    """Lay down who signs, in which order."""
    return _act(store, dossier, person, "plan", lambda at: signing.plan_route(at, person, steps))


def add_step(store: DossierStore, dossier: str, person: Person, wish: signing.StepWish) -> Outcome:
    """Put one more step on the sign-off route."""
    return _act(store, dossier, person, "plan", lambda at: signing.add_step(at, person, wish))


def remove_step(store: DossierStore, dossier: str, person: Person, step: str) -> Outcome:
    """Take a step off the sign-off route."""
    return _act(store, dossier, person, "plan", lambda at: signing.remove_step(at, person, step))


def sign(store: DossierStore, dossier: str, person: Person, wish: signing.SigningWish) -> Outcome:
    """Sign off at a step; the last approval adopts the dossier and freezes its text."""
    return _act(store, dossier, person, "sign", lambda at: signing.sign(at, person, wish))


def comment(store: DossierStore, dossier: str, person: Person, remark: Remark) -> Refusal | str:
    """Place a comment, and return its id."""
    if not remark.text.strip():
        return Refusal("reason-missing")
    name = secrets.token_hex(6)
    outcome = _act(store, dossier, person, "comment", lambda at: comments.place(at, person, name, remark))
    return outcome if isinstance(outcome, Refusal) else name


def answer(store: DossierStore, dossier: str, person: Person, comment: str, text: str) -> Outcome:
    """Answer a comment."""
    return _act(store, dossier, person, "comment", lambda at: comments.answer(at, person, comment, text))


def settle(store: DossierStore, dossier: str, person: Person, comment: str, resolution: str = "") -> Outcome:
    """Settle a comment."""
    return _act(store, dossier, person, "resolve", lambda at: comments.settle(at, person, comment, resolution))


def _act(store: DossierStore, dossier: str, person: Person, action: str, decide: Decide) -> Outcome:
    """Decide and write; what a person may not know of is not there, so that an address cannot be guessed."""

    def decide_if_known(situation: Situation) -> Mapping[str, JSON] | Refusal:
        known = access.may_know(situation.state.summary, situation.state.proceedings, person)
        return decide(situation) if known else Refusal(UNKNOWN)

    outcome = store.act(dossier, decide_if_known, person.name)
    if isinstance(outcome, Refusal):
        note(action, dossier, person, outcome.code)
        if outcome.code == UNKNOWN:
            raise UnknownDossierError(store.where, dossier=dossier)
    return outcome


def _not_writing(store: DossierStore, dossier: str, person: Person) -> Refusal | None:
    if not person.authenticated:  # a status is read more quickly than a dossier, and a save is waited for
        return rights.refused(person.roles, store.status(dossier), "edit")
    state = store.load(dossier)
    if not access.may_know(state.summary, state.proceedings, person):
        note("edit", dossier, person, UNKNOWN)
        raise UnknownDossierError(store.where, dossier=dossier)
    return access.refused(state, person, "edit")
