"""Measures what the project promises about speed: `make bench`, or `python -m tools.bench [NAME...] [--strict]`.

Prints medians and ratios as Markdown. Ratios are taken within one run, so that they mean something on any machine; no
absolute time is judged. What cannot run here is said, and the rest goes on. With `--strict` the exit status is 1 when a
ratio is over its limit or a benchmark could not run. Without a name all of them run, which takes some minutes.
"""

import argparse
import os
import platform
import sys
from importlib import import_module
from typing import Final

from ipcei_wizard.strict.faults import hint
from tools.measure import CannotRun, Table, in_markdown

NAMES: Final = (
    *("evaluation", "funding_gap", "command", "page", "matrix", "memo"),
    *("save", "open", "search", "officers", "comparison", "seal"),
)
PARTS: Final = {"memo": ("engines", "memo")}


def _asked(arguments: list[str]) -> argparse.Namespace:
    """Return what is asked for; ends the program with the help, or with 2 where it cannot be understood."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which to run: {', '.join(NAMES)} (default: all)")
    parser.add_argument("--strict", action="store_true", help="end with 1 over a limit, or when one could not run")
    asked = parser.parse_args(arguments)
    unknown = [
        f'there is no benchmark "{name}". {hint(name, NAMES, "en")}' for name in asked.names if name not in NAMES
    ]
    if unknown:
        parser.error(" ".join(unknown))
    return asked


def main(arguments: list[str]) -> int:
    """Run the benchmarks that are named, or all of them."""
    asked = _asked(arguments)
    print(f"# Benchmarks\n\nPython {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores.\n")
    trouble: list[str] = []
    for name in asked.names or NAMES:
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
    return 1 if trouble and asked.strict else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
