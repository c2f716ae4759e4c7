"""The first annex: the framework filled in, every official question followed by everything that was answered to it."""

from collections.abc import Iterator, Sequence

from ipcei_wizard.assessment.model import Source
from ipcei_wizard.framework.model import Citation, Question, Section
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import Case, lead_in, lowered, paragraph, question_anchor, section_anchor
from ipcei_wizard.memo.notes import Notes
from ipcei_wizard.memo.values import field_blocks


def filled_in_blocks(case: Case, notes: Notes) -> tree.Blocks:
    """Return the annex without its heading."""
    return tuple(_annex(case, notes))


def _annex(case: Case, notes: Notes) -> Iterator[tree.Block]:
    words = case.annexes.filled_in
    yield paragraph(case.words(words.introduction))
    for section in case.framework.sections:
        yield from _section(case, notes, section)
    yield from _conclusion(case, notes)
    unused = [question for question in case.framework.questions if not case.on_route(question)]
    if any(case.answered(question) for question in unused):
        yield tree.Heading(3, case.say(words.off_route), "buiten-de-route")
        yield paragraph(case.words(words.off_route_introduction))
        for question in unused:
            if case.answered(question):
                yield from _question(case, notes, question, (paragraph(case.words(words.not_used), "label"),))


def _section(case: Case, notes: Notes, section: Section) -> Iterator[tree.Block]:
    words = case.annexes.filled_in
    title = case.say(words.section, section=section.id, title=section.title(case.language))
    yield tree.Heading(3, title, section_anchor(section))
    if not case.passed(section):
        yield paragraph(case.words(words.off_route_section))
    else:
        for question in section.questions:
            if case.on_route(question):
                yield from _question(case, notes, question)
            else:
                yield _question_heading(case, question, "")
                yield paragraph(case.words(words.off_route_question))
    yield from _section_conclusion(case, section)


def _section_conclusion(case: Case, section: Section) -> Iterator[tree.Block]:
    """Yield the decision about a section; off the route only when one was taken all the same."""
    words, result = case.annexes.filled_in, case.evaluation.sections[section.id]
    motivation = case.assessment.section(section.id).motivation
    if not (case.passed(section) or result.decision or motivation.strip()):
        return
    reading = case.reading(result.reading)
    decided = (
        case.say(words.decided, decision=case.decision(result.decision), reading=reading)
        if result.decision
        else case.say(words.undecided, reading=reading)
    )
    conclusion = tree.Paragraph((tree.Strong(case.say(words.section_conclusion, section=section.id)), *decided))
    yield tree.Callout((conclusion, *case.markdown(motivation)))


def _conclusion(case: Case, notes: Notes) -> Iterator[tree.Block]:
    words, conclusion, advice = case.annexes.filled_in, case.framework.conclusion, case.assessment.advice
    title = conclusion.official_title if case.language == "nl" else conclusion.translated_title
    yield tree.Heading(3, (tree.Text(title.rstrip(":")),), "deel-conclusie")
    lines = conclusion.official_lines if case.language == "nl" else conclusion.translated_lines
    yield tree.Quote((*(paragraph(line) for line in lines), _official_mark(case, conclusion.source)))
    question, mark = conclusion.question, notes.official_mark
    yield from _official_question(case, question)
    if advice.decision:
        label = case.words(case.framework.outcome_by_id[advice.decision].label)
        yield tree.Paragraph((tree.Strong(case.say(words.advice)), tree.Text(f"{label}."), *mark))
    else:
        reading = case.words(case.framework.outcome_by_id[case.evaluation.advice.reading].label)
        undecided = case.say(words.advice_undecided, reading=reading)
        yield tree.Paragraph((tree.Strong(case.say(words.advice)), *undecided, tree.Text("."), *mark))
    if mark:
        footnote = (tree.Text(conclusion.footnote(case.language)),)
        source = case.say(
            words.official,
            publication=case.cited(case.publication(conclusion.source.publication)),
            place=case.words(words.footnote_mark),
        )
        yield tree.Quote((tree.Paragraph(footnote), tree.Paragraph(source, "small")))
    left_out = case.ground(question)
    reasons = (paragraph(left_out),) if left_out and not advice.motivation.strip() else case.markdown(advice.motivation)
    yield from _labelled(case.words(words.advice_motivation), reasons)
    yield from _labelled(case.words(words.focus), case.markdown(advice.focus))
    conditions = tuple(case.markdown(condition) for condition in advice.conditions if condition.strip())
    yield from _labelled(case.words(words.conditions), (tree.ListBlock(conditions),) if conditions else ())
    if case.answered(question):
        answer = case.say(words.answer, number=question.number)
        yield from _labelled(tree.inline_text(answer), tuple(_answer(case, notes, question)))


def _question(case: Case, notes: Notes, question: Question, first: tree.Blocks = ()) -> Iterator[tree.Block]:
    words = case.annexes.filled_in
    yield from _official_question(case, question, first)
    if not case.answered(question):
        yield tree.Paragraph((tree.Emphasis(case.say(words.unanswered)),))
        return
    if question.verdicts:
        yield _verdict(case, question)
    yield from _answer(case, notes, question)


def _question_heading(case: Case, question: Question, anchor: str) -> tree.Heading:
    title = question.text(case.language).title
    return tree.Heading(4, case.say(case.annexes.filled_in.question, number=question.number, title=title), anchor)


def _official_question(case: Case, question: Question, first: tree.Blocks = ()) -> Iterator[tree.Block]:
    yield _question_heading(case, question, question_anchor(question))
    yield from first
    text = question.text(case.language)
    said = [part for part in (text.sub_question, text.guidance) if part]
    quote = tree.Quote((*(paragraph(part) for part in said), _official_mark(case, question.source)))
    yield tree.KeepTogether((quote,))


def _official_mark(case: Case, source: Citation) -> tree.Paragraph:
    words = case.annexes.filled_in
    publication = case.cited(case.publication(source.publication))
    return tree.Paragraph(case.say(words.official, publication=publication, place=case.cited(source.place)), "small")


def _verdict(case: Case, question: Question) -> tree.Paragraph:
    words, verdict = case.annexes.filled_in, case.verdict(question)
    given = case.answer(question).verdict
    if verdict is None:
        said = (tree.Text(given),) if given else case.say(words.verdict_missing)
    else:
        said = case.say(
            words.verdict_given, verdict=lowered(case.words(verdict.label)), polarity=case.polarity(verdict)
        )
    return tree.Paragraph((tree.Strong(case.say(words.verdict)), *said))


def _answer(case: Case, notes: Notes, question: Question) -> Iterator[tree.Block]:
    words, answer = case.annexes.filled_in, case.answer(question)
    if answer.motivation.strip():
        yield from lead_in(case.confidential(question), case.markdown(answer.motivation))
    elif left_out := case.ground(question):
        yield paragraph(left_out)
    elif question is not case.framework.conclusion.question:
        yield tree.Paragraph((tree.Emphasis(case.say(words.motivation_missing)),))
    yield from field_blocks(case, question)
    if answer.sources:
        yield _sources(case, notes, answer.sources)


def _sources(case: Case, notes: Notes, sources: Sequence[Source]) -> tree.Paragraph:
    """Return the sources by title, each with the mark of its note."""
    inlines: list[tree.Inline] = [tree.Strong((tree.Text(f"{case.words(case.annexes.filled_in.sources)}: "),))]
    for at, source in enumerate(sources):
        inlines += [tree.Text("; " if at else ""), tree.Text(source.title.strip()), notes.mark(source)]
    return tree.Paragraph(tuple(inline for inline in inlines if inline != tree.Text("")), "small")


def _labelled(label: str, blocks: tree.Blocks) -> tree.Blocks:
    return (paragraph(label, "label"), *blocks) if blocks else ()
