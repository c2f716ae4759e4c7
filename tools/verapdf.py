"""veraPDF, the validator of the PDF Association and the Open Preservation Foundation, run over many files at once.

Its official command line comes from Maven Central, at one version, into `.tools/`. A file is judged by the standards it
says it keeps; that it says so is looked at as well.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tools.reference import ROOT

VERSION: Final = "1.28.2"
STANDARDS: Final = ("ua1", "3a")
_FOLDER: Final = ROOT / ".tools" / f"verapdf-{VERSION}"
_MAIN: Final = "org.verapdf.apps.GreenfieldCliWrapper"
_PROJECT: Final = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>tools</groupId><artifactId>verapdf</artifactId><version>1</version>
<dependencies><dependency>
<groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>{VERSION}</version>
</dependency></dependencies></project>
"""


Broken = dict[str, list[str]]


class NoValidator(Exception):
    """veraPDF cannot be run here; the message says what is missing."""


def judged(files: Sequence[Path]) -> dict[Path, Broken]:
    """Return, for each of `files`, the rules it breaks of every standard it says it keeps.

    Raises:
        NoValidator: Java is missing, or veraPDF and Maven to fetch it.
    """
    report = read_report(_run(files))
    return {file: report.get(str(file), {}) for file in files}


def breaches(broken: Broken) -> Iterator[str]:
    """Yield what a file breaks; a standard that it does not claim is a breach as well."""
    for standard in STANDARDS:
        if standard not in broken:
            yield f"no verdict on {standard}"
        elif broken[standard]:
            yield f"{standard}: {', '.join(broken[standard])}"


def _run(files: Sequence[Path]) -> str:
    java = shutil.which("java")
    if not java:
        raise NoValidator("java is missing: install a Java runtime (default-jre-headless)")
    command = [java, "-cp", f"{_fetched()}/*", _MAIN, "--flavour", "0", "--format", "text", "--verbose"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise NoValidator(f"veraPDF ended with {done.returncode}: {done.stderr.strip()[-400:]}")
    return done.stdout


def read_report(report: str) -> dict[str, Broken]:
    """Return the rules that are broken, per file and standard."""
    found: dict[str, Broken] = {}
    rules: list[str] = []
    for line in report.splitlines():
        if verdict := re.fullmatch(r"(PASS|FAIL) (.+) (\S+)", line):
            rules = found.setdefault(verdict[2], {}).setdefault(verdict[3], [])
        elif broken := re.fullmatch(r"\s+FAIL (\S+)", line):
            rules.append(broken[1])
    return found


def _fetched() -> Path:
    """Return the folder with veraPDF's classes, fetched when they are not there yet."""
    if (_FOLDER / "complete").exists():
        return _FOLDER
    maven = shutil.which("mvn")
    if not maven:
        raise NoValidator("mvn is missing: install maven, which fetches veraPDF")
    _FOLDER.mkdir(parents=True, exist_ok=True)
    project = _FOLDER / "pom.xml"
    project.write_text(_PROJECT, encoding="utf-8")
    command = [maven, "-q", "-B", "-f", str(project), "dependency:copy-dependencies", f"-DoutputDirectory={_FOLDER}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoValidator(f"veraPDF could not be fetched: {(done.stdout + done.stderr).strip()[-400:]}")
    (_FOLDER / "complete").touch()
    return _FOLDER
