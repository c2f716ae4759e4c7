"""How wide the columns of a table are: no word shorter than its column is broken, and the rest is shared by need."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm

from ipcei_wizard.memo.document import Column

_WORD_CAP: Final = 0.4  # of the table: a longer word (an address) is broken rather than obeyed

_LEAST_LEFT: Final = 0.1  # of the table, for the columns beside fixed ones
_SHORT: Final = 0.7  # of an equal part: what a column may ask and be given at once

CellWidths = tuple[float, float, int]  # longest word, text on one line, columns spanned


def column_widths(columns: Sequence[Column], rows: Sequence[Sequence[CellWidths]], width: float) -> tuple[float, ...]:
    """Return the width of each column, together `width`."""
    least, natural = _needs(len(columns), rows, width)
    fixed = [None if column.width_mm is None else column.width_mm * mm for column in columns]
    chosen = [at for at, size in enumerate(fixed) if size is None]
    taken = sum(size for size in fixed if size is not None)
    # Fixed widths give way when they leave no room for the words beside them; alone, they fill the table.
    words = max(sum(least[at] for at in chosen), width * _LEAST_LEFT)
    most = max(width - words, width * (1 - _WORD_CAP)) if chosen else width
    scale = most / taken if taken and (taken > most or not chosen) else 1.0
    if not chosen:
        return tuple((size or 0.0) * scale for size in fixed) if taken else (width / len(columns),) * len(columns)
    left = width - taken * scale
    sizes = _raise_to_least(_wanted(columns, chosen, natural, left), [least[at] for at in chosen], left)
    shared = dict(zip(chosen, sizes, strict=True))
    return tuple(shared[at] if size is None else size * scale for at, size in enumerate(fixed))


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
    """Share `width` by the given shares; where none is given, by what the texts ask."""
    if any(columns[at].share is not None for at in chosen):
        shares = [columns[at].share or 1.0 for at in chosen]
        return [width * share / sum(shares) for share in shares]
    asked = [natural[at] for at in chosen]
    if sum(asked) <= width:
        spare = (width - sum(asked)) / len(asked)
        return [size + spare for size in asked]
    # Short texts stay on one line; the long ones share the rest, by less than their length, or one would take it all.
    small = [size if size <= width / len(asked) * _SHORT else 0.0 for size in asked]
    weights = [0.0 if little else size**0.6 for size, little in zip(asked, small, strict=True)]
    rest = (width - sum(small)) / sum(weights)
    return [little or weight * rest for little, weight in zip(small, weights, strict=True)]


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
