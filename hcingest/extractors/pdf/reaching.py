"""Rows beyond the outermost rules and colours of a table, where nothing closes them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from hcingest.extractors.pdf.gutters import Lines, is_leader, runs, text_lines
from hcingest.extractors.pdf.headings_between import headings_among, headings_over_headers
from hcingest.extractors.pdf.line_rows import is_band, is_head_over
from hcingest.extractors.pdf.lines import Frame, Line
from hcingest.extractors.pdf.sketch import Sketch
from hcingest.model.words import Word

LINE_STEP = 1.0  # line heights of white between two lines of one row
MOST_PADDING = 1.5  # line heights between the text of a row and its border
PARTED = 0.8  # of the white that two rows leave along their border, from which two lines are of two rows
PARTED_LINES = 0.6  # line heights of white between two lines of two rows at least
BAND_APART = 0.4  # line heights of white between a header and a band below it
CLOSING = 1.5  # points between the last line and the border below it


def reach_out(sketch: Sketch, words: Sequence[Word]) -> None:
    """Take in the rows around a table, where a page break left one without its rule or every other has no colour."""
    left, right = sketch.xs[0] - 3, sketch.xs[-1] + 3
    near = [w for w in words if left <= w.x0 and w.x1 <= right and not w.style.direction]
    padding = _padding(sketch, words)
    near = _up_to_heading(near, sketch, words)
    below = _follow(text_lines([w for w in near if w.top > sketch.ys[-1] - 2]), sketch, padding, 1)
    lines = text_lines([w for w in near if w.bottom < sketch.ys[0] + 2])
    above = _follow(list(reversed(lines)), sketch, padding, -1)
    sketch.open_bottom |= bool(below)
    sketch.open_top |= bool(above)
    levels = (Line(y, sketch.xs[0], sketch.xs[-1]) for y in (*below[:-1], *above[:-1]))
    sketch.frame = Frame((*sketch.frame.levels, *levels), sketch.frame.uprights, sketch.frame.bbox)
    sketch.ys = sorted([*sketch.ys, *below, *above])
    sketch.told |= frozenset((*below, *above))


def _padding(sketch: Sketch, words: Sequence[Word]) -> tuple[float, float]:
    """Points between the upper border of a row and its text, and between that and the lower border, as most rows have it."""
    rows = sketch.by_row(sketch.words_inside(words))
    above = median([min(w.top for w in own) - sketch.ys[row] for row, own in rows.items()] or [0.0])
    return above, median([sketch.ys[row + 1] - max(w.bottom for w in own) for row, own in rows.items()] or [0.0])


def _up_to_heading(near: Sequence[Word], sketch: Sketch, words: Sequence[Word]) -> list[Word]:
    """The words between the headings next above and below a table."""
    usual = median([w.style.size for w in sketch.words_inside(words)] or [0.0])
    lines = text_lines(near)
    headings = [*headings_among(lines, sketch.xs[0], usual), *headings_over_headers(lines, sketch.xs[0])]
    top = max((w.bottom for line in headings for w in line if w.bottom < sketch.ys[0] + 2), default=0.0)
    bottom = min((w.top for line in headings for w in line if w.top > sketch.ys[-1] - 2), default=float("inf"))
    return [w for w in near if top <= (w.top + w.bottom) / 2 < bottom]


def _follow(lines: Lines, sketch: Sketch, padding: tuple[float, float], way: int) -> list[float]:
    """y of the borders of rows beyond an edge, made of lines that keep to the columns (way 1: down, -1: up).

    An outermost row that fills the first column alone is a line of text beside the table, unless it is one of several
    bands that a page break parts from its rows.
    """
    rows = _rows_beyond(lines, sketch, padding, way)
    several = sum(is_band(row[0], sketch.xs) for row in rows) > 1
    while rows and not any(_reaches_beyond_first(line, sketch) for line in rows[-1]):
        if way > 0 and several and is_band(rows[-1][0], sketch.xs):
            break
        rows.pop()
    between = [(_edge(one[-1], way) + _edge(two[0], -way)) / 2 for one, two in pairwise(rows)]
    return [*between, _edge(rows[-1][-1], way) + way * CLOSING] if rows else []


def _rows_beyond(lines: Lines, sketch: Sketch, padding: tuple[float, float], way: int) -> list[Lines]:
    """Lines that follow an edge of the table closely, in rows outwards."""
    rows: list[Lines] = []
    at = sketch.ys[-1] if way > 0 else sketch.ys[0]
    for line in lines:
        distance, height = way * (_edge(line, -way) - at), _edge(line, 1) - _edge(line, -1)
        white = padding[0] + max(padding) if rows else padding[0] if way > 0 else max(padding)
        room = min(white, MOST_PADDING * height * (2 if rows else 1))
        band, last = is_band(line, sketch.xs), rows[-1][-1] if rows else line
        keeps = band or (_keeps_to_columns(line, sketch) and not any(map(is_leader, line)))
        spans = way < 0 and bool(rows) and _spans_heads(line, last)
        over = way < 0 and bool(rows) and _is_text_over_heads(line, last)
        if distance > max(LINE_STEP * height, room + CLOSING) or over or not (keeps or spans):
            break
        parts = band or is_band(last, sketch.xs) or (way < 0 and _is_head_above(line, last, sketch, distance))
        if not rows or parts or distance > max(PARTED * room, PARTED_LINES * height):
            rows.append([])
        rows[-1].append(line)
        at = _edge(line, way)
    return rows


def _is_head_above(line: Sequence[Word], below: Sequence[Word], sketch: Sketch, distance: float) -> bool:
    """Whether a line is bold above one that is not, or above a bold text that stands apart in the first column."""
    apart = distance > BAND_APART * (line[0].bottom - line[0].top) and below[-1].x1 <= sketch.xs[1]
    heads = len(runs(line)) > 1 and all(w.style.bold for w in (*line, *below))
    return is_head_over(line, below) or (apart and heads and len(runs(below)) == 1)


def _spans_heads(line: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether a line is bold above one that is, both of several texts: column headers, some of them over others."""
    return all(w.style.bold for w in (*line, *below)) and min(len(runs(line)), len(runs(below))) > 1


def _is_text_over_heads(line: Sequence[Word], heads: Sequence[Word]) -> bool:
    """Whether a line is one text, not bold, above several that are: a paragraph above column headers."""
    is_text = len(runs(line)) == 1 and not any(w.style.bold for w in line)
    return is_text and len(runs(heads)) > 1 and all(w.style.bold for w in heads)


def _edge(line: Sequence[Word], way: int) -> float:
    """The lower edge of a line (way 1) or its upper one (-1)."""
    return max(w.bottom for w in line) if way > 0 else min(w.top for w in line)


def _reaches_beyond_first(line: Sequence[Word], sketch: Sketch) -> bool:
    """Whether a line is more than one text that begins in the first column."""
    return line[0].x0 > sketch.xs[1] - 1 or len(runs(line)) > 1


def _keeps_to_columns(line: Sequence[Word], sketch: Sketch) -> bool:
    """Whether no stretch of a line runs over a column border with one of its words."""
    over = any(a < x - 1 and b > x + 1 for a, b in runs(line) for x in sketch.virtual)
    return not (over and any(w.x0 < x - 1 and w.x1 > x + 1 for w in line for x in sketch.virtual))
