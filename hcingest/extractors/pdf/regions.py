"""Which lines of a page belong to one table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from statistics import median

from hcingest.extractors.pdf.coloured import around, blocks, is_of_lines
from hcingest.extractors.pdf.gutters import Lines, runs, text_lines
from hcingest.extractors.pdf.headings_between import holds_heading
from hcingest.extractors.pdf.lines import SNAP, TOUCH, Frame, Line, frames_of, snapped
from hcingest.model.document import Fill, Page
from hcingest.model.place import BBox, box_around
from hcingest.model.words import Word

SIDES = 6.0  # points; two parts of one table have their sides at the same x up to this
STACKED = (-2.0, 4.0)  # points between the end of one part and the start of the next below it
ALIKE = 0.9  # share of the narrower width by which bare level lines of one table overlap
EMPTY_ROW = 4.0  # points; an empty stretch higher than this between two level lines parts two tables
LOOSE = 2.2  # line heights for each line; a row of a table is set closer
FAR_APART = 4.0  # line heights of white; no row has its lines so far apart
PARAGRAPH = 3  # lines; of a paragraph so long the first may be indented
BARS = 0.9  # share of the height of level lines; uprights at one side that are shorter together are no border
STANDING = 3  # upright lines side by side; fewer may stand between columns of prose
ASTRAY = 0.1  # share of the words at the height of a table that may stand beside it
LARGER = 1.08  # times the usual size from which a line is a heading
FEW_LINES = 5  # lines; a table drawn with fewer has hardly more than two rows or columns
PROSE = 0.7  # share of the width that the lines of a paragraph reach over
GROUND_EDGE = 3.0  # points by which the ground of a row may miss the line above or below it
WHOLE_WIDTH = 0.9  # share of the table's width that coloured cells side by side cover in a coloured row


def regions(
    levels: Sequence[Line], uprights: Sequence[Line], words: Sequence[Word], fills: Sequence[Fill] = ()
) -> list[Frame]:
    """Frames of lines that hang together or stand in one another; bare level lines of like width as one.

    A heading or a paragraph between two bare lines parts them: it belongs to no table. On a ground of its own, which
    reaches from one line to the other, it is a band.
    """
    frames = _without_bars(frames_of(levels, uprights))
    bare = sorted((f for f in frames if not f.uprights), key=lambda f: f.bbox.top)
    framed: list[Frame] = []
    for frame in (f for f in frames if f.uprights):
        inside = [b for b in bare if is_inside(b.bbox, frame.bbox)]
        bare = [b for b in bare if b not in inside]
        framed.append(merged([frame, *inside]))
    framed = _with_sides(framed)
    framed = _with_standing([frame for frame in _stacked(framed) if not _is_page_border(frame, framed)], words)
    grounds = [f.bbox for f in fills if not f.round]
    return [*framed, *_of_bare_lines(bare, framed, words, grounds)]


def _without_bars(frames: Sequence[Frame]) -> list[Frame]:
    """The frames without bars at the side of some rows, which mark changed lines: bare level lines are left of them."""
    barred = [frame for frame in frames if _is_at_side(frame)]
    rest = [frame for frame in frames if frame not in barred]
    levels = [line for frame in (*barred, *(f for f in rest if not f.uprights)) for line in frame.levels]
    length = sum(line.length for frame in barred for line in frame.uprights)
    if not barred or length >= BARS * (max(line.at for line in levels) - min(line.at for line in levels)):
        return list(frames)
    bare = [Frame((line,), (), BBox(line.start, line.at, line.stop, line.at)) for f in barred for line in f.levels]
    return [*rest, *bare]


def _is_at_side(frame: Frame) -> bool:
    """Whether all that stands in a frame stands at one of its sides."""
    xs, box = snapped(line.at for line in frame.uprights), frame.bbox
    return len(xs) == 1 and bool(frame.levels) and not box.x0 + SNAP < xs[0] < box.x1 - SNAP


def _with_sides(framed: Sequence[Frame]) -> list[Frame]:
    """The frames, with single upright lines beside one as high as it: a cell between them reaches over the page."""
    tables = [frame for frame in framed if frame.levels]
    single = [frame for frame in framed if not frame.levels]
    sides = {id(table): [side for side in single if _is_beside(side.bbox, table.bbox)] for table in tables}
    taken = {id(side) for found in sides.values() for side in found}
    return [merged([table, *sides[id(table)]]) for table in tables] + [s for s in single if id(s) not in taken]


def _is_beside(side: BBox, box: BBox) -> bool:
    as_high = abs(side.top - box.top) < TOUCH and abs(side.bottom - box.bottom) < TOUCH
    return as_high and (side.x1 < box.x0 or side.x0 > box.x1)


def _with_standing(framed: Sequence[Frame], words: Sequence[Word]) -> list[Frame]:
    """The frames, those of single upright lines that stand side by side as one: a table without level lines."""
    crossed = [frame for frame in framed if frame.levels]
    single = [f for f in framed if not f.levels and not any(is_inside(f.bbox, other.bbox) for other in crossed)]
    groups: list[list[Frame]] = []
    for frame in sorted(single, key=lambda f: f.bbox.top):
        if groups and frame.bbox.top < max(f.bbox.bottom for f in groups[-1]) - SNAP:
            groups[-1].append(frame)
        else:
            groups.append([frame])
    standing = [merged(group) for group in groups if len(snapped(f.bbox.x0 for f in group)) >= STANDING]
    return [*crossed, *(frame for frame in standing if _encloses(frame.bbox, words))]


def _encloses(box: BBox, words: Sequence[Word]) -> bool:
    """Whether nearly all words at the height of a box stand in it."""
    beside = [w for w in words if box.top < (w.top + w.bottom) / 2 < box.bottom]
    return sum(w.x0 < box.x0 or w.x1 > box.x1 for w in beside) <= ASTRAY * len(beside)


def _is_page_border(frame: Frame, others: Sequence[Frame]) -> bool:
    """Whether a few lines only go around a table that is drawn with more: the frame of a page or of a box."""
    if len(frame.levels) + len(frame.uprights) > FEW_LINES:
        return False
    return any(
        other is not frame
        and is_inside(other.bbox, frame.bbox)
        and len(other.levels) + len(other.uprights) > len(frame.levels) + len(frame.uprights)
        for other in others
    )


def _of_bare_lines(
    bare: Sequence[Frame], framed: Sequence[Frame], words: Sequence[Word], grounds: Sequence[BBox]
) -> list[Frame]:
    """Stacks of bare lines; another table that stands between two of them parts them."""
    stacks: list[list[Frame]] = []
    for frame in bare:
        home = next((stack for stack in reversed(stacks) if _is_alike(stack, frame)), None)
        above = _level_of(home) if home else None
        if (
            home is None
            or above is None
            or (_is_parted(above, frame.bbox, words) and not _is_band(above, frame.bbox, grounds))
            or any(above.bottom - 1 <= other.bbox.middle[1] <= frame.bbox.top + 1 for other in framed)
        ):
            stacks.append([frame])
        else:
            home.append(frame)
    return [merged(stack) for stack in stacks if len(stack) > 1]


def _level_of(stack: Sequence[Frame]) -> BBox:
    """The last line of a stack, as wide as the whole: cells that are merged down leave gaps in it."""
    boxes = [frame.bbox for frame in stack]
    return BBox(min(b.x0 for b in boxes), boxes[-1].top, max(b.x1 for b in boxes), boxes[-1].bottom)


def _is_band(above: BBox, below: BBox, grounds: Sequence[BBox]) -> bool:
    """Whether a ground fills the stretch between two level lines."""
    reaching = [
        g for g in grounds if abs(g.top - above.bottom) < GROUND_EDGE and abs(g.bottom - below.top) < GROUND_EDGE
    ]
    return sum(g.width for g in reaching) >= WHOLE_WIDTH * min(above.width, below.width)


def _is_parted(above: BBox, below: BBox, words: Sequence[Word]) -> bool:
    """Whether what stands between two level lines is no row: a heading set larger or loosely, or a paragraph."""
    between = [w for w in words if above.bottom - 1 < (w.top + w.bottom) / 2 < below.top + 1 and not w.style.direction]
    between = [w for w in between if above.x0 - 3 <= (w.x0 + w.x1) / 2 <= above.x1 + 3]
    if not between:
        return below.top - above.bottom > EMPTY_ROW
    lines = text_lines(between)
    usual = median(w.style.size for w in words)
    if _widest_gap(lines) > FAR_APART:
        return True
    if any(len(runs(line)) > 1 for line in lines):
        return sum(map(partial(_is_prose, above), lines)) > 1 or holds_heading(lines, above.x0, words)
    height = between[0].bottom - between[0].top
    loose = below.top - above.bottom > LOOSE * height * len(lines)
    indented = sum(line[0].x0 >= above.x0 + SIDES + height for line in lines)
    starts_left = indented <= (1 if len(lines) >= PARAGRAPH else 0)
    wide = max(line[-1].x1 for line in lines) > above.x0 + PROSE * (above.x1 - above.x0)
    larger = any(min(w.style.size for w in line) > LARGER * usual for line in lines)
    return starts_left and (larger or loose or (len(lines) > 1 and wide))


def _widest_gap(lines: Lines) -> float:
    """The most white between two lines of text, in heights of the line above it."""
    gaps = ((min(w.top for w in b) - max(w.bottom for w in a), a[0].bottom - a[0].top) for a, b in pairwise(lines))
    return max((gap / height for gap, height in gaps if height), default=0.0)


def _is_prose(above: BBox, line: Sequence[Word]) -> bool:
    """Whether a line of text runs from the left side of a table over most of its width without a wide gap."""
    starts_left = line[0].x0 < above.x0 + SIDES + line[0].bottom - line[0].top
    return starts_left and len(runs(line)) == 1 and line[-1].x1 > above.x0 + PROSE * (above.x1 - above.x0)


def _is_alike(stack: Sequence[Frame], frame: Frame) -> bool:
    wide = max(stack, key=lambda f: f.bbox.width).bbox
    overlap = min(wide.x1, frame.bbox.x1) - max(wide.x0, frame.bbox.x0)
    return overlap >= ALIKE * min(wide.width, frame.bbox.width)


def _stacked(frames: Sequence[Frame]) -> list[Frame]:
    """Frames right above one another and as wide are one table, drawn in parts."""
    out: list[Frame] = []
    for frame in sorted(frames, key=lambda f: f.bbox.top):
        last = out[-1].bbox if out else None
        same_sides = last and abs(last.x0 - frame.bbox.x0) < SIDES and abs(last.x1 - frame.bbox.x1) < SIDES
        if last and same_sides and STACKED[0] < frame.bbox.top - last.bottom < STACKED[1]:
            out[-1] = merged([out[-1], frame])
        else:
            out.append(frame)
    return out


def is_inside(inner: BBox, outer: BBox, slack: float = 3.0) -> bool:
    """Whether a box lies in another, up to ``slack`` points."""
    across = inner.x0 >= outer.x0 - slack and inner.x1 <= outer.x1 + slack
    return across and inner.top >= outer.top - slack and inner.bottom <= outer.bottom + slack


def merged(frames: Sequence[Frame]) -> Frame:
    levels, uprights = (x for f in frames for x in f.levels), (x for f in frames for x in f.uprights)
    return Frame(tuple(levels), tuple(uprights), box_around(frame.bbox for frame in frames))


def with_fill_edges(frame: Frame, page: Page) -> Frame:
    """The frame and the edges of its coloured rows that no rule draws: cells of one colour over the whole width.

    Office programs draw one coloured cell as several stripes; where the same colour goes on there is no edge.
    """
    inside = [f for f in page.fills if not f.round and f.colour != "#ffffff" and is_inside(f.bbox, frame.bbox)]
    rows: dict[tuple[int, int, str], list[BBox]] = {}
    for fill in inside:
        rows.setdefault((round(fill.bbox.top), round(fill.bbox.bottom), fill.colour), []).append(fill.bbox)
    wide = WHOLE_WIDTH * frame.bbox.width
    whole = [(boxes[0], colour) for (_, _, colour), boxes in rows.items() if sum(b.width for b in boxes) >= wide]
    rows_of_cells = ((around(block), block[0].colour) for block in blocks(inside) if is_of_lines(block))
    whole += [(box, colour) for box, colour in rows_of_cells if box.width >= wide]
    edges: dict[float, list[str]] = {}
    for box, colour in whole:
        for y in (box.top, box.bottom):
            at = next((e for e in edges if abs(e - y) <= SNAP), y)
            edges.setdefault(at, []).append(colour)
    ends = [y for y, colours in edges.items() if len(colours) == len(set(colours)) and not _is_drawn(frame.levels, y)]
    lines = tuple(Line(y, frame.bbox.x0, frame.bbox.x1) for y in ends)
    return Frame((*frame.levels, *lines), frame.uprights, frame.bbox)


def _is_drawn(levels: Sequence[Line], y: float) -> bool:
    return any(abs(line.at - y) <= 2 * SNAP for line in levels)
