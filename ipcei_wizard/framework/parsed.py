"""What the files of a shipped questionnaire say, kept between runs: parsing their YAML is most of a command's start.

Kept in the user's cache folder as JSON, under a digest of the files, and only a help: without it, or where it cannot be
written, everything works, and whatever does not fit is parsed again.
"""

import json
import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import platformdirs
from pydantic_core import from_json

from ipcei_wizard import __version__


def parsed(name: str, files: Iterable[Path], parse: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what `parse` makes of `files`, from the cache where these very files were parsed before."""
    digest = _digest(files)
    kept = Path(platformdirs.user_cache_dir("ipcei-wizard")) / f"{name}.json"
    with suppress(OSError, ValueError):
        found = from_json(kept.read_bytes())  # twice as quick as the standard library's
        if isinstance(found, dict) and found.get("digest") == digest:
            value: dict[str, Any] = found["value"]
            return value
    value = parse()
    with suppress(OSError, TypeError):  # TypeError: a value that JSON does not know
        _write(kept, json.dumps({"digest": digest, "value": value}, ensure_ascii=False))
    return value


def _digest(files: Iterable[Path]) -> str:
    found = sha256(__version__.encode())
    for file in files:
        content = file.read_bytes()
        found.update(f"\0{file.name}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all, whoever else writes it at the same time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
