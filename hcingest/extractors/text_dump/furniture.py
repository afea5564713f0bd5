"""Page headers and footers that a dump took along: lines at page breaks that come again with the next number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hcingest.extractors.text_dump.lines import Line
from hcingest.model.table import BlockKind

FURNITURE_WORDS = 15  # words; a running header or footer is shorter

_PAGE_WORD = r"(?:pages?|pg|p|seite|side|sida|sivu|página|pagina|pág|tudalen|blz|strona)"
_PAGE_NUMBER = re.compile(
    rf"\W*(?:{_PAGE_WORD}\W{{0,3}}\d{{1,4}}(?:\W{{1,3}}(?:[^\W\d_]{{1,4}}\W{{1,2}})?\d{{1,4}})?|"
    r"\d{1,4}(?:\W{1,3}(?:of|von|de|av|o)?\W{0,2}\d{1,4})?|"
    r"\d{1,4}\W{1,3}p\s?a\s?g\s?e)\W*$",
    re.IGNORECASE,
)
_PAGE_IN_LINE = re.compile(rf"\b{_PAGE_WORD}\W{{0,3}}(\d{{1,4}})\b", re.IGNORECASE)

Zone = range
"""The indexes of the lines between two rows of tables."""


def furniture_of(lines: Sequence[Line]) -> dict[int, BlockKind]:
    """Index of each line that is a page header or footer -> which of the two."""
    found = set(_numbered_rows(lines))
    zones = [zone for zone in _zones(lines, found) if _is_break(zone, lines)]
    by_key: dict[str, list[int]] = defaultdict(list)
    for zone in zones:
        for index in zone:
            by_key[_key(lines[index].text)].append(index)
    for zone in zones:
        for index in zone:
            recurs = len(by_key[_key(lines[index].text)]) > 1 and len(lines[index].text.split()) <= FURNITURE_WORDS
            if lines[index].kind == "text" and (recurs or _PAGE_NUMBER.match(lines[index].text)):
                found.add(index)
    found |= _same_at_the_ends(lines, found)
    return {index: _which(lines, index, found) for index in sorted(found)}


def _key(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.split()).casefold())


def _zones(lines: Sequence[Line], furniture: set[int]) -> Iterator[Zone]:
    """Stretches between two rows; before the first row and after the last one there is no break to tell."""
    rows = [i for i, line in enumerate(lines) if line.kind == "row" and i not in furniture]
    for above, below in pairwise(rows):
        if below > above + 1:
            yield range(above + 1, below)


def _is_break(zone: Zone, lines: Sequence[Line]) -> bool:
    """Whether a page ends here: a form feed or a line with nothing but a page number says so."""
    feed = any(lines[index].new_page for index in (*zone, zone.stop))
    return feed or any(lines[i].kind == "text" and _PAGE_NUMBER.match(lines[i].text) for i in zone)


def _numbered_rows(lines: Sequence[Line]) -> Iterator[int]:
    """Rows that are footers set with tabs: a page number among few cells, alike but for a number that goes up."""
    by_key: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        number = _PAGE_IN_LINE.search(line.text)
        if line.kind == "row" and number and line.filled <= 3 and len(line.text.split()) <= FURNITURE_WORDS:
            by_key[_key(line.text)].append((index, int(number[1])))
    for places in by_key.values():
        numbers = [number for _, number in places]
        if len(numbers) > 1 and numbers == sorted(set(numbers)):
            yield from (index for index, _ in places)


def _same_at_the_ends(lines: Sequence[Line], found: set[int]) -> set[int]:
    """The same lines before the first table and after the last one; the very first line is the document's title."""
    keys = {_key(lines[index].text) for index in found}
    first = next((i for i, line in enumerate(lines) if line.kind != "blank"), 0)
    return {
        index for index, line in enumerate(lines)
        if index > first and line.kind == "text" and _key(line.text) in keys
    }  # fmt: skip


def _which(lines: Sequence[Line], index: int, found: set[int]) -> BlockKind:
    """A header where a form feed stands in front of it or of furniture right above it, otherwise a footer."""
    while index >= 0 and (index in found or lines[index].kind == "blank"):
        if lines[index].new_page:
            return "page-header"
        index -= 1
    return "page-footer"
