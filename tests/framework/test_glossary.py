"""The glossary: sound, found in the text where it should be, in both languages, and official words stay as they are."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from ipcei_wizard.cli import main
from ipcei_wizard.framework.glossary import Glossary, Piece, glossary_faults, read_glossary, shipped_glossary
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.messages import LANGUAGES, Language
from ipcei_wizard.resources import resource_folder

FRAMEWORK: Final = shipped_framework("afwegingskader-2022")
GLOSSARY: Final = shipped_glossary()
SOUND: Final = """\
format: ipcei-glossary/1
publications:
  brief: {name: {nl: Een brief, en: A letter}}
terms:
  - id: one
    name: {nl: een, en: one}
    forms: {nl: [een, eenheid], en: [one]}
    definition: {nl: Het eerste., en: The first.}
    source: {publication: brief, place: {nl: blz. 1, en: p. 1}, provenance: S}
    related: [two]
  - id: two
    name: {nl: twee, en: two}
    forms: {nl: [twee], en: [two, couple of]}
    definition: {nl: Het tweede., en: The second.}
"""
# What is changed, what it becomes, the fault that must be found, words of its message, on which line, exit status.
Mistake = tuple[str, str, str, str, int, int]
MISTAKES: Final[list[Mistake]] = [
    ("  related: [two]\n  - id: two", "- id: one", "term-twice", "id of its own", 10, 1),
    ("nl: [twee]", "nl: [Een]", "form-twice", "belongs to the term", 13, 1),
    ("en: [two, couple of]", "en: [two, TWO]", "form-twice", "belongs to the term", 13, 1),
    ("couple of", "couple of one", "", "", 0, 0),
    ("couple of", '"couple of "', "form-never-found", "spaces at its ends", 13, 1),
    ("related: [two]", "related: [twoo]", "term-unknown-related", "Did you mean “two”?", 10, 1),
    ("related: [two]", "related: [one]", "term-unknown-related", "not another term", 10, 1),
    ("provenance: S}", "provenance: S}\n    source: {}", "duplicate-key", "source", 10, 2),
    ("  brief: {", "  boek: {name: {nl: B, en: C}}\n  brief: {", "publication-unused", "boek", 3, 1),
    ("provenance: S", "provenance: M", "unknown-value", "M", 9, 2),
    ("nl: Het tweede., en: The second.", "nl: Het tweede.", "key-missing", "en", 14, 2),
    ("forms: {nl: [twee], en: [two, couple of]}", "forms: {nl: [twee], en: []}", "wrong-value", "forms.en", 13, 2),
    ("forms: {nl: [twee]", "formen: {nl: [twee]", "unknown-key", "Did you mean “forms”?", 13, 2),
]


def checked(folder: Path) -> tuple[int, list[dict[str, Any]]]:
    done = CliRunner().invoke(main, ["--lang", "en", "check", str(folder), "--json"], catch_exceptions=False)
    return done.exit_code, json.loads(done.stdout)["faults"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for beside in resource_folder("questions").iterdir():
        if beside.is_dir():
            (tmp_path / beside.name).symlink_to(beside)
    return tmp_path


def test_the_shipped_glossary_is_sound() -> None:
    assert glossary_faults(read_glossary(resource_folder("questions") / "glossary.yaml")) == ()
    assert len(GLOSSARY.terms) > 40


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: str(mistake[1]))
def test_check_finds_a_mistake_and_names_its_line(folder: Path, mistake: Mistake) -> None:
    find, replace, code, words, line, status = mistake
    assert SOUND.count(find) == 1
    (folder / "glossary.yaml").write_text(SOUND.replace(find, replace), encoding="utf-8")
    exit_status, faults = checked(folder)
    assert exit_status == status
    assert [(fault["code"], fault["line"]) for fault in faults] == ([(code, line)] if code else [])
    assert all(words in fault["message"] for fault in faults)


def test_a_source_that_is_not_listed_is_found_and_the_nearest_one_named(folder: Path) -> None:
    unlisted = SOUND.replace("publication: brief", "publication: brif")
    (folder / "glossary.yaml").write_text(unlisted, encoding="utf-8")
    status, faults = checked(folder)
    assert status == 1
    assert [fault["code"] for fault in faults] == ["publication-unused", "term-unknown-publication"]
    assert "Did you mean “brief”?" in faults[1]["message"]


def test_a_first_occurrence_is_marked_and_a_later_one_is_not() -> None:
    pieces = GLOSSARY.pieces("Een doelmatige weg: doelmatiger dan de nuloptie.", "nl")
    assert pieces == (
        Piece("Een "),
        Piece("doelmatige", "efficient"),
        Piece(" weg: doelmatiger dan de "),
        Piece("nuloptie", "zero-option"),
        Piece("."),
    )


def test_a_word_in_another_word_is_left_alone() -> None:
    assert GLOSSARY.named_in("ondoelmatig, dekkingsgraad, inefficiency", "nl") == ()
    assert GLOSSARY.named_in("inefficiency", "en") == ()


def test_the_longest_form_wins() -> None:
    [term] = GLOSSARY.named_in("the net present value of it", "en")
    assert term.id == "present-value"
    [piece, _] = GLOSSARY.pieces("open strategische autonomie telt", "nl")
    assert piece.text == "open strategische autonomie"


@pytest.mark.parametrize("language", LANGUAGES)
@given(words=st.lists(st.sampled_from(["doelmatig", "IPCEI", "funding gap", "zero  option", " ", "-", "x", "\n", "ß"])))
def test_marking_changes_no_character(language: Language, words: list[str]) -> None:
    text = "".join(words)
    assert "".join(piece.text for piece in GLOSSARY.pieces(text, language)) == text


def texts_of(number: str, language: Language) -> Iterator[str]:
    question = next(question for question in FRAMEWORK.questions if question.number == number)
    text = question.text(language)
    yield from (text.sub_question or "", text.guidance, question.help.in_(language))
    for field in question.fields:
        yield from (field.label.in_(language), field.why.in_(language))


# The words that experts see mixed up, and the questions of which the text uses them.
CONFUSED: Final = {
    "efficient": ("6", "9", "10"),
    "effective": ("10",),
    "zero-option": ("4", "9"),
    "counterfactual": ("4", "9"),
    "funding-gap": ("9",),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("term", CONFUSED)
def test_what_is_easily_mixed_up_is_explained_where_it_occurs(term: str, language: Language) -> None:
    where = {
        question.number
        for question in FRAMEWORK.questions
        for text in texts_of(question.number, language)
        if term in {named.id for named in GLOSSARY.named_in(text, language)}
    }
    assert set(CONFUSED[term]) <= where
    explained = GLOSSARY.term_by_id[term]
    assert explained.note is not None
    assert explained.related


def test_a_definition_is_from_a_source_or_says_that_it_is_ours() -> None:
    sourced = [term for term in GLOSSARY.terms if term.source]
    assert {term.source.provenance for term in sourced if term.source} == {"S", "P"}
    assert len(sourced) > 10


def test_a_glossary_without_any_form_marks_nothing() -> None:
    bare = Glossary.model_validate(
        {
            "format": "ipcei-glossary/1",
            "publications": {},
            "terms": [{"id": "a", "name": {"nl": "a", "en": "a"}, "definition": {"nl": "b", "en": "b"}}],
        }
    )
    assert bare.pieces("a b", "nl") == (Piece("a b"),)
