"""Rules that the vocabulary of conditions cannot say: a closed set, each with its name (`kind`) and what it looks at.

Here stands only what a questionnaire may write. What each rule looks for is a function in `assessment.rules`.
"""

from typing import Annotated, Literal

from pydantic import Field

from ipcei_wizard.framework.fields import OneOrMore
from ipcei_wizard.strict.models import Closed, Id, Sequence, Words


class TextsAlike(Closed):
    """Two texts say nearly the same where they should differ: `field`, and `other_field` of an earlier question."""

    kind: Literal["texts-alike"]
    field: Id
    other_question: Id
    other_field: Id


class RowsLack(Closed):
    """Rows of a table leave one of `columns` empty; `rows_where` says which rows it is about, else all."""

    kind: Literal["rows-lack"]
    field: Id
    columns: Annotated[Sequence[Id], Field(min_length=1)]
    rows_where: Annotated[dict[Id, OneOrMore] | None, Field(min_length=1)] = None


class RowsPublished(Closed):
    """Rows that are confidential by their nature are not marked confidential, nor is their table."""

    kind: Literal["rows-published"]
    field: Id
    rows_where: Annotated[dict[Id, OneOrMore], Field(min_length=1)]


class OptionsUnused(Closed):
    """A filled-in table has no row for some of the options of `column`."""

    kind: Literal["options-unused"]
    field: Id
    column: Id


class StagesOutOfOrder(Closed):
    """A row with a later stage bears an earlier date than one with an earlier stage, for the same `subject`."""

    kind: Literal["stages-out-of-order"]
    field: Id
    subject: Id
    stage: Id
    date: Id
    order: Annotated[Sequence[Words], Field(min_length=2)]


class EntryLapses(Closed):
    """The catalogue entry chosen no longer holds on the day in `by`; without that, `months` after the memo's date."""

    kind: Literal["entry-lapses"]
    field: Id
    by: Id
    months: Annotated[int, Field(ge=0)]


QuestionRule = Annotated[
    TextsAlike | RowsLack | RowsPublished | OptionsUnused | StagesOutOfOrder | EntryLapses,
    Field(discriminator="kind"),
]


class EveryFieldRule(Closed):
    """A rule about every field of every question on the route.

    `figure-without-source`: an amount, number or percentage at a question that names no source; `figure-without-date`:
    one of which no day is known; `entry-not-valid`: an entry of a catalogue is chosen that does not hold on the memo's
    date; `company-data-published`: a field with `company_data` is filled in and not marked confidential.
    """

    kind: Literal["figure-without-source", "figure-without-date", "entry-not-valid", "company-data-published"]
