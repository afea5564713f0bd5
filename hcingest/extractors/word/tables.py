"""Word tables as the XML has them: rows of cells on grid columns, spans across and down, content controls around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from hcingest.extractors.word.attributes import switch, whole_number
from hcingest.extractors.word.drawings import MC, alternative
from hcingest.extractors.word.package import W
from hcingest.model.words import Piece

MOST_COLUMNS = 256  # Word itself stops at 63; a wider span is a fault of the file

_PARTS = frozenset(
    {W + name for name in ("tbl", "tr", "tc", "p", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "tblPrEx")}
)


def through(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children with a tag, seen through content controls, tracked changes and the like."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == MC + "AlternateContent":
            yield from through(alternative(child), tag)
        elif isinstance(child.tag, str) and child.tag not in _PARTS:
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
    width: int = 0
    """In twentieths of a point, 0 where the file does not say."""
    marks: list[str] = field(default_factory=list)
    grounds: set[str] = field(default_factory=set)
    """What its paragraphs and words are shaded or highlighted with; "" where some are not."""


def _number_in(element: etree._Element | None, name: str, attribute: str = "val") -> int | None:
    found = element.find(W + name) if element is not None else None
    return whole_number(found.get(W + attribute)) if found is not None else None


def span_of(properties: etree._Element | None) -> int:
    return min(MOST_COLUMNS, max(1, _number_in(properties, "gridSpan") or 1))


def width_of(properties: etree._Element | None) -> int:
    """The preferred width of a cell in twentieths of a point, 0 where it is none or in another unit."""
    found = properties.find(W + "tcW") if properties is not None else None
    if found is None or found.get(W + "type") != "dxa":
        return 0
    return _number_in(properties, "tcW", "w") or 0


def merge_of(properties: etree._Element | None, name: str = "vMerge") -> str:
    """How a cell is merged down (vMerge) or across (hMerge): the element without a value continues."""
    found = properties.find(W + name) if properties is not None else None
    if found is None:
        return ""
    return "restart" if found.get(W + "val") == "restart" else "continue"


def skipped(row: etree._Element, name: str) -> int:
    """Grid columns that a row leaves out at its start (gridBefore) or end (gridAfter)."""
    return min(MOST_COLUMNS, _number_in(row.find(W + "trPr"), name) or 0)


def grid_widths(table: etree._Element) -> list[int]:
    """The widths of the grid's columns in twentieths of a point; empty where the file has none."""
    grid = table.find(W + "tblGrid")
    found = [whole_number(column.get(W + "w")) for column in (grid.iterfind(W + "gridCol") if grid is not None else ())]
    widths = [width for width in found if width is not None]
    return widths if len(widths) == len(found) else []


def is_header_row(row: etree._Element) -> bool:
    properties = row.find(W + "trPr")
    return properties is not None and bool(switch(properties, "tblHeader"))


_LOOK_FIRST_ROW = 0x0020  # of w:tblLook (ECMA-376 part 1, 17.4.56)


def has_header_look(table: etree._Element) -> bool:
    """Whether the table's style sets its first row by its own conditional format."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    first = look.get(W + "firstRow")
    if first is not None:
        return first.casefold() in ("1", "true", "on")
    try:
        return bool(int(look.get(W + "val", "0"), 16) & _LOOK_FIRST_ROW)
    except ValueError:
        return False
