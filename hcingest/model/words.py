"""Words as read, and the pieces of them that cells and fields own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from hcingest.model.place import BBox, Place
from hcingest.model.values import fixed


@dataclass(frozen=True, slots=True)
class Style:
    """How a word is set. Readers share one instance among all words that look alike.

    ``size`` in points (0 where unknown); ``colour`` of the glyphs as ``#rrggbb`` ("" = unknown or automatic);
    ``raised`` marks superscript; ``direction`` is the way the text runs in degrees clockwise on the page as shown
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


@fixed
class Word:
    """A run of characters without white space, exactly as read; never edited afterwards.

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
class Piece:
    """Characters ``start:stop`` of a word. Words can straddle cells, so cells and fields own pieces."""

    word: Word
    start: int
    stop: int
    gap: Gap = Gap.SPACE

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.stop <= len(self.word.text):
            raise ValueError(f"piece {self.start}:{self.stop} is not inside the word {self.word.text!r}")

    @property
    def text(self) -> str:
        return self.word.text[self.start : self.stop]

    def cut(self, at: int) -> tuple[Piece, Piece]:
        """The piece in two, before and after its character ``at``; the second is joined to the first."""
        middle = self.start + at
        return Piece(self.word, self.start, middle, self.gap), Piece(self.word, middle, self.stop, Gap.NONE)


def whole(word: Word, gap: Gap = Gap.SPACE) -> Piece:
    """The piece that is all of a word."""
    return Piece(word, 0, len(word.text), gap)


Pieces = tuple[Piece, ...]

_BETWEEN = ("", " ", " ", "\n", " ")
"""What is printed between two pieces, by their gap."""


def printed(pieces: Pieces) -> str:
    """The text of pieces as printed: a space for each gap or line end, ``\\n`` for each paragraph; nothing repaired."""
    return "".join([part for p in pieces for part in (_BETWEEN[p.gap], p.text)][1:])


def pages_of(pieces: Pieces) -> tuple[int, ...]:
    """The physical page numbers on which pieces stand, sorted; empty where the format has no pages."""
    return tuple(sorted({p.word.page_number for p in pieces if p.word.page_number}))


def box_of(pieces: Pieces) -> BBox | None:
    """The smallest box around the pieces' words on the first of their pages, or None where no boxes are known."""
    page_number = pieces[0].word.page_number if pieces else None
    words = [piece.word for piece in pieces if piece.word.page_number == page_number]
    words = [word for word in words if word.x1 or word.bottom or word.bbox != NO_BOX] if page_number else []
    if not words:
        return None
    left, top = min([word.x0 for word in words]), min([word.top for word in words])
    return BBox(left, top, max([word.x1 for word in words]), max([word.bottom for word in words]))
