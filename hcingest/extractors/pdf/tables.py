"""The tables of one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hcingest.model.document import Fill, Page
from hcingest.model.place import BBox, Place
from hcingest.model.table import Cell, Table
from hcingest.model.words import Piece, Word, whole

from hcingest.extractors.pdf.filing import cut_at, lines_of, piece_middle, usual_pitch, with_gaps
from hcingest.extractors.pdf.grid import COVERED, Box, boxes_of, spot_of
from hcingest.extractors.pdf.gutters import gutters, row_breaks, runs, text_lines, unbroken
from hcingest.extractors.pdf.lines import SNAP, Frame, Line, frames_of, level_lines, nearest, snapped, upright_lines

MIN_ROW = 3.0  # points
LINE_STEP = 1.0  # line heights of white between two lines of one row
DOT = 40.0  # points; a round shape larger than this is no rating dot
OPEN = 6.0  # points; uprights that run further than this beyond the last level line leave the table open there


@dataclass(frozen=True, slots=True)
class PageTables:
    tables: tuple[Table, ...]
    rest: tuple[Word, ...]


@dataclass
class Sketch:
    """A grid before words: borders, and which edges are drawn."""

    xs: list[float]
    ys: list[float]
    frame: Frame
    virtual: set[float]
    found_by: str
    open_top: bool = False
    open_bottom: bool = False


def page_tables(page: Page, words: Sequence[Word]) -> PageTables:
    levels = level_lines(page.rules)
    uprights = upright_lines(page.rules)
    tables: list[Table] = []
    left = list(words)
    sketches = [s for f in _regions(levels, uprights) if (s := _ruled(f, page, left))]
    if not sketches or True:
        sketches += _filled(page, left, sketches)
    for sketch in sketches:
        table, left = _fill_in(sketch, page, left, len(tables) + 1)
        if table:
            tables.append(table)
    for sketch in _aligned(page, left):
        table, left = _fill_in(sketch, page, left, len(tables) + 1)
        if table:
            tables.append(table)
    tables.sort(key=lambda t: (t.place.bbox.top, t.place.bbox.x0))
    return PageTables(tuple(t.numbered(i + 1) for i, t in enumerate(tables)), tuple(left))


def _regions(levels: Sequence[Line], uprights: Sequence[Line]) -> list[Frame]:
    """Frames that hang together, frames that stand in one another as one; level lines stacked alike as one."""
    frames = frames_of(levels, uprights)
    big = [f for f in frames if f.uprights]
    bare = sorted((f for f in frames if not f.uprights), key=lambda f: f.bbox.top)
    out: list[Frame] = []
    for frame in big:
        inside = [b for b in bare if _inside(b.bbox, frame.bbox)]
        bare = [b for b in bare if b not in inside]
        out.append(_merged([frame, *inside]))
    out = _stacked(out)
    stacks: list[list[Frame]] = []
    for frame in bare:
        home = next((s for s in stacks if _alike(s, frame)), None)
        if home is None:
            stacks.append([frame])
        else:
            home.append(frame)
    out += [_merged(s) for s in stacks if len(s) > 1]
    return out


def _stacked(frames: list[Frame]) -> list[Frame]:
    """Frames one above the other at a distance less than a line, of the same width, are one table."""
    frames = sorted(frames, key=lambda f: f.bbox.top)
    out: list[Frame] = []
    for f in frames:
        if out:
            b = out[-1].bbox
            if abs(b.x0 - f.bbox.x0) < 6 and abs(b.x1 - f.bbox.x1) < 6 and -2 < f.bbox.top - b.bottom < 4:
                out[-1] = _merged([out[-1], f])
                continue
        out.append(f)
    return out


def _alike(stack: list[Frame], frame: Frame) -> bool:
    wide = max(stack, key=lambda f: f.bbox.width).bbox
    overlap = min(wide.x1, frame.bbox.x1) - max(wide.x0, frame.bbox.x0)
    return overlap >= 0.9 * min(wide.width, frame.bbox.width)


def _inside(inner: BBox, outer: BBox) -> bool:
    return inner.x0 >= outer.x0 - 3 and inner.x1 <= outer.x1 + 3 and inner.top >= outer.top - 3 and inner.bottom <= outer.bottom + 3


def _merged(frames: Sequence[Frame]) -> Frame:
    box = frames[0].bbox
    for f in frames[1:]:
        box = box.union(f.bbox)
    return Frame(tuple(x for f in frames for x in f.levels), tuple(x for f in frames for x in f.uprights), box)


def _ruled(frame: Frame, page: Page, words: Sequence[Word]) -> Sketch | None:
    box = frame.bbox
    inside = [w for w in words if box.contains((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]
    if not inside or box.height < 8 or box.width < 40:
        return None
    frame = Frame((*frame.levels, *_fill_edges(frame, page)), frame.uprights, box)
    ys = snapped([line.at for line in frame.levels])
    xs = snapped([line.at for line in frame.uprights])
    open_top = open_bottom = False
    if frame.uprights:
        top, bottom = min(u.start for u in frame.uprights), max(u.stop for u in frame.uprights)
        if not ys or top < ys[0] - OPEN:
            ys.insert(0, top); open_top = True
        if bottom > ys[-1] + OPEN:
            ys.append(bottom); open_bottom = True
    if not xs or box.x0 < xs[0] - 8:
        xs.insert(0, box.x0)
    if box.x1 > xs[-1] + 8:
        xs.append(box.x1)
    ys = [ys[0], *(b for a, b in pairwise(ys) if b - a >= MIN_ROW)]
    virtual: set[float] = set()
    rows = _row_groups(inside, ys)
    for a, b in pairwise(list(xs)):
        gap = [[w for w in g if a <= (w.x0 + w.x1) / 2 < b] for g in rows]
        gap = [g for g in gap if g]
        if len(xs) == 2 and len(gap) >= 2 and b - a > 60:
            virtual.update(_columns_within(gap, a, b, frame, page))
    xs = sorted([*xs, *virtual])
    lone_row = len(ys) == 2 and not virtual
    if len(xs) < 3 or (len(ys) < 3 and not lone_row):
        return None
    sketch = Sketch(xs, ys, frame, virtual, "ruled", open_top, open_bottom)
    if virtual:
        _reach_out(sketch, words)
    return sketch


def _fill_edges(frame: Frame, page: Page) -> list[Line]:
    """Upper and lower edges of coloured rows that no rule draws: fills side by side over the whole width.

    Office programs draw one coloured cell as several stripes; where the same colour goes on there is no edge.
    """
    box = frame.bbox
    rows: dict[tuple[int, int, str], list[BBox]] = {}
    for fill in page.fills:
        if not fill.round and fill.colour != "#ffffff" and _inside(fill.bbox, box):
            rows.setdefault((round(fill.bbox.top), round(fill.bbox.bottom), fill.colour), []).append(fill.bbox)
    edges: dict[float, list[str]] = {}
    for (_, _, colour), boxes in rows.items():
        if sum(b.width for b in boxes) >= 0.9 * box.width:
            for y in (boxes[0].top, boxes[0].bottom):
                at = next((e for e in edges if abs(e - y) <= SNAP), y)
                edges.setdefault(at, []).append(colour)
    ends = [y for y, colours in edges.items() if len(colours) == len(set(colours))]
    return [Line(y, box.x0, box.x1) for y in ends if not _near_line(frame.levels, y)]


def _near_line(levels: Sequence[Line], y: float) -> bool:
    return any(abs(line.at - y) <= 2 * SNAP for line in levels)


def _reach_out(s: Sketch, words: Sequence[Word]) -> None:
    """Rows beyond the outermost rules, where a page break left a row without its closing rule."""
    x0, x1 = s.xs[0] - 3, s.xs[-1] + 3
    near = [w for w in words if x0 <= w.x0 and w.x1 <= x1 and not w.style.direction]
    below = _follow(text_lines([w for w in near if w.top > s.ys[-1] - 2]), s, s.ys[-1], 1)
    if below is not None:
        s.ys.append(below)
        s.open_bottom = True
    above = _follow(list(reversed(text_lines([w for w in near if w.bottom < s.ys[0] + 2]))), s, s.ys[0], -1)
    if above is not None:
        s.ys.insert(0, above)
        s.open_top = True


def _follow(lines: Sequence[Sequence[Word]], s: Sketch, edge: float, way: int) -> float | None:
    """How far lines that keep to the columns reach beyond an edge; None where none does."""
    reach: float | None = None
    several = False
    at = edge
    for line in lines:
        top, bottom = min(w.top for w in line), max(w.bottom for w in line)
        distance = top - at if way > 0 else at - bottom
        height = bottom - top
        if distance > LINE_STEP * height or not _keeps_to_columns(line, s):
            break
        several = several or len({spot_of((w.x0 + w.x1) / 2, s.xs) for w in line}) > 1 or line[0].x0 > s.xs[1] - 1
        at = bottom if way > 0 else top
        reach = at + way * 1.5
    return reach if several else None


def _keeps_to_columns(line: Sequence[Word], s: Sketch) -> bool:
    for a, b in runs(line):
        if any(a < x - 1 and b > x + 1 for x in s.virtual) and any(
            w.x0 < x - 1 and w.x1 > x + 1 for w in line for x in s.virtual
        ):
            return False
    return len(line) > 0


def _columns_within(groups: list[list[Word]], a: float, b: float, frame: Frame, page: Page) -> list[float]:
    """Column borders where none is drawn: the ends of level rules and fills, then white gaps between them."""
    inside = [r for r in page.rules if r.is_level and frame.bbox.contains(r.x0 + 1, r.top) and frame.bbox.contains(r.x1 - 1, r.top)]
    ends = [x for rule in inside for x in (rule.x0, rule.x1)]
    for fill in page.fills:
        if not fill.round and fill.bbox.overlap(frame.bbox) > 0:
            ends += [fill.bbox.x0, fill.bbox.x1]
    drawn = _one_between_texts(unbroken(snapped(x for x in ends if a + 8 < x < b - 8), groups), groups)
    out: list[float] = []
    for left, right in pairwise([a, *drawn, b]):
        inner = [[w for w in g if left <= (w.x0 + w.x1) / 2 < right] for g in groups]
        out += [left] * (left != a)
        out += gutters([g for g in inner if g], left, right)
    return out


def _one_between_texts(xs: Sequence[float], groups: Sequence[Sequence[Word]]) -> list[float]:
    """Of several borders with no text between them, the middle one."""
    runs_of_borders: list[list[float]] = []
    for x in xs:
        last = runs_of_borders[-1][-1] if runs_of_borders else None
        if last is not None and not any(last < (w.x0 + w.x1) / 2 < x for g in groups for w in g):
            runs_of_borders[-1].append(x)
        else:
            runs_of_borders.append([x])
    return [borders[len(borders) // 2] for borders in runs_of_borders]


def _row_groups(words: Sequence[Word], ys: Sequence[float]) -> list[list[Word]]:
    groups: list[list[Word]] = [[] for _ in range(max(1, len(ys) - 1))]
    for w in words:
        y = (w.top + w.bottom) / 2
        if len(ys) > 1 and ys[0] - 2 <= y <= ys[-1] + 2:
            groups[spot_of(y, ys)].append(w)
    return [g for g in groups if g]


def _filled(page: Page, words: Sequence[Word], taken: Sequence[Sketch]) -> list[Sketch]:
    """Tables of coloured rows: the edges of wide fills are level lines."""
    boxes = [s.frame.bbox for s in taken]
    wide = [f for f in page.fills if not f.round and f.bbox.height < page.height * 0.6 and not any(_inside(f.bbox, b) for b in boxes)]
    bands: dict[tuple[int, int], list[Fill]] = {}
    for f in wide:
        bands.setdefault((round(f.bbox.top / 2), round(f.bbox.bottom / 2)), []).append(f)
    rows = []
    for fs in bands.values():
        box = fs[0].bbox
        for f in fs[1:]:
            box = box.union(f.bbox)
        if box.width > page.width * 0.3:
            rows.append(box)
    if len(rows) < 2:
        return []
    x0 = min(b.x0 for b in rows); x1 = max(b.x1 for b in rows)
    rows = [b for b in rows if b.width > 0.9 * (x1 - x0)]
    if len(rows) < 2:
        return []
    rows.sort(key=lambda b: b.top)
    ys = snapped([y for b in rows for y in (b.top, b.bottom)])
    frame = Frame(tuple(Line(y, x0, x1) for y in ys), (), BBox(x0, ys[0], x1, ys[-1]))
    sketch = _ruled(frame, page, words)
    if sketch:
        sketch.found_by = "filled"
    return [sketch] if sketch else []


def _aligned(page: Page, words: Sequence[Word]) -> list[Sketch]:
    upright = [w for w in words if not w.style.direction]
    lines = text_lines(upright)
    blocks: list[list[list[Word]]] = []
    current: list[list[Word]] = []
    for line in lines:
        many = len(runs(line)) >= 3
        near = not current or min(w.top for w in line) - max(w.bottom for w in current[-1]) < 2.2 * (line[0].bottom - line[0].top)
        if current and (not near or _is_heading(line, current)):
            blocks.append(current)
            current = []
        if current or many:
            current.append(line)
    if current:
        blocks.append(current)
    out = []
    for block in blocks:
        while block and len(runs(block[-1])) < 2 and block[-1][0].x0 < block[0][0].x0 + 3 and len(block) > 1 and runs(block[-1])[0][1] > max(w.x1 for l in block for w in l) * 0.7:
            block.pop()
        if sum(len(runs(l)) >= 2 for l in block) < 3:
            continue
        ws = [w for l in block for w in l]
        x0, x1 = min(w.x0 for w in ws) - 2, max(w.x1 for w in ws) + 2
        cols = gutters(block, x0, x1)
        if len(cols) < 2:
            continue
        top, bottom = min(w.top for w in ws) - 1, max(w.bottom for w in ws) + 1
        ys = [top, *row_breaks(block), bottom]
        xs = [x0, *cols, x1]
        frame = Frame(tuple(Line(y, x0, x1) for y in ys), (), BBox(x0, top, x1, bottom))
        if len(ys) >= 3:
            out.append(Sketch(xs, ys, frame, set(cols), "aligned"))
    return out


def _is_heading(line: Sequence[Word], block: Sequence[Sequence[Word]]) -> bool:
    """A line of one stretch that is set larger than the table above it, or bold after a wide gap."""
    if len(runs(line)) > 1:
        return False
    sizes = sorted(w.style.size for row in block for w in row)
    larger = min(w.style.size for w in line) > 1.08 * sizes[len(sizes) // 2]
    gap = min(w.top for w in line) - max(w.bottom for w in block[-1])
    return larger or (all(w.style.bold for w in line) and gap > 0.8 * (line[0].bottom - line[0].top))


def _covered(lines: Sequence[Line], at: float, start: float, stop: float) -> bool:
    length = sum(max(0.0, min(l.stop, stop) - max(l.start, start)) for l in lines if abs(l.at - at) <= SNAP + 0.5)
    return length >= COVERED * (stop - start)


def _fill_in(s: Sketch, page: Page, words: list[Word], number: int) -> tuple[Table | None, list[Word]]:
    box = BBox(s.xs[0] - 2, s.ys[0] - 2, s.xs[-1] + 2, s.ys[-1] + 2)
    inside = [w for w in words if box.contains((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]
    if not inside:
        return None, words
    levels, uprights = s.frame.levels, s.frame.uprights
    rows, cols = len(s.ys) - 1, len(s.xs) - 1
    crossed = _crossings(s, inside)

    def below(r: int, c: int) -> bool:
        return _covered(levels, s.ys[r + 1], s.xs[c], s.xs[c + 1])

    def beside(r: int, c: int) -> bool:
        x = s.xs[c + 1]
        if x in s.virtual:
            return (r, c) not in crossed
        return _covered(uprights, x, s.ys[r], s.ys[r + 1])

    boxes = boxes_of(rows, cols, below, beside)
    by_spot = {(r, c): i for i, b in enumerate(boxes) for r in range(b.row, b.last_row + 1) for c in range(b.column, b.last_column + 1)}
    filed: list[list[Piece]] = [[] for _ in boxes]
    real = [x for x in s.xs[1:-1] if x not in s.virtual]
    for w in inside:
        r = spot_of((w.top + w.bottom) / 2, s.ys)
        borders = [x for i, x in enumerate(s.xs[1:-1]) if x not in s.virtual and by_spot[r, i] != by_spot[r, i + 1]]
        for piece in cut_at(w, borders):
            x, y = piece_middle(piece)
            filed[by_spot[r, spot_of(x, s.xs)]].append(piece)
    cell_lines = [lines_of(p) for p in filed]
    pitch = usual_pitch([l for ls in cell_lines for l in ls]) if False else _pitch(cell_lines)
    cells = []
    for b, ls in zip(boxes, cell_lines, strict=True):
        bbox = BBox(s.xs[b.column], s.ys[b.row], s.xs[b.last_column + 1], s.ys[b.last_row + 1])
        fill, marks = _ground(bbox, page.fills)
        place = Place(page.number, bbox, f"page {page.number}, table {number}, row {b.row + 1}, column {b.column + 1}")
        cells.append(Cell(b.row, b.column, with_gaps(ls, pitch), b.last_row - b.row + 1, b.last_column - b.column + 1, place, fill, marks,
                          s.open_top and b.row == 0, s.open_bottom and b.last_row == rows - 1))
    cells, rows = _without_empty_rows(cells, rows)
    drawn = s.found_by == "ruled" and not s.virtual and cols >= 3
    if sum(bool(c.pieces) for c in cells) < (1 if drawn else 2) or rows < 1:
        return None, words
    gone = {id(w) for w in inside}
    table = Table(number, rows, cols, tuple(cells), Place(page.number, BBox(s.xs[0], s.ys[0], s.xs[-1], s.ys[-1]), f"page {page.number}, table {number}"),
                  s.found_by, 0.95 if s.found_by == "ruled" else 0.8, column_edges=tuple(s.xs))
    return table, [w for w in words if id(w) not in gone]


def _without_empty_rows(cells, rows):
    return cells, rows


def _pitch(cell_lines) -> float:
    from statistics import quantiles
    steps = []
    for ls in cell_lines:
        for a, b in pairwise(ls):
            h = a[0].word.bottom - a[0].word.top
            if h > 0 and b[0].word.top > a[0].word.top:
                steps.append((b[0].word.top - a[0].word.top) / h)
    if not steps:
        return 0.0
    steps.sort()
    return steps[len(steps) // 4]


def _crossings(s: Sketch, words: Sequence[Word]) -> set[tuple[int, int]]:
    """Spots whose right border, a virtual one, is run over by a line of text."""
    out = set()
    by_row: dict[int, list[Word]] = {}
    for w in words:
        by_row.setdefault(spot_of((w.top + w.bottom) / 2, s.ys), []).append(w)
    for r, ws in by_row.items():
        for line in text_lines(ws):
            for a, b in runs(line):
                for c, x in enumerate(s.xs[1:-1]):
                    if x in s.virtual and a < x - 1.5 and b > x + 1.5:
                        if any(w.x0 < x - 1.5 and w.x1 > x + 1.5 for w in line) or len(runs(line)) == 1 and len(ws) == len(line):
                            out.add((r, c))
        if any(k[0] == r for k in out) and len(text_lines(ws)) == 1 and len(runs(text_lines(ws)[0])) == 1:
            out |= {(r, c) for c in range(len(s.xs) - 2)}
    return out


def _ground(box: BBox, fills: Sequence[Fill]) -> tuple[str, tuple[str, ...]]:
    """The colour that covers most of a cell, what is drawn later over what is drawn before; and its dots' colours."""
    shares: dict[str, float] = {}
    marks: list[str] = []
    area = box.width * box.height or 1.0
    for fill in fills:
        if fill.round and fill.bbox.width < DOT and box.contains(*fill.bbox.middle):
            marks.append(fill.colour)
        elif not fill.round:
            share = fill.bbox.overlap(box) / area
            if share > 0.9:
                shares.clear()
            if share > 0:
                shares[fill.colour] = shares.get(fill.colour, 0.0) + share
    colour = max(shares, key=lambda c: shares[c]) if shares else ""
    covered = bool(colour) and shares[colour] > 0.5
    return (colour if covered and colour != "#ffffff" else ""), tuple(marks)
