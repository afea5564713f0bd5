"""What belongs to the page and not to the text: running headers and footers, watermarks, hidden words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from hcingest.extractors.pdf.gutters import runs, text_lines
from hcingest.extractors.pdf.settings import ARTIFACT
from hcingest.model.document import Fill, Page, Rule
from hcingest.model.place import BBox, Place, box_around
from hcingest.model.table import Block, BlockKind
from hcingest.model.turn import Turn
from hcingest.model.word_list import kept
from hcingest.model.words import Gap, Word, whole

ZONE = 0.13  # share of the page height, top and bottom, in which running headers and footers stand
DRIFT = 8.0  # points; a running line stands at the same height on each page up to this
HUGE = 2.2  # times the usual size of text; slanted or pale words this large are a watermark
PALE = 0.72  # lightness 0-1 from which huge text is drawn to be looked through
TABLE_RUNS = 3  # stretches of text; a line with this many and more may be the header row of a table
HEADED = 3  # stretches of text below one another that begin where a stretch of a line does, from which it heads them
SAME_START = 1.5  # points
CLOSE_LINES = 1.4  # line heights from line to line within a paragraph
COLUMN_RULES = 3  # uprights at one height; the border of a page has two
MOSTLY = 0.5  # share of a page's words; where more are said to belong to the page, the file has no tags for its text
BESIDE_LINES = 2.0  # line heights; level rules this near above and below frame a row of a table

_PAGE_NUMBER = re.compile(r"\W*(?:(?:page|tudalen|seite|p)\W*)?#(?:\W*(?:of|/|o|von|de|sur)\W*#)?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seen:
    """A line in the outer zone of a page, ``distance`` points from that edge of it."""

    edge: Edge
    distance: float
    words: tuple[Word, ...]

    @property
    def is_told(self) -> bool:
        """Whether the file itself says that it belongs to the page."""
        return self.edge.artifacts.issuperset(word.id for word in self.words)


@dataclass(frozen=True, slots=True)
class Running:
    """A line that comes back from page to page: its text with figures generalised, and its words by page."""

    key: tuple[str, str]
    lines: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """What stands in the outer zones of a page, and the lines among it that head columns, by their keys.

    A page that was turned for reading has two: its own, and that of what is level on it as shown.
    """

    page: Page
    words: Sequence[Word]
    heads: frozenset[str]
    artifacts: frozenset[int] = frozenset()
    """Ids of words of which the file itself says that they belong to the page."""


def furniture(pages: Sequence[Page]) -> tuple[list[Block], set[int]]:
    """Blocks for page headers, footers, watermarks and hidden words, and the ids of the words that they own."""
    blocks: list[Block] = []
    taken: set[int] = set()
    edges: list[Edge] = []
    as_read: dict[int, Word] = {}
    for page in pages:
        words = tuple(page.words)
        hidden = [w for w in words if w.id in page.hidden]
        blocks.extend(_block("hidden", [hidden], page) for _ in [0] if hidden)
        marks = _watermark([w for w in words if w.id not in page.hidden])
        blocks.extend(_block("watermark", [marks], page) for _ in [0] if marks)
        taken.update(w.id for w in (*hidden, *marks))
        edges.extend(_edges(page, [w for w in words if w.id not in taken]))
        if page.turn:
            as_read.update((w.id, w) for w in words)
    for running in _running(edges):
        kind: BlockKind = "page-header" if running.key[0] == "top" else "page-footer"
        lines = [[as_read.get(w.id, w) for w in line.words] for line in running.lines]
        blocks.append(_block(kind, lines, pages[0]))
        taken.update(w.id for line in lines for w in line)
    return blocks, taken


def _edge(page: Page, words: Sequence[Word]) -> Edge:
    outer = _outer(page, words)
    artifacts = [w.id for w in words if w.tag == ARTIFACT]
    told = frozenset(artifacts if len(artifacts) < MOSTLY * len(words) else ())
    return Edge(page, outer, frozenset(_key(line) for line in _heads(page, outer, words)), told)


def _edges(page: Page, words: Sequence[Word]) -> list[Edge]:
    if not page.turn:
        return [_edge(page, words)]
    shown = [w for w in map(page.turn.word_back, words) if not w.style.direction]
    level = {w.id for w in shown}
    return [_edge(page, [w for w in words if w.id not in level]), _edge(_as_shown(page, page.turn), shown)]


def _as_shown(page: Page, turn: Turn) -> Page:
    """What is drawn on a page, as shown."""
    rules = tuple(Rule(*turn.back(BBox(r.x0, r.top, r.x1, r.bottom)), r.width, r.colour) for r in page.rules)
    fills = tuple(Fill(turn.back(fill.bbox), fill.colour, fill.round) for fill in page.fills)
    return Page(page.number, turn.width, turn.height, rules=rules, fills=fills)


def _block(kind: BlockKind, lines: Iterable[Sequence[Word]], page: Page) -> Block:
    """``page``: any of the document's."""
    every = [list(line) for line in lines]
    pieces = [
        whole(w, Gap.PARAGRAPH if i == 0 and n else Gap.SPACE)
        for n, line in enumerate(every)
        for i, w in enumerate(line)
    ]
    first = every[0]
    shown = " ".join(w.text for w in first)
    number = first[0].page_number
    place = Place(number, box_around(word.bbox for word in first), f"page {number}, {kind}")
    return Block(kind, kept(pieces, page.words), place=place, shown=shown)


def _watermark(words: Sequence[Word]) -> list[Word]:
    """Huge words that are slanted, or so pale that text is read through them."""
    if not words:
        return []
    usual = median(w.style.size for w in words)
    huge = [w for w in words if w.style.size > HUGE * usual]
    return [w for w in huge if w.style.direction % 90 or (_lightness(w.style.colour) > PALE and _overlaps(w, words))]


def _lightness(colour: str) -> float:
    if len(colour) != 7:
        return 0.0
    return sum(int(colour[i : i + 2], 16) for i in (1, 3, 5)) / (3 * 255)


def _overlaps(word: Word, words: Sequence[Word]) -> bool:
    return any(w is not word and w.bbox.overlap(word.bbox) > 0 for w in words)


def _running(edges: Sequence[Edge]) -> list[Running]:
    found: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    heads = {key for edge in edges for key in edge.heads}
    for edge in edges:
        for side, line, distance in _outer_lines(edge, heads):
            found[side, _key(line)].append(Seen(edge, distance, tuple(line)))
    page_count = len({edge.page.number for edge in edges})
    running = (Running(key, _running_lines(key[1], seen, page_count)) for key, seen in found.items())
    return _apart([r for r in running if r.lines])


def _running_lines(key: str, seen: Sequence[Seen], page_count: int) -> tuple[Seen, ...]:
    """Those of lines that read alike that stand on at least two pages at one height, or that the file itself says belong to
    the page; page numbers also of a single page."""
    height = median(line.distance for line in seen)
    same = {line.edge.page.number for line in seen if abs(line.distance - height) <= DRIFT}
    is_numbered = bool(_PAGE_NUMBER.fullmatch(key)) and (page_count == 1 or len(seen) == page_count)
    is_running = len(same) >= 2 or is_numbered
    return tuple(s for s in seen if (is_running and abs(s.distance - height) <= DRIFT) or s.is_told)


def _apart(running: Sequence[Running]) -> list[Running]:
    """Those that stand apart from the text of most of their pages: a line that follows another is the rest of a cell."""
    taken = {w.id for r in running for line in r.lines for w in line.words}
    return [r for r in running if sum(_follows(line, taken) for line in r.lines) <= len(r.lines) / 2]


def _follows(line: Seen, taken: set[int]) -> bool:
    """Whether text begins right above or below where a line begins, as close as lines of one cell stand, and no border
    parts the two."""
    first, box = line.words[0], box_around(word.bbox for word in line.words)
    near = CLOSE_LINES * box.height
    return any(
        abs(w.x0 - first.x0) < SAME_START
        and (0 < box.top - w.top < near or 0 < w.bottom - box.bottom < near)
        and not _is_ruled_off(box, w.bbox, line.edge.page)
        for w in line.edge.words
        if w.id not in taken
    )


def _is_ruled_off(one: BBox, other: BBox, page: Page) -> bool:
    """Whether a level rule stands between two texts."""
    low, high = sorted((one.middle[1], other.middle[1]))
    return any(r.is_level and low < r.top < high and r.x0 <= one.x0 and r.x1 >= one.x1 for r in page.rules)


def _key(line: Sequence[Word]) -> str:
    return re.sub(r"\d+", "#", " ".join(w.text for w in line))


def _outer_lines(edge: Edge, heads: set[str]) -> Iterable[tuple[str, list[Word], float]]:
    """(side, line, distance from that edge of the page) of lines in the outer zones that are no table's.

    ``heads``: the lines that head columns on any page; what stands below one is no running header either.
    """
    page, headed = edge.page, False
    for line in text_lines(edge.words):
        side = "top" if line[0].top < page.height / 2 else "bottom"
        headed = headed or _key(line) in heads
        if len(runs(line)) > TABLE_RUNS or _in_table(page, line) or (side == "top" and headed):
            continue
        yield side, line, line[0].top if side == "top" else page.height - line[0].bottom


def _outer(page: Page, words: Sequence[Word]) -> list[Word]:
    zone = ZONE * page.height
    return [w for w in words if w.bottom < zone or w.top > page.height - zone]


def _heads(page: Page, outer: Sequence[Word], words: Sequence[Word]) -> list[list[Word]]:
    """The lines at the top of a page that head columns."""
    top = [line for line in text_lines([w for w in outer if w.top < page.height / 2]) if len(runs(line)) > 1]
    lines = text_lines(words) if top else []
    return [line for line in top if _heads_columns(line, [other for other in lines if other[0].top > line[0].bottom])]


def _heads_columns(line: Sequence[Word], below: Sequence[Sequence[Word]]) -> bool:
    """Whether all stretches of a line but the first begin where stretches of the lines below do, and one where a
    stretch of the next line does or of that below a band: column headers."""
    heads = [x0 for x0, _ in runs(line)[1:]]
    is_over_band = bool(below) and len(runs(below[0])) == 1 and all(w.style.bold for w in below[0])
    following = below[is_over_band : 1 + is_over_band]
    if not any(abs(x0 - x) < SAME_START for first in following for x0, _ in runs(first) for x in heads):
        return False
    starts = [x0 for other in below for x0, _ in runs(other)]
    return all(sum(abs(x0 - x) < SAME_START for x0 in starts) >= HEADED for x in heads)


def _in_table(page: Page, line: Sequence[Word]) -> bool:
    """Whether a line stands in a drawn frame or on a coloured ground: a cell rather than a running line."""
    box = box_around(word.bbox for word in line)
    reach = BESIDE_LINES * box.height
    over = any(r.is_level and r.x0 < box.x1 and r.x1 > box.x0 and 0 <= box.top - r.top < reach for r in page.rules)
    under = any(r.is_level and r.x0 < box.x1 and r.x1 > box.x0 and 0 <= r.top - box.bottom < reach for r in page.rules)
    filled = any(f.bbox.contains(*box.middle) and f.colour != "#ffffff" and not f.round for f in page.fills)
    return (over and under) or filled or _between_columns(page, box)


def _between_columns(page: Page, box: BBox) -> bool:
    """Whether a line stands between the outermost of several uprights at its height, as the rest of a high row does;
    two of them may be the border of the page."""
    y = box.middle[1]
    uprights = {round(r.x0) for r in page.rules if not r.is_level and r.top <= y <= r.bottom}
    return len(uprights) >= COLUMN_RULES and min(uprights) < box.x0 and box.x1 < max(uprights)
