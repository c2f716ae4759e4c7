"""The frozen results of the store. Knows no database and no questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.paths import is_proceeding


@dataclass(frozen=True, slots=True)
class FrameworkPin:
    """The exact questionnaire a dossier is filled in against."""

    id: str
    version: str
    digest: str


def pin_of(value: JSON) -> FrameworkPin | None:
    """Return the questionnaire that a value at `paths.PIN` names; None leaves it the one the dossier was begun with."""
    if not isinstance(value, Mapping):
        return None
    named = [value.get(name) for name in ("id", "version", "digest")]
    return FrameworkPin(*map(str, named)) if all(isinstance(part, str) and part for part in named) else None


@dataclass(frozen=True, slots=True)
class DossierSummary:
    """One line of the list of dossiers; times in UTC."""

    id: str
    title: str
    framework: FrameworkPin
    created_at: datetime
    created_by: str
    changed_at: datetime
    changed_by: str
    changes: int
    status: str
    head: str


@dataclass(frozen=True, slots=True)
class StoredValue:
    """The current value at a path; None means removed, and the version counts on."""

    value: JSON
    version: int
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class DossierState:
    """A dossier as it is now: its line in the list and every value ever set, by path.

    Where something was withheld from a reader, `whole` is the digest of the text with it.
    """

    summary: DossierSummary
    values: Mapping[str, StoredValue]
    whole: str = ""

    @property
    def framework(self) -> FrameworkPin:
        """Return the pinned questionnaire."""
        return self.summary.framework

    @property
    def contents(self) -> dict[str, JSON]:
        """Return path -> value of the text, without the removed ones, ready for `paths.assemble`."""
        return {p: s.value for p, s in self.values.items() if s.value is not None and not is_proceeding(p)}

    @property
    def proceedings(self) -> dict[str, JSON]:
        """Return path -> value of what people did about the text: its status, route, sign-offs and comments."""
        return {p: s.value for p, s in self.values.items() if s.value is not None and is_proceeding(p)}

    def version(self, path: str) -> int:
        """Return the version at `path`; 0 where nothing was ever set."""
        stored = self.values.get(path)
        return stored.version if stored else 0


@dataclass(frozen=True, slots=True)
class Edit:
    """A wish to set `path` to `value`, made while looking at `expected_version` (0 = never set)."""

    path: str
    value: JSON
    expected_version: int


@dataclass(frozen=True, slots=True)
class Saved:
    """The value now at `path` (as cleaned by the store); `written` is false where it already was that value."""

    path: str
    value: JSON
    version: int
    written: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Someone else changed `path` since it was looked at: to what, when and by whom. Nothing was saved."""

    path: str
    value: JSON
    version: int
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The paths on which a `save_many` met someone else's change. Nothing was saved, also not the other paths."""

    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that may not be done now, or not by this person; `code` names the sentence, `values` fill it."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the append-only log; `version` is the path's version after it."""

    sequence: int
    at: datetime
    by: str
    path: str
    old: JSON
    new: JSON
    version: int
