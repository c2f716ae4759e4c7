"""The shape of an assessment file, `ipcei-assessment/1`: what one officer, or several, fill in.

A draft may lack everything but the framework and the title. Field values are kept as written here; `fields` reads them
as the questionnaire declares. Absent and empty mean the same.
Empty ones are constructed rather than validated: there is nothing to validate, and no validator need be built for it.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from ipcei_wizard.framework.model import Decision
from ipcei_wizard.strict.models import Closed, Id, IsoDate, Sequence, Url

FORMAT: Literal["ipcei-assessment/1"] = "ipcei-assessment/1"


WithheldPart = Literal[
    "motivation", "field", "rows", "source", "mention", "authors", "addressees", "copies", "sign-off", "consistency"
]


class Initiative(Closed):
    """What is being assessed."""

    title: Annotated[str, Field(min_length=1, pattern=r"\S")]
    short_title: str = ""


class Source(Closed):
    """Where a statement comes from, so that a reader can look it up.

    `confidential` is the ground of the Woo on which the source itself stays out of the public version.
    """

    title: Annotated[str, Field(min_length=1, pattern=r"\S")]
    reference: str = ""
    url: Url | None = None
    date: IsoDate | None = None
    page: str = ""
    confidential: Id | None = None


class Confidential(Closed):
    """Which parts of an answer stay out of the public version, and on which ground of the Woo.

    `rows` names rows of a table by what their first column says. Parts without a ground stay out all the same.
    """

    ground: Id | None = None
    motivation: bool = False
    fields: Sequence[Id] = ()
    rows: dict[Id, Sequence[str]] = Field(default_factory=dict)


class Answer(Closed):
    """The answer to one question: a verdict where it has one, the reasons (Markdown), fields and sources."""

    verdict: str | None = None
    motivation: str = ""
    fields: dict[Id, Any] = Field(default_factory=dict)
    sources: Sequence[Source] = ()
    confidential: Confidential | None = None


class SectionDecision(Closed):
    """What the officer decides about a section."""

    decision: Decision | None = None
    motivation: str = ""


class Advice(Closed):
    """The advice: an outcome of the framework, its reasons, the focus and the conditions (Markdown)."""

    decision: str | None = None
    motivation: str = ""
    focus: str = ""
    conditions: Sequence[str] = ()


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def _titled(value: object) -> object:
    return {"function": value} if isinstance(value, str) else value


class Addressee(Closed):
    """To whom the memo goes; `decision` is the decision advised to this person, when it is not the usual sentence."""

    name: str
    short_name: str = ""
    decision: str = ""


class Sender(Closed):
    """Where the memo comes from. Names of officials stay out of the public version."""

    ministry: str = ""
    directorate_general: str = ""
    directorate: str = ""
    authors: Sequence[str] = ()


class RouteStep(Closed):
    """One step of the sign-off route (parafenroute)."""

    function: str
    name: str = ""
    role: str = ""


class Memo(Closed):
    """What the memo says about itself. The three texts replace what the tool would take from the answers."""

    to: Sequence[Annotated[Addressee, BeforeValidator(_named)]] = ()
    from_: Sender | None = Field(default=None, alias="from")
    title: str = ""
    reference: str = ""
    date: IsoDate | None = None
    copy_to: Sequence[str] = ()
    annexes: Sequence[str] = ()
    route: Sequence[Annotated[RouteStep, BeforeValidator(_titled)]] = ()
    with_consent_of: Sequence[str] = ()
    occasion: str = ""
    key_points: Sequence[str] = ()
    explanation: str = ""


class ExplainedConflict(Closed):
    """Why this assessment and another differ in advice, although one is at least as supportive on every question.

    It keeps what that difference was when the officer explained it, so that the memo needs nothing but this assessment.
    `title` and `advice` are the other's. `supports` says whether this one is `more` supportive, on the questions
    `better`, `less` supportive, or equally so; `compared` are all questions judged in both. It is in the public version
    only when `disclosed`; else it stays out, on the ground `ground` of the Woo or on one still to be chosen.
    """

    title: Annotated[str, Field(min_length=1, pattern=r"\S")]
    advice: str
    supports: Literal["more", "less", "equal"]
    better: Sequence[Id] = ()
    compared: Sequence[Id] = ()
    explanation: str = ""
    disclosed: bool = False
    ground: Id | None = None


class Withheld(Closed):
    """One thing that was left out of a public version: where it stood, and on which ground of the Woo.

    `question` and `field` are ids; without a question it stood in the memo itself. `rows` says which rows of a table
    are gone, the first being 1. `count` is how often, where it can be more than once.
    """

    part: WithheldPart
    question: Id | None = None
    field: Id | None = None
    rows: Sequence[int] = ()
    count: Annotated[int, Field(ge=1)] = 1
    ground: Id | None = None


class Assessment(Closed):
    """One assessment. `answers` is keyed by question id once read; a file may use the official numbers as well.

    `consistency` is keyed by how the other assessment is called: the id of its dossier, or the stem of its file.
    `withheld` is only in a public version, which always has some; everything in it is gone from the rest.
    """

    format: Literal["ipcei-assessment/1"]
    framework: Id
    initiative: Initiative
    answers: dict[str, Answer] = Field(default_factory=dict)
    sections: dict[str, SectionDecision] = Field(default_factory=dict)
    advice: Advice = Advice.model_construct()
    memo: Memo = Memo.model_construct()
    consistency: dict[str, ExplainedConflict] = Field(default_factory=dict)
    withheld: Sequence[Withheld] = ()

    def answer(self, question_id: str) -> Answer:
        """Return the answer to a question; an empty one if there is none."""
        return self.answers.get(question_id, _NO_ANSWER)

    def section(self, section_id: str) -> SectionDecision:
        """Return the decision about a section; an empty one if there is none."""
        return self.sections.get(section_id, _NO_DECISION)

    def withheld_from(self, question_id: str, field: str | None = None) -> Withheld | None:
        """Return what a public version says of reasons (no field) or of a field that it left out, or rows of it."""
        return next(
            (
                entry
                for entry in self.withheld
                if entry.question == question_id
                and (entry.part == "motivation" if field is None else entry.field == field)
            ),
            None,
        )


_NO_ANSWER = Answer.model_construct()
_NO_DECISION = SectionDecision.model_construct()
