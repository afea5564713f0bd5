"""What is drawn and is no table: charts and diagrams, and the frames of pages."""

from __future__ import annotations

from collections.abc import Sequence

from hcingest.extractors.pdf.lines import SNAP, Line, underlines
from hcingest.extractors.pdf.sketch import Sketch
from hcingest.model.document import Page
from hcingest.model.words import Word

STRAY_LINES = 5  # level lines inside a table that are no border of it, from which it may be a chart
STRAY_SHARE = 0.4  # share of all level lines inside it
HIGH = 0.6  # share of the page height from which one row of two cells is the page's frame


def is_page_frame(sketch: Sketch, page: Page) -> bool:
    """Whether one row of two cells that goes on no table is as high as a page: its frame with a strip at the side."""
    is_row = (sketch.row_count, sketch.column_count) == (1, 2)
    return is_row and not sketch.goes_on and sketch.bbox.height > HIGH * page.height


def is_chart(sketch: Sketch, levels: Sequence[Line], words: Sequence[Word]) -> bool:
    """Whether many of the level lines in a place are neither borders of the table that is guessed there nor underlines.

    A table with all of its borders drawn explains its lines.
    """
    if not sketch.virtual:
        return False
    box = sketch.bbox
    inside = [line for line in levels if box.top < line.at < box.bottom and line.start < box.x1 and line.stop > box.x0]
    stray = [line for line in inside if all(abs(line.at - y) > SNAP for y in sketch.ys)]
    if len(stray) < max(STRAY_LINES, STRAY_SHARE * len(inside)):
        return False
    stray = [line for line in stray if not underlines(line, words)]
    return len(stray) >= max(STRAY_LINES, STRAY_SHARE * len(inside))
