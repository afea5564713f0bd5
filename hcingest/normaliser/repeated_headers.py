"""Headers that a table repeats without a rule below them: they stand in one cell with the row that goes on there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hcingest.model.table import Block, Cell, Table
from hcingest.model.words import Pieces, said
from hcingest.normaliser.header_rows import HeaderRows
from hcingest.normaliser.headings import Heading, read_heading
from hcingest.normaliser.spelling import Spelling
from hcingest.normaliser.vocabulary import Vocabulary

CLOSING = ".:?!()£$€%"  # what may end a header, on a line of its own in a narrow column
FEW_ROWS = 6  # rows; a table with no more says little of what its columns hold, the pages behind it more
ENOUGH_ROWS = 30  # rows; as many tell
SAME_X = 6.0  # points by which the borders of a table that goes on differ at most
FEWEST = 2  # columns that must begin with their header; one may be chance


def with_headings(
    flow: Sequence[Table | Block], vocabulary: Vocabulary, spelling: Spelling
) -> Iterator[tuple[Table | Block, Heading]]:
    """Each item with the header of its table; rows that begin with the header of the plan so far are parted from it."""
    known: Heading | None = None
    for index, item in enumerate(flow):
        if isinstance(item, Block):
            yield item, Heading(())
            continue
        table = _parted(item, known) if known else item
        for part in _at(HeaderRows(table, vocabulary, spelling).again, table):
            after = list(_parts_after(part, flow[index + 1 :])) if part.row_count <= FEW_ROWS else []
            heading = read_heading(part, vocabulary, spelling, known, after)
            has_rows = heading.stop_row < part.row_count
            if heading.is_printed and heading.is_plan and (has_rows or known is None):
                known = heading
            yield part, heading


def _parts_after(table: Table, flow: Sequence[Table | Block]) -> Iterator[Table]:
    """The tables further on that have the columns of one: the same borders, or where none are known the same header."""
    rows = 0
    for other in flow:
        if rows < ENOUGH_ROWS and isinstance(other, Table) and _has_columns(other, table):
            rows += other.row_count
            yield other


def _has_columns(other: Table, table: Table) -> bool:
    if other.column_count != table.column_count or len(other.column_edges) != len(table.column_edges):
        return False
    if table.column_edges:
        return all(abs(a - b) < SAME_X for a, b in zip(other.column_edges, table.column_edges, strict=True))
    return _first_row(other) == _first_row(table)


def _first_row(table: Table) -> list[str]:
    return [cell.text for cell in table.cells if cell.row == 0]


def _at(starts: Sequence[int], table: Table) -> Iterator[Table]:
    """The table in parts that begin at the rows given; whole where a cell reaches over one of them."""
    reaching = any(cell.row < start <= cell.last_row for cell in table.cells for start in starts)
    if not starts or reaching:
        yield table
        return
    for start, stop in pairwise([0, *starts, table.row_count]):
        cells = tuple(replace(c, row=c.row - start) for c in table.cells if start <= c.row < stop)
        yield replace(
            table,
            cells=cells,
            row_count=stop - start,
            row_tags=table.row_tags[start:stop],
            header_rows=table.header_rows if start == 0 else 0,
            at_top=table.at_top and start == 0,
            at_bottom=table.at_bottom and stop == table.row_count,
        )


def _parted(table: Table, known: Heading) -> Table:
    if table.column_count != len(known.columns):
        return table
    headers = [_plain(column.header) for column in known.columns]
    for index in range(table.row_count):
        starting = [cell for cell in table.cells if cell.row == index and cell.pieces]
        lengths = [_header_length(cell.pieces, headers[cell.column]) for cell in starting]
        goes_on = any(length < len(cell.pieces) for cell, length in zip(starting, lengths, strict=True))
        if len(starting) >= FEWEST and all(lengths) and goes_on:
            return _with_row(table, index, {cell.column: n for cell, n in zip(starting, lengths, strict=True)})
    return table


def _header_length(pieces: Pieces, header: str) -> int:
    """How many pieces in front are the header; 0 where the text begins otherwise."""
    read = ""
    for count, (_, text) in enumerate(said(pieces)):
        if read == header and text.strip(CLOSING):
            return count
        read += _plain(text)
        if not header.startswith(read):
            return 0
    return len(pieces) if read == header else 0


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _with_row(table: Table, index: int, lengths: dict[int, int]) -> Table:
    """The table with one row more: the header of row ``index`` in a row above what follows it there."""
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.row == index:
            count = lengths.get(cell.column, 0)
            cells.append(replace(cell, pieces=cell.pieces[:count], row_span=1, open_bottom=False))
            cells.append(replace(cell, pieces=cell.pieces[count:], row=index + 1, open_top=True))
        elif cell.row > index:
            cells.append(replace(cell, row=cell.row + 1))
        else:
            cells.append(replace(cell, row_span=cell.row_span + (cell.last_row >= index)))
    tags = table.row_tags and (*table.row_tags[:index], None, *table.row_tags[index:])
    return replace(table, cells=tuple(cells), row_count=table.row_count + 1, row_tags=tags)
