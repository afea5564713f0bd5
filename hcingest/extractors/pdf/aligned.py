"""Tables of white space alone: columns that hold over many lines, rows parted by wider gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from statistics import median

from hcingest.extractors.pdf.faults import faults
from hcingest.extractors.pdf.gutters import MAY_CROSS, Lines, runs, text_lines, white_between
from hcingest.extractors.pdf.line_rows import is_band, is_head_over, row_borders
from hcingest.extractors.pdf.lines import Frame, Line
from hcingest.extractors.pdf.placing import filed
from hcingest.extractors.pdf.rivals import best, columns_told
from hcingest.extractors.pdf.sketch import Sketch
from hcingest.model.place import BBox
from hcingest.model.words import Word

STARTS = 3  # stretches of text in the line with which a table begins
APART = 2.2  # line heights of white that end a table
TABLE_LINES = 3  # lines with two stretches of text and more
COLUMN_BORDERS = 2  # borders between columns; two columns alone are more often prose
LARGER = 1.08  # times the table's usual size from which a line is a heading
FURTHER = 1.25  # times the widest gap between two lines of a table from which a text below it is none of it
SIDE = 6.0  # points by which a table that goes on may begin further left than before
HEADING_GAP = 0.8  # line heights of white above a bold heading


def aligned(words: Sequence[Word], before: Sequence[float] = ()) -> list[Sketch]:
    """Sketches of the tables that words outside drawn ones make by standing in columns.

    ``before``: the column borders of the last table on the page before; the first table here may go on with them.
    """
    level = [w for w in words if not w.style.direction]
    found: list[Sketch] = []
    for block in map(_trimmed, _blocks(text_lines(level), before)):
        sketch = None if found else _as_before(block, before)
        if sketch is None or _faults(block, sketch):
            sketch = min((s for s in (sketch, _sketch(block)) if s), key=partial(_faults, block), default=None)
        found += [best(sketch, level)] if sketch else []
    return found


def _faults(block: Lines, sketch: Sketch) -> float:
    return faults(filed(sketch, [w for line in block for w in line]))


def _blocks(lines: Lines, before: Sequence[float]) -> list[Lines]:
    """Lines that stand close together, from one of several stretches on; a heading ends the block before it."""
    blocks: list[Lines] = []
    current: Lines = []
    for i, line in enumerate(lines):
        if current and _ends_before(current, line) and not _is_band_among(current, line, lines[i + 1 : i + 3]):
            blocks.append(current)
            current = []
        goes_on = not blocks and not current and len(runs(line)) > 1 and _keeps(line, before)
        if current or goes_on or len(runs(line)) >= STARTS:
            current.append(line)
    return [*blocks, current] if current else blocks


def _keeps(line: Sequence[Word], before: Sequence[float]) -> bool:
    """Whether a line stands between the sides of the table before, and no word of it runs over its borders."""
    inside = bool(before) and before[0] <= line[0].x0 + SIDE and line[-1].x0 < before[-1]
    return inside and not any(w.x0 < x - 1 and w.x1 > x + 1 for w in line for x in before[1:-1])


def _ends_before(block: Lines, line: Sequence[Word]) -> bool:
    """Whether a line belongs to no table above it: far below, a heading, or a head of columns like its own."""
    far = white_between(block[-1], line) > APART * _height(line)
    is_head = len(block) >= TABLE_LINES and (_is_head_again(block[0], line) or _is_other_head(block, line))
    return far or is_head or _is_heading(line, block)


def _is_band_among(block: Lines, line: Sequence[Word], below: Lines) -> bool:
    """Whether a bold line stands between rows: the two lines below it are no head of columns, as that of the block is."""
    if not below or _is_larger(line, block) or len(runs(line)) > 1 or any(w.style.bold for row in below for w in row):
        return False
    near = max(white_between(block[-1], line), white_between(line, below[0])) <= APART * _height(line)
    return near and any(len(runs(row)) > 1 for row in below) and is_head_over(block[0], below[0])


def _is_head_again(head: Sequence[Word], line: Sequence[Word]) -> bool:
    labels = [w.text for w in head if not any(map(str.isdigit, w.text))]
    same = labels == [w.text for w in line if not any(map(str.isdigit, w.text))]
    return same and bool(labels) and len(runs(line)) == len(runs(head)) >= STARTS


def _is_other_head(block: Lines, line: Sequence[Word]) -> bool:
    """Whether a line of labels is set like the block's first line and unlike all others: the head of another table."""
    look = looks_of(line)
    labels = not any(map(str.isdigit, "".join(w.text for w in line)))
    if len(look) > 1 or look != looks_of(block[0]) or not labels or len(runs(line)) < STARTS:
        return False
    return not any(look & looks_of(row) for row in block[1:])


def looks_of(words: Iterable[Word]) -> set[tuple[bool, str]]:
    """How words are set: bold or not, and in which colour."""
    return {(w.style.bold, w.style.colour) for w in words}


def _height(line: Sequence[Word]) -> float:
    return line[0].bottom - line[0].top


def _is_heading(line: Sequence[Word], block: Lines) -> bool:
    """A line of one stretch that is set larger than the table above it, or bold after a wide gap.

    A bold one below column headers alone is a band.
    """
    if len(runs(line)) > 1:
        return False
    is_band = len(block) < TABLE_LINES and all(w.style.bold for row in block for w in row)
    return _is_larger(line, block) or (
        not is_band and all(w.style.bold for w in line) and white_between(block[-1], line) > HEADING_GAP * _height(line)
    )


def _is_larger(line: Sequence[Word], block: Lines) -> bool:
    return min(w.style.size for w in line) > LARGER * median(w.style.size for row in block for w in row)


def _trimmed(block: Lines) -> Lines:
    """The block without long lines of one stretch at its end: a paragraph below the table."""
    lines = list(block)
    widest = max(w.x1 for line in lines for w in line)
    while len(lines) > 1 and _is_prose(lines[-1], lines[0][0].x0, widest):
        lines.pop()
    return lines


def _is_prose(line: Sequence[Word], left: float, right: float) -> bool:
    stretches = runs(line)
    return len(stretches) == 1 and line[0].x0 < left + 3 and stretches[0][1] > 0.7 * right


def _without_text_below(block: Lines, xs: Sequence[float]) -> Lines:
    """The block without the text at its end that begins at its left side and runs on beyond the first column, or that
    stands further below than any row does."""
    at_left = (len(runs(line)) < 2 and line[0].x0 < xs[0] + SIDE and not is_band(line, xs) for line in reversed(block))
    stop = len(block) - next((i for i, alone in enumerate(at_left) if not alone), len(block))
    gaps = [max(0.0, white_between(above, line)) for above, line in pairwise(block)]
    widest = max(gaps[: stop - 1], default=0.0)
    for i in range(max(stop, TABLE_LINES), len(block)):
        if block[i][-1].x1 > xs[1] + 1 or gaps[i - 1] > FURTHER * widest:
            return block[:i]
    return block


def _sketch(block: Lines) -> Sketch | None:
    if sum(len(runs(line)) >= 2 for line in block) < TABLE_LINES:
        return None
    words = [w for line in block for w in line]
    left, right = min(w.x0 for w in words) - 2, max(w.x1 for w in words) + 2
    columns = columns_told(block, left, right)
    xs = [left, *columns, right]
    block = _without_text_below(block, xs)
    words = [w for line in block for w in line]
    ys = [min(w.top for w in words) - 1, *row_borders(block, xs), max(w.bottom for w in words) + 1]
    if len(columns) < COLUMN_BORDERS or len(ys) < 3:
        return None
    return _drawn(xs, ys)


def _as_before(block: Lines, before: Sequence[float]) -> Sketch | None:
    """The table before, gone on: its columns, where nearly all lines keep to them and each row fills several."""
    if len(before) < 3 or sum(_keeps(line, before) for line in block) < (1 - MAY_CROSS) * len(block):
        return None
    block = _without_text_below(block, before)
    words = [w for line in block for w in line]
    xs = [*before[:-1], max(before[-1], *(w.x1 + 2 for w in words))]
    ys = [min(w.top for w in words) - 1, *row_borders(block, xs), max(w.bottom for w in words) + 1]
    sketch = _drawn(xs, ys)
    sketch.goes_on = True
    return sketch


def _drawn(xs: list[float], ys: list[float]) -> Sketch:
    frame = Frame(tuple(Line(y, xs[0], xs[-1]) for y in ys), (), BBox(xs[0], ys[0], xs[-1], ys[-1]))
    return Sketch(xs, ys, frame, "aligned", set(xs[1:-1]))
