"""Names that come again in a plan: whether two texts that a break parts are one that stands whole elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

MOST_WORDS = 8  # in a short text; longer ones are sentences, in which any two words may meet


@dataclass(frozen=True, slots=True)
class Recurring:
    """``neighbours``: words that follow one another in a short text; ``whole``: texts that are all of a cell."""

    neighbours: frozenset[tuple[str, str]] = frozenset()
    whole: frozenset[str] = frozenset()

    def go_on(self, above: str, below: str) -> bool:
        """Whether the end of one text and the start of another meet inside a text, and the second is nowhere alone."""
        meet = (above.split()[-1], below.split()[0]) if above and below else None
        return meet in self.neighbours and below not in self.whole


def recurring(texts: Iterable[str]) -> Recurring:
    """What comes again in short texts, each of a cell, its paragraphs parted by line ends."""
    whole = frozenset(texts)
    paragraphs = (paragraph.split() for text in whole for paragraph in text.split("\n"))
    return Recurring(frozenset(pair for words in paragraphs for pair in pairwise(words)), whole)
