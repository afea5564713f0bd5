"""A text dump becomes a document: runs of rows are tables, the lines between them blocks."""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hcingest.errors import DamagedFileError, UsageError
from hcingest.extractors.text_dump.drawn import is_spaced_out
from hcingest.extractors.text_dump.encoding import decoded
from hcingest.extractors.text_dump.furniture import furniture_of
from hcingest.extractors.text_dump.lines import Line, lines_of
from hcingest.extractors.text_dump.marks import BOLD, marked_words
from hcingest.extractors.text_dump.mending import mended
from hcingest.extractors.text_dump.parts import Part, parts_of
from hcingest.extractors.text_dump.prose import Paragraph, Setting, paragraphs, setting_of
from hcingest.model.document import Census, Document
from hcingest.model.place import Place
from hcingest.model.problem import Problem
from hcingest.model.table import Block, Cell, Found, Table
from hcingest.model.words import PLAIN, Piece, Pieces, Word, whole
from hcingest.options import Options

SURE = 0.8  # score of a table: a dump draws its cells, but may be damaged

_STRUCK_OUT = re.compile(
    r"\\[!-/:-@\[-`{-~]|</?[a-zA-Z][^<>\n]{0,3000}>|<!--|-->|!?\[(?=[^\]\n]{0,1000}\]\()|\]\([^)\n]{0,3000}\)|\*\*|^\s{0,3}#{1,6}\s|\+(?:[-=:]{2,}\+)+|[|\t]|:?-{2,}:?|={2,}",
    re.MULTILINE,
)


def read_text(path: Path, data: bytes, options: Options) -> Document:
    """Read a text dump. A run of lines with cells is a table; a blank line ends it, and nothing is joined over it.

    Raises DamagedFileError where there is no text in the file, UsageError where pages are asked for.
    """
    if options.pages.strip():
        raise UsageError("a text has no pages, so --pages cannot be kept.", str(path), "Leave it out.")
    text = decoded(data)
    if not any(character.isalnum() for character in text):
        raise DamagedFileError("the file is empty.", str(path), "Get the document again from where it came from.")
    walk = _Walk()
    lines = mended(lines_of(text))
    _walk_parts(list(parts_of(lines, furniture_of(lines))), setting_of(lines), walk)
    sha256 = hashlib.sha256(data).hexdigest()
    found = Found(tuple(walk.flow))
    problems = _doubts([line.text for line in lines if line.kind == "text"])
    return Document(
        path.name, sha256, "text", tuple(walk.words), declared=found, problems=problems, second_counts=(count_text(text),)
    )  # fmt: skip


def _doubts(prose: Sequence[str]) -> tuple[Problem, ...]:
    if not is_spaced_out(prose):
        return ()
    message = (
        "This text keeps its columns apart by spaces alone, so where a cell ends is not certain; they were not read as a "
        "table. Use the document that the text was made from, or a text with tabs between the cells."
    )
    return (Problem("table-doubtful", message),)


def count_text(text: str) -> Census:
    """The second count: words of the whole text with tags, marks and cell borders struck out in one go."""
    bare = _STRUCK_OUT.sub(" ", text)
    return Census("the text without marks", dict(Counter(html.unescape(bare).split())))


@dataclass
class _Walk:
    """Words so far, and the flow that they make. ``running``: where in it each page header and footer stands."""

    words: list[Word] = field(default_factory=list)
    flow: list[Table | Block] = field(default_factory=list)
    running: dict[str, int] = field(default_factory=dict)
    tables: int = 0


def _walk_parts(parts: Sequence[Part], setting: Setting, walk: _Walk) -> None:
    headers: set[str] = set()
    for index, part in enumerate(parts):
        if part.kind == "table":
            _add_table(part.lines, walk)
            headers.add(part.lines[0].text)
        elif part.kind == "prose":
            below = next((p for p in parts[index + 1 :] if p.kind in ("table", "prose")), part)
            over_table = below.kind == "table"
            over_header = over_table and below.lines[0].text in headers
            for paragraph in paragraphs(part.lines, setting, over_table, over_header):
                _add_paragraph(paragraph, walk)
        else:
            _add_furniture(part, walk)


def _add_paragraph(paragraph: Paragraph, walk: _Walk) -> None:
    pieces = _pieces(paragraph.text, walk, bold=paragraph.kind == "heading")
    if pieces:
        place = Place(name=f"line {paragraph.number}")
        walk.flow.append(Block(paragraph.kind, pieces, paragraph.level, place))


def _add_furniture(part: Part, walk: _Walk) -> None:
    """A header or footer that was there before owns its repetitions too."""
    line = part.lines[0]
    pieces = _pieces(line.text, walk)
    key = part.kind + re.sub(r"\d+", "0", " ".join(line.text.split()))
    at = walk.running.get(key) if part.kind != "comment" else None
    if at is not None:
        first = walk.flow[at]
        assert isinstance(first, Block)
        walk.flow[at] = replace(first, pieces=(*first.pieces, *pieces), shown=first.text)
    elif pieces:
        walk.running[key] = len(walk.flow)
        walk.flow.append(Block(part.kind, pieces, place=Place(name=f"line {line.number}")))  # type: ignore[arg-type]


def _add_table(rows: Sequence[Line], walk: _Walk) -> None:
    """Rows that are shorter than the longest end in blank cells."""
    width = max(len(line.cells) for line in rows)
    walk.tables += 1
    cells: list[Cell] = []
    for index, line in enumerate(rows):
        for column in range(width):
            place = Place(name=f"line {line.number}, column {column + 1}")
            pieces = _pieces(line.cells[column], walk) if column < len(line.cells) else ()
            cells.append(Cell(index, column, pieces, place=place))
    place = Place(name=f"line {rows[0].number}")
    walk.flow.append(
        Table(walk.tables, len(rows), width, tuple(cells), place, "dump", SURE, at_top=True, at_bottom=True)
    )


def _pieces(text: str, walk: _Walk, bold: bool = False) -> Pieces:
    out: list[Piece] = []
    for marked in marked_words(text):
        word = Word(len(walk.words), marked.text, style=BOLD if bold and marked.style == PLAIN else marked.style)
        walk.words.append(word)
        out.append(whole(word, marked.gap))
    return tuple(out)
