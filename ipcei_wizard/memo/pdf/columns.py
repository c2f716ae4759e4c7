"""How wide the columns of a table are: no word shorter than its column is broken, and the rest is shared by need."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm

from ipcei_wizard.memo.document import Column

_WORD_CAP: Final = 0.4  # of the table: a longer word (an address) is broken rather than obeyed

CellWidths = tuple[float, float, int]  # longest word, text on one line, columns spanned


def column_widths(columns: Sequence[Column], rows: Sequence[Sequence[CellWidths]], width: float) -> tuple[float, ...]:
    """Return the width of each column, together `width`."""
    least, natural = _needs(len(columns), rows, width)
    fixed = [column.width_mm * mm if column.width_mm is not None else None for column in columns]
    taken = sum(size for size in fixed if size is not None)
    if taken > width or all(size is not None for size in fixed):
        scale = width / (taken or 1.0)
        return tuple((size or 0.0) * scale for size in fixed) if taken else (width / len(columns),) * len(columns)
    open_columns = [at for at, size in enumerate(fixed) if size is None]
    wanted = _wanted(columns, open_columns, natural, width - taken)
    sizes = _raise_to_least(wanted, [least[at] for at in open_columns], width - taken)
    shared = dict(zip(open_columns, sizes, strict=True))
    return tuple(shared[at] if size is None else size for at, size in enumerate(fixed))


def _needs(count: int, rows: Sequence[Sequence[CellWidths]], width: float) -> tuple[list[float], list[float]]:
    least, natural = [0.0] * count, [0.0] * count
    for row in rows:
        at = 0
        for word, text, span in row:
            if span == 1 and at < count:
                least[at] = max(least[at], min(word, width * _WORD_CAP))
                natural[at] = max(natural[at], text)
            at += span
    return least, natural


def _wanted(columns: Sequence[Column], chosen: Sequence[int], natural: Sequence[float], width: float) -> list[float]:
    """Share `width` by the given shares; columns without one get what their text asks, at most an equal part more."""
    if all(columns[at].share is None for at in chosen):
        # Long texts ask for a multiple of what there is; the root keeps a column of short words readable beside them.
        asked = [min(natural[at], width) ** 0.7 + 1.0 for at in chosen]
        short = [natural[at] <= width / len(chosen) for at in chosen]
        if all(short):
            spare = (width - sum(natural[at] for at in chosen)) / len(chosen)
            return [natural[at] + spare for at in chosen]
        return [width * part / sum(asked) for part in asked]
    shares = [columns[at].share or 1.0 for at in chosen]
    return [width * share / sum(shares) for share in shares]


def _raise_to_least(wanted: list[float], least: list[float], width: float) -> list[float]:
    """Widen columns narrower than their longest word at the cost of the others; when nothing gives, all give alike."""
    if sum(least) >= width:
        return [size * width / sum(least) for size in least]
    sizes = [max(size, floor) for size, floor in zip(wanted, least, strict=True)]
    excess = sum(sizes) - width
    if excess <= 0:
        return sizes
    give = [size - floor for size, floor in zip(sizes, least, strict=True)]
    return [size - excess * part / sum(give) for size, part in zip(sizes, give, strict=True)]
