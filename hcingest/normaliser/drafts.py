"""Rows in the making: the normaliser's working values, changed only while rows are put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from hcingest.model.place import Place
from hcingest.model.table import Block, Cell, Table
from hcingest.model.words import Gap, Pieces, pages_of, printed, with_gap
from hcingest.normaliser.columns import Column
from hcingest.normaliser.headings import Heading

RowKind = Literal["action", "band", "title", "header", "remark", "empty"]


@dataclass(eq=False, slots=True)
class CellDraft:
    """The text of one cell, perhaps gathered from several pages; rows that it is merged over share one draft.

    ``within``: the draft that has taken over its text.
    """

    pieces: Pieces = ()
    sources: tuple[Cell, ...] = ()
    within: CellDraft | None = None

    @property
    def text(self) -> str:
        return printed(self.pieces)

    @property
    def place(self) -> Place:
        return self.sources[0].place if self.sources else Place()

    @property
    def fill(self) -> str:
        return next((cell.fill for cell in self.sources if cell.fill), "")

    @property
    def marks(self) -> tuple[str, ...]:
        return tuple(mark for cell in self.sources for mark in cell.marks)

    @property
    def number(self) -> str:
        """The number that a word processor generates in front of the text; "" without one."""
        return next((cell.number for cell in self.sources if cell.number), "")

    @property
    def is_merged_down(self) -> bool:
        return any(cell.row_span > 1 for cell in self.sources)

    @property
    def whole(self) -> CellDraft:
        """The draft that has this one's text now."""
        return self.within.whole if self.within else self

    def add(self, other: CellDraft, gap: Gap) -> None:
        """Take over another draft's text behind this one's."""
        if other is self:
            return
        first = other.pieces[:1]
        if first and self.pieces:
            first = (with_gap(first[0], gap),)
        self.pieces = (*self.pieces, *first, *other.pieces[1:])
        self.sources += other.sources


@dataclass(eq=False, slots=True)
class RowDraft:
    """One row of a plan table. ``cells`` by column key; None where the table has no cell there."""

    table: Table
    index: int
    heading: Heading
    kind: RowKind
    cells: dict[str, CellDraft | None]
    columns: dict[str, Column]
    """The columns by the same keys; a row that is joined to this one brings its own along."""
    own: frozenset[str] = frozenset()
    """Keys of the columns whose cell begins in this row."""
    confidence: float = 1.0

    def text(self, key: str) -> str:
        cell = self.cells.get(key)
        return cell.text if cell else ""

    def has(self, key: str) -> bool:
        cell = self.cells.get(key)
        return bool(cell and cell.pieces)

    @property
    def tag(self) -> int | None:
        tags = self.table.row_tags
        return tags[self.index] if self.index < len(tags) else None

    @property
    def pieces(self) -> Pieces:
        """Pieces of the cells that begin in this row, each cell once."""
        own = {id(cell): cell for key, cell in self.cells.items() if cell and key in self.own}
        return tuple(piece for cell in own.values() for piece in cell.pieces)

    @property
    def pages(self) -> tuple[int, ...]:
        """Pages with text of the row's own cells; those merged over several rows do not count."""
        own: list[tuple[int, ...]] = []
        for key, cell in self.cells.items():
            if cell and key in self.own and not cell.is_merged_down:
                own.append(pages_of(cell.pieces))
        found = sorted({page for pages in own for page in pages})
        return tuple(found) or pages_of(self.pieces)


@dataclass(eq=False)
class Sheet:
    """A table of the plan with its columns; ``goes_on``: its columns are those of the sheet before it."""

    table: Table
    heading: Heading
    goes_on: bool = False
    headings_above: tuple[Block, ...] = ()
    introduced: bool = False
    """Whether a few words of text stand between those headings and the table."""
    parted: bool = False
    """Whether text or a heading stands between it and the sheet before."""
    rows: list[RowDraft] = field(default_factory=list)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return keys_of(self.heading.columns)


def keys_of(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """A name for each column that is the same in every table with these headers: its field, or its header."""
    keys: list[str] = []
    for column in columns:
        key = column.field or f"extra:{column.header.casefold() or column.index}"
        copies = sum(k.split("#")[0] == key for k in keys)
        keys.append(f"{key}#{copies + 1}" if copies else key)
    return tuple(keys)
