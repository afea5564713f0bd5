"""Rows become actions: each column's text in its field, values that group rows copied down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from hcingest.model.plan import EMPTY, TEXT_FIELDS, Action, Extra, Field
from hcingest.model.problem import Problem
from hcingest.model.table import Block
from hcingest.model.words import Gap, Piece, Pieces, Word, printed, whole
from hcingest.normaliser.bands import Part, Sections, band_part, heading_part
from hcingest.normaliser.drafts import CellDraft, RowDraft, Sheet
from hcingest.normaliser.rows import GROUPING
from hcingest.normaliser.spelling import Spelling
from hcingest.normaliser.text import is_reference, split_reference, value_of

GROUPED = 0.3  # share of merged or repeated cells from which a column of numbers numbers the objective
NUMBERED = ("ref", "action")
LIST_NUMBER = "list_number"
"""The column for numbers that stand in no text of the file: a word processor counts them when it prints."""

CODED = "indicators"  # the field of which bare numbers are read by the header of their column
SLUG_LETTERS = 40  # characters; longer headers are cut in a column name


@dataclass(eq=False)
class Copies:
    """Which cells have found their owner: the first action that they stand in."""

    seen: set[int] = field(default_factory=set)

    def pieces(self, cell: CellDraft) -> Pieces:
        if id(cell) in self.seen:
            return ()
        self.seen.add(id(cell))
        return cell.pieces


@dataclass
class Walk:
    """The walk down the rows of the plan, and what is known where it stands."""

    spelling: Spelling
    numbers_objective: bool
    sections: Sections = field(default_factory=Sections)
    above: dict[str, CellDraft] = field(default_factory=dict)
    copies: Copies = field(default_factory=Copies)
    blocks: list[Block] = field(default_factory=list)
    rows: list[tuple[Action, RowDraft]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def build(sheets: Sequence[Sheet], heading_ids: set[int], spelling: Spelling) -> Walk:
    """Walk down all sheets in order and make an action of each action row."""
    walk = Walk(spelling, _numbers_objective(sheets))
    for sheet in sheets:
        if sheet.headings_above or sheet.parted:
            walk.above.clear()
            parts = [heading_part(b, spelling) for b in sheet.headings_above if id(b) in heading_ids]
            walk.parts.extend(parts)
            if parts or not sheet.goes_on:
                walk.sections.see_headings(parts)
        for row in sheet.rows:
            _see(row, walk)
    walk.blocks.extend(walk.sections.repeated)
    walk.blocks.extend(Block("heading", p.pieces, place=p.place) for p in walk.parts if not p.owned and p.look[1:])
    return walk


def _see(row: RowDraft, walk: Walk) -> None:
    if row.kind == "band":
        part = band_part(row, walk.spelling)
        before = len(walk.sections.repeated)
        walk.sections.see_band(part)
        if len(walk.sections.repeated) == before:
            walk.parts.append(part)
            walk.above.clear()
    elif row.kind == "remark":
        walk.blocks.append(Block("paragraph", row.pieces, place=row.table.place))
    elif row.kind == "title":
        walk.blocks.append(Block("title", row.pieces, place=row.table.place))
    elif row.kind == "action" and not (row.has("action") or _says_something(row)):
        walk.problems.append(_unplaced(row, walk.copies))
    elif row.kind == "action":
        walk.rows.append((_action(row, walk), row))
        walk.sections.after_band = False


def _says_something(row: RowDraft) -> bool:
    """Whether a row without an action's text still is one: more of its own than a number."""
    return any(row.has(key) for key in row.own if key not in ("ref", "section", "objective"))


def _unplaced(row: RowDraft, copies: Copies) -> Problem:
    """The row's words in review; a cell that is merged down over actions as well is theirs as a copy."""
    message = "A row of the table has no action; its words were put into no field."
    own = {id(cell): cell for key, cell in row.cells.items() if cell and key in row.own}
    pieces = tuple(piece for cell in own.values() for piece in copies.pieces(cell))
    text = printed(row.pieces)
    return Problem("unplaced-text", message, text=text, pages=row.pages, place=row.table.place, pieces=pieces)


def _numbers_objective(sheets: Sequence[Sheet]) -> bool:
    """Whether the column of numbers numbers the objective: merged or repeated as the objective is."""
    for sheet in sheets:
        columns = {c.field: c for c in sheet.heading.columns}
        if "ref" in columns and "objective" in columns:
            ref, objective = columns["ref"], columns["objective"]
            if ref.index < objective.index and ref.profile.grouped >= GROUPED:
                return True
    return False


def _action(row: RowDraft, walk: Walk) -> Action:
    fields = _fields(row, walk)
    outer, inner = walk.sections.bands, list[Part]()
    if "objective" not in row.cells and "objective" not in walk.above:
        outer, inner = outer[:1], outer[1:]
    around = _of_parts([*walk.sections.headings, *outer])
    fields["section"] = _inside(around, fields.pop("section", EMPTY))
    if inner:
        fields["objective_ref"], fields["objective"] = _numbered(_of_parts(inner), walk.spelling)
    extras = tuple(_extras(row, walk))
    known = {name: value for name, value in fields.items() if name in TEXT_FIELDS}
    return Action(
        extras=extras,
        pages=row.pages,
        table=row.table.number,
        confidence=min(row.confidence, row.table.score),
        place=row.table.place,
        **known,  # type: ignore[arg-type]
    )


def _inside(around: Field, column: Field) -> Field:
    """The section column's value inside the headings and bands around it, as one text."""
    if not around.value or not column.value:
        return around if around.value else column
    pieces = (*around.pieces, *column.pieces)
    copied = None if pieces else around.copied_from
    return Field(f"{around.raw} > {column.raw}", f"{around.value} > {column.value}", pieces, around.place, copied)


def _of_parts(parts: Sequence[Part]) -> Field:
    if not parts:
        return EMPTY
    value = " > ".join(part.value for part in parts)
    raw = " > ".join(printed(part.pieces) for part in parts)
    place = parts[-1].place
    pieces = tuple(piece for part in parts for piece in part.take())
    return Field(raw, value, pieces, place, None if pieces else place)


def _fields(row: RowDraft, walk: Walk) -> dict[str, Field]:
    """The row's fields by name; two columns of one field stand in it in column order."""
    fields: dict[str, Field] = {}
    for key, cell in row.cells.items():
        name = key.split("#")[0]
        if name.startswith("extra:"):
            continue
        if name in ("section", "objective"):
            cell = _filled_down(name, cell, walk)
        value = _field(cell, key in row.own, walk)
        value = replace(value, columns=((row.columns[key].header, value.value),)) if name == CODED else value
        fields[name] = _both(fields[name], value) if name in fields else value
    for name in GROUPING:
        if name not in fields and name in walk.above and row.heading.is_carried:
            fields[name] = _field(walk.above[name], False, walk)
    return _with_generated_number(_references(fields, walk), row, walk)


def _with_generated_number(fields: dict[str, Field], row: RowDraft, walk: Walk) -> dict[str, Field]:
    """The number that a word processor generates for the objective; it owns no words."""
    numbered = row.cells.get("ref") if walk.numbers_objective else walk.above.get("objective")
    if numbered and numbered.number and not fields["objective_ref"].value and fields["objective"].value:
        fields["objective_ref"] = Field(numbered.number, numbered.number.rstrip(".):"), place=numbered.place)
    return fields


def _filled_down(name: str, cell: CellDraft | None, walk: Walk) -> CellDraft | None:
    """A grouping column that is blank below a value means "as above"."""
    if cell and cell.pieces:
        if name == "section" and walk.above.get(name) is not cell:
            walk.above.pop("objective", None)
        walk.above[name] = cell
        return cell
    return walk.above.get(name, cell)


def _field(cell: CellDraft | None, begins: bool, walk: Walk) -> Field:
    if cell is None or not cell.pieces:
        return EMPTY if cell is None else Field(place=cell.place)
    pieces = walk.copies.pieces(cell)
    copied = None if pieces else cell.place
    return Field(*_read(cell.pieces, walk.spelling), pieces, cell.place, copied)


def _read(pieces: Pieces, spelling: Spelling) -> tuple[str, str]:
    """What is printed and its value; one text where they do not differ."""
    raw, value = printed(pieces), value_of(pieces, spelling)
    return raw, raw if value == raw else value


def _both(one: Field, other: Field) -> Field:
    pieces, columns = (*one.pieces, *other.pieces), (*one.columns, *other.columns)
    if not one.value or not other.value:
        return replace(one if one.value else other, pieces=pieces, columns=columns)
    copied = None if pieces else one.copied_from
    return Field(f"{one.raw} {other.raw}", f"{one.value} {other.value}", pieces, one.place, copied, columns)


def _references(fields: dict[str, Field], walk: Walk) -> dict[str, Field]:
    """Numbers in columns of their own or in front of the text go into ``…_ref``."""
    ref = fields.pop("ref", EMPTY)
    for name in ("objective", "action"):
        number, text = _numbered(fields.get(name, EMPTY), walk.spelling)
        fields[f"{name}_ref"], fields[name] = number, text
    if ref.value or ref.pieces:
        target = "objective_ref" if walk.numbers_objective else "action_ref"
        ref = replace(ref, value=ref.value.rstrip(".):") if is_reference(ref.value) else ref.value)
        fields[target] = _both(ref, fields[target]) if fields[target].value else ref
    return fields


def _numbered(text: Field, spelling: Spelling) -> tuple[Field, Field]:
    """(the number in front, the rest) of a field; a field that is nothing but a number stays text."""
    pieces = text.pieces or _pieces_of(text)
    front, number, rest = split_reference(pieces)
    if not front or not rest:
        return EMPTY, text
    own_front, own_rest = (front, rest) if text.pieces else ((), ())
    number_field = Field(printed(front), number, own_front, text.place, text.copied_from)
    return number_field, Field(*_read(rest, spelling), own_rest, text.place, text.copied_from)


def _pieces_of(text: Field) -> Pieces:
    """Stand-in pieces for a copied field, so that copies are split as their originals were; owned by nobody."""
    pieces: list[Piece] = []
    for line in text.value.split("\n"):
        for index, token in enumerate(line.split()):
            word = Word(-1, token)
            pieces.append(whole(word, Gap.PARAGRAPH if index == 0 and pieces else Gap.SPACE))
    return tuple(pieces)


def _extras(row: RowDraft, walk: Walk) -> Iterator[Extra]:
    """Columns that no field takes, and the number that a word processor generates for the row."""
    slugs: set[str] = set()
    keys = NUMBERED[1:] if walk.numbers_objective else NUMBERED
    numbered = [cell for key in keys if (cell := row.cells.get(key)) and cell.number]
    if numbered:
        slugs.add(LIST_NUMBER)
        number = numbered[0].number
        yield Extra("List number", LIST_NUMBER, Field(number, number, place=numbered[0].place))
    for key, cell in row.cells.items():
        if not key.startswith("extra:"):
            continue
        column = row.columns[key]
        slug = _slug(column.header) or f"column_{column.index + 1}"
        while slug in slugs:
            slug += "_2"
        slugs.add(slug)
        yield Extra(column.header, slug, _field(cell, key in row.own, walk))


def _slug(header: str) -> str:
    return re.sub(r"\W+", "_", header.casefold()).strip("_")[:SLUG_LETTERS].strip("_")
