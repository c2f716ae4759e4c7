"""The numbered notes of a memo: the framework's own footnote where the advice carries it, and then the sources.

A source has one number in the whole memo, however many answers rest on it: that of its first place in the first annex.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ipcei_wizard.assessment.model import Source
from ipcei_wizard.assessment.notation import show_date
from ipcei_wizard.assessment.register import SourceKey, register, source_key
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
    _numbers: Mapping[SourceKey, int]

    def number(self, source: Source) -> int:
        """Return the number of a source."""
        return self._numbers[source_key(source)]

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
    numbers: dict[SourceKey, int] = {}
    listed: list[ListedSource] = []
    for number, (key, cited) in enumerate(register(case.framework, case.assessment, case.numbers).items(), 1):
        numbers[key] = number + bool(official)
        listed.append(ListedSource(numbers[key], cited.source, cited.questions))
        blocks[numbers[key]] = (tree.Paragraph(source_inlines(case, cited.source)),)
    return Notes(official, tuple(listed), MappingProxyType(blocks), MappingProxyType(numbers))


def source_inlines(case: Case, source: Source) -> tree.Inlines:
    """Return a source as it stands in a note: title, reference, page, date and address."""
    lead = case.kept_back(source.confidential) if source.confidential else ()
    if case.is_public and lead:
        return lead[:1]
    parts = [source.title, source.reference]
    if source.page:
        parts.append(page_words(case, source))
    if source.date:
        parts.append(show_date(source.date, case.language))
    words = ", ".join(tidy for part in parts if (tidy := part.strip().rstrip(".,;")))
    if not source.url:
        return (*lead, tree.Text(f"{words}."))
    return (*lead, tree.Text(f"{words}, "), tree.Link(source.url, (tree.Text(source.url),)))


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
