"""Notes in the log of the operator what was refused: to whom, what and where, and no word of a dossier or a person."""

import logging
from hashlib import sha256
from typing import Final

from ipcei_wizard.dossier.database import is_id
from ipcei_wizard.dossier.people import Person

UNKNOWN: Final = "unknown-dossier"
"""The code where someone may not know that a dossier is there. It has no words: he hears that there is none."""

_LOG = logging.getLogger(__name__)


def note(action: str, dossier: str, person: Person, code: str) -> None:
    """Note a refusal. An address that cannot be a dossier's is not repeated: it may hold anything."""
    facts = {
        "event": "refused",
        "action": action,
        "dossier": dossier if is_id(dossier) else "",
        "person": mark_of(person.name),
        "code": code,
    }
    _LOG.warning("refused %s: %s", action, code, extra={"facts": facts})


def mark_of(name: str) -> str:
    """Return what stands for an account in the log: who knows the account can find it, nobody can read it."""
    return sha256(name.encode()).hexdigest()[:12]
