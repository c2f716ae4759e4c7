"""The shape of `templates/annexes.yaml`: every sentence of the annexes, with the values it fills in."""

from typing import Annotated

from ipcei_wizard.framework.model import Text
from ipcei_wizard.memo.places import Numbered, Official, Plain, Read, with_places
from ipcei_wizard.strict.models import Closed, Id, Sequence


class CommonWords(Closed):
    """What several annexes say."""

    heading: Annotated[Text, with_places("number", "title")]
    joiner: Plain
    confidential: Annotated[Text, with_places("ground")]
    no_ground: Plain
    not_filled_in: Plain
    supports: Plain
    mixed: Plain
    against: Plain


class FilledInWords(Closed):
    """The framework filled in."""

    title: Plain
    introduction: Plain
    section: Annotated[Text, with_places("section", "title")]
    question: Annotated[Text, with_places("number", "title")]
    official: Official
    verdict: Plain
    verdict_given: Annotated[Text, with_places("verdict", "polarity")]
    verdict_missing: Plain
    motivation: Plain
    motivation_missing: Plain
    unanswered: Plain
    unreadable: Annotated[Text, with_places("value")]
    sources: Plain
    off_route_section: Plain
    off_route_question: Plain
    section_conclusion: Annotated[Text, with_places("section")]
    undecided: Read
    decided: Annotated[Text, with_places("decision", "reading")]
    advice: Plain
    advice_undecided: Read
    advice_motivation: Plain
    answer: Numbered
    focus: Plain
    conditions: Plain
    footnote_mark: Plain
    off_route: Plain
    off_route_introduction: Plain
    not_used: Plain


class NoteWords(Closed):
    """Notes."""

    official: Annotated[Text, with_places("footnote", "publication")]
    page: Annotated[Text, with_places("page")]


class RouteWords(Closed):
    """The route and the readings."""

    title: Plain
    statement: Plain
    summary: Plain
    section: Plain
    reading: Plain
    decision: Plain
    deviation: Plain
    outcome: Plain
    reading_cell: Annotated[Text, with_places("reading", "meaning")]
    undecided: Plain
    off_route: Plain
    deviates: Plain
    agrees: Plain
    not_applicable: Plain
    verdicts: Plain
    verdicts_summary: Plain
    question: Plain
    verdict: Plain
    polarity: Plain
    question_cell: Annotated[Text, with_places("number", "title")]
    no_verdict: Plain
    descriptive: Plain


class TippingWords(Closed):
    """The tipping points."""

    title: Plain
    introduction: Plain
    none: Plain
    summary: Plain
    question: Plain
    given: Plain
    changed: Plain
    advice: Plain


class SourceWords(Closed):
    """The list of sources."""

    title: Plain
    introduction: Plain
    none: Plain
    summary: Plain
    number: Plain
    source: Plain
    date: Plain
    page: Plain
    used_at: Plain


class FindingWords(Closed):
    """The open points."""

    title: Plain
    introduction: Plain
    errors: Plain
    warnings: Plain


class AccountRow(Closed):
    """A part of article 3.1, with the questions and the fields whose answers explain it."""

    label: Plain
    questions: Sequence[Id]
    fields: Sequence[Id]


class AccountWords(Closed):
    """The account."""

    title: Plain
    framework: Plain
    publication: Plain
    version: Plain
    version_value: Annotated[Text, with_places("id", "version")]
    digest: Plain
    tool: Plain
    tool_value: Annotated[Text, with_places("version")]
    date: Plain
    initiative: Plain
    cw31: Plain
    cw31_introduction: Plain
    cw31_summary: Plain
    cw31_part: Plain
    cw31_answer: Plain
    cw31_question: Numbered
    cw31_rows: Sequence[AccountRow]
    shortened: Plain
    shortened_introduction: Plain


class ConsistencyWords(Closed):
    """The conflicts of consistency that the officer explained."""

    title: Plain
    introduction: Plain
    more: Annotated[Text, with_places("other", "better", "own", "theirs", "compared")]
    less: Annotated[Text, with_places("other", "better", "own", "theirs", "compared")]
    equal: Annotated[Text, with_places("other", "own", "theirs", "compared")]
    explanation: Plain


class FundingGapWords(Closed):
    """The funding gap."""

    title: Plain
    introduction: Plain
    figure: Plain
    amount: Plain
    summary: Plain


class WithheldWords(Closed):
    """What a public version left out."""

    title: Plain
    introduction: Plain
    summary: Plain
    what: Plain
    ground: Plain
    no_ground: Plain
    motivation: Numbered
    field: Annotated[Text, with_places("number", "label")]
    rows: Annotated[Text, with_places("number", "label", "count")]
    source: Numbered
    mention: Annotated[Text, with_places("number", "count")]
    mention_elsewhere: Annotated[Text, with_places("count")]
    authors: Plain
    addressees: Annotated[Text, with_places("count")]
    copies: Annotated[Text, with_places("count")]
    sign_off: Plain
    consistency: Annotated[Text, with_places("count")]


class AnnexWording(Closed):
    """`templates/annexes.yaml`."""

    common: CommonWords
    filled_in: FilledInWords
    notes: NoteWords
    route: RouteWords
    tipping: TippingWords
    sources: SourceWords
    findings: FindingWords
    account: AccountWords
    consistency: ConsistencyWords
    funding_gap: FundingGapWords
    withheld: WithheldWords
