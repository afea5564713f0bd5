"""The rows and cells of an OpenDocument table: repetitions, spans, the cells that they cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from hcingest.extractors.opendocument.names import STYLE, TABLE
from hcingest.extractors.opendocument.styles import Styles, twips
from hcingest.extractors.word.attributes import whole_number
from hcingest.extractors.word.tables import MOST_COLUMNS

MOST_REPEATED = 100  # rows or cells that one element may stand for; more are the blank rest of a sheet

_CELLS = frozenset({TABLE + "table-cell", TABLE + "covered-table-cell"})


@dataclass(frozen=True, slots=True)
class Spot:
    """How many columns a cell reaches over, and how it is merged down: "", ``restart`` or ``continue``."""

    column_span: int
    merge: str = ""


@dataclass
class Grid:
    """The cells that are merged down from rows above: column -> (rows still to come, columns)."""

    open: dict[int, tuple[int, int]] = field(default_factory=dict)


def count_in(element: etree._Element, name: str, most: int) -> int:
    return min(most, max(1, whole_number(element.get(TABLE + name)) or 1))


def widths_of(table: etree._Element, styles: Styles) -> list[int]:
    """The widths of the columns in twentieths of a point; empty where a style does not say."""
    widths: list[int] = []
    for column in _inside(table, TABLE + "table-column"):
        name = column.get(TABLE + "style-name", "")
        width = twips(styles.value("table-column", name, "table-column-properties", STYLE + "column-width"))
        widths += [width] * count_in(column, "number-columns-repeated", MOST_REPEATED)
    return widths if all(widths) else []


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Elements of a table itself, not of one nested in its cells."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (TABLE + "table-columns", TABLE + "table-column-group", TABLE + "table-header-columns"):
            yield from _inside(child, tag)


def rows_of(table: etree._Element, is_header: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    """(row, whether it repeats on each page) in order, through groups of rows."""
    for child in table:
        if child.tag == TABLE + "table-row":
            for _ in range(count_in(child, "number-rows-repeated", MOST_REPEATED)):
                yield child, is_header
        elif child.tag == TABLE + "table-header-rows":
            yield from rows_of(child, True)
        elif child.tag in (TABLE + "table-rows", TABLE + "table-row-group"):
            yield from rows_of(child, is_header)


def cells_of(row: etree._Element, grid: Grid) -> Iterator[tuple[etree._Element, Spot]]:
    """The cells of a row as Word would write them: one that is covered from above goes on, one covered from the left is gone."""
    column = skip = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        for _ in range(count_in(cell, "number-columns-repeated", MOST_REPEATED)):
            if skip and cell.tag == TABLE + "covered-table-cell":
                skip -= 1
                column += 1
                continue
            spot = _spot(cell, column, grid)
            skip = spot.column_span - 1
            column += 1
            yield cell, spot


def _spot(cell: etree._Element, column: int, grid: Grid) -> Spot:
    rows, span = grid.open.get(column, (0, 1))
    if cell.tag == TABLE + "covered-table-cell":
        grid.open[column] = (rows - 1, span)
        return Spot(span, "continue") if rows > 0 else Spot(1)
    span = count_in(cell, "number-columns-spanned", MOST_COLUMNS)
    rows = count_in(cell, "number-rows-spanned", 2**16)
    grid.open[column] = (rows - 1, span)
    return Spot(span, "restart" if rows > 1 else "")
