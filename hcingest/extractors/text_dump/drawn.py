"""Tables drawn with signs, whose cells run over several lines: in a grid, or under dashes that show the columns.

    +------+--------+        ---------------
    | Ref  | Action |        Ref    Action
    +======+========+        ------ --------
    | 1    | Mend   |        1      Mend
    |      | roads  |               roads
    +------+--------+        ---------------

Both are Pandoc's (grid, multiline and simple tables) and reStructuredText's. Where columns are kept apart by spaces
alone, with nothing drawn, nobody can be sure of them: such text stays text, and ``is_spaced_out`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile

from hcingest.extractors.text_dump.marks import LINE, PARAGRAPH

LONGEST_HEADER = 8  # lines
SPACED_LINES = 10  # lines; fewer with wide gaps may be a letter head or a list of contents
SPACED_SHARE = 0.3  # of a text's lines

_BORDER = re.compile(r"\s*\+(?:[-=:]{2,}\+)+\s*$")
_PART_OF_BORDER = re.compile(r"\+[-=:]{2,}\+")
_DASHES = re.compile(r"\s*(?:-{2,}(?: +-{2,})+|={2,}(?: +={2,})+)\s*$")
_FULL_DASHES = re.compile(r"\s*-{10,}\s*$")
_COLUMN_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")

Span = tuple[int, int]
"""The first line, and the one after the last."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn table: the index after its last line, and for each row the index of its first line and its cells."""

    stop: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def drawn_table(texts: Sequence[str], at: int) -> Drawn | None:
    """The drawn table that begins at a line."""
    return _grid(texts, at) or _columns(texts, at)


def is_spaced_out(texts: Sequence[str]) -> bool:
    """Whether a text sets columns by spaces alone, as ``pdftotext -layout`` does."""
    spaced = sum(bool(_COLUMN_GAP.search(text)) for text in texts)
    return spaced >= max(SPACED_LINES, SPACED_SHARE * len(texts))


def _grid(texts: Sequence[str], at: int) -> Drawn | None:
    if not _BORDER.match(texts[at]):
        return None
    drawn = list(takewhile(lambda text: text.lstrip()[:1] in ("+", "|"), texts[at:]))
    edges = sorted({i for text in drawn if _BORDER.match(text) for i, sign in enumerate(text) if sign == "+"})
    spans = list(_between_borders(drawn))
    rows = [(at + start, _boxed_cells(drawn[start:stop], edges)) for start, stop in spans]
    if not rows or not all(cells for _, cells in rows):
        return None
    return Drawn(at + len(drawn), tuple(rows))


def _between_borders(drawn: Sequence[str]) -> Iterator[Span]:
    """The lines of each row; a border that a cell merged down interrupts parts rows too."""
    for is_border, indexes in groupby(range(len(drawn)), lambda i: bool(_PART_OF_BORDER.search(drawn[i]))):
        if not is_border:
            lines = list(indexes)
            yield lines[0], lines[-1] + 1


def _boxed_cells(row: Sequence[str], edges: Sequence[int]) -> tuple[str, ...]:
    """A cell for each column of the grid; one over several columns stands in the first. () where the bars do not fit."""
    cuts = [edge for edge in edges if all(text[edge : edge + 1] == "|" for text in row)]
    if not cuts or (cuts[0], cuts[-1]) != (edges[0], edges[-1]):
        return ()
    texts = {start: _cell(text[start + 1 : stop] for text in row) for start, stop in pairwise(cuts)}
    return tuple(texts.get(edge, "") for edge in edges[:-1])


def _columns(texts: Sequence[str], at: int) -> Drawn | None:
    """A table under dashes. Its rows are parted by blank lines if a full line of dashes opens and closes it."""
    spans = _multiline(texts, at) or _simple(texts, at)
    if not spans:
        return None
    ruled = spans[0][1]
    starts = [match.start() for match in re.finditer("[-=]+", texts[ruled])][1:]
    lines = [text for start, stop in spans for text in texts[start:stop]]
    if any(text[start - 1 : start].strip() for text in lines for start in starts):
        return None
    rows = tuple((start, _columned_cells(texts[start:stop], starts)) for start, stop in spans)
    return Drawn(_after_rule(texts, spans[-1][1]), rows)


def _multiline(texts: Sequence[str], at: int) -> list[Span]:
    """The header and the rows between two full lines of dashes; none where they are not all there."""
    if not _FULL_DASHES.match(texts[at]):
        return []
    ruled = _header_end(texts, at + 1)
    closed = next((i for i in range(ruled + 1, len(texts)) if _FULL_DASHES.match(texts[i])), None) if ruled else None
    return [(at + 1, ruled), *_filled(texts, ruled + 1, closed)] if ruled and closed else []


def _simple(texts: Sequence[str], at: int) -> list[Span]:
    """The header and the rows, each a line, up to a blank line or a rule."""
    first = at + 1 if _DASHES.match(texts[at]) else at
    ruled = _header_end(texts, first)
    if ruled is None or (first == at and ruled > at + 1):
        return []
    stop = next(
        (i for i in range(ruled + 1, len(texts)) if not texts[i].strip() or _DASHES.match(texts[i])), len(texts)
    )
    return [(first, ruled), *((i, i + 1) for i in range(ruled + 1, stop))] if stop > ruled + 1 else []


def _header_end(texts: Sequence[str], start: int) -> int | None:
    """The line of dashes that follows right under the lines of a header."""
    for index in range(start, min(start + LONGEST_HEADER, len(texts))):
        if _DASHES.match(texts[index]):
            return index if index > start else None
        if not texts[index].strip():
            return None
    return None


def _filled(texts: Sequence[str], start: int, stop: int) -> Iterator[Span]:
    """Stretches without blank lines."""
    for is_filled, indexes in groupby(range(start, stop), lambda i: bool(texts[i].strip())):
        if is_filled:
            lines = list(indexes)
            yield lines[0], lines[-1] + 1


def _after_rule(texts: Sequence[str], at: int) -> int:
    is_rule = at < len(texts) and (_DASHES.match(texts[at]) or _FULL_DASHES.match(texts[at]))
    return at + 1 if is_rule else at


def _columned_cells(row: Sequence[str], starts: Sequence[int]) -> tuple[str, ...]:
    edges = [0, *starts, max(map(len, row))]
    return tuple(_cell(text[start:stop] for text in row) for start, stop in pairwise(edges))


def _cell(lines: Iterator[str]) -> str:
    """The text of a cell; lines that are blank inside of it part its paragraphs."""
    stretches = groupby((line.strip() for line in lines), bool)
    return PARAGRAPH.join(LINE.join(stretch) for is_filled, stretch in stretches if is_filled)
