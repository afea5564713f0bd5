"""How well a grid explains the words in it: the score of a table, and whether it is one at all."""

from __future__ import annotations

from collections.abc import Iterable

from hcingest.extractors.pdf.grid import Box
from hcingest.extractors.pdf.placing import Filing, Lines
from hcingest.extractors.pdf.sketch import Sketch
from hcingest.model.table import FoundBy
from hcingest.model.words import Piece, Word

BASE: dict[FoundBy, float] = {"tagged": 0.97, "declared": 0.97, "ruled": 0.95, "filled": 0.85, "aligned": 0.75}
"""How sure a table is by the way it was found, its words all in place; of drawn borders surer than of white space."""
SLACK = 0.3  # of a word's height; loose fonts and raised marks reach this far over a border
FITS = 0.9  # share of the words that stand wholly in their cell; true tables have more
BLANK_ROWS = 0.5  # share of the rows with words up to which level lines are the grid of a chart
CHART_CELLS = 40  # cells; small grids may be blank forms
CHART_FILLED = 0.12  # share of the cells with words below which a grid is a chart's


def score(filing: Filing) -> float:
    """0 … 1: how sure the way of finding is, times the share of words that no border cuts."""
    return round(BASE[filing.sketch.found_by] * fit(filing), 2)


def fit(filing: Filing) -> float:
    """The share of the words that stand wholly in their cell."""
    count = sum(len(line) for lines in filing.lines for line in lines)
    return 1 - words_cut(filing) / count if count else 0.0


def words_cut(filing: Filing) -> int:
    """How many words run over a border of their cell."""
    filled = zip(filing.boxes, filing.lines, strict=True)
    return sum(not _is_inside(piece.word, box, filing.sketch) for box, lines in filled for piece in _pieces(lines))


def _pieces(lines: Lines) -> Iterable[Piece]:
    return (piece for line in lines for piece in line)


def _is_inside(word: Word, box: Box, sketch: Sketch) -> bool:
    slack = SLACK * (word.bottom - word.top)
    across = word.x0 > sketch.xs[box.column] - slack and word.x1 < sketch.xs[box.last_column + 1] + slack
    down = word.top > sketch.ys[box.row] - slack and word.bottom < sketch.ys[box.last_row + 1] + slack
    return across and down


def is_table(filing: Filing) -> bool:
    """Whether a grid explains its words: two cells hold some, or one in a row that is drawn or goes on, and no border cuts many.

    Grids of which hardly a cell or a row holds words are charts. A whole drawn grid may cut words that run over the
    edge of their cell, as in a printed spreadsheet; borders told by white space or colours may not.
    """
    sketch, full = filing.sketch, sum(bool(lines) for lines in filing.lines)
    drawn = sketch.goes_on or (sketch.found_by == "ruled" and not sketch.virtual)
    if full < (1 if sketch.goes_on or (drawn and sketch.column_count > 2) else 2):
        return False
    fits = fit(filing) >= FITS
    has_blank_rows = sketch.found_by == "ruled" and _rows_with_words(filing) <= BLANK_ROWS
    is_grid = is_sparse(filing) or (has_blank_rows and not (fits and drawn))
    return not is_grid and (fits or drawn or sketch.found_by == "tagged")


def is_sparse(filing: Filing) -> bool:
    """Whether hardly a cell of many holds words, as in a chart."""
    full = sum(bool(lines) for lines in filing.lines)
    return len(filing.boxes) > CHART_CELLS and full < CHART_FILLED * len(filing.boxes)


def _rows_with_words(filing: Filing) -> float:
    """The share of the rows in which a cell holds words."""
    filled = zip(filing.boxes, filing.lines, strict=True)
    rows = {row for box, lines in filled if lines for row in range(box.row, box.last_row + 1)}
    return len(rows) / filing.sketch.row_count
