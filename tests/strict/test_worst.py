"""The worst files that still fit end within the limits that the contract sets: 5 seconds of work and 500 MB."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from ipcei_wizard.strict.yaml import MAX_BYTES, MAX_VALUES

HEAD: Final = "format: ipcei-assessment/1\nframework: afwegingskader-2022\ninitiative: {title: x}\n"
MANY: Final = MAX_VALUES - 100
HUGE: Final = MAX_BYTES - 1_000

# The process limits itself, counted in its own processor time, so a busy machine makes no difference.
LIMITED: Final = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
resource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))
from ipcei_wizard.cli import main
main(["--lang", "en", "assess", sys.argv[1]])
"""

WORST: Final[dict[str, Callable[[], str]]] = {
    "great-file": lambda: "x" * 3_000_000,
    "brackets": lambda: "[" * HUGE,
    "values": lambda: "[" + "1," * (HUGE // 2) + "]",
    "bomb": lambda: "\n".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 1000)),
    "unknown-keys": lambda: HEAD + "".join(f"formmat{i}: 1\n" for i in range(MANY)),
    "unknown-questions": lambda: HEAD + "answers:\n" + "".join(f"  problem-severity-{i}: {{}}\n" for i in range(MANY)),
    "unknown-columns": lambda: (
        HEAD + "answers: {2: {fields: {bottlenecks: [{" + ", ".join(f"botle{i}: 1" for i in range(MANY)) + "}]}}}"
    ),
    "wrong-rows": lambda: HEAD + "answers: {2: {fields: {bottlenecks: [" + "1, " * MANY + "]}}}",
    "long-key": lambda: HEAD + "? " + "k" * HUGE + "\n: 1\n",
    "long-verdict": lambda: HEAD + "answers: {2: {verdict: " + "k" * HUGE + "}}",
    "backslashes": lambda: '{"a": "' + "\\" * (HUGE // 2 * 2) + '"}',
    "question-marks": lambda: HEAD + "? " * (HUGE // 2),
    "blank-lines": lambda: HEAD + "\n" * HUGE + "x: 1",
}


@pytest.mark.parametrize("name", WORST)
def test_the_worst_file_is_refused_within_the_limits(tmp_path: Path, name: str) -> None:
    file = tmp_path / f"{name}.yaml"
    file.write_text(WORST[name](), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", LIMITED, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr[-500:]
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert lines
    assert all(line.startswith(str(file)) and line.endswith("]") and len(line) < 1_000 for line in lines), lines[-1]
