"""The sentences of the memo: in both languages, filling in exactly what is documented, and all of them used."""

import ast
import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import ipcei_wizard.memo
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Text
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.annex_words import AnnexWording
from ipcei_wizard.memo.nota_words import NotaWording
from ipcei_wizard.memo.places import places_in
from ipcei_wizard.memo.wording import fill, read_wording, shipped_wording
from ipcei_wizard.messages import LANGUAGES
from ipcei_wizard.messages.country import COUNTRY_PLACES
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.faults import DocumentRefused
from ipcei_wizard.strict.yaml import read_file

FRAMEWORK = shipped_framework("afwegingskader-2022")
Model = type[NotaWording] | type[AnnexWording]
TEMPLATES: dict[str, Model] = {"nota.yaml": NotaWording, "annexes.yaml": AnnexWording}


def contents(file: str) -> Any:
    return read_file(resource_folder("templates") / file).value


def sentences(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], dict[str, str]]]:
    """Yield every sentence with the keys that lead to it."""
    if isinstance(value, dict) and set(value) == set(LANGUAGES):
        yield path, value
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from sentences(below, (*path, key))
    elif isinstance(value, list):
        for at, below in enumerate(value):
            yield from sentences(below, (*path, at))


ALL = [(file, path, sentence) for file in TEMPLATES for path, sentence in sentences(contents(file))]


def changed(file: str, path: tuple[str | int, ...], language: str, sentence: str) -> Any:
    whole = copy.deepcopy(contents(file))
    place = whole
    for key in path:
        place = place[key]
    place[language] = sentence
    return whole


def test_the_shipped_sentences_are_sound() -> None:
    assert shipped_wording().nota.form.for_decision.nl == "TER BESLISSING"
    assert len(ALL) > 120


@pytest.mark.parametrize("file", TEMPLATES)
def test_a_place_too_many_is_refused_in_either_language(file: str) -> None:
    model = TEMPLATES[file]
    for _, path, sentence in (one for one in ALL if one[0] == file):
        for language, words in sentence.items():
            with pytest.raises(ValidationError, match="fills in"):
                model.model_validate(changed(file, path, language, f"{words} {{surprise}}"))


@pytest.mark.parametrize("file", TEMPLATES)
def test_a_documented_value_that_is_not_filled_in_is_refused_in_either_language(file: str) -> None:
    model, tried = TEMPLATES[file], 0
    for _, path, sentence in (one for one in ALL if one[0] == file):
        for language, words in sentence.items():
            for name in places_in(words) - set(COUNTRY_PLACES):  # filled in wherever a text names it
                tried += 1
                with pytest.raises(ValidationError, match="fills in"):
                    model.model_validate(changed(file, path, language, words.replace(f"{{{name}}}", "x")))
    assert tried > 20


@pytest.mark.parametrize("file", TEMPLATES)
def test_an_unknown_or_missing_sentence_is_refused_with_its_line(file: str, tmp_path: Path) -> None:
    for name in TEMPLATES:
        (tmp_path / name).write_text((resource_folder("templates") / name).read_text("utf-8"), "utf-8")
    text = (tmp_path / file).read_text("utf-8")
    (tmp_path / file).write_text(f"{text}surprise: {{nl: a, en: b}}\n", "utf-8")
    with pytest.raises(DocumentRefused) as refused:
        read_wording(tmp_path)
    (fault,) = refused.value.faults
    assert (fault.code, fault.line) == ("unknown-key", text.count("\n") + 1)
    short = {"nota.yaml": ("{nl: TER BESLISSING, ", "{"), "annexes.yaml": ("joiner: {nl: en, ", "joiner: {")}
    (tmp_path / file).write_text(text.replace(*short[file]), "utf-8")
    with pytest.raises(DocumentRefused, match="key-missing"):
        read_wording(tmp_path)


def test_every_sentence_is_used() -> None:
    folder = Path(ipcei_wizard.memo.__path__[0])
    read = {
        node.attr
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
    }
    named = {key for _, path, _ in ALL for key in path if isinstance(key, str)}
    unused = named - read - {outcome.id for outcome in FRAMEWORK.conclusion.outcomes}
    assert unused == set()


def test_no_sentence_is_sloppy() -> None:
    for file, path, sentence in ALL:
        for words in sentence.values():
            assert words.strip() == words or words.endswith(": "), (file, path)
            assert "  " not in words, (file, path)
            assert "\n" not in words, (file, path)
            assert not re.search(r"\s[.,;:]|[.,;:]{2}", words.replace("…", "")), (file, path)
            assert words.count("“") == words.count("”"), (file, path)
            assert not re.search(r"\b(hij|zijn mening|uiteraard|helaas|gelukkig)\b", words), (file, path)


def test_what_the_sentences_name_is_in_the_framework() -> None:
    nota, annexes = shipped_wording().nota, shipped_wording().annexes
    assert set(nota.decision.outcomes) == set(FRAMEWORK.outcome_by_id)
    questions = FRAMEWORK.question_by_id
    assert nota.occasion.deadline_field in questions[nota.occasion.question].field_by_id
    assert nota.key_points.money_field.field in questions[nota.key_points.money_field.question].field_by_id
    for row in annexes.account.cw31_rows:
        fields = {field.id for id_ in row.questions for field in questions[id_].fields}
        assert set(row.fields) <= fields
    numbers = [[questions[id_].number for id_ in row.questions] for row in annexes.account.cw31_rows]
    assert numbers == [["3", "9", "11"], ["10"], ["9", "13", "14"]]


def test_filling_in_happens_once() -> None:
    text = Text(nl="{name} en {list}.", en="{name} and {list}.")
    marked = (tree.Strong((tree.Text("{list}"),)),)
    assert (
        tree.inline_text(fill(text, "nl", name="{list} {name} {0} %s", list=marked))
        == "{list} {name} {0} %s en {list}."
    )
    with pytest.raises(KeyError):
        fill(text, "en", name="x")
