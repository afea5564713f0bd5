"""The lines of a dump: rows with cells, prose, blanks, and rules that only draw."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from hcingest.extractors.text_dump.drawn import drawn_table
from hcingest.extractors.text_dump.marks import LINE
from hcingest.extractors.text_dump.pipes import bare_rows, cells_between, is_fenced, is_open, uses_fences

LONGEST_QUOTED = 400  # lines; a quoted cell that is open for longer was never meant as one
LONGEST_FENCED = 40  # lines; the same of a row between pipes, whose end says less than a closing quote

_LINE_END = re.compile(r"\r\r\n|\r\n|\r|\n")
_RULE = re.compile(r"[\s|:+=_*#~`-]{3,}$")
_BULLET = re.compile(r"\s*[•‣▪●○◦■□➢►·*–—-]\s*$")

Kind = Literal["row", "text", "blank", "rule"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or several that make one row.

    ``number`` counts from 1 in the file. ``cells`` is empty but for rows. ``new_page``: a form feed stands in front.
    """

    number: int
    text: str
    kind: Kind = "text"
    cells: tuple[str, ...] = ()
    new_page: bool = False

    @property
    def filled(self) -> int:
        return sum(bool(cell.strip()) for cell in self.cells)

    def as_row(self, cells: Sequence[str]) -> Line:
        return replace(self, kind="row", cells=tuple(cells))


def lines_of(text: str) -> list[Line]:
    """All lines in order. A row between pipes or in quotes that runs over several lines is one."""
    raw = _with_drawn_tables(list(_raw_lines(text)))
    fenced = uses_fences([line.text for line in raw])
    lines = [_sorted_out(line, fenced) for line in _with_open_rows(raw, fenced)]
    return _tabbed_prose(lines if fenced else _with_bare_rows(lines))


def _raw_lines(text: str) -> Iterator[Line]:
    new_page = False
    for number, line in enumerate(_LINE_END.split(text), start=1):
        parts = line.split("\f")
        for index, part in enumerate(parts):
            new_page = new_page or index > 0
            if part.strip() or len(parts) == 1:
                yield Line(number, part, new_page=new_page)
                new_page = False


def _with_drawn_tables(raw: Sequence[Line]) -> list[Line]:
    """The lines; those of a drawn table are one for each of its rows."""
    texts = [line.text for line in raw]
    out: list[Line] = []
    at = 0
    while at < len(raw):
        drawn = drawn_table(texts, at)
        rows = [raw[index].as_row(cells) for index, cells in drawn.rows] if drawn else [raw[at]]
        out += [replace(row, text="\t".join(row.cells)) if row.cells else row for row in rows]
        at = drawn.stop if drawn else at + 1
    return out


def _sorted_out(line: Line, fenced: bool) -> Line:
    if line.kind == "row":
        return line
    bare = line.text.strip()
    if not bare:
        return replace(line, kind="blank")
    if _is_rule(bare):
        return replace(line, kind="rule")
    if fenced and bare[0] == "|" and (is_fenced(bare) or is_open(bare)):
        return line.as_row(cells_between(bare, fenced))
    if "\t" in line.text:
        return line.as_row([_unquoted(cell) for cell in line.text.split("\t")])
    return line


def _is_rule(bare: str) -> bool:
    """Whether a line only draws: under a header, between parts, round a grid. Bullets and dashes in cells do not."""
    return bool(_RULE.match(bare)) and "\t" not in bare


def _unquoted(cell: str) -> str:
    """A cell without the quotes that spreadsheets put round text with quotes, commas or line ends in it."""
    bare = cell.strip()
    if len(bare) < 2 or bare[0] != '"' or bare[-1] != '"' or '"' in bare[1:-1].replace('""', ""):
        return cell
    inner = bare[1:-1]
    return inner.replace('""', '"') if any(sign in inner for sign in ('"', ",", LINE)) else cell


def _with_open_rows(raw: Sequence[Line], fenced: bool) -> Iterator[Line]:
    """The lines; those of a row that is still open at its line's end become one, parted by the sign of a line end."""
    at = 0
    while at < len(raw):
        stop = at + 1 if raw[at].kind == "row" else _end_of_quotes(raw, at)
        if fenced and stop == at + 1 and raw[at].kind != "row" and is_open(raw[at].text):
            stop = _end_of_fence(raw, at)
        yield replace(raw[at], text=LINE.join([raw[at].text, *(line.text.strip() for line in raw[at + 1 : stop])]))
        at = stop


def _end_of_quotes(raw: Sequence[Line], at: int) -> int:
    """The index after the last line of a row with quoted cells over several lines, as spreadsheets write them."""
    is_open, has_tab = _opens_quote(raw[at].text), "\t" in raw[at].text
    stop = at + 1
    while is_open:
        if stop == min(at + LONGEST_QUOTED, len(raw)) or raw[stop].new_page:
            return at + 1
        first, tab, rest = raw[stop].text.partition("\t")
        closes = first.count('"') % 2 == 1 and first.rstrip().endswith('"')
        if tab and not closes:
            return at + 1
        is_open = _opens_quote(rest) if closes else True
        has_tab = has_tab or bool(tab)
        stop += 1
    return stop if has_tab else at + 1


def _opens_quote(text: str) -> bool:
    cell = text.rsplit("\t", 1)[-1].strip()
    return cell[:1] == '"' and cell.count('"') % 2 == 1


def _end_of_fence(raw: Sequence[Line], at: int) -> int:
    """The index after the line with the closing pipe of the row that begins at ``at``."""
    for index in range(at + 1, min(at + LONGEST_FENCED, len(raw))):
        bare = raw[index].text.strip()
        if raw[index].new_page or bare[:1] in ("", "|"):
            break
        if bare[-1] == "|":
            return index + 1
    return at + 1


def _with_bare_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, with rows whose pipes stand only between cells told by what is beside them."""
    texts = [line.text if line.kind in ("text", "rule") else "" for line in lines]
    rows = bare_rows(texts, [line.kind == "rule" for line in lines])
    return [line.as_row(cells_between(line.text, False)) if i in rows else line for i, line in enumerate(lines)]


def _tabbed_prose(lines: Sequence[Line]) -> list[Line]:
    """Lines whose tabs only set a bullet or an indent are prose, unless a table stands right beside them."""
    widths = {len(line.cells) for line in lines if line.filled > 1 and not _is_item(line)}
    out: list[Line] = []
    in_table = False
    for index, line in enumerate(lines):
        if line.kind == "blank" or index == 0:
            run = itertools.takewhile(lambda other: other.kind != "blank", lines[index + (line.kind == "blank") :])
            in_table = any(other.filled > 1 and not _is_item(other) for other in run)
        alone = line.kind == "row" and not in_table and len(line.cells) not in widths
        if alone and (_is_item(line) or _is_indented(line)):
            line = replace(line, kind="text", cells=(), text=line.text.replace("\t", " ").strip())
        out.append(line)
    return out


def _is_item(line: Line) -> bool:
    """Whether a row is a bullet, a tab and text."""
    return len(line.cells) == 2 and bool(_BULLET.match(line.cells[0]))


def _is_indented(line: Line) -> bool:
    """Whether tabs stand only in front of the text."""
    return "\t" in line.text and line.filled == 1 and bool(line.cells[-1].strip())
