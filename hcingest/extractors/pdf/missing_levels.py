"""Cells over several rows that read as one cell in each: the rules of a table part its rows in other columns only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from hcingest.extractors.pdf.anew import SPACE
from hcingest.extractors.pdf.grid import Box
from hcingest.extractors.pdf.sketch import Filing, Lines, Sketch
from hcingest.model.words import Piece

MANY_ROWS = 3  # rows with a text of their own; fewer may be chance
ROWS = 0.6  # share of the rows beside a cell that hold a text of their own in it, from which it is several cells
NEARLY_ALL = 0.85  # share of those texts that are level with others in their rows
LEVEL = 1.5  # points by which texts of one row are level

Heights = tuple[float, float]
"""y of the top and of the middle of a text."""


def words_in_rows(filing: Filing) -> Counter[int]:
    """For each column how many words stand in cells over several rows, below the first, that read as cells of those rows."""
    found: Counter[int] = Counter()
    filled = [(box, lines) for box, lines in zip(filing.boxes, filing.lines, strict=True) if lines]
    over = [(box, lines) for box, lines in filled if box.row < box.last_row]
    beside: dict[int, list[Heights]] = {}
    for box, lines in filled if over else ():
        if box.row == box.last_row:
            beside.setdefault(box.row, []).append(_heights(lines))
    for box, lines in over:
        rows = _by_row(lines, filing.sketch)
        if _are_cells(rows, box, filing.sketch) and _are_level(rows, beside):
            found[box.column] += sum(len(line) for texts in list(rows.values())[1:] for line in texts)
    return found


def _by_row(lines: Lines, sketch: Sketch) -> dict[int, list[Sequence[Piece]]]:
    rows: dict[int, list[Sequence[Piece]]] = {}
    for line in lines:
        rows.setdefault(sketch.row_of(line[0].word), []).append(line)
    return rows


def _heights(lines: Lines) -> Heights:
    top, bottom = lines[0][0].word.top, lines[-1][0].word.bottom
    return top, (top + bottom) / 2


def _are_cells(rows: Mapping[int, Lines], box: Box, sketch: Sketch) -> bool:
    """Whether nearly each row has a text of its own, for whose first word the text above would have had room."""
    if len(rows) < max(MANY_ROWS, ROWS * (box.last_row - box.row + 1)):
        return False
    left, right = sketch.xs[box.column], sketch.xs[box.last_column + 1]
    inset = min(line[0].word.x0 for lines in rows.values() for line in lines) - left
    own = [_begins(above[-1], below[0], right - left - 2 * inset) for above, below in pairwise(rows.values())]
    return sum(own) >= ROWS * len(own)


def _begins(above: Sequence[Piece], below: Sequence[Piece], room: float) -> bool:
    """Whether a line begins a text: its first word would have fitted behind the line above."""
    first = below[0].word
    width = above[-1].word.x1 - above[0].word.x0 + SPACE * first.style.size + first.x1 - first.x0
    return not first.text[:1].islower() and width <= room


def _are_level(rows: Mapping[int, Lines], beside: Mapping[int, Sequence[Heights]]) -> bool:
    """Whether the texts in the rows begin, or have their middle, where others in those rows do."""
    level = 0
    for row, lines in rows.items():
        pairs = [pair for others in beside.get(row, ()) for pair in zip(_heights(lines), others, strict=True)]
        level += any(abs(own - other) < LEVEL for own, other in pairs)
    return level >= NEARLY_ALL * len(rows)
