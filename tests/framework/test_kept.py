"""Every released version of a questionnaire is kept as it was; a dossier finds exactly its own, or the nearest."""

import gzip
import json
from pathlib import Path

import pytest

from ipcei_wizard.framework.kept import RELEASED, keep, kept_versions, pinned, read_kept, shipped_digest
from ipcei_wizard.framework.loader import canonical, digest, framework_folders, shipped_framework
from ipcei_wizard.resources import resource_folder

ID = "afwegingskader-2022"
SHIPPED = shipped_framework(ID)

# What is here was released and never changes. A new version adds a line: `python -m tools.released` keeps it.
KEPT = {
    "1.0.0": "ae058ecf531b72c57d439e918be679aab494303387cf2ca2c69a36035ebe3f2c",
    "2.0.0": "a55b08d8907d364ba676284ad1306f2652818b14e7fe18721e90be753bc388bd",
    "2.1.0": "cad24bed99d8bd8803cd04765b527c529d28a2ae4ffc5522dfd34257bb27e9ee",
}


def test_every_released_version_is_kept_letter_for_letter() -> None:
    assert {framework.version: sha for sha, framework in kept_versions(ID).items()} == KEPT
    assert [framework.version for framework in kept_versions(ID).values()] == list(KEPT)
    assert all((framework.id, digest(framework)) == (ID, sha) for sha, framework in kept_versions(ID).items())


@pytest.mark.parametrize("folder", framework_folders(resource_folder("questions")), ids=lambda folder: folder.name)
def test_what_ships_is_kept_and_says_what_is_kept(folder: Path) -> None:
    framework = shipped_framework(folder.name)
    _, kept = read_kept(folder / RELEASED / f"{framework.version}.json.gz")

    assert canonical(kept) == canonical(framework), "another text is another version: see tools/released.py"


@pytest.mark.parametrize("version", KEPT)
def test_a_kept_version_reads_every_section_in_one_way(version: str) -> None:
    framework = kept_versions(ID)[KEPT[version]]

    assert len(framework.reading_by_standings) == 2**4
    assert len(framework.questions) == 14


@pytest.mark.parametrize(
    ("version", "sha", "read_with", "exact", "newer"),
    [
        ("2.1.0", KEPT["2.1.0"], "2.1.0", True, None),
        ("2.0.0", KEPT["2.0.0"], "2.0.0", True, "2.1.0"),
        ("1.0.0", KEPT["1.0.0"], "1.0.0", True, "2.1.0"),
        ("2.0.0", "other words", "2.0.0", False, "2.1.0"),  # an unreleased state of it
        ("2.1.0", "other words", "2.1.0", False, "2.1.0"),
        ("0.9.0", "unknown", "2.1.0", False, "2.1.0"),
        ("9.0.0", "unknown", "2.1.0", False, None),  # this program is older than the dossier
        ("nonsense", "", "2.1.0", False, "2.1.0"),
    ],
)
def test_a_dossier_is_read_with_its_own_version_or_the_nearest(
    version: str, sha: str, read_with: str, exact: bool, newer: str | None
) -> None:
    found = pinned(ID, version, sha)

    assert (found.framework.version, found.exact) == (read_with, exact)
    assert (found.newer.version if found.newer else None) == newer


def test_a_questionnaire_that_does_not_ship_is_said_to_be_gone() -> None:
    with pytest.raises(KeyError, match="kader-van-elders"):
        pinned("kader-van-elders", "1.0.0", "x")


def test_the_shipped_version_pins_the_digest_under_which_it_is_kept() -> None:
    assert shipped_digest(ID) == KEPT[SHIPPED.version]


def test_a_key_that_the_models_did_not_know_then_leaves_the_digest_as_it_was(tmp_path: Path) -> None:
    content = json.loads(canonical(SHIPPED))
    del content["checks"]  # as if a later program had added it
    file = tmp_path / "2.1.0.json.gz"
    file.write_bytes(gzip.compress(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()))

    sha, framework = read_kept(file)

    assert digest(framework) == sha != KEPT["2.1.0"]
    assert framework.checks == ()


def test_a_version_is_kept_once_and_not_with_another_text(tmp_path: Path) -> None:
    file = keep(tmp_path, SHIPPED)

    assert file is not None
    assert read_kept(file)[0] == KEPT["2.1.0"]
    assert keep(tmp_path, SHIPPED) is None
    before = file.read_bytes()
    with pytest.raises(FileExistsError):
        keep(tmp_path, SHIPPED.model_copy(update={"official_title": "Iets anders"}))
    assert file.read_bytes() == before
