"""What was found on pages that were turned for reading, with words and places as the pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from hcingest.model.document import Document
from hcingest.model.place import Place
from hcingest.model.turn import Turn
from hcingest.model.word_list import Excerpt, ListedWord, WordList
from hcingest.model.words import Stretch, Word, piece_of

T = TypeVar("T")


def as_shown(found: T, document: Document) -> T:
    """The same plan or tables, their words and places those of the pages as shown."""
    turns = {page.number: page.turn for page in document.pages if page.turn}
    return _Turner(turns, document).turned(found) if turns else found


class _Turner:
    """Goes through values to their places and pieces; all others stay as they are."""

    def __init__(self, turns: Mapping[int, Turn], document: Document) -> None:
        self._turns = turns
        self._words = WordList()
        self._words.added([self._word(word) for word in document.words])

    def turned(self, value: Any) -> Any:
        if isinstance(value, Place):
            return self._place(value)
        if isinstance(value, Excerpt):
            return value.among(self._words)
        if isinstance(value, Word | Stretch | ListedWord):
            return piece_of(self._words[value.id], value.start, value.stop, value.gap)
        if type(value) in (tuple, list):
            return type(value)(map(self.turned, value))
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{each.name: self.turned(getattr(value, each.name)) for each in fields(value)})
        return value

    def _place(self, place: Place) -> Place:
        turn = self._turns.get(place.page_number or 0)
        return replace(place, bbox=turn.back(place.bbox)) if turn and place.bbox else place

    def _word(self, word: Word) -> Word:
        turn = self._turns.get(word.page_number or 0)
        return turn.word_back(word) if turn else word
