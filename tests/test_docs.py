"""The documentation says what the code does: generated parts are fresh, links arrive, files that are named exist."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ipcei_wizard import __version__
from ipcei_wizard.framework.catalogue_faults import catalogue_faults
from ipcei_wizard.framework.catalogues import Catalogue
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import ChoiceField, Condition
from ipcei_wizard.strict.yaml import Document, read_file, read_text
from tools.reference import ROOT, documents, refreshed

DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def named(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("file", documents(), ids=named)
def test_generated_parts_are_fresh(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert refreshed(text) == text, "run: .venv/bin/python -m tools.reference"


def test_a_stale_part_is_noticed() -> None:
    assert (
        refreshed("<!-- begin readings -->\nold\n<!-- end readings -->")
        != "<!-- begin readings -->\nold\n<!-- end readings -->"
    )


@pytest.mark.parametrize("file", DOCUMENTS, ids=named)
def test_links_within_the_repository_arrive(file: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\((?![a-z]+:|#)([^)#\s]+)", text)
    lost = [t for t in targets if not (file.parent / t).exists()]
    assert not lost


@pytest.mark.parametrize("file", DOCUMENTS, ids=named)
def test_files_that_are_named_exist(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    paths = re.findall(r"`((?:ipcei_wizard|questions|templates|tests|tools|docs|examples)/[\w./-]*)`", text)
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_every_setting_is_on_the_one_page_about_settings() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "ipcei_wizard").rglob("*.py"))
    page = (ROOT / "docs/operations/README.md").read_text(encoding="utf-8")
    named = re.compile(r"\bIPCEI_WIZARD_[A-Z_]+[A-Z]\b")
    assert set(named.findall(code)) - set(named.findall(page)) == set()


def yaml_examples() -> list[Any]:
    text = (ROOT / "docs/framework-format.md").read_text(encoding="utf-8")
    return [
        read_text(block, file="framework-format.md").value
        for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    ]


def test_the_example_of_a_field_is_one_of_the_questionnaire() -> None:
    [field] = next(example for example in yaml_examples() if isinstance(example, list))
    shipped = shipped_framework("afwegingskader-2022").question_by_id["occasion"].field_by_id[field["id"]]
    assert shipped.kind == field["kind"]
    assert shipped.label.nl == field["label"]["nl"]


def test_the_example_of_a_condition_asks_about_what_exists() -> None:
    framework = shipped_framework("afwegingskader-2022")
    condition = Condition.model_validate(next(e for e in yaml_examples() if "when" in e)["when"])
    for test in _tests(condition):
        question = framework.question_by_id[test.question or ""]
        assert test.is_ is None or test.is_ in question.polarity_of
        if test.field is not None:
            field = question.field_by_id[test.field]
            assert test.includes is None or (
                isinstance(field, ChoiceField) and test.includes in {option.value for option in field.options}
            )


def test_the_example_of_a_catalogue_is_one() -> None:
    catalogue = Catalogue.model_validate(next(e for e in yaml_examples() if "entries" in e))
    document = Document("framework-format.md", {}, {})
    assert not list(catalogue_faults({"colours": catalogue}, document, ()))


def _tests(condition: Condition) -> list[Condition]:
    parts = [*(condition.all_of or ()), *(condition.any_of or ()), *([condition.not_] if condition.not_ else [])]
    return [test for part in parts for test in _tests(part)] or [condition]


def test_publiccode_says_what_the_project_file_says() -> None:
    value = read_file(ROOT / "publiccode.yml").value
    assert isinstance(value, dict)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert value["softwareVersion"] == project["version"] == __version__
    assert value["legal"]["license"] == project["license"]
    assert {"url", "platforms", "categories", "developmentStatus", "softwareType", "maintenance"} <= set(value)
    assert set(value["description"]) == set(value["localisation"]["availableLanguages"]) == {"nl", "en"}
    for description in value["description"].values():
        assert len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert description["features"]
