"""The answer to one question on its own, as the memo would show it: verdict, reasons, fields and sources as a list."""

from collections.abc import Iterator

from ipcei_wizard.framework.model import Question
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import Case, lead_in, lowered, paragraph
from ipcei_wizard.memo.notes import source_inlines
from ipcei_wizard.memo.values import field_blocks


def one_answer(case: Case, question: Question) -> tree.Blocks:
    """Return what was answered to `question`; for the concluding question that is the advice."""
    return tuple(_advice(case) if question is case.framework.conclusion.question else _answer(case, question))


def _answer(case: Case, question: Question) -> Iterator[tree.Block]:
    words, answer, verdict = case.annexes.filled_in, case.answer(question), case.verdict(question)
    if verdict is not None:
        label = lowered(case.words(verdict.label))
        said = case.say(words.verdict_given, verdict=label, polarity=case.polarity(verdict))
        yield tree.Paragraph((tree.Strong(case.say(words.verdict)), *said))
    yield from lead_in(case.confidential(question), case.markdown(answer.motivation))
    if left_out := case.ground(question):
        yield paragraph(left_out)
    yield from field_blocks(case, question)
    if answer.sources:
        yield paragraph((tree.Strong((tree.Text(case.words(words.sources)),)),))
        yield tree.ListBlock(tuple((tree.Paragraph(source_inlines(case, source)),) for source in answer.sources))


def _advice(case: Case) -> Iterator[tree.Block]:
    words, advice = case.annexes.filled_in, case.assessment.advice
    yield tree.Paragraph((tree.Strong(case.say(words.advice)), tree.Text(f"{case.words(case.outcome.label)}.")))
    yield from case.markdown(advice.motivation)
    if advice.focus.strip():
        yield paragraph((tree.Strong((tree.Text(case.words(words.focus)),)),))
        yield from case.markdown(advice.focus)
    if advice.conditions:
        yield paragraph((tree.Strong((tree.Text(case.words(words.conditions)),)),))
        yield tree.ListBlock(tuple(case.markdown(condition) for condition in advice.conditions))
