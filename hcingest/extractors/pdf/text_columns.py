"""Text set in two columns of a page, to be read down one column and then down the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from hcingest.extractors.pdf.gutters import ALIGNED, Lines, runs, text_lines, white_between
from hcingest.extractors.pdf.items import mark_length
from hcingest.extractors.pdf.tables_beside import tables_beside
from hcingest.model.place import BBox
from hcingest.model.words import Word

FEWEST_LINES = 4  # with text in both columns; fewer are labels with their values, addresses, signatures
LESS = 0.1  # share of a column's lines that have a gap inside; those of tables have one in most
ALIKE = 0.65  # of the wider column's width that the other has at least, ragged as it may be
FULL = 0.7  # of its column's width; lines of running text are so long
RUNNING = 0.4  # share of a column's lines that are so long, unless each column is a list
WORDS = 2.5  # mean number in a line; labels and values are shorter
LISTED = 2  # lines that begin with a mark or a code, in each of the columns of a list
GAP = 0.8  # em of white in front of the second column


@dataclass(frozen=True, slots=True)
class TextColumns:
    """Where text stands in two columns: from ``top`` to ``bottom``, the second from ``x`` on, in points.

    ``flows``: what the first column ends with may go on in the second; not beside tables.
    """

    top: float
    bottom: float
    x: float
    flows: bool = True

    def holds(self, word: Word) -> bool:
        return self.top <= (word.top + word.bottom) / 2 <= self.bottom

    def order(self, box: BBox) -> tuple[float, float, float, float] | None:
        """Sorts what begins inside, the first column before the second; None for what stands elsewhere."""
        if not self.top <= box.top <= self.bottom:
            return None
        return (self.top, float(box.x0 >= self.x), box.top, box.x0)


def text_columns(words: Sequence[Word], tables: Sequence[BBox]) -> list[TextColumns]:
    """Where the words outside drawn ``tables`` stand in two columns, top to bottom."""
    level = text_lines([w for w in words if not w.style.direction])
    lines = [line for line in level if not _beside(line, tables)]
    stretches = groupby(lines, key=lambda line: sum(box.bottom <= line[0].top for box in tables))
    return [TextColumns(*found, flows=False) for found in tables_beside(level, tables)] + [
        found for _, stretch in stretches for found in _in_stretch(list(stretch))
    ]


def parted(words: Sequence[Word], columns: Sequence[TextColumns]) -> list[list[list[Word]]]:
    """The words in one column, and then those of each pair of columns, together where text flows from one to the other."""
    left, pairs = list(words), []
    for c in columns:  # places may overlap; a word is in the first that holds it
        sides: list[list[Word]] = [[], []]
        others: list[Word] = []
        for word in left:
            (sides[word.x0 >= c.x] if c.holds(word) else others).append(word)
        left = others
        pairs += [sides] if c.flows else [[side] for side in sides]
    return [[left], *pairs]


def _beside(line: Sequence[Word], tables: Sequence[BBox]) -> bool:
    return any(box.top < line[0].bottom and line[0].top < box.bottom for box in tables)


def _in_stretch(lines: Lines) -> Iterator[TextColumns]:
    """The columns among lines that no table parts; where one place could have several borders the clearest counts."""
    below = float("-inf")
    for x in _second_starts(lines):
        for clear, group in groupby(lines, key=lambda line: _is_clear(line, x)):
            found = _columns(list(group), x) if clear else None
            if found and found.top > below:
                below = found.bottom
                yield found


def _second_starts(lines: Lines) -> list[float]:
    """x further right than most where many stretches of text begin, those of the most first."""
    left = min((line[0].x0 for line in lines), default=0.0)
    starts = sorted(x for line in lines for x, _ in runs(line) if x > left + ALIGNED)
    counts: dict[float, int] = {}
    for x in starts:
        first = next((other for other in counts if x - other <= ALIGNED), x)
        counts[first] = counts.get(first, 0) + 1
    return sorted((x for x, count in counts.items() if count >= FEWEST_LINES), key=lambda x: (-counts[x], x))


def _is_clear(line: Sequence[Word], x: float) -> bool:
    """Whether nothing of a line stands in the white in front of ``x``."""
    return not any(w.x0 < x - ALIGNED and w.x1 > x - GAP * w.style.size for w in line)


def _columns(lines: Lines, x: float) -> TextColumns | None:
    one, other = _sides(lines, x)
    if not one or not other:
        return None
    one = _beside_and_below(one, other)
    if _side_by_side(one, other) < FEWEST_LINES or not _are_alike(one, other):
        return None
    sides = (one, other)
    if not all(map(_is_text, sides)) or not (all(map(_is_running, sides)) or all(map(_is_list, sides))):
        return None
    words = [w for side in sides for line in side for w in line]
    return TextColumns(min(w.top for w in words), max(w.bottom for w in words), x - ALIGNED)


def _sides(lines: Lines, x: float) -> tuple[Lines, Lines]:
    """The parts of lines in front of ``x`` and behind it."""
    one = [[w for w in line if w.x0 < x - ALIGNED] for line in lines]
    other = [[w for w in line if w.x0 >= x - ALIGNED] for line in lines]
    return [line for line in one if line], [line for line in other if line]


def _beside_and_below(one: Lines, other: Lines) -> Lines:
    """The lines of the first column beside the second, and those below it that are no further apart."""
    one = [line for line in one if line[0].bottom > other[0][0].top]
    beside = sum(line[0].top < other[-1][0].bottom for line in one)
    widest = max((white_between(a, b) for a, b in pairwise(one[:beside])), default=0.0)
    below = (i for i in range(max(1, beside), len(one)) if white_between(one[i - 1], one[i]) > widest)
    return one[: next(below, len(one))]


def _side_by_side(one: Lines, other: Lines) -> int:
    """How many lines each of two columns has beside the other."""
    if not one:
        return 0
    top, bottom = max(one[0][0].top, other[0][0].top), min(one[-1][0].bottom, other[-1][0].bottom)
    return min(sum(top <= line[0].top and line[0].bottom <= bottom for line in side) for side in (one, other)) + 1


def _are_alike(one: Lines, other: Lines) -> bool:
    widths = sorted(map(_width, (one, other)))
    return widths[0] >= ALIKE * widths[1]


def _width(lines: Lines) -> float:
    return max(line[-1].x1 for line in lines) - min(line[0].x0 for line in lines)


def _is_text(lines: Lines) -> bool:
    """Whether lines are words one after the other, but for what a list sets in front."""
    gaps = sum(len(runs(line[mark_length(line) :])) > 1 for line in lines)
    return gaps <= LESS * len(lines) and sum(map(len, lines)) >= WORDS * len(lines)


def _is_running(lines: Lines) -> bool:
    width = _width(lines)
    full = sum(line[-1].x1 - line[0].x0 >= FULL * width for line in lines)
    return full >= RUNNING * len(lines)


def _is_list(lines: Lines) -> bool:
    return sum(mark_length(line) > 0 for line in lines) >= LISTED
