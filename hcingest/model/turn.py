"""Pages that are turned for reading, so that most of their text is level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hcingest.model.place import BBox
from hcingest.model.words import Word

LEVEL = 0.6  # share of a page's words that run one way from which the page is turned so that they are level


@dataclass(frozen=True, slots=True)
class Turn:
    """``direction``: the way in which most text of a page runs as shown (90: down, 180: upside down, 270: up).

    ``width`` and ``height`` are those of the page as shown, in points.
    """

    direction: int
    width: float
    height: float

    def back(self, b: BBox) -> BBox:
        """Where a box of the page as read stands on the page as shown."""
        if self.direction == 90:
            return BBox(self.width - b.bottom, b.x0, self.width - b.top, b.x1)
        if self.direction == 180:
            return BBox(self.width - b.x1, self.height - b.bottom, self.width - b.x0, self.height - b.top)
        return BBox(b.top, self.height - b.x1, b.bottom, self.height - b.x0)

    def word_back(self, word: Word) -> Word:
        """A word of the page as read, as shown; where its letters end is not said."""
        x0, top, x1, bottom = self.back(word.bbox)
        style = replace(word.style, direction=(word.style.direction + self.direction) % 360)
        return replace(word, x0=x0, top=top, x1=x1, bottom=bottom, style=style, edges=())


def direction_of(words: Sequence[Word]) -> int:
    """The way in which most words run: 0, 90, 180 or 270."""
    ways = [word.style.direction for word in words]
    return next((way for way in (90, 180, 270) if ways and ways.count(way) >= LEVEL * len(ways)), 0)
