"""Lines that are set to both sides of a column: the wide spaces in them part no columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from hcingest.model.words import Word

EVEN = 0.12  # em by which the spaces of one line differ
FLUSH = 2.0  # points by which the lines of one column miss its side
ALIGNED = 1.5  # points within which words begin one above the other, as those of a column do
TEXT = 0.5  # share of the words of a line
MANY_LINES = 3  # lines; words of fewer may begin one above the other by chance
FEWEST_WORDS = 3  # words; two alone say nothing of how they are set

_LEFT = attrgetter("x0")


def without_wide_spaces(
    xs: Sequence[float], lines: Sequence[Sequence[Word]], sides: tuple[float, float]
) -> list[float]:
    """The borders between ``sides`` without those that stand in the stretched lines of one column only."""
    around = zip([sides[0], *xs], xs, [*xs[1:], sides[1]], strict=False)
    return [x for before, x, after in around if not _is_wide_space(before, x, after, lines)]


def _is_wide_space(before: float, x: float, after: float, lines: Iterable[Sequence[Word]]) -> bool:
    """Whether all lines with words on both sides of x, up to the next borders, are stretched: the spaces are as wide
    beside x, the lines end at one side of their column, and their words begin at different places."""
    found: list[Sequence[Word]] = []
    for line in lines:
        words = _stretch(before, x, after, line)
        if words and (abs(words[-1].x1 - (found or [words])[0][-1].x1) >= FLUSH or not _is_text(words)):
            return False
        found += [words] if words else []
    begins = [next(w.x0 for w in words if w.x0 > x) for words in found]
    is_aligned = len(begins) >= MANY_LINES and max(begins) - min(begins) <= ALIGNED
    return max(map(len, found), default=0) >= FEWEST_WORDS and not is_aligned


def _is_text(words: Sequence[Word]) -> bool:
    """Whether most words have letters: figures stand in columns where they are as far apart."""
    return sum(any(map(str.isalpha, word.text)) for word in words) >= TEXT * len(words)


def _stretch(before: float, x: float, after: float, line: Sequence[Word]) -> Sequence[Word]:
    """The words of a line around x with spaces as wide as the one there; none where x is in none or the words beside it
    stand beyond the next borders."""
    at = bisect_left(line, x, key=_LEFT)
    if not 0 < at < len(line) or not before < line[at - 1].x1 <= x or line[at].x0 >= after:
        return ()
    gaps = [b.x0 - a.x1 for a, b in pairwise(line)]
    even = [abs(gap - gaps[at - 1]) < EVEN * line[at].style.size for gap in gaps]
    first = next((i for i in range(at - 1, -1, -1) if not even[i]), -1) + 1
    last = next((i for i in range(at, len(gaps)) if not even[i]), len(gaps))
    return line[first : last + 1]
