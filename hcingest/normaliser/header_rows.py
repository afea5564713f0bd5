"""Which rows of a table are its header, and what they say over each column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from hcingest.model.table import Cell, Table
from hcingest.model.words import Gap, Pieces, with_gap
from hcingest.normaliser.spelling import Spelling
from hcingest.normaliser.text import value_of
from hcingest.normaliser.vocabulary import FIELDS, SPELT_ALIKE, Vocabulary

HEADER_WORDS = 10  # words; a longer cell is no column header
LONGEST = 25  # words; one cell as long makes a row no header
NAMED = 0.35  # likeness from which a text says something of a field
NEARLY_ALL = 0.7  # of the header's cells that a header in other words has at least
DEEPEST = 4  # rows from the top among which a header is looked for

Row = Sequence[Cell | None]


@dataclass(frozen=True)
class HeaderRows:
    """The search for the header of one table, by the likeness of its words and by its looks."""

    table: Table
    vocabulary: Vocabulary
    spelling: Spelling

    @cached_property
    def grid(self) -> list[list[Cell | None]]:
        return self.table.grid()

    @cached_property
    def span(self) -> tuple[int, int]:
        """(first, stop) of the header rows; equal where there is no header."""
        if self.table.column_count < 2:
            return 0, 0
        for first in range(min(DEEPEST, self.table.row_count)):
            if self._is_header_row(first):
                return self._start(first), self._end(first)
            if not is_title_row(self.grid[first]):
                break
        return self._strange()

    @cached_property
    def again(self) -> list[int]:
        """Rows further down that head the columns anew, in other words or another order."""
        first, stop = self.span
        if stop == first:
            return []
        head = _starting(self.grid[first], first)
        said = [cell.text for cell in head]
        rows = ((i, _starting(self.grid[i], i)) for i in range(stop + 1, self.table.row_count - 1))
        return [i for i, cells in rows if len(cells) >= NEARLY_ALL * len(head) and self._heads_anew(cells, head, said)]

    def _heads_anew(self, cells: Sequence[Cell], head: Sequence[Cell], said: Sequence[str]) -> bool:
        """Whether cells are headers in other words than those at the top: set like them, or each plainly a header."""
        if len(cells) < 2 or any(len(c.pieces) > HEADER_WORDS or c.row_span > 1 for c in cells):
            return False
        if [c.text for c in cells] == said:
            return False
        if _are_set_apart(cells, head, self.table):
            scores = [self._likeness(cell) for cell in cells]
            return sum(s >= SPELT_ALIKE for s in scores) >= 2 and sum(scores) >= 0.5 * len(scores)
        return len(cells) > 2 and all(self._likeness(cell) >= SPELT_ALIKE for cell in cells)

    def texts(self, first: int, stop: int) -> tuple[tuple[str, ...], ...]:
        """For each column the texts of the header cells over it, outermost first."""
        out: list[tuple[str, ...]] = []
        for column in range(self.table.column_count):
            seen: list[Cell] = []
            for row in range(first, stop):
                cell = self.grid[row][column]
                if cell and cell.pieces and cell not in seen:
                    seen.append(cell)
            out.append(tuple(map(self._text, seen)))
        return tuple(out)

    def _text(self, cell: Cell) -> str:
        return value_of(_one_paragraph(cell.pieces), self.spelling)

    def _strange(self) -> tuple[int, int]:
        """A header of words that mean no field: declared by the file, or set off from the rows below."""
        table = self.table
        if table.header_rows:
            return 0, min(table.header_rows, table.row_count - 1)
        cells = _starting(self.grid[0], 0)
        short = all(len(cell.pieces) <= HEADER_WORDS for cell in cells)
        if table.row_count > 1 and len(cells) == table.column_count and short and _stands_out(cells, table):
            return 0, 1
        return 0, 0

    def _is_header_row(self, index: int) -> bool:
        cells = _starting(self.grid[index], index)
        if len(cells) < 2:
            return False
        scores = [self._likeness(cell) for cell in cells]
        sure = sum(score >= SPELT_ALIKE for score in scores)
        mean = sum(scores) / len(scores)
        long = sum(len(cell.pieces) > HEADER_WORDS for cell in cells)
        if long > len(cells) / 3 or any(len(cell.pieces) > LONGEST for cell in cells):
            return False
        if index < (self.table.header_rows or 0) or _stands_out(cells, self.table):
            return sure >= 1 or mean >= 0.5
        return (sure >= 2 and mean >= 0.5) or (sure >= 1 and (mean >= 0.7 or min(scores) >= NAMED))

    def _likeness(self, cell: Cell) -> float:
        text = self._text(cell)
        if len(text.split()) > HEADER_WORDS:
            return 0.0
        return max(self.vocabulary.likeness(text, field) for field in FIELDS)

    def _start(self, first: int) -> int:
        """The first header row: above the one that names the columns, a text may stand over some of them, set alike."""
        header = _starting(self.grid[first], first)
        while first > 0:
            above = _starting(self.grid[first - 1], first - 1)
            over_some = bool(above) and above[0].column > 0 and above[0].column_span < self.table.column_count / 2
            if not (over_some and _are_set_apart(above, header, self.table)):
                break
            first -= 1
        return first

    def _end(self, first: int) -> int:
        """One past the last header row: cells merged down reach further, and so do rows of sub-headers."""
        grid, stop = self.grid, first + 1
        while stop < self.table.row_count - 1:
            reaching = any(c and c.row >= first and c.row < stop <= c.last_row for c in grid[stop])
            cells = _starting(grid[stop], stop)
            wide = any(c.column_span > 1 for c in _starting(grid[stop - 1], stop - 1))
            alike = _look_alike(_starting(grid[first], first), cells) and self._heads_blank_column(cells, first, stop)
            sub_headers = (wide or alike) and bool(cells) and self._is_header_row(stop)
            short = all(len(c.pieces) <= HEADER_WORDS for c in cells)
            if not (sub_headers or (reaching and short and _look_alike(_starting(grid[first], first), cells))):
                break
            stop += 1
        return stop

    def _heads_blank_column(self, cells: Sequence[Cell], first: int, stop: int) -> bool:
        """Whether one of the cells stands in a column without a text in the rows above: that over it is not merged."""
        above = [self.grid[row][cell.column] for cell in cells for row in range(first, stop)]
        texts = [bool(cell and cell.pieces) for cell in above]
        return any(not any(texts[i : i + stop - first]) for i in range(0, len(texts), stop - first))


def is_title_row(row: Row) -> bool:
    """A row with one text over the whole width, or none: it may stand above the header."""
    return len({id(c) for c in row if c and c.pieces}) <= 1


def _starting(row: Row, row_index: int) -> list[Cell]:
    """Cells with text that begin in a row, each once."""
    found: list[Cell] = []
    for cell in row:
        if cell and cell.row == row_index and cell.pieces and (not found or found[-1] is not cell):
            found.append(cell)
    return found


def _stands_out(cells: Sequence[Cell], table: Table) -> bool:
    """Whether all of a row's cells are set bold or on a ground of their own, unlike the rows below."""
    below = [c for c in table.cells if c.row > cells[0].row and c.pieces]
    if not below:
        return False
    if all(c.pieces[0].style.bold for c in cells) and sum(c.pieces[0].style.bold for c in below) < 0.5 * len(below):
        return True
    ground = {c.fill for c in cells}
    return len(ground) == 1 and "" not in ground and sum(c.fill in ground for c in below) < 0.2 * len(below)


def _are_set_apart(cells: Sequence[Cell], head: Sequence[Cell], table: Table) -> bool:
    """Whether cells are bold, or on the ground, that the header has and hardly a row besides."""
    bold = all(c.pieces[0].style.bold for c in (*cells, *head))
    grounds = {c.fill for c in (*cells, *head)}
    others = [c for c in table.cells if c.pieces and c.row not in (cells[0].row, head[0].row)]
    bold &= sum(c.pieces[0].style.bold for c in others) < 0.5 * len(others)
    ground = len(grounds) == 1 and "" not in grounds and sum(c.fill in grounds for c in others) < 0.2 * len(others)
    return bold or ground


def _look_alike(header: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Whether cells are set like the header above them; a cell of it that no rule closes below says nothing alone."""
    bold = all(c.pieces[0].style.bold for c in header)
    ground = {c.fill for c in header}
    same_weight = not bold or any(c.pieces[0].style.bold for c in cells)
    same_ground = "" in ground or any(c.fill in ground for c in cells)
    return same_weight and same_ground


def _one_paragraph(pieces: Pieces) -> Pieces:
    """Header lines are one phrase, however the cell breaks them; narrow columns break words that are known whole."""
    ends = (Gap.PARAGRAPH, Gap.LINE)
    return tuple(with_gap(p, Gap.FULL_LINE) if p.gap in ends else p for p in pieces)
