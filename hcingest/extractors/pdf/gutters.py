"""Columns and rows from white space: the gaps that hold over many lines."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from hcingest.model.words import Word

CELL = 1.0  # points; the grain of the profile
MIN_GUTTER = 0.55  # em; a narrower gap does not part columns
RUN_GAP = 1.1  # em; a wider gap within a line parts runs of text
MAY_CROSS = 0.12  # share of lines that may run over a gutter (bands, a long heading)
SAME_LINE = 0.4  # share of the lower height by which two words of one line overlap
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


def gutters(groups: Sequence[Sequence[Word]], x0: float, x1: float) -> list[float]:
    """x of the column borders inside x0 … x1: where (nearly) no group's words stand, with text on both sides.

    A group is what must not be crossed: a line of text, or a whole row where rows are known.
    """
    if not groups:
        return []
    width = max(1, int((x1 - x0) / CELL) + 1)
    cover = [0] * width
    for group in groups:
        taken: set[int] = set()
        for word in group:
            if is_leader(word):
                continue
            taken.update(range(max(0, int((word.x0 - x0) / CELL)), min(width, int((word.x1 - x0) / CELL) + 1)))
        for i in taken:
            cover[i] += 1
    em = median([w.style.size or (w.bottom - w.top) for g in groups for w in g])
    return _gaps(cover, groups, x0, em)


def _gaps(cover: list[int], groups: Sequence[Sequence[Word]], x0: float, em: float) -> list[float]:
    limit = MAY_CROSS * len(groups) if len(groups) > 4 else 0
    out: list[float] = []
    start = None
    for i, count in enumerate([*cover, len(groups) + 1]):
        if count <= limit:
            start = i if start is None else start
            continue
        if start is not None and start > 0 and i < len(cover):
            low = min(cover[start:i])
            inner = [k for k in range(start, i) if cover[k] == low]
            if len(inner) * CELL >= MIN_GUTTER * em:
                middle = x0 + (inner[-1] + 1) * CELL - 0.5
                if _has_sides(groups, middle):
                    out.append(middle)
        start = None
    return out


def unbroken(xs: Sequence[float], groups: Sequence[Sequence[Word]]) -> list[float]:
    """Those of the given x over which (nearly) no group's words run, with text on both sides."""
    limit = max(MAY_CROSS * len(groups), 1 if len(groups) > 3 else 0)
    out: list[float] = []
    for x in xs:
        over = sum(any(w.x0 < x - 1 and w.x1 > x + 1 for w in g) for g in groups)
        if over <= limit and _has_sides(groups, x):
            out.append(x)
    return out


def _has_sides(groups: Sequence[Sequence[Word]], x: float) -> bool:
    left = sum(any(w.x1 <= x for w in g) for g in groups)
    right = sum(any(w.x0 >= x for w in g) for g in groups)
    return min(left, right) >= max(1, SIDES * len(groups))
