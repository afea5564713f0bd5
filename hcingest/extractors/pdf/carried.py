"""Pages on which nothing is drawn because a row goes on over the whole of them."""

from __future__ import annotations

from collections.abc import Sequence

from hcingest.extractors.pdf.grid import spot_of
from hcingest.extractors.pdf.gutters import Lines, runs, text_lines
from hcingest.extractors.pdf.lines import Frame, Line
from hcingest.extractors.pdf.sketch import Sketch
from hcingest.model.place import BBox
from hcingest.model.table import FoundBy
from hcingest.model.words import Word

PADDING = 10.0  # points between a column's left border and its texts, at most
APART = 0.9  # line heights of white that end a row
FEWEST_LINES = 2  # lines; one alone may be a heading that is set in
LARGER = 1.08  # times the size of the line below from which a line is a heading, as no row begins


def carried(words: Sequence[Word], columns: Sequence[float], found_by: FoundBy) -> Sketch | None:
    """The row that goes on from the page before: lines from the top of the page on that keep to its columns.

    ``columns``: the borders of the table with which the page before ended. A text in the first column alone would be
    told from a paragraph by nothing.
    """
    lines = _keeping(text_lines([w for w in words if not w.style.direction]), columns)
    if len(lines) < FEWEST_LINES or all(line[-1].x1 <= columns[1] for line in lines) or _is_headed(lines):
        return None
    inside = [w for line in lines for w in line]
    ys = [min(w.top for w in inside) - 1, max(w.bottom for w in inside) + 1]
    left, right = columns[0], columns[-1]
    frame = Frame(tuple(Line(y, left, right) for y in ys), (), BBox(left, ys[0], right, ys[1]))
    return Sketch(list(columns), ys, frame, found_by, set(columns[1:-1]), open_top=True, open_bottom=True)


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
