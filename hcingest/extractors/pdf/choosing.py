"""Of several explanations of one part of a page the best is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from hcingest.extractors.pdf.grid import Spot
from hcingest.extractors.pdf.placing import filed
from hcingest.extractors.pdf.sketch import Sketch
from hcingest.model.place import BBox
from hcingest.model.words import Word

SAME_PLACE = 0.5  # share of the smaller table from which two stand in one place
SOME = 0.02  # share of the words; fewer in the wrong cell are slips of the file


def with_declared(found: Sequence[Sketch], declared: Sequence[Sketch], words: Sequence[Word]) -> list[Sketch]:
    """Tables found by what is drawn, and those that the file declares where they say more.

    What is drawn says it best where both agree: it has the colours and the true borders. A declared table is taken
    where nothing is drawn, where its cells part what the drawing leaves together, and against borders that are only
    guessed from white space.
    """
    chosen = list(found)
    for sketch in declared:
        rivals = [other for other in chosen if _in_one_place(sketch.bbox, other.bbox)]
        if not rivals or _is_better(sketch, rivals, words):
            _widen(sketch, rivals)
            chosen = [other for other in chosen if other not in rivals] + [sketch]
    return chosen


def _widen(declared: Sketch, rivals: Sequence[Sketch]) -> None:
    """The sides that are drawn are the table's; words only tell how far its text reaches."""
    declared.xs[0] = min([declared.xs[0], *(rival.xs[0] for rival in rivals)])
    declared.xs[-1] = max([declared.xs[-1], *(rival.xs[-1] for rival in rivals)])


def _in_one_place(one: BBox, other: BBox) -> bool:
    smaller = min(one.width * one.height, other.width * other.height)
    return one.overlap(other) > SAME_PLACE * smaller


def _is_better(declared: Sketch, rivals: Sequence[Sketch], words: Sequence[Word]) -> bool:
    """Whether a declared table says more than what is drawn in its place, or better than what is only guessed."""
    cut, together = _differences(declared, rivals, words)
    if any(rival.virtual or rival.found_by != "ruled" for rival in rivals):
        return together > SOME or cut > SOME
    return together > SOME and cut <= SOME


def _differences(declared: Sketch, rivals: Sequence[Sketch], words: Sequence[Word]) -> tuple[float, float]:
    """Shares of the declared words: those that the drawing cuts off from their cell, and those that it puts together
    with words of other cells or in no table."""
    drawn = _homes(rivals, words)
    pairs = Counter((home, drawn.get(word)) for word, home in declared.homes.items())
    cells: dict[Spot, list[int]] = {}
    filled: dict[Spot, list[int]] = {}
    astray = 0
    for (home, box), count in pairs.items():
        if box is None:
            astray += count
            continue
        cells.setdefault(home, []).append(count)
        filled.setdefault(box, []).append(count)
    total = len(declared.homes) or 1
    return _strays(cells.values()) / total, (astray + _strays(filled.values())) / total


def _homes(rivals: Sequence[Sketch], words: Sequence[Word]) -> dict[int, Spot]:
    """In which table, and which of its cells, each word stands by what is drawn."""
    return {
        piece.id: (at, box)
        for at, rival in reversed(list(enumerate(rivals)))
        for box, lines in enumerate(filed(rival, rival.words_inside(words)).lines)
        for line in lines
        for piece in line
    }


def _strays(groups: Iterable[Sequence[int]]) -> int:
    """How many words are not with most of theirs."""
    return sum(sum(counts) - max(counts) for counts in groups)
