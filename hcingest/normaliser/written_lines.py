"""Lines of a cell as its writer parted them, told from those that a narrow column breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hcingest.model.place import BBox
from hcingest.model.words import NO_BOX, Gap, Piece, Pieces
from hcingest.normaliser.drafts import CellDraft
from hcingest.normaliser.spelling import Spelling
from hcingest.normaliser.text import value_of

SPACE = 0.3  # of the height of a line; the room between two words
SPARE = 0.15  # of the width of a cell; so much more room there must be, for margins differ from side to side

_GOES_ON = re.compile(r"(?:[&,(/–—-]|\b(?:and|or|of|for|the|to|with|in|on|by|a|an))$", re.IGNORECASE)
"""The end of a line that goes on, whoever broke it."""


def written_lines(cell: CellDraft, spelling: Spelling) -> str:
    """The cleaned text of a cell with a line for each that its writer began: where the next word had room above."""
    boxes = {place.page_number: place.bbox for place in (source.place for source in cell.sources)}
    lines = [value_of(pieces, spelling).replace("\n", " ") for pieces in _lines(cell.pieces, boxes)]
    return "\n".join(line for line in lines if line)


def _lines(pieces: Pieces, boxes: dict[int | None, BBox | None]) -> Iterator[Pieces]:
    start = line = 0
    for index in range(1, len(pieces)):
        before, piece = pieces[index - 1], pieces[index]
        if not (piece.gap.is_line_end or piece.gap is Gap.PARAGRAPH):
            continue
        if _is_written(pieces[line:index], piece, boxes.get(before.word.page_number)):
            yield pieces[start:index]
            start = index
        line = index
    yield pieces[start:]


def _is_written(line: Sequence[Piece], after: Piece, box: BBox | None) -> bool:
    """Whether a line ends although the next word had room on it; without places each line end is the writer's."""
    last, following = line[-1].word, after.word
    if after.gap is Gap.FULL_LINE or after.text[:1].islower() or after.text[:1] in "&(/" or _GOES_ON.search(last.text):
        return False
    if after.gap is Gap.PARAGRAPH or last.bbox == NO_BOX:
        return True
    if box is None or last.page_number != following.page_number or last.style.direction:
        return False
    inset = max(0.0, min(line[0].word.x0, following.x0) - box.x0)
    room = box.x1 - inset - last.x1
    needed = following.x1 - following.x0 + SPACE * (last.bottom - last.top)
    return room > needed + SPARE * (box.x1 - box.x0)
