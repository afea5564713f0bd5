"""The lines of a dump in stretches: tables, prose between blank lines, page headers and footers, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from hcingest.extractors.text_dump.lines import Line
from hcingest.model.table import BlockKind

_COMMENT = re.compile(r"\s*<!--.*-->\s*$")

PartKind = Literal["table", "prose"] | BlockKind


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that go together. A table's are rows only; prose may hold the rule that underlines its last line."""

    kind: PartKind
    lines: tuple[Line, ...]


def parts_of(lines: Sequence[Line], furniture: Mapping[int, BlockKind]) -> Iterator[Part]:
    """Every row and line of prose in one part; a blank line, a page break and furniture end the part before."""
    open_part: list[Line] = []
    for index, line in enumerate(lines):
        kind = furniture.get(index) or ("comment" if line.kind == "text" and _COMMENT.match(line.text) else None)
        if open_part and (kind or line.new_page or not _belongs(open_part, line)):
            yield from _closed(open_part)
            open_part = []
        if kind:
            yield Part(kind, (line,))
        elif line.kind in ("row", "text") or (line.kind == "rule" and open_part):
            open_part.append(line)
    yield from _closed(open_part)


def _belongs(part: Sequence[Line], line: Line) -> bool:
    """Whether a line goes on in a part: rows with rows, prose with prose up to the first rule under it."""
    if part[0].kind == "row":
        return line.kind in ("row", "rule")
    return line.kind in ("text", "rule") and part[-1].kind != "rule"


def _closed(lines: Sequence[Line]) -> Iterator[Part]:
    if not lines:
        return
    if lines[0].kind == "row":
        yield Part("table", tuple(line for line in lines if line.kind == "row"))
    else:
        yield Part("prose", tuple(lines))
