"""Measures what the project promises about speed: `make bench`, or `python -m tools.bench [NAME...] [--strict]`.

Prints medians and ratios as Markdown. Ratios are taken within one run, so that they mean something on any machine; no
absolute time is judged. What cannot run here is said, and the rest goes on. With `--strict` the exit status is 1 when a
ratio is over its limit or a benchmark could not run.
"""

import os
import platform
import sys
from importlib import import_module
from typing import Final

from tools.measure import CannotRun, Table, in_markdown

NAMES: Final = (
    *("evaluation", "funding_gap", "command", "page", "matrix", "memo"),
    *("save", "open", "search", "officers", "comparison", "seal"),
)
PARTS: Final = {"memo": ("engines", "memo")}


def main(arguments: list[str]) -> int:
    """Run the benchmarks that are named, or all of them."""
    wanted = [argument for argument in arguments if not argument.startswith("-")] or list(NAMES)
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; choose from {', '.join(NAMES)}", file=sys.stderr)
        return 2
    print(f"# Benchmarks\n\nPython {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores.\n")
    trouble: list[str] = []
    for name in wanted:
        try:
            tables: list[Table] = [import_module(f"tools.bench_{part}").run() for part in PARTS.get(name, (name,))]
        except (CannotRun, ImportError) as reason:
            print(f"## {name}: could not run\n\n{reason}\n", flush=True)
            trouble.append(name)
            continue
        for table in tables:
            print(in_markdown(table), flush=True)
        if not all(table.within for table in tables):
            trouble.append(name)
    return 1 if trouble and "--strict" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
