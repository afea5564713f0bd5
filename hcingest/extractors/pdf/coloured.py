"""Coloured cells side by side make up rows."""

from __future__ import annotations

from collections.abc import Sequence

from hcingest.model.document import Fill
from hcingest.model.place import BBox, box_around

OVER = 3.0  # points by which cells of one row reach over one another at least, one of them high
FULL = 0.95  # share of a box that coloured cells cover to be one row


def coloured_rows(fills: Sequence[Fill]) -> list[BBox]:
    return [around(block) for block in blocks(fills)]


def blocks(fills: Sequence[Fill]) -> list[list[Fill]]:
    """Fills side by side, top to bottom; those of one colour that fill a box together are one: a header of two lines."""
    found: list[list[Fill]] = []
    for row in sorted(side_by_side(fills), key=lambda row: row[0].bbox.top):
        last = found[-1] if found else row
        if found and last[0].colour == row[0].colour and row[0].bbox.top < around(last).bottom - OVER:
            last.extend(row)
        else:
            found.append(list(row))
    return [part for block in found for part in ([block] if _is_full(block) else side_by_side(block))]


def _is_full(block: Sequence[Fill]) -> bool:
    """Whether cells cover a box, and not one another: stripes behind lines of text lie on the ground of their cell."""
    box = around(block)
    share = sum(f.bbox.width * f.bbox.height for f in block) / (box.width * box.height or 1.0)
    return FULL <= share <= 1 / FULL


def is_of_lines(block: Sequence[Fill]) -> bool:
    """Whether a block has lower cells one above the other beside some as high as itself, as headers of two lines do."""
    heights = [fill.bbox.height for fill in block]
    return max(heights) > around(block).height - OVER and min(heights) < around(block).height - OVER


def side_by_side(fills: Sequence[Fill]) -> list[list[Fill]]:
    rows: dict[tuple[int, int], list[Fill]] = {}
    for fill in fills:
        rows.setdefault((round(fill.bbox.top / 2), round(fill.bbox.bottom / 2)), []).append(fill)
    return list(rows.values())


def around(fills: Sequence[Fill]) -> BBox:
    return box_around(fill.bbox for fill in fills)
