"""Glossaries in tables: a column of codes, a column of titles, perhaps one of linked codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hcingest.matcher.by_title import known_by_title, mention_of_title
from hcingest.matcher.definitions import Definition
from hcingest.matcher.glossary_text import TextOf
from hcingest.matcher.recognition import Mention, only_codes, recognise
from hcingest.matcher.schemes import Schemes
from hcingest.matcher.table_roles import Roles, Texts, names_in_header, roles_of
from hcingest.matcher.titles import codes_at_start, one_line
from hcingest.model.problem import Problem
from hcingest.model.table import Block, Cell, Table
from hcingest.model.words import Gap, Pieces, with_gap


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it lies in the grid: a merged cell stands at each spot that it covers."""

    cells: Sequence[Cell | None]
    index: int
    table: Table

    def begins(self, column: int) -> Cell | None:
        """The filled cell that begins in this row and column."""
        cell = self.cells[column]
        return cell if cell and (cell.row, cell.column) == (self.index, column) and cell.pieces else None

    @property
    def own(self) -> list[Cell]:
        return [cell for column in range(len(self.cells)) if (cell := self.begins(column))]

    @property
    def is_header(self) -> bool:
        """A row that the file declares as header, or a first row in bold."""
        bold = all(cell.pieces[0].style.bold for cell in self.own if cell.pieces)
        return self.index < (self.table.header_rows or 0) or (self.index == 0 and self.table.row_count > 1 and bold)


class GlossaryTables:
    """Reads tables one after the other: one without a header may go on with the columns of the one before it.

    Every piece of every table ends in one of ``definitions`` or in one of the blocks ``left``.
    """

    def __init__(self, schemes: Schemes, text_of: TextOf) -> None:
        self.definitions: list[Definition] = []
        self.left: list[Block] = []
        self.problems: list[Problem] = []
        self._schemes = schemes
        self._text_of = text_of
        self._roles: tuple[Roles, ...] = ()
        self._columns = 0
        self._last: dict[int, Definition] = {}
        self._names: dict[int, str] = {}

    def add(self, table: Table) -> None:
        self._names = names_in_header(table, self._schemes)
        self._roles = self._roles_in(table)
        self._columns = table.column_count
        known = len(self.definitions)
        for index, cells in enumerate(table.grid()):
            row = _Row(cells, index, table)
            taken = {id(cell) for roles in self._roles for cell in self._read(row, roles)}
            above_entries = bool(self._roles) and known == len(self.definitions)
            self._leave([cell for cell in row.own if id(cell) not in taken], row.is_header or above_entries)

    def _roles_in(self, table: Table) -> tuple[Roles, ...]:
        """A table's own columns, or those of the table before where this one has a code in their place."""
        texts: Texts = {(cell.row, cell.column): self._text(cell) for cell in table.cells}
        before = self._roles if table.column_count == self._columns else ()
        places = {roles.code for roles in before}
        fits = any(column in places and codes_at_start(text, self._schemes)[0] for (_, column), text in texts.items())
        tail = table.at_top and table.row_count == 1
        roles = roles_of(table, texts, self._schemes) or (before if fits or tail else ())
        if roles != before:
            self._last = {}
        return roles

    def _text(self, cell: Cell) -> str:
        name = self._names.get(cell.column, "") if cell.row and cell.pieces else ""
        return one_line(f"{name} {cell.number} {self._text_of(cell.pieces)}")

    def _read(self, row: _Row, roles: Roles) -> Iterator[Cell]:
        """Take the definition of a row, or more text for the one above; the cells that are used up."""
        code, title = row.begins(roles.code), row.begins(roles.title)
        text = self._text(code) if code else ""
        mentions, stop = codes_at_start(text, self._schemes)
        if code and mentions and roles.title == roles.code:
            yield from self._define(mentions, text[stop:], row, roles)
        elif code and mentions and only_codes(text, self._schemes):
            yield from self._define(mentions, self._text(title) if title else "", row, roles)
        elif title and not mentions:
            yield from self._without_code(title, code, row, roles)

    def _without_code(self, title: Cell, code: Cell | None, row: _Row, roles: Roles) -> Iterator[Cell]:
        last, text = self._last.get(roles.code), self._text(title)
        if last is None:
            return
        if code is None and _goes_on(text, row, roles):
            last.go_on(text, _led_by(title.pieces, Gap.LINE))
            yield title
        elif mention := mention_of_title(text, last.mentions[0].scheme, self._taken):
            yield from self._define((mention,), text, row, roles)
            self.problems.append(known_by_title(self.definitions[-1]))

    @property
    def _taken(self) -> set[str]:
        return {mention.code for definition in self.definitions for mention in definition.mentions}

    def _define(self, mentions: tuple[Mention, ...], text: str, row: _Row, roles: Roles) -> list[Cell]:
        """A new definition. Linked codes may stand in a cell that began rows above; its words are owned there."""
        beside = [cell for link in roles.links if (cell := row.cells[link])]
        linked = tuple(m.code for cell in beside for m in self._codes(cell))
        links = [
            link for link in roles.links if (cell := row.begins(link)) and only_codes(self._text(cell), self._schemes)
        ]
        cells = [cell for column in sorted({roles.code, roles.title, *links}) if (cell := row.begins(column))]
        definition = Definition(mentions, text, _joined(cells), cells[0].place, linked)
        self.definitions.append(definition)
        self._last[roles.code] = definition
        return cells

    def _codes(self, cell: Cell) -> tuple[Mention, ...]:
        text = self._text(cell)
        return (
            recognise(text, self._schemes)
            if only_codes(text, self._schemes)
            else codes_at_start(text, self._schemes)[0]
        )

    def _leave(self, cells: Sequence[Cell], is_header: bool) -> None:
        """What no definition takes of a row, its cells parted as paragraphs."""
        if cells:
            self.left.append(Block("table-header" if is_header else "table", _joined(cells), place=cells[0].place))


def _goes_on(text: str, row: _Row, roles: Roles) -> bool:
    """Whether a row without a code goes on with the one above: in small letters, under a merged code, over a page."""
    above = row.cells[roles.code]
    under_merged = above is not None and above.row < row.index and bool(above.pieces)
    return text[:1].islower() or under_merged or (row.index == 0 and row.table.at_top)


def _joined(cells: Sequence[Cell]) -> Pieces:
    """The pieces of cells, each cell a paragraph of its own."""
    parts = [cells[0].pieces, *(_led_by(cell.pieces, Gap.PARAGRAPH) for cell in cells[1:])]
    return tuple(piece for part in parts for piece in part)


def _led_by(pieces: Pieces, gap: Gap) -> Pieces:
    return (with_gap(pieces[0], gap), *pieces[1:])
