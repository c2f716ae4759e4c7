"""Footnotes: which were met, how they are numbered, and what stands in the part that holds them.

Word numbers footnotes by itself. A note whose number in the memo is the one that Word would give is such a note, so
that it moves along when a colleague adds one; any other carries its own number as its mark.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.docx.markup import Look, run, w, words

MARK = Look(style="FootnoteReference")


def note_place(number: int) -> str:
    """Return the name of the place where note `number` is first referred to."""
    return f"note {number}"


@dataclass
class Notes:
    """The notes of a document in the order in which they are met; `within` are those that only a note refers to."""

    blocks: Mapping[int, tree.Blocks]
    met: list[int] = field(default_factory=list)
    own_numbers: set[int] = field(default_factory=set)
    within: list[int] = field(default_factory=list)

    def meet(self, number: int, *, in_note: bool) -> bool:
        """Remember that note `number` was referred to; return whether this is the first time."""
        if number in self.met or number in self.within:
            return False
        if in_note:
            self.within.append(number)
            return True
        self.met.append(number)
        if number != len(self.met) - len(self.own_numbers):
            self.own_numbers.add(number)
        return True

    def reference(self, number: int) -> str:
        """Return what refers to a note for the first time."""
        own = number in self.own_numbers
        attributes: dict[str, object] = {"customMarkFollows": 1} if own else {}
        mark = f"<w:t>{number}</w:t>" if own else ""
        return w("footnoteReference", **attributes, id=self.met.index(number) + 1) + mark

    def mark(self, number: int) -> str:
        """Return the number that a note begins with."""
        own = number in self.own_numbers or number in self.within
        return (words(str(number), MARK) if own else run(w("footnoteRef"), MARK)) + words(" ", Look())


def separators() -> str:
    """Return the lines between text and notes, which Word asks for."""
    return "".join(
        w(
            "footnote",
            w("p", w("pPr", w("spacing", before=0, after=0)), w("r", w(name))),
            type=name,
            id=number,
        )
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
