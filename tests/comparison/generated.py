"""Assessments by the hundreds, the same every time: verdicts, reasons, ecosystems, days and budgets that differ."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from ipcei_wizard.assessment.model import Advice, Answer, Assessment, Initiative, Memo, SectionDecision
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Framework, Question

FRAMEWORK: Final = shipped_framework("afwegingskader-2022")
ECOSYSTEMS: Final = ("digital", "electronics", "health", "mobility", "renewables")


def generated(count: int, seed: int = 6) -> Iterator[Assessment]:
    """Yield this many assessments, most of which support participation on most questions."""
    chance = Random(seed)  # noqa: S311 - not a secret: the same assessments every time
    for number in range(1, count + 1):
        yield _one(chance, number)


def _one(chance: Random, number: int) -> Assessment:
    answers = {question.id: _answer(chance, question, number) for question in FRAMEWORK.questions}
    answers["advice"] = Answer(fields=_budget(chance))
    sections = {section.id: SectionDecision(decision="ja", motivation="Gewogen.") for section in FRAMEWORK.sections}
    if chance.random() < 0.4:
        stop = chance.choice(list(sections))
        sections = {id_: s for id_, s in sections.items() if id_ <= stop} | {stop: SectionDecision(decision="nee")}
    advice = _advice(FRAMEWORK, sections) if chance.random() < 0.9 else None
    return Assessment(
        format="ipcei-assessment/1",
        framework=FRAMEWORK.id,
        initiative=Initiative(title=f"IPCEI Voorbeeld {number:03}"),
        answers=answers,
        sections=sections,
        advice=Advice(decision=advice),
        memo=Memo(date=date(2022, 9, 1) + timedelta(days=chance.randrange(1_500))) if chance.random() < 0.9 else Memo(),
    )


def _answer(chance: Random, question: Question, number: int) -> Answer:
    options = list(question.polarity_of)
    liked = sorted(options, key=lambda value: {"supports": 0, "mixed": 1, "against": 2}[question.polarity_of[value]])
    verdict = chance.choices(liked, [6, 2, 1][: len(liked)])[0] if liked else None
    fields: dict[str, Any] = {}
    if question.id == "problem-severity" and chance.random() < 0.9:
        fields["ecosystems"] = chance.sample(ECOSYSTEMS, chance.choice([1, 1, 2]))
    motivation = (
        f"In geval {number} is dit onderzocht. {chance.choice(['De markt', 'De Staat', 'De keten'])} laat het na."
    )
    return Answer(verdict=verdict, motivation=motivation, fields=fields)


def _budget(chance: Random) -> dict[str, Any]:
    if chance.random() < 0.5:
        return {}
    cover = chance.choice(["reserved", "covered", "sought", "unknown"])
    commitment = {"amount": chance.randrange(5, 200), "currency": "EUR", "unit": "million"}
    return {"budget": [{"article": "2", "year": 2027, "commitment": commitment, "cover": cover}]}


def _advice(framework: Framework, sections: dict[str, SectionDecision]) -> str:
    refused = next((id_ for id_, section in sections.items() if section.decision == "nee"), None)
    by_section = {
        "A.1": "geen-overheidsrol",
        "A.2": "nationaal",
        "B.1": "europees-zonder-ipcei",
        "B.2": "niet-deelnemen",
    }
    return by_section[refused] if refused else "deelnemen"
