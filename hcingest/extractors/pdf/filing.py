"""Words into cells: the only place that cuts a word at a border."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter

from hcingest.model.words import Gap, Piece, Pieces, Word, piece_of, whole, with_gap

OVER = 2.0  # points; a word that reaches further than this over a border on both sides crosses it
SAME_START = 1.0  # points; texts that begin at one left edge do so up to this
TOUCHING = 0.05  # line heights; the narrowest space of a font is wider
PARAGRAPH = 1.28  # of the usual line pitch; a larger step begins a paragraph
_CHANGES = re.compile(r"\d[^\W\d_]|[^\W\d_]\d|[.,;:)]\w|(?![A-Z])[^\W\d_][A-Z]")
ITEM_MARKS = frozenset("•‣⁃∙▪▫●○◦◆◇■□➢➤►▶→✦❖\uf0b7\uf0a7\uf0d8\uf0fc")


def may_be_two(text: str) -> bool:
    """Whether what looks like one word may be two that touch: where the kind of sign changes."""
    return not (text.islower() and text.isalpha()) and bool(_CHANGES.search(text))


def cut_at(word: Word, borders: Mapping[float, float]) -> list[Piece]:
    """A word's pieces where it is two that touch: where what stands right of a border begins like all text there.

    ``borders``: upright borders that part cells here, and where the text to the right of each begins. A word that is
    longer than its cell is wide runs over the border and stays whole; so the kind of sign must change there as well
    (``2012Police``, ``LowMedium``).
    """
    through = [b for b in borders if word.x0 + OVER < b < word.x1 - OVER]
    if not through or len(word.text) < 2 or not word.edges or word.style.direction:
        return [whole(word)]
    starts = [0]
    for border in through:
        at = min(range(1, len(word.text)), key=lambda i: abs(word.edges[i - 1] - borders[border]))
        begins = abs(word.edges[at - 1] - borders[border]) < SAME_START
        if starts[-1] < at and begins and _CHANGES.match(word.text, at - 1):
            starts.append(at)
    ends = [*starts[1:], len(word.text)]
    return [piece_of(word, a, b, Gap.SPACE if a == 0 else Gap.NONE) for a, b in zip(starts, ends, strict=True)]


def side_of(piece: Piece, left_edges: Collection[float]) -> tuple[float, float]:
    """The point in points from the top left that says in which cell a piece stands: its middle, but where it begins
    like other text at the left edge of a cell it stands there, though it runs over the right one."""
    word = piece.word
    left = word.edges[piece.start - 1] if piece.start and word.edges else word.x0
    right = word.edges[piece.stop - 1] if piece.stop < len(word.text) and word.edges else word.x1
    at_left = not word.style.direction and any(abs(left - edge) < SAME_START for edge in left_edges)
    return (left if at_left else (left + right) / 2), (word.top + word.bottom) / 2


def lines_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces in lines as they are read, in the direction that most of them run."""
    found = list(pieces)
    if not found:
        return []
    directions = [p.word.style.direction for p in found]
    extent = _EXTENTS.get(max(set(directions), key=directions.count), _level)
    lines: list[list[Placed]] = []
    for placed in sorted(map(extent, found), key=_ORDER):
        low, high, *_ = placed
        if lines:
            first_low, first_high, *_ = lines[-1][0]
            overlap = min(high, first_high) - max(low, first_low)
            if overlap > 0.5 * min(high - low, first_high - first_low):
                lines[-1].append(placed)
                continue
        lines.append([placed])
    return [[placed[-1] for placed in sorted(line, key=_ALONG)] for line in lines]


Placed = tuple[float, float, float, int, Piece]
"""A piece with its extent across the lines, its position along its line, and the first of its characters."""
_ORDER, _ALONG = itemgetter(0, 2, 3), itemgetter(2, 3)


def _level(piece: Piece) -> Placed:
    word = piece.word
    return word.top, word.bottom, word.x0, piece.start, piece


def _downwards(piece: Piece) -> Placed:
    word = piece.word
    return -word.x1, -word.x0, word.top, piece.start, piece


def _upwards(piece: Piece) -> Placed:
    word = piece.word
    return word.x0, word.x1, -word.bottom, piece.start, piece


_EXTENTS = {90: _downwards, 270: _upwards}


def with_gaps(lines: Sequence[Sequence[Piece]], pitch: float, sides: tuple[float, float]) -> Pieces:
    """The pieces of a cell in reading order, each with how it is parted from the one before.

    ``pitch`` is the table's step from line to line in line heights (0: unknown); a clearly larger one begins a
    paragraph. ``sides``: the left and right border of the cell.
    """
    out: list[Piece] = []
    above: Sequence[Piece] = ()
    for line in lines:
        for index, piece in enumerate(line):
            gap = _gap_within(line[index - 1], piece) if index else _line_gap(above, line, pitch)
            if gap is Gap.LINE and index == 0 and _fills(above, piece, sides):
                gap = Gap.FULL_LINE
            out.append(with_gap(piece, gap))
        above = line
    return tuple(out)


def _gap_within(before: Piece, piece: Piece) -> Gap:
    """Two words with no room between them on one line are one: a change of size or font inside a word."""
    if before.word is piece.word:
        return piece.gap
    height = piece.word.bottom - piece.word.top
    touches = not piece.word.style.direction and piece.word.x0 - before.word.x1 < TOUCHING * height
    return Gap.NONE if touches and piece.start == 0 else Gap.SPACE


def _fills(line: Sequence[Piece], after: Piece, sides: tuple[float, float]) -> bool:
    """Whether a line has no room for as much as the first letter of the next, and none has room for both words as one.

    Typesetters break inside a word only where it is longer than a line. The room on the right is that on the left.
    """
    word, following = line[-1].word, after.word
    if word.style.direction or not following.first_width:
        return False
    left, right = sides
    inset = max(0.0, min(line[0].word.x0, following.x0) - left)
    room = right - left - 2 * inset
    no_more = word.x1 + following.first_width > right - inset - SAME_START
    return no_more and word.bbox.width + following.bbox.width > room - SAME_START


def _line_gap(before: Sequence[Piece], line: Sequence[Piece], pitch: float) -> Gap:
    if not before:
        return Gap.SPACE
    if line[0].word.style.direction in (90, 270):
        return Gap.LINE
    if line[0].text in ITEM_MARKS:
        return Gap.PARAGRAPH
    height = before[0].word.bottom - before[0].word.top or 1.0
    step = (line[0].word.top - before[0].word.top) / height
    return Gap.PARAGRAPH if pitch and step > PARAGRAPH * pitch else Gap.LINE
