"""Past assessments read again under another version of the framework, before it is adopted: which readings differ."""

from collections.abc import Iterable
from dataclasses import dataclass

from ipcei_wizard.assessment.model import Answer, Assessment
from ipcei_wizard.assessment.readings import Readings
from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.difference import Changed
from ipcei_wizard.framework.model import Framework


@dataclass(frozen=True, slots=True)
class Reread:
    """What another framework makes of a past assessment, on the readings alone.

    `sections` are the readings that differ, of sections that both have; `advice` the advice reading when it differs.
    `dropped` are the questions and verdicts, as `question` or `question=verdict`, that the other framework does not
    know, and `unanswered` the questions with a verdict that only the other has: what was not asked is not guessed.
    """

    case: Case
    sections: tuple[Changed, ...]
    advice: Changed | None
    dropped: tuple[str, ...]
    unanswered: tuple[str, ...]


def reread(case: Case, framework: Framework) -> Reread:
    """Read one assessment under another framework."""
    assessment, dropped = carried_over(case.assessment, framework)
    old, new = Readings(case.framework, case.assessment), Readings(framework, assessment)
    before, after = old.of_sections(), new.of_sections()
    advice = (old.advice(), new.advice())
    return Reread(
        case,
        tuple(
            Changed(f"sections.{id_}.reading", before[id_], after[id_])
            for id_ in before
            if id_ in after and before[id_] != after[id_]
        ),
        None if advice[0] == advice[1] else Changed("advice.reading", *advice),
        dropped,
        tuple(
            question.id
            for question in framework.questions
            if question.verdicts and question.id not in case.framework.question_by_id
        ),
    )


def study(cases: Iterable[Case], framework: Framework) -> tuple[Reread, ...]:
    """Read every assessment under another framework, in their order."""
    return tuple(reread(case, framework) for case in cases)


def carried_over(assessment: Assessment, framework: Framework) -> tuple[Assessment, tuple[str, ...]]:
    """Return the assessment as one under `framework`, and what of it that framework does not know."""
    answers: dict[str, Answer] = {}
    dropped: list[str] = []
    for id_, answer in assessment.answers.items():
        question = framework.question_by_id.get(id_)
        if question is None:
            dropped.append(id_)
            continue
        known = answer.verdict is None or answer.verdict in question.polarity_of
        if not known:
            dropped.append(f"{id_}={answer.verdict}")
        fields = {name: value for name, value in answer.fields.items() if name in question.field_by_id}
        verdict = answer.verdict if known else None
        answers[id_] = answer.model_copy(update={"verdict": verdict, "fields": fields})
    sections = {id_: section for id_, section in assessment.sections.items() if id_ in framework.section_by_id}
    update = {"framework": framework.id, "answers": answers, "sections": sections}
    return assessment.model_copy(update=update), tuple(dropped)
