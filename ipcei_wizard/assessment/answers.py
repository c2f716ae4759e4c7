"""The answers of one assessment as the questionnaire declares them, for rules and screens to look up."""

from collections.abc import Mapping
from functools import cached_property

from ipcei_wizard.assessment.fields import FieldFault, FieldValue, read_field
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.framework.conditions import holds
from ipcei_wizard.framework.model import Framework, Question


class Answers:
    """The answers of one assessment, looked up by the questionnaire; values are read once and kept."""

    def __init__(self, framework: Framework, assessment: Assessment) -> None:
        self.framework = framework
        self.assessment = assessment
        self._fields: dict[tuple[str, str], tuple[FieldValue | None, tuple[FieldFault, ...]]] = {}

    @cached_property
    def verdicts(self) -> dict[str, str]:
        """Map question ids to the verdicts given."""
        return {
            question_id: answer.verdict
            for question_id, answer in self.assessment.answers.items()
            if answer.verdict is not None
        }

    def field(self, question: Question, field_id: str) -> tuple[FieldValue | None, tuple[FieldFault, ...]]:
        """Return a field's value and what could not be read in it."""
        key = (question.id, field_id)
        if key not in self._fields:
            raw = self.assessment.answer(question.id).fields.get(field_id)
            self._fields[key] = (None, ()) if raw is None else read_field(question.field_by_id[field_id], raw)
        return self._fields[key]

    def value(self, question_id: str, field_id: str | None) -> FieldValue | None:
        """Look a value up for a condition: a verdict (field None; of the concluding question the advice) or a field."""
        if field_id is None and question_id == self.framework.conclusion.question.id:
            return self.assessment.advice.decision
        if field_id is None:
            return self.verdicts.get(question_id)
        return self.field(self.framework.question_by_id[question_id], field_id)[0]

    def asks(self, question: Question, verdicts: Mapping[str, str] | None = None) -> bool:
        """Say whether a question is asked, given these answers (or the same with other `verdicts`).

        Answers to earlier questions that are not asked themselves are off the route and do not count.
        """
        if question.when is None:
            return True
        given = self.verdicts if verdicts is None else verdicts

        def value_of(question_id: str, field_id: str | None) -> FieldValue | None:
            if not self.asks(self.framework.question_by_id[question_id], given):
                return None
            return given.get(question_id) if field_id is None else self.value(question_id, field_id)

        return holds(question.when, value_of)
