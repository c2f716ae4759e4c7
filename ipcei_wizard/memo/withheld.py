"""The annex of a public version that says what was left out of it, and on which ground of the Woo."""

from ipcei_wizard.assessment.confidentiality import ground_in_words
from ipcei_wizard.assessment.model import Withheld
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import Case, paragraph, question_anchor, tabulate


def withheld_blocks(case: Case) -> tree.Blocks:
    """Return the annex without its heading: a statement, and a table of places and grounds."""
    words = case.annexes.withheld
    rows = [
        [(tree.Paragraph(_linked(case, entry)),), (paragraph(_ground(case, entry.ground)),)]
        for entry in case.assessment.withheld
    ]
    header = [case.words(words.what), case.words(words.ground)]
    columns = (tree.Column(share=3), tree.Column(share=3))
    return (paragraph(case.words(words.introduction)), tabulate(header, rows, case.words(words.summary), columns))


def withheld_place(case: Case, entry: Withheld) -> tree.Inlines:
    """Return what was left out and where it stood, without a word of it."""
    words = case.annexes.withheld
    question = case.framework.question_by_id.get(entry.question or "")
    if question is None:
        sentence = {
            "authors": words.authors,
            "addressees": words.addressees,
            "copies": words.copies,
            "sign-off": words.sign_off,
            "consistency": words.consistency,
        }.get(entry.part, words.mention_elsewhere)
        return case.say(sentence, count=entry.count)
    field = question.field_by_id.get(entry.field or "")
    return case.say(
        {
            "field": words.field,
            "rows": words.rows,
            "source": words.source,
            "mention": words.mention,
        }.get(entry.part, words.motivation),
        number=question.number,
        label=case.words(field.label) if field else entry.field or "",
        count=len(entry.rows) or entry.count,
    )


def _linked(case: Case, entry: Withheld) -> tree.Inlines:
    place = withheld_place(case, entry)
    question = case.framework.question_by_id.get(entry.question or "")
    return (tree.Link(f"#{question_anchor(question)}", place),) if question else place


def _ground(case: Case, ground: str | None) -> str:
    if ground is None:
        return case.words(case.annexes.withheld.no_ground)
    return ground_in_words(case.framework, ground, case.language)
