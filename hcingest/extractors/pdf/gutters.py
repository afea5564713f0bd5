"""Columns and rows from white space: the gaps that hold over many lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from statistics import median

from hcingest.extractors.pdf.filing import ITEM_MARKS
from hcingest.extractors.pdf.grid import spot_of
from hcingest.extractors.pdf.justified import without_wide_spaces
from hcingest.model.words import Word

CELL = 1.0  # points; the grain of the profile
MIN_GUTTER = 0.55  # em; a narrower gap does not part columns, unless many words end and begin beside it
NARROW = 0.4  # em; wider than the spaces of a text that begins with the same words in every row
MANY_BESIDE = 8  # words on each side of a narrow gap, which by chance would not all leave it white
REACH = 2.0  # em from a gap within which words are beside it
RUN_GAP = 1.1  # em; a wider gap within a line parts runs of text
MAY_CROSS = 0.12  # share of lines that may run over a gutter (bands, a long heading)
SAME_LINE = 0.4  # share of the lower height by which two words of one line overlap
ALIGNED = 1.5  # points within which words begin one above the other
MANY_GROUPS = 3  # rows; alignment of fewer is chance
INSET = 4.0  # points from the sides within which no column begins
ROOM_EM = 0.7  # em of white that most words at a column's edge have before them
ROOMIER = 1.6  # times the space between words that are not stretched, from which there is room before a column
NEARLY_ALL = 0.8  # share of the groups with a word there, from which it is no chance
SUPPORT = 0.5  # share of the groups with a word that begins at an aligned edge
SIDES = 0.08  # share of lines that must have text on each side of a gutter


Lines = list[list[Word]]


def text_lines(words: Sequence[Word]) -> Lines:
    """Words in level lines, top to bottom, each left to right; a raised mark belongs to the line it is raised from."""
    lines: Lines = []
    extent = (0.0, 0.0)
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.x0)):
        overlap = min(word.bottom, extent[1]) - max(word.top, extent[0])
        if lines and overlap > SAME_LINE * min(word.bottom - word.top, extent[1] - extent[0]):
            lines[-1].append(word)
            if word.bottom - word.top > extent[1] - extent[0]:
                extent = (word.top, word.bottom)
        else:
            lines.append([word])
            extent = (word.top, word.bottom)
    return [sorted(line, key=lambda w: w.x0) for line in lines]


def by_column(words: Iterable[Word], xs: Sequence[float]) -> dict[int, list[Word]]:
    """The words of each column that has some, told by their middle; ``xs``: the borders of the columns."""
    columns: dict[int, list[Word]] = {}
    for word in words:
        columns.setdefault(spot_of((word.x0 + word.x1) / 2, xs), []).append(word)
    return columns


def white_between(above: Sequence[Word], below: Sequence[Word]) -> float:
    """The white between two lines in points, below zero where they overlap."""
    return min(w.top for w in below) - max(w.bottom for w in above)


def is_leader(word: Word) -> bool:
    """A row of dots or dashes that leads the eye from a label to its value; white space as far as columns go."""
    return len(word.text) > 2 and not word.text.strip(".·…_-–—")


def runs(line: Sequence[Word]) -> list[tuple[float, float]]:
    """(x0, x1) of the stretches of a line without a wide gap."""
    out: list[tuple[float, float]] = []
    for word in line:
        if is_leader(word):
            continue
        em = word.style.size or (word.bottom - word.top)
        if out and word.x0 - out[-1][1] <= RUN_GAP * em:
            out[-1] = (out[-1][0], max(out[-1][1], word.x1))
        else:
            out.append((word.x0, word.x1))
    return out


def gutters(groups: Sequence[Sequence[Word]], x0: float, x1: float, least: float = MIN_GUTTER) -> list[float]:
    """x of the column borders inside x0 … x1: where (nearly) no group's words stand, with text on both sides.

    A group is what must not be crossed: a line of text, or a whole row where rows are known. ``least``: the narrowest
    gap in em that parts columns.
    """
    if not groups:
        return []
    width = max(1, int((x1 - x0) / CELL) + 1)
    cover = list(map(sum, zip(*[_taken(group, x0, width) for group in groups], strict=True)))
    em = median([w.style.size or (w.bottom - w.top) for g in groups for w in g])
    return _gaps(cover, groups, (x0, least * em, em))


def _taken(group: Sequence[Word], x0: float, width: int) -> bytearray:
    """1 where a word stands, for each grain of the profile."""
    taken = bytearray(width)
    for word in group:
        start, stop = max(0, int((word.x0 - x0) / CELL)), min(width, int((word.x1 - x0) / CELL) + 1)
        if start < stop and not is_leader(word):
            taken[start:stop] = bytes((1,)) * (stop - start)
    return taken


Scale = tuple[float, float, float]
"""x of the first of a profile, the least width of a gap, and an em, in points."""


def _gaps(cover: list[int], groups: Sequence[Sequence[Word]], scale: Scale) -> list[float]:
    limit = MAY_CROSS * len(groups) if len(groups) > 4 else 0
    out: list[float] = []
    start = None
    for i, count in enumerate([*cover, len(groups) + 1]):
        if count <= limit:
            start = i if start is None else start
            continue
        if start is not None and start > 0 and i < len(cover):
            out += _borders(cover, (start, i), groups, scale)
        start = None
    return out


def _borders(cover: Sequence[int], gap: tuple[int, int], groups: Sequence[Sequence[Word]], scale: Scale) -> list[float]:
    """x of the borders in a stretch that few texts stand in; those under a head of their own are a column inside it."""
    x0, least, _ = scale
    low = min(cover[gap[0] : gap[1]])
    white = [k for k in range(*gap) if cover[k] == low]
    if not _is_wide(x0 + gap[0] * CELL, x0 + gap[1] * CELL, groups, scale):
        return []
    wide = round(least / CELL)
    ends = [
        k
        for k, after in pairwise(white)
        if after - k > 1
        and set(cover[max(gap[0], k - wide) : k]) == {low}
        and _has_head(groups, x0 + k * CELL, x0 + after * CELL)
    ]
    xs = [x0 + (k + 1) * CELL - 0.5 for k in (*ends, white[-1])]
    return [x for x in xs if x in xs[:-1] or _has_sides(groups, x)]


def _is_wide(a: float, b: float, groups: Sequence[Sequence[Word]], scale: Scale) -> bool:
    """Whether a gap from ``a`` to ``b``, or up to one grain of the profile more on each side, parts columns."""
    _, least, em = scale
    if b - a >= least or b - a + 2 * CELL < min(least, NARROW * em):
        return b - a >= least
    words = [w for g in groups for w in g]
    left = [w for w in words if w.x1 <= a + CELL]
    right = [w for w in words if w.x0 >= b - CELL]
    start, stop = max((w.x1 for w in left), default=a), min((w.x0 for w in right), default=b)
    if stop - start >= least or stop - start < NARROW * em:
        return stop - start >= least
    before = sum(w.x1 > start - REACH * em and w.text not in ITEM_MARKS for w in left)
    return min(before, sum(w.x0 < stop + REACH * em for w in right)) >= MANY_BESIDE


def _has_head(groups: Sequence[Sequence[Word]], a: float, b: float) -> bool:
    """Whether the first group and another have words between a and b, and nothing runs over either."""
    inside = [[w for w in g if w.x1 > a and w.x0 < b] for g in groups]
    within = all(w.x0 >= a - CELL and w.x1 <= b + CELL for g in inside for w in g)
    return within and bool(inside[0]) and any(inside[1:])


def unbroken(xs: Sequence[float], groups: Sequence[Sequence[Word]], sure: Collection[float] = ()) -> list[float]:
    """Those of the given x over which (nearly) no group's words run, with text on both sides.

    ``sure`` need no text on both sides, and bands of one text may run over them.
    """
    limit = max(MAY_CROSS * len(groups), 1 if len(groups) > 3 else 0)
    rows = [g for g in groups if any(len(runs(line)) > 1 for line in text_lines(g))] if sure else groups
    out: list[float] = []
    for x in xs:
        over = sum(any(w.x0 < x - 1 and w.x1 > x + 1 for w in g) for g in (rows if x in sure else groups))
        if over <= limit and (x in sure or _has_sides(groups, x)):
            out.append(x)
    return out


NumberedLine = tuple[int, Sequence[Word]]
"""A line, and the index of its group."""


def _left_edges(
    lines: Sequence[NumberedLine], groups: Sequence[Sequence[Word]], sides: tuple[float, float]
) -> list[float]:
    """x just left of where the words of many groups begin, one above the other, and that (nearly) no word runs over.

    Columns that are set flush left show themselves so even where a full line leaves hardly a space before them; in
    most groups there is room before them all the same, which second words of a column do not have. Where nearly all
    groups have a word there, more than a space will do.
    """
    if len(groups) < MANY_GROUPS or not any(groups):
        return []
    rooms = [(word.x0, index, room) for index, line in lines for word, room in _with_room(line)]
    space = sorted(room for _, _, room in rooms)[len(rooms) // 10]
    starts = sorted(room for room in rooms if sides[0] + INSET < room[0] < sides[1] - INSET)
    found: list[float] = []
    bundle: list[tuple[float, int, float]] = []
    for start in [*starts, (float("inf"), -1, 0.0)]:
        if bundle and start[0] - bundle[0][0] > ALIGNED:
            support = len({index for _, index, _ in bundle}) / len(groups)
            least = min(ROOM_EM, ROOMIER * space) if support >= NEARLY_ALL else ROOM_EM
            if support >= SUPPORT and median(room for _, _, room in bundle) > least:
                found.append(bundle[0][0] - 1.0)
            bundle = []
        bundle.append(start)
    return unbroken(found, groups)


def _with_room(line: Sequence[Word]) -> list[tuple[Word, float]]:
    """The words of a line, each with the white before it in em; the first has all the room there is."""
    rooms = [float("inf"), *((b.x0 - a.x1) / (b.style.size or 1.0) for a, b in pairwise(line))]
    return list(zip(line, rooms, strict=True))


def columns_of(groups: Sequence[Sequence[Word]], x0: float, x1: float) -> list[float]:
    """x of the column borders inside x0 … x1, by white gaps and by aligned left edges; one between two texts."""
    lines = [(index, line) for index, group in enumerate(groups) for line in text_lines(group)]
    edges = _left_edges(lines, groups, (x0, x1))
    xs = one_between_texts(sorted([*gutters(groups, x0, x1), *edges]), groups)
    return without_wide_spaces(xs, [line for _, line in lines], (x0, x1)) if xs else []


def one_between_texts(xs: Sequence[float], groups: Sequence[Sequence[Word]]) -> list[float]:
    """Of several borders with no text between them, the middle one of those that the fewest texts run over."""
    bundles: list[list[float]] = []
    for x in xs:
        last = bundles[-1][-1] if bundles else None
        if last is not None and not any(last < (w.x0 + w.x1) / 2 < x for g in groups for w in g):
            bundles[-1].append(x)
        else:
            bundles.append([x])
    return [_middle(bundle, groups) for bundle in bundles]


def _middle(xs: Sequence[float], groups: Sequence[Sequence[Word]]) -> float:
    over = [sum(w.x0 < x - 1 and w.x1 > x + 1 for g in groups for w in g) for x in xs] if len(xs) > 1 else [0]
    fewest = [x for x, count in zip(xs, over, strict=True) if count == min(over)]
    return fewest[len(fewest) // 2]


def with_heads(xs: Sequence[float], groups: Sequence[Sequence[Word]]) -> list[float]:
    """The borders without those between a column's head, set at the left, and its texts, set in the middle, and without
    those that only a wide space in a text makes.

    ``groups`` are rows, the header first: it has a text for each column, so that a column without one is the rest of the
    column before it where the rows leave that blank or texts run over the border in as many rows as have some behind it.
    """
    head, *rows = ([spot_of((w.x0 + w.x1) / 2, [float("-inf"), *xs, float("inf")]) for w in g] for g in groups)
    out: list[float] = []
    for column, x in enumerate(xs):
        headless = column in head and column + 1 not in head
        filled = sum(column + 1 in row for row in rows)
        if not headless or (any(column in row for row in rows) and _crossing(x, groups[1:]) < max(filled, 1)):
            out.append(x)
    return out


def _crossing(x: float, rows: Sequence[Sequence[Word]]) -> int:
    """In how many rows that have others on both its sides a word runs over a border."""
    return sum(any(w.x0 < x - 1 and w.x1 > x + 1 for w in row) for row in rows if len(row) > 2)


def _has_sides(groups: Sequence[Sequence[Word]], x: float) -> bool:
    left = sum(any(w.x1 <= x for w in g) for g in groups)
    right = sum(any(w.x0 >= x for w in g) for g in groups)
    return min(left, right) >= max(1, SIDES * len(groups))
