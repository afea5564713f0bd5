"""Column borders in a frame that has none: those of the page before, ends of rules and colours, white space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hcingest.extractors.pdf.gutters import (
    MAY_CROSS,
    Lines,
    columns_of,
    one_between_texts,
    runs,
    text_lines,
    unbroken,
    with_heads,
)
from hcingest.extractors.pdf.lines import SNAP, Frame, snapped
from hcingest.extractors.pdf.regions import WHOLE_WIDTH
from hcingest.extractors.pdf.value_columns import rows_or_lines
from hcingest.model.document import Page
from hcingest.model.place import BBox
from hcingest.model.words import Word

MIN_COLUMN = 8.0  # points; ends of rules nearer to a border are that border
SAME_SIDE = 6.0  # points; a table that goes on over a page has its sides at the same x up to this
MANY_ROWS = 4  # rows with text
HEAD_CELLS = 3  # coloured cells that make up a header; two halves of a page may be coloured otherwise


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A frame, the page that it is on with the words that are still in no table, and the borders ``before`` it."""

    frame: Frame
    page: Page
    words: Sequence[Word]
    before: Sequence[float] = ()

    @property
    def fills(self) -> list[BBox]:
        """The coloured boxes that reach into the frame."""
        return [f.bbox for f in self.page.fills if not f.round and f.bbox.overlap(self.frame.bbox) > 0]


def columns_inside(groups: list[list[Word]], around: Surroundings) -> tuple[set[float], bool]:
    """The x of column borders between rows of words, and whether they are those of the table before."""
    inherited = _as_before(groups, around) or _as_before(_around_bands(groups, around), around)
    own = _columns_within(rows_or_lines(groups), around) if len(groups) > 1 else head_borders(around)
    goes_on = bool(inherited) and len(inherited) >= len(own)
    return set(inherited if goes_on else own), goes_on


def without_bands(groups: list[list[Word]]) -> list[list[Word]]:
    """The rows without those of one text only, which say nothing of columns; all where too few are left."""
    rows = [group for group in groups if any(len(runs(line)) > 1 for line in text_lines(group))]
    return rows if len(rows) >= MANY_ROWS else groups


def _around_bands(groups: Lines, around: Surroundings) -> Lines:
    """Where all rows are bands of one line, which may run over borders, the lines of the page above and below them."""
    lines = [text_lines(group) for group in groups]
    if any(len(found) > 1 or len(runs(found[0])) > 1 for found in lines):
        return []
    box = around.frame.bbox
    beside = [w for w in around.words if box.x0 <= w.x0 and w.x1 <= box.x1 and not w.style.direction]
    return text_lines([w for w in beside if not box.contains(*w.bbox.middle)])


def _columns_within(groups: Lines, around: Surroundings) -> list[float]:
    """Column borders where none is drawn: the ends of level rules and fills, then white gaps between them."""
    box, fills = around.frame.bbox, around.fills
    rules = [r for r in around.page.rules if r.is_level]
    level = [r for r in rules if box.contains(r.x0 + 1, r.top) and box.contains(r.x1 - 1, r.top)]
    ends = [x for rule in level for x in (rule.x0, rule.x1)] + [x for fill in fills for x in (fill.x0, fill.x1)]
    inner_ends = snapped(x for x in ends if box.x0 + MIN_COLUMN < x < box.x1 - MIN_COLUMN)
    heads = head_borders(around)
    sure = [
        x
        for x in inner_ends
        if _is_at_many(x, [fill.x0 for fill in fills])
        or any(abs(x - head) < SNAP for head in heads)
        or (_is_at_many(x, [rule.x0 for rule in level]) and _is_at_many(x, [rule.x1 for rule in level]))
    ]
    drawn = one_between_texts(unbroken(inner_ends, groups, sure), groups)
    out = list(drawn)
    for left, right in pairwise([box.x0, *drawn, box.x1]):
        inner = [[w for w in g if left <= (w.x0 + w.x1) / 2 < right] for g in groups]
        out += columns_of([g for g in inner if g], left, right)
    return with_heads(sorted(out), groups)


def _is_at_many(x: float, starts: Sequence[float]) -> bool:
    return sum(abs(x - start) < SNAP for start in starts) >= MANY_ROWS


def head_borders(around: Surroundings) -> list[float]:
    """The borders between the cells of a coloured header."""
    cells = _head_cells(around)
    return [cell.x0 for cell in cells[1:]] if len(cells) >= HEAD_CELLS else []


def _head_cells(around: Surroundings) -> list[BBox]:
    """Coloured cells side by side, a text in each, that make up the first whole row of a table: its header."""
    rows: dict[tuple[int, int], list[BBox]] = {}
    for fill in sorted(set(around.fills)):  # some are drawn twice
        rows.setdefault((round(fill.top), round(fill.bottom)), []).append(fill)
    least = WHOLE_WIDTH * around.frame.bbox.width
    whole = (cells for _, cells in sorted(rows.items()) if len(cells) > 1 and sum(c.width for c in cells) >= least)
    cells = next(whole, [])
    is_header = all(any(cell.contains(*word.bbox.middle) for word in around.words) for cell in cells)
    return cells if is_header else []


def _as_before(groups: Lines, around: Surroundings) -> list[float]:
    """The inner borders of the table before, where no text runs over them and no coloured header has others."""
    box, before = around.frame.bbox, around.before
    if not groups or len(before) < 3 or abs(before[0] - box.x0) > SAME_SIDE or abs(before[-1] - box.x1) > SAME_SIDE:
        return []
    inner = list(before[1:-1])
    heads = [cell.x0 for cell in _head_cells(around)[1:]]
    if heads and (len(heads) != len(inner) or any(abs(a - b) > SAME_SIDE for a, b in zip(heads, inner, strict=True))):
        return []
    run_over = sum(any(w.x0 < x - 1 and w.x1 > x + 1 for w in g) for g in groups for x in inner)
    return inner if run_over <= MAY_CROSS * len(groups) * len(inner) else []
