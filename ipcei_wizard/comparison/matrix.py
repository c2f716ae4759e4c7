"""The matrix: a row per question with a verdict, a cell per assessment. Symbol and word: no colour needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ipcei_wizard.comparison.cases import Case, judged_questions, names_of
from ipcei_wizard.framework.model import Question, Standing
from ipcei_wizard.messages import Language

SYMBOL: Final[Mapping[Standing, str]] = {"supports": "▲", "mixed": "◆", "against": "▼", "missing": "○"}


@dataclass(frozen=True, slots=True)
class Cell:
    """The verdict of one assessment on one question; None where there is none.

    `asked`: its framework has the question. `used`: the question is on the route, so the verdict counts.
    """

    verdict: str | None
    label: str
    standing: Standing
    asked: bool
    used: bool

    @property
    def symbol(self) -> str:
        """The symbol of the way the verdict pulls."""
        return SYMBOL[self.standing]

    @property
    def in_words(self) -> str:
        """Symbol and word; between brackets where the verdict is off the route."""
        text = f"{self.symbol} {self.label}" if self.label else self.symbol
        return text if self.used or self.verdict is None else f"({text})"


@dataclass(frozen=True, slots=True)
class Row:
    """A question and its cells, in the order of the cases. `name` is its number, or its id where numbers clash."""

    question: Question
    name: str
    cells: tuple[Cell, ...]


def matrix(cases: Sequence[Case], language: Language = "nl") -> tuple[Row, ...]:
    """Return a row per question that asks for a verdict in any framework of the cases."""
    questions = judged_questions(cases)
    names = names_of(questions.values())
    return tuple(
        Row(question, names[id_], tuple(_cell(case, id_, language) for case in cases))
        for id_, question in questions.items()
    )


def _cell(case: Case, question_id: str, language: Language) -> Cell:
    question = case.framework.question_by_id.get(question_id)
    verdict = case.assessment.answer(question_id).verdict if question is not None else None
    if question is None or verdict is None:
        return Cell(None, "", "missing", asked=question is not None, used=False)
    [label] = (option.label.in_(language) for option in question.verdicts if option.value == verdict)
    return Cell(verdict, label, question.polarity_of[verdict], asked=True, used=question_id in case.verdicts)
