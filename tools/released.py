"""What every release of a questionnaire asks for: `python -m tools.released`. It takes nothing away.

- `released_ids` gets what a shipped questionnaire offers and does not list yet: what vanished is for a person.
- The version is kept as it is in `released/`, so that what is adopted under it stays readable.
- A dossier adopted under it is kept for the tests, made of an example: it has to stay readable for ever.

Run it when a version is released, and earlier when fields, options or catalogue entries were added. A version that is
kept is not changed any more: another text is another version. One that was never released may be deleted by hand.
"""

import sys
import tempfile
from pathlib import Path
from typing import Final

from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import read_assessment, to_data, to_json_value
from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.paths import flatten
from ipcei_wizard.dossier.people import Person, Step
from ipcei_wizard.dossier.records import FrameworkPin
from ipcei_wizard.dossier.rights import ROLES
from ipcei_wizard.dossier.signing import SigningWish, text_digest
from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.dossier.transfer import export_archive
from ipcei_wizard.framework.kept import keep
from ipcei_wizard.framework.loader import ENTRY_FILE, digest, framework_folders, read_framework
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.framework.references import question_ids
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.web.desk import values_of

ADOPTED: Final = Path(__file__).parents[1] / "tests" / "dossier" / "released"
_EXAMPLE: Final = "ipcei-me-ct.yaml"


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


def adopt(framework: Framework, assessment: Assessment, target: Path) -> None:
    """Write an archive with one dossier that holds this assessment and was adopted under this questionnaire."""
    values = flatten(values_of(to_json_value(to_data(assessment, framework)), framework))
    pinned = FrameworkPin(framework.id, framework.version, digest(framework))
    anna, bram = Person("Anna", frozenset({"opsteller"})), Person("Bram", frozenset(ROLES) - {"opsteller"})
    with tempfile.TemporaryDirectory() as made, open_store(f"sqlite:///{made}/dossiers.db") as store:
        dossier = store.create(assessment.initiative.title, pinned, values, by=anna.name)
        step = Step(id="dg", person=bram.name, function="directeur-generaal", order=1)
        proceedings.plan_route(store, dossier, anna, [step])
        proceedings.take_status(store, dossier, anna, "consult")
        proceedings.take_status(store, dossier, anna, "present")
        wish = SigningWish(step.id, "akkoord", "", text_digest(store.load(dossier)), 0)
        proceedings.sign(store, dossier, bram, wish)
        target.parent.mkdir(exist_ok=True)
        export_archive(store, [dossier], target)


def main() -> int:
    """Bring every shipped questionnaire up to date, and say what was done."""
    for folder in framework_folders(resource_folder("questions")):
        added = add_new_ids(folder)
        framework = read_framework(folder).framework
        try:
            kept = keep(folder, framework)
        except FileExistsError as there:
            print(f"{there}: kept with another text. Give {ENTRY_FILE} a higher version.", file=sys.stderr)
            return 1
        archive = ADOPTED / f"{framework.id}-{framework.version}.archive"
        if not archive.exists():
            adopt(framework, read_assessment(resource_folder("examples") / _EXAMPLE), archive)
        print(f"{folder.name} {framework.version}: {len(added)} ids added; {'kept now' if kept else 'kept already'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
