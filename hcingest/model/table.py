"""Tables as found, and the blocks of text between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from hcingest.model.place import NOWHERE, Place
from hcingest.model.values import fixed
from hcingest.model.words import Pieces, printed

FoundBy = Literal["tagged", "declared", "ruled", "aligned", "filled", "dump"]

BlockKind = Literal[
    "title", "heading", "paragraph", "list", "note", "table", "table-header",
    "page-header", "page-footer", "watermark", "hidden", "deleted", "comment",
]  # fmt: skip


@fixed
class Cell:
    """One cell of a table; a merged cell exists once and says how far it reaches.

    ``row`` and ``column`` count from 0. ``fill`` is the colour of its ground (``#rrggbb``, "" = none or white),
    ``marks`` are the colours of dots and the like drawn in it. ``open_top`` and ``open_bottom``: the rule that
    should close the cell there is missing although the table draws such rules (a cell cut by a page break).
    """

    row: int
    column: int
    pieces: Pieces = ()
    row_span: int = 1
    column_span: int = 1
    place: Place = NOWHERE
    fill: str = ""
    marks: tuple[str, ...] = ()
    open_top: bool = False
    open_bottom: bool = False
    number: str = ""
    """The number that a word processor generates in front of the cell's text ("1.", "a)"); it owns no words."""

    @property
    def text(self) -> str:
        return printed(self.pieces)

    @property
    def last_row(self) -> int:
        return self.row + self.row_span - 1

    @property
    def last_column(self) -> int:
        return self.column + self.column_span - 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as found on one page (PDF) or declared by the file (Word).

    ``number`` counts from 1 in reading order. ``header_rows`` is how many rows the file itself declares as
    header (None: it does not say). ``row_tags`` names, for each row, the element of the file's structure it
    comes from (None: unknown): the same tag on two pages means one row. ``at_top`` and ``at_bottom``: it
    begins or ends where its page's text does, so it may go on across the break. ``blank_is_merged``: in this
    table spans are drawn, so that a blank cell with rules around it really is blank. ``score`` 0-1.

    Raises ValueError where cells overlap or stick out.
    """

    number: int
    row_count: int
    column_count: int
    cells: tuple[Cell, ...]
    place: Place = NOWHERE
    found_by: FoundBy = "ruled"
    score: float = 1.0
    header_rows: int | None = None
    row_tags: tuple[int | None, ...] = ()
    at_top: bool = False
    at_bottom: bool = False
    column_edges: tuple[float, ...] = ()
    """x of each column border in points, ``column_count + 1`` of them; empty without pages."""
    tag: int | None = None
    """The element of the file's structure that this table is; the same on every page it stands on."""

    def __post_init__(self) -> None:
        taken: set[tuple[int, int]] = set()
        for cell in self.cells:
            spots = {
                (r, c)
                for r in range(cell.row, cell.row + cell.row_span)
                for c in range(cell.column, cell.column + cell.column_span)
            }
            if (
                cell.last_row >= self.row_count
                or cell.last_column >= self.column_count
                or cell.row < 0
                or cell.column < 0
            ):
                raise ValueError(f"table {self.number}: the cell at row {cell.row}, column {cell.column} sticks out")
            if taken & spots:
                raise ValueError(f"table {self.number}: two cells at row {cell.row}, column {cell.column}")
            taken |= spots

    def grid(self) -> list[list[Cell | None]]:
        """``row_count`` lists of ``column_count`` cells; a merged cell stands at each spot that it covers."""
        rows: list[list[Cell | None]] = [[None] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            for r in range(cell.row, cell.last_row + 1):
                for c in range(cell.column, cell.last_column + 1):
                    rows[r][c] = cell
        return rows

    @property
    def pieces(self) -> Pieces:
        """All pieces of the table, row by row."""
        ordered = sorted(self.cells, key=lambda cell: (cell.row, cell.column))
        return tuple(piece for cell in ordered for piece in cell.pieces)

    def numbered(self, number: int) -> Table:
        return replace(self, number=number)


@dataclass(frozen=True, slots=True)
class Block:
    """Text outside the tables: a heading, a paragraph, a note, a page header …

    ``level`` is the rank of a heading, 1 the outermost, 0 for text that is none. ``text`` is what a person
    reads; ``pieces`` are all the words it owns (a page header owns its repetitions on every page).
    """

    kind: BlockKind
    pieces: Pieces
    level: int = 0
    place: Place = NOWHERE
    shown: str = ""
    number: str = ""
    """A list number that the program generates, as printed ("1.", "iv)"); it owns no words."""

    @property
    def text(self) -> str:
        return self.shown or printed(self.pieces)


@dataclass(frozen=True, slots=True)
class Found:
    """What the table finders made of a document: tables and the text around them, in reading order."""

    flow: tuple[Table | Block, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(item for item in self.flow if isinstance(item, Table))

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(item for item in self.flow if isinstance(item, Block))
