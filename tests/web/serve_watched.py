"""Run the wizard and write down every place it connects to: `python -m tests.web.serve_watched FILE run --port N`."""

import sys
from pathlib import Path
from typing import Any

from ipcei_wizard.cli import main


def watch(file: Path) -> None:
    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if event in {"socket.connect", "socket.sendto"}:
            with file.open("a", encoding="utf-8") as opened:
                opened.write(f"{arguments[1]}\n")

    sys.addaudithook(note)


if __name__ == "__main__":
    watch(Path(sys.argv[1]))
    main(sys.argv[2:])
