"""What people do on a dossier, carried out: decides with `signing` and `comments`, writes with the store.

Every function returns a `Refusal` or the dossier as it is afterwards, decided and written with everyone else waiting.
Whoever calls it has seen to it that the person is who he says.
"""

import secrets
from collections.abc import Sequence

from ipcei_wizard.dossier import comments, signing
from ipcei_wizard.dossier.people import Person, Remark, Step
from ipcei_wizard.dossier.records import Conflicts, DossierState, Edit, Refusal, Saved
from ipcei_wizard.dossier.rights import Action, refused
from ipcei_wizard.dossier.store import DossierStore

Outcome = Refusal | DossierState


def edit(
    store: DossierStore, dossier: str, person: Person, edits: Sequence[Edit]
) -> Refusal | tuple[Saved, ...] | Conflicts:
    """Change the text, if this person may in this status.

    Raises:
        DossierFrozenError: it was adopted or withdrawn at this very moment.
    """
    refusal = refused(person.roles, store.status(dossier), "edit")
    return refusal or store.save_many(dossier, edits, person.name)


def take_status(store: DossierStore, dossier: str, person: Person, action: Action, reason: str = "") -> Outcome:
    """Bring the dossier to another status: `consult`, `present`, `return` or `withdraw`."""
    return store.act(dossier, lambda at: signing.take_status(at, person, action, reason), person.name)


def plan_route(store: DossierStore, dossier: str, person: Person, steps: Sequence[Step]) -> Outcome:
    """Lay down who signs, in which order."""
    return store.act(dossier, lambda at: signing.plan_route(at, person, steps), person.name)


def add_step(store: DossierStore, dossier: str, person: Person, wish: signing.StepWish) -> Outcome:
    """Put one more step on the sign-off route."""
    return store.act(dossier, lambda at: signing.add_step(at, person, wish), person.name)


def remove_step(store: DossierStore, dossier: str, person: Person, step: str) -> Outcome:
    """Take a step off the sign-off route."""
    return store.act(dossier, lambda at: signing.remove_step(at, person, step), person.name)


def sign(store: DossierStore, dossier: str, person: Person, wish: signing.SigningWish) -> Outcome:
    """Sign off at a step; the last approval adopts the dossier and freezes its text."""
    return store.act(dossier, lambda at: signing.sign(at, person, wish), person.name)


def comment(store: DossierStore, dossier: str, person: Person, remark: Remark) -> Refusal | str:
    """Place a comment, and return its id."""
    if not remark.text.strip():
        return Refusal("reason-missing")
    name = secrets.token_hex(6)
    outcome = store.act(dossier, lambda at: comments.place(at, person, name, remark), person.name)
    return outcome if isinstance(outcome, Refusal) else name


def answer(store: DossierStore, dossier: str, person: Person, comment: str, text: str) -> Outcome:
    """Answer a comment."""
    return store.act(dossier, lambda at: comments.answer(at, person, comment, text), person.name)


def settle(store: DossierStore, dossier: str, person: Person, comment: str, resolution: str = "") -> Outcome:
    """Settle a comment."""
    return store.act(dossier, lambda at: comments.settle(at, person, comment, resolution), person.name)
