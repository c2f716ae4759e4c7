"""Reading a questionnaire from its folder: `framework.yaml`, a file per section and one for the conclusion.

The catalogues in the folder beside it are read along, and fill in the options of the fields that name them. Shape
faults (unknown key, wrong type) refuse the questionnaire here; whether it is sound is for `proof`.
"""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from ipcei_wizard.framework.model import Framework
from ipcei_wizard.framework.options import used_catalogues, with_options
from ipcei_wizard.framework.parsed import parsed
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.faults import DocumentRefused, Fault
from ipcei_wizard.strict.models import read_model
from ipcei_wizard.strict.yaml import Document, KeyPath, read_file

ENTRY_FILE: Final = "framework.yaml"
CATALOGUES: Final = "catalogues"
"""The folder beside the questionnaires with a file per catalogue; a questionnaire holds them under this key."""


class LoadedFramework(NamedTuple):
    """A questionnaire with the document it came from, so that later findings can name file and line."""

    framework: Framework
    document: Document


def read_framework(folder: Path) -> LoadedFramework:
    """Read the questionnaire in `folder`.

    Raises:
        DocumentRefused: with every shape fault in every file of the questionnaire, each with file and line.
    """
    entry = read_file(folder / ENTRY_FILE)
    if not isinstance(entry.value, dict):
        raise DocumentRefused([Fault(entry.file, 1, "keys-expected", {"where": "/", "value": ""})])
    value: dict[str, Any] = dict(entry.value)
    if CATALOGUES in value:
        file, line = entry.place((CATALOGUES,))
        known = tuple(key for key in Framework.model_fields if key != CATALOGUES)
        written = {"key": CATALOGUES, "where": "/"}
        raise DocumentRefused([Fault(file, line, "unknown-key", written, CATALOGUES, known)])
    parts: dict[KeyPath, Document] = {}
    refused: list[Fault] = []
    for path, file_of_part in (*_file_references(value, folder), *_catalogue_files(folder)):
        try:
            parts[path] = read_file(file_of_part)
        except DocumentRefused as refusal:
            refused.extend(refusal.faults)
    if refused:
        raise DocumentRefused(refused)
    if isinstance(value.get("sections"), list):
        value["sections"] = [
            parts[("sections", i)].value if ("sections", i) in parts else section
            for i, section in enumerate(value["sections"])
        ]
    if ("conclusion",) in parts:
        value["conclusion"] = parts["conclusion",].value
    value[CATALOGUES] = {str(path[1]): part.value for path, part in parts.items() if path[0] == CATALOGUES}
    document = Document(entry.file, value, entry.lines, parts)
    return LoadedFramework(with_options(read_model(Framework, document)), document)


def _catalogue_files(folder: Path) -> list[tuple[KeyPath, Path]]:
    return [((CATALOGUES, file.stem), file) for file in sorted((folder.parent / CATALOGUES).glob("*.yaml"))]


def _file_references(entry: dict[str, Any], folder: Path) -> list[tuple[KeyPath, Path]]:
    sections = entry.get("sections")
    references: list[tuple[KeyPath, Path]] = [
        (("sections", i), folder / name)
        for i, name in enumerate(sections if isinstance(sections, list) else [])
        if isinstance(name, str)
    ]
    if isinstance(entry.get("conclusion"), str):
        references.append((("conclusion",), folder / entry["conclusion"]))
    return references


def framework_folders(root: Path) -> tuple[Path, ...]:
    """Return the questionnaire folders at `root`: itself if it is one, else those directly in it, by name."""
    if (root / ENTRY_FILE).is_file():
        return (root,)
    return tuple(sorted(entry.parent for entry in root.glob(f"*/{ENTRY_FILE}")))


def shipped_ids() -> tuple[str, ...]:
    """Return the ids of the questionnaires that come with this program. A folder is named after its id."""
    return tuple(folder.name for folder in framework_folders(resource_folder("questions")))


@cache
def shipped_framework(framework_id: str) -> Framework:
    """Return a questionnaire that comes with this program; `framework_id` is one of `shipped_ids()`."""
    folder = resource_folder("questions") / framework_id
    files = sorted((*folder.glob("*.yaml"), *(folder.parent / CATALOGUES).glob("*.yaml")))
    value = parsed(framework_id, files, lambda: read_framework(folder).document.value)  # type: ignore[arg-type, return-value]
    return with_options(Framework.model_validate(value))


def canonical(framework: Framework) -> bytes:
    """Return all the questionnaire says as JSON, independent of how the YAML is laid out.

    A catalogue counts when a field of the questionnaire names it.
    """
    content = framework.model_dump(mode="json", by_alias=True)
    content[CATALOGUES] = {name: content[CATALOGUES][name] for name in used_catalogues(framework)}
    return json.dumps(content, sort_keys=True, ensure_ascii=False).encode()


def digest(framework: Framework) -> str:
    """Return the SHA-256 (64 hex digits) of what `canonical` gives; of a kept version the one it had when released."""
    return framework.kept_digest or sha256(canonical(framework)).hexdigest()
