"""The nota itself, in the form ministries use: addressees, side column, sign-off route and the four parts."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ipcei_wizard.assessment.confidentiality import PERSONAL
from ipcei_wizard.assessment.model import Addressee
from ipcei_wizard.assessment.notation import show_date
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import Case, lead_in, paragraph, tabulate
from ipcei_wizard.memo.explanation import explanation
from ipcei_wizard.memo.key_points import key_points
from ipcei_wizard.memo.notes import Notes
from ipcei_wizard.memo.room import Fitting
from ipcei_wizard.memo.signed import SignedStep

_INITIALS_HEIGHT: Final = 8.5
_ADVISED: Final = ("u wordt geadviseerd", "you are advised")


def nota_blocks(case: Case, notes: Notes, fitting: Fitting) -> tree.Blocks:
    """Return the first two pages: everything but the side column."""
    words = case.nota.headings
    return (
        *_opening(case, fitting),
        *_sign_off(case, fitting),
        tree.Heading(2, case.say(words.occasion), "aanleiding"),
        *_occasion(case, fitting),
        tree.Heading(2, case.say(words.decision), "geadviseerd-besluit"),
        tree.ListBlock(tuple(_decisions(case, notes, fitting))),
        tree.Heading(2, case.say(words.key_points), "kernpunten"),
        tree.ListBlock(tuple(key_points(case, notes, fitting))),
        tree.Heading(2, case.say(words.explanation), "toelichting"),
        *explanation(case, fitting),
    )


def memo_title(case: Case) -> str:
    """Return the title of the memo: the officer's, else the usual one."""
    initiative = case.assessment.initiative.title
    return case.assessment.memo.title.strip() or tree.inline_text(case.say(case.nota.form.title, initiative=initiative))


def side_column(case: Case, fitting: Fitting, annexes: tuple[str, ...]) -> tree.Blocks:
    """Return what stands beside the first page; `annexes` are the titles of the memo's own annexes."""
    form, memo = case.nota.form, case.assessment.memo
    sender, unknown = memo.from_, case.words(form.not_filled_in)
    part = case.words(form.directorate)
    above, under = (sender.directorate_general, sender.directorate) if sender else ("", "")
    offices = [fitting.line(part, office) for office in (above, under) if office.strip()]
    authors = sender.authors if sender else ()
    label = case.words(form.authors if len(authors) > 1 else form.author)
    if any(entry.part == "authors" for entry in case.assessment.withheld):
        unnamed = tree.inline_text(case.kept_back(PERSONAL)).strip()
    else:
        unnamed = unknown
    day = show_date(memo.date, case.language) if memo.date else unknown
    reference = fitting.line(case.words(form.reference), memo.reference) or unknown
    copies = fitting.lines(case.words(form.copy_to), memo.copy_to)
    ours = {title.casefold() for title in annexes}
    added = tuple(title for title in memo.annexes if title.strip().casefold() not in ours)
    extra = fitting.lines(case.words(form.annexes), added)
    named = (*annexes, *extra[: fitting.room.items])
    numbered = (
        *(f"{number}. {title}" for number, title in enumerate(named, 1)),
        *extra[fitting.room.items :],  # how many there are more
    )
    entries = [
        *([(offices[0], tuple(offices[1:]))] if offices else ()),
        (label, fitting.lines(label, authors) or (unnamed,)),
        (case.words(form.for_decision), ()),
        (case.words(form.date), (day,)),
        (case.words(form.reference), (reference,)),
        (case.words(form.copy_to), copies),
        (case.words(form.annexes), numbered),
    ]
    shown = [entry for entry in entries if entry[1] or entry[0] != case.words(form.copy_to)]
    return (tree.KeyValues(tuple(_entry(*entry) for entry in shown), stacked=True),)


def _entry(label: str, lines: tuple[str, ...]) -> tree.KeyValue:
    return tree.KeyValue((tree.Text(label),), tuple(paragraph(line) for line in lines))


def _opening(case: Case, fitting: Fitting) -> Iterator[tree.Block]:
    form, addressees = case.nota.form, case.assessment.memo.to
    names = fitting.lines(case.words(form.addressees), tuple(_addressed(case, one) for one in addressees))
    for name in names or (case.words(form.addressee_unknown),):
        yield paragraph(name, "addressee")
    yield paragraph(case.words(form.kind), "label")
    title = memo_title(case)
    yield tree.Heading(1, (tree.Text(fitting.line(case.words(form.memo_title), title)),), "nota")


def _addressed(case: Case, addressee: Addressee) -> str:
    """Return the line of an addressee; who is already addressed ("Aan ...") is left as typed."""
    name = addressee.name.strip()
    if name.casefold().startswith(("aan ", "to ")):
        return name
    bare = name[3:] if name.casefold().startswith("de ") else name
    return tree.inline_text(case.say(case.nota.form.addressee, name=bare))


def _sign_off(case: Case, fitting: Fitting) -> Iterator[tree.Block]:
    form, memo = case.nota.form, case.assessment.memo
    label = case.words(form.sign_off)
    if fitting.annexes.withheld:
        yield tree.Paragraph(case.say(form.public, annex=fitting.annexes.withheld))
    if case.sign_off:
        yield paragraph(label, "label")
        shown = case.sign_off[: fitting.room.items]
        rows = [
            [(paragraph(fitting.line(label, cell)),) if cell.strip() else () for cell in _cells(step)] for step in shown
        ]
        header = [
            case.words(word)
            for word in (form.sign_off_function, form.sign_off_name, form.sign_off_role, form.sign_off_initials)
        ]
        table = tabulate(header, rows, case.words(form.sign_off_summary), [tree.Column(share=1)] * 4)
        high = tuple(tree.Row(row.cells, _INITIALS_HEIGHT) for row in table.rows)
        yield tree.Table(table.columns, high, table.header, summary=table.summary, look="grid")
        for step in case.sign_off[len(shown) :]:
            fitting.keep(label, ", ".join(cell for cell in _cells(step) if cell.strip()))
        if len(case.sign_off) > len(shown):
            yield paragraph(fitting.and_more(len(case.sign_off) - len(shown), fitting.annexes.account), "small")
    consenting = fitting.lines(case.words(form.consenting), memo.with_consent_of)
    if consenting:
        yield tree.Paragraph(case.say(form.consent, names=case.listed(consenting)))


def _cells(step: SignedStep) -> tuple[str, str, str, str]:
    return step.function, step.name, step.role, step.initials


def _occasion(case: Case, fitting: Fitting) -> Iterator[tree.Block]:
    words, memo = case.nota.occasion, case.assessment.memo
    label = case.words(case.nota.headings.occasion)
    question = case.framework.question_by_id[words.question]
    typed = case.answer(question).motivation
    if memo.occasion.strip():
        yield from fitting.memo(label, memo.occasion, fitting.room.text)
    elif typed.strip():
        yield from lead_in(case.confidential(question), fitting.answer(question, typed, fitting.room.text))
    elif left_out := case.ground(question):
        yield tree.Paragraph(left_out)
    else:
        yield tree.Paragraph((tree.Emphasis(case.say(words.missing, number=question.number)),))
    deadline = case.answers.value(question.id, words.deadline_field)
    if isinstance(deadline, date) and not memo.occasion.strip():
        day = show_date(deadline, case.language)
        mark = case.confidential(question, words.deadline_field)
        yield tree.Paragraph((*mark, *case.say(words.deadline, date=day)))
    elif not memo.occasion.strip() and (left_out := case.ground(question, words.deadline_field)):
        yield tree.Paragraph(case.say(words.deadline, date=left_out))


def _decisions(case: Case, notes: Notes, fitting: Fitting) -> Iterator[tree.Blocks]:
    """Yield what each minister is advised; the framework's footnote is marked at the first."""
    words, addressees = case.nota.decision, case.assessment.memo.to
    shown = addressees[: fitting.room.items] or (None,)
    for at, addressee in enumerate(shown):
        mark = notes.official_mark if at == 0 else ()
        own = addressee.decision.strip() if addressee else ""
        if addressee and own:
            blocks = _own_decision(case, fitting, addressee)
        elif case.evaluation.advice.decision is None:
            if at:
                continue
            reading = case.framework.outcome_by_id[case.evaluation.advice.reading].label
            blocks = (tree.Paragraph(case.say(words.undecided, reading=case.words(reading))),)
        else:
            usual = words.outcomes[case.outcome.id]
            initiative = fitting.initiative()
            said = case.say(usual.others if at else usual.first, initiative=initiative)
            blocks = (tree.Paragraph(_advised(case, fitting, addressee, said)),)
        yield _marked(blocks, mark)
    for addressee in addressees[len(shown) :]:
        if addressee.decision.strip():
            fitting.keep(case.words(case.nota.headings.decision), f"{addressee.name}: {addressee.decision}")


def _advised(case: Case, fitting: Fitting, addressee: Addressee | None, decision: tree.Inlines) -> tree.Inlines:
    words = case.nota.decision
    if addressee is None:
        return case.say(words.unnamed, decision=decision)
    return case.say(words.named, name=_short(case, fitting, addressee), decision=decision)


def _short(case: Case, fitting: Fitting, addressee: Addressee) -> str:
    return fitting.line(case.words(case.nota.headings.decision), addressee.short_name.strip() or addressee.name)


def _own_decision(case: Case, fitting: Fitting, addressee: Addressee) -> tree.Blocks:
    """Return a decision in the officer's words: the rest of our sentence when it begins in lower case."""
    words, name = case.nota.decision, _short(case, fitting, addressee)
    blocks = fitting.memo(case.words(case.nota.headings.decision), addressee.decision, fitting.room.text)
    first = blocks[0] if blocks else None
    if not isinstance(first, tree.Paragraph):
        return (paragraph(name), *blocks)
    text = tree.inline_text(first.inlines)
    if text.casefold().startswith((name.casefold(), addressee.name.casefold())):
        return blocks
    if text.casefold().startswith(_ADVISED):
        inlines: tree.Inlines = (tree.Text(f"{name}, "), *lowered_start(first.inlines))
    elif text[:1].islower():
        inlines = case.say(words.named, name=name, decision=without_stop(first.inlines))
    else:
        inlines = case.say(words.own_words, name=name, decision=first.inlines)
    return (tree.Paragraph(inlines), *blocks[1:])


def lowered_start(inlines: tree.Inlines) -> tree.Inlines:
    """Return `inlines` with a small first letter."""
    first = inlines[0]
    if not isinstance(first, tree.Text):
        return inlines
    return (tree.Text(first.text[:1].lower() + first.text[1:]), *inlines[1:])


def without_stop(inlines: tree.Inlines) -> tree.Inlines:
    """Return `inlines` without a full stop at the end, for where our sentence brings its own."""
    last = inlines[-1]
    if isinstance(last, tree.Text) and last.text.rstrip().endswith("."):
        return (*inlines[:-1], tree.Text(last.text.rstrip()[:-1]))
    return inlines


def _marked(blocks: tree.Blocks, mark: tree.Inlines) -> tree.Blocks:
    """Return `blocks` with a note's mark after the first paragraph."""
    first = blocks[0]
    if mark and isinstance(first, tree.Paragraph):
        return (tree.Paragraph((*first.inlines, *mark), first.role), *blocks[1:])
    return blocks
