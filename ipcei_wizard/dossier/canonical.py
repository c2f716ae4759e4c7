"""JSON as the store keeps it: one text per value, the same on every database, fit for every later use of the words.

Text that no database, PDF or XML can hold is repaired at the door: NUL characters and lone surrogates become U+FFFD
(visible, so the officer sees that something was there); surrogate pairs are joined into the character they mean.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias, cast

JSON: TypeAlias = "bool | int | float | str | Sequence[JSON] | Mapping[str, JSON] | None"

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


def clean_text(text: str) -> str:
    """Return `text` with NUL and lone surrogates replaced by U+FFFD; other text is returned as it is."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\x00", REPLACEMENT)


def clean(value: object) -> JSON:
    """Return `value` as plain JSON with clean text; tuples become lists.

    Raises:
        TypeError: something JSON cannot say (a date, a Decimal, a key that is not text): callers pass those as text.
        ValueError: two keys of one mapping that are the same after cleaning.
    """
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise TypeError(f"keys must be text: {sorted(map(repr, value))}")
        cleaned = {clean_text(key): clean(part) for key, part in value.items()}
        if len(cleaned) != len(value):
            raise ValueError(f"keys are the same once cleaned: {sorted(map(repr, value))}")
        return cleaned
    if isinstance(value, (list, tuple)):
        return [clean(part) for part in value]
    raise TypeError(f"{type(value).__name__} is not JSON; pass it as text")


def to_text(value: JSON) -> str:
    """Return the one text for a cleaned value: sorted keys, no spaces, numbers as given.

    Raises:
        ValueError: a float that is not a number, or infinite.
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def from_text(text: str) -> JSON:
    """Return the value that `to_text` wrote."""
    return cast("JSON", json.loads(text))
