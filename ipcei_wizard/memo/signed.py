"""The sign-off route of a memo as it stands, as whoever asks for the memo says it: names and words, no rules."""

from dataclasses import dataclass


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
