"""From the cells of a Word table to its grid: which borders are columns, what is merged down.

Word keeps one grid line for each place where any row has a border, however near another one; a row that was dragged
by a hair gives a column of its own that nobody sees. Lines that no cell needs, and those that stand nearer to each
other than a letter is wide, are one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise

from hcingest.extractors.word.tables import RawCell
from hcingest.model.place import Place
from hcingest.model.table import Cell, Table

NEAR = 120  # twentieths of a point; columns narrower than this hold no text
SAME_WIDTH = 0.03  # share of the table's width by which a row may miss it


def to_table(raw: list[RawCell], row_count: int, header_rows: int, number: int, widths: Sequence[int]) -> Table | None:
    """The table of raw cells: what is merged down becomes one cell; None where it has no rows."""
    if not raw or not row_count:
        return None
    _by_widths(raw, widths)
    _without_needless_lines(raw, widths)
    columns = max(cell.column + cell.span for cell in raw)
    cells = tuple(_cell(cell, number) for cell in _merged_down(raw))
    place = Place(name=f"table {number}")
    return Table(number, row_count, columns, cells, place, "declared", 1.0, header_rows or None)


def _by_widths(raw: Sequence[RawCell], widths: Sequence[int]) -> None:
    """Spans for rows that state only widths: each border on the grid line that is nearest to it."""
    lines = [0, *accumulate(widths)]
    if len(lines) < 3 or lines[-1] == 0:
        return
    for _, group in groupby(raw, key=lambda cell: cell.row):
        row = list(group)
        spans = sum(cell.span for cell in row)
        whole = abs(sum(cell.width for cell in row) - lines[-1]) <= SAME_WIDTH * lines[-1]
        if row[0].column == 0 and spans < len(lines) - 1 and whole and all(cell.width for cell in row):
            _span_by_width(row, lines)


def _span_by_width(row: Sequence[RawCell], lines: Sequence[int]) -> None:
    ends = list(accumulate(cell.width for cell in row))
    borders = [0, *(min(range(len(lines)), key=lambda at: abs(lines[at] - end)) for end in ends)]
    if all(a < b for a, b in pairwise(borders)):
        for cell, (start, stop) in zip(row, pairwise(borders), strict=True):
            cell.column, cell.span = start, stop - start


def _without_needless_lines(raw: Sequence[RawCell], widths: Sequence[int]) -> None:
    """Number the columns anew by the lines that cells begin at, lines near each other taken as one."""
    starts = sorted({cell.column for cell in raw})
    lines = [0, *accumulate(widths)]
    positions = lines if starts[-1] < len(lines) else []
    new: dict[int, int] = {}
    kept, count = starts[0], 0
    for at in starts:
        near = at != kept and bool(positions) and positions[at] - positions[kept] < NEAR and _may_join(raw, kept, at)
        if not near:
            kept = at
            count += 1
        new[at] = count - 1
    for cell in raw:
        after = bisect_left(starts, cell.column + cell.span)
        stop = new[starts[after]] if after < len(starts) else count
        cell.column = new[cell.column]
        cell.span = max(1, stop - cell.column)


def _may_join(raw: Sequence[RawCell], line: int, other: int) -> bool:
    """Whether no row has a border at both lines, so that no cell would vanish."""
    rows = {cell.row for cell in raw if cell.column == line}
    return not any(cell.column == other and cell.row in rows for cell in raw)


def _merged_down(raw: Sequence[RawCell]) -> list[RawCell]:
    open_cells: dict[int, RawCell] = {}
    kept: list[RawCell] = []
    for cell in raw:
        above = open_cells.get(cell.column)
        if cell.merge == "continue" and above and above.span == cell.span and above.row + above.row_span == cell.row:
            above.row_span += 1
            above.pieces += cell.pieces
            above.fill = above.fill or cell.fill
            above.marks += cell.marks
            continue
        kept.append(cell)
        if cell.merge:
            open_cells[cell.column] = cell
        else:
            open_cells.pop(cell.column, None)
    return kept


def _cell(raw: RawCell, number: int) -> Cell:
    place = Place(name=f"table {number}", row=raw.row + 1, column=raw.column + 1)
    only_ground = next(iter(raw.grounds)) if len(raw.grounds) == 1 else ""
    return Cell(
        raw.row, raw.column, tuple(raw.pieces), raw.row_span, raw.span, place, raw.fill or only_ground,
        tuple(raw.marks), number=raw.number,
    )  # fmt: skip
