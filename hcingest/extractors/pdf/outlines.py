"""The outlines that a path draws, as shown, and what shape they have."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import pypdfium2.raw as raw

from hcingest.extractors.pdf import library
from hcingest.extractors.pdf.library import Address, Numbers
from hcingest.extractors.pdf.view import Matrix
from hcingest.model.place import BBox
from hcingest.model.values import fixed

LEVEL = 0.6  # points; a line that rises by less is level, a corner this near that of a box is one

MOVE, CURVE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_BEZIERTO

Point = tuple[float, float]


@fixed
class Outline:
    """One subpath: its points as shown (of curves the control points too), and how long its curves and straights are."""

    points: list[Point]
    is_closed: bool
    curved: float
    straight: float

    @property
    def bbox(self) -> BBox:
        xs, ys = [p[0] for p in self.points], [p[1] for p in self.points]
        return BBox(min(xs), min(ys), max(xs), max(ys))

    @property
    def is_box(self) -> bool:
        """Whether it is a rectangle; one with rounded corners is one as long as it is more straight than round."""
        if self.curved:
            return self.curved < self.straight
        x0, top, x1, bottom = self.bbox
        return all(min(x - x0, x1 - x) < LEVEL and min(y - top, bottom - y) < LEVEL for x, y in self.points)


def segments_of(path: Address) -> Iterator[Address]:
    """The segments of a path object."""
    return (library.segment_at(path, index) for index in range(library.segment_count(path)))


def outlines_of(segments: Iterable[Address], matrix: Matrix, at: Numbers) -> Iterator[Outline]:
    """The subpaths of a path; a lone point is none. ``matrix`` makes its coordinates those of the page as shown.

    ``at``: two floats for PDFium to write points into.
    """
    a, b, c, d, e, f = matrix
    across, up = at.places
    points: list[Point] = []
    curves: list[int] = []
    is_closed = False
    for segment in segments:
        library.segment_point(segment, across, up)
        x, y = at.read()
        kind = library.segment_kind(segment)
        if kind == MOVE:
            yield from _outline(points, is_closed, curves)
            points, curves, is_closed = [], [], False
        elif kind == CURVE:
            curves.append(len(points))
        points.append((a * x + c * y + e, b * x + d * y + f))
        is_closed = is_closed or bool(library.segment_closes(segment))
    yield from _outline(points, is_closed, curves)


def _outline(points: list[Point], is_closed: bool, curves: list[int]) -> Iterator[Outline]:
    if len(points) < 2:
        return
    curved = straight = 0.0
    if curves:
        steps = [math.dist(points[i - 1], points[i]) for i in range(1, len(points))]
        curved = sum(steps[i - 1] for i in curves)
        straight = sum(steps) - curved + (math.dist(points[-1], points[0]) if is_closed else 0.0)
    yield Outline(points, is_closed, curved, straight)
