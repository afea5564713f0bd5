"""A table before its words are filed: its borders, and which of them are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hcingest.extractors.pdf.grid import Box, spot_of
from hcingest.extractors.pdf.lines import SNAP, Frame, Line
from hcingest.model.place import BBox
from hcingest.model.table import FoundBy
from hcingest.model.words import Piece, Word

EDGE = 2.0  # points; words whose middle is this near outside the borders still belong to the table


@dataclass
class Sketch:
    """Borders of columns (``xs``) and rows (``ys``), outermost ones included, in points.

    ``virtual`` are the x of ``xs`` that no line draws: columns told by white space, ends of rules or fills. They
    hold unless a text runs over them. ``told`` are the y of ``ys`` that only white space tells. ``open_top``, ``open_bottom``: no rule closes the table there. ``goes_on``: its columns are
    those of the last table on the page before. ``homes``: for
    words of which the file says in which cell they are, its row and column. ``filed``: what was last filed into it (the boxes, the lines in each, of how many words).
    """

    xs: list[float]
    ys: list[float]
    frame: Frame
    found_by: FoundBy
    virtual: set[float] = field(default_factory=set)
    open_top: bool = False
    open_bottom: bool = False
    goes_on: bool = False
    homes: dict[int, tuple[int, int]] = field(default_factory=dict)
    told: frozenset[float] = frozenset()
    filed: tuple[Sequence[Box], Sequence[Lines], int] | None = field(default=None, compare=False)

    @property
    def bbox(self) -> BBox:
        return BBox(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def row_count(self) -> int:
        return len(self.ys) - 1

    @property
    def column_count(self) -> int:
        return len(self.xs) - 1

    def words_inside(self, words: Sequence[Word]) -> list[Word]:
        """The words whose middle lies in the table."""
        left, right, top, bottom = self.xs[0] - EDGE, self.xs[-1] + EDGE, self.ys[0] - EDGE, self.ys[-1] + EDGE
        return [w for w in words if left <= (w.x0 + w.x1) / 2 <= right and top <= (w.top + w.bottom) / 2 <= bottom]

    def row_of(self, word: Word) -> int:
        return spot_of((word.top + word.bottom) / 2, self.ys)

    def by_row(self, words: Iterable[Word]) -> dict[int, list[Word]]:
        """The words of each row that has some."""
        rows: dict[int, list[Word]] = {}
        for word in words:
            rows.setdefault(self.row_of(word), []).append(word)
        return rows

    def is_drawn_below(self, row: int, column: int) -> bool:
        return covers(self.frame.levels, self.ys[row + 1], self.xs[column], self.xs[column + 1])

    def is_drawn_beside(self, row: int, column: int) -> bool:
        return covers(self.frame.uprights, self.xs[column + 1], self.ys[row], self.ys[row + 1])


Lines = Sequence[Sequence[Piece]]


@dataclass(frozen=True, slots=True)
class Filing:
    """A sketch with its boxes, and the lines of pieces in each; ``word_count``: of how many words (0: not known)."""

    sketch: Sketch
    boxes: Sequence[Box]
    lines: Sequence[Lines]
    word_count: int = 0


COVERED = 0.55  # share of an edge that lines must cover for it to be drawn


def covers(lines: Sequence[Line], at: float, start: float, stop: float) -> bool:
    """Whether lines at a place cover most of the stretch from ``start`` to ``stop``."""
    length = sum(
        max(0.0, min(line.stop, stop) - max(line.start, start)) for line in lines if abs(line.at - at) <= SNAP + 0.5
    )
    return length >= COVERED * (stop - start)
