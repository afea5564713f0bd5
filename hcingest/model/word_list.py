"""The words of a long document in little memory: in columns, each word put together when it is asked for.

A word as a value of its own takes 200 bytes, and a plan of 600 pages has a quarter of a million; in columns it takes 60.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import overload

from hcingest.model.place import BBox
from hcingest.model.values import fixed
from hcingest.model.words import Bundle, Gap, Piece, Pieces, Style, Word, text_of

_UNTAGGED = -2  # stands for no tag; ids of content are 0 and more, -1 is that of what belongs to the page
AT_A_TIME = 1000  # words; what is put together of them is gone again soon
_GAPS = tuple(Gap)
_SPACE = bytes([Gap.SPACE])


class WordList(Sequence[Word]):
    """All words of a document with pages, by id."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.styles: list[Style] = []
        self.page_numbers = array("I")
        self._x0, self._top, self._x1, self._bottom = array("d"), array("d"), array("d"), array("d")
        self._first_widths = array("d")
        self._edges: dict[int, tuple[float, ...]] = {}
        self._tags = array("i")
        self.gaps: dict[bytes, bytes] = {}
        """Those before the pieces of excerpts, each only once; most are alike."""

    def added(self, words: Sequence[Word]) -> WordRange:
        """Take over words whose ids go on those of the list."""
        first = len(self.texts)
        for at, word in enumerate(words, start=first):
            if word.id != at or word.page_number is None:
                raise ValueError(f"word {word.id} of page {word.page_number} is not the next of {at} words")
        self.texts += [word.text for word in words]
        self.styles += [word.style for word in words]
        self.page_numbers.extend([word.page_number or 0 for word in words])
        self._x0.extend([word.x0 for word in words])
        self._top.extend([word.top for word in words])
        self._x1.extend([word.x1 for word in words])
        self._bottom.extend([word.bottom for word in words])
        self._first_widths.extend([word.first_width for word in words])
        self._tags.extend([_UNTAGGED if word.tag is None else word.tag for word in words])
        self._edges.update({word.id: word.edges for word in words if word.edges})
        return WordRange(self, range(first, len(self.texts)))

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Word]: ...
    def __getitem__(self, index: int | slice) -> Word | Sequence[Word]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        return self._word(range(len(self))[index])

    def _word(self, at: int) -> Word:
        edges, width = self._edges.get(at, ()), self._first_widths[at]
        return Word(
            at, self.texts[at], self.page_numbers[at], *self.bbox(at), self.styles[at], edges, self.tag(at), width
        )

    def tag(self, at: int) -> int | None:
        return _tag(self._tags[at])

    def bbox(self, at: int) -> BBox:
        return BBox(self._x0[at], self._top[at], self._x1[at], self._bottom[at])

    def around(self, ids: Sequence[int]) -> BBox | None:
        """The smallest box around words; None for none."""
        if not ids:
            return None
        left, top = min(map(self._x0.__getitem__, ids)), min(map(self._top.__getitem__, ids))
        return BBox(left, top, max(map(self._x1.__getitem__, ids)), max(map(self._bottom.__getitem__, ids)))

    def __iter__(self) -> Iterator[Word]:
        starts = range(0, len(self), AT_A_TIME)
        return chain.from_iterable(self.between(start, min(start + AT_A_TIME, len(self))) for start in starts)

    def between(self, first: int, stop: int) -> Iterator[Word]:
        """The words with these ids."""
        ids, part = range(first, stop), slice(first, stop)
        return map(
            Word, ids, self.texts[part], self.page_numbers[part],
            self._x0[part], self._top[part], self._x1[part], self._bottom[part], self.styles[part],
            map(self._edges.get, ids, repeat(())), map(_tag, self._tags[part]), self._first_widths[part],
        )  # fmt: skip


def _tag(number: int) -> int | None:
    return None if number == _UNTAGGED else number


class WordRange(Sequence[Word]):
    """Words of a list that follow one another: those of a page."""

    __slots__ = ("ids", "list")

    def __init__(self, words: WordList, ids: range) -> None:
        self.list = words
        self.ids = ids

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Word]: ...
    def __getitem__(self, index: int | slice) -> Word | Sequence[Word]:
        found = self.ids[index]
        return self.list[found] if isinstance(found, int) else WordRange(self.list, found)

    def __iter__(self) -> Iterator[Word]:
        ids = self.ids
        return self.list.between(ids.start, ids.stop) if ids.step == 1 else map(self.list.__getitem__, ids)


@fixed
class ListedWord:
    """The piece that is all of a word of a list; the word itself is put together when it is asked for."""

    words: WordList
    id: int
    gap: Gap

    @property
    def word(self) -> Word:
        return self.words[self.id]

    @property
    def page_number(self) -> int:
        return self.words.page_numbers[self.id]

    @property
    def style(self) -> Style:
        return self.words.styles[self.id]

    @property
    def bbox(self) -> BBox:
        return self.words.bbox(self.id)

    @property
    def is_whole(self) -> bool:
        return True

    @property
    def text(self) -> str:
        return self.words.texts[self.id]

    @property
    def start(self) -> int:
        return 0

    @property
    def stop(self) -> int:
        return len(self.text)


class Excerpt(Bundle):
    """Pieces that are whole words of one list: all their ids, and a byte for the gap before each."""

    __slots__ = ("_gaps", "_ids", "_printed", "_words")

    def __init__(self, words: WordList, ids: array[int], gaps: bytes) -> None:
        self._words, self._ids, self._gaps = words, ids, gaps
        self._printed: str | None = None  # asked for again and again, and kept as the raw text of a field in any case

    def __len__(self) -> int:
        return len(self._gaps)

    @overload
    def __getitem__(self, index: int) -> Piece: ...
    @overload
    def __getitem__(self, index: slice) -> Excerpt: ...
    def __getitem__(self, index: int | slice) -> Piece | Excerpt:
        if isinstance(index, slice):
            return Excerpt(self._words, self._ids[index], self._gaps[index])
        return ListedWord(self._words, self._ids[index], _GAPS[self._gaps[index]])

    def __iter__(self) -> Iterator[Piece]:
        return map(ListedWord, repeat(self._words), self._ids, map(_GAPS.__getitem__, self._gaps))

    def said(self) -> Iterable[tuple[Gap, str]]:
        texts = map(self._words.texts.__getitem__, self._ids)
        return zip(map(_GAPS.__getitem__, self._gaps), texts, strict=True)

    def printed(self) -> str:
        if self._printed is None:
            self._printed = text_of(self.said())
        return self._printed

    def is_one_line(self) -> bool:
        return not self._gaps.strip(_SPACE)

    def pages(self) -> tuple[int, ...]:
        return tuple(sorted(set(map(self._words.page_numbers.__getitem__, self._ids))))

    def tags(self) -> Iterable[int | None]:
        return map(self._words.tag, self._ids)

    def box(self) -> BBox | None:
        numbers = self._words.page_numbers
        first = numbers[self._ids[0]] if self._ids else None
        on_first = all(numbers[at] == first for at in (min(self._ids), max(self._ids))) if self._ids else True
        return self._words.around(self._ids if on_first else [at for at in self._ids if numbers[at] == first])

    def whole_words(self) -> Iterable[int]:
        return self._ids

    def among(self, words: WordList) -> Excerpt:
        """The pieces of the same ids of another list."""
        return Excerpt(words, self._ids, self._gaps)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and [(p.word, p.gap) for p in self] == [(p.word, p.gap) for p in other]

    def __hash__(self) -> int:
        return hash((self._ids.tobytes(), self._gaps))


def kept(pieces: Sequence[Piece], words: Sequence[Word]) -> Pieces:
    """The same pieces in little memory, where they are whole words of a list that ``words`` are from."""
    if not pieces or not isinstance(words, WordRange):
        return tuple(pieces)
    if not all(p.is_whole for p in pieces):
        return tuple(pieces)
    ids, gaps = array("I", [p.id for p in pieces]), bytes([p.gap for p in pieces])
    return Excerpt(words.list, ids, words.list.gaps.setdefault(gaps, gaps))


def looks(words: Sequence[Word]) -> Iterable[tuple[Style, str]]:
    """How each word is set and what it says; of a list without putting its words together."""
    if isinstance(words, WordList):
        return zip(words.styles, words.texts, strict=True)
    if isinstance(words, WordRange):
        part = slice(words.ids.start, words.ids.stop)
        return zip(words.list.styles[part], words.list.texts[part], strict=True)
    return ((word.style, word.text) for word in words)
