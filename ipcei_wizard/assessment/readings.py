"""What the readings alone make of verdicts, as if nothing had been decided, and which changes turn the advice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from ipcei_wizard.assessment.answers import Answers
from ipcei_wizard.assessment.evaluation import read_section
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.framework.routes import follow_route


class Readings:
    """The advice that the readings of one assessment give, with other verdicts in the place of its own."""

    def __init__(self, framework: Framework, assessment: Assessment) -> None:
        self.framework = framework
        self.answers = Answers(framework, assessment)

    def of_sections(self, verdicts: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the reading of each section."""
        given = self.answers.verdicts if verdicts is None else verdicts
        return {section.id: read_section(self.answers, section, given) for section in self.framework.sections}

    def advice(self, changes: Mapping[str, str | None] | None = None) -> str:
        """Return the advice reading with these verdicts changed; None takes a verdict away."""
        given: dict[str, str] = dict(self.answers.verdicts)
        for question, verdict in (changes or {}).items():
            if verdict is None:
                given.pop(question, None)
            else:
                given[question] = verdict
        return follow_route(self.framework, self.of_sections(given))[1]


@dataclass(frozen=True, slots=True)
class TippingPair:
    """Two verdicts that together, and neither alone, would change the advice reading. Questions are named by id."""

    changes: tuple[tuple[str, str, str], tuple[str, str, str]]
    advice: str


def tipping_pairs(framework: Framework, assessment: Assessment) -> tuple[TippingPair, ...]:
    """Return every pair of given verdicts whose change together changes the advice reading, and neither does alone.

    Each change is (question id, from, to). Single ones are in the evaluation's tipping points.
    """
    readings = Readings(framework, assessment)
    now = readings.advice()
    alone = {
        (question, verdict, other)
        for question, verdict in readings.answers.verdicts.items()
        for other in framework.question_by_id[question].polarity_of
        if other != verdict and readings.advice({question: other}) == now
    }
    by_question: dict[str, list[tuple[str, str, str]]] = {}
    for question in framework.questions:
        others = (
            other for other in question.polarity_of if (question.id, _given(readings, question.id), other) in alone
        )
        by_question[question.id] = [(question.id, _given(readings, question.id), other) for other in others]
    return tuple(_tipping(readings, now, by_question))


def _given(readings: Readings, question: str) -> str:
    return readings.answers.verdicts.get(question, "")


def _tipping(
    readings: Readings, now: str, by_question: Mapping[str, list[tuple[str, str, str]]]
) -> Iterator[TippingPair]:
    for first, second in combinations(by_question, 2):
        for one, other in product(by_question[first], by_question[second]):
            advice = readings.advice({one[0]: one[2], other[0]: other[2]})
            if advice != now:
                yield TippingPair((one, other), advice)
