"""Words into cells: the only place that cuts a word at a border."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from hcingest.model.words import Gap, Piece, Pieces, Word, whole

OVER = 2.0  # points; a word that reaches further than this over a border on both sides is cut there
TOUCHING = 0.05  # line heights; the narrowest space of a font is wider
PARAGRAPH = 1.28  # of the usual line pitch; a larger step begins a paragraph
_ITEM = frozenset("•‣⁃∙▪▫●○◦◆◇■□➢➤►▶→✦❖\uf0b7\uf0a7\uf0d8\uf0fc")


def cut_at(word: Word, borders: Sequence[float]) -> list[Piece]:
    """A word's pieces between upright borders that run through it; whole where the cut would fall in a letter."""
    through = [b for b in borders if word.x0 + OVER < b < word.x1 - OVER]
    if not through or not word.edges or word.style.direction:
        return [whole(word)]
    starts = [0]
    for border in through:
        at = next((i + 1 for i, edge in enumerate(word.edges) if edge > border - OVER / 2), len(word.text))
        before = word.edges[at - 2] if at > 1 else word.x0
        if abs(word.edges[at - 1] - border) > abs(before - border):
            at -= 1
        if starts[-1] < at < len(word.text):
            starts.append(at)
    ends = [*starts[1:], len(word.text)]
    return [Piece(word, a, b, Gap.SPACE if a == 0 else Gap.NONE) for a, b in zip(starts, ends, strict=True)]


def piece_middle(piece: Piece) -> tuple[float, float]:
    """The middle of a piece in points from the top left."""
    word = piece.word
    left = word.edges[piece.start - 1] if piece.start and word.edges else word.x0
    right = word.edges[piece.stop - 1] if piece.stop < len(word.text) and word.edges else word.x1
    return (left + right) / 2, (word.top + word.bottom) / 2


def lines_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces in lines as they are read, in the direction that most of them run."""
    found = list(pieces)
    if not found:
        return []
    direction = max(
        {p.word.style.direction for p in found}, key=lambda d: sum(p.word.style.direction == d for p in found)
    )
    across, along = _axes(direction)
    found.sort(key=lambda p: (across(p)[0], along(p)))
    lines: list[list[Piece]] = []
    for piece in found:
        low, high = across(piece)
        if lines:
            first_low, first_high = across(lines[-1][0])
            overlap = min(high, first_high) - max(low, first_low)
            if overlap > 0.5 * min(high - low, first_high - first_low):
                lines[-1].append(piece)
                continue
        lines.append([piece])
    return [sorted(line, key=along) for line in lines]


Extent = Callable[[Piece], tuple[float, float]]


def _axes(direction: int) -> tuple[Extent, Extent]:
    """(extent across the lines, position along a line) of a piece for text that runs in a direction."""
    if direction == 90:
        return lambda p: (-p.word.x1, -p.word.x0), lambda p: (p.word.top, p.start)
    if direction == 270:
        return lambda p: (p.word.x0, p.word.x1), lambda p: (-p.word.bottom, p.start)
    return lambda p: (p.word.top, p.word.bottom), lambda p: (p.word.x0, p.start)


def with_gaps(lines: Sequence[Sequence[Piece]], pitch: float) -> Pieces:
    """The pieces of a cell in reading order, each with how it is parted from the one before.

    ``pitch`` is the table's step from line to line in line heights (0: unknown); a clearly larger one begins a paragraph.
    """
    out: list[Piece] = []
    above: Sequence[Piece] = ()
    for line in lines:
        for index, piece in enumerate(line):
            gap = _gap_within(line[index - 1], piece) if index else _line_gap(above, line, pitch)
            out.append(Piece(piece.word, piece.start, piece.stop, gap))
        above = line
    return tuple(out)


def _gap_within(before: Piece, piece: Piece) -> Gap:
    """Two words with no room between them on one line are one: a change of size or font inside a word."""
    if before.word is piece.word:
        return piece.gap
    height = piece.word.bottom - piece.word.top
    touches = not piece.word.style.direction and piece.word.x0 - before.word.x1 < TOUCHING * height
    return Gap.NONE if touches and piece.start == 0 else Gap.SPACE


def _line_gap(before: Sequence[Piece], line: Sequence[Piece], pitch: float) -> Gap:
    if not before:
        return Gap.SPACE
    if line[0].word.style.direction in (90, 270):
        return Gap.LINE
    if line[0].text in _ITEM:
        return Gap.PARAGRAPH
    height = before[0].word.bottom - before[0].word.top or 1.0
    step = (line[0].word.top - before[0].word.top) / height
    return Gap.PARAGRAPH if pitch and step > PARAGRAPH * pitch else Gap.LINE
