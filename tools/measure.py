"""Measuring fairly on a noisy machine: contenders take turns, medians are compared, and ratios are what counts."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

Work = Callable[[], object]
_SAMPLE: Final = 0.01  # seconds that a sample takes at least, so that the clock's grain does not matter


class CannotRun(Exception):
    """A benchmark cannot be run here; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a benchmark found: rows of text under column names, and what was compared with which limit."""

    title: str
    command: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    verdict: str
    within: bool = True


def take_turns(contenders: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Return the median seconds of processor time of each contender: A B C A B C ..., in batches long enough to time.

    Processor time, because none of them waits for anything and other programs on the machine should not count.
    """
    batches = {name: _batch(work) for name, work in contenders.items()}
    samples: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, work in contenders.items():
            begin = time.process_time()
            for _ in range(batches[name]):
                work()
            samples[name].append((time.process_time() - begin) / batches[name])
    return {name: median(found) for name, found in samples.items()}


def _batch(work: Work) -> int:
    work()  # caches are warm from here on
    times = 1
    while True:
        begin = time.process_time()
        for _ in range(times):
            work()
        if time.process_time() - begin >= _SAMPLE:
            return times
        times *= 2


def duration(seconds: float) -> str:
    """Return a duration with three figures that matter."""
    for factor, unit in ((1, "s"), (1e3, "ms")):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def ladder(seconds: Mapping[str, float], baseline: str) -> list[list[str]]:
    """Return a row per part: its name, its median and how many times the baseline it is."""
    return [[name, duration(taken), f"{taken / seconds[baseline]:.2f}"] for name, taken in seconds.items()]


def held(ratio: float, limit: float, what: str) -> tuple[str, bool]:
    """Return the verdict on a ratio in words, and whether it is within the limit."""
    within = ratio <= limit
    return f"{what}: {ratio:.2f} times, limit {limit:g}: {'within' if within else 'OVER THE LIMIT'}", within


def in_markdown(table: Table) -> str:
    """Return a table as Markdown, its columns lined up for reading in a terminal."""
    cells = [list(table.columns), *(list(row) for row in table.rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(table.columns))]
    lines = [
        "| " + " | ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) + " |" for row in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join([f"## {table.title}", "", f"`{table.command}`", "", *lines, "", table.verdict, ""])
