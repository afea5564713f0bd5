"""Where something stands: a box on a page, and the same said in words."""

from __future__ import annotations

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

    def contains(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def overlap(self, other: BBox) -> float:
        """Shared area in square points; 0 when the boxes only touch."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0


@fixed
class Place:
    """A spot in a document.

    ``path`` says it in words (``table 2, row 5, column "Lead"``). ``page_number`` counts physical pages
    from 1 and is None where the format has no pages (Word, text); then ``bbox`` is None too.
    """

    page_number: int | None = None
    bbox: BBox | None = None
    path: str = ""


NOWHERE = Place()
