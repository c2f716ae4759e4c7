"""A test that is left out fails where CI=true, and is only said elsewhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.reference import ROOT

LEFT_OUT = {
    "skipped": '@pytest.mark.skip(reason="too hard")\ndef test_it(): assert True',
    "skipped inside": 'def test_it(): pytest.skip("too hard")',
    "skipped in a fixture": '@pytest.fixture\ndef f(): pytest.skip("too hard")\ndef test_it(f): assert True',
    "expected to fail": '@pytest.mark.xfail(reason="too hard")\ndef test_it(): assert False',
    "passes unexpectedly": '@pytest.mark.xfail(reason="too hard")\ndef test_it(): assert True',
    "a whole module": 'pytest.skip("too hard", allow_module_level=True)',
}


def run(tmp_path: Path, body: str, ci: str) -> "subprocess.CompletedProcess[str]":
    file = tmp_path / "test_one.py"
    file.write_text(f"import pytest\n{body}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", "-c", os.devnull]
    return subprocess.run(
        [*command, f"--rootdir={tmp_path}", str(file)],
        cwd=ROOT,
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("how", LEFT_OUT)
def test_what_is_left_out_fails_by_name_in_ci(tmp_path: Path, how: str) -> None:
    done = run(tmp_path, LEFT_OUT[how], ci="true")
    assert done.returncode in {1, 2}, done.stdout
    assert "NOT RUN: " in done.stdout
    assert "test_one.py" in done.stdout
    assert "too hard" in done.stdout


@pytest.mark.parametrize("how", ["skipped", "expected to fail"])
def test_elsewhere_it_is_no_failure(tmp_path: Path, how: str) -> None:
    assert run(tmp_path, LEFT_OUT[how], ci="").returncode == 0


def test_no_test_at_all_is_a_failure(tmp_path: Path) -> None:
    assert run(tmp_path, "", ci="true").returncode == 5
