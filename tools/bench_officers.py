"""Thirty officers who type in ten dossiers for three minutes, in real sessions at a real server: is any change lost?

Three officers share a dossier; in every third dossier two of them write at the same question, and choose when the other
was first. What the page says is saved must be in the log, the last text must be what was typed, and the log must
verify. One officer alone, at the same server just before, is the baseline. `BENCH_SECONDS` and `BENCH_OFFICERS` make it
shorter or smaller.
"""

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Final

import psutil  # type: ignore[import-untyped]

from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.dossier.paths import join
from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.web.examples import add_assessment
from tests.web.driving import ROOT
from tools.bench_page import EXAMPLE, serving
from tools.bench_save import postgresql_server
from tools.measure import CannotRun, Table, duration
from tools.session import SessionError, session_at
from tools.typist import Typist

SECONDS: Final = int(os.environ.get("BENCH_SECONDS", "180"))
OFFICERS: Final = int(os.environ.get("BENCH_OFFICERS", "30"))
TOGETHER: Final = 3  # officers in one dossier
QUESTIONS: Final = ("3", "4", "7")  # those of one dossier; each has a page before and after it
COLUMNS: Final = ("what", "times", "median", "p95", "max", "p95, times alone")


@dataclass(frozen=True, slots=True)
class _Sitting:
    """What came of officers who typed at the same time."""

    typists: Sequence[Typist]
    processor: float  # seconds per second
    session_size: float  # bytes


def run() -> Table:
    """Let one officer type, and then all of them, on both databases."""
    rows: list[list[str]] = []
    verdicts: list[str] = []
    good = True
    for name, opened in (("SQLite", _file), ("PostgreSQL", postgresql_server)):
        with opened() as address, open_store(address) as store:
            dossiers = _dossiers(store, 1 + -(-OFFICERS // TOGETHER))
            before = sum(store.sequence(dossier) for dossier in dossiers)
            try:
                alone, all_ = asyncio.run(_sittings(address, dossiers))
            except* SessionError as errors:
                raise CannotRun(f"{name}: a session ended: {_first(errors)}") from errors
            rows += _rows(name, alone, all_)
            written = sum(store.sequence(dossier) for dossier in dossiers) - before
            lost = [fault for sitting in (alone, all_) for fault in _lost(store, sitting.typists)]
            verified = _verifies(address)
            verdicts.append(
                _in_words(name, written, lost, _early(store, all_.typists), all_)
                + (" `dossier verify` clean." if verified else "")
            )
            good = good and not lost and verified
    title = f"{OFFICERS} officers typing in {-(-OFFICERS // TOGETHER)} dossiers for {SECONDS} seconds"
    return Table(title, "python -m tools.bench officers", COLUMNS, rows, "\n".join(verdicts), good)


def _first(errors: BaseExceptionGroup[SessionError]) -> BaseException:
    first = errors.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first


@contextmanager
def _file() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        yield f"sqlite:///{folder}/dossiers.db"


def _dossiers(store: DossierStore, number: int) -> list[str]:
    example = read_assessment(resource_folder("examples") / f"{EXAMPLE}.yaml")
    return [add_assessment(store, example, key=f"dossier {at}") for at in range(number)]


async def _sittings(address: str, dossiers: Sequence[str]) -> tuple[_Sitting, _Sitting]:
    command = ["-m", "ipcei_wizard.cli", "run", "--port", "{port}"]
    with serving(command, ROOT, {"IPCEI_WIZARD_DATABASE_URL": address}) as (url, process):
        alone = await _sitting(url, process, [(dossiers[0], QUESTIONS[0], False)], max(10, SECONDS / 3))
        seats: list[tuple[str, str, bool]] = []
        for officer in range(OFFICERS):
            at, place = divmod(officer, TOGETHER)
            crowded = at % 3 == 0
            question = QUESTIONS[0] if crowded and place == 1 else QUESTIONS[place]
            seats.append((dossiers[1 + at], question, crowded and place < 2))
        return alone, await _sitting(url, process, seats, SECONDS)


async def _sitting(url: str, process: int, seats: Sequence[tuple[str, str, bool]], seconds: float) -> _Sitting:
    server = psutil.Process(process)
    framework = shipped_framework("afwegingskader-2022")
    async with AsyncExitStack() as stack:
        typists = []
        size = server.memory_info().rss
        for officer, (dossier, number, shared) in enumerate(seats):
            session = await stack.enter_async_context(session_at(url))
            path = join("answers", framework.id_by_name[number], "motivation")
            typists.append(Typist(session, dossier, path, random.Random(officer), shared))  # noqa: S311 - no secret
            await typists[-1].sit_down(f"vraag-{number}")
        begin, used = time.monotonic(), sum(server.cpu_times()[:2])
        async with asyncio.TaskGroup() as group:
            for typist in typists:
                group.create_task(typist.work(seconds))
        passed, taken = time.monotonic() - begin, sum(server.cpu_times()[:2]) - used
        grown = server.memory_info().rss - size
    return _Sitting(typists, taken / passed, grown / len(typists))


def _lost(store: DossierStore, typists: Sequence[Typist]) -> list[str]:
    """Return every text that should be in the log, or be the last, and is not; empty when nothing is lost."""
    lost = [fault for typist in typists for fault in typist.faults]
    last: dict[tuple[str, str], set[str]] = defaultdict(set)
    for typist in typists:
        last[typist.dossier, typist.path].add(typist.text)
        log = _log(store, typist)
        texts = [saved.text for saved in typist.saved] + typist.chosen
        kept = [*log, *typist.refused]  # of what he himself gave up for another's text nothing need be left
        gone = [text for text in texts if not any(text in each for each in kept)]
        lost += [f"{typist.dossier} {typist.path}: not in the log: {text[-40:]!r}" for text in gone]
    for (dossier, path), typed in last.items():
        stored = store.load(dossier).contents.get(path)
        if stored not in typed:
            ends = sorted(text[-40:] for text in typed)
            lost.append(f"{dossier} {path}: stored is {str(stored)[-40:]!r}, typed was {ends}")
    return lost


def _log(store: DossierStore, typist: Typist) -> set[str]:
    return {str(change.new) for change in store.history(typist.dossier, typist.path)}


def _early(store: DossierStore, typists: Sequence[Typist]) -> int:
    """Return how often the page said saved before it was, and the log has the text only with what was typed next."""
    return sum(saved.text not in _log(store, typist) for typist in typists for saved in typist.saved)


def _verifies(address: str) -> bool:
    command = [sys.executable, "-m", "ipcei_wizard.cli", "dossier", "verify"]
    environment = {**os.environ, "IPCEI_WIZARD_DATABASE_URL": address}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False).returncode == 0


def _rows(name: str, alone: _Sitting, all_: _Sitting) -> Iterator[list[str]]:
    waits: dict[str, Callable[[Typist], list[float]]] = {
        "a text sent until the page says saved": lambda typist: [saved.since_sent for saved in typist.saved],
        "the last key until the page says saved": lambda typist: [saved.since_typed for saved in typist.saved],
        "a click on next or previous until the page is there": lambda typist: typist.pages,
    }
    for what, of in waits.items():
        single, *_ = found = [
            sorted(seconds for typist in sitting.typists for seconds in of(typist)) for sitting in (alone, all_)
        ]
        for who, seconds in zip(("one officer", f"{OFFICERS} officers"), found, strict=True):
            if seconds:
                times = f"{_p95(seconds) / _p95(single):.2f}" if single else "-"
                figures = (duration(each) for each in (median(seconds), _p95(seconds), seconds[-1]))
                yield [f"{name}, {who}: {what}", str(len(seconds)), *figures, times]


def _p95(ordered: Sequence[float]) -> float:
    return ordered[int(len(ordered) * 0.95)]


def _in_words(name: str, written: int, lost: Sequence[str], early: int, all_: _Sitting) -> str:
    chosen = sum(len(typist.chosen) for typist in all_.typists)
    back = sum(len(typist.taken_back) for typist in all_.typists)
    return (
        f"{name}: {written:,} changes in the log, {len(lost)} lost; {chosen} times two texts to choose from; "
        f"'saved' was said {early} times before it was, and taken back {back} times; "
        f"the server took {all_.processor:.0%} of one core, and {all_.session_size / 1e6:.2g} MB a session."
        + "".join(f"\n- {fault}" for fault in lost)
    )
