"""What the parts of the file share while they are written: relationships, pictures, lists, and who is numbered what."""

import re
from collections.abc import Set
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, urlsplit

from ipcei_wizard.memo.docx.markup import on_one_line, tag, w
from ipcei_wizard.memo.docx.markup import part as xml_part

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_SCHEMES: Final = ("https", "http", "mailto")
_HOST: Final = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?")
_MAILBOX: Final = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]*[A-Za-z0-9]")
_LOOSE_PERCENT: Final = re.compile("%(?![0-9A-Fa-f]{2})")
_SAFE: Final = "!$%&'()*+,/:;=?@~-._"
BULLETS: Final = 1
"""The list that every bulleted list belongs to."""


@dataclass
class Part:
    """One part of the file, with what it refers to."""

    name: str
    targets: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def refer(self, kind: str, target: str, *, outside: bool = False) -> str:
        """Return the name under which this part knows `target`."""
        return self.targets.setdefault((kind, target, outside), f"rId{len(self.targets) + 1}")

    def relationships(self) -> bytes:
        """Return the part that says what this part refers to."""
        entries = [
            tag(
                "Relationship",
                {"Id": name, "Type": kind if "://" in kind else f"{_OFFICE}/{kind}", "Target": target}
                | ({"TargetMode": "External"} if outside else {}),
            )
            for (kind, target, outside), name in self.targets.items()
        ]
        return xml_part(tag("Relationships", {"xmlns": _PACKAGE}, *entries))


@dataclass
class Shared:
    """What is counted over the whole document; `anchors` are the places that links within it may go to."""

    language: str
    anchors: Set[str]
    media: dict[str, bytes] = field(default_factory=dict)
    lists: list[tuple[int, int]] = field(default_factory=list)
    bookmarks: dict[str, int] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    drawings: int = 0

    def new_list(self, level: int, start: int) -> int:
        """Return the number of a new numbered list at `level`, which counts from `start`."""
        self.lists.append((level, start))
        return BULLETS + len(self.lists)

    def bookmark_name(self, place: str) -> str:
        """Return a name for `place` that Word accepts: letters and digits, not too long."""
        return f"memo_{self.bookmarks.setdefault(place, len(self.bookmarks) + 1)}"

    def bookmarked(self, place: str, inner: str) -> str:
        """Return `inner` as the place that links arrive at; a second one of the same name is no place."""
        if not place or place in self.placed:
            return inner
        self.placed.add(place)
        name = self.bookmark_name(place)
        number = self.bookmarks[place]
        return w("bookmarkStart", id=number, name=name) + inner + w("bookmarkEnd", id=number)


def followed(url: str) -> str:
    """Return an address as a file may hold it; empty when it is not one that may be followed."""
    address = on_one_line(url)
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES:
        return ""
    if scheme == "mailto":
        return f"mailto:{parts.path}" if _MAILBOX.fullmatch(parts.path) else ""
    try:
        host = parts.netloc.encode("ascii" if parts.netloc.isascii() else "idna").decode()
    except UnicodeError:
        return ""
    if not _HOST.fullmatch(host):
        return ""
    rest = "".join(
        mark + _LOOSE_PERCENT.sub("%25", quote(text, safe=_SAFE))
        for mark, text in (("", parts.path), ("?", parts.query), ("#", parts.fragment))
        if text
    )
    return f"{scheme}://{host}{rest}"
