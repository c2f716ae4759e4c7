"""Does a memo say what a dossier in this store says: now, before, or never? The assessment it carries is compared.

Who holds the memo holds the words, and learns of its dossier only where he may know of it, and then its standing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from ipcei_wizard.assessment.disclosure import public
from ipcei_wizard.assessment.drafts import read_draft
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import to_data, to_json_value
from ipcei_wizard.dossier.paths import TITLE, assemble, is_proceeding
from ipcei_wizard.dossier.people import Person
from ipcei_wizard.dossier.reading import list_dossiers
from ipcei_wizard.dossier.records import Change, DossierState
from ipcei_wizard.dossier.store import DossierStore
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.memo.rerendering import Carried
from ipcei_wizard.web.desk import pinned_to
from ipcei_wizard.web.signed_memo import signed_route

Standing = Literal["latest", "signed-since", "earlier", "never"]
_REFERENCE: Final = "memo/reference"


@dataclass(frozen=True, slots=True)
class Held:
    """The dossier a memo is of, and how what it says stands to what the dossier says."""

    dossier: str
    title: str
    standing: Standing
    changed_at: datetime
    """When the dossier was last changed."""


def find_held(store: DossierStore, person: Person, carried: Carried) -> Held | None:
    """Return the dossier that says, or once said, what the memo carries, of those this person may know of.

    None when no such dossier is even called so.
    """
    namesake: DossierState | None = None
    before: DossierState | None = None
    for summary in list_dossiers(store, person):
        if summary.framework.id != carried.assessment.framework:
            continue
        state, framework = store.load(summary.id), carried.framework or pinned_to(summary.framework).framework
        says_this = _comparison(framework, carried.assessment)
        if says_this(state.contents):
            return _held(state, "latest" if _same_sign_offs(state, carried) else "signed-since")
        if before is None and _was_called_so(store, summary.id, carried):
            namesake = namesake or state
            before = state if _once_said(store.history(summary.id), says_this) else None
    if before is not None:
        return _held(before, "earlier")
    return _held(namesake, "never") if namesake else None


def _held(state: DossierState, standing: Standing) -> Held:
    return Held(state.summary.id, state.summary.title, standing, state.summary.changed_at)


def _comparison(framework: Framework, said: Assessment) -> Callable[[Mapping[str, Any]], bool]:
    """Return the test whether a memo of these contents would carry `said`; of a public version the public version."""

    def data(assessment: Assessment) -> Any:
        # As values: the store keeps the cells of a row in another order than the questionnaire.
        return to_json_value(to_data(assessment, framework))

    wanted = data(said)

    def says_this(contents: Mapping[str, Any]) -> bool:
        assessment, _ = read_draft(framework, assemble(contents))
        if said.withheld:
            assessment = public(assessment, framework).assessment
        return bool(data(assessment) == wanted)

    return says_this


def _same_sign_offs(state: DossierState, carried: Carried) -> bool:
    return bool(carried.assessment.withheld) or carried.signed == signed_route(state, carried.language)


def _was_called_so(store: DossierStore, dossier: str, carried: Carried) -> bool:
    """Tell whether the dossier ever had the title or the reference of the memo."""
    names = ((TITLE, carried.assessment.initiative.title), (_REFERENCE, carried.assessment.memo.reference))
    return any(
        name.strip() and any(change.new == name for change in store.history(dossier, path)) for path, name in names
    )


def _once_said(changes: Iterable[Change], says_this: Callable[[Mapping[str, Any]], bool]) -> bool:
    contents: dict[str, Any] = {}
    for change in changes:
        if is_proceeding(change.path):
            continue
        contents = {**contents, change.path: change.new}
        if change.new is None:
            del contents[change.path]
        if says_this(contents):
            return True
    return False
