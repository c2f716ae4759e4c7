"""Adds to `released_ids` what a shipped questionnaire offers and does not list yet: `python -m tools.released`.

Run it when fields, options or catalogue entries were added. It takes nothing away: what vanished is for a person.
"""

from pathlib import Path

from ipcei_wizard.framework.loader import ENTRY_FILE, framework_folders, read_framework
from ipcei_wizard.framework.references import question_ids
from ipcei_wizard.resources import resource_folder


def add_new_ids(folder: Path) -> list[str]:
    """Write the ids that are not listed yet at the end of the list, and return them."""
    framework = read_framework(folder).framework
    new = [name for name in dict.fromkeys(question_ids(framework)) if name not in framework.released_ids]
    file = folder / ENTRY_FILE
    lines = file.read_text(encoding="utf-8").splitlines()
    end = lines.index("released_ids:") + 1
    while end < len(lines) and lines[end].startswith("  - "):
        end += 1
    added = [f"  - '{name}'" if name.startswith("@") else f"  - {name}" for name in new]
    file.write_text("\n".join([*lines[:end], *added, *lines[end:]]) + "\n", encoding="utf-8")
    return new


def main() -> None:
    """Add the ids of every shipped questionnaire, and say how many."""
    for folder in framework_folders(resource_folder("questions")):
        print(f"{folder.name}: {len(add_new_ids(folder))} added")


if __name__ == "__main__":
    main()
