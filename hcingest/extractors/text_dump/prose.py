"""Lines outside the tables become headings, list items, notes and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hcingest.extractors.text_dump.headings import (
    BY_LOOK,
    BY_PLACE,
    is_set_as_heading,
    is_worded_as_heading,
    marked_heading,
    reads_as_heading,
)
from hcingest.extractors.text_dump.lines import Line
from hcingest.extractors.text_dump.marks import LINE
from hcingest.model.table import BlockKind

NARROWEST_WRAP = 50  # characters; no program wraps prose to less
WIDEST_WRAP = 130  # characters; lines longer than this are whole paragraphs, not wrapped ones
WRAPPED = 0.3  # share of the lines with one below that must be full for the dump to be wrapped throughout

_ITEM = re.compile(r"\s*(?:[•‣▪●○◦■□➢►·*–—-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s)")
_ENTRY = re.compile(r"\s*(?:\*\*|<b>)?(?:[A-Z]{1,6}[\s.-]?\d{1,3}\b|[^.:]{1,40}:\s)")
_NOTE = re.compile(r"\s*\[\^(\w{1,4})\]:\s*(.*)$")
_UNDERLINE = re.compile(r"\s*(=+|-+)\s*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What becomes a block; ``text`` still has its marks. ``level`` is the rank of a heading, 0 otherwise."""

    number: int
    text: str
    kind: BlockKind = "paragraph"
    level: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """How the dump sets prose.

    ``width``: characters in a full line, 0 where lines are whole paragraphs. ``wrapped``: lines are wrapped
    throughout, so that a full one goes on in the next whatever that begins with.
    """

    width: int = 0
    wrapped: bool = False


def setting_of(lines: Sequence[Line]) -> Setting:
    texts = [len(line.text.rstrip()) for line in lines if line.kind == "text"]
    width = max(texts, default=0)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return Setting()
    followed = [(a.text, b.text) for a, b in pairwise(lines) if a.kind == b.kind == "text"]
    full = sum(_is_full(a, b, width) for a, b in followed)
    return Setting(width, full > 1 and full >= WRAPPED * len(followed))


def paragraphs(lines: Sequence[Line], setting: Setting, over_table: bool, over_header: bool) -> Iterator[Paragraph]:
    """The paragraphs of a stretch of prose without blank lines.

    ``over_table``: a table begins right below; ``over_header``: with a header that the dump has had before.
    """
    texts = [line for line in lines if line.kind == "text"]
    parts = list(_joined(texts, setting))
    for index, (number, text) in enumerate(parts):
        alone = len(parts) == 1 or (index == len(parts) - 1 and _opens(parts[index - 1][1]))
        yield _paragraph(number, text, over_table and alone, over_header and alone, _underline(lines))


def _joined(lines: Sequence[Line], setting: Setting) -> Iterator[tuple[int, str]]:
    """(line number, text) of each paragraph; wrapped lines are one, parted by the sign of a line end."""
    part: list[Line] = []
    for line in lines:
        if part and not _goes_on(part[-1].text, line.text, setting):
            yield part[0].number, LINE.join(item.text for item in part)
            part = []
        part.append(line)
    if part:
        yield part[0].number, LINE.join(item.text for item in part)


def _goes_on(above: str, below: str, setting: Setting) -> bool:
    if not _is_full(above, below, setting.width) or _opens(below) or is_set_as_heading(above):
        return False
    return below.strip()[:1].islower() or (setting.wrapped and not _ENTRY.match(below))


def _is_full(above: str, below: str, width: int) -> bool:
    """Whether the first word of the line below had no room in the line above."""
    first = below.split(maxsplit=1)[:1]
    return bool(width and first) and len(above.rstrip()) + 1 + len(first[0]) > width


def _opens(text: str) -> bool:
    """Whether a line opens something of its own: a heading, a list item, a note."""
    return bool(marked_heading(text) or _ITEM.match(text) or _NOTE.match(text))


def _underline(lines: Sequence[Line]) -> int:
    """The rank that a rule under a single line gives it: 1 for ``===``, 2 for ``---``, 0 without."""
    if len(lines) != 2 or lines[1].kind != "rule":
        return 0
    found = _UNDERLINE.match(lines[1].text)
    return (1 if found[1][0] == "=" else 2) if found else 0


def _paragraph(number: int, text: str, over_table: bool, over_header: bool, underline: int) -> Paragraph:
    marked = marked_heading(text)
    if marked:
        return Paragraph(number, marked[1], "heading", marked[0])
    if underline and reads_as_heading(text):
        return Paragraph(number, text, "heading", underline)
    note = _NOTE.match(text)
    if note:
        return Paragraph(number, f"{note[1]} {note[2]}", "note")
    if is_set_as_heading(text):
        return Paragraph(number, text, "heading", BY_LOOK)
    if (over_header and reads_as_heading(text)) or (over_table and is_worded_as_heading(text)):
        return Paragraph(number, text, "heading", BY_PLACE)
    return Paragraph(number, text, "list" if _ITEM.match(text) else "paragraph")
