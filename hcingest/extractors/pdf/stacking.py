"""Parts of one table that are drawn apart: a header in a box of its own, rows in frames between bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from hcingest.extractors.pdf.aligned import aligned, looks_of
from hcingest.extractors.pdf.completing import widened
from hcingest.extractors.pdf.faults import faults
from hcingest.extractors.pdf.gutters import runs, text_lines
from hcingest.extractors.pdf.lines import Frame, Line
from hcingest.extractors.pdf.placing import filed
from hcingest.extractors.pdf.rivals import CLEAR
from hcingest.extractors.pdf.sketch import Filing, Sketch
from hcingest.model.words import Word

FEWEST_COLUMNS = 3  # columns; a row of two texts may be anything
HEAD_ROWS = 2  # rows of a header at most
FEWEST_ROWS = 3  # rows of the table that a head makes with the lines below it, itself one of them
SAME_X = 3.0  # points by which borders of one table differ
NEAR = 40.0  # points below a head within which its rows begin


def stacked(sketches: Sequence[Sketch], words: Sequence[Word]) -> list[Sketch]:
    """The sketches, the surest first as before; a header with what stands below it is one, where all have the same
    columns and nothing but bands between them. A header has all of the columns of its rows if it has some of them.
    """
    places = sorted(range(len(sketches)), key=lambda i: sketches[i].ys[0])
    out: dict[int, Sketch] = {}
    last = -1
    for i in places:
        sketch = sketches[i]
        head = _as_wide(out[last], sketch) if out else sketch
        is_begun = bool(out) and (out[last] is not sketches[last] or _is_header(head, sketch, words))
        if is_begun and _are_one(head, sketch, words):
            out[last] = _with_last_band(_joined(head, sketch), words)
        else:
            out[i], last = sketch, i
    return [out[i] for i in sorted(out)]


def _with_last_band(table: Sketch, words: Sequence[Word]) -> Sketch:
    """The table, and the band right below it, whose rows are on the next page."""
    near = [w for w in words if table.ys[-1] < (w.top + w.bottom) / 2 < table.ys[-1] + NEAR]
    lines = text_lines(near)
    if len(lines) != 1 or not _is_band(lines[0], table):
        return table
    frame = Frame(
        (*table.frame.levels, Line(table.ys[-1], table.xs[0], table.xs[-1])), table.frame.uprights, table.bbox
    )
    return replace(table, ys=[*table.ys, max(w.bottom for w in near) + 1], frame=frame, open_bottom=True, filed=None)


def _as_wide(above: Sketch, below: Sketch) -> Sketch:
    """The upper of two tables with all columns of the other, if it has some of them."""
    some = below.column_count > above.column_count and _are_among(above.xs, below.xs)
    return widened(above, below.xs) if some else above


def _is_header(head: Sketch, rows: Sketch, words: Sequence[Word]) -> bool:
    """Whether one or two rows, or the first of the page's text, are set otherwise than all that stands below them."""
    inside = head.words_inside(words)
    alone = head.row_count <= HEAD_ROWS or not any(w.bottom < head.ys[0] for w in words)
    looks = [looks_of(w for w in inside if head.row_of(w) == row) for row in range(head.row_count)]
    below = list(dropwhile(looks[0].issuperset, looks))
    return alone and not looks[0] & looks_of(rows.words_inside(words)).union(*below)


def _are_one(above: Sketch, below: Sketch, words: Sequence[Word]) -> bool:
    """Whether two tables have the same columns, and one bold line that begins in the first of them parts them; the one
    below has no header."""
    step = below.ys[0] - above.ys[-1]
    if len(above.xs) != len(below.xs) or not 0 < step < NEAR or not _are_among(above.xs, below.xs):
        return False
    lines = text_lines([w for w in words if above.ys[-1] < (w.top + w.bottom) / 2 < below.ys[0]])
    if len(lines) != 1 or not _is_band(lines[0], above):
        return False
    first = [w for w in below.words_inside(words) if below.row_of(w) == 0]
    return not all(w.style.bold for w in first)


def _is_band(line: Sequence[Word], table: Sketch) -> bool:
    """Whether a line is one bold text that begins in the first column."""
    begins = table.xs[0] - SAME_X < line[0].x0 < table.xs[1]
    return begins and len(runs(line)) == 1 and all(w.style.bold for w in line)


def _joined(above: Sketch, below: Sketch) -> Sketch:
    """Both as one, with a row for the band between them."""
    one, other = above.frame, below.frame
    frame = Frame((*one.levels, *other.levels), (*one.uprights, *other.uprights), one.bbox.union(other.bbox))
    ys, virtual = [*above.ys, *below.ys], above.virtual | {above.xs[below.xs.index(x)] for x in below.virtual}
    return replace(above, ys=ys, frame=frame, virtual=virtual, open_bottom=below.open_bottom, told=above.told | below.told, filed=None)  # fmt: skip


def _are_among(xs: Sequence[float], borders: Sequence[float]) -> bool:
    return all(any(abs(x - border) < SAME_X for border in borders) for x in xs)


def without_heads_of_lines(filings: Sequence[Filing], words: Sequence[Word]) -> tuple[list[Filing], list[Word]]:
    """The tables of a page without heads that explain more together with the lines below them; and the words, those of
    such heads among them."""
    kept, left = list(filings), list(words)
    for filing in filings:
        inside = [piece.word for lines in filing.lines for line in lines for piece in line]
        if _is_head(filing.sketch, left) and any(_heads(sketch, inside, left) for sketch in aligned([*left, *inside])):
            kept.remove(filing)
            left += inside
    return kept, left


def _is_head(sketch: Sketch, words: Sequence[Word]) -> bool:
    bottom = sketch.ys[-1]
    is_row = sketch.row_count <= HEAD_ROWS and sketch.column_count >= FEWEST_COLUMNS and not sketch.goes_on
    return is_row and any(bottom < word.top < bottom + NEAR for word in words)


def _heads(sketch: Sketch, head: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether a table of white space has the words of a head in its first rows, and reads well with them."""
    if (
        sketch.row_count < FEWEST_ROWS
        or len(sketch.words_inside(head)) < len(head)
        or max(map(sketch.row_of, head)) >= HEAD_ROWS
    ):
        return False
    return faults(filed(sketch, sketch.words_inside([*words, *head]))) <= CLEAR
