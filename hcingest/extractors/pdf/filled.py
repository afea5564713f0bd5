"""Tables of coloured rows: zebra stripes, bands, a coloured header over white rows."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from hcingest.extractors.pdf.coloured import around, blocks, coloured_rows, side_by_side
from hcingest.extractors.pdf.gutters import runs, text_lines
from hcingest.extractors.pdf.headings_between import headings_among, headings_over_headers
from hcingest.extractors.pdf.inner_columns import Surroundings, head_borders
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
WHITE = "#ffffff"
FEWEST_CELLS = 2  # coloured cells below one another; one is no column
SAME_WIDTH = 0.9  # share of the widest row's width


def filled(page: Page, words: Sequence[Word], taken: Sequence[BBox], before: Sequence[float] = ()) -> list[Sketch]:
    """The tables that wide fills and words outside the boxes taken draw, top to bottom; headings and other heads part them."""
    fills = _without_ground(page.fills)
    free = tuple(f for f in fills if not f.round and not any(is_inside(f.bbox, box) for box in taken))
    if not free:
        return []
    found: list[Sketch] = []
    starts = sorted([*_headings(free, page, words), *_other_heads(free, page, words)])
    for top, bottom in pairwise([0.0, *starts, page.height]):
        borders = found[-1].xs if found else before
        fills = _of_rows([f for f in free if top <= f.bbox.middle[1] < bottom], page, borders)
        inside = [w for w in words if top <= (w.top + w.bottom) / 2 < bottom and not _is_on(w, taken)]
        sketch = _filled(replace(page, fills=fills), inside, borders)
        if sketch:
            found.append(sketch)
    return found


def _without_ground(fills: Sequence[Fill]) -> Sequence[Fill]:
    """The fills without a white one that some browsers draw first, below all of the page."""
    if len(fills) < 2 or fills[0].colour != WHITE or not is_inside(fills[1].bbox, fills[0].bbox):
        return fills
    return fills[1:]


def _headings(fills: Sequence[Fill], page: Page, words: Sequence[Word]) -> list[float]:
    """y of the headings above and between coloured rows."""
    rows = [b for b in coloured_rows(fills) if b.width > WIDE * page.width]
    if not rows or not words:
        return []
    outside = [w for w in words if not _is_on(w, rows)]
    usual, left = median([w.style.size for w in words]), min(b.x0 for b in rows)
    larger = headings_among(text_lines(outside), left, usual)
    over = [line for line in headings_over_headers(text_lines(words), left) if not _is_on(line[0], rows)]
    return sorted({line[0].top - 1 for line in (*larger, *over)})


def _other_heads(fills: Sequence[Fill], page: Page, words: Sequence[Word]) -> list[float]:
    """y of the coloured rows that look like the head of the table above them and hold other words."""
    if not words or not fills:
        return []
    usual = _looks(words).most_common(1)[0][0]
    lines = text_lines(words)
    heights = [(line[0].top + line[0].bottom) / 2 for line in lines]
    starts: list[float] = []
    head: tuple[str, list[str]] = ("", [])
    for block in blocks(fills):
        box, colour = around(block), block[0].colour
        on = lines[bisect_left(heights, box.top) : bisect_left(heights, box.bottom)]
        inside = [word for line in on for word in line if box.x0 <= word.x0 < box.x1]
        looks = _looks(inside)
        is_head = len(looks) == 1 and usual not in looks and any(len(runs(line)) > 1 for line in on)
        if box.width <= WIDE * page.width or not is_head:
            continue
        texts = [w.text for w in inside]
        if colour == head[0] and texts != head[1]:
            starts.append(box.top - 1)
        head = colour, texts
    return starts


def _looks(words: Sequence[Word]) -> Counter[tuple[bool, str]]:
    """How often words are set bold or not, in each colour."""
    return Counter((w.style.bold, w.style.colour) for w in words)


def _is_on(word: Word, boxes: Sequence[BBox]) -> bool:
    x, y = word.bbox.middle
    return any(box.contains(x, y) for box in boxes)


def _filled(page: Page, words: Sequence[Word], before: Sequence[float]) -> Sketch | None:
    """The table of a page's fills: their edges are its row borders."""
    rows = [b for b in coloured_rows(page.fills) if b.width > WIDE * page.width]
    if not words or (not rows and not before):
        return None
    left = min((b.x0 for b in rows), default=before[0] if before else 0.0)
    right = max((b.x1 for b in rows), default=before[-1] if before else 0.0)
    rows = [b for b in rows if b.width > SAME_WIDTH * (right - left)]
    edges = [y for b in rows for y in (b.top, b.bottom)]
    beside = _column_edges(page, (left, right), () if rows else before)
    ys = snapped([*edges, *beside])
    if not ys:
        return None
    levels = (*(Line(y, left, right) for y in ys), *_inner_edges(page.fills, rows))
    groups = _groups_beside(page.fills, left, ys)
    levels += tuple(Line(y, box.x0, box.x1) for box in groups for y in (box.top, box.bottom))
    left = min([left, *(box.x0 for box in groups)])
    frame = Frame(levels, (), BBox(left, ys[0], right, ys[-1]))
    is_head = bool(head_borders(Surroundings(frame, page, words)))
    if len(rows) < 2 and not beside and not is_head and not (rows and _has_sides(rows[0], before)):
        return None
    sketch = ruled(frame, page, words, before)
    if sketch:
        sketch.found_by = "filled"
    return sketch


def _groups_beside(fills: Sequence[Fill], left: float, ys: Sequence[float]) -> list[BBox]:
    """Coloured cells that end where coloured rows begin, higher than one row: merged beside them."""
    tall = [f.bbox for f in fills if abs(f.bbox.x1 - left) < SIDES and ys[0] - SIDES < f.bbox.top < ys[-1]]
    return [box for box in tall if any(box.top + SIDES < y < box.bottom - SIDES for y in ys)]


def _column_edges(page: Page, sides: tuple[float, float], borders: Sequence[float]) -> list[float]:
    """y of the edges of coloured cells below one another, inside the sides of coloured rows.

    ``borders``: where there are no coloured rows, the x between which coloured cells stand as on the page before.
    """
    columns: dict[tuple[int, int], dict[tuple[int, int], Fill]] = {}
    for fill in page.fills:
        box = fill.bbox
        inside = sides[0] - SIDES < box.x0 and box.x1 < sides[1] + SIDES
        narrow = LEAST_CELL < box.width < SAME_WIDTH * (sides[1] - sides[0])
        if inside and narrow:
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


def _inner_edges(fills: Sequence[Fill], rows: Sequence[BBox]) -> list[Line]:
    """The lower edges of coloured cells inside a row: what parts the lines of a header."""
    inside = [f.bbox for f in fills for row in rows if is_inside(f.bbox, row) and f.bbox.bottom < row.bottom - SIDES]
    return [Line(box.bottom, box.x0, box.x1) for box in inside]


def _of_rows(fills: Sequence[Fill], page: Page, before: Sequence[float]) -> tuple[Fill, ...]:
    """The fills that may be rows or cells; very high ones only where they are as wide as the table before."""

    def may_be(row: Sequence[Fill]) -> bool:
        return row[0].bbox.height < TALLEST * page.height or _has_sides(around(row), before)

    return tuple(fill for row in side_by_side(fills) if may_be(row) for fill in row)


def _has_sides(box: BBox, borders: Sequence[float]) -> bool:
    return len(borders) > 1 and abs(box.x0 - borders[0]) < SIDES and abs(box.x1 - borders[-1]) < SIDES
