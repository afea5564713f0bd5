"""Pure geometry: column and row borders plus the edges that are drawn become cells with spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from hcingest.model.values import fixed

Spot = tuple[int, int]


@fixed
class Box:
    """A cell of the grid: rows and columns from 0, ends included."""

    row: int
    column: int
    last_row: int
    last_column: int


def boxes_of(
    row_count: int, column_count: int, below: Callable[[int, int], bool], beside: Callable[[int, int], bool]
) -> list[Box]:
    """Cells of a grid in which edges may be missing. ``below(r, c)``: an edge is drawn under spot (r, c);
    ``beside(r, c)``: one is drawn to its right. Spots without an edge between them are one cell; what would be no
    rectangle is parted again, by rows."""
    parent = list(range(row_count * column_count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for r in range(row_count):
        for c in range(column_count):
            here = r * column_count + c
            if c + 1 < column_count and not beside(r, c):
                parent[root(here + 1)] = root(here)
            if r + 1 < row_count and not below(r, c):
                parent[root(here + column_count)] = root(here)
    groups: dict[int, list[Spot]] = {}
    for i in range(row_count * column_count):
        groups.setdefault(root(i), []).append(divmod(i, column_count))
    return sorted((box for spots in groups.values() for box in _rectangles(spots)), key=lambda b: (b.row, b.column))


def _rectangles(spots: list[Spot]) -> list[Box]:
    rows, columns = [r for r, _ in spots], [c for _, c in spots]
    whole = Box(min(rows), min(columns), max(rows), max(columns))
    if len(spots) == (whole.last_row - whole.row + 1) * (whole.last_column - whole.column + 1):
        return [whole]
    runs: list[Box] = []
    for r in sorted(set(rows)):
        cols = sorted(c for rr, c in spots if rr == r)
        start = cols[0]
        for a, b in zip(cols, [*cols[1:], None], strict=True):
            if b is None or b != a + 1:
                same = next(
                    (i for i, x in enumerate(runs) if (x.column, x.last_column, x.last_row) == (start, a, r - 1)), None
                )
                if same is None:
                    runs.append(Box(r, start, r, a))
                else:
                    runs[same] = Box(runs[same].row, start, r, a)
                start = b if b is not None else 0
    return runs


def at_spots(boxes: Sequence[Box]) -> dict[Spot, int]:
    """For each spot of the grid the index of the box that covers it."""
    return {
        (r, c): index
        for index, box in enumerate(boxes)
        for r in range(box.row, box.last_row + 1)
        for c in range(box.column, box.last_column + 1)
    }


def spot_of(value: float, borders: Sequence[float]) -> int:
    """Index of the interval between borders that holds a value, clamped to the grid."""
    spot = bisect_right(borders, value) - 1
    if spot < 0:
        return 0
    last = len(borders) - 2
    return spot if spot < last else last
