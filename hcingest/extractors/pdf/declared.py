"""What the structure tree of a tagged PDF says of its tables: cells by table and row, and where their columns stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hcingest.extractors.pdf.structure import way_of
from hcingest.model.document import Page, Tag
from hcingest.model.place import BBox, box_around
from hcingest.model.words import Word

MARGIN = 2.0  # points from the outermost words to the table's border
INTO = 1.0  # points by which the words of one row or column may reach into the next
SAME_WIDTH = 10.0  # points; pages whose widths differ by less hold the columns of a table at the same places


@dataclass(frozen=True, slots=True)
class Reading:
    """A page, and its words without the furniture."""

    page: Page
    words: Sequence[Word]

    def tag(self, mark: int | None) -> Tag | None:
        return self.page.tags.get(mark) if mark is not None else None


@dataclass(frozen=True, slots=True)
class Part:
    """What stands of a cell on one page: the box around its words, and those where they are asked for. ``is_here``: on
    this page, and not only on one before."""

    tag: Tag
    box: BBox
    words: Sequence[Word] = ()
    is_here: bool = True


@dataclass(frozen=True, slots=True)
class Declared:
    """What the structure tree says of the document's tables.

    ``columns``: for a table and a width of page the borders of its columns, in points. ``whole``: tables of which a
    row goes on over a page, so that the producer keeps rows whole and two rows really are two. ``spans``: the cells of
    each table that reach over several rows, with their row.
    """

    columns: Mapping[tuple[int, int], tuple[float, ...]] = field(default_factory=dict)
    whole: frozenset[int] = frozenset()
    spans: Mapping[int, Sequence[tuple[int, Part]]] = field(default_factory=dict)


UNTAGGED = Declared()


def declared(readings: Iterable[Reading]) -> Declared:
    """Look through all pages."""
    parts: dict[tuple[int, int], list[list[Part]]] = {}
    pages: dict[tuple[int, int], set[int]] = {}
    spans: dict[int, list[tuple[int, Part]]] = {}
    for reading in readings:
        for table, rows in parts_of(reading, with_words=False).items():
            parts.setdefault((table, width_of(reading.page)), []).extend(rows.values())
            for row, cells in rows.items():
                if not all(part.tag.is_header for part in cells):
                    pages.setdefault((table, row), set()).add(reading.page.number)
                spans.setdefault(table, []).extend((row, part) for part in cells if part.tag.row_span > 1)
    columns = {key: tuple(xs) for key, rows in parts.items() if (xs := _columns(rows))}
    return Declared(columns, frozenset(table for (table, _), on in pages.items() if len(on) > 1), spans)


def width_of(page: Page) -> int:
    """The same number for pages of the same width, but for slips."""
    return round(page.width / SAME_WIDTH)


def parts_of(reading: Reading, with_words: bool = True) -> dict[int, dict[int, list[Part]]]:
    """Table -> row -> its cells on a page, in the order of the file. Without their words they take little memory."""
    cells = _cells(reading)
    tables: dict[int, dict[int, list[Part]]] = {}
    for table, row, cell in sorted(cells, key=lambda elements: tuple(map(way_of, elements))):
        tag, words = cells[table, row, cell]
        part = Part(tag, box_around(word.bbox for word in words), words if with_words else ())
        tables.setdefault(table, {}).setdefault(row, []).append(part)
    return tables


def _cells(reading: Reading) -> dict[tuple[int, int, int], tuple[Tag, list[Word]]]:
    """The words of each cell on a page, by its table, row and cell, and what the first of its content is tagged."""
    marked: dict[int, list[Word]] = {}
    for word in reading.words if reading.page.tags else ():
        if word.tag is not None:
            marked.setdefault(word.tag, []).append(word)
    cells: dict[tuple[int, int, int], tuple[Tag, list[Word]]] = {}
    for mark, words in marked.items():
        tag = reading.page.tags.get(mark)
        if tag and tag.table is not None and tag.row is not None and tag.cell is not None:
            cells.setdefault((tag.table, tag.row, tag.cell), (tag, []))[1].extend(words)
    return cells


def _columns(rows: Sequence[Sequence[Part]]) -> list[float]:
    """The column borders of a table, in points; where headers hang over or are turned, the other rows tell them."""
    return _between_cells(rows) or _between_cells([r for r in rows if not all(part.tag.is_header for part in r)])


def _between_cells(rows: Sequence[Sequence[Part]]) -> list[float]:
    """Borders between the cells of one column each; empty where the cells of a row do not stand so."""
    singles = [[part.box for part in row if part.tag.column_span == 1] for row in rows]
    extents: list[tuple[float, float]] = []
    for box in sorted(box for row in singles for box in row):
        if extents and box.x0 < extents[-1][1] - INTO:
            extents[-1] = (extents[-1][0], max(extents[-1][1], box.x1))
        else:
            extents.append((box.x0, box.x1))
    if len(extents) < 2:
        return []
    xs = [extents[0][0] - MARGIN, *((a[1] + b[0]) / 2 for a, b in pairwise(extents)), extents[-1][1] + MARGIN]
    spots = [[column_at(box, xs) for box in row] for row in singles]
    return xs if all(a < b for row in spots for a, b in pairwise(sorted(row))) else []


def column_at(box: BBox, xs: Sequence[float]) -> int:
    middle = (box.x0 + box.x1) / 2
    return next((i for i, x in enumerate(xs[1:]) if middle < x), len(xs) - 2)
