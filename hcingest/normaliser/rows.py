"""A plan table becomes rows: actions, bands, repeated headers, remarks, empty ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hcingest.model.table import Cell, Table
from hcingest.normaliser.columns import Column
from hcingest.normaliser.drafts import CellDraft, RowDraft, RowKind, Sheet
from hcingest.normaliser.headings import Heading
from hcingest.normaliser.text import reference_length, value_of

BAND_WORDS = 40  # words; a longer text over the whole width is a remark, not a heading
WIDE = 0.6  # share of the columns from which one cell counts as reaching over the whole width
SENTENCES = 0.7  # share of a column's texts that end as sentences do from which one that does not stands out
SENTENCE_ENDS = (".", "!", "?")
_TOTAL = re.compile(
    r"(?:(?:sub|grand|overall)?[ -]?totals?|sum|cyfanswm|total général)\b(?: (?:cost|budget|funding|resources?))?s?:?",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\d\s*(?:k|m|bn|fte|million|days?|hours?)\b", re.IGNORECASE)
GROUPING = ("section", "objective")


def read_rows(sheet: Sheet) -> list[RowDraft]:
    """The body rows of a table, those above its header too (bands), with repeated headers marked."""
    table, heading = sheet.table, sheet.heading
    grid = table.grid()
    drafts: dict[int, CellDraft] = {}
    header_texts = _header_texts(heading)
    rows: list[RowDraft] = []
    columns = dict(zip(sheet.keys, heading.columns, strict=True))
    owns: dict[frozenset[str], frozenset[str]] = {}  # most rows have cells of the same columns: one set for all
    taken = set(range(heading.first_row, heading.stop_row))  # rows whose words stand in no row below them
    for index in range(table.row_count):
        if heading.first_row <= index < heading.stop_row:
            continue
        starting = _starting(grid[index], index)
        body = [c if c and c.row not in taken else None for c in grid[index]]
        cells = _cells(body, sheet.keys, drafts)
        own = frozenset(k for k, c in zip(sheet.keys, body, strict=True) if c and c.row == index)
        own = owns.setdefault(own, own)
        kind = _kind(starting, table, heading, header_texts)
        if kind in ("header", "band"):
            taken.add(index)
        rows.append(RowDraft(table, index, heading, kind, cells, columns, own))
    return rows


def mark_remarks(sheets: Sequence[Sheet]) -> None:
    """What looks like bands at the end of a table heads nothing where the plan ends or a heading follows: remarks."""
    for sheet, following in pairwise([*sheets, None]):
        if sheet is None or (following and not following.headings_above):
            continue
        for row in reversed(sheet.rows):
            if row.kind not in ("band", "empty"):
                break
            row.kind = "remark" if row.kind == "band" else row.kind


def _starting(row: Sequence[Cell | None], index: int) -> list[Cell]:
    found = {id(c): c for c in row if c and c.row == index and c.pieces}
    return list(found.values())


def _cells(
    row: Sequence[Cell | None], keys: Sequence[str], drafts: dict[int, CellDraft]
) -> dict[str, CellDraft | None]:
    """The row's cells by column key; a cell over several columns belongs to the first of them."""
    cells: dict[str, CellDraft | None] = {}
    for column, (key, cell) in enumerate(zip(keys, row, strict=True)):
        if cell is None or cell.column != column:
            cells[key] = None
            continue
        cells[key] = drafts.setdefault(id(cell), CellDraft(cell.pieces, (cell,)))
    return cells


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _header_texts(heading: Heading) -> frozenset[str]:
    return frozenset(_plain(c.header) for c in heading.columns if c.header)


def _kind(starting: Sequence[Cell], table: Table, heading: Heading, header_texts: frozenset[str]) -> RowKind:
    if not starting:
        return "empty"
    if _repeats_header(starting, header_texts) or _repeats_part(starting, heading):
        return "header"
    if len(starting) == 1 and _is_band(starting[0], table, heading):
        return "band"
    return "remark" if _is_total(starting) else "action"


def _is_total(cells: Sequence[Cell]) -> bool:
    """Whether a row sums up those above: the word for it in one cell, figures in the others."""
    texts = [cell.text for cell in cells]
    if not any(map(_TOTAL.fullmatch, texts)):
        return False
    words = [text for text in texts if any(map(str.isalpha, _UNIT.sub("", text)))]
    figures = [text for text in texts if any(map(str.isdigit, text))]
    return len(words) == 1 and bool(_TOTAL.fullmatch(words[0])) and bool(figures)


def _repeats_header(cells: Sequence[Cell], header_texts: frozenset[str]) -> bool:
    """Whether every cell of a row, two at least, says what a column header says."""
    if len(cells) < 2 or not header_texts:
        return False
    return all(_plain(value_of(c.pieces)) in header_texts for c in cells)


def _repeats_part(cells: Sequence[Cell], heading: Heading) -> bool:
    """Whether every cell of a row, two at least, says what its column's header begins or ends with: one of two rows."""
    texts = ((_plain(value_of(c.pieces)), _plain(heading.columns[c.column].header)) for c in cells)
    return len(cells) > 1 and all(header.startswith(said) or header.endswith(said) for said, header in texts)


def _is_band(cell: Cell, table: Table, heading: Heading) -> bool:
    """Whether the only text of a row is the heading of the rows below it."""
    text = value_of(cell.pieces)
    if len(text.split()) > BAND_WORDS or cell.row_span > 1:
        return False
    wide = cell.column_span > 1 and cell.column_span >= WIDE * table.column_count
    if wide:
        return not _goes_on(text)
    column = heading.columns[cell.column]
    if not _leads(column, heading) or _goes_on(text):
        return False
    groups = column.field is None or column.field in GROUPING
    return groups or _looks_apart(cell, table, heading) or _reads_apart(cell, table, heading)


def _looks_apart(cell: Cell, table: Table, heading: Heading) -> bool:
    """Whether the only cell of a row is set as no other row below the header: its ground, or bold."""
    body = [c for c in table.cells if c.pieces and not heading.first_row <= c.row < heading.stop_row]
    busy = {c.row for c in body if c.column != cell.column}
    rows = [c for c in body if c.column == cell.column and c.row != cell.row and c.row in busy]
    if not rows:
        return False
    own_ground = bool(cell.fill) and all(c.fill != cell.fill for c in rows)
    bold = all(p.style.bold for p in cell.pieces)
    usual = sum(all(p.style.bold for p in c.pieces) for c in rows) / len(rows)
    return own_ground or (bold and usual < 0.3)


def _reads_apart(cell: Cell, table: Table, heading: Heading) -> bool:
    """Whether, in a dump, the only cell of a row is no sentence although the texts of full rows are sentences."""
    body = [c for c in table.cells if c.pieces and not heading.first_row <= c.row < heading.stop_row]
    busy = {c.row for c in body if c.column != cell.column}
    others = [c.text for c in body if c.column == cell.column and c.row in busy]
    sentences = sum(text[-1:] in SENTENCE_ENDS for text in others)
    is_sentence = cell.text[-1:] in SENTENCE_ENDS
    return table.found_by == "dump" and not is_sentence and sentences >= SENTENCES * max(1, len(others))


def _leads(column: Column, heading: Heading) -> bool:
    """Whether a column is where a band without a merged cell would stand: the first, or one that groups rows."""
    return column.index == 0 or column.field in GROUPING


def _goes_on(text: str) -> bool:
    """Whether a text reads as the rest of something above it: lower case at the start."""
    return text[:1].islower() and not reference_length(text)[1]
