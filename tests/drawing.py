"""Tables drawn as text become the values that the finders return, so that a case fits on the screen.

    # Heading            a heading block (## one rank deeper)
    | Ref | Action |     a row; consecutive rows are one table
    | ^   | x      |     ^ this cell is merged with the one above
    | a   | <      |     < this cell is merged with the one to its left
    ---                  a page break: the table above ends its page, the one below begins the next
    anything else        a paragraph

``//`` in a cell starts a new paragraph, ``/`` a new line. A cell that ends in ``[#ff0000]`` has that fill, one that begins with ``{#ff0000}`` letters of that colour;
``*text*`` is bold.
"""

from __future__ import annotations

import re
from itertools import count

from hcingest.model.place import BBox, Place
from hcingest.model.table import Block, Cell, Found, Table
from hcingest.model.words import Gap, Piece, Pieces, Style, Word, whole

_FILL = re.compile(r"\s*\[(#[0-9a-f]{6})\]\s*$")
_INK = re.compile(r"^\{(#[0-9a-f]{6})\}")


class _Ids:
    def __init__(self) -> None:
        self.next = count()
        self.words: list[Word] = []

    def word(self, text: str, style: Style) -> Word:
        word = Word(next(self.next), text, style=style)
        self.words.append(word)
        return word


def _pieces(text: str, ids: _Ids) -> Pieces:
    ink = _INK.match(text)
    text = _INK.sub("", text)
    bold = text.startswith("*") and text.endswith("*") and len(text) > 2
    style = Style(bold=bold, colour=ink.group(1) if ink else "")
    out: list[Piece] = []
    gap = Gap.SPACE
    for token in (text.strip("*") if bold else text).split():
        if token in ("/", "//"):
            gap = Gap.LINE if token == "/" else Gap.PARAGRAPH
            continue
        out.append(whole(ids.word(token, style), gap))
        gap = Gap.SPACE
    return tuple(out)


def _table(lines: list[str], number: int, ids: _Ids, page: int | None) -> Table:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    columns = len(rows[0])
    spots: dict[tuple[int, int], tuple[int, int]] = {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "^":
                spots[r, c] = spots[r - 1, c]
            elif text == "<":
                spots[r, c] = spots[r, c - 1]
            else:
                spots[r, c] = (r, c)
            top, left = spots[r, c]
            spans[top, left] = (r - top + 1, c - left + 1)
    cells = []
    for (r, c), (height, width) in spans.items():
        fill = _FILL.search(rows[r][c])
        text = _FILL.sub("", rows[r][c])
        place = Place(page, None, f"table {number}, row {r + 1}, column {c + 1}")
        cells.append(Cell(r, c, _pieces(text, ids), height, width, place, fill.group(1) if fill else ""))
    return Table(number, len(rows), columns, tuple(cells), Place(page), "declared")


def draw(text: str) -> tuple[Found, list[Word]]:
    """The flow of a drawn document, and its words."""
    ids = _Ids()
    flow: list[Table | Block] = []
    lines = [line.strip() for line in text.strip().splitlines()]
    page: int | None = 1 if "---" in lines else None
    table: list[str] = []
    breaks: list[int] = []

    def close() -> None:
        if table:
            number = sum(isinstance(item, Table) for item in flow) + 1
            flow.append(_table(table, number, ids, page))
            table.clear()

    for line in [*lines, ""]:
        if line.startswith("|"):
            table.append(line)
            continue
        close()
        if line == "---":
            breaks.append(len(flow))
            page = (page or 1) + 1
        elif line.startswith("#"):
            rank = len(line) - len(line.lstrip("#"))
            flow.append(Block("heading", _pieces(line.lstrip("# "), ids), rank))
        elif line:
            flow.append(Block("paragraph", _pieces(line, ids)))
    return Found(tuple(_at_edges(flow, breaks))), ids.words


def _at_edges(flow: list[Table | Block], breaks: list[int]) -> list[Table | Block]:
    from dataclasses import replace

    out = list(flow)
    for at in breaks:
        if at and isinstance(out[at - 1], Table):
            out[at - 1] = replace(out[at - 1], at_bottom=True)  # type: ignore[type-var]
        if at < len(out) and isinstance(out[at], Table):
            out[at] = replace(out[at], at_top=True)  # type: ignore[type-var]
    return out


BOX = BBox(0, 0, 100, 100)
