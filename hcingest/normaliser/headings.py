"""Header rows of a table, and what its columns mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hcingest.model.table import Cell, Table
from hcingest.model.words import Gap, Pieces
from hcingest.normaliser.profile import SENTENCE_WORDS, Profile, fit, profile_of
from hcingest.normaliser.text import value_of
from hcingest.normaliser.vocabulary import FIELDS, ONE_OF_TWO, SPELT_ALIKE, Vocabulary

ENOUGH = 0.45  # likeness plus fit from which a column takes a field
NAMED = 0.3  # likeness below which a header says nothing of a field, whatever stands in the column
HEADER_WORDS = 10  # words; a longer cell is no column header
DEEPEST = 4  # rows from the top among which a header is looked for
ONCE = frozenset({"action", "objective", "section", "rag", "status", "priority"})
"""Fields that one column only may feed; of the others two columns both stand in the field."""

SUPPORT = frozenset(FIELDS) - {"action", "ref", "section"}
"""Fields beside ``action`` that make a table a plan."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its printed header, the field that it feeds (None: kept as an extra), how surely."""

    index: int
    header: str
    field: str | None = None
    score: float = 0.0
    profile: Profile = Profile()


@dataclass(frozen=True, slots=True)
class Heading:
    """The header of a table: its columns, and the rows ``first_row:stop_row`` that are header (none: equal)."""

    columns: tuple[Column, ...]
    first_row: int = 0
    stop_row: int = 0

    def column_of(self, field: str) -> Column | None:
        return next((c for c in self.columns if c.field == field), None)

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(c.field for c in self.columns if c.field)

    @property
    def is_carried(self) -> bool:
        """Whether the columns are those of an earlier table; this one prints no header."""
        return self.stop_row == self.first_row and any(c.header for c in self.columns)

    @property
    def is_strange(self) -> bool:
        """Whether there is a header of which no word means a field."""
        return self.stop_row > self.first_row and not self.fields

    @property
    def is_plan(self) -> bool:
        """Whether a table with these columns lists actions."""
        action = self.column_of("action")
        if action is None:
            return False
        named = self.stop_row > self.first_row and action.score >= SPELT_ALIKE
        return bool(self.fields & SUPPORT) or (named and len(self.columns) > 1)


def read_heading(table: Table, vocabulary: Vocabulary) -> Heading:
    """The header rows of a table by the likeness of their words, and its columns' fields; no header: by content."""
    first, stop = header_rows(table, vocabulary)
    headers = _headers(table, first, stop)
    profiles = _profiles(table, stop)
    if stop == first:
        return Heading(_by_content(profiles), 0, 0)
    return Heading(assign(headers, profiles, vocabulary), first, stop)


def header_rows(table: Table, vocabulary: Vocabulary) -> tuple[int, int]:
    """(first, stop) of the header rows; equal where there is no header."""
    if table.column_count < 2:
        return 0, 0
    grid = table.grid()
    for first in range(min(DEEPEST, table.row_count)):
        if _is_header_row(grid[first], first, table, vocabulary):
            return first, _header_end(grid, first, table, vocabulary)
        if not _is_title_row(grid[first]):
            break
    return _strange_header(grid, table)


def _strange_header(grid: list[list[Cell | None]], table: Table) -> tuple[int, int]:
    """A header of words that mean no field: declared by the file, or set off from the rows below."""
    if table.header_rows:
        return 0, min(table.header_rows, table.row_count - 1)
    cells = _starting(grid[0], 0)
    short = all(len(cell.pieces) <= HEADER_WORDS for cell in cells)
    if table.row_count > 1 and len(cells) == table.column_count and short and _stands_out(cells, table):
        return 0, 1
    return 0, 0


def _starting(row: Sequence[Cell | None], row_index: int) -> list[Cell]:
    """Cells with text that begin in a row, each once."""
    found: list[Cell] = []
    for cell in row:
        if cell and cell.row == row_index and cell.pieces and (not found or found[-1] is not cell):
            found.append(cell)
    return found


def _is_title_row(row: Sequence[Cell | None]) -> bool:
    """A row with one text over the whole width, or none: it may stand above the header."""
    return len({id(c) for c in row if c and c.pieces}) <= 1


def _likeness(cell: Cell, vocabulary: Vocabulary) -> float:
    text = value_of(cell.pieces)
    if len(text.split()) > HEADER_WORDS:
        return 0.0
    return max(vocabulary.likeness(text, field) for field in FIELDS)


def _is_header_row(row: Sequence[Cell | None], index: int, table: Table, vocabulary: Vocabulary) -> bool:
    cells = _starting(row, index)
    if len(cells) < 2:
        return False
    scores = [_likeness(cell, vocabulary) for cell in cells]
    sure = sum(score >= SPELT_ALIKE for score in scores)
    mean = sum(scores) / len(scores)
    long = sum(len(cell.pieces) > HEADER_WORDS for cell in cells)
    if long > len(cells) / 3:
        return False
    if index < (table.header_rows or 0) or _stands_out(cells, table):
        return sure >= 1 or mean >= 0.5
    return (sure >= 2 and mean >= 0.5) or (sure >= 1 and mean >= 0.7)


def _stands_out(cells: Sequence[Cell], table: Table) -> bool:
    """Whether all of a row's cells are set bold or on a ground of their own, unlike the rows below."""
    below = [c for c in table.cells if c.row > cells[0].row and c.pieces]
    if not below:
        return False
    bold = all(c.pieces[0].word.style.bold for c in cells)
    bold_below = sum(c.pieces[0].word.style.bold for c in below) / len(below)
    ground = {c.fill for c in cells}
    ground_below = sum(c.fill in ground for c in below) / len(below)
    return (bold and bold_below < 0.5) or (len(ground) == 1 and "" not in ground and ground_below < 0.2)


def _header_end(grid: list[list[Cell | None]], first: int, table: Table, vocabulary: Vocabulary) -> int:
    """One past the last header row: cells merged down reach further, and so do rows of sub-headers."""
    stop = first + 1
    while stop < table.row_count - 1:
        reaching = any(c and c.row >= first and c.row < stop <= c.last_row for c in grid[stop])
        cells = _starting(grid[stop], stop)
        wide = any(c.column_span > 1 for c in _starting(grid[stop - 1], stop - 1))
        sub_headers = wide and bool(cells) and _is_header_row(grid[stop], stop, table, vocabulary)
        if not (sub_headers or (reaching and all(len(c.pieces) <= HEADER_WORDS for c in cells))):
            break
        stop += 1
    return stop


def _headers(table: Table, first: int, stop: int) -> tuple[tuple[str, ...], ...]:
    """For each column the texts of the header cells over it, outermost first."""
    grid = table.grid()
    out: list[tuple[str, ...]] = []
    for column in range(table.column_count):
        seen: list[Cell] = []
        for row in range(first, stop):
            cell = grid[row][column]
            if cell and cell.pieces and cell not in seen:
                seen.append(cell)
        out.append(tuple(value_of(_one_paragraph(c.pieces)) for c in seen))
    return tuple(out)


def _one_paragraph(pieces: Pieces) -> Pieces:
    """Header lines are one phrase, however the cell breaks them."""
    return tuple(replace(p, gap=Gap.LINE) if p.gap is Gap.PARAGRAPH else p for p in pieces)


def _profiles(table: Table, stop: int) -> tuple[Profile, ...]:
    grid = table.grid()
    rows = [r for r in range(stop, table.row_count) if not _is_title_row(grid[r])]
    out: list[Profile] = []
    for column in range(table.column_count):
        texts: list[str] = []
        grouped = 0
        last = ""
        for row in rows:
            cell = grid[row][column]
            if cell and cell.row != row:
                grouped += 1
                continue
            text = cell.text if cell else ""
            grouped += bool(last) and text.strip() in ("", last)
            texts.append(text)
            last = text.strip() or last
        out.append(profile_of(texts, grouped / len(rows) if rows else 0.0))
    return tuple(out)


def assign(
    headers: Sequence[tuple[str, ...]], profiles: Sequence[Profile], vocabulary: Vocabulary
) -> tuple[Column, ...]:
    """The fields of columns: the choice that is best for the table as a whole, then second columns of one field."""
    likeness = [
        {f: _of_header(h, f, vocabulary) for f in FIELDS} if h else {"ref": NAMED if p.references >= 0.8 else 0.0}
        for h, p in zip(headers, profiles, strict=True)
    ]
    scores = [
        {f: s + fit(p, f) for f, s in like.items() if s >= NAMED and s + fit(p, f) >= ENOUGH}
        for like, p in zip(likeness, profiles, strict=True)
    ]
    chosen = _best_choice(scores)
    columns: list[Column] = []
    for index, header in enumerate(headers):
        field = chosen[index] or _second_of(index, likeness[index], scores[index], chosen)
        score = min(1.0, likeness[index][field]) if field else 0.0
        columns.append(Column(index, " ".join(header), field, score, profiles[index]))
    return _settle(columns)


def _of_header(texts: tuple[str, ...], field: str, vocabulary: Vocabulary) -> float:
    """Likeness of a header of one or more levels: the innermost text says most, then all levels read together."""
    if not texts:
        return 0.0
    own = vocabulary.likeness(texts[-1], field)
    together = vocabulary.likeness(" ".join(texts), field) if len(texts) > 1 else 0.0
    return max(own, together * ONE_OF_TWO)


def _best_choice(scores: Sequence[dict[str, float]]) -> list[str | None]:
    """One field at most for each column, each field once, the sum of scores as high as can be."""
    best: dict[frozenset[str], tuple[float, tuple[str | None, ...]]] = {frozenset(): (0.0, ())}
    for options in scores:
        step: dict[frozenset[str], tuple[float, tuple[str | None, ...]]] = {}
        for used, (total, path) in best.items():
            for field, score in ((None, 0.0), *options.items()):
                if field in used:
                    continue
                key = used | {field} if field else used
                if key not in step or step[key][0] < total + score:
                    step[key] = (total + score, (*path, field))
        best = step
    return list(max(best.values(), key=lambda found: found[0])[1])


def _second_of(
    index: int, likeness: dict[str, float], scores: dict[str, float], chosen: Sequence[str | None]
) -> str | None:
    """A field that another column has too, where this column's header names it just as plainly (Start, Finish)."""
    for field in sorted(scores, key=lambda f: -scores[f]):
        if field not in ONCE and field in chosen and likeness[field] >= SPELT_ALIKE:
            return field
    return None


def _settle(columns: list[Column]) -> tuple[Column, ...]:
    """What only the table as a whole can tell: status or progress, a table without an action column."""
    columns = [_status_or_progress(c, columns) for c in columns]
    if not any(c.field == "action" for c in columns):
        columns = _find_action(columns)
    return tuple(columns)


def _status_or_progress(column: Column, columns: Sequence[Column]) -> Column:
    """Status words make ``status``, sentences make ``progress``, whatever the header says; never two of one."""
    others = {c.field for c in columns if c is not column}
    profile = column.profile
    if column.field == "progress" and profile.statuses >= 0.6 and profile.is_short and "status" not in others:
        return replace(column, field="rag" if profile.rags >= 0.6 and "rag" not in others else "status")
    if column.field == "status" and profile.rags >= 0.8 and "rag" not in others:
        return replace(column, field="rag")
    if column.field == "status" and profile.words >= SENTENCE_WORDS and "progress" not in others:
        return replace(column, field="progress")
    return column


def _find_action(columns: list[Column]) -> list[Column]:
    """Without an action column, what is to be done is the longest text of a table that has leads or dates."""
    fields = {c.field for c in columns}
    if not fields & {"lead", "timeframe", "status", "rag"}:
        return columns
    able = [c for c in columns if c.field in (None, "objective", "outcome", "measure") and c.profile.words >= 3]
    able = [c for c in able if c.profile.grouped < 0.3 and c.header]
    if not able or len(fields & SUPPORT) < 2:
        return columns
    action = max(able, key=lambda c: (c.field == "objective", c.profile.words))
    return [replace(c, field="action", score=ENOUGH) if c is action else c for c in columns]


def _by_content(profiles: Sequence[Profile]) -> tuple[Column, ...]:
    """Columns without any header: an action column and one of status words, dates or colours must stand out."""
    fields: dict[int, str] = {}
    for index, profile in enumerate(profiles):
        if profile.distinct == 1.0 and profile.rags >= 0.6:
            return tuple(Column(i, "", None, 0.0, p) for i, p in enumerate(profiles))  # each colour once: a key
        for field, share in (
            ("ref", profile.references),
            ("status", profile.statuses),
            ("rag", profile.rags),
            ("timeframe", profile.dates if profile.words < SENTENCE_WORDS else 0.0),
        ):
            if share >= 0.6 and field not in fields.values() and index not in fields:
                fields[index] = field
    rest = [i for i in range(len(profiles)) if i not in fields and profiles[i].words >= 2]
    if rest and fields:
        fields[max(rest, key=lambda i: profiles[i].words)] = "action"
    return tuple(Column(i, "", fields.get(i), 0.6 if i in fields else 0.0, p) for i, p in enumerate(profiles))
