"""Cells over several rows that read as one cell in each: the rules of a table part its rows in other columns only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from hcingest.extractors.pdf.anew import SPACE
from hcingest.extractors.pdf.grid import Box
from hcingest.extractors.pdf.sketch import Filing, Lines, Sketch
from hcingest.model.words import Piece, Word

MANY_ROWS = 3  # rows with a text of their own; fewer may be chance
ROWS = 0.6  # share of the rows beside a cell that hold a text of their own in it, from which it is several cells
NEARLY_ALL = 0.85  # share of those texts that are level with others in their rows
LEVEL = 1.5  # points by which texts of one row are level

Heights = tuple[float, float]
"""y of the top and of the middle of a text."""


def words_in_rows(filing: Filing) -> Counter[int]:
    """For each column how many words stand in cells over several rows, below the first, that read as cells of those rows."""
    found: Counter[int] = Counter()
    over = [(b, lines) for b, lines in zip(filing.boxes, filing.lines, strict=True) if lines and b.row < b.last_row]
    beside = heights_of_rows(filing) if over else {}
    for box, lines in over:
        rows = _by_row(lines, filing.sketch)
        own = {row: _heights(texts[0][0].word, texts[-1][-1].word) for row, texts in rows.items()}
        if _are_cells(rows, box, filing.sketch) and are_level(own, beside):
            found[box.column] += sum(len(line) for texts in list(rows.values())[1:] for line in texts)
    return found


def heights_of_rows(filing: Filing) -> dict[int, list[Heights]]:
    """Where in each row the texts begin and have their middle, those of cells over several rows left out."""
    found: dict[int, list[Heights]] = {}
    for box, lines in zip(filing.boxes, filing.lines, strict=True):
        if lines and box.row == box.last_row:
            found.setdefault(box.row, []).append(_heights(lines[0][0].word, lines[-1][-1].word))
    return found


def are_level(own: Mapping[int, Heights], beside: Mapping[int, Sequence[Heights]]) -> bool:
    """Whether the texts in rows begin, or have their middle, where others in those rows do."""
    level = 0
    for row, heights in own.items():
        pairs = [pair for others in beside.get(row, ()) for pair in zip(heights, others, strict=True)]
        level += any(abs(one - other) < LEVEL for one, other in pairs)
    return level >= NEARLY_ALL * len(own)


def _by_row(lines: Lines, sketch: Sketch) -> dict[int, list[Sequence[Piece]]]:
    rows: dict[int, list[Sequence[Piece]]] = {}
    for line in lines:
        rows.setdefault(sketch.row_of(line[0].word), []).append(line)
    return rows


def _heights(first: Word, last: Word) -> Heights:
    return first.top, (first.top + last.bottom) / 2


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
