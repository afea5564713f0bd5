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
SIDES = 3.0  # points by which coloured cells may stick out of the coloured rows
LEAST_CELL = 8.0  # points; narrower fills are thick lines
STRIPE = 24.0  # points; a stripe of one line is hardly higher
FEWEST_CELLS = 2  # coloured cells below one another; one is no column
SAME_WIDTH = 0.9  # share of the widest row's width


def filled(page: Page, words: Sequence[Word], taken: Sequence[BBox], before: Sequence[float] = ()) -> Sketch | None:
    """The table that wide fills outside the boxes taken draw: their edges are its row borders."""
    rows = [b for b in _coloured_rows(page, taken) if b.width > WIDE * page.width]
    if not rows and not before:
        return None
    left = min((b.x0 for b in rows), default=before[0] if before else 0.0)
    right = max((b.x1 for b in rows), default=before[-1] if before else 0.0)
    rows = [b for b in rows if b.width > SAME_WIDTH * (right - left)]
    edges = [y for b in rows for y in (b.top, b.bottom)]
    beside = _column_edges(page, taken, (left, right), () if rows else before)
    if len(rows) < 2 and not beside:
        return None
    ys = snapped([*edges, *beside])
    frame = Frame(tuple(Line(y, left, right) for y in ys), (), BBox(left, ys[0], right, ys[-1]))
    sketch = ruled(frame, page, words, before)
    if sketch:
        sketch.found_by = "filled"
    return sketch


def _column_edges(
    page: Page, taken: Sequence[BBox], sides: tuple[float, float], borders: Sequence[float]
) -> list[float]:
    """y of the edges of coloured cells below one another, inside the sides of coloured rows.

    ``borders``: where there are no coloured rows, the x between which coloured cells stand as on the page before.
    """
    columns: dict[tuple[int, int], dict[tuple[int, int], Fill]] = {}
    for fill in page.fills:
        box = fill.bbox
        inside = sides[0] - SIDES < box.x0 and box.x1 < sides[1] + SIDES
        narrow = LEAST_CELL < box.width < SAME_WIDTH * (sides[1] - sides[0])
        if inside and narrow and _is_row(fill, page) and not any(is_inside(box, other) for other in taken):
            column = columns.setdefault((round(box.x0), round(box.x1)), {})
            column[round(box.top), round(box.bottom)] = fill
    found = [list(cells.values()) for cells in columns.values() if len(cells) >= FEWEST_CELLS]
    return [y for cells in found if _is_column(cells[0].bbox, borders) for y in _edges(cells)]


def _is_column(box: BBox, borders: Sequence[float]) -> bool:
    return not borders or all(any(abs(x - b) < SIDES for b in borders) for x in (box.x0, box.x1))


def _edges(cells: Sequence[Fill]) -> list[float]:
    """The upper and lower edges of coloured cells in one column.

    Office programs may draw one cell as several stripes, each as high as a line of text: where all are so low, one
    colour that goes on has no edge.
    """
    striped = max(cell.bbox.height for cell in cells) < STRIPE
    ends = [(round(y), cell.colour) for cell in cells for y in (cell.bbox.top, cell.bbox.bottom)]
    return [float(y) for y, colour in ends if not striped or ends.count((y, colour)) == 1]


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
