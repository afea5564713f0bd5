"""Rows that go on from the page before where nothing is drawn: over the whole of a page, or below its header alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hcingest.extractors.pdf.grid import spot_of
from hcingest.extractors.pdf.gutters import Lines, runs, text_lines
from hcingest.extractors.pdf.lines import Frame, Line
from hcingest.extractors.pdf.sketch import Filing, Sketch
from hcingest.model.place import BBox
from hcingest.model.table import FoundBy, Table
from hcingest.model.words import Word

PADDING = 10.0  # points between a column's left border and its texts, at most
APART = 0.9  # line heights of white that end a row
FEWEST_LINES = 2  # lines; one alone may be a heading that is set in
SAME_X = 6.0  # points; a table that goes on over a page has its borders at the same x up to this
SLACK = 2.0  # points by which the letters of a line reach over the border above it
LARGER = 1.08  # times the size of the line below from which a line is a heading, as no row begins


def carried(words: Sequence[Word], columns: Sequence[float], found_by: FoundBy) -> Sketch | None:
    """The row that goes on from the page before: lines from the top of the page on that keep to its columns.

    ``columns``: the borders of the table with which the page before ended. A text in the first column alone would be
    told from a paragraph by nothing.
    """
    lines = _keeping(_level(words), columns)
    if len(lines) < FEWEST_LINES or all(line[-1].x1 <= columns[1] for line in lines) or _is_headed(lines):
        return None
    inside = [w for line in lines for w in line]
    ys = [min(w.top for w in inside) - 1, max(w.bottom for w in inside) + 1]
    left, right = columns[0], columns[-1]
    frame = Frame(tuple(Line(y, left, right) for y in ys), (), BBox(left, ys[0], right, ys[1]))
    return Sketch(list(columns), ys, frame, found_by, set(columns[1:-1]), open_top=True, open_bottom=True)


def below_head(filing: Filing, words: Sequence[Word], last: Table) -> Sketch | None:
    """The header of the last table that comes again, with the row below it that fills the first column alone.

    ``words``: those that are in no table. A header stands above a row, so that what is right below it is none beside it.
    """
    head = filing.sketch
    lines = _keeping(_level([w for w in words if w.top > head.ys[-1] - SLACK]), head.xs)
    if not lines or not _is_head_of(filing, last) or min(w.top for w in lines[0]) - head.ys[-1] > PADDING:
        return None
    return _with_row(head, max(w.bottom for line in lines for w in line) + 1)


def above_first(filing: Filing, words: Sequence[Word], last: Table) -> Sketch | None:
    """A table with the columns of the last one, and above it the rest of the row that nothing closes there, though it
    fills the first column alone.

    ``words``: those that are in no table.
    """
    sketch = filing.sketch
    above = _level([w for w in words if w.bottom < sketch.ys[0] + SLACK])
    if not above or not has_columns(sketch, last.column_edges) or not any(cell.open_bottom for cell in last.cells):
        return None
    is_near = sketch.ys[0] - max(w.bottom for w in above[-1]) < PADDING
    is_heading = all(w.style.bold for line in above for w in line) or (len(above) > 1 and _is_headed(above))
    if is_heading or not is_near or len(_keeping(above, sketch.xs)) < len(above):
        return None
    return _with_row(sketch, min(w.top for w in above[0]) - 1)


def _level(words: Sequence[Word]) -> Lines:
    return text_lines([w for w in words if not w.style.direction])


def has_columns(sketch: Sketch, edges: Sequence[float]) -> bool:
    """Whether a table has the column borders of another."""
    return len(edges) == len(sketch.xs) and all(abs(a - b) < SAME_X for a, b in zip(edges, sketch.xs, strict=True))


def _with_row(sketch: Sketch, y: float) -> Sketch:
    """The sketch with a row more that ends at a height above or below it; no rule closes it there."""
    ys = sorted([*sketch.ys, y])
    levels = (*sketch.frame.levels, Line(y, sketch.xs[0], sketch.xs[-1]))
    frame = Frame(levels, sketch.frame.uprights, sketch.frame.bbox)
    top, bottom = sketch.open_top or y == ys[0], sketch.open_bottom or y == ys[-1]
    return replace(sketch, ys=ys, frame=frame, goes_on=True, open_top=top, open_bottom=bottom, filed=None)


def _is_head_of(filing: Filing, last: Table) -> bool:
    """Whether a table holds nothing but the words with which another begins."""
    texts = [" ".join(piece.text for line in lines for piece in line) for lines in filing.lines]
    first = [" ".join(piece.text for piece in cell.pieces) for cell in last.cells if cell.row < filing.sketch.row_count]
    return sorted(texts) == sorted(first)


def _keeping(lines: Lines, columns: Sequence[float]) -> Lines:
    """The lines down to the first that runs over a border, or begins away from the left of its column."""
    if len(columns) < 3:
        return []
    ends = (i for i, line in enumerate(lines) if not _keeps(line, columns) or (i and _is_apart(lines[i - 1], line)))
    stop = next(ends, len(lines))
    starts = [line[0].x0 - columns[spot_of(line[0].x0, columns)] for line in lines[:stop]]
    return lines[:stop] if starts and min(starts) <= PADDING else []


def _is_headed(lines: Lines) -> bool:
    """Whether the first line is set larger than the one below it."""
    first, second = (max(w.style.size for w in line) for line in lines[:2])
    return first > LARGER * second


def _is_apart(above: Sequence[Word], line: Sequence[Word]) -> bool:
    height = line[0].bottom - line[0].top
    return min(w.top for w in line) - max(w.bottom for w in above) > APART * height


def _keeps(line: Sequence[Word], columns: Sequence[float]) -> bool:
    """Whether no word of a line runs over a border, and one that stands close behind another begins its column."""
    inside = columns[0] <= line[0].x0 and line[-1].x1 <= columns[-1] + 1
    return inside and all(_keeps_to(stretch, line, columns) for stretch in runs(line))


def _keeps_to(stretch: tuple[float, float], line: Sequence[Word], columns: Sequence[float]) -> bool:
    words = [w for w in line if stretch[0] <= w.x0 < stretch[1]]
    spots = [spot_of(w.x0, columns) for w in words]
    within = all(w.x1 <= columns[spot + 1] + 1 for w, spot in zip(words, spots, strict=True))
    begins = [w.x0 - columns[spot] for w, spot, last in zip(words[1:], spots[1:], spots, strict=False) if spot != last]
    return within and all(room <= PADDING / 2 for room in begins)
