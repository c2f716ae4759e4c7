"""What the commands share: their language, their exit statuses, and how they speak, read and refuse."""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

import click

from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import DocumentRefused, Fault

INCOMPLETE, UNUSABLE = 1, 2


def _environment_language() -> Language:
    return "en" if os.environ.get("IPCEI_WIZARD_LANG", "nl").lower().startswith("en") else "nl"


HELP_LANGUAGE = _environment_language()
"""Help texts are chosen when the commands are defined, so they follow the environment and not the option."""


def words(key: str, **values: object) -> str:
    """Return a message of this room in the language of the command that runs."""
    return say(f"cli.{key}", click.get_current_context().find_root().obj, **values)


def read_all(files: Iterable[Path], language: Language) -> list[Any]:
    """Read assessment files; where any is refused, say every fault of all of them and leave."""
    from ipcei_wizard.assessment.reader import read_assessment  # noqa: PLC0415

    assessments: list[Any] = []
    faults: list[Fault] = []
    for file in files:
        try:
            assessments.append(read_assessment(file))
        except DocumentRefused as refusal:
            faults.extend(refusal.faults)
    if faults:
        refuse(faults, language)
    return assessments


def passphrase(path: Path, setting: str) -> str:
    """Return the passphrase of a key from the environment, else ask: a person unseen, a program by a line of input."""
    if (given := os.environ.get(setting)) is not None:
        return given
    return _asked(words("memo-passphrase", path=path))


def pin(token: str) -> str:
    """Ask the PIN of a token, as a passphrase is asked."""
    return _asked(words("memo-pin", label=token))


def _asked(question: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt(question, hide_input=True, err=True))


def print_json(value: Any) -> None:
    """Print one JSON document, in escapes where the terminal cannot show its characters."""
    shows_all = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    click.echo(json.dumps(value, ensure_ascii=not shows_all, indent=2))


def refuse(faults: Iterable[Fault], language: Language) -> NoReturn:
    """Say each fault on standard error and leave with the status of what could not be used."""
    for fault in faults:
        click.echo(fault.in_words(language), err=True)
    sys.exit(UNUSABLE)
