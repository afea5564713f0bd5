"""How a page's own coordinates become those of the page as shown."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f) of PDF: x' = ax + cy + e, y' = bx + dy + f."""

NEARLY = 4.0  # degrees; text turned by less from a right angle is set straight (scans lie a little askew)


@dataclass(frozen=True, slots=True)
class View:
    """How a page's own coordinates (origin bottom left, points) become those of the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def width(self) -> float:
        return self.right - self.left if self.rotation % 180 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        return self.top - self.bottom if self.rotation % 180 == 0 else self.right - self.left

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point from the top left of the page as shown."""
        if self.rotation == 0:
            return x - self.left, self.top - y
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """(x0, top, x1, bottom) as shown."""
        xa, ya = self.point(left, bottom)
        xb, yb = self.point(right, top)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def boxes(
        self, lefts: Sequence[float], bottoms: Sequence[float], rights: Sequence[float], tops: Sequence[float]
    ) -> list[list[float]]:
        """Many boxes at once, side by side: the lists of all x0, all tops, all x1, all bottoms as shown."""
        if self.rotation == 0:
            return [_less(lefts, self.left), _from(self.top, tops), _less(rights, self.left), _from(self.top, bottoms)]
        if self.rotation == 90:
            return [
                _less(bottoms, self.bottom),
                _less(lefts, self.left),
                _less(tops, self.bottom),
                _less(rights, self.left),
            ]
        if self.rotation == 180:
            return [
                _from(self.right, rights),
                _less(bottoms, self.bottom),
                _from(self.right, lefts),
                _less(tops, self.bottom),
            ]
        return [_from(self.top, tops), _from(self.right, rights), _from(self.top, bottoms), _from(self.right, lefts)]

    @property
    def matrix(self) -> Matrix:
        """What ``point`` does, to be joined with other matrices."""
        e, f = self.point(0.0, 0.0)
        (a, b), (c, d) = self.point(1.0, 0.0), self.point(0.0, 1.0)
        return a - e, b - f, c - e, d - f, e, f

    def direction(self, x: float, y: float) -> int:
        """Degrees clockwise, as shown, of a way along the vector (x, y) of the page's own coordinates."""
        degrees = (self.rotation - math.degrees(math.atan2(y, x))) % 360
        straight = round(degrees / 90) * 90
        return round(straight if abs(degrees - straight) < NEARLY else degrees) % 360


def _less(values: Sequence[float], start: float) -> list[float]:
    return [v - start for v in values] if start else list(values)


def _from(end: float, values: Sequence[float]) -> list[float]:
    return [end - v for v in values]


def times(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that applies ``m``, then ``n``."""
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def applied(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point after a matrix."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def view_of(page: pdfium.PdfPage) -> View:
    """The visible part of a page: its crop box inside its media box, turned by /Rotate."""
    left, bottom, right, top = page.get_cropbox()
    media = page.get_mediabox()
    left, bottom = max(left, media[0]), max(bottom, media[1])
    right, top = min(right, media[2]), min(top, media[3])
    if right <= left or top <= bottom:
        left, bottom, right, top = media
    return View(left, bottom, right, top, page.get_rotation() % 360)
