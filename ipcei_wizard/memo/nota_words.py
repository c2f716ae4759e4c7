"""The shape of `templates/nota.yaml`: every sentence of the nota, with the values it fills in."""

from typing import Annotated

from ipcei_wizard.framework.model import Text
from ipcei_wizard.memo.places import Initiative, Listing, Named, Numbered, Plain, Read, Titled, with_places
from ipcei_wizard.strict.models import Closed, Id


class Form(Closed):
    """The words of the official form."""

    title: Initiative
    memo_title: Plain
    addressee: Named
    addressees: Plain
    addressee_unknown: Plain
    kind: Plain
    for_decision: Plain
    ministry: Plain
    directorate: Plain
    author: Plain
    authors: Plain
    date: Plain
    reference: Plain
    reference_on_page: Annotated[Text, with_places("reference")]
    copy_to: Plain
    annexes: Plain
    not_filled_in: Plain
    and_more: Annotated[Text, with_places("count", "annex")]
    page: Annotated[Text, with_places("page", "total")]
    draft: Plain
    sign_off: Plain
    sign_off_function: Plain
    sign_off_name: Plain
    sign_off_role: Plain
    sign_off_initials: Plain
    sign_off_summary: Plain
    consenting: Plain
    consent: Annotated[Text, with_places("names")]
    public: Annotated[Text, with_places("annex")]


class Headings(Closed):
    """The four parts of a nota."""

    occasion: Plain
    decision: Plain
    key_points: Plain
    explanation: Plain


class OccasionWords(Closed):
    """Where the occasion comes from, and what is said when it is missing."""

    question: Id
    deadline_field: Id
    deadline: Annotated[Text, with_places("date")]
    missing: Numbered


class OutcomeWords(Closed):
    """What is advised for one outcome: to the first minister, and to the others."""

    first: Initiative
    others: Initiative


class DecisionWords(Closed):
    """The advised decision."""

    named: Annotated[Text, with_places("name", "decision")]
    unnamed: Annotated[Text, with_places("decision")]
    own_words: Annotated[Text, with_places("name", "decision")]
    undecided: Read
    outcomes: dict[Id, OutcomeWords]


class FieldName(Closed):
    """A field of a question."""

    question: Id
    field: Id


class KeyPointWords(Closed):
    """The key points."""

    advice: Plain
    undecided: Annotated[Text, with_places("reading", "meaning")]
    advice_deviates: Read
    advice_unexplained: Plain
    conclusion: Annotated[Text, with_places("letter")]
    conclusion_decided: Annotated[Text, with_places("title", "decision")]
    conclusion_undecided: Annotated[Text, with_places("title", "reading")]
    conclusion_off_route: Titled
    focus: Plain
    conditions: Plain
    money_field: FieldName
    money: Annotated[Text, with_places("label", "number")]
    money_missing: Plain
    weighed: Plain
    mixed: Listing
    against: Listing
    verdict: Annotated[Text, with_places("number", "title", "verdict")]
    section_deviates: Annotated[Text, with_places("section", "decision", "reading")]
    deviation: Plain
    unknown: Plain
    unknown_choice: Annotated[Text, with_places("label", "number")]
    unknown_choices: Listing
    unanswered: Listing
    question: Numbered
    questions: Listing
    open_findings: Annotated[Text, with_places("annex")]


class ExplanationWords(Closed):
    """The explanation per section."""

    section: Annotated[Text, with_places("section", "title", "outcome")]
    undecided: Plain
    reading: Read
    reading_because: Annotated[Text, with_places("reading", "meaning")]
    deviates: Plain
    evidence: Annotated[Text, with_places("title", "verdict")]
    off_route: Listing
    elsewhere: Annotated[Text, with_places("sources")]


class ShortenedWords(Closed):
    """Where the whole of a shortened text stands."""

    question: Numbered
    section: Annotated[Text, with_places("section")]
    memo: Annotated[Text, with_places("annex")]


class NotaWording(Closed):
    """`templates/nota.yaml`."""

    form: Form
    headings: Headings
    occasion: OccasionWords
    decision: DecisionWords
    key_points: KeyPointWords
    explanation: ExplanationWords
    shortened: ShortenedWords
