"""A strict reading of YAML and JSON: plain values with the line of each, or all faults at once.

Stricter than YAML: one document, no anchors, aliases or tags (so no bombs and no code), no duplicate keys, bounded
size and depth. Keys are text as written, so `2` and `"2"` are the same key. Numbers with a point become exact
`Decimal`s. Dates stay text; the models read them. Works on the parser's events: nothing recurses, and the library
builds nothing.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # the library names it in no __all__
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ipcei_wizard.strict.faults import MAX_FAULTS, DocumentRefused, Fault

PlainValue = str | int | bool | Decimal | list[Any] | dict[str, Any] | None
KeyPath = tuple[str | int, ...]

MAX_BYTES: Final = 2_000_000  # a 200-page assessment is about 700 kB
MAX_DEPTH: Final = 24  # the deepest place in a real assessment is 8
MAX_VALUES: Final = 20_000  # a large assessment holds a few thousand

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,30})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?")
_CONSTANTS: Final[dict[str, bool | None]] = {"": None, "~": None, "null": None, "true": True, "false": False}
# JSON may hold these as they are; YAML refuses them, or reads a line break.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# JSON writes a character outside the basic plane as two escapes; YAML knows only the single character.
_SURROGATE_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its plain value, and for every path in it the line (from 1) where that key or element stands.

    `parts` holds the documents of other files that were put in at a path, so that a fault there names the right file.
    """

    file: str
    value: PlainValue
    lines: dict[KeyPath, int] = field(repr=False)
    parts: dict[KeyPath, "Document"] = field(default_factory=dict)

    def place(self, path: KeyPath) -> tuple[str, int | None]:
        """Return file and line of `path`, or of the nearest part of it that is in the file."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.parts:
                return self.parts[path[:end]].place(path[end:])
            if path[:end] in self.lines:
                return self.file, self.lines[path[:end]]
        return self.file, None


def read_file(path: Path, *, name: str | None = None) -> Document:
    """Read a YAML or JSON file. `name` is how faults call it (default: the path as given).

    Raises:
        DocumentRefused: the file is missing, unreadable, too large, not UTF-8, or not the YAML described above.
    """
    file = name or str(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise DocumentRefused([Fault(file, None, "file-missing")]) from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = getattr(error, "strerror", None) or error
        raise DocumentRefused([Fault(file, None, "file-unreadable", {"reason": reason})]) from None
    if len(raw) > MAX_BYTES:
        raise DocumentRefused([Fault(file, None, "file-too-large", {"limit": f"{MAX_BYTES // 1_000_000} MB"})])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DocumentRefused([Fault(file, line, "not-utf8", {"byte": f"0x{raw[error.start]:02X}"})]) from None
    return read_text(text, file=file)


def read_text(text: str, *, file: str) -> Document:
    """Read YAML or JSON text; `file` is how faults call it. Raises DocumentRefused as `read_file` does."""
    builder = _Builder(file)
    try:
        for event in _events(_as_yaml(text)):
            builder.take(event)
    except YAMLError as error:
        builder.faults.append(_syntax_fault(file, text, error))
    except UnicodeEncodeError as error:  # half a surrogate pair: no file holds it, text from elsewhere may
        line = text.count("\n", 0, error.start) + 1
        builder.faults.append(Fault(file, line, "not-utf8", {"byte": f"U+{ord(text[error.start]):04X}"}))
    if builder.faults:
        raise DocumentRefused(builder.faults)
    return Document(file, builder.root, builder.lines)


def _as_yaml(text: str) -> str:
    """Return JSON as the YAML that means the same, and other text as it is. Lines stay where they are."""
    text = text.removeprefix("\ufeff")
    if text.lstrip()[:1] not in {"{", "["}:
        return text
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return text
    text = _SURROGATE_PAIR.sub(_join_surrogates, text.replace("\t", " "))
    return _NOT_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _join_surrogates(match: re.Match[str]) -> str:
    pair = bytes.fromhex(match[2] + match[3])
    return match[1] + pair.decode("utf-16-be")


def _events(text: str) -> Iterator[Any]:
    parser = CParser(text)
    while parser.check_event():
        yield parser.get_event()


def _syntax_fault(file: str, text: str, error: YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    if mark is not None:
        return Fault(file, mark.line + 1, "not-yaml", {"problem": problem})
    position = getattr(error, "position", None)
    line = text.count("\n", 0, position) + 1 if isinstance(position, int) else 1
    return Fault(file, line, "not-yaml", {"problem": problem})


class _Builder:
    """Builds plain values from parser events, keeping the line of every path."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: PlainValue = None
        self.lines: dict[KeyPath, int] = {}
        self.faults: list[Fault] = []
        self._open: list[list[Any] | dict[str, Any]] = []
        self._path: list[str | int] = []
        self._key: str | None = None
        self._documents = 0
        self._values = 0

    def take(self, event: Any) -> None:
        """Take the next event."""
        line = event.start_mark.line + 1
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._refuse(line, "several-documents", stop=True)
        elif isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
            self._refuse(line, "anchor-or-alias", stop=True)
        elif getattr(event, "tag", None) not in {None, "!"}:
            self._refuse(line, "tag", {"tag": event.tag}, stop=True)
        elif isinstance(event, ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._start({} if isinstance(event, MappingStartEvent) else [], line)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._open.pop()
            if self._path:
                self._path.pop()

    def _refuse(self, line: int, code: str, values: dict[str, object] | None = None, *, stop: bool = False) -> None:
        self.faults.append(Fault(self.file, line, code, values or {}))
        if stop or len(self.faults) >= MAX_FAULTS:
            raise DocumentRefused(self.faults)

    def _scalar(self, event: Any, line: int) -> None:
        container = self._open[-1] if self._open else None
        if isinstance(container, dict) and self._key is None:
            if event.value in container:
                first = self.lines[(*self._path, event.value)]
                self._refuse(line, "duplicate-key", {"key": event.value, "first": first})
            self._key = event.value
            self.lines[(*self._path, event.value)] = line
            return
        plain = event.style is None or event.style == ""
        self._place(_plain_value(event.value) if plain else event.value, line)

    def _start(self, container: list[Any] | dict[str, Any], line: int) -> None:
        if self._open and isinstance(self._open[-1], dict) and self._key is None:
            self._refuse(line, "key-not-text", stop=True)
        if len(self._open) >= MAX_DEPTH:
            self._refuse(line, "too-deep", {"limit": MAX_DEPTH}, stop=True)
        at = self._place(container, line)
        if self._open:
            self._path.append(at)
        self._open.append(container)

    def _place(self, value: Any, line: int) -> str | int:
        self._values += 1
        if self._values > MAX_VALUES:
            self._refuse(line, "too-many-values", {"limit": MAX_VALUES}, stop=True)
        if not self._open:
            self.root = value
            self.lines[()] = line
            return ""
        container = self._open[-1]
        if isinstance(container, list):
            container.append(value)
            at: str | int = len(container) - 1
            self.lines[(*self._path, at)] = line
            return at
        key, self._key = self._key or "", None
        container[key] = value
        return key


def _plain_value(text: str) -> PlainValue:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text
