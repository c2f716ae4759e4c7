"""How long a search in 10,000 dossiers takes, beside reading the list of all of them: SQLite and PostgreSQL."""

import random
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Final

from sqlalchemy import insert

from ipcei_wizard.dossier.canonical import to_text
from ipcei_wizard.dossier.search import Wanted, find, refresh
from ipcei_wizard.dossier.store import DossierStore
from ipcei_wizard.dossier.tables import DOSSIER, VALUE
from tools.bench_save import postgresql, sqlite
from tools.measure import Table, duration

DOSSIERS: Final = 10_000
QUESTIONS: Final = 60
VOWELS, CONSONANTS = "aeiou", "bdfgklmnprstvwz"


def run() -> Table:
    """Fill both databases and ask; each question is two words that a few dossiers have."""
    rows: list[list[str]] = []
    chance = random.Random(3)  # noqa: S311 - words to look for are no secret
    vocabulary = ["".join(chance.choice(s) for s in (CONSONANTS, VOWELS) * 4) for _ in range(4_000)]
    with ExitStack() as stack, tempfile.TemporaryDirectory(prefix="bench") as folder:
        for name, opened in (("SQLite", sqlite), ("PostgreSQL", postgresql)):
            store, _ = stack.enter_context(opened(Path(folder)))
            _fill(store, vocabulary, chance)
            begin = time.perf_counter()
            refresh(store)
            indexing = time.perf_counter() - begin
            listing = median(_timed(store, Wanted()) for _ in range(5))
            asked = [Wanted(words=" ".join(chance.sample(vocabulary, 2))) for _ in range(QUESTIONS)]
            seconds = sorted(_timed(store, wanted) for wanted in asked)
            for what, taken in (
                ("the whole list", listing),
                ("a search, median", median(seconds)),
                ("a search, 95th of 100", seconds[int(len(seconds) * 0.95)]),
                ("the first index of all", indexing),
            ):
                rows.append([f"{name}, {what}", duration(taken), f"{taken / listing:.2f}"])
    columns = ("what", "time", "times the list")
    verdict = "Not judged here: the promise is a median under 50 ms on an idle machine."
    return Table(f"Searching in {DOSSIERS:,} dossiers", "python -m tools.bench search", columns, rows, verdict)


def _timed(store: DossierStore, wanted: Wanted) -> float:
    begin = time.perf_counter()
    find(store, wanted)
    return time.perf_counter() - begin


def _fill(store: DossierStore, vocabulary: list[str], chance: random.Random) -> None:
    signed = {"changed_at": datetime(2026, 11, 20, tzinfo=UTC), "changed_by": "Anna"}
    made = {"created_at": signed["changed_at"], "created_by": "Anna", "title": "Meting", "changes": 5, "head": "x"}
    framework = {"framework_id": "f", "framework_version": "1", "framework_digest": "d"}
    with store.writing() as connection:  # the log plays no part in a search
        for at in range(0, DOSSIERS, 500):
            ids = [f"{number:016d}" for number in range(at, at + 500)]
            connection.execute(insert(DOSSIER), [{"id": name} | framework | made | signed for name in ids])
            answers = [
                {
                    "dossier_id": name,
                    "path": f"answers/q{place}/motivation",
                    "value": to_text(" ".join(chance.choices(vocabulary, k=60))),
                    "version": 1,
                }
                | signed
                for name in ids
                for place in range(5)
            ]
            connection.execute(insert(VALUE), answers)
