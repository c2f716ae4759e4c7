"""The sentences of the memo, read strictly from `templates/`, and how their places are filled.

A sentence is filled once; what is filled in is never looked at again, so braces that an officer types are just text.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ipcei_wizard.framework.model import Text
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.annex_words import AnnexWording
from ipcei_wizard.memo.nota_words import NotaWording
from ipcei_wizard.memo.places import PLACE
from ipcei_wizard.messages import Language
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.models import read_model
from ipcei_wizard.strict.yaml import read_file


@dataclass(frozen=True, slots=True)
class Wording:
    """All sentences of the memo."""

    nota: NotaWording
    annexes: AnnexWording


def read_wording(folder: Path) -> Wording:
    """Read the two files of sentences in `folder`.

    Raises:
        DocumentRefused: with every fault in the file, also where a sentence does not fill in what it should.
    """
    return Wording(
        read_model(NotaWording, read_file(folder / "nota.yaml")),
        read_model(AnnexWording, read_file(folder / "annexes.yaml")),
    )


@cache
def shipped_wording() -> Wording:
    """Return the sentences that come with this program."""
    return read_wording(resource_folder("templates"))


def fill(text: Text, language: Language, /, **values: Any) -> tree.Inlines:
    """Return a sentence with its places filled: by words, or by inlines such as a note's mark.

    Raises:
        KeyError: a place has no value (a programming error).
    """
    inlines: list[tree.Inline] = []
    for at, part in enumerate(PLACE.split(text.in_(language))):
        value = values[part] if at % 2 else part
        if isinstance(value, tuple):
            inlines += value
        elif str(value):
            inlines.append(tree.Text(str(value)))
    return tuple(inlines)
