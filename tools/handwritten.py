"""The rules of the framework of 2022 written out by hand, as plainly and quickly as Python allows.

Knows nothing of the package: the tests hold the declared rules against this, the benchmark measures against it.
Source: design.md, "Verdicts and reading rules". Questions are named by their official number.
"""

from collections.abc import Mapping
from typing import NamedTuple

YES_PARTLY_NO = ("ja", "deels", "nee")
VERDICTS = {"2": ("paracetamol", "tussenin", "levensbedreigend")} | {str(n): YES_PARTLY_NO for n in range(3, 14)}


class TippingPoint(NamedTuple):
    """A verdict whose change alone would change the advice reading."""

    question: str
    from_: str
    to: str
    advice: str


class Result(NamedTuple):
    """The readings of all four sections, what counts on the route (None where it does not come), and the advice."""

    readings: tuple[str, str, str, str]
    outcomes: tuple[str | None, str | None, str | None, str | None]
    advice: str
    tipping_points: tuple[TippingPoint, ...]


def evaluate(verdicts: Mapping[str, str], decisions: Mapping[str, str]) -> Result:
    """Evaluate verdicts by official number and decisions by section; absent means not given."""
    get = verdicts.get
    decided = decisions.get
    a1 = read_a1(get("2"), get("3"), get("4"), get("5"))
    a2 = read_a2(get("6"), get("7"))
    b1 = read_b1(get("8"), get("9"), get("10"))
    b2 = read_b2(get("11"), get("12"), get("13"))
    outcome_a1 = decided("A.1") or a1
    outcome_a2 = (decided("A.2") or a2) if outcome_a1 == "ja" else None
    outcome_b1 = (decided("B.1") or b1) if outcome_a2 == "ja" else None
    outcome_b2 = (decided("B.2") or b2) if outcome_b1 == "ja" else None
    return Result(
        (a1, a2, b1, b2),
        (outcome_a1, outcome_a2, outcome_b1, outcome_b2),
        advise(decided("A.1") or a1, decided("A.2") or a2, decided("B.1") or b1, decided("B.2") or b2),
        tipping_points(verdicts, a1, a2, b1, b2),
    )


def read_a1(q2: str | None, q3: str | None, q4: str | None, q5: str | None) -> str:
    """Read A.1. Questions 2 and 5 never speak against."""
    if q3 == "nee" or q4 == "nee":
        return "nee"
    if q2 is None or q3 is None or q4 is None or q5 is None:
        return "onvolledig"
    if q2 == "levensbedreigend" and q3 == "ja" and q4 == "ja" and q5 == "ja":
        return "ja"
    return "afwegen"


def read_a2(q6: str | None, q7: str | None) -> str:
    """Read A.2."""
    if q6 == "nee" or q7 == "nee":
        return "nee"
    if q6 is None or q7 is None:
        return "onvolledig"
    if q6 == "ja" and q7 == "ja":
        return "ja"
    return "afwegen"


def read_b1(q8: str | None, q9: str | None, q10: str | None) -> str:
    """Read B.1. Question 10 asks whether there are alternatives: yes speaks against, no supports."""
    if q8 == "nee" or q9 == "nee" or q10 == "ja":
        return "nee"
    if q8 is None or q9 is None or q10 is None:
        return "onvolledig"
    if q8 == "ja" and q9 == "ja" and q10 == "nee":
        return "ja"
    return "afwegen"


def read_b2(q11: str | None, q12: str | None, q13: str | None) -> str:
    """Read B.2."""
    if q11 == "nee" or q12 == "nee" or q13 == "nee":
        return "nee"
    if q11 is None or q12 is None or q13 is None:
        return "onvolledig"
    if q11 == "ja" and q12 == "ja" and q13 == "ja":
        return "ja"
    return "afwegen"


def advise(a1: str, a2: str, b1: str, b2: str) -> str:
    """Return the advice that follows from what counts for each section."""
    if a1 != "ja":
        return "geen-overheidsrol" if a1 == "nee" else "nog-niet-beslisrijp"
    if a2 != "ja":
        return "nationaal" if a2 == "nee" else "nog-niet-beslisrijp"
    if b1 != "ja":
        return "europees-zonder-ipcei" if b1 == "nee" else "nog-niet-beslisrijp"
    if b2 != "ja":
        return "niet-deelnemen" if b2 == "nee" else "nog-niet-beslisrijp"
    return "deelnemen"


def tipping_points(verdicts: Mapping[str, str], a1: str, a2: str, b1: str, b2: str) -> tuple[TippingPoint, ...]:
    """Change every given verdict to every other value, and keep what changes the advice. Decisions do not count."""
    get = verdicts.get
    q2, q3, q4, q5, q6, q7 = get("2"), get("3"), get("4"), get("5"), get("6"), get("7")
    q8, q9, q10, q11, q12, q13 = get("8"), get("9"), get("10"), get("11"), get("12"), get("13")
    changed = [("2", q2, to, advise(read_a1(to, q3, q4, q5), a2, b1, b2)) for to in VERDICTS["2"]]
    for to in YES_PARTLY_NO:
        changed.append(("3", q3, to, advise(read_a1(q2, to, q4, q5), a2, b1, b2)))
        changed.append(("4", q4, to, advise(read_a1(q2, q3, to, q5), a2, b1, b2)))
        changed.append(("5", q5, to, advise(read_a1(q2, q3, q4, to), a2, b1, b2)))
        if a1 == "ja":  # the route comes no further on another reading, so nothing later can tip it
            changed.append(("6", q6, to, advise(a1, read_a2(to, q7), b1, b2)))
            changed.append(("7", q7, to, advise(a1, read_a2(q6, to), b1, b2)))
            changed.append(("8", q8, to, advise(a1, a2, read_b1(to, q9, q10), b2)))
            changed.append(("9", q9, to, advise(a1, a2, read_b1(q8, to, q10), b2)))
            changed.append(("10", q10, to, advise(a1, a2, read_b1(q8, q9, to), b2)))
            changed.append(("11", q11, to, advise(a1, a2, b1, read_b2(to, q12, q13))))
            changed.append(("12", q12, to, advise(a1, a2, b1, read_b2(q11, to, q13))))
            changed.append(("13", q13, to, advise(a1, a2, b1, read_b2(q11, q12, to))))
    now = advise(a1, a2, b1, b2)
    return tuple(
        TippingPoint(question, given, to, advice)
        for question, given, to, advice in changed
        if given is not None and to != given and advice != now
    )
