"""The hash chain over a dossier's log: what the bytes of a row are, and which rows of a log are not as they were. Pure.

The hash of a row is the SHA-256 of the UTF-8 bytes of the canonical JSON (`canonical.to_text`) of

    ["ipcei-change/1", dossier, sequence, at, by, path, old, new, version, previous]

`at` is written as 2026-11-20T12:00:00.000000Z; `old` and `new` are the canonical texts as they are stored; `previous`
is the hash of the row before it. Before the first row stands the hash of the dossier's own fixed facts:

    ["ipcei-dossier/1", id, framework id, framework version, framework digest, created at, created by]
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final, Literal

from ipcei_wizard.dossier.canonical import to_text

ROW_FORMAT: Final = "ipcei-change/1"
START_FORMAT: Final = "ipcei-dossier/1"

FaultCode = Literal["altered", "missing", "moved", "last-missing", "head", "projection", "summary"]


@dataclass(frozen=True, slots=True)
class Header:
    """The facts of a dossier that never change."""

    dossier: str
    framework_id: str
    framework_version: str
    framework_digest: str
    created_at: datetime
    created_by: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the log as it is stored: `old` and `new` are canonical texts, `hash` is what was written beside it."""

    sequence: int
    at: datetime
    by: str
    path: str
    old: str
    new: str
    version: int
    hash: str


@dataclass(frozen=True, slots=True)
class ChainFault:
    """Something in a dossier that is not as it was written; `sequence` is the row, `values` fills the sentence."""

    dossier: str
    sequence: int | None
    code: FaultCode
    values: Mapping[str, str | int]


def moment(at: datetime) -> str:
    """Return a moment as the hash sees it: UTC, with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def start(header: Header) -> str:
    """Return the hash before the first row."""
    framework = (header.framework_id, header.framework_version, header.framework_digest)
    return _hash([START_FORMAT, header.dossier, *framework, moment(header.created_at), header.created_by])


def link(dossier: str, entry: Entry, previous: str, sequence: int | None = None) -> str:
    """Return the hash of a row after `previous`; `sequence` tells what it would be at another place."""
    number = entry.sequence if sequence is None else sequence
    change = (moment(entry.at), entry.by, entry.path, entry.old, entry.new, entry.version)
    return _hash([ROW_FORMAT, dossier, number, *change, previous])


def broken(header: Header, entries: Sequence[Entry], changes: int, head: str) -> Iterator[ChainFault]:
    """Yield what is wrong with a log, given in order of sequence, and with the head kept beside it.

    A row whose own hash does not fit is altered, unless it fits another place: then it was moved. The rows after it are
    judged on the hash that is written, so that one altered row is one fault.
    """
    before = [start(header), *(entry.hash for entry in entries)]
    expected = 1
    for at, entry in enumerate(entries):
        for lost in range(expected, entry.sequence):
            yield ChainFault(header.dossier, lost, "missing", {})
        gap = entry.sequence != expected
        expected = entry.sequence + 1
        # What stood before a missing row is gone, so the row after a gap cannot be checked against it.
        if gap or link(header.dossier, entry, before[at]) == entry.hash:
            continue
        place = _place_of(header.dossier, entry, entries, before)
        if place is None:
            yield ChainFault(header.dossier, entry.sequence, "altered", {"path": entry.path})
        else:
            yield ChainFault(header.dossier, entry.sequence, "moved", {"path": entry.path, "place": place})
    for lost in range(expected, changes + 1):
        yield ChainFault(header.dossier, lost, "last-missing", {})
    if expected == changes + 1 and before[-1] != head:
        yield ChainFault(header.dossier, None, "head", {})


def _place_of(dossier: str, entry: Entry, entries: Sequence[Entry], before: Sequence[str]) -> int | None:
    for at, other in enumerate(entries):
        if other is not entry and link(dossier, entry, before[at], other.sequence) in {entry.hash, other.hash}:
            return other.sequence
    return None


def _hash(parts: Sequence[str | int]) -> str:
    return sha256(to_text(parts).encode()).hexdigest()
