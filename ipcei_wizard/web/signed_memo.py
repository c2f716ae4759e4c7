"""What the memo says of the sign-offs of a dossier: takes them from the dossier and gives them to the memo as words."""

from datetime import datetime

from ipcei_wizard.dossier.people import SignOff
from ipcei_wizard.dossier.records import DossierState
from ipcei_wizard.dossier.signing import StepState, route_of, status_record
from ipcei_wizard.memo.signed import SignedRoute, SignedStep
from ipcei_wizard.messages import Language, say


def signed_route(state: DossierState, language: Language) -> SignedRoute:
    """Return the sign-off route of a dossier as its memo shows it; what is void is left out."""
    steps = tuple(_line(entry, language) for entry in route_of(state))
    return SignedRoute(steps, adopted=status_record(state).status == "vastgesteld")


def _line(entry: StepState, language: Language) -> SignedStep:
    signoff = entry.signoff if entry.standing in {"approved", "objected"} else None
    name = entry.step.person
    if signoff is not None:
        name = signoff.called or signoff.by
    if signoff is not None and signoff.instead_of:
        name = f"{name} {say('web_dossier.instead-of', language, name=signoff.instead_of)}"
    return SignedStep(entry.step.function, name, initials=_initials(signoff, language) if signoff else "")


def _initials(signoff: SignOff, language: Language) -> str:
    day = datetime.fromisoformat(signoff.at).astimezone().strftime("%d-%m-%Y")
    verdict = say(f"web_dossier.verdict-{signoff.verdict}", language)
    unproved = "" if signoff.authenticated else f" ({say('web_dossier.not-authenticated', language)})"
    return f"{verdict}, {day}{unproved}"
