"""The part of the page that an object may draw on."""

from __future__ import annotations

import ctypes

from hcingest.extractors.pdf import library
from hcingest.extractors.pdf.library import Address, Numbers
from hcingest.extractors.pdf.view import Matrix, applied
from hcingest.model.place import BBox


def clip_of(obj: Address, outer: Matrix) -> BBox | None:
    """The box that holds all that can be seen of an object, None where nothing is cut off.

    ``outer`` makes the coordinates of the page or form that the object stands in those of the page as shown.
    """
    clip = library.clip_path(obj)
    count = library.clip_count(clip) if clip else 0
    boxes = [box for index in range(count) if (box := _box(clip, index, outer))]
    if not boxes:
        return None
    return BBox(
        max(b.x0 for b in boxes), max(b.top for b in boxes), min(b.x1 for b in boxes), min(b.bottom for b in boxes)
    )


def _box(clip: Address, index: int, outer: Matrix) -> BBox | None:
    at = Numbers(ctypes.c_float, 2)
    points: list[tuple[float, float]] = []
    for number in range(library.clip_segment_count(clip, index)):
        library.segment_point(library.clip_segment(clip, index, number), *at.places)
        points.append(applied(outer, *at.read()))
    if not points:
        return None
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return BBox(min(xs), min(ys), max(xs), max(ys))
