"""The tables of one page: sketches from rules, colours and white space, with the words filed into their cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hcingest.extractors.pdf.aligned import aligned
from hcingest.extractors.pdf.carried import above_first, below_head, carried, has_columns
from hcingest.extractors.pdf.charts import is_chart, is_page_frame
from hcingest.extractors.pdf.choosing import with_declared
from hcingest.extractors.pdf.completing import completed
from hcingest.extractors.pdf.declared import UNTAGGED, Declared, Reading
from hcingest.extractors.pdf.filing import with_gaps
from hcingest.extractors.pdf.filled import filled
from hcingest.extractors.pdf.grid import Box
from hcingest.extractors.pdf.lines import Frame, Line, is_underline, level_lines, upright_lines
from hcingest.extractors.pdf.placing import filed
from hcingest.extractors.pdf.regions import regions
from hcingest.extractors.pdf.ruled import ruled
from hcingest.extractors.pdf.scoring import is_table, score
from hcingest.extractors.pdf.sketch import Filing, Sketch
from hcingest.extractors.pdf.stacking import stacked, without_heads_of_lines
from hcingest.extractors.pdf.tagged import tagged, with_tags
from hcingest.extractors.pdf.text_columns import TextColumns, parted, text_columns
from hcingest.model.document import Fill, Page
from hcingest.model.place import BBox, Place
from hcingest.model.table import Cell, Table
from hcingest.model.word_list import kept
from hcingest.model.words import Piece, Pieces, Word

DOT = 40.0  # points; a round shape larger than this is no rating dot
HIDES = 0.9  # share of a cell that a fill covers to hide what was drawn before it
GROUND = 0.5  # share of a cell that a colour covers to be its ground


@dataclass(frozen=True, slots=True)
class PageTables:
    """A page's tables, numbered down the page, the words that are in none, and where these stand in two columns."""

    tables: tuple[Table, ...]
    rest: tuple[Word, ...]
    columns: tuple[TextColumns, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the pages before one tell: the last table on the page before, if any, and how many there are so far."""

    last: Table | None = None
    table_count: int = 0

    @property
    def column_edges(self) -> tuple[float, ...]:
        """The column borders of that table, in points; none without one."""
        return self.last.column_edges if self.last else ()

    def and_then(self, tables: Sequence[Table]) -> Earlier:
        """The same for the page after one with these tables."""
        return Earlier(tables[-1] if tables else None, self.table_count + len(tables))


NOTHING = Earlier()


def page_tables(reading: Reading, known: Declared = UNTAGGED, earlier: Earlier = NOTHING) -> PageTables:
    """Find the tables of a page; each of its words is in a table or in the rest."""
    page, left = reading.page, list(reading.words)
    filings: list[Filing] = []
    levels = [line for line in level_lines(page.rules) if not is_underline(line, left)]
    drawn = _drawn(page, levels, left, earlier.column_edges)
    for sketch in with_declared(drawn, tagged(reading, known), left):
        sketch.goes_on = sketch.goes_on or (not sketch.virtual and has_columns(sketch, earlier.column_edges))
        if not is_page_frame(sketch, page) and not is_chart(sketch, levels, left):
            left = _take(sketch, left, filings)
    filings, left = without_heads_of_lines(filings, left)
    columns = text_columns(left, [filing.sketch.bbox for filing in filings])
    before = () if filings else earlier.column_edges
    for sketch in (s for part in parted(left, columns) for words in part for s in aligned(words, before)):
        if not is_chart(sketch, levels, left):
            left = _take(sketch, left, filings)
    if earlier.last and earlier.last.at_bottom and filings:
        left = _with_rest(filings, left, earlier.last)
    row = _row_from_before(left, filings, earlier)
    left = _take(row, left, filings, is_sure=True) if row else left
    filings.sort(key=lambda filing: filing.sketch.bbox[1::-1])
    numbered = enumerate(filings, start=earlier.table_count + 1)
    tables = tuple(with_tags(_table(filing, page, number), reading, known) for number, filing in numbered)
    return PageTables(tables, tuple(left), tuple(columns))


def _with_rest(filings: list[Filing], words: list[Word], last: Table) -> list[Word]:
    """Take in the rest of the last row of the page before, right above the first table or below its header; the words
    that are left."""
    first = min(filings, key=lambda filing: filing.sketch.bbox.top)
    sketch = below_head(first, words, last) or above_first(first, words, last)
    if not sketch:
        return words
    filings.remove(first)
    inside = {piece.id: piece.word for lines in first.lines for line in lines for piece in line}
    return _take(sketch, [*words, *inside.values()], filings, is_sure=True)


def _row_from_before(words: Sequence[Word], filings: Sequence[Filing], earlier: Earlier) -> Sketch | None:
    """The row at the top of a page that nothing draws; text parts it from the first table, if there is one."""
    if not earlier.last or not earlier.last.at_bottom:
        return None
    top = min((filing.sketch.bbox.top for filing in filings), default=float("inf"))
    above = [w for w in words if w.bottom <= top]
    row = carried(above, earlier.column_edges, earlier.last.found_by)
    is_parted = row and any(w.top > row.bbox.bottom for w in above)
    return row if is_parted or not filings else None


def _drawn(page: Page, levels: Sequence[Line], words: Sequence[Word], before: Sequence[float]) -> list[Sketch]:
    frames = regions(levels, upright_lines(page.rules), words, page.fills)
    sketches: list[Sketch] = []
    for frame in sorted(frames, key=lambda f: f.bbox.top):
        sketch = ruled(frame, page, words, _borders_above(sketches, frame, words) if sketches else before)
        if sketch:
            sketches.append(_of_whole_rows(sketch) if _is_box(sketch, sketches) else sketch)
    sketches = _completed(sketches, words)
    coloured = filled(page, words, [sketch.frame.bbox for sketch in sketches], before)
    return stacked(_completed([*sketches, *coloured], words) if coloured else sketches, words)


def _completed(sketches: Sequence[Sketch], words: Sequence[Word]) -> list[Sketch]:
    """The sketches, each with what it leaves out among the words that are in none of the others."""
    if len(sketches) == 1:
        return [completed(sketches[0], words)]
    inside = [{w.id for w in sketch.words_inside(words)} for sketch in sketches]
    taken = set().union(*inside)
    return [
        completed(s, [w for w in words if w.id in own or w.id not in taken])
        for s, own in zip(sketches, inside, strict=True)
    ]


def _is_box(sketch: Sketch, above: Sequence[Sketch]) -> bool:
    """Whether a table has the borders of the one above it on the page, which draws them, and draws its sides alone."""
    return sketch.goes_on and bool(above) and bool(sketch.frame.uprights) and not above[-1].virtual


def _of_whole_rows(sketch: Sketch) -> Sketch:
    """The table with one cell in each row: bands at the end of a page, whose rows stand on the next."""
    return replace(sketch, virtual=set(), filed=None)


def _borders_above(sketches: Sequence[Sketch], frame: Frame, words: Sequence[Word]) -> Sequence[float]:
    """The column borders of the table above a frame, where no text stands between the two."""
    top, bottom = sketches[-1].bbox.bottom, frame.bbox.top
    is_parted = any(top < (w.top + w.bottom) / 2 < bottom for w in words)
    return () if is_parted else sketches[-1].xs


def _take(sketch: Sketch, words: list[Word], filings: list[Filing], is_sure: bool = False) -> list[Word]:
    """File words into a sketch; the words that are left, all of them where it turns out to be no table."""
    inside = sketch.words_inside(words)
    if not inside:
        return words
    filing = filed(sketch, inside)
    if not is_sure and not is_table(filing):
        return words
    filings.append(filing)
    gone = {w.id for w in inside}
    return [w for w in words if w.id not in gone]


def _table(filing: Filing, page: Page, number: int) -> Table:
    sketch, pitch = filing.sketch, _line_pitch(filing.lines)
    path = f"page {page.number}, table {number}"
    filled_boxes = zip(filing.boxes, filing.lines, strict=True)
    cells = tuple(
        _cell(sketch, box, with_gaps(lines, pitch, _sides(sketch, box)), page, path) for box, lines in filled_boxes
    )
    return Table(
        number,
        sketch.row_count,
        sketch.column_count,
        cells,
        Place(page.number, sketch.bbox, path),
        sketch.found_by,
        score(filing),
        column_edges=tuple(sketch.xs),
    )


def _sides(sketch: Sketch, box: Box) -> tuple[float, float]:
    return sketch.xs[box.column], sketch.xs[box.last_column + 1]


def _line_pitch(cells: Iterable[Sequence[Sequence[Piece]]]) -> float:
    """The close step from line to line in the table's cells, in line heights (lower quartile); 0 without any."""
    steps: list[float] = []
    for lines in cells:
        for above, below in pairwise(lines):
            one, two = above[0].word, below[0].word
            if two.top > one.top and one.bottom > one.top:
                steps.append((two.top - one.top) / (one.bottom - one.top))
    return sorted(steps)[len(steps) // 4] if steps else 0.0


def _cell(sketch: Sketch, box: Box, pieces: Pieces, page: Page, path: str) -> Cell:
    left, right = _sides(sketch, box)
    bbox = BBox(left, sketch.ys[box.row], right, sketch.ys[box.last_row + 1])
    fill, marks = _ground(bbox, page.fills)
    place = Place(page.number, bbox, path, box.row + 1, box.column + 1)
    rows, columns = box.last_row - box.row + 1, box.last_column - box.column + 1
    open_top = sketch.open_top and box.row == 0
    open_bottom = sketch.open_bottom and box.last_row == sketch.row_count - 1
    return Cell(box.row, box.column, kept(pieces, page.words), rows, columns, place, fill, marks, open_top, open_bottom)


def _ground(box: BBox, fills: Sequence[Fill]) -> tuple[str, tuple[str, ...]]:
    """The colour that covers most of a cell, what is drawn later over what is drawn before; and its dots' colours."""
    shares: dict[str, float] = {}
    marks: list[str] = []
    area = box.width * box.height or 1.0
    for fill in fills:
        if not _touch(fill.bbox, box):
            continue
        if fill.round and fill.bbox.width < DOT and box.contains(*fill.bbox.middle):
            marks.append(fill.colour)
        elif not fill.round and (share := fill.bbox.overlap(box) / area) > 0:
            if share > HIDES:
                shares.clear()
            shares[fill.colour] = shares.get(fill.colour, 0.0) + share
    colour = max(shares, key=lambda c: shares[c]) if shares else ""
    covered = bool(colour) and shares[colour] > GROUND
    return (colour if covered and colour != "#ffffff" else ""), tuple(marks)


def _touch(one: BBox, other: BBox) -> bool:
    """Whether two boxes have a point in common; told quickly, as it is asked of each cell and all fills of a page."""
    return one[1] <= other[3] and one[3] >= other[1] and one[0] <= other[2] and one[2] >= other[0]
