"""From which questionnaire on a draft goes: carrying it over to another version, and taking that back. Pure.

The questionnaire a dossier was begun with is part of its first hash and never changes. Going on under another is a
change at `paths.PIN` like any other: chained, archived, verified. It holds what stood there before, so that taking it
back is one more change. No answer is touched by either.
"""

from collections.abc import Mapping
from typing import Final

from ipcei_wizard.dossier.access import refused
from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.paths import PIN
from ipcei_wizard.dossier.people import Person, Situation
from ipcei_wizard.dossier.records import DossierState, FrameworkPin, Refusal, pin_of
from ipcei_wizard.dossier.rights import Action

Decision = Mapping[str, JSON] | Refusal
ACTION: Final[Action] = "carry-over"


def carry_over(situation: Situation, person: Person, seen: FrameworkPin, to: FrameworkPin) -> Decision:
    """Decide on going on under `to`; `seen` is the questionnaire of which the person saw what would change."""
    state = situation.state
    if refusal := refused(state, person, ACTION) or _moved(state, seen):
        return refusal
    if to == seen:
        return Refusal("pinned-already", {"version": to.version})
    before = _stored(state) or _written(seen, None)
    return {PIN: _written(to, before)}


def take_back(situation: Situation, person: Person, seen: FrameworkPin) -> Decision:
    """Decide on going back to the questionnaire before the last carrying over; `seen` is the one it is under."""
    state = situation.state
    if refusal := refused(state, person, ACTION) or _moved(state, seen):
        return refusal
    before = (_stored(state) or {}).get("before")
    return {PIN: before} if before is not None else Refusal("not-carried-over")


def carried_from(state: DossierState) -> tuple[FrameworkPin, ...]:
    """Return the questionnaires a dossier was under before, the last one first; none when it was never carried over."""
    found: list[FrameworkPin] = []
    stored = _stored(state)
    while stored is not None and (pin := pin_of(stored.get("before"))):
        found.append(pin)
        before = stored["before"]
        stored = before if isinstance(before, Mapping) else None
    return tuple(found)


def _moved(state: DossierState, seen: FrameworkPin) -> Refusal | None:
    now = state.framework
    return None if now == seen else Refusal("framework-moved", {"version": now.version})


def _written(pin: FrameworkPin, before: JSON) -> Mapping[str, JSON]:
    return {"id": pin.id, "version": pin.version, "digest": pin.digest, "before": before}


def _stored(state: DossierState) -> Mapping[str, JSON] | None:
    stored = state.values.get(PIN)
    return stored.value if stored is not None and isinstance(stored.value, Mapping) else None
