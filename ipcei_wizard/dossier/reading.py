"""What people may see of the stored dossiers; every screen reads through here, as it writes through `proceedings`.

A dossier someone may not know of is, to him, one that is not there.
"""

from ipcei_wizard.dossier.access import is_on, may_know, without_confidential
from ipcei_wizard.dossier.errors import UnknownDossierError
from ipcei_wizard.dossier.people import ACCESS, ROUTE, Person
from ipcei_wizard.dossier.records import Change, DossierState, DossierSummary
from ipcei_wizard.dossier.refusals import UNKNOWN, note
from ipcei_wizard.dossier.signing import text_digest
from ipcei_wizard.dossier.store import FROZEN, DossierStore
from ipcei_wizard.messages import Language, say


def open_dossier(store: DossierStore, dossier: str, person: Person, language: Language = "nl") -> DossierState:
    """Return a dossier as this person may see it now.

    Raises:
        UnknownDossierError: there is no such dossier, or none for this person.
    """
    state = store.load(dossier)
    if not may_know(state.summary, state.proceedings, person):
        note("read", dossier, person, UNKNOWN)
        raise UnknownDossierError(store.where, dossier=dossier)
    if is_on(state.summary, state.proceedings, person):
        return state
    return without_confidential(state, text_digest(state), say("proceedings.withheld", language))


def works_on(store: DossierStore, dossier: str, person: Person) -> bool:
    """Tell whether a person is now on a dossier of which the text can still change.

    Raises:
        UnknownDossierError: there is no such dossier.
    """
    state = store.load(dossier)
    known = may_know(state.summary, state.proceedings, person)
    return known and is_on(state.summary, state.proceedings, person) and state.summary.status not in FROZEN


def list_dossiers(store: DossierStore, person: Person) -> tuple[DossierSummary, ...]:
    """Return the dossiers this person may know of, the last changed first."""
    if not person.authenticated:
        return store.list()
    access = store.values_at((ACCESS, ROUTE))
    return tuple(line for line in store.list() if may_know(line, access.get(line.id, {}), person))


def read_history(store: DossierStore, dossier: str, person: Person) -> tuple[Change, ...]:
    """Return every change of a dossier, oldest first; to who is not on it, none: it holds what was ever confidential.

    Raises:
        UnknownDossierError: there is no such dossier, or none for this person.
    """
    state = open_dossier(store, dossier, person)
    return store.history(dossier) if is_on(state.summary, state.proceedings, person) else ()
