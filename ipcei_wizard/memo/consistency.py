"""The annex of the conflicts of consistency that the officer explained. Knows no other assessment than its own."""

from collections.abc import Iterator

from ipcei_wizard.assessment.consistency import explained
from ipcei_wizard.assessment.model import ExplainedConflict
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import Case, paragraph


def explained_conflicts(case: Case) -> tuple[ExplainedConflict, ...]:
    """Return what the annex tells; without any there is no annex."""
    return explained(case.framework, case.assessment, case.evaluation)


def consistency_blocks(case: Case) -> tree.Blocks:
    """Return the annex without its heading: each conflict in words, and how the officer explains it."""
    return tuple(_blocks(case))


def _blocks(case: Case) -> Iterator[tree.Block]:
    words = case.annexes.consistency
    yield paragraph(case.words(words.introduction))
    for entry in explained_conflicts(case):
        yield tree.Heading(3, (tree.Text(entry.title),))
        sentence = {"more": words.more, "less": words.less, "equal": words.equal}[entry.supports]
        values = {"other": entry.title, "theirs": case.words(case.framework.outcome_by_id[entry.advice].label)}
        values |= {"own": case.words(case.outcome.label), "compared": _named(case, entry.compared)}
        places = {"better": _named(case, entry.better)} if entry.supports != "equal" else {}
        yield tree.Paragraph(case.say(sentence, **values, **places))
        yield paragraph(case.words(words.explanation), "label")
        yield from case.markdown(entry.explanation)


def _named(case: Case, ids: tuple[str, ...]) -> str:
    known = case.framework.question_by_id
    numbers = [known[id_].number for id_ in ids if id_ in known]
    return case.questions(numbers) if numbers else case.words(case.annexes.route.not_applicable)
