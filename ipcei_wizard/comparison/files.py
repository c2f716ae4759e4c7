"""Assessments from files and folders, each called by the stem of its file."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.comparison.cases import Case, case_of
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.messages import Language
from ipcei_wizard.strict.faults import DocumentRefused, Fault

SUFFIXES: Final = (".yaml", ".yml", ".json")


def read_cases(places: Iterable[Path], language: Language = "nl") -> tuple[Case, ...]:
    """Read the assessments in files and directly in folders, in the order given and in a folder by name.

    A file that is meant twice is read once. `language` is that of the findings.

    Raises:
        DocumentRefused: with every fault of every file; also for an empty folder and for two files with one stem.
    """
    faults: list[Fault] = []
    cases: list[Case] = []
    meant: dict[Path, Path] = {}
    for file in _files(places, faults):
        meant.setdefault(file.resolve(), file)
    stems: dict[str, Path] = {}
    for file in meant.values():
        if file.stem in stems:
            faults.append(Fault(str(file), None, "same-id", {"name": file.stem, "other": stems[file.stem]}))
        stems.setdefault(file.stem, file)
        try:
            assessment = read_assessment(file)
        except DocumentRefused as refusal:
            faults.extend(refusal.faults)
        else:
            cases.append(case_of(file.stem, assessment, shipped_framework(assessment.framework), language))
    if faults:
        raise DocumentRefused(faults)
    return tuple(cases)


def _files(places: Iterable[Path], faults: list[Fault]) -> Iterator[Path]:
    for place in places:
        if not place.is_dir():
            yield place
            continue
        try:
            found = sorted(entry for entry in place.iterdir() if entry.suffix.lower() in SUFFIXES and entry.is_file())
        except OSError as error:
            faults.append(Fault(str(place), None, "file-unreadable", {"reason": error.strerror}))
            continue
        if not found:
            faults.append(Fault(str(place), None, "no-assessments"))
        yield from found
