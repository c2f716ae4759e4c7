"""One assessment as the memo speaks of it: the framework, the answers, what the tool reads, in one language."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from ipcei_wizard.assessment.answers import Answers
from ipcei_wizard.assessment.confidentiality import marked_row, short_ground
from ipcei_wizard.assessment.fields import Row, is_empty
from ipcei_wizard.assessment.model import Answer, Assessment
from ipcei_wizard.assessment.results import Evaluation
from ipcei_wizard.framework.model import (
    Decision,
    Framework,
    Outcome,
    Publication,
    Question,
    Reading,
    Section,
    TableField,
    Text,
    VerdictOption,
)
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.annex_words import AnnexWording
from ipcei_wizard.memo.markdown import markdown_blocks
from ipcei_wizard.memo.nota_words import NotaWording
from ipcei_wizard.memo.signed import UNSIGNED, SignedRoute, SignedStep
from ipcei_wizard.memo.wording import fill, shipped_wording
from ipcei_wizard.messages import Language

ANNEX: Final = "bijlage-{}"
FILLED_IN: Final = 1
"""The number of the annex that holds every answer in full."""


@dataclass(frozen=True)
class Case:
    """An assessment with everything the memo needs to speak of it."""

    framework: Framework
    assessment: Assessment
    evaluation: Evaluation
    language: Language
    signed: SignedRoute = UNSIGNED
    _read: dict[str, tree.Blocks] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def answers(self) -> Answers:
        """The answers as the questionnaire declares them."""
        return Answers(self.framework, self.assessment)

    @property
    def sign_off(self) -> tuple[SignedStep, ...]:
        """The lines of the sign-off table: those that were signed or have to be, else those the assessment names."""
        named = (SignedStep(step.function, step.name, step.role) for step in self.assessment.memo.route)
        return self.signed.steps or tuple(named)

    @property
    def nota(self) -> NotaWording:
        """The sentences of the nota."""
        return shipped_wording().nota

    @property
    def annexes(self) -> AnnexWording:
        """The sentences of the annexes."""
        return shipped_wording().annexes

    @property
    def name(self) -> str:
        """What the initiative is called in running text."""
        return self.assessment.initiative.short_title or self.assessment.initiative.title

    @cached_property
    def outcome(self) -> Outcome:
        """The officer's advice, else the tool's reading."""
        return self.framework.outcome_by_id[self.evaluation.advice.outcome]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The official numbers of the questions on the route."""
        return frozenset(self.evaluation.route)

    def say(self, text: Text, /, **values: object) -> tree.Inlines:
        """Return a sentence, its places filled."""
        return fill(text, self.language, **values)

    def words(self, text: Text) -> str:
        """Return a sentence without places."""
        return text.in_(self.language)

    def on_route(self, question: Question) -> bool:
        """Say whether a question is used; the concluding one always is."""
        return question.number in self.numbers or question is self.framework.conclusion.question

    def passed(self, section: Section) -> bool:
        """Say whether the route reaches a section."""
        return self.evaluation.sections[section.id].outcome is not None

    def answer(self, question: Question) -> Answer:
        """Return the answer to a question."""
        return self.assessment.answer(question.id)

    def answered(self, question: Question) -> bool:
        """Say whether anything has been answered to a question."""
        answer = self.answer(question)
        said = answer.verdict or answer.motivation.strip() or answer.sources or not is_empty(answer.fields)
        return bool(said) or any(entry.question == question.id for entry in self.assessment.withheld)

    def verdict(self, question: Question) -> VerdictOption | None:
        """Return the verdict given to a question."""
        given = self.answer(question).verdict
        return next((option for option in question.verdicts if option.value == given), None)

    def polarity(self, option: VerdictOption) -> str:
        """Say which way a verdict pulls."""
        common = self.annexes.common
        return self.words(
            {"supports": common.supports, "mixed": common.mixed, "against": common.against}[option.polarity]
        )

    def reading(self, reading: Reading) -> str:
        """Return the name of a reading."""
        return self.words(self.framework.reading_rule[reading].label)

    def decision(self, decision: Decision) -> str:
        """Return the name of a decision, as it stands within a sentence."""
        label = next(option.label for option in self.framework.decisions if option.value == decision)
        return lowered(self.words(label))

    def publication(self, publication_id: str) -> str:
        """Return how a publication of the framework is referred to."""
        publication: Publication = self.framework.publications[publication_id]
        return publication.reference or publication.title

    def cited(self, place: str) -> tree.Inlines:
        """Return words that name a place in an official publication: Dutch, also in an English memo."""
        words = (tree.Text(place),)
        return words if self.language == "nl" else (tree.LanguageSpan("nl", words),)

    def confidential(self, question: Question, field: str | None = None) -> tree.Inlines:
        """Return the mark before a part of an answer that stays out of the public version; nothing if it does not."""
        marked = self.answer(question).confidential
        if marked is None or not (marked.motivation if field is None else field in marked.fields):
            return ()
        return self.kept_back(marked.ground)

    def confidential_row(self, question: Question, field: TableField, row: Row) -> tree.Inlines:
        """Return the mark before a row of a table that stays out of the public version; nothing if it does not."""
        answer = self.answer(question)
        if answer.confidential is None or not marked_row(answer, field, row):
            return ()
        return self.kept_back(answer.confidential.ground)

    def ground(self, question: Question, field: str | None = None) -> tree.Inlines:
        """Return what a public version says where the reasons or a field stood; nothing if they were not left out."""
        entry = self.assessment.withheld_from(question.id, field)
        return self.kept_back(entry.ground)[:1] if entry else ()

    @property
    def is_public(self) -> bool:
        """Say whether this is the public version."""
        return bool(self.assessment.withheld)

    def kept_back(self, ground: str | None) -> tree.Inlines:
        """Return the mark of what stays out of the public version on this ground, or on one still to be chosen."""
        common = self.annexes.common
        said = self.say(common.confidential, ground=short_ground(ground)) if ground else self.say(common.no_ground)
        return (tree.Strong(said), tree.Text(" "))

    def markdown(self, typed: str) -> tree.Blocks:
        """Return what an officer wrote as blocks; read once, however often the memo comes to it."""
        if typed not in self._read:
            self._read[typed] = markdown_blocks(typed)
        return self._read[typed]

    def questions(self, numbers: Sequence[str]) -> str:
        """Return questions as they are named in a sentence: "vraag 9", "de vragen 9 en 11"."""
        words = self.nota.key_points
        several = self.say(words.questions, list=self.listed(numbers))
        return tree.inline_text(several if len(numbers) > 1 else self.say(words.question, number=numbers[0]))

    def listed(self, items: Sequence[str]) -> str:
        """Return words as they are listed in a sentence: "a, b en c"."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.words(self.annexes.common.joiner)} {items[-1]}"


def lowered(label: str) -> str:
    """Return a label as it stands within a sentence; a name in capitals (IPCEI) stays as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def question_anchor(question: Question) -> str:
    """Return where the whole answer to a question stands."""
    return f"vraag-{question.number}"


def section_anchor(section: Section) -> str:
    """Return where a section stands in the first annex."""
    return f"deel-{section.id.lower().replace('.', '')}"


def paragraph(inlines: tree.Inlines | str, role: tree.ParagraphRole = "body") -> tree.Paragraph:
    """Return a paragraph of words or inlines."""
    return tree.Paragraph((tree.Text(inlines),) if isinstance(inlines, str) else inlines, role)


def lead_in(lead: tree.Inlines, blocks: tree.Blocks) -> tree.Blocks:
    """Return `blocks` with `lead` before the words of the first paragraph, or on its own before anything else."""
    if not lead:
        return blocks
    if blocks and isinstance(blocks[0], tree.Paragraph) and blocks[0].role == "body":
        return (tree.Paragraph((*lead, *blocks[0].inlines)), *blocks[1:])
    return (tree.Paragraph(lead), *blocks)


def tabulate(
    header: Sequence[str], rows: Sequence[Sequence[tree.Blocks]], summary: str, columns: Sequence[tree.Column]
) -> tree.Table:
    """Return a table whose first column names its rows."""
    top = tree.Row(tuple(tree.Cell((paragraph(label),), heading=True) for label in header))
    body = tuple(tree.Row(tuple(tree.Cell(blocks, heading=at == 0) for at, blocks in enumerate(row))) for row in rows)
    return tree.Table(tuple(columns), body, header=(top,), summary=summary)
