"""How well a grid explains the words in it: the score of a table, and whether it is one at all."""

from __future__ import annotations

from hcingest.extractors.pdf.faults import blanks, faults, word_count, words_cut
from hcingest.extractors.pdf.sketch import Filing
from hcingest.model.table import FoundBy

BASE: dict[FoundBy, float] = {"tagged": 0.97, "declared": 0.97, "ruled": 0.95, "filled": 0.85, "aligned": 0.75}
"""How sure a table is by the way it was found, its words all in place; of drawn borders surer than of white space."""
FITS = 0.9  # share of the words that stand wholly in their cell; true tables have more
BLANK_ROWS = 0.5  # share of the rows with words up to which level lines are the grid of a chart
CHART_CELLS = 40  # cells; small grids may be blank forms
CHART_FILLED = 0.12  # share of the cells with words below which a drawn grid is a chart's
GUESS_FILLED = 0.35  # share of them below which one is that is only guessed
MOST_FAULTS: dict[FoundBy, float] = {"ruled": 0.75, "filled": 0.75, "aligned": 0.3}
"""Faults for each word from which borders that nothing draws are no table's; what is told by white space may have fewer."""
MOST_BLANKS = 0.9  # cells of blank columns for each word from which a drawn grid is a chart's


def score(filing: Filing) -> float:
    """0 … 1: how sure the way of finding is, times the share of words that no border cuts."""
    return round(BASE[filing.sketch.found_by] * fit(filing), 2)


def fit(filing: Filing) -> float:
    """The share of the words that stand wholly in their cell."""
    count = word_count(filing)
    return 1 - words_cut(filing) / count if count else 0.0


def is_table(filing: Filing) -> bool:
    """Whether a grid explains its words: two cells hold some, or one in a row that is drawn or goes on, and no border cuts many.

    Grids of which hardly a cell or a row holds words are charts. A whole drawn grid may cut words that run over the
    edge of their cell, as in a printed spreadsheet; borders told by white space or colours may not.
    """
    sketch, full = filing.sketch, sum(bool(lines) for lines in filing.lines)
    drawn = sketch.found_by != "aligned" and (sketch.goes_on or (sketch.found_by == "ruled" and not sketch.virtual))
    if full < (1 if sketch.goes_on or (drawn and sketch.column_count > 2) else 2):
        return False
    if not sketch.goes_on and _is_bare(filing):
        return False
    if is_sparse(filing):
        return False
    has_blank_rows = sketch.found_by == "ruled" and _rows_with_words(filing) <= BLANK_ROWS
    if has_blank_rows and not drawn:
        return False
    is_trusted = (drawn and not has_blank_rows) or sketch.found_by == "tagged"
    return is_trusted or fit(filing) >= FITS


def _is_bare(filing: Filing) -> bool:
    """Whether a grid that goes on no other explains next to nothing: blank columns, words in the wrong cells."""
    if filing.sketch.virtual:
        return faults(filing) > MOST_FAULTS[filing.sketch.found_by]
    return blanks(filing) > MOST_BLANKS


def is_sparse(filing: Filing) -> bool:
    """Whether hardly a cell of many holds words, as in a chart."""
    full = sum(bool(lines) for lines in filing.lines)
    is_guess = filing.sketch.virtual and not filing.sketch.goes_on
    share = GUESS_FILLED if is_guess else CHART_FILLED
    return len(filing.boxes) > CHART_CELLS and full < share * len(filing.boxes)


def _rows_with_words(filing: Filing) -> float:
    """The share of the rows in which a cell holds words."""
    filled = zip(filing.boxes, filing.lines, strict=True)
    rows = {row for box, lines in filled if lines for row in range(box.row, box.last_row + 1)}
    return len(rows) / filing.sketch.row_count
