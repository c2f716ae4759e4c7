"""Bad input is refused, all of it at once, each fault on its line with what is wrong and the nearest known name."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner

from ipcei_wizard.assessment.reader import assessment_from_text, read_assessment, to_yaml
from ipcei_wizard.cli import main
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.messages import catalogue
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.faults import DocumentRefused
from ipcei_wizard.strict.yaml import read_file

FRAMEWORK: Final = shipped_framework("afwegingskader-2022")
HEAD: Final = "format: ipcei-assessment/1\nframework: afwegingskader-2022\ninitiative: {title: Proef}\n"  # three lines

# One mistake each, written after the head.
CASES: Final[list[dict[str, Any]]] = read_file(Path(__file__).parent / "mistakes.yaml").value  # type: ignore[assignment]
MISTAKES: Final = {case["name"]: case for case in CASES}

WHOLE: Final[dict[str, tuple[str, int | None, str, str]]] = {
    "empty": ("", None, "keys-expected", ""),
    "only a comment": ("# niets\n", None, "keys-expected", ""),
    "a list": ("- x\n", 1, "keys-expected", ""),
    "text": ("hallo\n", 1, "keys-expected", "hallo"),
    "other format": (HEAD.replace("/1", "/2"), 1, "unknown-value", "Did you mean “ipcei-assessment/1”?"),
    "no format": (HEAD.partition("\n")[2], 1, "key-missing", "“format”"),
    "no framework": ("format: ipcei-assessment/1\ninitiative: {title: x}\n", 1, "key-missing", "“framework”"),
    "unknown framework": (HEAD.replace("2022", "2023"), 2, "unknown-framework", "Did you mean “afwegingskader-2022”?"),
    "no title": (HEAD.replace("title: Proef", "short_title: x"), 3, "key-missing", "“title”"),
    "empty title": (HEAD.replace("title: Proef", 'title: " "'), 3, "text-malformed", "initiative.title"),
    "no initiative": ("\n".join(HEAD.splitlines()[:2]), 1, "key-missing", "“initiative”"),
}


def assess(path: Path) -> tuple[int, str, list[str]]:
    done = CliRunner().invoke(main, ["--lang", "en", "assess", str(path), "--json"], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr.splitlines()


def hold(path: Path, line: int | None, code: str, words: str) -> None:
    status, out, lines = assess(path)
    assert (status, out) == (2, "")
    place = str(path) if line is None else f"{path}:{line}"
    [said] = lines
    assert said.startswith(f"{place}: ")
    assert said.endswith(f"[{code}]")
    assert words in said


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_an_assessment_is_refused(tmp_path: Path, name: str) -> None:
    case = MISTAKES[name]
    path = tmp_path / "proef.yaml"
    path.write_text(HEAD + case["written"], encoding="utf-8")
    hold(path, case["line"], case["code"], case["words"])


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_is_no_assessment_is_refused(tmp_path: Path, name: str) -> None:
    written, line, code, words = WHOLE[name]
    path = tmp_path / "proef.yaml"
    path.write_text(written, encoding="utf-8")
    status, out, lines = assess(path)
    assert (status, out) == (2, "")
    place = str(path) if line is None else f"{path}:{line}"
    assert any(said.startswith(f"{place}: ") and said.endswith(f"[{code}]") and words in said for said in lines), lines


def test_every_fault_of_an_assessment_has_its_case() -> None:
    hit = {case["code"] for case in MISTAKES.values()} | {code for _, _, code, _ in WHOLE.values()}
    own = {code for code in catalogue("faults") if code.startswith("field-")} - {"field-twice"}
    own |= {code for code in catalogue("faults") if code.startswith("unknown-")}
    own -= {"unknown-publication", "unknown-catalogue", "unknown-group"}
    own |= {"question-twice", "no-verdict-here", "verdict-of-another"}
    assert own <= hit


def test_all_faults_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "proef.yaml"
    answers = "answers:\n  2: {verdict: ja, sources: x}\n  3: {verdict: deel, motivatie: x}\n  99: {}\n"
    path.write_text(HEAD + answers + "advice: {decision: x}\nmemoo: {}\n", encoding="utf-8")
    status, _, lines = assess(path)
    assert status == 2
    codes = [(line.split(": ")[0].rpartition(":")[2], line.rpartition("[")[2].rstrip("]")) for line in lines]
    assert codes == [
        ("5", "list-expected"),
        ("5", "verdict-of-another"),
        ("6", "unknown-key"),
        ("6", "unknown-verdict"),
        ("7", "unknown-question"),
        ("8", "unknown-outcome"),
        ("9", "unknown-key"),
    ]


def test_the_faults_of_several_files_are_told_together(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("een.yaml", "twee.yaml", "drie.yaml")]
    paths[0].write_text(HEAD + "a: 1\n", encoding="utf-8")
    paths[1].write_text(HEAD, encoding="utf-8")
    done = CliRunner().invoke(main, ["assess", "--json", *map(str, paths)], catch_exceptions=False)
    assert (done.exit_code, done.stdout) == (2, "")
    assert [line.rpartition("[")[2] for line in done.stderr.splitlines()] == ["unknown-key]", "file-missing]"]


def test_numbers_and_ids_and_json_say_the_same() -> None:
    by_number = assessment_from_text(HEAD + "answers: {2: {verdict: tussenin}}\n", file="x")
    by_text = assessment_from_text(HEAD + 'answers: {"2": {verdict: tussenin}}\n', file="x")
    by_id = assessment_from_text(HEAD + "answers: {problem-severity: {verdict: tussenin}}\n", file="x")
    by_json = assessment_from_text(
        '{"format": "ipcei-assessment/1", "framework": "afwegingskader-2022", "initiative": {"title": "Proef"},'
        ' "answers": {"2": {"verdict": "tussenin"}}}',
        file="x",
    )
    assert by_number == by_text == by_id == by_json


@pytest.mark.parametrize("path", sorted(resource_folder("examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_an_example_is_read_and_written_again(path: Path) -> None:
    assessment = read_assessment(path)
    assert assessment_from_text(to_yaml(assessment, FRAMEWORK), file="again.yaml") == assessment


def test_a_name_of_digits_or_of_what_yaml_folds_stays_what_it_is() -> None:
    names = ("007", "٣", "9" * 500, "0\x85", "a\nb", "\ta")
    entries = {name: {"title": "Andere", "advice": "nationaal", "supports": "more"} for name in names}
    document = {"format": "ipcei-assessment/1", "framework": "afwegingskader-2022", "initiative": {"title": "Proef"}}
    assessment = assessment_from_text(json.dumps({**document, "consistency": entries}), file="x.json")
    assert assessment_from_text(to_yaml(assessment, FRAMEWORK), file="again.yaml") == assessment


def test_a_written_file_is_meant_for_people() -> None:
    written = (
        HEAD + "answers:\n  2:\n    verdict: tussenin\n    motivation: |-\n      Eerste regel.\n\n      - punt: 1\n"
    )
    assessment = assessment_from_text(written, file="x")
    assert to_yaml(assessment, FRAMEWORK) == written.replace("{title: Proef}", "\n  title: Proef").replace(
        ": \n", ":\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        *[
            "a\n",
            "a\n\n",
            "\na",
            "  a\n b",
            "a \nb",
            "a\n \nb",
            " \n a",
            "a\\\nb",
            "- x\n- y",
            "a: b\nc: d",
            "# a\n# b",
        ],
        *[
            "a\r\nb",
            "a\rb",
            "a\x0bb",
            "x\x0b\ny",
            "x\x0c\ny",
            "a\x85b",
            "a\u2028b",
            "a\u2029\nb",
            "\xa0\nb",
            "\u3000\nb",
        ],
        *[
            "\ta\nb",
            "a\n\tb",
            "\t\n a",
            "a\n\t",
            "\x00\nb",
            "\x1b[31m\nb",
            "\x7f\nb",
            "\ufeffa\nb",
            "\uffff\nb",
            "😀\nb",
        ],
        *[
            "---\na",
            "a\n---\nb",
            "a\n...\nb",
            "%x",
            "null",
            "~",
            "1e5",
            "1_0",
            "0o7",
            "1:30",
            "2026-11-20",
            "ja",
            "=",
            "<<",
        ],
        *["'", '"', "''", "\\", "|", ">", "?", "!x", "&a", "*a", "{a: b}", "[a]", "x" * 9_000, "x y " * 3_000 + "z"],
    ],
)
def test_a_text_survives_the_file(text: str) -> None:
    head = {"format": "ipcei-assessment/1", "framework": "afwegingskader-2022", "initiative": {"title": "x"}}
    written = json.dumps(head | {"answers": {"1": {"motivation": text, "sources": [{"title": text}]}}})
    assessment = assessment_from_text(written, file="x.json")
    assert assessment.answers["occasion"].motivation == text
    assert assessment_from_text(to_yaml(assessment, FRAMEWORK), file="x.yaml") == assessment


def test_nothing_is_executed(tmp_path: Path) -> None:
    there = tmp_path / "uitgevoerd"
    bad = f"answers: !!python/object/apply:os.system ['touch {there}']\n"
    with pytest.raises(DocumentRefused):
        assessment_from_text(HEAD + bad, file="x")
    assert not there.exists()
