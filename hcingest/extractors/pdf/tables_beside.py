"""Tables that stand side by side: what stands above each belongs to it, and one side is read before the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from hcingest.extractors.pdf.gutters import Lines
from hcingest.model.place import BBox
from hcingest.model.words import Word

Gap = tuple[float, float]
Stretch = tuple[float, float, float]
"""Top and bottom of tables side by side with the text above them, and x between the sides, in points."""


def tables_beside(lines: Lines, tables: Sequence[BBox]) -> Iterator[Stretch]:
    """The stretches of a page in which tables stand side by side; what reaches over both sides parts them."""
    for low, high in _gaps(tables):
        x = (low + high) / 2
        over = sorted([b.top for b in tables if b.x0 < x < b.x1] + [_top(line) for line in lines if _is_over(line, x)])
        for start, stop in zip([float("-inf"), *over], [*over, float("inf")], strict=True):
            inside = [box for box in tables if start < box.top < stop and not box.x0 < x < box.x1]
            left, right = ([b for b in inside if (b.x0 > x) is side] for side in (False, True))
            if any(map(_are_beside, *zip(*product(left, right), strict=True)) if left and right else ()):
                top, bottom = min(b.top for b in inside), max(b.bottom for b in inside)
                above = [w for line in lines for w in line if start < w.top and w.bottom <= top + 1]
                yield _start(above, x, top), bottom, x


def _gaps(tables: Sequence[BBox]) -> list[Gap]:
    """(x0, x1) of the white between tables side by side; those with room in common as one."""
    gaps: list[Gap] = []
    for one, other in product(tables, tables):
        if one.x1 > other.x0 or not _are_beside(one, other):
            continue
        gap = one.x1, other.x0
        same = next((g for g in gaps if max(g[0], gap[0]) < min(g[1], gap[1])), None)
        if same:
            gaps.remove(same)
            gap = max(same[0], gap[0]), min(same[1], gap[1])
        gaps.append(gap)
    return gaps


def _are_beside(one: BBox, other: BBox) -> bool:
    return min(one.bottom, other.bottom) > max(one.top, other.top)


def _top(line: Sequence[Word]) -> float:
    return min(w.top for w in line)


def _is_over(line: Sequence[Word], x: float) -> bool:
    """Whether a line of text runs over the white between the sides."""
    left, right = [w for w in line if w.x0 < x], [w for w in line if w.x0 >= x]
    near = bool(left and right) and right[0].x0 - left[-1].x1 < right[0].style.size
    return near or any(w.x1 > x for w in left)


def _start(above: Sequence[Word], x: float, top: float) -> float:
    """y from which there is text on both sides above tables; ``top`` where one has none."""
    starts = [min((w.top for w in above if (w.x0 >= x) is side), default=top) for side in (False, True)]
    height = max((w.bottom - w.top for w in above), default=0.0)
    return min(top, max(starts) - height)
