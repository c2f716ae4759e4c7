"""The official text is quoted character for character: the questionnaire against an independent copy of the source."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
from pydantic import BaseModel

from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import QuestionText, Text

FRAMEWORK: Final = shipped_framework("afwegingskader-2022")
COPY: Final = Path(__file__).parent / "official" / "afwegingskader.md"


@dataclass
class Official:
    """The copy, taken apart; line breaks folded to spaces."""

    title: str = ""
    introduction: str = ""
    sections: dict[str, str] = field(default_factory=dict)
    questions: dict[str, dict[str, str]] = field(default_factory=dict)
    question_section: dict[str, str] = field(default_factory=dict)
    concluding_title: str = ""
    concluding_lines: list[str] = field(default_factory=list)


def folded(text: str) -> str:
    return " ".join(text.split())


def read_copy() -> Official:
    text = COPY.read_text(encoding="utf-8")
    official = Official(title=text.splitlines()[0].removeprefix("# "))
    official.introduction = folded(" ".join(re.findall(r"^> (.*)$", text, re.MULTILINE)))
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        head, *questions = re.split(r"^### ", part, flags=re.MULTILINE)
        heading, _, body = head.partition("\n")
        section = re.fullmatch(r"([AB])\. ?([12])\. (.*)", heading)
        if section:
            official.sections[f"{section[1]}.{section[2]}"] = section[3]
        elif questions:
            official.concluding_title = heading
            official.concluding_lines = [line for line in body.splitlines() if line]
        for question in questions:
            read_question(official, question, f"{section[1]}.{section[2]}" if section else "")
    return official


def read_question(official: Official, text: str, section: str) -> None:
    heading, _, body = text.partition("\n")
    number, _, title = heading.partition(") ")
    parts = {"title": title}
    for name, said in re.findall(r"^- ([a-z1 -]+): ((?:.+\n(?:  .*\n)*))", body + "\n", re.MULTILINE):
        parts[name] = folded(said)
    official.questions[number] = parts
    official.question_section[number] = section


OFFICIAL: Final = read_copy()
NUMBERS: Final = [str(number) for number in range(1, 15)]


def test_the_copy_is_whole() -> None:
    assert list(OFFICIAL.questions) == NUMBERS
    assert list(OFFICIAL.sections) == ["A.1", "A.2", "B.1", "B.2"]
    assert sum("sub-question" in parts for parts in OFFICIAL.questions.values()) == 9
    assert all(len(parts["guidance"]) > 90 for parts in OFFICIAL.questions.values())
    assert len(OFFICIAL.concluding_lines) == 2
    assert OFFICIAL.questions["14"]["footnote 1"].endswith("politieke besluitvorming dienaangaande.")


def test_title_and_introduction_are_the_official_ones() -> None:
    assert FRAMEWORK.official_title == OFFICIAL.title
    assert FRAMEWORK.official_introduction == OFFICIAL.introduction


def test_section_titles_are_the_official_ones() -> None:
    assert {section.id: section.official_title for section in FRAMEWORK.sections} == OFFICIAL.sections


@pytest.mark.parametrize("number", NUMBERS)
def test_a_question_is_the_official_one(number: str) -> None:
    question = next(question for question in FRAMEWORK.questions if question.number == number)
    parts = OFFICIAL.questions[number]
    assert question.official == QuestionText(
        title=parts["title"], sub_question=parts.get("sub-question"), guidance=parts["guidance"]
    )
    section = FRAMEWORK.section_of.get(question.id)
    assert (section.id if section else "") == OFFICIAL.question_section[number]


def test_the_conclusion_is_the_official_one() -> None:
    conclusion = FRAMEWORK.conclusion
    assert conclusion.official_title == OFFICIAL.concluding_title
    assert list(conclusion.official_lines) == OFFICIAL.concluding_lines
    assert conclusion.official_footnote == OFFICIAL.questions["14"]["footnote 1"]


def texts(value: Any, path: str = "") -> list[tuple[str, Text]]:
    if isinstance(value, Text):
        return [(path, value)]
    if isinstance(value, tuple):
        return [found for index, part in enumerate(value) for found in texts(part, f"{path}.{index}")]
    if isinstance(value, BaseModel):
        return [found for name in type(value).model_fields for found in texts(getattr(value, name), f"{path}.{name}")]
    return []


def test_every_sentence_of_ours_is_there_in_both_languages() -> None:
    ours = texts(FRAMEWORK)
    assert len(ours) > 200
    for path, text in ours:
        assert text.nl.strip(), path
        assert text.en.strip(), path
        for said in (text.nl, text.en):
            assert said == said.strip(), path
            assert "  " not in said, path


def test_every_official_text_is_translated() -> None:
    for question in FRAMEWORK.questions:
        for part in QuestionText.model_fields:
            official, ours = getattr(question.official, part), getattr(question.translation, part)
            assert (official is None) == (ours is None), (question.id, part)
            assert official is None or official != ours, (question.id, part)
    for section in FRAMEWORK.sections:
        assert section.translated_title != section.official_title
    conclusion = FRAMEWORK.conclusion
    assert len(conclusion.translated_lines) == len(conclusion.official_lines)
    assert conclusion.footnote("en") != conclusion.footnote("nl")


def test_every_question_names_its_place_in_the_source() -> None:
    for question in FRAMEWORK.questions:
        assert question.source.publication in FRAMEWORK.publications
        assert question.source.place.endswith(f"vraag {question.number}")
    for section in FRAMEWORK.sections:
        assert section.source.place == f"bijlage, {section.id}"
