"""Footnote marks leave the text that they are set in and go to their notes."""

from __future__ import annotations

import re
from dataclasses import replace

from hcingest.model.table import Block, Cell, Table
from hcingest.model.words import Gap, Piece, Pieces, with_gap

_MARK = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}|[a-z]|\(\d{1,2}\)")

Flow = tuple[Table | Block, ...]


def move_note_marks(flow: Flow) -> Flow:
    """The flow with each raised mark that some note begins with moved from its cell or paragraph to that note."""
    flow = tuple(_as_note(item) for item in flow)
    notes = [item for item in flow if isinstance(item, Block) and item.kind == "note"]
    marks = {mark for note in notes if (mark := _mark_of(note))}
    if not marks:
        return flow
    taken: dict[str, list[Piece]] = {mark: [] for mark in marks}
    moved = [_without_marks(item, marks, taken) for item in flow]
    return tuple(_with_marks(item, taken) for item in moved)


def _as_note(item: Table | Block) -> Table | Block:
    """A paragraph that begins with a raised mark is a note, whoever set it."""
    if not isinstance(item, Block) or item.kind != "paragraph" or not item.pieces:
        return item
    first = item.pieces[0]
    return replace(item, kind="note") if first.style.raised and _MARK.fullmatch(first.text) else item


def _mark_of(note: Block) -> str:
    first = note.pieces[0].text if note.pieces else ""
    return first if _MARK.fullmatch(first) else ""


def _without_marks(item: Table | Block, marks: set[str], taken: dict[str, list[Piece]]) -> Table | Block:
    if isinstance(item, Table):
        return replace(item, cells=tuple(_strip_cell(cell, marks, taken) for cell in item.cells))
    if item.kind == "note":
        return item
    return replace(item, pieces=_strip(item.pieces, marks, taken))


def _strip_cell(cell: Cell, marks: set[str], taken: dict[str, list[Piece]]) -> Cell:
    kept = _strip(cell.pieces, marks, taken)
    return cell if len(kept) == len(cell.pieces) else replace(cell, pieces=kept)


def _strip(pieces: Pieces, marks: set[str], taken: dict[str, list[Piece]]) -> Pieces:
    """Pieces without raised marks. What follows a mark keeps the larger of the two gaps."""
    if not any(p.style.raised and p.text in marks for p in pieces):
        return pieces
    kept: list[Piece] = []
    gap = Gap.NONE
    for piece in pieces:
        if piece.style.raised and piece.text in marks and kept:
            taken[piece.text].append(piece)
            gap = max(gap, piece.gap)
            continue
        kept.append(with_gap(piece, max(gap, piece.gap)))
        gap = Gap.NONE
    return tuple(kept)


def _with_marks(item: Table | Block, taken: dict[str, list[Piece]]) -> Table | Block:
    """A note with the marks that point to it, its text shown without their repetition."""
    if not isinstance(item, Block) or item.kind != "note":
        return item
    marks = taken.pop(_mark_of(item), [])
    if not marks:
        return item
    return replace(item, pieces=(*item.pieces, *marks), shown=item.text)
