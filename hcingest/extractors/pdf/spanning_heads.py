"""Column headers that stand over two others, where nothing draws the border between those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hcingest.extractors.pdf.gutters import by_column, text_lines
from hcingest.extractors.pdf.lines import Frame, Line
from hcingest.extractors.pdf.placing import CROSSES
from hcingest.extractors.pdf.sketch import Sketch
from hcingest.model.words import Word

Columns = list[list[Word]]


def with_spanning_heads(sketch: Sketch, words: Sequence[Word]) -> Sketch:
    """The table with a row of its own for a text of the first line that stands over two of the second line.

    The border between those two runs below it, not beside it.
    """
    inside = sketch.words_inside(words)
    lines = text_lines([w for w in inside if sketch.row_of(w) < 2 and not w.style.direction])
    if not sketch.virtual or len(lines) < 3:
        return sketch
    head, below = (_columns(line, sketch) for line in lines[:2])
    rest = _columns([w for w in inside if w not in lines[0]], sketch)
    spanned = {c: x for c in range(len(head) - 1) if (x := _border_below(c, head, below, rest)) is not None}
    if not spanned:
        return sketch
    xs = [spanned.get(i - 1, x) for i, x in enumerate(sketch.xs)]
    virtual = {xs[sketch.xs.index(x)] for x in sketch.virtual}
    told = replace(sketch, xs=xs, virtual=virtual, filed=None)
    return told if sketch.row_of(lines[1][0]) else _parted(told, lines, list(spanned))


def _columns(words: Sequence[Word], sketch: Sketch) -> Columns:
    """The words of each column, [] where it has none."""
    found = by_column(words, sketch.xs)
    return [found.get(column, []) for column in range(sketch.column_count)]


def _border_below(column: int, head: Columns, below: Columns, rest: Columns) -> float | None:
    """x of the border between a column and the next below a text that stands over both; None where there is no such
    text: one with a header below it in each, that is nearer to the middle of both columns than to that of either."""
    over, left, right = [*head[column], *head[column + 1]], rest[column], rest[column + 1]
    if bool(head[column]) == bool(head[column + 1]) or not below[column] or not below[column + 1]:
        return None
    middle, both = _middle(over), _middle([*left, *right])
    if abs(middle - both) >= min(abs(middle - _middle(left)), abs(middle - _middle(right))):
        return None
    low = max(max(w.x1 for w in left), over[0].x0 + 2 * CROSSES)
    high = min(min(w.x0 for w in right), over[-1].x1 - 2 * CROSSES)
    return (low + high) / 2 if low < high else None


def _middle(words: Sequence[Word]) -> float:
    return (min(w.x0 for w in words) + max(w.x1 for w in words)) / 2


def _parted(sketch: Sketch, lines: Sequence[Sequence[Word]], columns: Sequence[int]) -> Sketch:
    """The sketch with its first row parted below the first line in the columns that a text stands over."""
    y = (max(w.bottom for w in lines[0]) + min(w.top for w in lines[1])) / 2
    levels = (*sketch.frame.levels, *(Line(y, sketch.xs[c], sketch.xs[c + 2]) for c in columns))
    frame = Frame(levels, sketch.frame.uprights, sketch.frame.bbox)
    return replace(sketch, ys=sorted([*sketch.ys, y]), frame=frame, told=sketch.told | {y})
