"""The numbered notes of a memo: the framework's own footnote where the advice carries it, and then the sources.

A source has one number in the whole memo, however many answers rest on it: that of its first place in the first annex.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ipcei_wizard.assessment.model import Source
from ipcei_wizard.assessment.notation import show_date
from ipcei_wizard.framework.model import Question
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import Case

OFFICIAL: Final = 1
"""The number of the framework's footnote 1, which is the first note of a memo that carries it."""


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source with its number and the questions whose answers rest on it."""

    number: int
    source: Source
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes of a memo."""

    official: tree.Inlines
    listed: tuple[ListedSource, ...]
    blocks: Mapping[int, tree.Blocks]
    _numbers: Mapping[tuple[str, ...], int]

    def number(self, source: Source) -> int:
        """Return the number of a source."""
        return self._numbers[_key(source)]

    def mark(self, source: Source) -> tree.NoteReference:
        """Return the mark of a source."""
        return tree.NoteReference(self.number(source))

    @property
    def official_mark(self) -> tree.Inlines:
        """The mark of the framework's footnote; nothing where the advice does not carry it."""
        return (tree.NoteReference(OFFICIAL),) if self.official else ()


def number_notes(case: Case) -> Notes:
    """Return the notes of a memo, the sources in the order in which the first annex comes to them."""
    official = _official(case) if case.outcome.carries_footnote else ()
    blocks: dict[int, tree.Blocks] = {OFFICIAL: (tree.Paragraph(official),)} if official else {}
    numbers: dict[tuple[str, ...], int] = {}
    listed: dict[int, ListedSource] = {}
    for question in _in_order(case):
        for source in case.answer(question).sources:
            number = numbers.setdefault(_key(source), len(numbers) + 1 + bool(official))
            earlier = listed[number].questions if number in listed else ()
            listed[number] = ListedSource(number, source, tuple(dict.fromkeys((*earlier, question.number))))
            blocks[number] = (tree.Paragraph(source_inlines(case, source)),)
    return Notes(official, tuple(listed.values()), MappingProxyType(blocks), MappingProxyType(numbers))


def source_inlines(case: Case, source: Source) -> tree.Inlines:
    """Return a source as it stands in a note: title, reference, page, date and address."""
    parts = [source.title, source.reference]
    if source.page:
        parts.append(page_words(case, source))
    if source.date:
        parts.append(show_date(source.date, case.language))
    words = ", ".join(tidy for part in parts if (tidy := part.strip().rstrip(".,;")))
    if not source.url:
        return (tree.Text(f"{words}."),)
    return (tree.Text(f"{words}, "), tree.Link(source.url, (tree.Text(source.url),)))


def page_words(case: Case, source: Source) -> str:
    """Return the page of a source; a bare number gets its "p."."""
    bare = source.page.strip()
    return tree.inline_text(case.say(case.annexes.notes.page, page=bare)) if bare[:1].isdigit() else bare


def _official(case: Case) -> tree.Inlines:
    conclusion = case.framework.conclusion
    return case.say(
        case.annexes.notes.official,
        footnote=conclusion.footnote(case.language),
        publication=case.cited(case.publication(conclusion.source.publication)),
    )


def _in_order(case: Case) -> Iterator[Question]:
    """Yield the questions in the order of the first annex: those off the route come last."""
    yield from (question for question in case.framework.questions if case.on_route(question))
    yield from (question for question in case.framework.questions if not case.on_route(question))


def _key(source: Source) -> tuple[str, ...]:
    parts = (source.title, source.reference, source.url or "", str(source.date or ""), source.page)
    return tuple(" ".join(part.split()) for part in parts)
