"""Words as read, and the pieces of them that cells and fields own."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol, overload

from hcingest.model.place import BBox, Place, box_around
from hcingest.model.values import fixed


@dataclass(frozen=True, slots=True)
class Style:
    """How a word is set. Readers share one instance among all words that look alike.

    ``size`` in points (0 where unknown); ``colour`` of the glyphs as ``#rrggbb`` ("" = unknown or automatic);
    ``raised`` marks superscript; ``direction`` is the way the text runs in degrees clockwise on its page
    (0 = left to right, 90 = top to bottom, 270 = bottom to top).
    """

    size: float = 0.0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    raised: bool = False
    direction: int = 0
    font: str = ""


PLAIN = Style()
NO_BOX = BBox(0.0, 0.0, 0.0, 0.0)
"""The box of words whose page may be known, but not where on it they stand (Word)."""


class Gap(IntEnum):
    """How a piece is parted from the piece before it in the same cell or block."""

    NONE = 0  # nothing between: the two are parts of one word
    SPACE = 1
    LINE = 2  # a line end inside a paragraph
    PARAGRAPH = 3
    FULL_LINE = 4  # a line end behind a word that fills the line: what comes next may be the rest of it

    @property
    def is_line_end(self) -> bool:
        """Whether a line ends here inside a paragraph."""
        return self in (Gap.LINE, Gap.FULL_LINE)


@fixed
class Word:
    """A run of characters without white space, exactly as read; never edited afterwards.

    A word is the piece that is all of it behind a space, as most pieces are: nothing more is made for those.

    ``id`` counts from 0 in reading order and is unique in its document. The box is in points from the top
    left of the page as shown, all zero where the format has no pages. ``edges`` holds the right edge of each
    character (x, or y for vertical text) of what may be two words that touch, so that it can be cut at a cell border.
    ``first_width`` is the width of its first character in points, 0 where it is not known.
    """

    id: int
    text: str
    page_number: int | None = None
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    style: Style = PLAIN
    edges: tuple[float, ...] = ()
    tag: int | None = None
    """Marked-content id on its page (tagged PDF), or None."""
    first_width: float = 0.0

    @property
    def bbox(self) -> BBox:
        return BBox(self.x0, self.top, self.x1, self.bottom)

    @property
    def place(self) -> Place:
        return Place(self.page_number, self.bbox if self.page_number and self.bbox != NO_BOX else None)

    @property
    def word(self) -> Word:
        return self

    @property
    def start(self) -> int:
        return 0

    @property
    def stop(self) -> int:
        return len(self.text)

    @property
    def gap(self) -> Gap:
        return Gap.SPACE

    @property
    def is_whole(self) -> bool:
        return True


class Piece(Protocol):
    """Characters ``start:stop`` of a word. Words can straddle cells, so cells and fields own pieces.

    Id, page, style and box are those of the word; ``is_whole``: the piece is all of it.
    """

    @property
    def word(self) -> Word: ...
    @property
    def start(self) -> int: ...
    @property
    def stop(self) -> int: ...
    @property
    def gap(self) -> Gap: ...
    @property
    def text(self) -> str: ...
    @property
    def is_whole(self) -> bool: ...
    @property
    def id(self) -> int: ...
    @property
    def page_number(self) -> int | None: ...
    @property
    def style(self) -> Style: ...
    @property
    def bbox(self) -> BBox: ...


@fixed
class Stretch:
    """A piece that is not all of its word, or does not stand behind a space."""

    word: Word
    start: int
    stop: int
    gap: Gap

    @property
    def text(self) -> str:
        return self.word.text[self.start : self.stop]

    @property
    def is_whole(self) -> bool:
        return self.stop - self.start == len(self.word.text)

    @property
    def id(self) -> int:
        return self.word.id

    @property
    def page_number(self) -> int | None:
        return self.word.page_number

    @property
    def style(self) -> Style:
        return self.word.style

    @property
    def bbox(self) -> BBox:
        return self.word.bbox


def piece_of(word: Word, start: int, stop: int, gap: Gap = Gap.SPACE) -> Piece:
    """The piece of these characters. Raises ValueError where the word has no such."""
    length = len(word.text)
    if not 0 <= start < stop <= length:
        raise ValueError(f"piece {start}:{stop} is not inside the word {word.text!r}")
    return word if gap is Gap.SPACE and stop - start == length else Stretch(word, start, stop, gap)


def whole(word: Word, gap: Gap = Gap.SPACE) -> Piece:
    """The piece that is all of a word."""
    return word if gap is Gap.SPACE else Stretch(word, 0, len(word.text), gap)


def with_gap(piece: Piece, gap: Gap) -> Piece:
    """The same characters, parted in another way from what stands before."""
    return piece if piece.gap is gap else piece_of(piece.word, piece.start, piece.stop, gap)


def cut(piece: Piece, at: int) -> tuple[Piece, Piece]:
    """The piece in two, before and after its character ``at``; the second is joined to the first."""
    middle = piece.start + at
    first = piece_of(piece.word, piece.start, middle, piece.gap)
    return first, piece_of(piece.word, middle, piece.stop, Gap.NONE)


class Bundle(Sequence[Piece]):
    """Pieces that are not kept one by one, and tell of all at once what is asked of each piece of long documents."""

    @overload
    def __getitem__(self, index: int) -> Piece: ...
    @overload
    def __getitem__(self, index: slice) -> Bundle: ...
    @abstractmethod
    def __getitem__(self, index: int | slice) -> Piece | Bundle:
        """A piece, or a bundle of some of them."""

    @abstractmethod
    def printed(self) -> str:
        """The text as printed."""

    @abstractmethod
    def is_one_line(self) -> bool:
        """Whether nothing but a space parts the pieces."""

    @abstractmethod
    def said(self) -> Iterable[tuple[Gap, str]]:
        """Gap and text of each piece."""

    @abstractmethod
    def pages(self) -> tuple[int, ...]:
        """The pages on which pieces stand, sorted."""

    @abstractmethod
    def tags(self) -> Iterable[int | None]:
        """The marked-content id of each word."""

    @abstractmethod
    def box(self) -> BBox | None:
        """The smallest box around the words on the first of their pages."""

    @abstractmethod
    def whole_words(self) -> Iterable[int]:
        """The ids of the words; each piece is all of one."""


Pieces = tuple[Piece, ...] | list[Piece] | Bundle


def said(pieces: Pieces) -> Iterable[tuple[Gap, str]]:
    """Gap and text of each piece."""
    return [(p.gap, p.text) for p in pieces] if isinstance(pieces, tuple | list) else pieces.said()


_BETWEEN = ("", " ", " ", "\n", " ")
"""What is printed between two pieces, by their gap."""


def printed(pieces: Pieces) -> str:
    """The text of pieces as printed: a space for each gap or line end, ``\\n`` for each paragraph; nothing repaired."""
    return text_of(said(pieces)) if isinstance(pieces, tuple | list) else pieces.printed()


def text_of(said: Iterable[tuple[Gap, str]]) -> str:
    """The same of gaps and texts."""
    return "".join([part for gap, text in said for part in (_BETWEEN[gap], text)][1:])


def is_one_line(pieces: Pieces) -> bool:
    """Whether nothing but a space parts the pieces."""
    return all(p.gap is Gap.SPACE for p in pieces) if isinstance(pieces, tuple | list) else pieces.is_one_line()


def pages_of(pieces: Pieces) -> tuple[int, ...]:
    """The physical page numbers on which pieces stand, sorted; empty where the format has no pages."""
    if not isinstance(pieces, tuple | list):
        return pieces.pages()
    return tuple(sorted({piece.page_number for piece in pieces if piece.page_number}))


def tags_of(pieces: Pieces) -> Iterable[int | None]:
    """The marked-content ids of the pieces' words (Word)."""
    return (piece.word.tag for piece in pieces) if isinstance(pieces, tuple | list) else pieces.tags()


def box_of(pieces: Pieces) -> BBox | None:
    """The smallest box around the pieces' words on the first of their pages, or None where no boxes are known."""
    if not isinstance(pieces, tuple | list):
        return pieces.box()
    first = pieces[0].page_number if pieces else None
    boxes = [piece.bbox for piece in pieces if piece.page_number == first and piece.bbox != NO_BOX] if first else []
    return box_around(boxes) if boxes else None
