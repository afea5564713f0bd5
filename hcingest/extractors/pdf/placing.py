"""Words into the cells of a sketch: which spots are one cell, and what stands in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from hcingest.extractors.pdf.filing import cut_at, lines_of, side_of
from hcingest.extractors.pdf.grid import Box, at_spots, boxes_of, spot_of
from hcingest.extractors.pdf.gutters import runs, text_lines
from hcingest.extractors.pdf.sketch import Filing, Sketch
from hcingest.model.words import Piece, Word, whole

CENTRED = 1.0  # line heights by which a text in the middle of a table may miss it; its sides are told by other texts
CROSSES = 1.5  # points by which a text runs over a column border on both sides


def filed(sketch: Sketch, words: Sequence[Word]) -> Filing:
    """The words that stand in a sketch, each in its cell. Done once for the same words."""
    if sketch.filed is None or sketch.filed[2] != len(words):
        boxes = _boxes(sketch, words)
        sketch.filed = boxes, [lines_of(pieces) for pieces in _filed(sketch, boxes, words)], len(words)
    return Filing(sketch, *sketch.filed)


def _boxes(sketch: Sketch, words: Sequence[Word]) -> list[Box]:
    crossed = _crossings(sketch, words)

    def beside(row: int, column: int) -> bool:
        if sketch.xs[column + 1] in sketch.virtual:
            return (row, column) not in crossed
        return sketch.is_drawn_beside(row, column)

    return boxes_of(sketch.row_count, sketch.column_count, sketch.is_drawn_below, beside)


def _filed(sketch: Sketch, boxes: Sequence[Box], words: Sequence[Word]) -> list[list[Piece]]:
    """The pieces of each box; words are cut at drawn borders between two boxes."""
    at = at_spots(boxes)
    filed: list[list[Piece]] = [[] for _ in boxes]
    across: list[Word] = []
    for word in words:
        column = spot_of(word.x0, sketch.xs)
        if word.id in sketch.homes:
            filed[at[sketch.homes[word.id]]].append(whole(word))
        elif word.x1 <= sketch.xs[column + 1]:
            filed[at[sketch.row_of(word), column]].append(whole(word))
        else:
            across.append(word)
    begins = _left_edges(sketch, words) if across else {}
    inner = [(i, x) for i, x in enumerate(sketch.xs[1:-1]) if x in begins]
    for word in across:
        row = sketch.row_of(word)
        borders = {x: begins[x] for i, x in inner if at[row, i] != at[row, i + 1]}
        for piece in cut_at(word, borders):
            filed[at[row, spot_of(side_of(piece, begins.values())[0], sketch.xs)]].append(piece)
    return filed


def _left_edges(sketch: Sketch, words: Sequence[Word]) -> dict[float, float]:
    """Where most texts begin that stand right of each drawn border, in points."""
    starts = {x: Counter[float]() for x in sketch.xs[:-1] if x not in sketch.virtual}
    for word in words:
        x = sketch.xs[spot_of(word.x0, sketch.xs)]
        if x in starts:
            starts[x][round(word.x0, 1)] += 1
    return {x: _most(found) for x, found in starts.items() if found}


def _most(counts: Counter[float]) -> float:
    """What is counted most often; of several the lowest."""
    return max(counts, key=lambda value: (counts[value], -value))


def _crossings(sketch: Sketch, words: Sequence[Word]) -> set[tuple[int, int]]:
    """(row, column) of spots whose right border, one that nothing draws, a text runs over."""
    crossed: set[tuple[int, int]] = set()
    if not sketch.virtual:
        return crossed
    for row, inside in sketch.by_row(words).items():
        lines = text_lines(inside)
        columns = {c for line in lines for c in _crossed_columns(sketch, line, alone=len(lines) == 1)}
        is_alone = len(lines) == 1 and len(runs(lines[0])) == 1
        if is_alone and (columns or _is_centred_band(lines[0], sketch)):
            columns = set(range(sketch.column_count - 1))
        crossed |= {(row, c) for c in columns}
    return crossed


def _is_centred_band(line: Sequence[Word], sketch: Sketch) -> bool:
    """Whether a text is bold and stands in the very middle of a table."""
    bbox = sketch.bbox
    off = (line[0].x0 + line[-1].x1) / 2 - (bbox.x0 + bbox.x1) / 2
    return all(w.style.bold for w in line) and abs(off) < CENTRED * (line[0].bottom - line[0].top)


def _crossed_columns(sketch: Sketch, line: Sequence[Word], alone: bool) -> Iterable[int]:
    """Columns whose right border a line runs over: with one of its words, or as the only text of its row."""
    stretches = runs(line)
    for column, x in enumerate(sketch.xs[1:-1]):
        if x not in sketch.virtual or not any(a < x - CROSSES and b > x + CROSSES for a, b in stretches):
            continue
        if (alone and len(stretches) == 1) or any(w.x0 < x - CROSSES and w.x1 > x + CROSSES for w in line):
            yield column
