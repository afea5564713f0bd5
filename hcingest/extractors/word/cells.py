"""The rows and cells of a Word table with all that stands in them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from hcingest.errors import TooLargeError
from hcingest.extractors.word.grid import to_table
from hcingest.extractors.word.numbering import Numbering
from hcingest.extractors.word.package import W
from hcingest.extractors.word.revisions import cell_is_gone, row_is_gone, row_is_hidden
from hcingest.extractors.word.shading import fill_of
from hcingest.extractors.word.styles import SILENT, Look
from hcingest.extractors.word.tables import (
    RawCell,
    grid_widths,
    has_header_look,
    is_header_row,
    merge_of,
    skipped,
    span_of,
    through,
    width_of,
)
from hcingest.extractors.word.walk import ReadParagraph, Walk, paragraphs_and_others, put_aside, read
from hcingest.model.table import Table
from hcingest.model.words import Gap, Piece, with_gap

MOST_CELLS = 4_000_000  # of one table's grid; a plan of 5,000 rows has about 50,000
DOTS = frozenset("●⬤⚫■◼⏺🔴🟠🟡🟢🔵")
"""Signs whose colour rates a row; smaller ones open list items."""


def read_table(element: etree._Element, rows: list[etree._Element], walk: Walk) -> Table | None:
    """The table of a w:tbl, its rows given; None where no row of it is shown. Raises TooLargeError."""
    number = walk.tables + 1
    raw: list[RawCell] = []
    at = headers = 0
    look = _header_look(element, walk)
    for row in rows:
        if _put_row_aside(row, walk):
            continue
        headers = at + 1 if headers == at and is_header_row(row) else headers
        raw.extend(_row(row, at, walk, look if at == 0 else SILENT))
        at += 1
    if at * len({cell.column for cell in raw}) > MOST_CELLS:
        raise TooLargeError("one of its tables has too many cells.", walk.story.where, "This is no honest document.")
    return to_table(raw, at, headers, number, grid_widths(element))


def _header_look(element: etree._Element, walk: Walk) -> Look:
    style = element.find(f"{W}tblPr/{W}tblStyle")
    if style is None or not has_header_look(element):
        return SILENT
    named = walk.story.styles.by_id.get(style.get(W + "val", ""))
    return named.header_look if named else SILENT


def _put_row_aside(row: etree._Element, walk: Walk) -> bool:
    """Whether a row is not shown; its words are then deleted or hidden ones."""
    gone = row_is_gone(row, walk.story.accept)
    if gone or row_is_hidden(row):
        _put_cell_aside(row, walk, walk.deleted if gone else walk.hidden)
        return True
    return False


def _put_cell_aside(container: etree._Element, walk: Walk, home: list[Piece]) -> None:
    """All words inside an element that is not shown; they count no list on."""
    numbering, walk.numbering = walk.numbering, Numbering()
    put_aside(cell_text(container, walk), home)
    walk.numbering = numbering


def _row(row: etree._Element, index: int, walk: Walk, look: Look) -> Iterator[RawCell]:
    """The cells of a row. Each begins on the page where the row does; the row ends where its longest cell ends."""
    column = skipped(row, "gridBefore")
    pages = walk.story.pages
    start = last_page = pages.number
    last: RawCell | None = None
    for cell in through(row, W + "tc"):
        properties = cell.find(W + "tcPr")
        span = span_of(properties)
        if cell_is_gone(properties, walk.story.accept):
            _put_cell_aside(cell, walk, walk.deleted)
            column += span
            continue
        raw = _raw_cell(properties, (index, column, span), walk, look)
        pages.number = start
        _fill_cell(cell, raw, walk, look)
        last_page = max(last_page, pages.number)
        if column == 0 and raw.pieces and raw.pieces[0].word.page_number:
            start = raw.pieces[0].word.page_number
        column += span
        if merge_of(properties, "hMerge") == "continue" and last is not None:
            last.span += span
            last.pieces += raw.pieces
            continue
        if last is not None:
            yield last
        last = raw
    pages.number = last_page
    if last is not None:
        yield last


def _raw_cell(properties: etree._Element | None, spot: tuple[int, int, int], walk: Walk, look: Look) -> RawCell:
    shading = properties.find(W + "shd") if properties is not None else None
    fill = fill_of(shading, walk.story.theme) if shading is not None else look.ground or ""
    return RawCell(*spot, merge_of(properties), fill, width=width_of(properties))


def _fill_cell(container: etree._Element, raw: RawCell, walk: Walk, look: Look = SILENT) -> None:
    """Paragraphs of a cell, nested tables row by row, text boxes, all as the cell's text."""
    for elements in paragraphs_and_others(container, walk.story.accept):
        if elements[0].tag != W + "p":
            for row in through(elements[0], W + "tr"):
                if not _put_row_aside(row, walk):
                    for cell in through(row, W + "tc"):
                        _fill_cell(cell, raw, walk)
            continue
        paragraph = read(elements, walk, look)
        if paragraph.number and not raw.pieces and not raw.number:
            raw.number = paragraph.number
        _add_colours(paragraph, raw)
        _add_words(paragraph.words.shown, raw)
        for box in paragraph.words.boxes:
            _fill_cell(box, raw, walk)


def _add_words(pieces: list[Piece], raw: RawCell) -> None:
    if pieces:
        raw.pieces.append(with_gap(pieces[0], Gap.PARAGRAPH) if raw.pieces else pieces[0])
        raw.pieces.extend(pieces[1:])


def _add_colours(paragraph: ReadParagraph, raw: RawCell) -> None:
    """Colours that can rate the row: behind the paragraph or all its words, of a dot, of a shape."""
    if paragraph.ground:
        raw.grounds.add(paragraph.ground)
    elif paragraph.words.shown:
        raw.grounds |= paragraph.words.grounds
    raw.marks += paragraph.words.shapes
    raw.marks += [p.word.style.colour for p in paragraph.words.shown if p.text in DOTS and p.word.style.colour]


def cell_text(container: etree._Element, walk: Walk) -> list[Piece]:
    """All words inside an element in reading order, each paragraph's first parted from those before."""
    raw = RawCell(0, 0, 1, "")
    _fill_cell(container, raw, walk)
    return raw.pieces
