"""The archive: dossiers with their whole history in one file, proven before a word of it is believed.

A gzip file of lines of canonical JSON (`canonical.to_text`), each ended by a line feed:

    {"format":"ipcei-archive/1"}
    {"dossier":[id, framework id, version, digest, created at, created by, changes, head]}
    {"change":[sequence, at, by, path, old, new, version, hash]}      as many as the dossier has changes
    ... the next dossier ...
    {"end":[number of dossiers, SHA-256 of all bytes before this line]}

Cells are as `chain` describes them. Nothing that is derived is in it: the current texts follow from the changes.
"""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, BinaryIO, Final

from ipcei_wizard.dossier.canonical import clean_text, from_text, to_text
from ipcei_wizard.dossier.chain import Entry, Header, broken, moment
from ipcei_wizard.dossier.database import is_id
from ipcei_wizard.messages import Language, say

FORMAT: Final = "ipcei-archive/1"
LONGEST_LINE: Final = 64 * 1024 * 1024
MOST_BYTES: Final = 16 * 1024**3  # unpacked; a small file that unpacks without end is refused


@dataclass(frozen=True, slots=True)
class Archived:
    """One dossier of an archive: what never changes, its log, and where that ends."""

    header: Header
    entries: tuple[Entry, ...]
    head: str


class ArchiveRefusedError(Exception):
    """An archive that cannot be used; nothing was imported. `code` names the sentence."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def in_words(self, language: Language) -> str:
        """Return what is wrong and what to do."""
        return say(f"archive.refused-{self.code}", language, **self.values)

    def __str__(self) -> str:
        return self.in_words("en")


def write_archive(file: BinaryIO, dossiers: Iterable[Archived]) -> int:
    """Write an archive and return the number of dossiers in it; the same dossiers give the same bytes."""
    count, total = 0, sha256()
    with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:

        def put(line: dict[str, Any]) -> None:
            data = f"{to_text(line)}\n".encode()
            total.update(data)
            packed.write(data)

        put({"format": FORMAT})
        for count, archived in enumerate(dossiers, start=1):  # noqa: B007 - the last number is the count
            header = archived.header
            framework = [header.framework_id, header.framework_version, header.framework_digest]
            fixed = [header.dossier, *framework, moment(header.created_at), header.created_by]
            put({"dossier": [*fixed, len(archived.entries), archived.head]})
            for e in archived.entries:
                put({"change": [e.sequence, moment(e.at), e.by, e.path, e.old, e.new, e.version, e.hash]})
        put({"end": [count, total.hexdigest()]})
    return count


def read_archive(file: BinaryIO) -> Iterator[Archived]:
    """Yield the dossiers of an archive, each with a sound chain; the last fault may show only at the end.

    Raises:
        ArchiveRefusedError: not an archive, of a newer format, or damaged.
    """
    with _unpacked(file) as lines:
        first = next(lines, None)
        if first is None or not isinstance(first[1].get("format"), str):
            raise ArchiveRefusedError("not-an-archive")
        if first[1] != {"format": FORMAT}:
            raise ArchiveRefusedError("other-format", found=clean_text(first[1]["format"])[:40], known=FORMAT)
        total, count = sha256(first[0]), 0
        for number, (data, line) in enumerate(lines, start=2):
            if "end" in line:
                if line != {"end": [count, total.hexdigest()]} or next(lines, None) is not None:
                    raise ArchiveRefusedError("damaged", line=number)
                return
            total.update(data)
            yield _dossier(line, lines, total, number)
            count = count + 1
        raise ArchiveRefusedError("cut-off")


def check_archive(file: BinaryIO) -> int:
    """Read an archive to its end, believe nothing, and return the number of dossiers; the file is wound back."""
    count = sum(1 for _ in read_archive(file))
    file.seek(0)
    return count


Line = tuple[bytes, dict[str, Any]]


@contextmanager
def _unpacked(file: BinaryIO) -> Iterator[Iterator[Line]]:
    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as packed:
            yield _lines(packed)
    except (EOFError, zlib.error) as error:
        raise ArchiveRefusedError("cut-off") from error
    except gzip.BadGzipFile as error:
        raise ArchiveRefusedError("not-an-archive") from error


def _lines(packed: gzip.GzipFile) -> Iterator[Line]:
    left, number = MOST_BYTES, 0
    while data := packed.readline(LONGEST_LINE):
        number += 1
        left -= len(data)
        if left < 0 or not data.endswith(b"\n"):
            raise ArchiveRefusedError("damaged", line=number)
        try:
            line = from_text(data.decode())
            as_written = f"{to_text(line)}\n".encode() == data
        except (ValueError, RecursionError) as error:
            raise ArchiveRefusedError("damaged", line=number) from error
        if not isinstance(line, dict) or len(line) != 1 or not as_written:
            raise ArchiveRefusedError("damaged", line=number)
        yield data, line


def _dossier(line: dict[str, Any], lines: Iterator[Line], total: Any, number: int) -> Archived:
    try:
        dossier, framework_id, version, digest, created_at, created_by, changes, head = line["dossier"]
        _must_be_text(dossier, framework_id, version, digest, created_by, head)
        _must_be_id(dossier)
        header = Header(dossier, framework_id, version, digest, _moment(created_at), created_by)
        entries = []
        for _ in range(changes):
            number += 1
            data, change = next(lines)
            total.update(data)
            entries.append(_entry(change["change"]))
    except (KeyError, TypeError, ValueError, StopIteration, RecursionError) as error:
        raise ArchiveRefusedError("damaged", line=number) from error
    faults = [*broken(header, entries, changes, head)]
    if faults or not _replays(entries):
        at = next((fault.sequence for fault in faults if fault.sequence), 1)
        raise ArchiveRefusedError("broken-chain", dossier=clean_text(header.dossier)[:40], sequence=at)
    return Archived(header, tuple(entries), head)


def _entry(cells: list[Any]) -> Entry:
    sequence, at, by, path, old, new, version, found = cells
    _must_be_text(by, path, old, new, found)
    if type(sequence) is not int or type(version) is not int or not path:
        raise ValueError("not a change")
    if any(to_text(from_text(text)) != text for text in (old, new)):
        raise ValueError("not canonical")
    return Entry(sequence, _moment(at), by, path, old, new, version, found)


def _must_be_text(*cells: object) -> None:
    if not all(isinstance(cell, str) and clean_text(cell) == cell for cell in cells):
        raise ValueError("not text")


def _must_be_id(text: str) -> None:
    if not is_id(text):
        raise ValueError("not an id")


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if moment(at) != text:
        raise ValueError("not a moment")
    return at


def _replays(entries: list[Entry]) -> bool:
    last: dict[str, tuple[str, int]] = {}
    for entry in entries:
        if (entry.old, entry.version - 1) != last.get(entry.path, (to_text(None), 0)) or entry.old == entry.new:
            return False
        last[entry.path] = (entry.new, entry.version)
    return True
