"""Wide sheets that a spreadsheet program prints on several pages: the columns on one page go on with those of another.

The rows stand at the same heights on both pages; that tells which page goes with which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hcingest.model.problem import Problem
from hcingest.model.table import Block, Cell, Table
from hcingest.normaliser.headings import Heading, read_heading
from hcingest.normaliser.spelling import Spelling
from hcingest.normaliser.vocabulary import SPELT_ALIKE, Vocabulary

SAME_HEIGHT = 2.0  # points between the borders of a row, or of a column, on the two pages
FEWEST_ROWS = 3  # header included; fewer may stand at the same heights by chance
SAME_ROW = 1.0  # points; rows whose heights differ by less are all of one height, as in forms
RUNNING = frozenset({"page-header", "page-footer", "watermark", "hidden"})
"""Blocks that stand on a page beside the rest of a sheet."""

FIRST_FIELDS = ("ref", "section", "objective", "action")

Item = Table | Block


def with_columns_beside(
    flow: Sequence[Item], vocabulary: Vocabulary, spelling: Spelling
) -> tuple[tuple[Item, ...], list[Problem]]:
    """The flow with each table that only has more columns of an earlier one put beside it, and where that was done."""
    alone = _alone_on_page(flow)
    out: list[Item] = []
    marks: list[tuple[list[float], set[str]]] = []
    problems: list[Problem] = []
    for item in flow:
        mark = (_borders(item), _names(item)) if isinstance(item, Table) else ([], set[str]())
        at = None
        if isinstance(item, Table) and id(item) in alone and _may_pair(mark[0]):
            alike = [(i, out[i]) for i, other in enumerate(marks) if _may_be_beside(mark, other)]
            at = _partner(item, alike, vocabulary, spelling) if alike else None
        if at is None:
            out.append(item)
            marks.append(mark)
        else:
            problems.append(_said(out[at], item))
            out[at] = _joined(out[at], item)  # type: ignore[arg-type]
    return tuple(out), problems


def _names(table: Table) -> set[str]:
    """The texts of a table's first row, case-folded."""
    return {cell.text.casefold() for cell in table.cells if cell.row == 0 and cell.pieces}


def _may_be_beside(one: tuple[list[float], set[str]], other: tuple[list[float], set[str]]) -> bool:
    """Whether rows are of the same heights, and the first of them is no header that is repeated."""
    (heights, names), (there, known) = one, other
    if len(heights) != len(there) or names & known:
        return False
    return all(abs(a - b) <= SAME_HEIGHT for a, b in zip(heights, there, strict=True))


def _said(left: Item, right: Item) -> Problem:
    pages = tuple(sorted({item.place.page_number for item in (left, right) if item.place.page_number}))
    message = (
        "The columns of these pages were put side by side, because their rows are of the same heights; check a row."
    )
    return Problem("table-doubtful", message, pages=pages, place=right.place)


def _alone_on_page(flow: Sequence[Item]) -> set[int]:
    """The ids (``id()``) of tables with nothing but running lines beside them on their page."""
    on_page: dict[int | None, list[Item]] = {}
    for item in flow:
        if isinstance(item, Table) or item.kind not in RUNNING:
            on_page.setdefault(item.place.page_number, []).append(item)
    return {id(items[0]) for page, items in on_page.items() if page and len(items) == 1}


def _partner(
    table: Table, before: Sequence[tuple[int, Item]], vocabulary: Vocabulary, spelling: Spelling
) -> int | None:
    """Which of the tables with rows of the same heights this one has more columns of: it lists no actions of its own."""
    heading = read_heading(table, vocabulary, spelling)
    if _begins_rows(heading):
        return None
    for at, item in before:
        if not isinstance(item, Table) or (not heading.is_printed and _same_widths(item, table)):
            continue
        if _have_other_names(read_heading(item, vocabulary, spelling), table):
            return at
    return None


def _same_widths(one: Table, other: Table) -> bool:
    """Whether the columns of one table are as wide as those of another: without a header they are the same columns."""
    edges, there = one.column_edges, other.column_edges
    return len(edges) == len(there) and all(abs(a - b) <= SAME_HEIGHT for a, b in zip(edges, there, strict=True))


def _begins_rows(heading: Heading) -> bool:
    """Whether a header names what a row of a plan is about, as the first columns do."""
    return any(c.field in FIRST_FIELDS and c.score >= SPELT_ALIKE for c in heading.columns)


def _may_pair(borders: Sequence[float]) -> bool:
    heights = [b - a for a, b in pairwise(borders)]
    return len(heights) >= FEWEST_ROWS and max(heights) - min(heights) > SAME_ROW


def _have_other_names(left: Heading, right: Table) -> bool:
    """Whether the columns on the right are others than those of a plan, or go on with the rows of others."""
    names = {c.header.casefold() for c in left.columns if c.header}
    beside = {c.text.casefold() for c in right.cells if left.first_row <= c.row < left.stop_row and c.pieces}
    return not names & beside and (left.is_plan or not left.is_printed)


def _borders(table: Table) -> list[float]:
    """y of the tops of the rows and the foot of the last, in points; empty where places are unknown."""
    tops: dict[int, float] = {}
    for cell in table.cells:
        if cell.place.bbox and cell.row_span == 1:
            tops.setdefault(cell.row, cell.place.bbox.top)
    box = table.place.bbox
    return [*(tops[r] for r in range(table.row_count)), box.bottom] if box and len(tops) == table.row_count else []


def _joined(left: Table, right: Table) -> Table:
    shift = left.column_count
    cells: tuple[Cell, ...] = (*left.cells, *(replace(cell, column=cell.column + shift) for cell in right.cells))
    edges = left.column_edges
    if edges and right.column_edges:
        edges = (*edges, *(edges[-1] + x - right.column_edges[0] for x in right.column_edges[1:]))
    return replace(left, cells=cells, column_count=shift + right.column_count, column_edges=edges, row_tags=())
