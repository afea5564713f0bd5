"""Tables that a tagged PDF declares: which row and cell each word is in is written down, where they stand is seen.

Producers leave out empty cells, so the column of a cell is told by its place; what does not fit its place is no table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from hcingest.extractors.pdf.declared import INTO, Declared, Part, Reading, column_at, parts_of, width_of
from hcingest.extractors.pdf.gutters import runs, text_lines
from hcingest.extractors.pdf.lines import Frame, Line
from hcingest.extractors.pdf.sketch import Sketch
from hcingest.extractors.pdf.structure import way_of
from hcingest.model.document import Tag
from hcingest.model.place import BBox, box_around
from hcingest.model.table import Table
from hcingest.model.words import Word, tags_of

NEARLY_ALL = 0.9  # share of the words in a row, or in a table, that must bear its tag
CLOSE = 1.5  # line heights between lines of a header above the first row

Spot = tuple[int, int]


def tagged(reading: Reading, known: Declared) -> list[Sketch]:
    """Sketches of the tables that are declared on a page, where their rows and cells stand as such do."""
    found: list[Sketch] = []
    for table, rows in parts_of(reading).items():
        xs = known.columns.get((table, width_of(reading.page)))
        sketch = _sketch(_with_spans(rows, known.spans.get(table, ())), xs, reading) if xs else None
        if sketch:
            found.append(sketch)
    return found


def _with_spans(rows: Mapping[int, Sequence[Part]], spans: Iterable[tuple[int, Part]]) -> dict[int, Sequence[Part]]:
    """The rows with the cells that reach in from the pages before, and stand here without words."""
    here = {part.tag.cell for parts in rows.values() for part in parts}
    out = dict(rows)
    for row, part in spans:
        if part.tag.cell not in here:
            out[row] = [*out.get(row, ()), replace(part, is_here=False)]
    return out


def _sketch(rows: Mapping[int, Sequence[Part]], xs: Sequence[float], reading: Reading) -> Sketch | None:
    own = {row: [part for part in parts if part.tag.row_span == 1] for row, parts in rows.items()}
    order = [row for row in rows if own[row]]
    boxes = [box_around(part.box for part in own[row]) for row in order]
    if not boxes or any(a.bottom > b.top + INTO for a, b in pairwise(boxes)):
        return None
    homes = _homes(rows, order, xs)
    if homes is None:
        return None
    whole = box_around(part.box for parts in rows.values() for part in parts if part.is_here)
    ys = [whole.top - 1, *((a.bottom + b.top) / 2 for a, b in pairwise(boxes)), whole.bottom + 1]
    frame = _drawn(_owners(homes, len(order), len(xs) - 1), xs, ys)
    words = {w.id: spots[0] for part, spots in homes if part.is_here and _fits(part, spots, xs) for w in part.words}
    sketch = Sketch(list(xs), ys, frame, "tagged", homes=words)
    _add_repeated_header(sketch, reading)
    return sketch if _is_its_own(sketch, reading) else None


def _homes(
    rows: Mapping[int, Sequence[Part]], order: Sequence[int], xs: Sequence[float]
) -> list[tuple[Part, list[Spot]]] | None:
    """Each cell with the spots of the grid that it covers on this page; None where two cells meet."""
    ways = [way_of(row) for row in order]
    homes: list[tuple[Part, list[Spot]]] = []
    taken: set[Spot] = set()
    for row, parts in rows.items():
        reach = {span: _reach(way_of(row), span, ways) for span in {part.tag.row_span for part in parts}}
        for part in parts:
            on = reach[part.tag.row_span] or ([0] if part.is_here else [])
            spots = [(r, c) for r in on for c in _across(part, xs)]
            if taken & set(spots):
                return None
            taken |= set(spots)
            homes.append((part, spots))
    return [home for home in homes if home[1]]


def _reach(way: tuple[int, ...], span: int, ways: Sequence[tuple[int, ...]]) -> list[int]:
    """Which of some rows a cell reaches that begins in one and covers ``span``."""
    above, first = way[:-1], way[-1]
    return [i for i, w in enumerate(ways) if w[:-1] == above and first <= w[-1] < first + span]


def _across(part: Part, xs: Sequence[float]) -> range:
    """The columns of a cell: the one that it stands in, or as many as it says, among them those that its words touch."""
    span, count, box = part.tag.column_span, len(xs) - 1, part.box
    if span == 1:
        column = column_at(box, xs)
        return range(column, column + 1)
    first = next((i for i, x in enumerate(xs[1:]) if box.x0 < x), count - 1)
    start = max(0, min(first, count - span))
    return range(start, min(start + span, count))


def _fits(part: Part, spots: Sequence[Spot], xs: Sequence[float]) -> bool:
    """Whether a cell's words stand in its columns; of others, as of headers that are marked as one, each goes its way."""
    columns, box = [c for _, c in spots], part.box
    return xs[min(columns)] - INTO < box.x0 and box.x1 < xs[max(columns) + 1] + INTO


def _owners(homes: Iterable[tuple[Part, list[Spot]]], row_count: int, column_count: int) -> list[list[int]]:
    """For each spot of the grid a number that says whose it is; blank ones are cells of their own."""
    owners = [[-1 - r * column_count - c for c in range(column_count)] for r in range(row_count)]
    for number, (_, spots) in enumerate(homes):
        for r, c in spots:
            owners[r][c] = number
    return owners


def _drawn(owners: Sequence[Sequence[int]], xs: Sequence[float], ys: Sequence[float]) -> Frame:
    """The borders of the cells as lines, as if they were drawn."""
    rows, columns = range(len(ys) - 1), range(len(xs) - 1)
    levels = [Line(y, xs[0], xs[-1]) for y in (ys[0], ys[-1])]
    uprights = [Line(x, ys[0], ys[-1]) for x in (xs[0], xs[-1])]
    levels += [Line(ys[r], xs[c], xs[c + 1]) for r in rows[1:] for c in columns if owners[r][c] != owners[r - 1][c]]
    uprights += [Line(xs[c], ys[r], ys[r + 1]) for c in columns[1:] for r in rows if owners[r][c] != owners[r][c - 1]]
    return Frame(tuple(levels), tuple(uprights), BBox(xs[0], ys[0], xs[-1], ys[-1]))


def _add_repeated_header(sketch: Sketch, reading: Reading) -> None:
    """A header that is repeated on a page belongs to the page for the file, to the table for who reads it."""
    left, right = sketch.xs[0], sketch.xs[-1]
    above = [
        w
        for w in reading.words
        if w.bottom < sketch.ys[0] + INTO and left <= w.x0 and w.x1 <= right and not w.style.direction
    ]
    lines = text_lines([w for w in above if not _has_table(reading.tag(w.tag))])
    top = sketch.ys[0]
    for line in reversed(lines):
        height = line[0].bottom - line[0].top
        if top - max(w.bottom for w in line) > CLOSE * height or _runs_over(line, sketch.xs):
            break
        top = min(w.top for w in line)
    header = [line for line in lines if line[0].top >= top]
    if any(len(runs(line)) > 1 for line in header):
        sketch.frame = replace(sketch.frame, levels=(*sketch.frame.levels, Line(top - 1, left, right)))
        uprights = tuple(Line(x, top - 1, sketch.ys[0]) for x in sketch.xs)
        sketch.frame = replace(sketch.frame, uprights=(*sketch.frame.uprights, *uprights))
        sketch.homes = {word: (row + 1, column) for word, (row, column) in sketch.homes.items()}
        sketch.ys.insert(0, top - 1)


def _has_table(tag: Tag | None) -> bool:
    return tag is not None and tag.table is not None


def _runs_over(line: Sequence[Word], xs: Sequence[float]) -> bool:
    return any(a < x - INTO and b > x + INTO for a, b in runs(line) for x in xs[1:-1])


def _is_its_own(sketch: Sketch, reading: Reading) -> bool:
    """Whether nearly all words in the table's place are its own, those of a repeated header apart."""
    inside = [w for w in sketch.words_inside(reading.words) if w.id in sketch.homes or _has_table(reading.tag(w.tag))]
    return len(sketch.homes) >= NEARLY_ALL * len(inside)


def with_tags(table: Table, reading: Reading, known: Declared) -> Table:
    """A table with what the file says of its rows: which element each is, and which of them are its header."""
    if not reading.page.tags:
        return table
    rows: list[list[Tag | None]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        if cell.row_span == 1:
            rows[cell.row].extend(map(reading.tag, tags_of(cell.pieces)))
    every = [tag for row in rows for tag in row]
    element = _common(tag.table if tag else None for tag in every)
    headers = _leading(all(tag is not None and tag.is_header for tag in row) and bool(row) for row in rows)
    return replace(
        table,
        row_tags=tuple(_common(tag.row if tag else None for tag in row) for row in rows),
        tag=element if element in known.whole else None,
        header_rows=headers if 0 < headers < table.row_count else table.header_rows,
    )


def _common(elements: Iterable[int | None]) -> int | None:
    """The element that nearly all are in, if there is one."""
    found = list(elements)
    most = Counter(found).most_common(1)
    return most[0][0] if most and most[0][1] >= NEARLY_ALL * len(found) else None


def _leading(flags: Iterable[bool]) -> int:
    count = 0
    for flag in flags:
        if not flag:
            break
        count += 1
    return count
