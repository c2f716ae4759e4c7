"""Real footnotes: which notes stand on a page, how much room they ask, and what of a long one goes on overleaf."""

from collections.abc import Iterable, Mapping
from typing import Final

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.pdf.boxes import Box
from ipcei_wizard.memo.pdf.build import Builder
from ipcei_wizard.memo.pdf.fonts import set_word
from ipcei_wizard.memo.pdf.ink import Ink, note_anchor
from ipcei_wizard.memo.pdf.stacks import Frame, Stack
from ipcei_wizard.memo.pdf.structure import Skeleton
from ipcei_wizard.memo.pdf.styles import BLUE, STYLES
from ipcei_wizard.memo.pdf.words import Look, make_run

RULE_HEIGHT: Final = 13.0  # the white and the rule above the notes
_GAP: Final = 2.0
_INDENT: Final = 14.0
_LONGEST: Final = 0.4  # of the page: what one note may ask before its text is placed; the rest goes on overleaf


class NoteBox(Stack):
    """A note with its number; `number` is 0 for what is left of a note that began on an earlier page."""

    number = 0

    def draw(self, ink: Ink, x: float, top: float, width: float) -> None:
        """Write the note and let its references arrive here."""
        if self.number:
            ink.destination(note_anchor(self.number), top)
        super().draw(ink, x, top, width)


class NoteBook:
    """The notes of a document while its pages are made: what is printed, and what is owed from the page before."""

    def __init__(self, notes: Mapping[int, tree.Blocks], skeleton: Skeleton, width: float) -> None:
        self._skeleton = skeleton
        self._notes = notes
        self._width = width
        self._made: dict[int, NoteBox] = {}
        self._printed: set[int] = set()
        self.owed: list[Box] = []

    def new(self, numbers: Iterable[int]) -> list[int]:
        """Return the notes among `numbers` that are not printed yet, once each, in order."""
        return [number for number in dict.fromkeys(numbers) if number in self._notes and number not in self._printed]

    def claim(self, numbers: Iterable[int], page: float) -> float:
        """Return the room to keep at the foot of a page of height `page` for what is owed and the new `numbers`."""
        owed = sum(box.measure(self._width) + _GAP for box in self.owed)
        new = [self._box(number).measure(self._width) + _GAP for number in numbers]
        asked = min(owed, page * _LONGEST) + sum(min(height, page * _LONGEST) for height in new)
        return asked + RULE_HEIGHT if asked else 0.0

    def place(self, numbers: Iterable[int], room: float, *, force: bool = False) -> list[Box]:
        """Return the notes for this page within `room`; what does not fit is owed to the next.

        `force` is for a page with nothing else on it: then something must stand there, however badly it fits.
        """
        numbers = list(numbers)
        queue = [*self.owed, *(self._box(number) for number in numbers)]
        self._printed.update(numbers)
        self.owed = []
        placed: list[Box] = []
        room -= RULE_HEIGHT
        for box in queue:
            head, tail = (None, box) if self.owed else box.split(self._width, room - _GAP)
            if head is None and force and not placed and not self.owed:
                head, tail = box.split(self._width, room - _GAP, force=True)
            if head is not None:
                if isinstance(box, NoteBox) and isinstance(head, Stack) and head is not box:
                    head = self._named(head, box.number)
                placed.append(head)
                room -= head.measure(self._width) + _GAP
            if tail is not None:
                self.owed.append(tail)
        return placed

    def height(self, boxes: Iterable[Box]) -> float:
        """Return the height of placed notes with their rule."""
        heights = [box.measure(self._width) + _GAP for box in boxes]
        return sum(heights) + RULE_HEIGHT if heights else 0.0

    def draw(self, ink: Ink, boxes: Iterable[Box], x: float, bottom: float) -> None:
        """Draw placed notes so that the last ends at `bottom`."""
        boxes = list(boxes)
        if not boxes:
            return
        top = bottom - self.height(boxes)
        ink.rule(x, top + RULE_HEIGHT / 2, 100, 0.5)
        top += RULE_HEIGHT
        for box in boxes:
            box.draw(ink, x, top, self._width)
            top += box.measure(self._width) + _GAP

    def _box(self, number: int) -> NoteBox:
        if number not in self._made:
            style = STYLES["note"]
            element = self._skeleton.notes[number]
            label = element.add("Lbl")
            boxes = Builder(self._skeleton, style, in_outline=False).boxes(self._notes[number], element)
            if boxes:
                boxes[-1].after = 0.0
            look = Look(style.size, BLUE)
            mark = [make_run(text, name, look) for name, text in set_word(str(number))]
            self._made[number] = box = NoteBox(boxes, Frame(left=_INDENT), mark=mark, owner=label)
            box.number = number
        return self._made[number]

    @staticmethod
    def _named(head: Stack, number: int) -> NoteBox:
        box = NoteBox(head.boxes, head.frame, mark=head.mark, owner=head.owner)
        box.number = number
        return box
