"""What the rules and colours of a table leave out: columns beside it and inside it, rows that others beside them have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hcingest.extractors.pdf.centred import WORDY
from hcingest.extractors.pdf.faults import behind_gap
from hcingest.extractors.pdf.gutters import columns_of, text_lines
from hcingest.extractors.pdf.lines import SNAP, Frame, Line
from hcingest.extractors.pdf.missing_levels import are_level, heights_of_rows, words_in_rows
from hcingest.extractors.pdf.placing import filed
from hcingest.extractors.pdf.reaching import reach_out
from hcingest.extractors.pdf.rivals import MARGIN, best, explains_better
from hcingest.extractors.pdf.scoring import is_table
from hcingest.extractors.pdf.sketch import Filing, Lines, Sketch
from hcingest.model.place import BBox
from hcingest.model.words import Word

BESIDE = 0.6  # share of the rows with text that have some beside the table, from which it goes on there
SEVERAL = 0.5  # share of a column's cells in which no texts stand beside one another, up to which it is several columns
PROSE_LINES = 4  # lines of a text; fewer may be a note in a cell
FEWEST_ROWS = 2  # rows; text beside one is a caption
BESIDE_LEVEL = 0.25  # share of them where the texts beside are level with those in their rows
INSIDE = 0.3  # of a word's height; loose fonts reach this far over a border
SLIPS = 0.1  # share of the words beside a table that may stand beside two of its rows
EDGE = 2.0  # points between the text beside a table and the border around it


def completed(sketch: Sketch, words: Sequence[Word]) -> Sketch:
    """A drawn table, or what explains more of the words on its place and beside it.

    ``words``: those that are in no other table.
    """
    if sketch.homes or sketch.row_count < FEWEST_ROWS:
        return sketch
    found = sketch
    for complete, margin in COMPLETIONS:
        for other in complete(filed(found, found.words_inside(words)), words):
            if is_table(filed(found, found.words_inside(words))) and explains_better(other, found, words, margin):
                found = other
    if found is sketch:
        return sketch
    if sketch.virtual:
        reach_out(_with_edges(found, sketch), words)
    return best(found, words)


def _with_edges(found: Sketch, sketch: Sketch) -> Sketch:
    """The table with a line at its edges where nothing draws them: rows may follow that were beside it at first."""
    undrawn = [y for y in (sketch.ys[0], sketch.ys[-1]) if all(abs(line.at - y) > SNAP for line in sketch.frame.levels)]
    levels = (*found.frame.levels, *(Line(y, sketch.xs[0], sketch.xs[-1]) for y in undrawn))
    found.frame = Frame(levels, found.frame.uprights, found.frame.bbox)
    return found


def _with_columns_beside(filing: Filing, words: Sequence[Word]) -> Iterator[Sketch]:
    """The table with columns of the texts that stand beside most of its rows."""
    sketch = filing.sketch
    left, right, top, bottom = sketch.xs[0] - EDGE, sketch.xs[-1] + EDGE, sketch.ys[0], sketch.ys[-1]
    outside = [w for w in words if w.x0 < left or w.x1 > right]
    beside = [w for w in outside if top < (w.top + w.bottom) / 2 < bottom]
    before = _of_rows(filing, [w for w in beside if (w.x0 + w.x1) / 2 < left])
    after = _of_rows(filing, [w for w in beside if (w.x0 + w.x1) / 2 > right])
    if before or after:
        xs = [*_side(sketch, before, right=False), *sketch.xs, *_side(sketch, after, right=True)]
        yield _with(sketch, xs, (xs[0], sketch.xs[0]), (sketch.xs[-1], xs[-1]))


def _of_rows(filing: Filing, words: list[Word]) -> list[Word]:
    """The words, if hardly one stands beside two rows, and they stand beside most rows, or level with those that they
    stand beside; a text that is not level with rows is none of them."""
    if not words:
        return []
    rows, beside = heights_of_rows(filing), _first_and_last(filing.sketch, words)
    own = {row: (first.top, (first.top + last.bottom) / 2) for row, (first, last) in beside.items() if row in rows}
    level = are_level(own, rows)
    if not level and _is_prose(words):
        return []
    least = BESIDE_LEVEL if level else BESIDE
    between = sum(_is_between_rows(w, filing.sketch) for w in words)
    return words if len(own) >= max(FEWEST_ROWS, least * len(rows)) and between <= SLIPS * len(words) else []


def _is_prose(words: Sequence[Word]) -> bool:
    """Whether words are lines of a text rather than labels and values."""
    lines = text_lines(words)
    return len(lines) >= PROSE_LINES and len(words) >= WORDY * len(lines)


def _first_and_last(sketch: Sketch, words: Sequence[Word]) -> dict[int, tuple[Word, Word]]:
    """The highest and the lowest word beside each row."""
    rows = sketch.by_row(words).items()
    return {row: (min(ws, key=lambda w: w.top), max(ws, key=lambda w: w.bottom)) for row, ws in rows}


def _is_between_rows(word: Word, sketch: Sketch) -> bool:
    loose = INSIDE * (word.bottom - word.top)
    return any(word.top + loose < y < word.bottom - loose for y in sketch.ys)


def _side(sketch: Sketch, words: Sequence[Word], right: bool) -> list[float]:
    """x of the borders of the columns beside a table, without its own."""
    if not words:
        return []
    groups = sketch.by_row(words)
    if right:
        edge = max(w.x1 for w in words) + EDGE
        return [*columns_of(list(groups.values()), sketch.xs[-1], edge), edge]
    edge = min(w.x0 for w in words) - EDGE
    return [edge, *columns_of(list(groups.values()), edge, sketch.xs[0])]


def _with_levels_through(filing: Filing, words: Sequence[Word]) -> Iterator[Sketch]:
    """The table with its level lines drawn through the columns in which they are missing, where texts stand in rows."""
    sketch = filing.sketch
    sure = set(words_in_rows(filing))
    for columns in ({box.column for box in filing.boxes if box.row < box.last_row}, sure) if sure else ():
        yield _with(sketch, sketch.xs, *((sketch.xs[c], sketch.xs[c + 1]) for c in sorted(columns)))


def _with_columns_inside(filing: Filing, words: Sequence[Word]) -> Iterator[Sketch]:
    """The table with columns that white space parts inside those that are drawn."""
    sketch = filing.sketch
    columns: dict[int, list[Lines]] = {}
    for box, lines in zip(filing.boxes, filing.lines, strict=True):
        if lines and box.column == box.last_column:
            columns.setdefault(box.column, []).append(lines)
    found = [x for c, cells in columns.items() for x in _inner(cells, sketch.xs[c], sketch.xs[c + 1])]
    if found:
        yield _with(sketch, sorted([*sketch.xs, *found]))


def _inner(cells: Sequence[Lines], a: float, b: float) -> list[float]:
    """The borders inside a column in most of whose cells several texts stand beside one another."""
    several: list[list[Word]] = []
    alone = 0
    for lines in cells:
        parted = [[piece.word for piece in line] for line in lines if behind_gap(line)]
        several += parted
        alone += not parted
        if alone > SEVERAL * len(cells):
            return []
    return columns_of(several, a, b) if len(cells) - alone >= FEWEST_ROWS else []


def widened(sketch: Sketch, xs: Sequence[float]) -> Sketch:
    """The sketch with the columns of another, those beside its own and those inside them."""
    more = [x for x in xs if all(abs(x - own) > SNAP for own in sketch.xs)]
    wide = sorted([*sketch.xs, *more])
    return _with(sketch, wide, (wide[0], sketch.xs[0]), (sketch.xs[-1], wide[-1]))


def _with(sketch: Sketch, xs: Sequence[float], *stretches: tuple[float, float]) -> Sketch:
    """The sketch with more columns, and with lines between all rows along some stretches."""
    lines = (Line(y, a, b) for a, b in stretches for y in sketch.ys if a < b)
    box = BBox(xs[0], sketch.ys[0], xs[-1], sketch.ys[-1])
    frame = Frame((*sketch.frame.levels, *lines), sketch.frame.uprights, box)
    sides = {x for x in (sketch.xs[0], sketch.xs[-1]) if not any(abs(line.at - x) <= SNAP for line in frame.uprights)}
    virtual = (sketch.virtual | sides | set(xs) - set(sketch.xs)) & set(xs[1:-1])
    return replace(sketch, xs=list(xs), frame=frame, virtual=virtual, filed=None)


COMPLETIONS = ((_with_columns_beside, 0.0), (_with_levels_through, MARGIN), (_with_columns_inside, MARGIN))
"""Ways to complete a table, and by which share of the words each must explain more; texts beside most rows are no slips."""
