"""Tables of coloured rows: zebra stripes, bands, a coloured header over white rows."""

from __future__ import annotations

from collections.abc import Sequence

from hcingest.extractors.pdf.lines import Frame, Line, snapped
from hcingest.extractors.pdf.regions import is_inside
from hcingest.extractors.pdf.ruled import ruled
from hcingest.extractors.pdf.sketch import Sketch
from hcingest.model.document import Fill, Page
from hcingest.model.place import BBox
from hcingest.model.words import Word

TALLEST = 0.6  # share of the page height; a higher fill is a panel, not a row
WIDE = 0.3  # share of the page width that a coloured row covers at least
SAME_WIDTH = 0.9  # share of the widest row's width


def filled(page: Page, words: Sequence[Word], taken: Sequence[BBox], before: Sequence[float] = ()) -> Sketch | None:
    """The table that wide fills outside the boxes taken draw: their edges are its row borders."""
    rows = [b for b in _coloured_rows(page, taken) if b.width > WIDE * page.width]
    if len(rows) < 2:
        return None
    left, right = min(b.x0 for b in rows), max(b.x1 for b in rows)
    rows = [b for b in rows if b.width > SAME_WIDTH * (right - left)]
    if len(rows) < 2:
        return None
    ys = snapped(y for b in rows for y in (b.top, b.bottom))
    frame = Frame(tuple(Line(y, left, right) for y in ys), (), BBox(left, ys[0], right, ys[-1]))
    sketch = ruled(frame, page, words, before)
    if sketch:
        sketch.found_by = "filled"
    return sketch


def _coloured_rows(page: Page, taken: Sequence[BBox]) -> list[BBox]:
    """Fills side by side at the same height as one box."""
    rows: dict[tuple[int, int], BBox] = {}
    for fill in page.fills:
        if _is_row(fill, page) and not any(is_inside(fill.bbox, box) for box in taken):
            key = (round(fill.bbox.top / 2), round(fill.bbox.bottom / 2))
            rows[key] = rows[key].union(fill.bbox) if key in rows else fill.bbox
    return list(rows.values())


def _is_row(fill: Fill, page: Page) -> bool:
    return not fill.round and fill.bbox.height < TALLEST * page.height
