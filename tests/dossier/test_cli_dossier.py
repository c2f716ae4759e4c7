"""`ipcei-wizard dossier` does without a browser what the store can, and says what went wrong in one line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ipcei_wizard.cli import main
from ipcei_wizard.dossier.paths import STATUS
from ipcei_wizard.dossier.records import FrameworkPin
from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.framework.kept import kept_versions

WHY = "answers/public-interest/motivation"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DossierStore]:
    """Return the store that the commands find in their data folder."""
    (tmp_path / "data").mkdir()
    with open_store(f"sqlite:///{tmp_path}/data/dossiers.db") as opened:
        yield opened


@pytest.fixture
def dossier(store: DossierStore, pin: FrameworkPin) -> str:
    """Return a dossier with a motivation that was written over."""
    dossier = store.create("Waterstof \x1b[31m", pin, {WHY: "Een batterij.", "advice/decision": "deelnemen"}, by="Anna")
    store.save(dossier, WHY, "Twee batterijen.", 1, "Bram")
    return dossier


@pytest.fixture
def other(store: DossierStore, pin: FrameworkPin) -> str:
    """Return a second dossier."""
    return store.create("Chips", pin, by="Chris")


def invoke(folder: Path, *arguments: object, language: str = "nl") -> Result:
    environment = {"IPCEI_WIZARD_DATA": str(folder), "IPCEI_WIZARD_DATABASE_URL": ""}
    words = ["--lang", language, "dossier", *map(str, arguments)]
    return CliRunner().invoke(main, words, env=environment, catch_exceptions=False)


def data(folder: Path, *arguments: object) -> object:
    done = invoke(folder, *arguments, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_list_names_the_dossiers_and_filters(tmp_path: Path, dossier: str, other: str) -> None:
    folder = tmp_path / "data"
    done = invoke(folder, "list")
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == [other, dossier, "2"]
    assert "\x1b" not in done.stdout
    assert [line["id"] for line in data(folder, "list", "--words", "batterij")] == [dossier]  # type: ignore[attr-defined]
    assert [line["id"] for line in data(folder, "list", "--person", "Chris")] == [other]  # type: ignore[attr-defined]
    assert [line["id"] for line in data(folder, "list", "--outcome", "deelnemen")] == [dossier]  # type: ignore[attr-defined]
    assert data(folder, "list", "--status", "vastgesteld") == []
    assert data(folder, "list", "--until", "2020-01-01") == []


def test_show_gives_the_text_and_the_history(tmp_path: Path, dossier: str) -> None:
    shown = data(tmp_path / "data", "show", dossier, "--history")
    assert isinstance(shown, dict)
    assert shown["contents"][WHY] == "Twee batterijen."
    assert [(row["old"], row["new"], row["by"]) for row in shown["history"] if row["path"] == WHY] == [
        (None, "Een batterij.", "Anna"),
        ("Een batterij.", "Twee batterijen.", "Bram"),
    ]
    done = invoke(tmp_path / "data", "show", dossier, "--history")
    assert "-Een batterij." in done.stdout
    assert "+Twee batterijen." in done.stdout


def test_a_draft_is_carried_over_and_back_and_says_first_what_changes(tmp_path: Path, store: DossierStore) -> None:
    folder = tmp_path / "data"
    [(sha, old), *_] = kept_versions("afwegingskader-2022").items()
    kept = "answers/policy-goal/fields/oud_veld"
    id_ = store.create("Waterstof", FrameworkPin(old.id, old.version, sha), {WHY: "Omdat.", kept: "Oud."}, by="Anna")

    said = invoke(folder, "show", id_).stdout
    assert "versie 1.0.0 (ae058ecf531b)" in said
    assert "Er is een nieuwere versie: 2.1.0" in said
    assert data(folder, "show", id_)["newer_framework"] == "2.1.0"  # type: ignore[index]

    tried = invoke(folder, "carry-over", id_, "--by", "Anna", "--dry-run")
    assert (tried.exit_code, store.load(id_).framework.version) == (0, "1.0.0")
    assert "De lezing van elk deel, de route en het advies blijven gelijk." in tried.stdout
    assert "Vraag 7: kolom “Doel of strategie”" in tried.stdout

    done = invoke(folder, "carry-over", id_, "--by", "Anna")
    assert done.stdout.endswith("Het dossier valt nu onder versie 2.1.0.\n")
    assert "nieuwere" not in invoke(folder, "show", id_).stdout
    nowhere = invoke(folder, "carry-over", id_, "--by", "Anna")
    assert (nowhere.exit_code, nowhere.stdout) == (1, "Er is geen andere versie om naar toe te gaan.\n")

    back = invoke(folder, "carry-over", id_, "--by", "Anna", "--undo")
    assert back.stdout.endswith("Het dossier valt nu onder versie 1.0.0.\n")
    assert store.load(id_).contents[kept] == "Oud."
    assert invoke(folder, "verify", id_).exit_code == 0


def test_a_dossier_that_is_no_draft_is_not_carried_over(tmp_path: Path, store: DossierStore) -> None:
    [(sha, old), *_] = kept_versions("afwegingskader-2022").items()
    id_ = store.create("Waterstof", FrameworkPin(old.id, old.version, sha), by="Anna")
    store.act(id_, lambda _: {STATUS: {"status": "vastgesteld", "reason": "", "round": 1}}, "Anna")

    refused = invoke(tmp_path / "data", "carry-over", id_, "--by", "Anna")

    assert refused.exit_code == 1
    assert "in deze status" in refused.stderr
    assert store.load(id_).framework.version == "1.0.0"


def test_a_dossier_of_another_questionnaire_is_shown_with_a_word_about_it(tmp_path: Path, store: DossierStore) -> None:
    gone = store.create("Elders", FrameworkPin("kader-van-elders", "1.0.0", "x"), by="Anna")
    lost = store.create("Kwijt", FrameworkPin("afwegingskader-2022", "0.1.0", "x"), by="Anna")

    assert "Dit kader zit niet in dit programma." in invoke(tmp_path / "data", "show", gone).stdout
    assert "geen afschrift bewaard; gelezen met versie 2.1.0" in invoke(tmp_path / "data", "show", lost).stdout
    assert invoke(tmp_path / "data", "carry-over", gone, "--by", "Anna").exit_code == 1


def test_verify_exits_with_1_and_names_the_row(tmp_path: Path, store: DossierStore, dossier: str) -> None:
    assert data(tmp_path / "data", "verify") == {"sound": True, "dossiers": 1, "faults": []}
    with store.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER change_stays")
        connection.exec_driver_sql("UPDATE change SET changed_by = 'Eva' WHERE sequence = 2")

    done = invoke(tmp_path / "data", "verify", dossier)
    assert done.exit_code == 1
    assert f"Dossier {dossier}, wijziging 2" in done.stdout
    faults = json.loads(invoke(tmp_path / "data", "verify", "--json").stdout)["faults"]
    assert [(fault["dossier"], fault["sequence"], fault["code"]) for fault in faults] == [(dossier, 2, "altered")]


def test_export_and_import_backup_and_restore(tmp_path: Path, dossier: str, other: str) -> None:
    one, whole, new = tmp_path / "een.ipcei", tmp_path / "alles.db", tmp_path / "nieuw"
    assert invoke(tmp_path / "data", "export", dossier, dossier, "-o", one).exit_code == 0
    assert invoke(tmp_path / "data", "backup", "-o", whole).exit_code == 0

    assert "1 toegevoegd" in invoke(new, "import", one).stdout
    assert "1 al aanwezig" in invoke(new, "import", one).stdout
    assert "1 toegevoegd, 0 aangevuld, 1 al aanwezig" in invoke(new, "restore", whole).stdout
    assert data(new, "list") == data(tmp_path / "data", "list")
    assert invoke(new, "verify").exit_code == 0


def test_the_register_is_csv_or_xlsx(tmp_path: Path, dossier: str) -> None:
    for name in ("r.csv", "r.XLSX"):
        done = invoke(tmp_path / "data", "register", "-o", tmp_path / name)
        assert done.exit_code == 0
        assert (tmp_path / name).stat().st_size > 100
    refused = invoke(tmp_path / "data", "register", "-o", tmp_path / "r.txt")
    assert (refused.exit_code, refused.stdout) == (2, "")


def test_help_names_every_command_and_cuts_no_summary_off(tmp_path: Path) -> None:
    said = invoke(tmp_path, "--help").stdout
    assert "..." not in said.replace("[ARGS]...", "")
    for command in ("list", "show", "verify", "export", "import", "backup", "restore", "register"):
        assert f"  {command} " in said
        assert invoke(tmp_path, command, "--help").exit_code == 0


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_cannot_be_used_is_said_in_one_line_with_2(tmp_path: Path, dossier: str, language: str) -> None:
    folder = tmp_path / "data"
    (tmp_path / "kapot").write_bytes(b"\x1f\x8bkapot")
    for arguments in (
        ["show", "bestaat-niet"],
        ["verify", "0123456789abcdef"],
        ["export", "bestaat-niet", "-o", tmp_path / "x"],
        ["import", tmp_path / "kapot"],
        ["import", tmp_path / "er-niet"],
        ["restore", tmp_path],
        ["backup", "-o", tmp_path / "er-niet" / "x"],
        ["register", "-o", tmp_path / "er-niet" / "x.xlsx"],
    ):
        done = invoke(folder, *arguments, language=language)
        assert (done.exit_code, done.stdout) == (2, ""), arguments
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "x").exists()
