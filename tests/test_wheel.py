"""A wheel built from the checkout works alone: what the program reads travels inside it."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
# The unpacked wheel comes before everything else, so the checkout that site-packages points to is not what runs.
PROGRAM: Final = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import ipcei_wizard, os
assert os.path.dirname(os.path.dirname(ipcei_wizard.__file__)) == sys.path[0], ipcei_wizard.__file__
from ipcei_wizard.cli import main
main(sys.argv[1:])
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [wheel] = built.glob("*.whl")
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(unpacked: Path, elsewhere: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "IPCEI_"))}
    command = [sys.executable, "-P", "-c", PROGRAM, str(unpacked), *arguments]
    return subprocess.run(command, cwd=elsewhere, env=environment, capture_output=True, text=True, check=False)


def files(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }


@pytest.mark.parametrize("name", ["questions", "templates", "examples"])
def test_data_travels_inside_the_package(unpacked: Path, name: str) -> None:
    assert files(unpacked / "ipcei_wizard" / name) == files(ROOT / name)
    assert files(ROOT / name)


def test_every_file_of_the_package_travels(unpacked: Path) -> None:
    assert files(ROOT / "ipcei_wizard") <= files(unpacked / "ipcei_wizard")
    migrations = unpacked / "ipcei_wizard" / "dossier" / "migrations"
    assert (migrations / "env.py").is_file()
    assert list((migrations / "versions").glob("0*.py"))


def test_nothing_else_travels(unpacked: Path) -> None:
    tops = {path.name for path in unpacked.iterdir()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"ipcei_wizard"}
    inside = files(unpacked / "ipcei_wizard") - files(ROOT / "ipcei_wizard")
    assert {name.partition("/")[0] for name in inside} == {"questions", "templates", "examples"}


def test_check_works_from_the_wheel_alone(unpacked: Path, tmp_path: Path) -> None:
    done = run(unpacked, tmp_path, "check", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["sound"] is True


def test_assess_works_from_the_wheel_alone(unpacked: Path, tmp_path: Path) -> None:
    example = min((unpacked / "ipcei_wizard" / "examples").glob("*.yaml"))
    done = run(unpacked, tmp_path, "assess", str(example), "--json")
    assert done.returncode in {0, 1}, done.stderr
    assert json.loads(done.stdout)["framework"] == "afwegingskader-2022"


def test_the_memo_works_from_the_wheel_alone(unpacked: Path, tmp_path: Path) -> None:
    example = min((unpacked / "ipcei_wizard" / "examples").glob("*.yaml"))
    done = run(unpacked, tmp_path, "memo", str(example), "-o", "nota.pdf")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "nota.pdf").read_bytes().startswith(b"%PDF-")
