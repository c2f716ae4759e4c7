"""The history of a dossier: versions of a path and what changed between two, putting one back, the text at a moment."""

import difflib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.paths import is_proceeding
from ipcei_wizard.dossier.records import Change, Conflict, Saved
from ipcei_wizard.dossier.store import DossierStore

CONTEXT: Final = 2  # lines around what changed

SITTING: Final = timedelta(minutes=10)  # a longer pause makes typing on a version of its own


def as_versions(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes, with typing on at the end of a text as one; nothing that was ever replaced is left out.

    A text is saved while it is typed, and a change per pause hides what happened. In order of their last change.
    """
    versions: dict[str, list[Change]] = {}
    for change in changes:
        before = versions.setdefault(change.path, [])
        if before and _types_on(before[-1], change):
            before[-1] = replace(change, old=before[-1].old)
        else:
            before.append(change)
    return tuple(sorted((v for found in versions.values() for v in found), key=lambda change: change.sequence))


def _types_on(before: Change, after: Change) -> bool:
    if before.by != after.by or abs(after.at - before.at) > SITTING:
        return False
    return isinstance(before.new, str) and isinstance(after.new, str) and after.new.startswith(before.new)


def sittings(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return of each sitting the last change of the text: what lay there while nobody wrote, the last of them now."""
    last: list[Change] = []
    for change in changes:
        if is_proceeding(change.path):
            continue
        if last and change.at - last[-1].at <= SITTING:
            last.pop()
        last.append(change)
    return tuple(last)


def text_after(changes: Iterable[Change], sequence: int) -> dict[str, JSON]:
    """Return what the text was, by path, when change `sequence` had been made."""
    text = {change.path: change.new for change in changes if change.sequence <= sequence}
    return {path: value for path, value in text.items() if value is not None and not is_proceeding(path)}


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
