"""Other explanations of a place in which what is drawn does not say it all: columns and rows of white space."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hcingest.extractors.pdf.faults import faults
from hcingest.extractors.pdf.grid import spot_of
from hcingest.extractors.pdf.gutters import Lines, columns_of, runs, text_lines
from hcingest.extractors.pdf.line_rows import row_borders, rows_by_values, rows_from_top
from hcingest.extractors.pdf.lines import Frame, Line
from hcingest.extractors.pdf.placing import filed
from hcingest.extractors.pdf.scoring import is_sparse
from hcingest.extractors.pdf.sketch import Sketch
from hcingest.extractors.pdf.value_columns import value_columns
from hcingest.model.words import Word

CLEAR = 0.02  # share of the words; a grid that leaves no more unexplained needs no rival
MARGIN = 0.05  # share of the words by which a rival must be better; fewer are slips
BETTER = 0.5  # share of the faults that the rival of a drawn grid has at most
FEWEST_WHOLE = 3  # rows of several lines that are whole, from which they tell that lines part all rows
MOSTLY_WHOLE = 0.7  # share of the rows of several lines
MANY_LINES = 4  # lines of several texts from which they tell the columns, and titles between them do not


def best(sketch: Sketch, words: Sequence[Word], has_rows: bool = True) -> Sketch:
    """A sketch or what explains its place better. One whose borders are all drawn, or that explains nearly all, is
    not put to the test, as rivals cost time; nor is a chart. ``has_rows``: lines part its rows.
    """
    if has_rows and not sketch.virtual:
        return sketch
    inside = sketch.words_inside(words)
    filing = filed(sketch, inside)
    own = faults(filing)
    if own <= CLEAR or is_sparse(filing):
        return sketch
    rivals = ((faults(filed(rival, inside)), rival) for rival in _rivals(sketch, inside))
    better = [(share, rival) for share, rival in rivals if _is_clearly_less(share, own)]
    return min(better, key=lambda pair: (pair[0], pair[1].column_count), default=(own, sketch))[1]


def explains_better(other: Sketch, sketch: Sketch, words: Sequence[Word], margin: float = MARGIN) -> bool:
    """Whether of the words in a sketch and the one around it, which holds more, clearly fewer are left unexplained."""
    inside, own = other.words_inside(words), sketch.words_inside(words)
    if not inside:
        return False
    theirs, wrong = faults(filed(other, inside)), faults(filed(sketch, own)) * len(own) + len(inside) - len(own)
    return _is_clearly_less(theirs, wrong / len(inside), margin)


def _is_clearly_less(theirs: float, own: float, margin: float = MARGIN) -> bool:
    return theirs <= BETTER * own and theirs < own - margin


def _rivals(sketch: Sketch, inside: Sequence[Word]) -> Iterator[Sketch]:
    """The same place with rows that its lines of text tell, with columns that they tell, and with both."""
    lines = text_lines([w for w in inside if not w.style.direction])
    if not lines:
        return
    yield from _with_rows(sketch, lines)
    own = sketch.xs[1:-1]
    told = [] if sketch.frame.uprights else columns_told(lines, sketch.xs[0], sketch.xs[-1])
    if told and told != own:
        other = replace(sketch, xs=[sketch.xs[0], *told, sketch.xs[-1]], virtual=set(told), goes_on=False, filed=None)
        yield other
        yield from _with_rows(other, lines)


def columns_told(lines: Lines, left: float, right: float) -> list[float]:
    """x of the column borders that lines tell: those of several texts, where there are enough."""
    several = [line for line in lines if len(runs(line)) > 1]
    telling = several if len(several) >= MANY_LINES else lines
    columns = columns_of(telling, left, right)
    return sorted({*columns, *value_columns(telling, [left, *columns, right])})


def _with_rows(sketch: Sketch, lines: Lines) -> Iterator[Sketch]:
    """A sketch with rows of white space inside those that are drawn; where most of these are whole, all are."""
    for told in (row_borders, rows_from_top, rows_by_values):
        added = [y for y in told(lines, sketch.xs) if not _is_parted(lines, y, sketch.ys)]
        if added and not _most_are_whole(sketch, lines, added):
            levels = (*sketch.frame.levels, *(Line(y, sketch.xs[0], sketch.xs[-1]) for y in added))
            frame = Frame(levels, sketch.frame.uprights, sketch.frame.bbox)
            yield replace(sketch, ys=sorted([*sketch.ys, *added]), frame=frame, filed=None)


def _most_are_whole(sketch: Sketch, lines: Lines, added: Sequence[float]) -> bool:
    """Whether ``added`` borders part only a few of the drawn rows that hold several lines of text; not the first alone,
    in which the header may stand with a row."""
    drawn = [y for y in sketch.ys if y not in sketch.told]
    held = Counter(spot_of((line[0].top + line[0].bottom) / 2, drawn) for line in lines)
    tall = {row for row, count in held.items() if count > 1}
    parted = {spot_of(y, drawn) for y in added}
    whole = tall - parted
    return parted != {0} and len(whole) >= FEWEST_WHOLE and len(whole) >= MOSTLY_WHOLE * len(tall)


def _is_parted(lines: Lines, y: float, ys: Sequence[float]) -> bool:
    """Whether one of the borders ``ys`` stands between the two lines that ``y`` parts."""
    above = max((line[0].top for line in lines if line[0].top < y), default=y)
    below = min((line[0].bottom for line in lines if line[0].bottom > y), default=y)
    return any(above < border < below for border in ys)
