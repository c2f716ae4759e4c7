"""From an assessment to its decision memo: a nota of at most two pages, and annexes with everything behind it.

The same assessment gives the same document and the same bytes: there is no clock here.
"""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Final

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.results import Evaluation
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.memo.annexes import annex_blocks, annex_numbers, annex_titles, make_annexes
from ipcei_wizard.memo.case import Case
from ipcei_wizard.memo.document import Document, Metadata, inline_text
from ipcei_wizard.memo.nota import memo_title, nota_blocks, side_column
from ipcei_wizard.memo.notes import Notes, number_notes
from ipcei_wizard.memo.pdf.measure import page_count
from ipcei_wizard.memo.pdf.render import render_pdf
from ipcei_wizard.memo.room import ROOMS, Fitting, Room
from ipcei_wizard.messages import Language

NOTA_PAGES: Final = 2
UNDATED: Final = datetime(2000, 1, 1, 12, tzinfo=UTC)
"""When a memo without a date says it was made: a moment that nobody takes for the real one."""
_LANGUAGE_TAGS: Final[dict[Language, str]] = {"nl": "nl-NL", "en": "en-GB"}


def advice_document(
    framework: Framework, assessment: Assessment, evaluation: Evaluation, language: Language = "nl"
) -> Document:
    """Return the memo: the nota, which fits two pages whatever was typed, and its annexes."""
    case = Case(framework, assessment, evaluation, language)
    notes = number_notes(case)
    titles = annex_titles(case)
    for room in ROOMS:
        nota, fitting = _nota(case, notes, titles, room)
        if page_count(nota) <= NOTA_PAGES:
            break
    annexes = make_annexes(case, notes, fitting.shortened)
    blocks = (*nota.blocks, *(block for annex in annexes for block in annex_blocks(case, annex)))
    return replace(nota, blocks=blocks)


def render_advice(
    assessment: Assessment,
    language: Language = "nl",
    *,
    created: datetime | None = None,
    evaluation: Evaluation | None = None,
) -> bytes:
    """Return the memo as PDF, for the questionnaire that the assessment names.

    `created` is the moment the file says it was made, by default noon (UTC) of the memo's date. `evaluation` is one
    that was made already, say with findings from reading a draft.
    """
    framework = shipped_framework(assessment.framework)
    found = evaluation or evaluate(framework, assessment, language)
    date = assessment.memo.date
    moment = created or (datetime.combine(date, time(12), UTC) if date else UNDATED)
    return render_pdf(advice_document(framework, assessment, found, language), created=moment)


def _nota(case: Case, notes: Notes, titles: tuple[str, ...], room: Room) -> tuple[Document, Fitting]:
    """Return the nota alone, made for `room`."""
    fitting = Fitting(case, room, annex_numbers(case))
    form, memo = case.nota.form, case.assessment.memo
    ministry = fitting.line(case.words(form.ministry), memo.from_.ministry) if memo.from_ else ""
    reference = fitting.line(case.words(form.reference), memo.reference)
    document = Document(
        title=memo_title(case),
        blocks=nota_blocks(case, notes, fitting),
        language=_LANGUAGE_TAGS[case.language],
        reference=inline_text(case.say(form.reference_on_page, reference=reference)) if reference else "",
        organisation=(ministry,) if ministry else (),
        side_column=side_column(case, fitting, titles),
        notes=notes.blocks,
        page_label=case.words(form.page),
        # There is no sign-off yet: until there is one, a memo is a draft.
        draft=True,
        draft_label=case.words(form.draft),
        metadata=Metadata(author=ministry, subject=case.assessment.initiative.title, keywords=("IPCEI",)),
    )
    return document, fitting
