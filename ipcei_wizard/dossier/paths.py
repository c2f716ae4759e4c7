"""Between the nested assessment document and the store's flat paths; pure, and knows no questions.

A path is its keys joined by "/", with "~" and "/" inside a key written as "~0" and "~1" (RFC 6901). A leaf is what one
officer edits at a time: `answers/<question>/motivation`, `answers/<question>/fields/<field>`, `memo/to`,
`sections/<section>/decision`, `initiative/title`. What is inside a leaf (a list of sources, a table) is one value.

Below `proceedings/` is what people do about the text (status, sign-off route, comments): in the same log, and no part
of the assessment.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from ipcei_wizard.dossier.canonical import JSON

TITLE: Final = "initiative/title"
OUTCOME: Final = "advice/decision"
PROCEEDINGS: Final = "proceedings"
STATUS: Final = f"{PROCEEDINGS}/status"
PIN: Final = f"{PROCEEDINGS}/framework"
"""The questionnaire a dossier was carried over to; before that, the one it was begun with holds."""

_HEADER: Final = frozenset({"format", "framework"})  # the dossier's pin says these
_DEPTHS: Final = {"initiative": 2, "answers": 3, "sections": 3, "advice": 2, "memo": 2, "consistency": 2, "withheld": 1}
_FIELDS_DEPTH: Final = 4


def join(*keys: str) -> str:
    """Return the path of these keys, as in `sections/A.1/decision`."""
    return "/".join(key.replace("~", "~0").replace("/", "~1") for key in keys)


def split(path: str) -> tuple[str, ...]:
    """Return the keys of a path; the inverse of `join`."""
    return tuple(key.replace("~1", "/").replace("~0", "~") for key in path.split("/"))


def flatten(document: Mapping[str, JSON]) -> dict[str, JSON]:
    """Return path -> value for everything the document says; `format`, `framework` and what is empty are left out.

    Raises:
        ValueError: a part that no assessment has, or something else than a mapping where keys are expected.
    """
    flat: dict[str, JSON] = {}
    for part, content in document.items():
        if part in _HEADER:
            continue
        if part not in _DEPTHS:
            raise ValueError(f'"{part}" is not a part of an assessment; the parts are {", ".join(_DEPTHS)}')
        flat.update({join(*keys): value for keys, value in _leaves((part,), content) if not is_empty(value)})
    return flat


def assemble(values: Mapping[str, JSON]) -> dict[str, JSON]:
    """Return the document that `flatten` gives these values for; empty values are absent.

    Raises:
        ValueError: a path that `flatten` does not make.
    """
    document: dict[str, JSON] = {}
    for path, value in values.items():
        keys = split(path)
        if not _is_leaf(keys):
            raise ValueError(f'"{path}" is not a path of an assessment')
        if is_empty(value):
            continue
        inner = document
        for key in keys[:-1]:
            inner = inner.setdefault(key, {})  # type: ignore[assignment]  # only mappings are put at inner keys
        inner[keys[-1]] = value
    return document


def is_proceeding(path: str) -> bool:
    """Tell whether a path is about the text and no part of it."""
    return path.startswith(f"{PROCEEDINGS}/")


def bears_on_text(path: str) -> bool:
    """Tell whether a change at this path changes what people sign: the text, or the questions it answers."""
    return path == PIN or not is_proceeding(path)


def is_empty(value: JSON) -> bool:
    """Tell whether this value means the same as none at all; zero and false do say something."""
    return value is None or (isinstance(value, (str, list, tuple, Mapping)) and not value)


def _depth(keys: tuple[str, ...]) -> int:
    return _FIELDS_DEPTH if keys[0] == "answers" and keys[2:3] == ("fields",) else _DEPTHS.get(keys[0], 0)


def _is_leaf(keys: tuple[str, ...]) -> bool:
    return len(keys) == _depth(keys)


def _leaves(keys: tuple[str, ...], content: JSON) -> Iterator[tuple[tuple[str, ...], JSON]]:
    if _is_leaf(keys):
        yield keys, content
    elif isinstance(content, Mapping):
        for key, inner in content.items():
            yield from _leaves((*keys, key), inner)
    elif not is_empty(content):
        raise ValueError(f'"{join(*keys)}" must hold keys, not {type(content).__name__}')
