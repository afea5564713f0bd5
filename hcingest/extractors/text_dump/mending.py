"""Rows that line ends cut in the file itself, and lines that are rows although their tabs are gone.

Only what the count of cells proves is mended here; whether a row goes on over a page break is the normaliser's call.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hcingest.extractors.text_dump.headings import reads_as_heading
from hcingest.extractors.text_dump.lines import Line
from hcingest.extractors.text_dump.marks import LINE, PARAGRAPH

DOUBLE_SPACED = 0.6  # share of neighbouring rows with one blank line between from which such lines part nothing
NARROWEST = 3  # cells; in narrower tables a count of cells proves nothing


def mended(lines: Sequence[Line]) -> list[Line]:
    """The lines with cut rows whole, bands that lost their tabs as rows, and no blank lines between all rows."""
    spaced = _without_double_spacing(lines)
    whole = [line for run in _runs(spaced) for line in _whole_rows(run)]
    return _with_bare_bands(whole)


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
    if len(between) < 2 or len(between) < DOUBLE_SPACED * (len(between) + touching):
        return list(lines)
    dropped = set(between)
    return [line for index, line in enumerate(lines) if index not in dropped]


def _is_space_between_rows(lines: Sequence[Line], index: int) -> bool:
    above, line, below = lines[index - 1 : index + 2]
    return line.kind == "blank" and above.kind == below.kind == "row" and not below.new_page


def _whole_rows(run: list[Line]) -> list[Line]:
    """The run with the parts of cut rows glued where every short row of it finds its rest, otherwise as it is."""
    counts = Counter(len(line.cells) for line in run if len(line.cells) >= NARROWEST)
    width, often = counts.most_common(1)[0] if counts else (0, 0)
    if often < 2 or all(len(line.cells) in (0, width) for line in run):
        return run
    glued: list[Line] = []
    at = 0
    while at < len(run):
        stop = _end_of_row(run, at, width)
        if stop is None:
            return run
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


def _glued(parts: Sequence[Line]) -> Line:
    """One row: the first cell of each part goes on in the last cell of the part before."""
    cells = list(parts[0].cells)
    for part in parts[1:]:
        first, *rest = part.cells or (part.text,)
        cells[-1] += _joint(cells[-1], first) + first
        cells += rest
    return parts[0].as_row(cells)


def _joint(above: str, below: str) -> str:
    return PARAGRAPH if above.rstrip()[-1:] in (".", "!", "?", ":", ";") and not below.strip()[:1].islower() else LINE


def _with_bare_bands(lines: Sequence[Line]) -> list[Line]:
    """In a dump that lost all tabs at line ends, headings inside a table are rows with one cell filled."""
    rows = [line for line in lines if line.kind == "row"]
    if not rows or any(not line.cells[-1].strip() for line in rows):
        return list(lines)
    out = list(lines)
    seen_row = False
    for index, line in enumerate(lines[:-1]):
        seen_row = seen_row or line.kind == "row"
        above = lines[index - 1].kind if index else "blank"
        if line.kind == "text" and seen_row and above != "text" and lines[index + 1].kind == "row":
            out[index] = line.as_row([line.text]) if reads_as_heading(line.text) else line
    return out
