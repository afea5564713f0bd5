"""Pages whose table is set sideways are turned for reading, and what is found is turned back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hcingest.model.document import Fill, Page, Rule
from hcingest.model.place import BBox, Place
from hcingest.model.table import Block, Table
from hcingest.model.word_list import kept
from hcingest.model.words import Pieces, Word, piece_of

SIDEWAYS = 0.6  # share of a page's words that run up or down from which the page is read turned

Item = Table | Block
Own = Callable[[Pieces], Pieces]
"""From pieces of turned words to those of the words as shown."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A quarter turn that makes text of ``direction`` (90: running down, 270: up) level. ``width`` and ``height`` are
    those of the page as shown, in points."""

    direction: int
    width: float
    height: float

    def box(self, b: BBox) -> BBox:
        if self.direction == 270:
            return BBox(self.height - b.bottom, b.x0, self.height - b.top, b.x1)
        return BBox(b.top, self.width - b.x1, b.bottom, self.width - b.x0)

    def back(self, b: BBox) -> BBox:
        if self.direction == 270:
            return BBox(b.top, self.height - b.x1, b.bottom, self.height - b.x0)
        return BBox(self.width - b.bottom, b.x0, self.width - b.top, b.x1)

    def along(self, y: float) -> float:
        """A letter's edge on the way of the text, which is y on the page as shown."""
        return self.height - y if self.direction == 270 else y


def turn_of(page: Page, words: Sequence[Word]) -> Turn | None:
    """The turn in which a page is read; None where most of its words are level."""
    for direction in (90, 270):
        if words and sum(w.style.direction == direction for w in words) >= SIDEWAYS * len(words):
            return Turn(direction, page.width, page.height)
    return None


def turned_page(page: Page, turn: Turn) -> Page:
    """The page with what is drawn on it, turned; its words are turned by ``turned_words``."""
    rules = tuple(_rule(rule, turn) for rule in page.rules)
    fills = tuple(Fill(turn.box(fill.bbox), fill.colour, fill.round) for fill in page.fills)
    return replace(page, width=page.height, height=page.width, words=(), rules=rules, fills=fills)


def _rule(rule: Rule, turn: Turn) -> Rule:
    box = turn.box(BBox(rule.x0, rule.top, rule.x1, rule.bottom))
    return Rule(*box, rule.width, rule.colour)


def turned_words(words: Sequence[Word], turn: Turn) -> tuple[Word, ...]:
    """Copies of the words, level where they ran sideways; the ids are those of the originals."""
    return tuple(_word(word, turn) for word in words)


def _word(word: Word, turn: Turn) -> Word:
    x0, top, x1, bottom = turn.box(word.bbox)
    sideways = word.style.direction == turn.direction
    style = replace(word.style, direction=0 if sideways else (word.style.direction - turn.direction) % 360)
    edges = tuple(turn.along(edge) for edge in word.edges) if sideways else ()
    width = word.first_width if sideways else 0.0
    return replace(word, x0=x0, top=top, x1=x1, bottom=bottom, style=style, edges=edges, first_width=width)


def turned_back(items: Sequence[Item], words: Sequence[Word], turn: Turn) -> list[Item]:
    """What was found on a turned page, with the words and places of the page as shown."""
    by_id = {word.id: word for word in words}

    def own(pieces: Pieces) -> Pieces:
        return kept([piece_of(by_id[p.word.id], p.start, p.stop, p.gap) for p in pieces], words)

    return [_table_back(i, own, turn) if isinstance(i, Table) else _block_back(i, own, turn) for i in items]


def _table_back(table: Table, own: Own, turn: Turn) -> Table:
    cells = tuple(replace(c, pieces=own(c.pieces), place=_place(c.place, turn)) for c in table.cells)
    return replace(table, cells=cells, place=_place(table.place, turn))


def _block_back(block: Block, own: Own, turn: Turn) -> Block:
    return replace(block, pieces=own(block.pieces), place=_place(block.place, turn))


def _place(place: Place, turn: Turn) -> Place:
    return replace(place, bbox=turn.back(place.bbox)) if place.bbox else place
