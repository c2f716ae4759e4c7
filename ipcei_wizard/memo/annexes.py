"""The annexes after the first: route and readings, tipping points, sources, open points and the account.

Those that only some memos have (consistency, funding gap, what was left out) have a module of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ipcei_wizard import __version__
from ipcei_wizard.assessment.notation import show_date
from ipcei_wizard.assessment.results import Finding, SectionResult, TippingPoint
from ipcei_wizard.framework.loader import digest
from ipcei_wizard.framework.model import Question, Section
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.annex_words import AccountRow
from ipcei_wizard.memo.case import ANNEX, FILLED_IN, Case, lead_in, lowered, paragraph, question_anchor, tabulate
from ipcei_wizard.memo.consistency import consistency_blocks, explained_conflicts
from ipcei_wizard.memo.excerpts import excerpt, with_pointer
from ipcei_wizard.memo.filled_in import filled_in_blocks
from ipcei_wizard.memo.funding_gap import funding_gap_blocks, scenarios
from ipcei_wizard.memo.notes import Notes, page_words
from ipcei_wizard.memo.single_values import value_blocks
from ipcei_wizard.memo.withheld import withheld_blocks

_EXCERPT: Final = 320  # characters of an answer in the table of the account
_WIDE: Final = tree.Column(share=3)
_NARROW: Final = tree.Column(share=2)


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex."""

    number: int
    title: str
    blocks: tree.Blocks


@dataclass(frozen=True, slots=True)
class AnnexNumbers:
    """Where the nota refers to. Open points are an annex only when there are any."""

    sources: int
    findings: int | None
    account: int
    withheld: int | None = None


def annex_numbers(case: Case) -> AnnexNumbers:
    """Return the numbers of the annexes that the nota refers to."""
    found = any(finding.severity != "info" for finding in case.evaluation.findings)
    account = 6 if found else 5
    last = account + bool(explained_conflicts(case)) + bool(scenarios(case)) + 1
    return AnnexNumbers(4, 5 if found else None, account, last if case.is_public else None)


def annex_titles(case: Case) -> tuple[str, ...]:
    """Return the titles of the annexes, in order."""
    words = case.annexes
    findings = (words.findings,) if annex_numbers(case).findings else ()
    # The funding gap stands last, so that no other annex changes its number when there is one.
    gap = (words.funding_gap,) if scenarios(case) else ()
    consistency = (words.consistency,) if explained_conflicts(case) else ()
    left_out = (words.withheld,) if case.is_public else ()
    parts = (words.filled_in, words.route, words.tipping, words.sources, *findings, words.account)
    parts += (*consistency, *gap, *left_out)
    return tuple(case.words(part.title) for part in parts)


def make_annexes(case: Case, notes: Notes, shortened: Sequence[tuple[str, tree.Blocks]]) -> tuple[Annex, ...]:
    """Return all annexes; `shortened` are texts of the nota itself that it has no room for, each with its name."""
    contents = [
        filled_in_blocks(case, notes),
        tuple(_route(case)),
        tuple(_tipping(case)),
        tuple(_sources(case, notes)),
        *([tuple(_findings(case))] if annex_numbers(case).findings else []),
        tuple(_account(case, shortened)),
        *([consistency_blocks(case)] if explained_conflicts(case) else []),
        *([funding_gap_blocks(case)] if scenarios(case) else []),
        *([withheld_blocks(case)] if case.is_public else []),
    ]
    made = enumerate(zip(annex_titles(case), contents, strict=True), FILLED_IN)
    return tuple(Annex(number, title, blocks) for number, (title, blocks) in made)


def annex_blocks(case: Case, annex: Annex) -> tree.Blocks:
    """Return an annex as it stands in the memo: on a new page, under its heading."""
    title = case.say(case.annexes.common.heading, number=annex.number, title=annex.title)
    return (tree.PageBreak(), tree.Heading(2, title, ANNEX.format(annex.number)), *annex.blocks)


def _route(case: Case) -> Iterator[tree.Block]:
    words, evaluation = case.annexes.route, case.evaluation
    yield paragraph(case.words(words.statement))
    rows = [_section_row(case, section, evaluation.sections[section.id]) for section in case.framework.sections]
    outcomes, advice = case.framework.outcome_by_id, evaluation.advice
    decided = case.words(outcomes[advice.decision].label) if advice.decision else case.words(words.undecided)
    said = (case.words(words.outcome), case.words(outcomes[advice.reading].label), decided)
    rows.append([(paragraph(cell),) for cell in (*said, _deviation(case, advice.decision, advice.deviates))])
    header = [case.words(label) for label in (words.section, words.reading, words.decision, words.deviation)]
    columns = (_NARROW, _WIDE, _NARROW, tree.Column(width_mm=18))
    yield tabulate(header, rows, case.words(words.summary), columns)
    yield tree.Heading(3, case.say(words.verdicts))
    header = [case.words(label) for label in (words.question, words.verdict, words.polarity)]
    rows = [_verdict_row(case, question) for section in case.framework.sections for question in section.questions]
    yield tabulate(header, rows, case.words(words.verdicts_summary), (_WIDE, _NARROW, _NARROW))


def _section_row(case: Case, section: Section, result: SectionResult) -> list[tree.Blocks]:
    words = case.annexes.route
    title = f"{section.id} {case.words(section.short_title)}"
    rule = case.framework.reading_rule[result.reading]
    reading = case.say(words.reading_cell, reading=case.words(rule.label), meaning=lowered(case.words(rule.meaning)))
    decision = case.decision(result.decision) if result.decision else case.words(words.undecided)
    if case.passed(section):
        cells = (decision, _deviation(case, result.decision, result.deviates))
    elif result.decision:
        cells = (f"{decision} ({case.words(words.off_route)})", case.words(words.not_applicable))
    else:
        cells = (case.words(words.off_route), case.words(words.not_applicable))
    return [(paragraph(title),), (tree.Paragraph(reading),), *((paragraph(cell),) for cell in cells)]


def _deviation(case: Case, decision: object, deviates: bool) -> str:
    words = case.annexes.route
    if decision is None:
        return case.words(words.not_applicable)
    return case.words(words.deviates if deviates else words.agrees)


def _verdict_row(case: Case, question: Question) -> list[tree.Blocks]:
    words, verdict = case.annexes.route, case.verdict(question)
    title = case.say(words.question_cell, number=question.number, title=case.words(question.short_title))
    if verdict is not None:
        cells = [lowered(case.words(verdict.label)), case.polarity(verdict)]
    else:
        missing = words.no_verdict if question.verdicts else words.descriptive
        cells = [case.words(missing), case.words(words.not_applicable)]
    if not case.on_route(question):
        cells[1] = case.words(words.off_route)
    link = tree.Link(f"#{question_anchor(question)}", title)
    linked = case.on_route(question) or case.answered(question)
    return [(tree.Paragraph((link,) if linked else title),), *((paragraph(cell),) for cell in cells)]


def _tipping(case: Case) -> Iterator[tree.Block]:
    words, points = case.annexes.tipping, case.evaluation.tipping_points
    if not points:
        yield paragraph(case.words(words.none))
        return
    yield paragraph(case.words(words.introduction))
    header = [case.words(label) for label in (words.question, words.given, words.changed, words.advice)]
    rows = [_tipping_row(case, point) for point in points]
    yield tabulate(header, rows, case.words(words.summary), (_WIDE, _NARROW, _NARROW, _WIDE))


def _tipping_row(case: Case, point: TippingPoint) -> list[tree.Blocks]:
    question = case.framework.question_by_id[case.framework.id_by_name[point.question]]
    labels = {option.value: lowered(case.words(option.label)) for option in question.verdicts}
    title = case.say(case.annexes.route.question_cell, number=question.number, title=case.words(question.short_title))
    advice = case.words(case.framework.outcome_by_id[point.advice].label)
    cells = (labels[point.from_], labels[point.to], advice)
    return [(tree.Paragraph(title),), *((paragraph(cell),) for cell in cells)]


def _sources(case: Case, notes: Notes) -> Iterator[tree.Block]:
    words = case.annexes.sources
    if not notes.listed and not notes.official:
        yield paragraph(case.words(words.none))
        return
    yield paragraph(case.words(words.introduction))
    rows: list[list[tree.Blocks]] = []
    empty = (paragraph(case.words(case.annexes.route.not_applicable)),)
    if notes.official:
        number = case.framework.conclusion.question.number
        rows.append([(paragraph("1"),), (tree.Paragraph(notes.official),), empty, empty, (paragraph(number),)])
    for listed in notes.listed:
        source = listed.source
        title = ", ".join(tidy for part in (source.title, source.reference) if (tidy := part.strip().rstrip(".,;")))
        mark = case.kept_back(source.confidential) if source.confidential else ()
        if mark and case.is_public:
            mark, title = mark[:1], ""
        link = (tree.LineBreak(), tree.Link(source.url, (tree.Text(source.url),))) if source.url else ()
        rows.append(
            [
                (paragraph(str(listed.number)),),
                (tree.Paragraph((*mark, *((tree.Text(title),) if title else ()), *link)),),
                (paragraph(show_date(source.date, case.language)),) if source.date else empty,
                (paragraph(page_words(case, source)),) if source.page else empty,
                (paragraph(", ".join(listed.questions)),),
            ]
        )
    header = [case.words(w) for w in (words.number, words.source, words.date, words.page, words.used_at)]
    columns = [tree.Column(width_mm=width) for width in (13, None, 27, 20, 21)]
    used = [at for at in range(len(header)) if any(row[at] != empty for row in rows)]
    kept = [[row[at] for at in used] for row in rows]
    yield tabulate([header[at] for at in used], kept, case.words(words.summary), [columns[at] for at in used])


def _findings(case: Case) -> Iterator[tree.Block]:
    words = case.annexes.findings
    yield paragraph(case.words(words.introduction))
    for severity, title in (("error", words.errors), ("warning", words.warnings)):
        found = [finding for finding in case.evaluation.findings if finding.severity == severity]
        if found:
            yield tree.Heading(3, case.say(title))
            yield tree.ListBlock(tuple((tree.Paragraph(_finding(case, finding)),) for finding in found))


def _finding(case: Case, finding: Finding) -> tree.Inlines:
    """Return a finding in words, led by its question unless it names that itself."""
    room, _, rest = finding.where.partition(".")
    number = rest.partition(".")[0]
    if room != "answers" or number not in case.framework.id_by_name:
        return (tree.Text(finding.message),)
    question = case.framework.question_by_id[case.framework.id_by_name[number]]
    called = case.say(case.annexes.account.cw31_question, number=question.number)
    if re.search(rf"{tree.inline_text(called)}\b", finding.message, re.IGNORECASE):
        return (tree.Text(finding.message),)
    return (tree.Link(f"#{question_anchor(question)}", called), tree.Text(f": {finding.message}"))


def _account(case: Case, shortened: Sequence[tuple[str, tree.Blocks]]) -> Iterator[tree.Block]:
    words, framework, memo = case.annexes.account, case.framework, case.assessment.memo
    version = case.say(words.version_value, id=framework.id, version=framework.version)
    date = show_date(memo.date, case.language) if memo.date else case.words(case.annexes.common.not_filled_in)
    entries = (
        (words.initiative, (tree.Text(case.assessment.initiative.title),)),
        (words.framework, (tree.Text(framework.title(case.language)),)),
        (words.publication, case.cited(case.publication(framework.source.publication))),
        (words.version, version),
        (words.digest, (tree.Text(digest(framework)),)),
        (words.tool, case.say(words.tool_value, version=__version__)),
        (words.date, (tree.Text(date),)),
    )
    yield tree.KeyValues(tuple(tree.KeyValue(case.say(label), (tree.Paragraph(value),)) for label, value in entries))
    yield tree.Heading(3, case.say(words.cw31))
    yield paragraph(case.words(words.cw31_introduction))
    rows: list[list[tree.Blocks]] = [
        [(paragraph(case.words(row.label)),), tuple(_cw31(case, row))] for row in words.cw31_rows
    ]
    header = [case.words(words.cw31_part), case.words(words.cw31_answer)]
    yield tabulate(header, rows, case.words(words.cw31_summary), (tree.Column(width_mm=42), tree.Column()))
    if shortened:
        yield tree.Heading(3, case.say(words.shortened))
        yield paragraph(case.words(words.shortened_introduction))
        for label, blocks in shortened:
            yield paragraph(label, "label")
            yield from blocks


def _cw31(case: Case, row: AccountRow) -> Iterator[tree.Block]:
    """Yield the beginning of the answers that explain one part of article 3.1, each under its question."""
    words, advice = case.annexes.account, case.framework.conclusion.question
    for question_id in row.questions:
        question = case.framework.question_by_id[question_id]
        label = case.say(words.cw31_question, number=question.number)
        title = (tree.Text(f" ({case.words(question.short_title)}): "),)
        lead = (tree.Strong((*label, *title)),)
        if not case.on_route(question):
            yield tree.Paragraph((*lead, tree.Text(case.words(case.annexes.route.off_route))))
            continue
        typed, left_out = case.answer(question).motivation, case.ground(question)
        if question is advice and case.assessment.advice.motivation.strip():
            typed = case.assessment.advice.motivation
        pointer = case.say(case.nota.shortened.question, number=question.number)
        linked = (tree.Link(f"#{question_anchor(question)}", pointer),)
        said = with_pointer(excerpt(case.markdown(typed), _EXCERPT), linked)
        if left_out and not typed.strip():
            said = (paragraph(left_out),)
        if not said:
            said = (paragraph(case.words(case.annexes.common.not_filled_in)),)
        yield from lead_in((*lead, *case.confidential(question)), said)
        yield from _figures(case, question, row)


def _figures(case: Case, question: Question, row: AccountRow) -> Iterator[tree.Block]:
    for field in question.fields:
        value, faults = case.answers.field(question, field.id)
        if field.id in row.fields and (left_out := case.ground(question, field.id)):
            yield tree.Paragraph((tree.Text(f"{case.words(field.label)}: "), *left_out))
        elif field.id in row.fields and value is not None and not faults:
            label = (tree.Text(f"{case.words(field.label)}: "), *case.confidential(question, field.id))
            yield from lead_in(label, value_blocks(case, field, value))
