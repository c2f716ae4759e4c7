"""All that a PDF holds, wherever words can hide: pages, strings, streams, attachments, earlier revisions."""

import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import pikepdf

from ipcei_wizard.memo.pdf.read_aloud import read_aloud
from tests.memo.conftest import read_back, squeeze

_WORDS_OF = ("utf-8", "utf-16-be", "utf-16-le", "latin-1")


def everything_in(data: bytes) -> str:
    """Return all words of a PDF without white space, in small letters: so also a word that a line end breaks."""
    return squeeze(read_back(data).text() + spaced(data)).casefold()


def single_words_in(data: bytes, words: Iterable[str]) -> list[str]:
    """Return which of the words a PDF holds; two words beside each other are not a longer one."""
    everything = everything_in(data)
    found = [word for word in words if holds(everything, word)]
    with_space = spaced(data).casefold() if found else ""
    return [word for word in found if word in with_space]


def spaced(data: bytes) -> str:
    """Return all words of a PDF as they are read aloud or stored."""
    root, _ = read_aloud(data)
    parts = [*_readings(data), root.text()]
    parts += [said for node in root.walk() for said in (*node.properties.values(), *node.links)]
    with pikepdf.open(BytesIO(data)) as pdf:
        for object_ in pdf.objects:
            parts += _strings(object_)
        parts += [words for file in pdf.attachments.values() for words in _readings(file.get_file().read_bytes())]
        parts += [words for item in _outline(pdf) for words in (item,)]
        parts += [str(value) for value in pdf.docinfo.values()]
    parts += [words for stream in _inflated(data) for words in _readings(stream)]
    return unicodedata.normalize("NFC", "\n".join(parts))


def holds(everything: str, words: str) -> bool:
    """Say whether `words` are in what `everything_in` returned."""
    return squeeze(unicodedata.normalize("NFC", words)).casefold() in everything


def _readings(data: bytes) -> Iterator[str]:
    for encoding in _WORDS_OF:
        yield data.decode(encoding, "ignore")


def _strings(object_: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(object_, pikepdf.Stream):
        yield from _readings(object_.read_bytes())
        yield from _strings(pikepdf.Dictionary(dict(object_.items())), depth)
    elif isinstance(object_, pikepdf.Dictionary) and depth < 9:
        for key, value in object_.items():
            yield str(key)
            if not getattr(value, "is_indirect", False):  # those are objects of their own
                yield from _strings(value, depth + 1)
    elif isinstance(object_, pikepdf.Array) and depth < 9:
        for value in object_:
            if not getattr(value, "is_indirect", False):
                yield from _strings(value, depth + 1)
    elif isinstance(object_, pikepdf.String):
        yield str(object_)
        yield from _readings(bytes(object_))
    elif isinstance(object_, pikepdf.Name):
        yield str(object_)


def _outline(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop()
            yield item.title
            waiting += item.children


def _inflated(data: bytes) -> Iterator[bytes]:
    """Yield every compressed run of bytes, also one that no object refers to any more."""
    for part in data.split(b"stream")[1:]:
        try:
            yield zlib.decompressobj().decompress(part.lstrip(b"\r\n"))
        except zlib.error:
            continue
