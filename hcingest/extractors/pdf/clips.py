"""The part of the page that an object may draw on."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce

from hcingest.extractors.pdf import library
from hcingest.extractors.pdf.library import Address, Numbers
from hcingest.extractors.pdf.outlines import outlines_of
from hcingest.extractors.pdf.view import Matrix
from hcingest.model.place import BBox, box_around
from hcingest.model.values import fixed

SLACK = 1.0  # points; a text that reaches this far out of its clip is not cut off
SAME_SIDES = 1.0  # points by which the sides of a box miss those of the circle that it is cut to


@fixed
class Clip:
    """The box that holds all that can be seen of an object, and whether it is that of a circle or the like."""

    box: BBox
    is_round: bool

    def rounds(self, box: BBox) -> bool:
        """Whether all that is seen of a box is the round shape that it is cut to."""
        return self.is_round and _is_near(self.box, box)


def clip_of(obj: Address, outer: Matrix) -> Clip | None:
    """What cuts an object off, None where nothing does.

    ``outer`` makes the coordinates of the page or form that the object stands in those of the page as shown.
    """
    clip = library.clip_path(obj)
    count = library.clip_count(clip) if clip else 0
    if count <= 0:
        return None
    at = Numbers(ctypes.c_float, 2)
    cuts = [list(outlines_of(_segments(clip, index), outer, at)) for index in range(count)]
    boxes = [box_around(outline.bbox for outline in cut) for cut in cuts if cut]
    if not boxes:
        return None
    box = reduce(BBox.common, boxes)
    return Clip(box, any(len(cut) == 1 and not cut[0].is_box and _is_near(cut[0].bbox, box) for cut in cuts))


def _segments(clip: Address, index: int) -> Iterator[Address]:
    return (library.clip_segment(clip, index, number) for number in range(library.clip_segment_count(clip, index)))


def _is_near(one: BBox, other: BBox) -> bool:
    return all(abs(a - b) < SAME_SIDES for a, b in zip(one, other, strict=True))


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
