"""The stories of a Word document become blocks and tables in reading order."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from hcingest.extractors.word.cells import cell_text, read_table
from hcingest.extractors.word.package import W
from hcingest.extractors.word.styles import outline_level
from hcingest.extractors.word.tables import through
from hcingest.extractors.word.walk import ReadParagraph, Walk, paragraphs_and_others, read
from hcingest.model.place import Place
from hcingest.model.table import Block, BlockKind, Table
from hcingest.model.words import Pieces, Word

HEADING_WORDS = 25  # words; longer paragraphs are no headings however they are set
LARGER = 1.15  # times the usual size of letters, from which a text above a table is set larger
CAPITALS = 4  # letters; fewer are an abbreviation
BOLD_LEVEL, ITALIC_LEVEL = 7, 8  # levels of headings told by their look alone, below those that a style declares


def walk_blocks(container: etree._Element, walk: Walk) -> None:
    """Paragraphs and tables of a body, cell or text box, through content controls, into the flow."""
    for elements in paragraphs_and_others(container, walk.story.accept):
        if elements[0].tag == W + "p":
            _paragraph(elements, walk)
        else:
            _table(elements[0], walk)


def _paragraph(elements: list[etree._Element], walk: Walk) -> None:
    paragraph = read(elements, walk)
    if paragraph.words.shown:
        walk.flow.append(_block(tuple(paragraph.words.shown), paragraph))
    for box in paragraph.words.boxes:
        walk_blocks(box, walk)


def _block(pieces: Pieces, paragraph: ReadParagraph) -> Block:
    style, number = paragraph.style, paragraph.number
    own_level = outline_level(paragraph.element.find(W + "pPr"))
    level = style.level if own_level is None else own_level
    kind: BlockKind = "paragraph"
    if style.is_title:
        kind = "title"
    elif level:
        kind = "heading"
    elif number or paragraph.numbered.number_id not in (None, "0") or style.name.casefold().startswith("list"):
        kind = "list"
    elif len(pieces) <= HEADING_WORDS and _stands_out(paragraph) and pieces[-1].text[-1] not in ".;,":
        kind, level = "heading", BOLD_LEVEL
    return Block(kind, pieces, level if kind == "heading" else 0, number=number)


def _stands_out(paragraph: ReadParagraph) -> bool:
    return paragraph.words.underlined or all(p.word.style.bold for p in paragraph.words.shown)


def _table(element: etree._Element, walk: Walk) -> None:
    """A table into the flow; one that only holds others in place gives its contents instead."""
    rows = list(through(element, W + "tr"))
    if _is_layout(rows):
        for row in rows:
            for cell in through(row, W + "tc"):
                walk_blocks(cell, walk)
        return
    table = read_table(element, rows, walk)
    if table is not None:
        walk.tables += 1
        walk.flow.append(table)


def _is_layout(rows: list[etree._Element]) -> bool:
    """A table that only holds other tables in place: one column, or few cells, with a table of three columns inside."""
    cells = [cell for row in rows for cell in through(row, W + "tc")]
    if len(cells) > len(rows) and (len(cells) > 2 * len(rows) or len(rows) > 3):
        return False
    inner = [table for cell in cells for table in through(cell, W + "tbl")]
    return any(len(list(through(row, W + "tc"))) >= 3 for table in inner for row in list(through(table, W + "tr"))[:2])


def headings_above_tables(flow: list[Table | Block], words: Sequence[Word]) -> list[Table | Block]:
    """A short paragraph right above a table heads it where it is all in italics, in capitals or in larger letters."""
    sizes = Counter(word.style.size for word in words)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    out = list(flow)
    for index, (item, after) in enumerate(itertools.pairwise(flow)):
        if isinstance(item, Block) and item.kind == "paragraph" and isinstance(after, Table):
            level = _level_by_look(item.pieces, usual)
            out[index] = replace(item, kind="heading", level=level) if level else item
    return out


def _level_by_look(pieces: Pieces, usual_size: float) -> int:
    """The level of a short text that is set apart, 0 for one that is not."""
    if len(pieces) > HEADING_WORDS or pieces[-1].text[-1] in ".;":
        return 0
    if all(p.word.style.size >= LARGER * usual_size for p in pieces):
        return BOLD_LEVEL
    letters = "".join(p.text for p in pieces)
    capitals = letters.isupper() and sum(c.isalpha() for c in letters) >= CAPITALS
    return ITALIC_LEVEL if capitals or all(p.word.style.italic for p in pieces) else 0


def story_block(part: etree._Element, kind: BlockKind, walk: Walk, number: str = "") -> Block | None:
    """All words of a header, footer, note or comment as one block."""
    pieces = tuple(cell_text(part, walk))
    return Block(kind, pieces, place=Place(name=kind), number=number) if pieces else None
