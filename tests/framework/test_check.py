"""Every mistake in a questionnaire is found by `ipcei-wizard check`: exit status, file, line, code and key words.

The mistakes stand in `malformed.yaml`, one each, as edits to a copy of the shipped questionnaire, or to
`catalogue.yaml` among the catalogues beside it.
"""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner

from ipcei_wizard.cli import main
from ipcei_wizard.messages import catalogue
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.yaml import read_file

SHIPPED: Final = resource_folder("questions") / "afwegingskader-2022"
CATALOGUES: Final = resource_folder("questions") / "catalogues"
CASES: Final[list[dict[str, Any]]] = read_file(Path(__file__).parent / "malformed.yaml").value  # type: ignore[assignment]
BY_NAME: Final = {case["name"]: case for case in CASES}

# Faults that only an assessment file or the list of IPCEIs can have, and what is no fault by itself; tested there.
ELSEWHERE: Final = {
    "did-you-mean",
    "known-names",
    "unknown-framework",
    "unknown-section",
    "unknown-outcome",
    "unknown-question",
    "question-twice",
    "no-verdict-here",
    "unknown-verdict",
    "verdict-of-another",
    "unknown-field",
    "number-expected",
    "no-framework",
    "entry-ended",
    "portfolio-unknown",
    "unknown-table",
    # A glossary can have these; its own tests find them.
    "term-twice",
    "term-unknown-publication",
    "term-unknown-related",
    "form-twice",
    "form-never-found",
    "no-assessments",
    "same-id",
    # A seal and its key can have these; the tests of sealing find them.
    "seal-key-missing",
    "seal-key-closed",
    "seal-key-empty",
    "seal-folder",
    "seal-folder-damaged",
    "address-not-http",
    "revocation-unreachable",
    "trust-unreadable",
    "memo-encrypted",
    "memo-not-a-pdf",
    "memo-unreadable",
}


@dataclass(frozen=True)
class Checked:
    status: int
    faults: list[dict[str, Any]]
    said: str


def check(folder: Path) -> Checked:
    """Run `check --json` and return what it says; the two streams must say the same."""
    done = CliRunner().invoke(main, ["--lang", "en", "check", str(folder), "--json"], catch_exceptions=False)
    report = json.loads(done.stdout)
    assert report["sound"] == (done.exit_code == 0)
    assert len(report["faults"]) == len(done.stderr.splitlines())
    return Checked(done.exit_code, report["faults"], done.stderr)


def with_catalogues(root: Path) -> Path:
    """Copy the shipped questionnaire and catalogues, and the invented one, and return the questionnaire's folder."""
    shutil.copytree(CATALOGUES, root / "catalogues")
    shutil.copy(Path(__file__).parent / "catalogue.yaml", root / "catalogues")
    return Path(shutil.copytree(SHIPPED, root / "questionnaire"))


def materialise(case: dict[str, Any], root: Path) -> Path:
    """Make the folder of one case: a copy of the shipped questionnaire and catalogues, with one change."""
    folder = with_catalogues(root)
    file = folder / case["file"]
    if case.get("remove"):
        file.unlink()
        return folder
    text = file.read_text(encoding="utf-8")
    find = case.get("find", text)
    assert text.count(find) == 1, f"{case['name']}: the text to change is there {text.count(find)} times"
    written = "".join(case["replace"].replace("%", str(n)) for n in range(case.get("repeat", 1)))
    file.write_text(text.replace(find, written), encoding=case.get("encoding", "utf-8"))
    return folder


def expected_line(case: dict[str, Any], folder: Path) -> int | None:
    if "at" not in case:
        return None
    file = folder / case.get("in", case["file"])
    lines = file.read_text(encoding=case.get("encoding", "utf-8")).splitlines()
    found = [number for number, line in enumerate(lines, 1) if case["at"] in line]
    occurrence: int = case.get("occurrence", 1)
    return found[occurrence - 1]


def test_the_shipped_questionnaires_are_sound() -> None:
    checked = check(SHIPPED)
    assert (checked.status, checked.faults) == (0, [])


@pytest.mark.parametrize("name", BY_NAME)
def test_a_mistake_is_found(tmp_path: Path, name: str) -> None:
    case = BY_NAME[name]
    folder = materialise(case, tmp_path)
    checked = check(folder)
    file = os.path.normpath(folder / case.get("in", case["file"]))
    line = expected_line(case, folder)
    assert checked.status == case["status"], checked.said
    assert {fault["code"] for fault in checked.faults} == {case["code"], *case.get("also", [])}, checked.said
    matching = [fault for fault in checked.faults if fault["code"] == case["code"]]
    assert (file, line) in [(fault["file"], fault["line"]) for fault in matching], checked.said
    said = " ".join(fault["message"] for fault in matching)
    for words in case["words"]:
        assert words in said, checked.said
    place = (file if line is None else f"{file}:{line}").replace("\0", "�")
    spoken = [line for line in checked.said.splitlines() if line.endswith(f" [{case['code']}]")]
    assert any(line.startswith(f"{place}: ") for line in spoken)


def test_every_fault_of_a_questionnaire_has_its_case() -> None:
    hit = {case["code"] for case in CASES}
    families = ("field-", "scenario-", "sign-", "timestamp-", "token-", "workbook-")  # of other files and of keys
    every = {code for code in catalogue("faults") if not code.startswith(families)} | {"field-twice"}
    assert len(CASES) >= 30
    assert hit | ELSEWHERE == every
    assert not hit & ELSEWHERE
    assert len(BY_NAME) == len(CASES)


def test_mistakes_in_several_files_are_all_told_at_once(tmp_path: Path) -> None:
    folder = with_catalogues(tmp_path)
    for name in ("a1.yaml", "b2.yaml", "conclusion.yaml"):
        file = folder / name
        file.write_text(file.read_text(encoding="utf-8") + "extra: 1\nmeer: 2\n", encoding="utf-8")
    checked = check(folder)
    assert checked.status == 2
    assert [Path(fault["file"]).name for fault in checked.faults] == [
        *["a1.yaml"] * 2,
        *["b2.yaml"] * 2,
        *["conclusion.yaml"] * 2,
    ]


@pytest.mark.parametrize("name", ["empty", "absent", "file"])
def test_a_place_without_questionnaire_cannot_be_used(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = CliRunner().invoke(main, ["--lang", "en", "check", str(tmp_path / name)], catch_exceptions=False)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"{tmp_path / name}: there is no questionnaire here")
    assert done.stderr.endswith("[no-framework]\n")


def test_a_sound_and_an_unsound_questionnaire_beside_each_other_are_both_reported(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "sound")
    materialise(BY_NAME["uitkomst die niemand bereikt"], tmp_path)
    done = CliRunner().invoke(main, ["--lang", "en", "check", str(tmp_path)], catch_exceptions=False)
    assert done.exit_code == 1
    assert "afwegingskader-2022 2.1.0: sound." in done.stdout
    assert f"{tmp_path / 'questionnaire'}: unsound, 1 fault(s)." in done.stdout
    assert "[outcome-unreachable]" in done.stderr


@pytest.mark.parametrize(("today", "told"), [("2026-12-23", 0), ("2026-12-24", 1)])
def test_an_entry_that_no_longer_holds_is_told_and_is_no_fault(tmp_path: Path, today: str, told: int) -> None:
    folder = with_catalogues(tmp_path)
    arguments = ["--lang", "en", "check", str(folder), "--today", today]
    report = json.loads(CliRunner().invoke(main, [*arguments, "--json"], catch_exceptions=False).stdout)
    own = [warning for warning in report["warnings"] if warning["file"].endswith("catalogue.yaml")]
    assert report["sound"]
    assert len(own) == told
    said = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert said.exit_code == 0
    assert said.stderr == ""
    place = f"{tmp_path / 'catalogues' / 'catalogue.yaml'}:21: “blue” held until 2026-12-23"
    assert (place in said.stdout) == bool(told)


def test_questionnaires_side_by_side_share_their_catalogues_and_tell_each_fault_once(tmp_path: Path) -> None:
    materialise(BY_NAME["keuze zonder groep"], tmp_path)
    shutil.copytree(SHIPPED, tmp_path / "another")
    assert [fault["code"] for fault in check(tmp_path).faults] == ["group-empty", "entry-without-group"]
