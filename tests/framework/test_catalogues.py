"""A field takes its options from a catalogue, and a questionnaire is another one when a list it uses changes."""

import shutil
from pathlib import Path
from typing import Final

import pytest

from ipcei_wizard.framework.loader import digest, read_framework
from ipcei_wizard.framework.model import ChoiceField, Framework
from ipcei_wizard.framework.references import question_ids
from ipcei_wizard.resources import resource_folder

SHIPPED: Final = resource_folder("questions")
INVENTED: Final = Path(__file__).parent / "catalogue.yaml"
DEADLINE: Final = "      - id: deadline\n        kind: date\n"


def choosing(root: Path, offer: str) -> Framework:
    """Return the shipped questionnaire in which the field `deadline` of question 1 is a choice with this offer."""
    if not (root / "catalogues").exists():
        shutil.copytree(SHIPPED / "catalogues", root / "catalogues")
        shutil.copy(INVENTED, root / "catalogues")
        shutil.copytree(SHIPPED / "afwegingskader-2022", root / "questionnaire")
    file = root / "questionnaire" / "a1.yaml"
    text = (SHIPPED / "afwegingskader-2022" / "a1.yaml").read_text(encoding="utf-8")
    assert DEADLINE in text
    file.write_text(text.replace(DEADLINE, f"      - id: deadline\n        {offer}\n"), encoding="utf-8")
    return read_framework(root / "questionnaire").framework


def options(framework: Framework) -> tuple[list[str], bool]:
    field = framework.question_by_id["occasion"].field_by_id["deadline"]
    assert isinstance(field, ChoiceField)
    return [option.value for option in field.options], field.other


@pytest.mark.parametrize(
    ("offer", "offered"),
    [("catalogue: catalogue", ["red", "blue"]), ("catalogue: catalogue, groups: [cold]", ["blue"])],
    ids=["whole", "group"],
)
def test_a_field_offers_the_entries_of_its_catalogue_in_the_order_of_the_groups(
    tmp_path: Path, offer: str, offered: list[str]
) -> None:
    framework = choosing(tmp_path, "\n        ".join(["kind: choice", *offer.split(", ")]))
    assert options(framework) == (offered, True)


def test_a_changed_list_makes_another_questionnaire_only_where_it_is_used(tmp_path: Path) -> None:
    file = tmp_path / "catalogues" / "catalogue.yaml"
    found = {}
    for use in ("kind: date", "kind: choice\n        catalogue: catalogue"):
        before = digest(choosing(tmp_path, use))
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("ten hoogste 25 miljoen", "ten hoogste 30 miljoen"), encoding="utf-8")
        found[use] = digest(choosing(tmp_path, use)) != before
        file.write_text(text, encoding="utf-8")
    assert list(found.values()) == [False, True]


def test_the_entries_of_a_used_list_may_never_vanish(tmp_path: Path) -> None:
    framework = choosing(tmp_path, "kind: choices\n        catalogue: catalogue")
    ids = set(question_ids(framework))
    assert {"occasion.deadline", "@catalogue=blue", "@catalogue=red"} <= ids
    assert "occasion.deadline=blue" not in ids
