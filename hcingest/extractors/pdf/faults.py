"""What a grid leaves unexplained: the one measure by which candidates for a part of a page are compared.

Words count that a border cuts, that stand behind a column's gap in one cell with other words, that begin a row inside
a row, or that go on a sentence of the row above. A grid that reads as a person would read the page has hardly any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from hcingest.extractors.pdf.anew import ENDS
from hcingest.extractors.pdf.centred import are_one_row
from hcingest.extractors.pdf.filing import ITEM_MARKS
from hcingest.extractors.pdf.grid import Box, Spot
from hcingest.extractors.pdf.gutters import RUN_GAP, is_leader, text_lines
from hcingest.extractors.pdf.line_rows import later_values, rows_by_growth
from hcingest.extractors.pdf.missing_levels import words_in_rows
from hcingest.extractors.pdf.sketch import Filing, Lines, Sketch
from hcingest.model.words import Piece, Word

SLACK = 0.3  # of a word's height; loose fonts and raised marks reach this far over a border


def faults(filing: Filing) -> float:
    """The share of the words that a grid does not explain; a word may count more than once.

    A column without words counts as one word in each row, unless it is one of the table on the page before.
    """
    count = word_count(filing)
    wrong = (
        words_cut(filing)
        + _behind_gaps(filing)
        + _in_later_rows(filing)
        + _torn(filing)
        + sum(words_in_rows(filing).values())
    )
    return (wrong / count if count else 0.0) + blanks(filing)


def word_count(filing: Filing) -> int:
    return sum(len(line) for lines in filing.lines for line in lines)


def blanks(filing: Filing) -> float:
    """Cells of columns without words, for each word of the table; none where it goes on the one before."""
    count = word_count(filing)
    if filing.sketch.goes_on or not count:
        return 0.0
    filled = {box.column for box, lines in zip(filing.boxes, filing.lines, strict=True) if lines}
    return (filing.sketch.column_count - len(filled)) * filing.sketch.row_count / count


def words_cut(filing: Filing) -> int:
    """How many words run over a border of their cell."""
    filled = zip(filing.boxes, filing.lines, strict=True)
    return sum(_cut(box, lines, filing.sketch) for box, lines in filled if lines)


def _cut(box: Box, lines: Lines, sketch: Sketch) -> int:
    """How many of the words in a box run over its borders."""
    left, right = sketch.xs[box.column], sketch.xs[box.last_column + 1]
    top, bottom = sketch.ys[box.row], sketch.ys[box.last_row + 1]
    cut = 0
    for word in [piece.word for line in lines for piece in line]:
        slack = SLACK * (word.bottom - word.top)
        across = left - slack < word.x0 and word.x1 < right + slack
        cut += not (across and top - slack < word.top and word.bottom < bottom + slack)
    return cut


def _behind_gaps(filing: Filing) -> int:
    """Words of a cell that stand behind a gap as wide as one between columns; items stand behind their mark."""
    return sum(behind_gap(line) for lines in filing.lines for line in lines)


def behind_gap(line: Sequence[Piece]) -> int:
    """How many words of a line stand behind a gap as wide as one between columns."""
    if line[0].word.style.direction:
        return 0
    for index, (one, two) in enumerate(pairwise(piece.word for piece in line), start=1):
        wide = two.x0 - one.x1 > RUN_GAP * (two.style.size or two.bottom - two.top)
        is_item = index == 1 and (one.text in ITEM_MARKS or one.text[-1] in ".)")
        if wide and not is_item and not is_leader(one) and not is_leader(two):
            return len(line) - index
    return 0


def _in_later_rows(filing: Filing) -> int:
    """Words from the line on, in each row, with which another row begins."""
    rows: dict[int, list[tuple[int, Word]]] = {}
    for box, lines in zip(filing.boxes, filing.lines, strict=True):
        if box.row == box.last_row and len({box.column, box.last_column}) == 1:
            rows.setdefault(box.row, []).extend((box.column, word) for word in _level_words(lines))
    return sum(_after_first_row(cells, filing.sketch.column_count) for cells in rows.values())


def _level_words(lines: Lines) -> Iterable[Word]:
    return (piece.word for line in lines for piece in line if not piece.word.style.direction)


def _after_first_row(cells: Sequence[tuple[int, Word]], column_count: int) -> int:
    column_of = {word.id: column for column, word in cells}
    lines = text_lines([word for _, word in cells])
    if len(lines) < 2:
        return 0
    texts: list[dict[int, str]] = []
    for line in lines:
        filled: dict[int, list[str]] = {}
        for word in line:
            filled.setdefault(column_of[word.id], []).append(word.text)
        texts.append({column: " ".join(words) for column, words in filled.items()})
    growth = rows_by_growth(texts, column_count)
    if growth and (_is_set_from_bottom(texts) or are_one_row(_by_column(cells))):
        growth = []
    starts = {*growth, *later_values(texts)}
    return sum(map(len, lines[min(starts) :])) if starts else 0


def _by_column(cells: Sequence[tuple[int, Word]]) -> Iterable[list[Word]]:
    columns: dict[int, list[Word]] = {}
    for column, word in cells:
        columns.setdefault(column, []).append(word)
    return columns.values()


def _is_set_from_bottom(texts: Sequence[Mapping[int, str]]) -> bool:
    """Whether columns that have begun go on to the last line, as those of headers do that end at one height."""
    return all(set(above) <= set(below) for above, below in pairwise(texts))


def _torn(filing: Filing) -> int:
    """Words of cells that go on in lower case what the cell above them leaves without an end.

    The first row may go on one of the page before, and so may the one below a header that comes again.
    """
    cells: Mapping[Spot, Lines] = {
        (box.row, box.column): lines for box, lines in zip(filing.boxes, filing.lines, strict=True) if lines
    }
    return sum(
        sum(map(len, lines))
        for (row, column), lines in cells.items()
        if row > 1 and lines[0][0].text[:1].islower() and _is_open(cells.get((row - 1, column)))
    )


def _is_open(above: Lines | None) -> bool:
    return above is not None and above[-1][-1].text[-1] not in ENDS
