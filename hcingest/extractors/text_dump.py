"""Text dumps of a plan: cells parted by tabs or Markdown pipes, marks of Markdown and HTML resolved."""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hcingest.errors import DamagedFileError, UnknownFormatError
from hcingest.model.document import Census, Document
from hcingest.model.place import Place
from hcingest.model.table import Block, Cell, Found, Table
from hcingest.model.words import Gap, Piece, Pieces, Style, Word, whole
from hcingest.options import Options

PLAIN, BOLD = Style(), Style(bold=True)
HEADING_WORDS = 20  # words; a longer line in bold is a paragraph

_TAGS = re.compile(
    r"</?(?:b|strong|i|em|u|p|div|span|font|sup|sub|td|tr|th|table|tbody|thead)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|<(b|strong)>(.*?)</\3>", re.IGNORECASE)
_MARKS = re.compile(r"\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE_ROW = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_PIPE_ROW = re.compile(r"\s*\|.*\|\s*$")


def decoded(data: bytes, path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 (by its mark or its zeros) or, where it is neither, Windows cp1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _decoded_as(data, "utf-16", path)
    if data.count(0) > 0.3 * len(data):
        return _decoded_as(data, "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be", path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _decoded_as(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownFormatError(
            "this is no text that hcingest can read.", str(path), "Save it as text in UTF-8."
        ) from error


@dataclass
class _Walk:
    """Words so far, and the flow that they make."""

    words: list[Word] = field(default_factory=list)
    flow: list[Table | Block] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    tables: int = 0


def read_text(path: Path, data: bytes, options: Options) -> Document:
    """Read a text dump. Lines with cells in a run are one table; other lines are blocks, joined to nothing."""
    text = decoded(data, path)
    if not text.strip():
        raise DamagedFileError("the file is empty.", str(path), "Get the document again from where it came from.")
    walk = _Walk()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n")
    for number, line in enumerate(lines, start=1):
        _line(line, number, walk)
    _close(walk)
    name = hashlib.sha256(data).hexdigest()
    return Document(
        path.name, name, "text", tuple(walk.words), declared=Found(tuple(walk.flow)), second_counts=(count_text(text),)
    )


def count_text(text: str) -> Census:
    """The second count: words of the whole text with tags, marks and cell borders struck out in one go."""
    bare = re.sub(r"<[/a-zA-Z][^<>\n]*>|\*\*|^\s{0,3}#{1,6}\s|[|\t]|:?-{2,}:?", " ", text, flags=re.MULTILINE)
    return Census("the text without marks", dict(Counter(html.unescape(bare).split())))


def _line(line: str, number: int, walk: _Walk) -> None:
    if _RULE_ROW.match(line) and "-" in line and (walk.rows or "|" in line):
        return
    cells = _cells(line)
    if cells is not None:
        walk.rows.append((number, cells))
        return
    _close(walk)
    if line.strip():
        block = _block(line, number, walk)
        if block:
            walk.flow.append(block)


def _cells(line: str) -> list[str] | None:
    """The cells of a line, None where it has none."""
    if "\t" in line and line.strip():
        return line.split("\t")
    if _PIPE_ROW.match(line):
        return [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip()[1:-1])]
    return None


def _block(line: str, number: int, walk: _Walk) -> Block | None:
    heading = _HEADING.match(line)
    pieces = _pieces(heading.group(2) if heading else line, walk, bool(heading))
    if not pieces:
        return None
    place = Place(path=f"line {number}")
    if heading:
        return Block("heading", pieces, len(heading.group(1)), place)
    bold = all(p.word.style.bold for p in pieces) and len(pieces) <= HEADING_WORDS
    return Block("heading", pieces, 7, place) if bold else Block("paragraph", pieces, 0, place)


def _close(walk: _Walk) -> None:
    """The rows so far become a table; rows that are shorter than the longest end in blank cells."""
    rows, walk.rows = walk.rows, []
    if not rows:
        return
    walk.tables += 1
    width = max(len(cells) for _, cells in rows)
    made: list[Cell] = []
    for index, (number, cells) in enumerate(rows):
        for column in range(width):
            place = Place(path=f"line {number}, column {column + 1}")
            pieces = _pieces(cells[column], walk, False) if column < len(cells) else ()
            made.append(Cell(index, column, pieces, place=place))
    place = Place(path=f"line {rows[0][0]}")
    walk.flow.append(Table(walk.tables, len(rows), width, tuple(made), place, "dump", 0.8, at_top=True, at_bottom=True))


def _pieces(text: str, walk: _Walk, all_bold: bool) -> Pieces:
    """Words of a cell or line without its marks; ``<br>`` begins a new line."""
    out: list[Piece] = []
    for index, line in enumerate(_BREAK.split(text)):
        for at, (word, bold) in enumerate(_words(line)):
            made = Word(len(walk.words), word, style=BOLD if bold or all_bold else PLAIN)
            walk.words.append(made)
            out.append(whole(made, Gap.LINE if index and at == 0 and out else Gap.SPACE))
    return tuple(out)


def _words(line: str) -> Iterator[tuple[str, bool]]:
    """(word, whether it is bold) of a line."""
    at = 0
    for match in _BOLD.finditer(line):
        yield from ((word, False) for word in _bare(line[at : match.start()]))
        yield from ((word, True) for word in _bare(match.group(2) or match.group(4) or ""))
        at = match.end()
    yield from ((word, False) for word in _bare(line[at:]))


def _bare(text: str) -> Sequence[str]:
    return html.unescape(_MARKS.sub("", _TAGS.sub("", text))).split()
