"""Another Member State decides: our own texts name it; official text and what is Dutch by nature stay as they are."""

import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Final

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from ipcei_wizard import messages
from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.cli import main
from ipcei_wizard.framework.loader import digest, shipped_framework
from ipcei_wizard.framework.texts import Text
from ipcei_wizard.memo.advice import advice_document
from ipcei_wizard.memo.document import plain_text
from ipcei_wizard.memo.wording import shipped_wording
from ipcei_wizard.messages import LANGUAGES, Language, catalogue, say
from ipcei_wizard.messages.country import COUNTRIES, COUNTRY_VARIABLE, UnknownCountry, deciding_country
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.yaml import read_file

FRAMEWORK: Final = shipped_framework("afwegingskader-2022")
# The portfolio tells facts about the Dutch part in each IPCEI, with their sources, whoever decides.
ROOMS: Final = [each.name for each in iter_modules(messages.__path__) if each.name not in {"country", "portfolio"}]
NAMED: Final = re.compile(r"nederland\w*|netherlands|dutch", re.IGNORECASE)
# Where our texts name the Netherlands without meaning the country that decides, and why that is right.
DUTCH_BY_NATURE: Final = (
    r"the Dutch text is the official one|de Nederlandse tekst is de officiële",  # a language
    r"Nederlandse tekst|Dutch text|Nederlandse uitgangen|Dutch endings",
    r"(examples are|example is) in Dutch|messages are in Dutch",
    r"Dutch (\*Assessment framework|assessment framework)",  # whose framework it is
    r"Dutch (Government Accounts|Open Government) Act",  # an Act
    r"Letters? to the Dutch|Dutch (cabinet|officials|regulation)",
)


@pytest.fixture
def belgium(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(COUNTRY_VARIABLE, "BE")


def texts_in(value: Any, path: str = "") -> Iterator[tuple[str, Text]]:
    """Yield every text of ours in a model."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts_in(part, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for at, part in enumerate(value):
            yield from texts_in(part, f"{path}.{at}")


def own_texts(language: Language) -> Iterator[tuple[str, str]]:
    wording = shipped_wording()
    # Catalogues tell facts, also about the Netherlands, with their sources; they name no country that decides.
    shipped = FRAMEWORK.model_copy(update={"catalogues": {}})
    for name, model in (("framework", shipped), ("nota", wording.nota), ("annexes", wording.annexes)):
        for path, text in texts_in(model, name):
            if ".options." not in path:  # one member state among the others
                yield path, text.in_(language)
    for room in ROOMS:
        for key in getattr(import_module(f"ipcei_wizard.messages.{room}"), "MESSAGES", {}):
            places = {name: f"<{name}>" for name in re.findall(r"\{(\w+)", catalogue(room)[key][language])}
            filled = {name: value for name, value in places.items() if not name.startswith("country")}
            yield f"{room}.{key}", say(f"{room}.{key}", language, **filled)


@pytest.mark.usefixtures("belgium")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_ours_calls_the_netherlands_the_country_that_decides(language: Language) -> None:
    found = {}
    for path, text in own_texts(language):
        left = text
        for pattern in DUTCH_BY_NATURE:
            left = re.sub(pattern, "", left, flags=re.IGNORECASE)
        if NAMED.search(left):
            found[path] = text
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_texts_do_name_the_netherlands_when_nothing_is_set(language: Language) -> None:
    ours = [text for _, text in own_texts(language)]
    name, adjective = COUNTRIES["NL"][language]
    assert any(f"{name} zich" in text or f"must {name} take" in text for text in ours)
    assert any(text.startswith(f"{adjective} ") for text in ours)
    assert not any("{country" in text for text in ours)


def test_the_memo_of_a_belgian_assessment_is_about_belgian_participation(monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = read_assessment(resource_folder("examples") / "ipcei-cis.yaml")
    monkeypatch.setenv(COUNTRY_VARIABLE, " be ")
    expected: dict[Language, str] = {"nl": "Belgische deelname aan", "en": "Belgian participation in"}
    for language, ours in expected.items():
        text = plain_text(advice_document(FRAMEWORK, assessment, evaluate(FRAMEWORK, assessment, language), language))
        assert ours in text
        assert text.count("(vergaderjaar 2021-2022)") > 0
    dutch = plain_text(advice_document(FRAMEWORK, assessment, evaluate(FRAMEWORK, assessment, "nl"), "nl"))
    assert FRAMEWORK.conclusion.official_footnote in dutch
    assert "Is Nederlandse/nationale deelname aan de IPCEI wenselijk?" in dutch


def test_the_questionnaire_stays_the_same_one(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest(FRAMEWORK)
    monkeypatch.setenv(COUNTRY_VARIABLE, "FR")
    assert digest(shipped_framework(FRAMEWORK.id)) == before


def test_the_countries_are_the_member_states_of_the_catalogue() -> None:
    entries: Any = read_file(resource_folder("questions") / "catalogues" / "member-states.yaml").value
    names = {entry["id"].upper(): (entry["label"]["nl"], entry["label"]["en"]) for entry in entries["entries"]}
    ours = {code: (words["nl"][0], words["en"][0].removeprefix("the ")) for code, words in COUNTRIES.items()}
    assert ours == {code: (nl, en.removeprefix("the ")) for code, (nl, en) in names.items()}


def test_a_country_that_is_no_member_state_is_refused_with_the_codes_that_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(COUNTRY_VARIABLE, "Nederland")
    with pytest.raises(UnknownCountry):
        deciding_country()
    done = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    assert done.exit_code == 2
    assert "IPCEI_WIZARD_COUNTRY is “NEDERLAND”" in done.stderr
    assert "BE, BG" in done.stderr
    assert done.stdout == ""


def test_an_empty_setting_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(COUNTRY_VARIABLE, "")
    assert deciding_country() == "NL"


def test_the_findings_of_a_belgian_assessment_ask_for_the_belgian_focus(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(COUNTRY_VARIABLE, "BE")
    file = tmp_path / "a.json"
    advice = {"decision": "deelnemen", "motivation": "x"}
    head = {"format": "ipcei-assessment/1", "framework": FRAMEWORK.id, "initiative": {"title": "T"}, "advice": advice}
    file.write_text(json.dumps(head), encoding="utf-8")
    done = CliRunner().invoke(main, ["assess", str(file), "--json"], catch_exceptions=False)
    said = [finding["message"] for finding in json.loads(done.stdout)["findings"]]
    assert any("de focus voor België" in message for message in said)
