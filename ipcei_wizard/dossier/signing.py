"""What a status, a sign-off route and its sign-offs mean, and what may be done next. Pure; nothing is written.

A sign-off counts as long as the text is the one that was shown and the round of signing is the same. Nothing marks it
as void: it follows from the digest, the number of text changes and the round, anew at every look.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from ipcei_wizard.dossier.access import refused
from ipcei_wizard.dossier.canonical import JSON, to_text
from ipcei_wizard.dossier.comments import blocking
from ipcei_wizard.dossier.paths import STATUS, bears_on_text
from ipcei_wizard.dossier.people import (
    APPROVES,
    ROUTE,
    Person,
    SignOff,
    Situation,
    StatusRecord,
    Step,
    Verdict,
    signoff_path,
    steps_in,
)
from ipcei_wizard.dossier.records import Change, DossierState, Refusal
from ipcei_wizard.dossier.rights import LEADS_TO, Action

TEXT_FORMAT = "ipcei-text/1"
Standing = Literal["waiting", "open", "approved", "objected", "void"]
Decision = Mapping[str, JSON] | Refusal
NEEDS_REASON: frozenset[str] = frozenset({"return", "withdraw"})


@dataclass(frozen=True, slots=True)
class StepState:
    """A step as it stands: not its turn yet, open, approved, objected to, or signed for another text."""

    step: Step
    standing: Standing
    signoff: SignOff | None


@dataclass(frozen=True, slots=True)
class SigningWish:
    """What a person wants to put down at a step, having seen the text with this digest and this many errors in it."""

    step: str
    verdict: Verdict
    remark: str
    digest: str
    errors: int
    replacing: bool = False


@dataclass(frozen=True, slots=True)
class StepWish:
    """A step someone wants on the route, as typed."""

    person: str
    function: str
    order: int
    replaceable: bool = True


def text_digest(state: DossierState) -> str:
    """Return the digest of exactly the text of a dossier and the questionnaire it answers."""
    if state.whole:
        return state.whole
    pin = state.framework
    return sha256(to_text([TEXT_FORMAT, pin.id, pin.version, pin.digest, state.contents]).encode()).hexdigest()


def text_changes(state: DossierState) -> int:
    """Return how often the text, or the questionnaire it answers, was changed: each adds one to a version."""
    return sum(stored.version for path, stored in state.values.items() if bears_on_text(path))


def changed_since(history: Iterable[Change], signoff: SignOff) -> tuple[Change, ...]:
    """Return the changes of the text that the signer of `signoff` has not seen, oldest first."""
    text = [change for change in history if bears_on_text(change.path)]
    return tuple(text[signoff.text_changes :])


def status_record(state: DossierState) -> StatusRecord:
    """Return the status of a dossier; a new one is a draft."""
    stored = state.values.get(STATUS)
    return StatusRecord.model_validate(stored.value) if stored else StatusRecord(status="concept")


def route_of(state: DossierState) -> tuple[StepState, ...]:
    """Return the steps of the route in order, each with how it stands now."""
    steps = _steps(state)
    signoffs = {step.id: _signoff(state, step) for step in steps}
    in_force = {step.id: counts(state, found) for step in steps if (found := signoffs[step.id])}
    approved = {step.id for step in steps if (s := signoffs[step.id]) and in_force[step.id] and s.verdict in APPROVES}
    signing = status_record(state).status == "ter-ondertekening"
    result = []
    for step in steps:
        found = signoffs[step.id]
        turn = signing and all(other.id in approved for other in steps if other.order < step.order)
        if found and not in_force[step.id]:
            standing: Standing = "void"
        elif found:
            standing = "approved" if step.id in approved else "objected"
        else:
            standing = "open" if turn else "waiting"
        result.append(StepState(step, standing, found))
    return tuple(result)


def is_due(state: DossierState, entry: StepState) -> bool:
    """Tell whether a step can be signed now: the dossier is up for signature and every earlier step has approved."""
    if status_record(state).status != "ter-ondertekening" or entry.standing == "approved":
        return False
    return all(e.standing == "approved" for e in route_of(state) if e.step.order < entry.step.order)


def counts(state: DossierState, signoff: SignOff) -> bool:
    """Tell whether a sign-off is about the text as it is, in this round."""
    return (signoff.digest, signoff.text_changes, signoff.round) == (
        text_digest(state),
        text_changes(state),
        status_record(state).round,
    )


def take_status(situation: Situation, person: Person, action: Action, reason: str = "") -> Decision:
    """Decide on `consult`, `present`, `return` or `withdraw`."""
    record = status_record(situation.state)
    if refusal := refused(situation.state, person, action):
        return refusal
    if action in NEEDS_REASON and not reason.strip():
        return Refusal("reason-missing")
    if action == "present" and not _steps(situation.state):
        return Refusal("route-missing")
    number = record.round + 1 if action == "present" else record.round
    return {STATUS: {"status": LEADS_TO[action], "reason": reason.strip(), "round": number}}


def plan_route(situation: Situation, person: Person, steps: Iterable[Step]) -> Decision:
    """Decide on another route."""
    planned = sorted(steps, key=lambda step: step.order)
    if refusal := refused(situation.state, person, "plan"):
        return refusal
    if len({step.id for step in planned}) != len(planned):
        return Refusal("step-twice")
    # A step that is no longer there keeps its sign-offs in the log only.
    gone = {step.id for step in _steps(situation.state)} - {step.id for step in planned}
    return {ROUTE: [step.model_dump() for step in planned]} | {signoff_path(step): None for step in sorted(gone)}


def add_step(situation: Situation, person: Person, wish: StepWish) -> Decision:
    """Decide on one more step on the route."""
    if not wish.person.strip() or not wish.function.strip():
        return Refusal("step-unnamed")
    steps = _steps(situation.state)
    taken = {step.id for step in steps}
    name = next(f"stap-{number}" for number in range(1, len(steps) + 2) if f"stap-{number}" not in taken)
    named = {"person": wish.person.strip(), "function": wish.function.strip()}
    step = Step(id=name, order=wish.order, replaceable=wish.replaceable, **named)
    return plan_route(situation, person, [*steps, step])


def remove_step(situation: Situation, person: Person, step: str) -> Decision:
    """Decide on taking a step off the route; one that is gone already stays gone."""
    return plan_route(situation, person, [other for other in _steps(situation.state) if other.id != step])


def sign(situation: Situation, person: Person, wish: SigningWish) -> Decision:
    """Decide on a sign-off; the last approval adopts the dossier."""
    state = situation.state
    found = next((entry for entry in route_of(state) if entry.step.id == wish.step), None)
    refusal = (
        refused(state, person, "sign")
        or _nameless(person)
        or _not_this_step(state, found, person, wish)
        or _not_this_person(situation, found, person)
        or _not_these_words(state, wish)
    )
    if refusal or found is None:
        return refusal or Refusal("step-unknown", {"step": wish.step})
    others = [entry.standing for entry in route_of(state) if entry.step.id != wish.step]
    last = wish.verdict in APPROVES and all(standing == "approved" for standing in others)
    if last and (refusal := _not_ready(state, wish.errors)):
        return refusal
    decided: dict[str, JSON] = {signoff_path(wish.step): _signed(situation, found.step, person, wish).model_dump()}
    if last:
        decided[STATUS] = {"status": "vastgesteld", "reason": "", "round": status_record(state).round}
    return decided


def _nameless(person: Person) -> Refusal | None:
    return None if person.name.strip() else Refusal("name-missing")


def _not_this_step(state: DossierState, found: StepState | None, person: Person, wish: SigningWish) -> Refusal | None:
    if found is None:
        return Refusal("step-unknown", {"step": wish.step})
    steps = route_of(state)
    if any(entry.step.order < found.step.order and entry.standing != "approved" for entry in steps):
        return Refusal("not-your-turn", {"function": found.step.function})
    if found.standing == "approved":
        return Refusal("already-signed", {"function": found.step.function})
    if person.name != found.step.person and not (wish.replacing and found.step.replaceable):
        return Refusal("not-on-route", {"person": found.step.person, "function": found.step.function})
    return None


def _not_this_person(situation: Situation, found: StepState | None, person: Person) -> Refusal | None:
    if person.name in situation.authors:
        return Refusal("own-text")
    here = found.step.id if found else ""
    for entry in route_of(situation.state):
        elsewhere = entry.step.id != here and entry.standing == "approved"
        if elsewhere and entry.signoff and entry.signoff.by == person.name:
            return Refusal("signed-elsewhere", {"function": entry.step.function})
    return None


def _not_these_words(state: DossierState, wish: SigningWish) -> Refusal | None:
    if wish.digest != text_digest(state):
        return Refusal("text-changed")
    if wish.verdict != "akkoord" and not wish.remark.strip():
        return Refusal("reason-missing")
    return None


def _not_ready(state: DossierState, errors: int) -> Refusal | None:
    if count := len(blocking(state)):
        return Refusal("blocking-comments", {"count": count})
    return Refusal("errors", {"count": errors}) if errors else None


def _signed(situation: Situation, step: Step, person: Person, wish: SigningWish) -> SignOff:
    return SignOff(
        step=step.id,
        verdict=wish.verdict,
        remark=wish.remark.strip(),
        by=person.name,
        function=step.function,
        instead_of="" if person.name == step.person else step.person,
        authenticated=person.authenticated,
        at=situation.now.isoformat(),
        digest=wish.digest,
        text_changes=text_changes(situation.state),
        round=status_record(situation.state).round,
        called=person.called,
    )


def _steps(state: DossierState) -> tuple[Step, ...]:
    return steps_in(state.proceedings)


def _signoff(state: DossierState, step: Step) -> SignOff | None:
    stored = state.proceedings.get(signoff_path(step.id))
    return SignOff.model_validate(stored) if stored is not None else None
