"""The sign-off route of a memo as it stands, as whoever asks for the memo says it: names and words, no rules.

What the memo prints of it does not follow from the assessment, so it travels in the memo as a file of its own.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

SIGN_OFFS_FILE: Final = "sign-offs.json"
_FORMAT: Final = "ipcei-sign-offs/1"


@dataclass(frozen=True, slots=True)
class SignedStep:
    """One line of the sign-off table; `initials` says what was put down and when, and is empty before that."""

    function: str
    name: str
    role: str = ""
    initials: str = ""


@dataclass(frozen=True, slots=True)
class SignedRoute:
    """The lines of the sign-off table, in place of those of the assessment; a memo is a draft until it is adopted."""

    steps: tuple[SignedStep, ...] = ()
    adopted: bool = False


UNSIGNED = SignedRoute()
"""A memo that knows of no sign-off: the route the assessment names, with room for initials."""


def route_to_json(route: SignedRoute) -> bytes:
    """Return the route as a JSON file; the same route gives the same bytes."""
    return (json.dumps({"format": _FORMAT, **asdict(route)}, ensure_ascii=False, indent=2) + "\n").encode(
        "utf-8", "backslashreplace"
    )


def route_from_json(content: bytes) -> SignedRoute:
    """Return the route in a JSON file.

    Raises:
        ValueError: it is not one of ours.
    """
    data: Any = json.loads(content)
    try:
        if data.pop("format") != _FORMAT or not isinstance(data["adopted"], bool):
            raise ValueError("another format")
        steps = tuple(SignedStep(**step) for step in data.pop("steps"))
        route = SignedRoute(steps, **data)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("not a sign-off route") from error
    if any(not isinstance(value, str) for step in steps for value in asdict(step).values()):
        raise ValueError("a step with something else than text")
    return route
