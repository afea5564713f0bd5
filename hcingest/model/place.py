"""Where something stands: a box on a page, and the same said in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hcingest.model.values import fixed


class BBox(NamedTuple):
    """A box in points, origin at the top left of the page as shown (rotation and crop box applied)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def union(self, other: BBox) -> BBox:
        return BBox(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )

    def common(self, other: BBox) -> BBox:
        """What two boxes share; turned inside out where they do not overlap."""
        return BBox(
            max(self.x0, other.x0), max(self.top, other.top), min(self.x1, other.x1), min(self.bottom, other.bottom)
        )

    def contains(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def overlap(self, other: BBox) -> float:
        """Shared area in square points; 0 when the boxes only touch."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0


def box_around(boxes: Iterable[BBox]) -> BBox:
    """The smallest box around boxes, of which there is one at least."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return BBox(min(lefts), min(tops), max(rights), max(bottoms))


@fixed
class Place:
    """A spot in a document.

    ``page_number`` counts physical pages from 1 and is None where the format has no pages (Word, text); then
    ``bbox`` is None too. ``name`` says where it is (``page 3, table 2``), ``row`` and ``column`` count from 1 (0: no cell).
    """

    page_number: int | None = None
    bbox: BBox | None = None
    name: str = ""
    row: int = 0
    column: int = 0

    @property
    def path(self) -> str:
        """The place in words: ``page 3, table 2, row 5, column 1``."""
        return f"{self.name}, row {self.row}, column {self.column}" if self.row else self.name


NOWHERE = Place()
