"""Word tables: rows of cells on a grid, spans across and down, content controls around all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from hcingest.extractors.word.package import W
from hcingest.model.place import Place
from hcingest.model.table import Cell, Table
from hcingest.model.words import Piece

_WRAPPERS = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag", W + "ins", W + "moveTo"})


def through(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children with a tag, seen through content controls and the like."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from through(child, tag)


@dataclass
class RawCell:
    """One w:tc as it stands in its row, before cells merged down are put together."""

    row: int
    column: int
    span: int
    merge: str
    """``""``, ``restart`` or ``continue``."""
    fill: str = ""
    pieces: list[Piece] = field(default_factory=list)
    number: str = ""
    row_span: int = 1


def span_of(properties: etree._Element | None) -> int:
    found = properties.find(W + "gridSpan") if properties is not None else None
    text = found.get(W + "val", "1") if found is not None else "1"
    return max(1, int(text)) if text.isdigit() else 1


def merge_of(properties: etree._Element | None, name: str = "vMerge") -> str:
    """How a cell is merged down (vMerge) or across (hMerge): the element without a value continues."""
    found = properties.find(W + name) if properties is not None else None
    if found is None:
        return ""
    return "restart" if found.get(W + "val") == "restart" else "continue"


def skipped(row: etree._Element, name: str) -> int:
    """Grid columns that a row leaves out at its start (gridBefore) or end (gridAfter)."""
    found = row.find(f"{W}trPr/{W}{name}")
    text = found.get(W + "val", "0") if found is not None else "0"
    return int(text) if text.isdigit() else 0


def is_header_row(row: etree._Element) -> bool:
    found = row.find(f"{W}trPr/{W}tblHeader")
    return found is not None and found.get(W + "val", "1").casefold() not in ("0", "false", "off")


def row_revision(row: etree._Element) -> str:
    """``ins`` or ``del`` for a row that was inserted or deleted with changes tracked, else ""."""
    for name in ("ins", "del"):
        if row.find(f"{W}trPr/{W}{name}") is not None:
            return name
    return ""


def to_table(raw: list[RawCell], row_count: int, header_rows: int, number: int) -> Table | None:
    """The table of raw cells: what is merged down becomes one cell; None where it has no rows."""
    if not raw or not row_count:
        return None
    columns = max(cell.column + cell.span for cell in raw)
    open_cells: dict[int, RawCell] = {}
    kept: list[RawCell] = []
    for cell in raw:
        above = open_cells.get(cell.column)
        if cell.merge == "continue" and above and above.span == cell.span and above.row + above.row_span == cell.row:
            above.row_span += 1
            above.pieces += cell.pieces
            continue
        kept.append(cell)
        if cell.merge:
            open_cells[cell.column] = cell
        else:
            open_cells.pop(cell.column, None)
    cells = tuple(_cell(cell, number) for cell in kept)
    place = Place(path=f"table {number}")
    return Table(number, row_count, columns, cells, place, "declared", 1.0, header_rows or None)


def _cell(raw: RawCell, number: int) -> Cell:
    place = Place(path=f"table {number}, row {raw.row + 1}, column {raw.column + 1}")
    return Cell(raw.row, raw.column, tuple(raw.pieces), raw.row_span, raw.span, place, raw.fill, number=raw.number)
