"""Thousands of cases as matrices, a row per case and a column per question: the fast way to the same answers.

`conflicts` and `precedents` are the definitions; here they are bits and counts. The only module that imports NumPy.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ipcei_wizard.comparison.cases import Case

Indices = NDArray[np.int64]
Bools = NDArray[np.bool_]
Words = NDArray[np.uint32]

BLOCK: Final = 1 << 18  # pairs at a time: what is compared then stays in the processor's cache


class Grid:
    """Cases as matrices. Rows are in the order of the cases; a case without verdicts has a row as well."""

    def __init__(self, cases: Sequence[Case]) -> None:
        questions = list(dict.fromkeys(question for case in cases for question in (*case.verdicts, *case.needed)))
        column = {question: index for index, question in enumerate(questions)}
        shape = (len(cases), len(questions))
        self.support = np.full(shape, -1, np.int8)
        self.needed = np.zeros(shape, np.bool_)
        self.verdicts = np.full(shape, -1, np.int16)
        codes: dict[str, int] = {}
        ladders: dict[tuple[str, ...], int] = {}
        for row, case in enumerate(cases):
            for question, verdict in case.verdicts.items():
                self.verdicts[row, column[question]] = codes.setdefault(verdict, len(codes))
                self.support[row, column[question]] = case.support[question]
            for question in case.needed:
                self.needed[row, column[question]] = True
            ladders.setdefault(case.ladder, len(ladders))
        self.rungs = np.array([-1 if case.rung is None else case.rung for case in cases], np.int16)
        self.ladders = np.array([ladders[case.ladder] for case in cases], np.int16)
        self.judged = self.support >= 0

    def conflicts(self) -> Iterator[tuple[Indices, Indices]]:
        """Yield the row numbers of every conflict, stronger and weaker, block by block so that memory stays bounded."""
        comparable = self.rungs >= 0
        whole = ~(self.needed & ~self.judged).any(axis=1)
        for ladder in np.unique(self.ladders):
            here = comparable & (self.ladders == ladder)
            for rung in np.unique(self.rungs[here]):
                strongers = np.flatnonzero(here & (self.rungs < rung))
                weakers = np.flatnonzero(here & (self.rungs == rung) & whole)
                if strongers.size and weakers.size:
                    yield from self._breaches(strongers, weakers)

    def _breaches(self, strongers: Indices, weakers: Indices) -> Iterator[tuple[Indices, Indices]]:
        """Yield the conflicts of these rows, of which every stronger one has the lower advice.

        A case lacks mixed (or supports) on a question that it judges lower, and lacks a verdict where it has none. It
        conflicts with a weaker one that has none of what it lacks: then no bit is set in both their words.
        """
        support, judged = self.support, self.judged
        lacks = np.hstack([judged & (support < 1), judged & (support < 2), ~judged])[strongers]
        has = np.hstack([support >= 1, support >= 2, self.needed])[weakers]
        lacked, had = _packed(lacks, has)
        nothing_needed = ~self.needed[weakers].any(axis=1)
        step = max(1, BLOCK // weakers.size)
        for start in range(0, strongers.size, step):
            clashing = lacked[0][start : start + step, None] & had[0]
            for word_lacked, word_had in zip(lacked[1:], had[1:], strict=True):
                clashing |= word_lacked[start : start + step, None] & word_had
            rows, columns = divmod(np.flatnonzero(clashing == 0), weakers.size)
            if nothing_needed.any() and rows.size:
                shared = (judged[strongers[start + rows]] & judged[weakers[columns]]).any(axis=1)
                rows, columns = rows[shared], columns[shared]
            yield strongers[start + rows], weakers[columns]

    def agreement(self, row: int) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return for every case on how many questions it has the same verdict as `row`, and how many both judged."""
        mine = self.judged[row]
        same = (self.verdicts == self.verdicts[row]) & mine
        return same.sum(axis=1), (self.judged & mine).sum(axis=1)

    def most_alike(self, row: int, most: int) -> list[int]:
        """Return the rows most like `row`, as `precedents` orders them, without itself and what shares no question."""
        agrees, of = self.agreement(row)
        order = np.lexsort((np.arange(agrees.size), -agrees, of - 2 * agrees))
        return [int(at) for at in order[: most + 1 + int((of == 0).sum())] if at != row and of[at]][:most]


def _packed(lacks: Bools, has: Bools) -> tuple[list[Words], list[Words]]:
    """Return both as words of 32 bits, a bit per column.

    Columns that are equal in `has` become one, with what is lacked in any of them; empty ones fall away.
    """
    patterns, group = np.unique(has, axis=1, return_inverse=True)
    merged = np.zeros((lacks.shape[0], patterns.shape[1]), np.bool_)
    for column, at in enumerate(group.reshape(-1)):
        merged[:, at] |= lacks[:, column]
    matter = np.flatnonzero(patterns.any(axis=0) & merged.any(axis=0))
    groups = [matter[at : at + 32] for at in range(0, max(matter.size, 1), 32)]
    return [_word(merged[:, group]) for group in groups], [_word(patterns[:, group]) for group in groups]


def _word(bits: Bools) -> Words:
    weights = np.left_shift(np.uint32(1), np.arange(bits.shape[1], dtype=np.uint32))
    word: Words = (bits * weights).sum(axis=1, dtype=np.uint32)
    return word
