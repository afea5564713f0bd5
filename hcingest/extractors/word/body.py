"""The walk over the stories of a Word document: paragraphs and tables become blocks and tables in reading order."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from hcingest.extractors.word.numbering import Numbering
from hcingest.extractors.word.package import W
from hcingest.extractors.word.paragraphs import MC, Paragraph, Story, read_paragraph
from hcingest.extractors.word.shading import Theme, fill_of
from hcingest.extractors.word.styles import ParagraphStyle, numbering_of
from hcingest.extractors.word.tables import (
    RawCell,
    is_header_row,
    merge_of,
    row_revision,
    skipped,
    span_of,
    through,
    to_table,
)
from hcingest.model.place import Place
from hcingest.model.table import Block, BlockKind, Table
from hcingest.model.words import Gap, Piece, Pieces

HEADING_WORDS = 25  # words; longer paragraphs are no headings however they are set
BOLD_LEVEL, ITALIC_LEVEL = 7, 8  # levels of headings told by their look alone, below those that a style declares


@dataclass
class Walk:
    """What is known on the way through a document, and what has been found."""

    story: Story
    numbering: Numbering
    theme: Theme
    flow: list[Table | Block] = field(default_factory=list)
    hidden: list[Piece] = field(default_factory=list)
    deleted: list[Piece] = field(default_factory=list)
    tables: int = 0


def walk_blocks(container: etree._Element, walk: Walk) -> None:
    """Paragraphs and tables of a body, cell or text box, through content controls, into the flow."""
    for child in container:
        if child.tag == W + "p":
            _paragraph(child, walk)
        elif child.tag == W + "tbl":
            _table(child, walk)
        elif child.tag == MC + "AlternateContent":
            choice = child.find(MC + "Choice")
            walk_blocks(choice if choice is not None else child, walk)
        elif isinstance(child.tag, str) and child.tag not in (W + "sdtPr", W + "sectPr", W + "tblPr", W + "tblGrid"):
            walk_blocks(child, walk)


def _style_of(element: etree._Element, walk: Walk) -> ParagraphStyle:
    named = element.find(f"{W}pPr/{W}pStyle")
    return walk.story.styles.of(named.get(W + "val", "") if named is not None else "")


def _read(element: etree._Element, walk: Walk) -> tuple[Paragraph, ParagraphStyle, str]:
    """A paragraph's words, its style and its generated number; hidden and deleted words are put aside."""
    style = _style_of(element, walk)
    base = style.look.over(walk.story.styles.default)
    paragraph = read_paragraph(element, walk.story, base)
    _put_aside(paragraph.hidden, walk.hidden)
    _put_aside(paragraph.deleted, walk.deleted)
    return paragraph, style, _number(element, style, walk)


def _put_aside(pieces: list[Piece], home: list[Piece]) -> None:
    if pieces:
        home.append(replace(pieces[0], gap=Gap.PARAGRAPH if home else Gap.SPACE))
        home.extend(pieces[1:])


def _number(element: etree._Element, style: ParagraphStyle, walk: Walk) -> str:
    own = numbering_of(element.find(W + "pPr")) or style.numbering
    return walk.numbering.next(*own) if own else ""


def _paragraph(element: etree._Element, walk: Walk) -> None:
    paragraph, style, number = _read(element, walk)
    if paragraph.shown:
        walk.flow.append(_block(tuple(paragraph.shown), style, number, element))
    for box in paragraph.boxes:
        walk_blocks(box, walk)


def _block(pieces: Pieces, style: ParagraphStyle, number: str, element: etree._Element) -> Block:
    kind: BlockKind = "paragraph"
    level = 0
    outline = element.find(f"{W}pPr/{W}outlineLvl")
    own_level = (
        int(outline.get(W + "val", "9")) + 1 if outline is not None and outline.get(W + "val", "").isdigit() else 0
    )
    if style.is_title:
        kind = "title"
    elif style.level or 0 < own_level <= 9:
        kind, level = "heading", style.level or own_level
    elif number or numbering_of(element.find(W + "pPr")) or style.numbering or style.name.casefold().startswith("list"):
        kind = "list"
    elif len(pieces) <= HEADING_WORDS and all(p.word.style.bold for p in pieces) and pieces[-1].text[-1] not in ".;,":
        kind, level = "heading", BOLD_LEVEL
    return Block(kind, pieces, level, number=number)


def italic_headings(flow: list[Table | Block]) -> list[Table | Block]:
    """A short paragraph all in italics right above a table heads it."""
    out = list(flow)
    for index, (item, after) in enumerate(itertools.pairwise(flow)):
        if isinstance(item, Block) and item.kind == "paragraph" and isinstance(after, Table):
            short = len(item.pieces) <= HEADING_WORDS and item.pieces[-1].text[-1] not in ".;"
            if short and all(p.word.style.italic for p in item.pieces):
                out[index] = replace(item, kind="heading", level=ITALIC_LEVEL)
    return out


def _table(element: etree._Element, walk: Walk) -> None:
    rows = list(through(element, W + "tr"))
    if _is_layout(rows):
        for row in rows:
            for cell in through(row, W + "tc"):
                walk_blocks(cell, walk)
        return
    walk.tables += 1
    number = walk.tables
    raw: list[RawCell] = []
    at = headers = 0
    for row in rows:
        if _is_gone(row, walk):
            _drop(row, walk)
            continue
        headers = at + 1 if headers == at and is_header_row(row) else headers
        raw.extend(_row(row, at, walk))
        at += 1
    table = to_table(raw, at, headers, number)
    if table is None:
        walk.tables -= 1
    else:
        walk.flow.append(table)


def _is_layout(rows: list[etree._Element]) -> bool:
    """A table that only holds other tables in place: few cells, a table of three columns and more in one of them."""
    cells = [cell for row in rows for cell in through(row, W + "tc")]
    if len(cells) > 2 * max(1, len(rows)) or len(rows) > 3:
        return False
    inner = [table for cell in cells for table in through(cell, W + "tbl")]
    return any(len(list(through(row, W + "tc"))) >= 3 for table in inner for row in list(through(table, W + "tr"))[:2])


def _is_gone(row: etree._Element, walk: Walk) -> bool:
    revision = row_revision(row)
    return revision == ("del" if walk.story.accept else "ins")


def _drop(row: etree._Element, walk: Walk) -> None:
    """The words of a row that is not shown are deleted words."""
    for paragraph in row.iter(W + "p"):
        read, _, _ = _read(paragraph, walk)
        _put_aside(read.shown, walk.deleted)


def _row(row: etree._Element, index: int, walk: Walk) -> Iterator[RawCell]:
    column = skipped(row, "gridBefore")
    last: RawCell | None = None
    for cell in through(row, W + "tc"):
        properties = cell.find(W + "tcPr")
        shading = properties.find(W + "shd") if properties is not None else None
        span = span_of(properties)
        raw = RawCell(index, column, span, merge_of(properties), fill_of(shading, walk.theme))
        _fill_cell(cell, raw, walk)
        column += span
        if merge_of(properties, "hMerge") == "continue" and last is not None:
            last.span += span
            last.pieces += raw.pieces
            continue
        if last is not None:
            yield last
        last = raw
    if last is not None:
        yield last


def _fill_cell(container: etree._Element, raw: RawCell, walk: Walk) -> None:
    """Paragraphs of a cell, nested tables row by row, text boxes, all as the cell's text."""
    for child in container:
        if child.tag == W + "p":
            paragraph, _, number = _read(child, walk)
            if number and not raw.pieces and not raw.number:
                raw.number = number
            if paragraph.shown:
                first = paragraph.shown[0]
                raw.pieces.append(replace(first, gap=Gap.PARAGRAPH) if raw.pieces else first)
                raw.pieces.extend(paragraph.shown[1:])
            for box in paragraph.boxes:
                _fill_cell(box, raw, walk)
        elif isinstance(child.tag, str) and child.tag not in (
            W + "tcPr",
            W + "sdtPr",
            W + "tblPr",
            W + "tblGrid",
            W + "trPr",
        ):
            _fill_cell(child, raw, walk)


def story_block(part: etree._Element, kind: BlockKind, walk: Walk) -> Block | None:
    """All words of a header, footer, note or comment as one block."""
    raw = RawCell(0, 0, 1, "")
    _fill_cell(part, raw, walk)
    return Block(kind, tuple(raw.pieces), place=Place(path=kind)) if raw.pieces else None
