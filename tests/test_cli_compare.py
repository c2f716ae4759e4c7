"""`ipcei-wizard compare` as the contract says it, literally, and what it refuses."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from click.testing import CliRunner, Result

from ipcei_wizard.assessment.reader import read_assessment, to_data, to_json_value
from ipcei_wizard.cli import main
from ipcei_wizard.comparison.cases import case_of
from ipcei_wizard.comparison.grid import Grid
from ipcei_wizard.dossier.paths import flatten
from ipcei_wizard.dossier.records import FrameworkPin
from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.framework.loader import digest, shipped_framework
from ipcei_wizard.resources import resource_folder

EXAMPLES: Final = sorted(resource_folder("examples").glob("*.yaml"))
STEMS: Final = [path.stem for path in EXAMPLES]
FRAMEWORK: Final = shipped_framework("afwegingskader-2022")
ME_CT: Final = resource_folder("examples") / "ipcei-me-ct.yaml"


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def document(*arguments: object) -> dict[str, Any]:
    done = invoke("compare", "--json", *arguments)
    assert (done.exit_code, done.stderr) == (0, "")
    read: dict[str, Any] = json.loads(done.stdout)
    return read


@pytest.fixture
def lowered(tmp_path: Path) -> Path:
    """ME/CT with one more alternative ruled out, and yet the advice not to take part."""
    text = ME_CT.read_text(encoding="utf-8")
    path = tmp_path / "verlaagd.yaml"
    assert text.count("  decision: deelnemen\n") == 1
    path.write_text(text.replace("  decision: deelnemen\n", "  decision: niet-deelnemen\n"), encoding="utf-8")
    return path


def test_the_json_has_the_shape_of_the_contract() -> None:
    compared = document(resource_folder("examples"))
    assert list(compared) == ["assessments", "matrix", "conflicts", "precedents"]
    assert [assessment["id"] for assessment in compared["assessments"]] == STEMS
    assert compared["assessments"][STEMS.index("ipcei-me-ct")] == {
        "id": "ipcei-me-ct",
        "title": "IPCEI Micro-elektronica en communicatietechnologieën (ME/CT)",
        "framework": "afwegingskader-2022",
        "advice": "deelnemen",
    }
    assert [row["question"] for row in compared["matrix"]] == [str(number) for number in range(2, 14)]
    for row in compared["matrix"]:
        assert list(row) == ["question", "verdicts"]
        assert list(row["verdicts"]) == STEMS
    assert compared["matrix"][0]["verdicts"]["ipcei-cis"] == "tussenin"
    assert compared["matrix"][-1]["verdicts"]["geconstrueerd-nationaal"] is None
    assert list(compared["precedents"]) == STEMS
    assert compared["precedents"]["ipcei-cis"][0] == {
        "id": "ipcei-med4cure",
        "agrees": 10,
        "of": 12,
        "differs": ["2", "13"],
    }


def test_a_conflict_names_both_and_what_it_rests_on_and_is_no_error(lowered: Path) -> None:
    [conflict] = document(ME_CT, lowered)["conflicts"]
    assert list(conflict) == ["stronger", "weaker", "questions_better", "message"]
    assert (conflict["stronger"], conflict["weaker"], conflict["questions_better"]) == ("verlaagd", "ipcei-me-ct", [])
    assert "Wat verklaart het verschil?" in conflict["message"]


def test_in_words_it_shows_the_matrix_the_question_and_the_difference(lowered: Path) -> None:
    done = invoke("compare", ME_CT, lowered)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "10 Alternatieven" in done.stdout
    assert "◆ Deels" in done.stdout
    assert "Toch verschilt het advies" in done.stdout
    assert "Advies: van “Deelnemen aan de IPCEI” naar “Niet deelnemen aan de IPCEI”." in done.stdout
    assert "alle 12 oordelen hetzelfde" in done.stdout


def test_a_folder_and_a_file_in_it_count_once(tmp_path: Path) -> None:
    shutil.copy(ME_CT, tmp_path)
    (tmp_path / "LEESMIJ.md").write_text("Geen beoordeling.", encoding="utf-8")
    compared = document(tmp_path, tmp_path / ME_CT.name)
    assert [assessment["id"] for assessment in compared["assessments"]] == ["ipcei-me-ct"]
    assert (compared["conflicts"], compared["precedents"]) == ([], {"ipcei-me-ct": []})


def test_two_files_with_one_name_are_refused(tmp_path: Path) -> None:
    shutil.copy(ME_CT, tmp_path)
    done = invoke("--lang", "en", "compare", ME_CT, tmp_path, "--json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"{tmp_path / ME_CT.name}: would be called “ipcei-me-ct”, as {ME_CT} is; a name means one assessment. "
        "Rename one of the two files. [same-id]\n"
    )


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    done = invoke("--lang", "en", "compare", tmp_path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{tmp_path}: there is no assessment in this folder")


def test_every_fault_of_every_file_is_told_on_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("format: ipcei-assessment/1\nframework: x\ninitiative: {titel: A}\n")
    (tmp_path / "b.json").write_text("{")
    done = invoke("compare", tmp_path, tmp_path / "c.yaml", "--json")
    assert (done.exit_code, done.stdout) == (2, "")
    codes = [line.rsplit("[", 1)[1] for line in done.stderr.splitlines()]
    assert sorted(codes) == ["file-missing]", "key-missing]", "not-yaml]", "unknown-framework]", "unknown-key]"]


def test_the_workbook_and_the_csv_are_written(tmp_path: Path) -> None:
    book, table = tmp_path / "uit.xlsx", tmp_path / "uit.csv"
    done = invoke("compare", *EXAMPLES, "--xlsx", book, "--csv", table)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{book} geschreven.\n{table} geschreven.\n"
    assert openpyxl.load_workbook(book)["Matrix"]["C3"].value == "▲ Ja"
    assert table.read_text(encoding="utf-8-sig").startswith("Beoordeling,Initiatief,Vraag,")


def test_a_workbook_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    done = invoke("compare", ME_CT, "--xlsx", tmp_path / "nergens" / "uit.xlsx")
    assert done.exit_code == 2
    assert "kan niet worden geschreven" in done.stderr


def test_the_assessments_can_be_read_under_another_questionnaire(tmp_path: Path) -> None:
    shutil.copytree(resource_folder("questions"), tmp_path / "vragen")
    folder = tmp_path / "vragen" / "afwegingskader-2022"
    file = folder / "b1.yaml"
    text = file.read_text(encoding="utf-8")
    before, after = "- {value: deels, polarity: mixed", "- {value: deels, polarity: against"
    first, second, third, *rest = text.split(before)
    assert len(rest) == 1  # of three questions, the last is changed
    file.write_text(before.join((first, second, third)) + after + rest[0], encoding="utf-8")
    done = invoke("compare", ME_CT, "--under", folder)
    assert "ipcei-me-ct: Deel B.1, lezing: van “afwegen” naar “nee”." in done.stdout
    (folder / "b2.yaml").write_text("x: 1\n", encoding="utf-8")
    refused = invoke("compare", ME_CT, "--under", folder)
    assert (refused.exit_code, refused.stdout) == (2, "")


def test_a_few_files_need_no_numpy_and_no_workbook_library() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from ipcei_wizard.cli import main;"
        f"done = CliRunner().invoke(main, ['compare', {str(EXAMPLES[0])!r}, {str(ME_CT)!r}]);"
        "print(done.exit_code, sorted({'numpy', 'xlsxwriter', 'streamlit', 'sqlalchemy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0 []"
    assert Grid.__module__ == "ipcei_wizard.comparison.grid"
    assert case_of.__module__ == "ipcei_wizard.comparison.cases"


def test_the_stored_dossiers_stand_beside_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IPCEI_WIZARD_DATABASE_URL", f"sqlite:///{tmp_path / 'dossiers.db'}")
    with open_store(f"sqlite:///{tmp_path / 'dossiers.db'}") as store:
        assessment = read_assessment(ME_CT)
        values = flatten(to_json_value(to_data(assessment, FRAMEWORK)) | {"answers": {}})
        pin = FrameworkPin(FRAMEWORK.id, FRAMEWORK.version, digest(FRAMEWORK))
        kept = store.create("Bewaard", pin, values, by="tester")
        gone = store.create("Van elders", FrameworkPin("kader-van-elders", "1", "0"), by="tester")
    done = invoke("compare", "--json", "--dossiers", ME_CT)
    assert done.exit_code == 0
    assert [each["id"] for each in json.loads(done.stdout)["assessments"]] == ["ipcei-me-ct", kept]
    assert gone in done.stderr
    assert "kader-van-elders" in done.stderr
    nothing = invoke("compare")
    assert (nothing.exit_code, nothing.stdout) == (2, "")
    assert "--dossiers" in nothing.stderr


def test_the_comparison_is_written_as_a_memo(tmp_path: Path) -> None:
    done = invoke("compare", *EXAMPLES[:2], "--pdf", tmp_path / "uit.pdf")
    assert done.exit_code == 0
    assert (tmp_path / "uit.pdf").read_bytes().startswith(b"%PDF")
    refused = invoke("compare", ME_CT, "--pdf", tmp_path / "nergens" / "uit.pdf")
    assert refused.exit_code == 2
