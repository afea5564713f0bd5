"""Drawn rules become clean lines: snapped, joined, grouped into the regions that they frame."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hcingest.model.document import Rule
from hcingest.model.place import BBox
from hcingest.model.values import fixed
from hcingest.model.words import Word

SNAP = 2.5  # points; rules nearer than this are one (double rules, cell borders drawn twice)
STRIP = 2 * SNAP  # points; room between cells that are drawn apart
JOIN = 4.5  # points; a gap in a rule up to this is none (crossings that office programs leave open)
UNDERLINE_LENGTH = 200.0  # points; a longer line under text is a rule
FLUSH = 1.5  # points; an underline ends where its words do, a rule of a cell runs further
UNDERLINED = 0.6  # share of an underline's length that words take
STRUCK = 0.75  # of a word's height above its lower end; a line so high strikes it out
UNDER = 0.1  # of its height below that; a lower line does not touch it
TOUCH = 5.0  # points; rules whose ends come this near belong to one frame


@fixed
class Line:
    """A level or upright line: ``at`` on its own axis (y or x), from ``start`` to ``stop`` along it."""

    at: float
    start: float
    stop: float

    @property
    def length(self) -> float:
        return self.stop - self.start


def snapped(values: Iterable[float], tolerance: float = SNAP) -> list[float]:
    """Cluster means of values, sorted; values within ``tolerance`` of the one before fall together."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(g) / len(g) for g in groups]


def without_strips(borders: Sequence[float], middles: Sequence[float]) -> list[float]:
    """Borders of which two around a narrow strip without text are one: cells drawn apart from one another.

    ``middles``: where the middle of each word stands on the same axis.
    """
    out: list[float] = []
    for border in borders:
        if out and border - out[-1] <= STRIP and not any(out[-1] < middle < border for middle in middles):
            out[-1] = (out[-1] + border) / 2
        else:
            out.append(border)
    return out


def nearest(value: float, among: Sequence[float]) -> float:
    """The nearest of sorted values, the lower one of two as near."""
    at = bisect_left(among, value)
    if at == 0:
        return among[0]
    if at == len(among) or value - among[at - 1] <= among[at] - value:
        return among[at - 1]
    return among[at]


def joined(lines: Iterable[Line]) -> list[Line]:
    """Lines on one axis snapped together and joined over small gaps."""
    found = list(lines)
    if not found:
        return []
    places = snapped(line.at for line in found)
    rows: dict[float, list[Line]] = {}
    for line in found:
        rows.setdefault(nearest(line.at, places), []).append(line)
    out: list[Line] = []
    for at, row in sorted(rows.items()):
        row.sort(key=lambda line: line.start)
        start, stop = row[0].start, row[0].stop
        for line in row[1:]:
            if line.start <= stop + JOIN:
                stop = max(stop, line.stop)
            else:
                out.append(Line(at, start, stop))
                start, stop = line.start, line.stop
        out.append(Line(at, start, stop))
    return out


def level_lines(rules: Iterable[Rule]) -> list[Line]:
    return joined(Line((r.top + r.bottom) / 2, r.x0, r.x1) for r in rules if r.is_level)


def upright_lines(rules: Iterable[Rule]) -> list[Line]:
    return joined(Line((r.x0 + r.x1) / 2, r.top, r.bottom) for r in rules if not r.is_level)


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines that hang together, and the box around them."""

    levels: tuple[Line, ...]
    uprights: tuple[Line, ...]
    bbox: BBox


def frames_of(levels: Sequence[Line], uprights: Sequence[Line]) -> list[Frame]:
    """Groups of lines that touch one another."""
    parent = list(range(len(levels) + len(uprights)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    offset = len(levels)
    for j, up in enumerate(uprights):
        for i, level in enumerate(levels):
            if (level.start - TOUCH <= up.at <= level.stop + TOUCH) and (
                up.start - TOUCH <= level.at <= up.stop + TOUCH
            ):
                parent[root(i)] = root(offset + j)
    groups: dict[int, tuple[list[Line], list[Line]]] = {}
    for i, level in enumerate(levels):
        groups.setdefault(root(i), ([], []))[0].append(level)
    for j, up in enumerate(uprights):
        groups.setdefault(root(offset + j), ([], []))[1].append(up)
    return [_frame(ls, us) for ls, us in groups.values()]


def _frame(levels: Sequence[Line], uprights: Sequence[Line]) -> Frame:
    xs = [x for line in levels for x in (line.start, line.stop)] + [line.at for line in uprights]
    ys = [y for line in uprights for y in (line.start, line.stop)] + [line.at for line in levels]
    return Frame(tuple(levels), tuple(uprights), BBox(min(xs), min(ys), max(xs), max(ys)))


def is_underline(line: Line, words: Sequence[Word]) -> bool:
    """Whether a level line underlines words or strikes them out: under or through them, and no wider than they are."""
    if line.length >= UNDERLINE_LENGTH:
        return False
    over = _over(line, words)
    if not over:
        return False
    if abs(min(w.x0 for w in over) - line.start) > FLUSH or abs(max(w.x1 for w in over) - line.stop) > FLUSH:
        return False
    return underlines(line, over)


def underlines(line: Line, words: Sequence[Word]) -> bool:
    """Whether words rest on most of a level line, which may reach further than they do."""
    return sum(w.x1 - w.x0 for w in _over(line, words)) >= UNDERLINED * line.length


def _over(line: Line, words: Sequence[Word]) -> list[Word]:
    """The words that rest on a level line."""
    return [w for w in words if w.x1 > line.start + FLUSH and w.x0 < line.stop - FLUSH and _rests_on(w, line.at)]


def _rests_on(word: Word, y: float) -> bool:
    height = word.bottom - word.top
    return -STRUCK * height < y - word.bottom < UNDER * height
