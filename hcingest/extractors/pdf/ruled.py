"""Tables drawn with rules: whole grids, and those with level rules only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hcingest.extractors.pdf.centred import are_one_row, rows_in_middle
from hcingest.extractors.pdf.grid import spot_of
from hcingest.extractors.pdf.gutters import (
    Lines,
    by_column,
    runs,
    text_lines,
)
from hcingest.extractors.pdf.inner_columns import Surroundings, columns_inside, without_bands
from hcingest.extractors.pdf.line_rows import below_bands, row_borders, rows_by_line, rows_from_top
from hcingest.extractors.pdf.lines import SNAP, Frame, Line, snapped, without_strips
from hcingest.extractors.pdf.reaching import reach_out
from hcingest.extractors.pdf.regions import with_fill_edges
from hcingest.extractors.pdf.rivals import best
from hcingest.extractors.pdf.sketch import Sketch
from hcingest.extractors.pdf.spanning_heads import with_spanning_heads
from hcingest.extractors.pdf.value_columns import are_values, rows_or_lines, value_columns
from hcingest.model.document import Page
from hcingest.model.words import Word

SMALLEST = (40.0, 8.0)  # points across and down; what is smaller is no table
MIN_ROW = 3.0  # points; level lines closer than this are one border
PADDING = 8.0  # points; level lines that reach further than this beyond the last upright have a column there
MANY_LINES = 6  # lines of text between two level rules from which they may be several rows
ROW_RULES = 0.6  # share of the stretches between level rules that are one row each, where rules part rows
MOST = 0.5  # share of the table's lines
MOSTLY_DRAWN = 0.35  # share of the height below which an upright is only part of a header
CENTRED_ROWS = 3  # rows; where columns are not drawn, fewer with their texts in the middle may be chance
MANY_ROWS = 4  # rows with text
OPEN = 6.0  # points; uprights that run further than this beyond the last level line leave the table open there


def ruled(frame: Frame, page: Page, words: Sequence[Word], before: Sequence[float] = ()) -> Sketch | None:
    """The sketch of a frame, or None where it holds no words or no columns.

    ``before`` are the column borders of the last table on the page before: a table without upright rules that is as
    wide goes on with them where no text runs over them.
    """
    box = frame.bbox
    inside = [w for w in words if box.contains((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]
    if not inside or box.width < SMALLEST[0] or box.height < SMALLEST[1]:
        return None
    is_standing = not frame.levels
    frame = with_fill_edges(_with_gaps(frame) if is_standing else frame, page)
    ys, open_top, open_bottom = _row_borders(frame)
    ys = without_strips(ys, [(w.top + w.bottom) / 2 for w in inside])
    xs = without_strips(_column_borders(frame), [(w.x0 + w.x1) / 2 for w in inside])
    groups = _by_row(inside, ys)
    virtual = {x for x in xs[1:-1] if _drawn_share(frame, x) < MOSTLY_DRAWN or _parts_texts(frame, x, xs, groups)}
    virtual |= value_columns(rows_or_lines(groups), xs) if len(xs) > 2 else set()
    xs = sorted({*xs, *virtual})
    goes_on = False
    if len(xs) == 2:
        virtual, goes_on = columns_inside(without_bands(groups), Surroundings(frame, page, words, before))
    xs = sorted({*xs, *virtual})
    if len(xs) < 3 or len(ys) < 2:
        return None
    sketch = Sketch(xs, ys, frame, "ruled", virtual, open_top, open_bottom, goes_on)
    if virtual:
        reach_out(sketch, words)
        if sketch.row_count < 2 and not goes_on:
            return None
    sketch = best(_with_unruled_rows(sketch, words), words, has_rows=not is_standing)
    return with_spanning_heads(sketch, words)


def _with_gaps(frame: Frame) -> Frame:
    """A frame of upright lines alone with level ones at its ends, and where inner lines are broken off: around bands,
    and between the lines of a header, beside the columns that they part."""
    box = frame.bbox
    xs = snapped(line.at for line in frame.uprights)
    inner = [line for line in frame.uprights if xs[0] + SNAP < line.at < xs[-1] - SNAP]
    levels = [Line(y, box.x0, box.x1) for y in (box.top, box.bottom)]
    for y in snapped(y for line in inner for y in (line.start, line.stop) if box.top + SNAP < y < box.bottom - SNAP):
        broken = [line.at for line in inner if min(abs(y - line.start), abs(y - line.stop)) < SNAP]
        levels += [Line(y, a, b) for a, b in pairwise(xs) if any(min(abs(x - a), abs(x - b)) < SNAP for x in broken)]
    return Frame(tuple(levels), frame.uprights, box)


def _with_unruled_rows(sketch: Sketch, words: Sequence[Word]) -> Sketch:
    """Rows inside a stretch without level rules that holds most of the table: the rules frame head and body only."""
    groups = sketch.by_row(sketch.words_inside(words))
    bare = not sketch.frame.uprights
    if not bare and max(map(len, groups.values()), default=0) < MOST * sum(map(len, groups.values())):
        return sketch
    lines = {row: text_lines([w for w in group if not w.style.direction]) for row, group in groups.items()}
    total = sum(map(len, lines.values()))
    found = {row: row_borders(inside, sketch.xs, False, bare) for row, inside in lines.items() if len(inside) > 1}
    as_one = [row for row in found if _is_one(sketch, row, lines[row])]
    enough = min(CENTRED_ROWS, max(len(found), 2)) if bare else 1
    whole = as_one if len(as_one) >= enough else []
    found = {row: [] if row in whole else borders for row, borders in found.items()}
    drawn = [borders for row, borders in found.items() if not sketch.told & {sketch.ys[row], sketch.ys[row + 1]}]
    rules_part_rows = sum(not borders for borders in drawn) >= ROW_RULES * len(drawn)
    added = [y for inside in lines.values() for y in below_bands(inside, sketch.xs)] if bare else []
    for row, borders in found.items():
        many = len(lines[row]) >= MANY_LINES or are_values(lines[row])
        most = len(lines[row]) >= MOST * total
        if many and row not in whole and (most or (bare and not rules_part_rows)):
            unruled = rows_by_line if bare else rows_from_top
            in_middle = rows_in_middle(lines[row], sketch.xs) if most else []
            added += in_middle or borders or (unruled(lines[row], sketch.xs) if most else [])
    if added:
        left, right = sketch.xs[0], sketch.xs[-1]
        levels = (*sketch.frame.levels, *(Line(y, left, right) for y in added))
        sketch.frame = Frame(levels, sketch.frame.uprights, sketch.frame.bbox)
        sketch.ys = sorted({*sketch.ys, *added})
        sketch.told |= frozenset(added)
    return sketch


def _is_one(sketch: Sketch, row: int, lines: Lines) -> bool:
    """Whether the texts between two rules all stand in the middle between them, or all end together."""
    columns = by_column((word for line in lines for word in line), sketch.xs).values()
    return are_one_row(columns, (sketch.ys[row] + sketch.ys[row + 1]) / 2)


def _drawn_share(frame: Frame, x: float) -> float:
    """The share of the frame's height over which an upright is drawn at x; a header's alone draws little of it."""
    length = sum(line.length for line in frame.uprights if abs(line.at - x) <= SNAP)
    return length / (frame.bbox.height or 1.0)


def _parts_texts(frame: Frame, x: float, xs: Sequence[float], groups: Sequence[Sequence[Word]]) -> bool:
    """Whether white space goes on with an upright where it is not drawn: texts on both sides, and none runs over."""
    at = xs.index(x)
    uprights = [line for line in frame.uprights if abs(line.at - x) <= SNAP]
    bare = [g for g in groups if not any(line.start < g[0].bottom and line.stop > g[0].top for line in uprights)]
    lines = [runs([w for w in line if xs[at - 1] < w.x1 and w.x0 < xs[at + 1]]) for g in bare for line in text_lines(g)]
    both = sum(len(stretches) > 1 for stretches in lines)
    crossed = any(a < x < b for stretches in lines for a, b in stretches)
    return len(bare) >= MANY_ROWS and not crossed and both >= ROW_RULES * len(bare)


def _row_borders(frame: Frame) -> tuple[list[float], bool, bool]:
    """y of the rows' borders; uprights that run on beyond the level lines leave the table open there."""
    ys = snapped(line.at for line in frame.levels)
    open_top = open_bottom = False
    if frame.uprights:
        top, bottom = min(u.start for u in frame.uprights), max(u.stop for u in frame.uprights)
        if not ys or top < ys[0] - OPEN:
            ys.insert(0, top)
            open_top = True
        if bottom > ys[-1] + OPEN:
            ys.append(bottom)
            open_bottom = True
    return [ys[0], *(b for a, b in pairwise(ys) if b - a >= MIN_ROW)], open_top, open_bottom


def _column_borders(frame: Frame) -> list[float]:
    xs = snapped(line.at for line in frame.uprights)
    if not xs or frame.bbox.x0 < xs[0] - PADDING:
        xs.insert(0, frame.bbox.x0)
    if frame.bbox.x1 > xs[-1] + PADDING:
        xs.append(frame.bbox.x1)
    return xs


def _by_row(words: Sequence[Word], ys: Sequence[float]) -> list[list[Word]]:
    if len(ys) < 2:
        return []
    groups: list[list[Word]] = [[] for _ in range(len(ys) - 1)]
    for word in words:
        groups[spot_of((word.top + word.bottom) / 2, ys)].append(word)
    return [group for group in groups if group]
