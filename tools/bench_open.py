"""How long it takes to open a dossier with 2,000 changes beside one with 20: SQLite and PostgreSQL."""

import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Final

from ipcei_wizard.dossier.records import FrameworkPin
from ipcei_wizard.dossier.store import DossierStore
from tools.bench_save import WORDS, postgresql, sqlite
from tools.measure import Table, duration, held

LIMIT: Final = 2.0
ROUNDS: Final = 60
FEW, MANY, PLACES = 20, 2_000, 19


def run() -> Table:
    """Open both in turn, on both databases; each has the same number of answers."""
    rows: list[list[str]] = []
    verdicts: list[str] = []
    good = True
    with ExitStack() as stack, tempfile.TemporaryDirectory(prefix="bench") as folder:
        for name, opened in (("SQLite", sqlite), ("PostgreSQL", postgresql)):
            store, _ = stack.enter_context(opened(Path(folder)))
            few, many = _dossier(store, FEW), _dossier(store, MANY)
            seconds: dict[str, list[float]] = {few: [], many: []}
            for _ in range(ROUNDS):
                for dossier, samples in seconds.items():
                    begin = time.perf_counter()
                    store.load(dossier)
                    samples.append(time.perf_counter() - begin)
            short, long = median(seconds[few]), median(seconds[many])
            rows += [[f"{name}, {FEW} changes", duration(short), "1.00"]]
            rows += [[f"{name}, {MANY} changes", duration(long), f"{long / short:.2f}"]]
            verdict, within = held(long / short, LIMIT, f"{name}: {MANY} changes against {FEW}")
            verdicts.append(verdict)
            good = good and within
    columns = ("what", "median", "times baseline")
    return Table("Opening a dossier", "python -m tools.bench open", columns, rows, "; ".join(verdicts), good)


def _dossier(store: DossierStore, changes: int) -> str:
    dossier = store.create("Meting", FrameworkPin("f", "1", "d"), by="Anna")
    for number in range(changes - 1):
        round_, place = divmod(number, PLACES)
        store.save(dossier, f"answers/q{place}/motivation", f"{WORDS}{round_}", round_, "Anna")
    return dossier
