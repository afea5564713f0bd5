"""Lines whose texts all begin anew, though no white parts them from the line above: the row above it is of one line."""

from __future__ import annotations

from collections.abc import Sequence

from hcingest.extractors.pdf.filing import ITEM_MARKS
from hcingest.extractors.pdf.gutters import Lines, by_column
from hcingest.model.words import Word

BEGINS = 0.5  # share of the columns that such a line fills at least
ROOMY = 2  # texts above which had room for the next word, from which it is no chance
SPACE = 0.3  # em between two words
ENDS = ".;:!?"  # signs after which a sentence begins

Cells = dict[int, list[Word]]


def lines_anew(lines: Lines, xs: Sequence[float]) -> list[int]:
    """Indices of the lines that go on no text of the line above: none in lower case, and several of those had room."""
    cells = [by_column(line, xs) for line in lines]
    widths = {c: _room([line[c] for line in cells if c in line], xs[c + 1] - xs[c]) for c in range(len(xs) - 1)}
    full = max(2.0, BEGINS * (len(xs) - 1))
    return [
        i
        for i in range(1, len(cells))
        if len(cells[i]) >= full and set(cells[i]) <= set(cells[i - 1]) and _begins(cells[i - 1], cells[i], widths)
    ]


def _room(texts: Sequence[Sequence[Word]], width: float) -> float:
    """How wide a text of a column may be: as the widest where some go on, in lower case, for want of room."""
    if any(words[0].text[:1].islower() for words in texts):
        return max(map(_width, texts))
    return width - max((words[0].style.size for words in texts), default=0.0)


def _width(words: Sequence[Word]) -> float:
    return words[-1].x1 - words[0].x0


def _begins(above: Cells, line: Cells, widths: dict[int, float]) -> bool:
    firsts = {column: words[0] for column, words in line.items()}
    if any(word.text[:1].islower() or word.text in ITEM_MARKS for word in firsts.values()):
        return False
    return sum(_had_room(above[c], word, widths[c]) for c, word in firsts.items()) >= ROOMY


def _had_room(above: Sequence[Word], word: Word, width: float) -> bool:
    """Whether a word would have fitted behind a text in a column as wide as its widest."""
    return _width(above) + SPACE * word.style.size + word.x1 - word.x0 <= width
