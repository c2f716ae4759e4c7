"""The headings of the register of dossiers."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "id": {"nl": "kenmerk", "en": "id"},
    "title": {"nl": "titel", "en": "title"},
    "status": {"nl": "status", "en": "status"},
    "outcome": {"nl": "advies", "en": "advice"},
    "framework": {"nl": "kader", "en": "framework"},
    "version": {"nl": "versie van het kader", "en": "framework version"},
    "created-at": {"nl": "gemaakt op (UTC)", "en": "made at (UTC)"},
    "created-by": {"nl": "gemaakt door", "en": "made by"},
    "changed-at": {"nl": "gewijzigd op (UTC)", "en": "changed at (UTC)"},
    "changed-by": {"nl": "gewijzigd door", "en": "changed by"},
    "changes": {"nl": "wijzigingen", "en": "changes"},
}
