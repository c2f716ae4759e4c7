"""From an assessment to its decision memo: a nota of at most two pages, and annexes with everything behind it.

The same assessment gives the same document and the same bytes: there is no clock here.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Final

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import to_json
from ipcei_wizard.assessment.results import Evaluation
from ipcei_wizard.framework.loader import digest, shipped_framework
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.memo.annexes import annex_blocks, annex_numbers, annex_titles, make_annexes
from ipcei_wizard.memo.case import Case
from ipcei_wizard.memo.document import Document, Metadata, inline_text
from ipcei_wizard.memo.docx import render_docx
from ipcei_wizard.memo.languages import mark_languages
from ipcei_wizard.memo.nota import memo_title, nota_blocks, side_column
from ipcei_wizard.memo.notes import Notes, number_notes
from ipcei_wizard.memo.pdf.archive import Attachment
from ipcei_wizard.memo.pdf.measure import page_count
from ipcei_wizard.memo.pdf.render import render_pdf
from ipcei_wizard.memo.room import ROOMS, Fitting, Room
from ipcei_wizard.memo.signed import SIGN_OFFS_FILE, UNSIGNED, SignedRoute, route_to_json
from ipcei_wizard.messages import Language, say

NOTA_PAGES: Final = 2
ASSESSMENT_FILE: Final = "assessment.json"
UNDATED: Final = datetime(2000, 1, 1, 12, tzinfo=UTC)
"""When a memo without a date says it was made: a moment that nobody takes for the real one."""
LANGUAGE_TAGS: Final[dict[Language, str]] = {"nl": "nl-NL", "en": "en-GB"}


def advice_document(
    framework: Framework,
    assessment: Assessment,
    evaluation: Evaluation,
    language: Language = "nl",
    signed: SignedRoute = UNSIGNED,
) -> Document:
    """Return the memo: the nota, which fits two pages whatever was typed, and its annexes."""
    if evaluation.language != language:  # its findings are sentences, and the memo speaks one language
        evaluation = evaluate(framework, assessment, language)
    case = Case(framework, assessment, evaluation, language, signed)
    notes = number_notes(case)
    titles = annex_titles(case)
    for room in ROOMS:
        nota, fitting = _nota(case, notes, titles, room)
        if page_count(nota) <= NOTA_PAGES:
            break
    annexes = make_annexes(case, notes, fitting.shortened)
    blocks = (*nota.blocks, *(block for annex in annexes for block in annex_blocks(case, annex)))
    metadata = replace(nota.metadata, framework_digest=digest(framework))
    return mark_languages(replace(nota, blocks=blocks, metadata=metadata))


def render_advice(  # noqa: PLR0913 - all but the assessment are optional and said by name
    assessment: Assessment,
    language: Language = "nl",
    *,
    framework: Framework | None = None,
    created: datetime | None = None,
    evaluation: Evaluation | None = None,
    attachments: Sequence[Attachment] = (),
    signed: SignedRoute = UNSIGNED,
) -> bytes:
    """Return the memo as PDF, with the assessment in it as a file.

    `framework` is the version of the questionnaire that it answers, by default the shipped one that it names.
    `created` is the moment the file says it was made, by default noon (UTC) of the memo's date. `evaluation` is one
    that was made already, say with findings from reading a draft. `attachments` go with the assessment. `signed` is the
    sign-off route as it stands.
    """
    framework = framework or shipped_framework(assessment.framework)
    found = evaluation or evaluate(framework, assessment, language)
    files = (assessment_file(framework, assessment, language), *_sign_offs_file(signed, language), *attachments)
    document = advice_document(framework, assessment, found, language, signed)
    return render_pdf(document, created=created or _moment(assessment), attachments=files)


def render_advice_for_word(  # noqa: PLR0913 - all but the assessment are optional and said by name
    assessment: Assessment,
    language: Language = "nl",
    *,
    framework: Framework | None = None,
    created: datetime | None = None,
    evaluation: Evaluation | None = None,
    signed: SignedRoute = UNSIGNED,
) -> bytes:
    """Return the same memo as a Word file, for who wants to comment in it; `render_advice` says what is what."""
    framework = framework or shipped_framework(assessment.framework)
    found = evaluation or evaluate(framework, assessment, language)
    document = advice_document(framework, assessment, found, language, signed)
    return render_docx(document, created=created or _moment(assessment))


def assessment_file(framework: Framework, assessment: Assessment, language: Language) -> Attachment:
    """Return the assessment as the file in its memo: what the memo says, as data."""
    description = say("memo.assessment-file", language)
    return Attachment(ASSESSMENT_FILE, to_json(assessment, framework), "application/json", description, "Source")


def _sign_offs_file(signed: SignedRoute, language: Language) -> tuple[Attachment, ...]:
    if signed == UNSIGNED:
        return ()
    description = say("memo.sign-offs-file", language)
    return (Attachment(SIGN_OFFS_FILE, route_to_json(signed), "application/json", description, "Data"),)


def _moment(assessment: Assessment) -> datetime:
    date = assessment.memo.date
    return datetime.combine(date, time(12), UTC) if date else UNDATED


def _nota(case: Case, notes: Notes, titles: tuple[str, ...], room: Room) -> tuple[Document, Fitting]:
    """Return the nota alone, made for `room`."""
    fitting = Fitting(case, room, annex_numbers(case))
    form, memo = case.nota.form, case.assessment.memo
    ministry = fitting.line(case.words(form.ministry), memo.from_.ministry) if memo.from_ else ""
    reference = fitting.line(case.words(form.reference), memo.reference)
    document = Document(
        title=memo_title(case),
        blocks=nota_blocks(case, notes, fitting),
        language=LANGUAGE_TAGS[case.language],
        reference=inline_text(case.say(form.reference_on_page, reference=reference)) if reference else "",
        organisation=(ministry,) if ministry else (),
        side_column=side_column(case, fitting, titles),
        notes=notes.blocks,
        page_label=case.words(form.page),
        draft=not case.signed.adopted,
        draft_label=case.words(form.draft),
        metadata=Metadata(
            author=ministry,
            subject=case.assessment.initiative.title,
            keywords=("IPCEI",),
            reference=memo.reference,
            framework=case.framework.id,
            framework_version=case.framework.version,
        ),
    )
    return document, fitting
