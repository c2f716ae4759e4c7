"""Ten thousand assessments compared: all pairs on dominance, beside a bare NumPy comparison of the same matrices."""

import random
import tracemalloc
from typing import Final

import numpy as np

from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.comparison.cases import Case, case_of
from ipcei_wizard.comparison.grid import Grid
from ipcei_wizard.comparison.practice import find_practice
from ipcei_wizard.comparison.precedents import agreement
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Framework
from tools.measure import Table, duration, held, take_turns

MANY: Final = 10_000
LIMIT: Final = 2.0
BARE: Final = "bare NumPy: verdicts at least as supportive, all pairs"
CONFLICTS: Final = "conflicts, all pairs"
PRECEDENTS: Final = "precedents of one"
_ROWS: Final = 64  # of the bare comparison at a time


def run() -> Table:
    """Make cases, find every conflict and the precedents of one, and compare with the bare work in the same run."""
    cases = made_cases(shipped_framework("afwegingskader-2022"), MANY)
    grid = Grid(cases)
    found = sum(strongers.size for strongers, _ in grid.conflicts())
    seconds = take_turns(
        {
            BARE: lambda: bare(grid),
            CONFLICTS: lambda: sum(strongers.size for strongers, _ in grid.conflicts()),
            PRECEDENTS: lambda: [agreement(cases[0], cases[at]) for at in grid.most_alike(0, 10)],
            "cases to matrices": lambda: Grid(cases),
            "practice of the first 1,000": lambda: find_practice(cases[:1_000]),
        },
        rounds=5,
    )
    pairs = MANY * (MANY - 1)
    peak = _peak(grid)
    rows = [[name, duration(taken), f"{taken / seconds[BARE]:.3f}"] for name, taken in seconds.items()]
    verdict, within = held(seconds[CONFLICTS] / seconds[BARE], LIMIT, "conflicts against the bare comparison")
    told = (
        f"{verdict} ({pairs / seconds[CONFLICTS] / 1e6:.0f} million pairs per second, {found} conflicts, at most "
        f"{peak / 1e6:.0f} MB beside the cases)"
    )
    return Table(
        f"Comparing {MANY:,} assessments", "python -m tools.bench comparison", ("part", "median", "times bare"), rows,
        told, within,
    )  # fmt: skip


def bare(grid: Grid) -> int:
    """Count the pairs in which the one is nowhere less supportive, question by question, in blocks that fit the cache.

    Comparing whole rows at once, with `all(axis=2)`, is many times slower than this.
    """
    columns = [np.ascontiguousarray(column) for column in grid.support.T]
    count = 0
    for at in range(0, len(grid.support), _ROWS):
        supportive = columns[0][at : at + _ROWS, None] >= columns[0]
        for column in columns[1:]:
            supportive &= column[at : at + _ROWS, None] >= column
        count += int(supportive.sum())
    return count


def made_cases(framework: Framework, count: int) -> list[Case]:
    """Return cases with any verdicts, mostly supporting; half of them decided otherwise than they read."""
    chance = random.Random(2022)  # noqa: S311 - the same cases every time
    outcomes = framework.conclusion.ladder
    return [case_of(f"c{at}", _made(framework, chance, outcomes), framework) for at in range(count)]


def _made(framework: Framework, chance: random.Random, outcomes: tuple[str, ...]) -> Assessment:
    answers = {}
    for question in framework.questions:
        if question.verdicts:
            ways = {"supports": 8, "mixed": 3, "against": 1}
            weights = [ways[polarity] for polarity in question.polarity_of.values()]
            answers[question.id] = {"verdict": chance.choices(list(question.polarity_of), weights)[0]}
    decisions = {section.id: {"decision": "ja" if chance.random() < 0.9 else "nee"} for section in framework.sections}
    return Assessment.model_validate(
        {
            "format": "ipcei-assessment/1",
            "framework": framework.id,
            "initiative": {"title": "Gemaakt"},
            "answers": answers,
            "sections": decisions,
            "advice": {"decision": chance.choice(outcomes) if chance.random() < 0.5 else None},
        }
    )


def _peak(grid: Grid) -> int:
    tracemalloc.start()
    kept = [(strongers.astype(np.int32), weakers.astype(np.int32)) for strongers, weakers in grid.conflicts()]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    del kept
    return peak
