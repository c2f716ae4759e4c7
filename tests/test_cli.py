"""The command line as the contract says it, literally: commands, exit statuses, streams and the shape of the JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import jsonschema  # type: ignore[import-untyped]  # comes along with Streamlit, without types
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from ipcei_wizard.cli import main
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.messages import catalogue
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.yaml import read_file

EXAMPLES: Final = sorted(resource_folder("examples").glob("*.yaml"))
FRAMEWORK: Final = shipped_framework("afwegingskader-2022")
COMPLETE: Final = next(path for path in EXAMPLES if path.stem == "ipcei-me-ct")
HEAD: Final = "format: ipcei-assessment/1\nframework: afwegingskader-2022\ninitiative: {title: Leeg concept}\n"
LATER_IMPORTS: Final = ("streamlit", "reportlab", "pyhanko", "cryptography", "sqlalchemy", "alembic", "psycopg")


def invoke(*arguments: object, **environment: str) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False, env=environment)


def start(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command in its own process, as an officer does."""
    command = [str(Path(sys.executable).parent / "ipcei-wizard"), *map(str, arguments)]
    clean = {key: value for key, value in os.environ.items() if not key.startswith("IPCEI_WIZARD_")}
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        env=clean | environment,
    )


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "concept.yaml"
    path.write_text(HEAD + "answers: {3: {verdict: nee}, 9: {verdict: ja, motivation: Ja.}}\n", encoding="utf-8")
    return path


def hold_to_the_contract(document: dict[str, Any]) -> None:
    """Every key of the contract's `assess --json`, no other, and every value of the kind that stands there."""
    assert list(document) == [
        *["framework", "complete", "route", "off_route", "sections", "advice", "findings", "tipping_points"],
    ]
    assert document["framework"] == "afwegingskader-2022"
    assert isinstance(document["complete"], bool)
    assert document["route"] + document["off_route"] == [str(number) for number in range(1, 14)]
    assert list(document["sections"]) == ["A.1", "A.2", "B.1", "B.2"]
    for section in document["sections"].values():
        assert list(section) == ["reading", "decision", "outcome", "deviates"]
        assert section["reading"] in {"ja", "nee", "afwegen", "onvolledig"}
        assert section["decision"] in {"ja", "nee", "nog-niet", None}
        assert section["outcome"] in {"ja", "nee", "nog-niet", "afwegen", "onvolledig", None}
        assert isinstance(section["deviates"], bool)
    assert list(document["advice"]) == ["reading", "decision", "deviates"]
    assert document["advice"]["reading"] in FRAMEWORK.outcome_by_id
    for finding in document["findings"]:
        assert list(finding) == ["severity", "where", "code", "message"]
        assert finding["severity"] in {"error", "warning", "info"}
        assert finding["where"].split(".")[0] in {"answers", "sections", "advice"}
    for point in document["tipping_points"]:
        assert list(point) == ["question", "from", "to", "advice"]
        assert point["advice"] in FRAMEWORK.outcome_by_id
        assert point["advice"] != document["advice"]["reading"] or any(
            section["decision"] not in {None, section["reading"]} for section in document["sections"].values()
        )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_complete_and_its_json_has_the_shape_of_the_contract(path: Path) -> None:
    done = invoke("assess", path, "--json")
    document = json.loads(done.stdout)
    hold_to_the_contract(document)
    assert done.exit_code == (0 if document["complete"] else 1)
    assert done.stderr == ""


def test_a_draft_is_understood_with_findings_and_exits_with_1(draft: Path) -> None:
    done = invoke("assess", "--json", draft)
    document = json.loads(done.stdout)
    hold_to_the_contract(document)
    assert (done.exit_code, done.stderr) == (1, "")
    assert document["sections"]["A.1"] == {"reading": "nee", "decision": None, "outcome": "nee", "deviates": False}
    assert document["sections"]["B.1"] == {
        "reading": "onvolledig",
        "decision": None,
        "outcome": None,
        "deviates": False,
    }
    assert document["advice"] == {"reading": "geen-overheidsrol", "decision": None, "deviates": False}
    assert document["route"] == ["1", "2", "3", "4", "5"]
    missing = next(found for found in document["findings"] if found["where"] == "answers.3.motivation")
    assert missing == {
        "severity": "error",
        "where": "answers.3.motivation",
        "code": "motivation-missing",
        "message": "Vraag 3 (Doel en reikwijdte) heeft nog geen motivering.",
    }
    assert document["tipping_points"] == [
        {"question": "3", "from": "nee", "to": "ja", "advice": "nog-niet-beslisrijp"},
        {"question": "3", "from": "nee", "to": "deels", "advice": "nog-niet-beslisrijp"},
    ]


def test_several_files_give_a_list_in_their_order(draft: Path) -> None:
    files = [EXAMPLES[-1], draft, EXAMPLES[0]]
    done = invoke("assess", *files, "--json")
    documents = json.loads(done.stdout)
    assert isinstance(documents, list)
    assert documents == [json.loads(invoke("assess", file, "--json").stdout) for file in files]
    assert done.exit_code == 1, "one of them is not complete"
    assert isinstance(json.loads(invoke("assess", COMPLETE, "--json").stdout), dict)


def test_an_assessment_in_words_names_route_advice_and_findings(draft: Path) -> None:
    done = invoke("--lang", "nl", "assess", draft)
    assert done.exit_code == 1
    for words in (
        "Leeg concept (afwegingskader-2022)",
        "A.1 Is een actieve overheidsrol nodig?: lezing nee, besluit nog niet genomen",
        "B.2 Is Nederlandse/nationale deelname aan de IPCEI wenselijk?: niet bereikt",
        "Omslagpunt: vraag 3 van “nee” naar “ja” geeft “Nog niet beslisrijp”",
        "[fout] answers.3.motivation: Vraag 3 (Doel en reikwijdte) heeft nog geen motivering. [motivation-missing]",
        "[ter info] answers.9: Vraag 9 is beantwoord maar ligt niet op de route.",
        "Nog niet volledig: 11 punt(en).",
    ):
        assert words in done.stdout
    assert invoke("assess", COMPLETE).stdout.endswith("Volledig.\n")


def test_a_file_that_cannot_be_used_gives_2_and_nothing_on_standard_output(tmp_path: Path, draft: Path) -> None:
    done = invoke("assess", draft, tmp_path / "absent.yaml", "--json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"{tmp_path / 'absent.yaml'}: {catalogue('faults')['file-missing']['nl']} [file-missing]\n"


def test_check_proves_the_shipped_questionnaire() -> None:
    done = invoke("--lang", "en", "check")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "14 questions, 4 sections, 6 outcomes; 531,441 verdict sets, each with exactly one outcome" in done.stdout
    assert "deelnemen: 1 verdict set(s), for example 2=levensbedreigend, 3=ja" in done.stdout
    assert "Sentences of the memo: sound." in done.stdout


def test_check_json_is_one_document() -> None:
    done = invoke("check", "--json")
    document = json.loads(done.stdout)
    assert (done.exit_code, done.stderr) == (0, "")
    assert list(document) == ["sound", "frameworks", "faults", "warnings"]
    [framework] = document["frameworks"]
    assert list(framework) == ["id", "version", "sound", "combinations", "catalogues", "outcomes"]
    assert framework["combinations"] == 3**12
    assert set(framework["outcomes"]) == set(FRAMEWORK.outcome_by_id)
    assert all(list(outcome) == ["verdict_sets", "witness"] for outcome in framework["outcomes"].values())


def test_check_draws_the_route() -> None:
    done = invoke("check", "--mermaid")
    assert done.exit_code == 0
    assert done.stdout.startswith("flowchart TD\n")
    assert done.stdout.count("flowchart") == 1


def schema() -> dict[str, Any]:
    done = invoke("schema")
    assert (done.exit_code, done.stderr) == (0, "")
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def schema_faults(instance: Any) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(schema()).iter_errors(instance)]


def test_the_schema_is_a_json_schema() -> None:
    document = schema()
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(document)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_schema_accepts_the_examples(path: Path) -> None:
    assert schema_faults(read_file(path).value) == []


@pytest.mark.parametrize(
    "part",
    [
        {"answer": {}},
        {"answers": {"15": {}}},
        {"answers": {"2": {"verdict": "ja"}}},
        {"answers": {"problem-severity": {"verdict": "ja"}}},
        {"answers": {"1": {"verdict": "ja"}}},
        {"answers": {"4": {"fields": {"nuloptie": "x"}}}},
        {"answers": {"8": {"fields": {"importance": "jaa"}}}},
        {"answers": {"12": {"fields": {"companies": [{"role": "direct"}]}}}},
        {"sections": {"A.3": {"decision": "ja"}}},
        {"sections": {"A.1": {"decision": "misschien"}}},
        {"advice": {"decision": "deelneem"}},
        {"memo": {"refrence": "x"}},
        {"framework": "afwegingskader-2023"},
        {"format": "ipcei-assessment/2"},
    ],
    ids=str,
)
def test_the_schema_refuses_what_the_reader_refuses(part: dict[str, Any]) -> None:
    sound = {"format": "ipcei-assessment/1", "framework": "afwegingskader-2022", "initiative": {"title": "x"}}
    assert schema_faults(sound) == []
    assert schema_faults(sound | part) != []


def test_the_memo_is_written_as_pdf(tmp_path: Path) -> None:
    output = tmp_path / "nota.pdf"
    done = invoke("--lang", "en", "memo", COMPLETE, "-o", output)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{output} written.\n"
    assert output.read_bytes().startswith(b"%PDF-")


def test_the_memo_is_written_for_word(tmp_path: Path) -> None:
    output = tmp_path / "nota.docx"
    done = invoke("memo", COMPLETE, "-o", output)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "word/document.xml" in ZipFile(output).namelist()


def test_the_public_memo_has_no_sign_off_route(tmp_path: Path) -> None:
    for options, expected in (((), "Parafenroute"), (("--public",), "Openbare versie.")):
        done = invoke("memo", COMPLETE, "-o", tmp_path / "nota.pdf", *options)
        assert (done.exit_code, done.stderr) == (0, "")
        words = PdfReader(tmp_path / "nota.pdf").pages[0].extract_text()
        assert [word for word in ("Parafenroute", "Openbare versie.") if word in words] == [expected]


@pytest.mark.parametrize("name", ["nota.txt", "nota", "absent/nota.pdf", "folder.pdf"])
def test_a_memo_that_cannot_be_written_is_said_with_2(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.pdf").mkdir()
    done = invoke("memo", COMPLETE, "-o", tmp_path / name)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{tmp_path / name}: ")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / name).is_file()


def test_a_memo_of_an_unusable_file_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(HEAD + "x: 1\n", encoding="utf-8")
    done = invoke("memo", tmp_path / "x.yaml", "-o", tmp_path / "nota.pdf")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith("[unknown-key]\n")
    assert not (tmp_path / "nota.pdf").exists()


@pytest.mark.parametrize("command", ["", "run", "check", "assess", "memo", "compare", "schema"])
@pytest.mark.parametrize(("language", "said"), [("nl", "aal van"), ("en", "anguage of")])
def test_help_helps_in_both_languages(command: str, language: str, said: str) -> None:
    done = start(*command.split(), "--help", IPCEI_WIZARD_LANG=language)
    assert (done.returncode, done.stderr) == (0, "")
    key = f"help-{command}" if command else "help"
    text = catalogue("cli")[key]["nl" if language == "nl" else "en"]
    assert " ".join(text.split()) in " ".join(done.stdout.split())
    assert "..." not in done.stdout.replace("FILE...", "").replace("FILE_OR_DIR...", "").replace("[ARGS]...", ""), (
        "no summary is cut off"
    )
    assert command or said in done.stdout


def test_the_language_follows_the_option_and_the_environment(draft: Path) -> None:
    dutch = invoke("assess", draft, "--json", IPCEI_WIZARD_LANG="").stdout
    english = invoke("--lang", "en", "assess", draft, "--json").stdout
    assert "heeft nog geen motivering" in dutch
    assert "has no reasons yet" in english
    assert start("assess", draft, "--json", IPCEI_WIZARD_LANG="en").stdout == english
    assert start("assess", draft, "--json", IPCEI_WIZARD_LANG="en_GB.UTF-8").stdout == english
    assert start("--lang", "nl", "assess", draft, "--json", IPCEI_WIZARD_LANG="en").stdout == dutch


@pytest.mark.parametrize(
    "arguments", [["asses"], ["assess"], ["assess", "--jsn", "x"], ["check", "a", "b"], ["memo", "x"], ["--lang", "fr"]]
)
def test_a_mistaken_command_is_explained_with_2(arguments: list[str]) -> None:
    done = invoke(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Usage: " in done.stderr
    assert "Error: " in done.stderr


def loaded_by(*arguments: str) -> set[str]:
    """Return the modules that a command has loaded when it ends."""
    program = (
        "import sys\nfrom ipcei_wizard.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "finally:\n    print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments", [["assess", str(COMPLETE)], ["check"], ["schema"], ["--help"]], ids=lambda a: a[0]
)
def test_what_a_command_does_not_need_is_not_loaded(arguments: list[str]) -> None:
    loaded = {name.partition(".")[0] for name in loaded_by(*arguments)}
    assert "click" in loaded
    assert not loaded & set(LATER_IMPORTS)


def test_evaluating_loads_no_calculator_and_nothing_that_writes_figures() -> None:
    loaded = loaded_by("assess", str(COMPLETE))
    assert "ipcei_wizard.assessment.evaluation" in loaded
    assert not loaded & {"babel", "ipcei_wizard.assessment.funding_gap.scenario"}


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii", "latin-1"])
def test_a_terminal_that_cannot_show_every_character_ends_nothing(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "titel.yaml"
    path.write_text(HEAD.replace("Leeg concept", "Győr → 😀 café"), encoding="utf-8")
    words = start("assess", path, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    data = start("assess", path, "--json", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    memo = start("check", tmp_path / "→😀", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (words.returncode, data.returncode, memo.returncode) == (1, 1, 2)
    assert "Traceback" not in words.stderr + data.stderr + memo.stderr
    hold_to_the_contract(json.loads(data.stdout))


def test_a_file_name_that_is_no_text_ends_nothing(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"d\xff")
    folder.mkdir()
    (folder / "framework.yaml").write_text("x: 1\n", encoding="utf-8")
    for arguments in (["assess", folder / "framework.yaml"], ["check", folder], ["check", folder, "--json"]):
        done = start(*arguments)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert "[unknown-key]" in done.stderr
    assert json.loads(done.stdout)["sound"] is False


def test_what_an_assessment_says_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(HEAD.replace("Leeg concept", '"\\e[31mRood\\a"'), encoding="utf-8")
    done = start("assess", path)
    assert done.returncode == 1
    assert "Rood" in done.stdout
    assert not {"\x1b", "\x07"} & set(done.stdout)
