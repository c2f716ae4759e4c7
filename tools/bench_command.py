"""How long `ipcei-wizard assess FILE` takes beside an interpreter that only imports the libraries it needs."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final

from ipcei_wizard.resources import resource_folder
from tools.measure import CannotRun, Table, held, ladder

LIMIT: Final = 1.6
ROUNDS: Final = 25
EXAMPLE: Final = "ipcei-me-ct"
WHOLE: Final = "ipcei-wizard assess FILE"
AS_JSON: Final = f"{WHOLE} --json"
# `import pydantic` is lazy: until a name of it is used, next to nothing of it is imported. A program that needs it has
# at least one model, so that is the baseline; the bare statements are printed beside it.
STATEMENTS: Final = "import pydantic, ruamel.yaml, click"
ONE_MODEL: Final = "the same, and one model with one field"


def run() -> Table:
    """Start all of them in turn, many times, and compare their wall times."""
    script = Path(sys.executable).parent / "ipcei-wizard"
    if not script.exists():
        raise CannotRun(f"{script.name} is not installed beside this Python; run make setup")
    file = str(resource_folder("examples") / f"{EXAMPLE}.yaml")
    model = "class Model(pydantic.BaseModel):\n    field: int"
    commands: dict[str, list[str]] = {
        "python -c pass": [sys.executable, "-c", "pass"],
        STATEMENTS: [sys.executable, "-c", STATEMENTS],
        ONE_MODEL: [sys.executable, "-c", f"{STATEMENTS}\n{model}"],
        "ipcei-wizard --version": [str(script), "--version"],
        WHOLE: [str(script), "assess", file],
        AS_JSON: [str(script), "assess", file, "--json"],
    }
    # As on a machine as it comes: Python keeps what it has compiled; the first rounds see to that.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    samples: dict[str, list[float]] = {name: [] for name in commands}
    for at in range(ROUNDS + 2):
        for name, command in commands.items():
            taken = _wall_time(command, env)
            if at >= 2:
                samples[name].append(taken)
    seconds = {name: median(found) for name, found in samples.items()}
    verdicts = [
        held(seconds[each] / seconds[ONE_MODEL], LIMIT, f"{each} against its libraries with one model")
        for each in (WHOLE, AS_JSON)
    ]
    bare = f"{WHOLE} against the bare import statements: {seconds[WHOLE] / seconds[STATEMENTS]:.2f} times"
    return Table(
        f"Starting the command line ({ROUNDS} rounds in turn)",
        "python -m tools.bench command",
        ("program", "median", "times baseline"),
        ladder(seconds, ONE_MODEL),
        "\n".join((*(verdict for verdict, _ in verdicts), bare)),
        all(within for _, within in verdicts),
    )


def _wall_time(command: Sequence[str], env: dict[str, str]) -> float:
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    taken = time.perf_counter() - begin
    if done.returncode not in {0, 1}:  # 1: understood, and not complete
        raise CannotRun(f"{' '.join(command)} failed: {done.stderr.strip()[-300:]}")
    return taken
