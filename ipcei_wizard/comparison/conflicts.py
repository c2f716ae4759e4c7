"""Conflicts of consistency: breaches of the dominance principle of multi-criteria decision analysis.

An assessment that is at least as supportive as another on every question judged in both, yet has the lower advice,
raises a question for the officer. It is not a mistake by itself. This module is the definition, pair by pair; `grid`
finds the same among thousands. Source: Greco, Matarazzo and Słowiński, dominance-based rough sets.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from ipcei_wizard.comparison.cases import MANY, Case


@dataclass(frozen=True, slots=True)
class Conflict:
    """`stronger` is at least as supportive as `weaker`, yet its advice is lower.

    `compared` are the ids of the questions judged in both; on those in `better` it is more supportive. When `better` is
    empty they are equally supportive on all.
    """

    stronger: Case
    weaker: Case
    compared: tuple[str, ...]
    better: tuple[str, ...]


def breach(stronger: Case, weaker: Case) -> Conflict | None:
    """Return the conflict in which these two stand in these roles, or None."""
    if stronger.ladder != weaker.ladder or stronger.rung is None or weaker.rung is None:
        return None
    if stronger.rung >= weaker.rung:
        return None
    compared = tuple(question for question in stronger.support if question in weaker.support)
    if not compared or not weaker.needed.issubset(compared):
        return None
    if any(stronger.support[question] < weaker.support[question] for question in compared):
        return None
    better = tuple(question for question in compared if stronger.support[question] > weaker.support[question])
    return Conflict(stronger, weaker, compared, better)


def find_conflicts(cases: Sequence[Case]) -> tuple[Conflict, ...]:
    """Return every conflict among the cases, in their order: by the stronger, then by the weaker."""
    return tuple(_found_among_many(cases) if len(cases) >= MANY else _found_pair_by_pair(cases))


def _found_pair_by_pair(cases: Sequence[Case]) -> Iterator[Conflict]:
    for stronger, weaker in permutations(cases, 2):
        conflict = breach(stronger, weaker)
        if conflict is not None:
            yield conflict


def _found_among_many(cases: Sequence[Case]) -> Iterator[Conflict]:
    from ipcei_wizard.comparison.grid import Grid  # noqa: PLC0415 - NumPy is imported only where it pays

    pairs = [
        pair
        for strongers, weakers in Grid(cases).conflicts()
        for pair in zip(strongers.tolist(), weakers.tolist(), strict=True)
    ]
    for stronger, weaker in sorted(pairs):
        conflict = breach(cases[stronger], cases[weaker])
        assert conflict is not None  # noqa: S101 - both ways of finding are the same definition; a test holds them equal
        yield conflict
