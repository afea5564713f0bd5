"""The part of the page that an object may draw on."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable

from hcingest.extractors.pdf import library
from hcingest.extractors.pdf.library import Address, Numbers
from hcingest.extractors.pdf.view import Matrix, applied
from hcingest.model.place import BBox

SLACK = 1.0  # points; a text that reaches this far out of its clip is not cut off


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


def cut_texts(clipped: Iterable[tuple[Address, BBox, BBox]]) -> dict[Address, tuple[BBox, ...]]:
    """Of texts with their boxes and clips, those that are cut off -> the boxes in which they are seen.

    Some producers draw one text several times at one place, each time cut to another part; PDFium reads it once.
    """
    places: dict[BBox, list[tuple[Address, BBox]]] = defaultdict(list)
    for text, box, clip in clipped:
        places[BBox(*map(round, box))].append((text, clip))
    cut: dict[Address, tuple[BBox, ...]] = {}
    for place, drawn in places.items():
        clips = tuple(clip for _, clip in drawn)
        if not any(_holds(clip, place) for clip in clips):
            cut.update((text, clips) for text, _ in drawn)
    return cut


def _holds(clip: BBox, box: BBox) -> bool:
    across = clip.x0 - SLACK <= box.x0 and box.x1 <= clip.x1 + SLACK
    return across and clip.top - SLACK <= box.top and box.bottom <= clip.bottom + SLACK


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
