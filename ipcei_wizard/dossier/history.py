"""The history of one path: its versions, what changed between two of them, and putting one back."""

import difflib
import json
from typing import Final

from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.records import Change, Conflict, Saved
from ipcei_wizard.dossier.store import DossierStore

CONTEXT: Final = 2  # lines around what changed


def restore(store: DossierStore, dossier: str, change: Change, expected_version: int, by: str) -> Saved | Conflict:
    """Put back what `change` of this dossier once made of its path. That is a new change like any other."""
    return store.save(dossier, change.path, change.new, expected_version, by)


def difference(old: JSON, new: JSON) -> tuple[str, ...]:
    """Return the lines that went (`-`), came (`+`) and stand around them, without the headings of a diff."""
    lines = difflib.unified_diff(_lines(old), _lines(new), n=CONTEXT, lineterm="")
    return tuple(line for line in lines if not line.startswith(("---", "+++", "@@")))


def difference_of(change: Change) -> tuple[str, ...]:
    """Return what a change changed, in lines."""
    return difference(change.old, change.new)


def _lines(value: JSON) -> list[str]:
    if value is None:
        return []
    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)).splitlines()
