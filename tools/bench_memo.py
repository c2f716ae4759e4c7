"""Pages per second and peak memory of a whole memo, and whether the time per page stays the same as it grows.

`python -m tools.bench_memo N` is the inner part: it renders one memo whose answers are N times as long, in a process of
its own, and prints what that took as JSON.
"""

import json
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.resources import resource_folder
from tools.measure import CannotRun, Table, duration

EXAMPLE: Final = "geconstrueerd-nog-niet-beslisrijp"
PAGES: Final = (10, 50, 200)
_ROUNDS: Final = 3


def run() -> Table:
    """Render memos of about 10, 50 and 200 pages, each in a process of its own."""
    shortest, longer = _rendered(1), _rendered(11)
    pages_per_length = (longer["pages"] - shortest["pages"]) / 10
    rows: list[list[str]] = []
    costs: list[float] = []
    for wanted in PAGES:
        length = max(1, round(1 + (wanted - shortest["pages"]) / pages_per_length))
        found = shortest if length == 1 else _rendered(length)
        costs.append(found["seconds"] / found["pages"])
        rows.append(
            [
                str(found["pages"]),
                f"{found['characters']:,}",
                duration(found["seconds"]),
                duration(costs[-1]),
                f"{1 / costs[-1]:.0f}",
                f"{costs[-1] / costs[0]:.2f}",
                f"{found['peak'] / 1024:.0f} MB",
                f"{(found['peak'] - found['before']) / found['pages']:.0f} kB",
            ]
        )
    columns = (
        "pages",
        "characters typed",
        "median",
        "per page",
        "pages/s",
        "times the shortest",
        "peak memory",
        "added per page",
    )
    verdict = (
        f"Time per page at {rows[-1][0]} pages against {rows[1][0]}: {costs[-1] / costs[1]:.2f} times (1 is linear)"
    )
    return Table("A memo with all its annexes", "python -m tools.bench memo", columns, rows, verdict)


def _rendered(length: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tools.bench_memo", str(length)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])
    if done.returncode:
        raise CannotRun(f"rendering failed: {done.stderr.strip().splitlines()[-1]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def lengthened(assessment: Assessment, times: int) -> Assessment:
    """Return an assessment in which every motivation is `times` as long."""
    answers = {
        id_: answer.model_copy(update={"motivation": "\n\n".join([answer.motivation] * times)})
        for id_, answer in assessment.answers.items()
    }
    return assessment.model_copy(update={"answers": answers})


def _render_once(times: int) -> dict[str, Any]:
    from pypdf import PdfReader  # noqa: PLC0415 - not to be counted in the memory of who only starts it

    from ipcei_wizard.memo.advice import render_advice  # noqa: PLC0415

    short = read_assessment(resource_folder("examples") / f"{EXAMPLE}.yaml")
    render_advice(short)  # fonts and wording are read
    assessment = lengthened(short, times)
    before = _peak_memory()
    samples: list[float] = []
    for _ in range(_ROUNDS):
        begin = time.process_time()  # rendering waits for nothing, and others on this machine do not count
        pdf = render_advice(assessment)
        samples.append(time.process_time() - begin)
    peak = _peak_memory()
    return {
        "pages": len(PdfReader(BytesIO(pdf)).pages),
        "characters": sum(len(answer.motivation) for answer in assessment.answers.values()),
        "seconds": sorted(samples)[_ROUNDS // 2],
        "peak": peak,
        "before": before,
    }


def _peak_memory() -> int:
    """Return the most memory this process has had, in kB."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would count the parent's memory as well: it is kept over fork and exec
        found = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
        return int(found.split()[1])
    import resource  # noqa: PLC0415 - not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


if __name__ == "__main__":
    print(json.dumps(_render_once(int(sys.argv[1]))))
