"""How much room the nota has for what people typed: from generous to bare, so that it always fits its two pages."""

from dataclasses import dataclass, field
from typing import Final

from ipcei_wizard.framework.model import Question, Section
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.annexes import AnnexNumbers
from ipcei_wizard.memo.case import ANNEX, Case, question_anchor, section_anchor
from ipcei_wizard.memo.excerpts import clip, excerpt, with_pointer


@dataclass(frozen=True, slots=True)
class Room:
    """Characters for each kind of text, and entries for each list."""

    whole: int
    """A text that stands for a whole part of the nota."""
    text: int
    """The occasion, one key point, the reasons for the advice."""
    evidence: int
    """The beginning of one answer; 0 leaves the answers to the annex."""
    items: int
    line: int


def _scaled(share: float) -> Room:
    evidence = int(280 * share)
    return Room(
        whole=int(3600 * share),
        text=int(900 * share),
        evidence=evidence if evidence >= 70 else 0,
        items=max(2, int(14 * share)),
        line=max(50, int(200 * share)),
    )


ROOMS: Final = tuple(_scaled(share) for share in (1, 0.85, 0.7, 0.58, 0.48, 0.4, 0.32, 0.25, 0.18, 0.12, 0.07))


@dataclass
class Fitting:
    """The nota being made to fit a room; it remembers which of the nota's own texts had to be shortened."""

    case: Case
    room: Room
    annexes: AnnexNumbers
    shortened: list[tuple[str, tree.Blocks]] = field(default_factory=list)

    def answer(self, question: Question, typed: str, limit: int) -> tree.Blocks:
        """Return the beginning of a text that stands in full with a question in the first annex."""
        pointer = self.case.say(self.case.nota.shortened.question, number=question.number)
        return with_pointer(
            excerpt(self.case.markdown(typed), limit), (tree.Link(f"#{question_anchor(question)}", pointer),)
        )

    def section(self, section: Section, typed: str) -> tree.Blocks:
        """Return the beginning of the reasons for the decision about a section."""
        pointer = self.case.say(self.case.nota.shortened.section, section=section.id)
        found = excerpt(self.case.markdown(typed), self.room.text)
        return with_pointer(found, (tree.Link(f"#{section_anchor(section)}", pointer),))

    def memo(self, label: str, typed: str, limit: int) -> tree.Blocks:
        """Return the beginning of a text of the nota itself; when shortened it stands in full in the account."""
        blocks = self.case.markdown(typed)
        found = excerpt(blocks, limit)
        if not found.whole:
            self.shortened.append((label, blocks))
        return with_pointer(found, self._elsewhere())

    def line(self, label: str, typed: str) -> str:
        """Return a name or title on one line."""
        short = clip(typed, self.room.line)
        if short.endswith("…") and not typed.rstrip().endswith("…"):
            self.keep(label, typed)
        return short

    def lines(self, label: str, typed: tuple[str, ...]) -> tuple[str, ...]:
        """Return the entries of a list that there is room for, and how many there are more."""
        entries = tuple(entry for entry in typed if entry.strip())
        shown = [self.line(label, entry) for entry in entries[: self.room.items]]
        if len(entries) > len(shown):
            for entry in entries[len(shown) :]:
                self.keep(label, entry)
            shown.append(self.and_more(len(entries) - len(shown), self.annexes.account))
        return tuple(shown)

    def and_more(self, count: int, annex: int) -> str:
        """Say that a list goes on elsewhere."""
        return tree.inline_text(self.case.say(self.case.nota.form.and_more, count=count, annex=annex))

    def initiative(self) -> str:
        """Return what the initiative is called in running text."""
        return clip(self.case.name, self.room.line)

    def keep(self, label: str, typed: str) -> None:
        """Remember a text that the nota has no room for."""
        entry = (label, (tree.Paragraph((tree.Text(typed),)),))
        if entry not in self.shortened:
            self.shortened.append(entry)

    def _elsewhere(self) -> tree.Inlines:
        pointer = self.case.say(self.case.nota.shortened.memo, annex=self.annexes.account)
        return (tree.Link(f"#{ANNEX.format(self.annexes.account)}", pointer),)
