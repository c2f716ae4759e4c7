"""The shape of a questionnaire: the one definition from which the JSON Schema and the reference page are made.

Ids are stable words; `number` is for display and for the command line. Official text is quoted word for word and stays
apart from our translation and our help. Rules are data in a small closed vocabulary that looks back only.
"""

from functools import cached_property
from itertools import combinations
from typing import Annotated, Literal, get_args

from pydantic import Field, PrivateAttr, model_validator

from ipcei_wizard.framework.catalogues import Catalogue
from ipcei_wizard.framework.fields import (
    ChoiceColumn,
    ChoiceField,
    Column,
    Condition,
    FieldDefinition,
    FieldGroup,
    Option,
    PlainColumn,
    PlainField,
    TableField,
)
from ipcei_wizard.framework.rules import EveryFieldRule, QuestionRule
from ipcei_wizard.framework.texts import Citation, Publication, Text
from ipcei_wizard.messages import Language
from ipcei_wizard.strict.models import Closed, Id, Sequence, Words

__all__ = [
    "DECISIONS",
    "POLARITIES",
    "READINGS",
    "STANDINGS",
    "Catalogue",
    "Check",
    "ChoiceColumn",
    "ChoiceField",
    "Citation",
    "Column",
    "CommonCheck",
    "Conclusion",
    "Condition",
    "Decision",
    "DecisionOption",
    "Destination",
    "FieldDefinition",
    "FieldGroup",
    "Framework",
    "Option",
    "Outcome",
    "PlainColumn",
    "PlainField",
    "Polarity",
    "Publication",
    "Question",
    "QuestionText",
    "Reading",
    "ReadingRule",
    "Section",
    "Severity",
    "Standing",
    "TableField",
    "Text",
    "VerdictOption",
    "standing_sets",
]

Polarity = Literal["supports", "mixed", "against"]
"""Which way a verdict pulls in the reading of its section."""
Standing = Literal["supports", "mixed", "against", "missing"]
"""The polarity of a question's verdict, or that it has none yet."""
Reading = Literal["ja", "nee", "afwegen", "onvolledig"]
"""What the tool makes of a section's verdicts."""
Decision = Literal["ja", "nee", "nog-niet"]
"""What the officer decides about a section."""
Severity = Literal["error", "warning", "info"]

POLARITIES: tuple[Polarity, ...] = get_args(Polarity)
STANDINGS: tuple[Standing, ...] = get_args(Standing)
READINGS: tuple[Reading, ...] = get_args(Reading)
DECISIONS: tuple[Decision, ...] = get_args(Decision)


class QuestionText(Closed):
    """The three parts a question has in print; the sub-question is absent for some."""

    title: Words
    sub_question: Words | None = None
    guidance: Words


class VerdictOption(Closed):
    """A verdict an officer can give, and which way it pulls."""

    value: Id
    polarity: Polarity
    label: Text


class Check(Closed):
    """Something an expert would say about the answers to a question, when `when` holds and `rule` finds something."""

    code: Id
    severity: Severity
    when: Condition | None = None
    rule: QuestionRule | None = None
    message: Text

    @model_validator(mode="after")
    def _asks_something(self) -> "Check":
        if self.when is None and self.rule is None:
            raise ValueError("a check has a when, a rule, or both")
        return self


class CommonCheck(Closed):
    """Something an expert would say about any question on the route, when `rule` finds something there."""

    code: Id
    severity: Severity
    rule: EveryFieldRule
    message: Text


class Question(Closed):
    """One question of the framework."""

    id: Id
    number: Annotated[str, Field(pattern=r"^[0-9]+$")]
    official: QuestionText
    translation: QuestionText
    source: Citation
    short_title: Text
    help: Text
    when: Condition | None = None
    verdicts: Sequence[VerdictOption] = ()
    verdict_prompt: Text | None = None
    field_groups: Sequence[FieldGroup] = ()
    fields: Sequence[FieldDefinition] = ()
    checks: Sequence[Check] = ()

    @model_validator(mode="after")
    def _prompts_for_a_verdict(self) -> "Question":
        if bool(self.verdicts) != (self.verdict_prompt is not None):
            raise ValueError("a question with verdicts has a verdict_prompt, and one without has none")
        return self

    def text(self, language: Language) -> QuestionText:
        """Return the official text, or in English our translation of it."""
        return self.official if language == "nl" else self.translation

    @cached_property
    def polarity_of(self) -> dict[str, Polarity]:
        """Map each verdict value to its polarity."""
        return {option.value: option.polarity for option in self.verdicts}

    @cached_property
    def field_by_id(self) -> dict[str, "PlainField | ChoiceField | TableField"]:
        """Map each field's id to its definition."""
        return {field.id: field for field in self.fields}


class Destination(Closed):
    """Where the route goes after a section: to the next section, or to an outcome."""

    section: str | None = None
    outcome: Id | None = None

    @model_validator(mode="after")
    def _goes_one_way(self) -> "Destination":
        if (self.section is None) == (self.outcome is None):
            raise ValueError("a destination is either a section or an outcome")
        return self


class Section(Closed):
    """A part of the framework: questions that are read together, a decision, and where each reading leads."""

    id: Annotated[str, Field(pattern=r"^[A-Z](\.[0-9])?$")]
    official_title: Words
    translated_title: Words
    source: Citation
    short_title: Text
    questions: Annotated[Sequence[Question], Field(min_length=1)]
    route: dict[str, Destination]

    def title(self, language: Language) -> str:
        """Return the official title, or in English our translation of it."""
        return self.official_title if language == "nl" else self.translated_title


class ReadingRule(Closed):
    """When a section gets a reading, said of the standings of its judged questions.

    `any`: at least one question stands so; `none`: no question does; `every`: all questions do. All that are given must
    hold. The rules of a framework must exclude each other and leave no gap; the proof checks that.
    """

    reading: Reading
    label: Text
    meaning: Text
    any: Sequence[Standing] = ()
    none: Sequence[Standing] = ()
    every: Sequence[Standing] = ()
    needs_motivation: bool = False
    agrees_with: Sequence[Decision]

    def holds(self, standings: frozenset[Standing]) -> bool:
        """Say whether this rule gives the reading of a section in which exactly these standings occur."""
        return (
            all(standing in standings for standing in self.any)
            and not any(standing in standings for standing in self.none)
            and (not self.every or standings <= set(self.every))
        )


class DecisionOption(Closed):
    """A decision an officer can take about a section."""

    value: Decision
    label: Text


class Outcome(Closed):
    """One of the possible advices."""

    id: Id
    label: Text
    meaning: Text
    carries_footnote: bool = False


class Conclusion(Closed):
    """The last part: the two concluding lines, the question that asks for the advice, and the outcomes.

    `ladder` names outcomes in the order in which the route reaches them. Advices on it can be called lower or higher;
    one that is not on it (not ready for decision) cannot.
    """

    official_title: Words
    translated_title: Words
    official_lines: Sequence[Words]
    translated_lines: Sequence[Words]
    source: Citation
    question: Question
    official_footnote: Words
    translated_footnote: Words
    outcomes: Annotated[Sequence[Outcome], Field(min_length=2)]
    ladder: Sequence[Id] = ()

    def footnote(self, language: Language) -> str:
        """Return the official footnote, or in English our translation of it."""
        return self.official_footnote if language == "nl" else self.translated_footnote


class Framework(Closed):
    """A whole questionnaire, as one version of it.

    `catalogues` is not written in the file: it holds the catalogues that stand beside the questionnaire, by id.
    """

    format: Literal["ipcei-framework/1"]
    id: Id
    version: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
    official_title: Words
    translated_title: Words
    official_introduction: Words
    translated_introduction: Words
    source: Citation
    publications: dict[Id, Publication]
    readings: Sequence[ReadingRule]
    decisions: Sequence[DecisionOption]
    sections: Annotated[Sequence[Section], Field(min_length=1)]
    conclusion: Conclusion
    checks: Sequence[CommonCheck] = ()
    released_ids: Sequence[Words] = ()
    retired_ids: Sequence[Words] = ()
    catalogues: dict[str, Catalogue] = Field(default_factory=dict)
    # What it was when released: a key added to these models later would change the digest of every older version.
    _kept_digest: str = PrivateAttr("")

    @property
    def kept_digest(self) -> str:
        """Return the digest a kept version had when it was released; of another one nothing."""
        return self._kept_digest

    def keep_digest(self, digest: str) -> None:
        """Note, on reading a kept version, the digest it had."""
        self._kept_digest = digest

    def title(self, language: Language) -> str:
        """Return the official title, or in English our translation of it."""
        return self.official_title if language == "nl" else self.translated_title

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions in order, the concluding one last."""
        return (*(question for section in self.sections for question in section.questions), self.conclusion.question)

    @cached_property
    def question_by_id(self) -> dict[str, Question]:
        """Map each question's id to the question."""
        return {question.id: question for question in self.questions}

    def verdict_values(self, question: Question) -> tuple[str, ...]:
        """Return what a condition on a question can find: its verdicts; of the concluding one, the outcomes."""
        return tuple(self.outcome_by_id if question.id == self.conclusion.question.id else question.polarity_of)

    @cached_property
    def id_by_name(self) -> dict[str, str]:
        """Map every name a question may be called by in a file, its number and its id, to its id."""
        return {name: question.id for question in self.questions for name in (question.number, question.id)}

    @cached_property
    def section_by_id(self) -> dict[str, Section]:
        """Map each section's id to the section."""
        return {section.id: section for section in self.sections}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """Map each question's id to the section it stands in; the concluding question is not in it."""
        return {question.id: section for section in self.sections for question in section.questions}

    @cached_property
    def outcome_by_id(self) -> dict[str, Outcome]:
        """Map each outcome's id to the outcome."""
        return {outcome.id: outcome for outcome in self.conclusion.outcomes}

    def decision_labels(self, language: Language) -> dict[str, str]:
        """Map each decision an officer can take to its label."""
        return {option.value: option.label.in_(language) for option in self.decisions}

    @cached_property
    def reading_rule(self) -> dict[Reading, ReadingRule]:
        """Map each reading to the rule that gives it."""
        return {rule.reading: rule for rule in self.readings}

    @cached_property
    def reading_by_standings(self) -> dict[frozenset[Standing], Reading]:
        """Map every set of standings that can occur in a section to its reading.

        Raises:
            ValueError: the rules overlap or leave a gap; `ipcei-wizard check` says where.
        """
        table: dict[frozenset[Standing], Reading] = {}
        for standings in standing_sets():
            readings = [rule.reading for rule in self.readings if rule.holds(standings)]
            if len(readings) != 1:
                raise ValueError(f"{self.id}: {len(readings)} rules read a section with {sorted(standings)}")
            table[standings] = readings[0]
        return table

    @cached_property
    def asks_conditionally(self) -> bool:
        """Say whether any question is asked only on some answers."""
        return any(question.when is not None for question in self.questions)


def standing_sets() -> tuple[frozenset[Standing], ...]:
    """Return every set of standings a section can show; the empty one is a section in which no question is judged."""
    return tuple(frozenset(chosen) for size in range(len(STANDINGS) + 1) for chosen in combinations(STANDINGS, size))
