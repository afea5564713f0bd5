"""What no action takes: headers, headings that group nothing, the left-overs of clipped pages."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from hcingest.model.place import Place
from hcingest.model.problem import Problem
from hcingest.model.table import Block
from hcingest.model.words import Piece, Pieces, pages_of
from hcingest.normaliser.actions import Walk
from hcingest.normaliser.drafts import Sheet
from hcingest.normaliser.sheets import FURNITURE, Sorted
from hcingest.normaliser.spelling import Spelling
from hcingest.normaliser.text import value_of


def header_blocks(sheets: Sequence[Sheet], spelling: Spelling) -> list[Block]:
    """One block for each column header of the plan; it owns the header's repetitions on later pages too."""
    pieces: dict[str, list[Piece]] = {}
    shown: dict[str, str] = {}
    first: dict[str, Block] = {}
    for sheet in sheets:
        for text_pieces, place in _header_cells(sheet):
            text = value_of(text_pieces, spelling).replace("\n", " ")
            key = text.casefold()
            pieces.setdefault(key, []).extend(text_pieces)
            shown.setdefault(key, text)
            first.setdefault(key, Block("table-header", text_pieces, place=place))
    return [Block("table-header", tuple(pieces[k]), place=first[k].place, shown=shown[k]) for k in pieces]


def _header_cells(sheet: Sheet) -> Iterator[tuple[Pieces, Place]]:
    heading = sheet.heading
    for cell in sorted(sheet.table.cells, key=lambda c: (c.row, c.column)):
        if cell.pieces and heading.first_row <= cell.row < heading.stop_row:
            yield cell.pieces, cell.place
    for row in sheet.rows:
        if row.kind == "header":
            for key, draft in row.cells.items():
                if draft and draft.pieces and key in row.own:
                    yield draft.pieces, draft.place


def split_blocks(sorted_out: Sorted, walk: Walk) -> tuple[list[Block], list[Problem]]:
    """The blocks that stay text, and the garbled left-overs between two parts of a dumped table.

    Headings that became sections are owned by actions. In a text dump nothing but a heading can stand inside a
    table that goes on: other lines there are what is left of a clipped page.
    """
    owned = {part.pieces[0].id for part in walk.parts if part.owned and part.pieces}
    inside = _inside_dump(sorted_out)
    blocks: list[Block] = []
    problems: list[Problem] = []
    for block in sorted_out.blocks:
        if block.pieces and block.pieces[0].id in owned:
            continue
        if id(block) in inside:
            problems.append(_clipped(block))
        elif block.pieces or block.text:
            blocks.append(block)
    return blocks, problems


def _inside_dump(sorted_out: Sorted) -> set[int]:
    """Ids of text blocks of a dump that lie between two sheets of which the later one has no header of its own."""
    sheets = [s for s in sorted_out.sheets if s.table.found_by == "dump" and s.table.pieces]
    found: set[int] = set()
    for above, below in itertools.pairwise(sheets):
        if not below.goes_on or below.heading.stop_row > below.heading.first_row:
            continue
        start = above.table.pieces[-1].id
        stop = below.table.pieces[0].id
        for block in sorted_out.blocks:
            plain = block.kind not in FURNITURE and block.kind != "heading"
            if plain and block.pieces and start < block.pieces[0].id < stop:
                found.add(id(block))
    return found


def _clipped(block: Block) -> Problem:
    text = block.text
    clipped = text[:1].islower()
    kind = "clipped-text" if clipped else "unplaced-text"
    message = "This text stands inside the table but belongs to no row; it looks like what is left of a clipped page."
    return Problem(kind, message, text=text, pages=pages_of(block.pieces), place=block.place, pieces=block.pieces)


def unmapped_columns(sheets: Sequence[Sheet]) -> list[Problem]:
    """One ``unmapped-column`` for each printed header that no field takes."""
    seen: set[str] = set()
    problems: list[Problem] = []
    for sheet in sheets:
        for column in sheet.heading.columns:
            key = column.header.casefold()
            if column.field or not key or key in seen:
                continue
            seen.add(key)
            message = f"No field fits the column {column.header!r}; it is kept as a column of its own."
            problems.append(Problem("unmapped-column", message, "info", text=column.header, place=sheet.table.place))
    return problems
