"""Rows that line ends cut in the file itself, and lines that are rows although their tabs are gone.

Only what the count of cells proves is mended here; whether a row goes on over a page break is the normaliser's call.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hcingest.extractors.text_dump.headings import is_worded_as_heading, reads_as_heading
from hcingest.extractors.text_dump.lines import Line
from hcingest.extractors.text_dump.marks import LINE, PARAGRAPH

DOUBLE_SPACED = 0.7  # share of neighbouring rows with one blank line between from which such lines part nothing
FEWEST_SPACES = 3  # blank lines; fewer are page breaks
_NUMBER = re.compile(r"\s*\(?(?:[\d.]{1,6}|[A-Za-z]|[ivxIVX]{1,4})[.):]\s*$")
NARROWEST = 3  # cells; in narrower tables a count of cells proves nothing


def mended(lines: Sequence[Line]) -> list[Line]:
    """The lines with cut rows whole, bands that lost their tabs as rows, and no blank lines between all rows."""
    spaced = _without_double_spacing(lines)
    if _is_stripped(spaced):
        return _with_bare_bands(spaced)
    widest = _width(spaced)
    return [line for run in _runs(spaced) for line in _whole_rows(run, widest)]


def _is_stripped(lines: Sequence[Line]) -> bool:
    """Whether blank cells at the ends of rows are gone: rows are of many widths, and none ends in a blank cell."""
    rows = [line for line in lines if line.kind == "row"]
    return len({len(line.cells) for line in rows}) > 1 and all(line.cells[-1].strip() for line in rows)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Stretches without blank lines and page breaks; each blank line is a stretch of its own."""
    run: list[Line] = []
    for line in lines:
        if run and (line.kind == "blank" or line.new_page or run[-1].kind == "blank"):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _without_double_spacing(lines: Sequence[Line]) -> list[Line]:
    between = [i for i in range(1, len(lines) - 1) if _is_space_between_rows(lines, i)]
    touching = sum(a.kind == b.kind == "row" for a, b in pairwise(lines))
    if len(between) < FEWEST_SPACES or len(between) < DOUBLE_SPACED * (len(between) + touching):
        return list(lines)
    dropped = set(between)
    return [line for index, line in enumerate(lines) if index not in dropped]


def _is_space_between_rows(lines: Sequence[Line], index: int) -> bool:
    above, line, below = lines[index - 1 : index + 2]
    return line.kind == "blank" and above.kind == below.kind == "row" and not below.new_page


def _width(lines: Sequence[Line]) -> int:
    """The largest number of cells that several rows have."""
    counts = Counter(len(line.cells) for line in lines)
    return max((cells for cells, often in counts.items() if often > 1), default=0)


def _whole_rows(run: list[Line], widest: int) -> list[Line]:
    """The run with the parts of cut rows glued where every short row of it finds its rest, otherwise as it is.

    Rows that are all cut, each elsewhere, show no width of their own; they are tried with that of the whole dump.
    """
    lengths = {len(line.cells) for line in run if line.cells}
    for width in (_width(run), widest):
        if len(lengths) > 1 and width >= NARROWEST and lengths != {width}:
            glued = _glued_rows(run, width)
            if glued:
                return _with_loose_ends(glued)
    return run


def _glued_rows(run: Sequence[Line], width: int) -> list[Line]:
    """Rows of ``width`` cells; none where a short row does not come to it."""
    glued: list[Line] = []
    at = 0
    while at < len(run):
        stop = _end_of_row(run, at, width)
        if stop is None:
            return []
        glued.append(run[at] if stop == at + 1 else _glued(run[at:stop]))
        at = stop
    return glued


def _end_of_row(run: Sequence[Line], at: int, width: int) -> int | None:
    """The index after the lines that make one row of ``width`` cells; None where a short row does not come to it."""
    cells = len(run[at].cells)
    if run[at].kind != "row" or cells >= width:
        return at + 1
    stop = at + 1
    while cells < width and stop < len(run):
        line = run[stop]
        if line.cells and not line.cells[0].strip():
            return None
        cells += max(0, len(line.cells) - 1)
        stop += 1
    return stop if cells == width else None


def _with_loose_ends(rows: Sequence[Line]) -> list[Line]:
    """Prose inside a table whose cells are known to be cut by line ends is the rest of the row above.

    It is the start of the row below where nothing stands in the last cell above, or where it is numbered.
    """
    out: list[Line] = []
    for line, below in zip(rows, [*rows[1:], None], strict=True):
        if out and (_goes_on(out[-1], line, below) or _begins(out[-2:], line)):
            out[-1] = _glued([out[-1], line])
        else:
            out.append(line)
    return out


def _goes_on(above: Line, line: Line, below: Line | None) -> bool:
    ends_filled = bool(above.cells and above.cells[-1].strip())
    goes_on_below = bool(below and below.cells and below.cells[0].strip()[:1].islower())
    return line.kind == "text" and ends_filled and not goes_on_below and not is_worded_as_heading(line.text)


def _begins(above: Sequence[Line], line: Line) -> bool:
    """Whether the last line above is prose with which the first cell of a row begins."""
    text = above[-1].text
    if above[-1].kind != "text" or not line.cells or not line.cells[0].strip():
        return False
    if _NUMBER.match(text) or line.cells[0].strip()[:1].islower():
        return True
    last_is_blank = len(above) < 2 or not above[0].cells or not above[0].cells[-1].strip()
    return is_worded_as_heading(text) or (last_is_blank and reads_as_heading(text))


def _glued(parts: Sequence[Line]) -> Line:
    """One row: the first cell of each part goes on in the last cell of the part before."""
    cells = list(parts[0].cells or (parts[0].text,))
    for part in parts[1:]:
        first, *rest = part.cells or (part.text,)
        cells[-1] += _joint(cells[-1], first) + first
        cells += rest
    return parts[0].as_row(cells)


def _joint(above: str, below: str) -> str:
    return PARAGRAPH if above.rstrip()[-1:] in (".", "!", "?", ":", ";") and not below.strip()[:1].islower() else LINE


def _with_bare_bands(lines: Sequence[Line]) -> list[Line]:
    """Headings inside a table are rows with one cell filled."""
    out = list(lines)
    seen_row = False
    for index, line in enumerate(lines[:-1]):
        seen_row = seen_row or line.kind == "row"
        above = lines[index - 1].kind if index else "blank"
        inside = seen_row and above != "text" and lines[index + 1].kind == "row"
        if line.kind == "text" and inside and reads_as_heading(line.text):
            out[index] = line.as_row([line.text])
    return out
