"""What the document itself says its codes mean: glossaries in paragraphs, lists and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hcingest.matcher.recognition import Mention, recognise
from hcingest.matcher.schemes import Schemes
from hcingest.model.place import NOWHERE
from hcingest.model.plan import GlossaryEntry
from hcingest.model.table import Block, Cell, Table
from hcingest.model.words import Gap, Piece, Pieces, pages_of, printed

ENTRY_BLOCKS = frozenset({"paragraph", "list", "heading"})
SHARE_OF_CODES = 0.6  # share of a column's cells that are codes from which it is the column of codes
NEAR = 6  # blocks; entries of one glossary stand no further apart

_FORM = re.compile(r"(?P<name>[A-Z]{1,6})[\s.-]?(?P<number>\d{1,3}(?:\.\d{1,3})*[a-z]?)(?![\w%/])")
_GLOSSARY = re.compile(
    r"\b(?:glossary|indicators?|definitions?|abbreviations?|key|codes?|terms|geirfa|glossaire)\b", re.IGNORECASE
)
_SEPARATOR = re.compile(r"^[\s:.–—=-]+")
_TAIL = re.compile(r"[\s,;:(\[–—-]+$")
_NOT_A_SCHEME = frozenset(
    {
        "A",
        "B",
        "C",
        "D",
        "E",
        "F",
        "M",
        "Q",
        "T",
        "V",
        "Y",
        "FY",
        "CO",
        "PM",
        "AM",
        "MP",
        "COVID",
        "GCSE",
        "KS",
        "EU",
        "UK",
        "US",
        "AD",
    }
)


@dataclass(frozen=True, slots=True)
class GlossaryFound:
    """The entries in document order; the blocks that are left, those of tables among them; the schemes known now."""

    entries: tuple[GlossaryEntry, ...]
    blocks: tuple[Block, ...]
    schemes: Schemes


def read_glossary(blocks: Sequence[Block], tables: Sequence[Table], schemes: Schemes) -> GlossaryFound:
    """Take the glossary entries out of the text around the plan; every piece ends in an entry or in a block left."""
    known = schemes.with_own(_own_names(blocks, tables, schemes))
    entries: list[GlossaryEntry] = []
    left: list[Block] = []
    for table in tables:
        found, rest = _from_table(table, known)
        entries += found
        left += rest
    starts = _entry_blocks(blocks, known)
    for index, block in enumerate(blocks):
        if index in starts:
            entries.extend(_entries_of(block, known))
        else:
            left.append(block)
    entries.sort(key=lambda e: e.pieces[0].word.id if e.pieces else 0)
    return GlossaryFound(_once(entries, left), tuple(left), known)


def _once(entries: Sequence[GlossaryEntry], left: list[Block]) -> tuple[GlossaryEntry, ...]:
    """The first entry of each code; the words of later ones stay text."""
    seen: dict[str, GlossaryEntry] = {}
    for entry in entries:
        if entry.code in seen:
            left.append(Block("paragraph", entry.pieces, place=entry.place))
        else:
            seen[entry.code] = entry
    return tuple(seen.values())


def _own_names(blocks: Sequence[Block], tables: Sequence[Table], schemes: Schemes) -> list[str]:
    """Names of codes that the document defines: the same letters and different numbers in front of several entries."""
    texts = [b.text for b in blocks if b.kind in ENTRY_BLOCKS]
    texts += [cell.text for table in tables for cell in table.cells if len(cell.pieces) <= 2]
    numbers: dict[str, set[str]] = {}
    for text in texts:
        match = _FORM.match(text)
        if match and match.group("name") not in _NOT_A_SCHEME and not schemes.named(match.group("name")):
            numbers.setdefault(match.group("name"), set()).add(match.group("number"))
    return [name for name, found in numbers.items() if len(found) >= 2]


def _leading(text: str, schemes: Schemes) -> Mention | None:
    """The code that a text starts with."""
    return next((m for m in recognise(text[:60], schemes) if m.start == 0 and m.match != "range"), None)


def _entry_blocks(blocks: Sequence[Block], schemes: Schemes) -> set[int]:
    """Indices of the blocks that define codes: several of one scheme near each other, or one under such a heading."""
    leading = {
        i: m
        for i, b in enumerate(blocks)
        if b.kind in ENTRY_BLOCKS and (m := _leading(b.text, schemes)) and _says_more(b.text, m)
    }
    found: set[int] = set()
    for index, mention in leading.items():
        others = [j for j, m in leading.items() if j != index and abs(j - index) <= NEAR and m.scheme == mention.scheme]
        heads = [
            b
            for b in blocks[max(0, index - 3) : index]
            if b.kind in ("heading", "title", "paragraph") and len(b.pieces) <= 8
        ]
        if others or any(_GLOSSARY.search(b.text) for b in heads):
            found.add(index)
    return found


def _says_more(text: str, mention: Mention) -> bool:
    return len(_SEPARATOR.sub("", text[mention.stop :]).split()) >= 1


def _entries_of(block: Block, schemes: Schemes) -> Iterator[GlossaryEntry]:
    """The entries of one block: one, or one for each paragraph that starts with a code."""
    parts: list[list[Piece]] = []
    for piece in block.pieces:
        begins = piece.gap in (Gap.PARAGRAPH, Gap.LINE) and _begins_entry(block.pieces, piece, schemes)
        if not parts or begins:
            parts.append([])
        parts[-1].append(piece)
    for part in parts:
        yield _entry(tuple(part), block, schemes)


def _begins_entry(pieces: Pieces, piece: Piece, schemes: Schemes) -> bool:
    at = pieces.index(piece)
    first = _leading(printed(pieces), schemes)
    here = _leading(printed(pieces[at : at + 6]), schemes)
    return bool(first and here and here.scheme == first.scheme)


def _entry(pieces: Pieces, block: Block, schemes: Schemes) -> GlossaryEntry:
    text = _flowing(pieces)
    mention = _leading(text, schemes)
    assert mention is not None  # blocks are chosen by their leading code
    title, linked = split_title(text[mention.stop :], schemes)
    return _made(mention, title, linked, pieces, block)


def _made(
    mention: Mention, title: str, linked: tuple[str, ...], pieces: Pieces, source: Block | Table
) -> GlossaryEntry:
    return GlossaryEntry(
        mention.code, mention.scheme, mention.number, title, linked, "document", "printed", "printed" if linked else "",
        pages=pages_of(pieces), place=source.place or NOWHERE, pieces=pieces,
    )  # fmt: skip


def _flowing(pieces: Pieces) -> str:
    """The text of an entry, lines joined and line-end hyphens of words resolved."""
    out = ""
    for piece in pieces:
        if out and piece.gap is Gap.LINE and out[-1] in "-\u2010\u00ad" and piece.text[:1].islower():
            out = out[:-1] + piece.text
        else:
            out += ("" if piece.gap is Gap.NONE or not out else " ") + piece.text
    return out


def split_title(text: str, schemes: Schemes) -> tuple[str, tuple[str, ...]]:
    """A title and the codes that are printed behind it, in brackets or not."""
    title = _SEPARATOR.sub("", text).rstrip()
    linked: list[str] = []
    while True:
        bare = title.rstrip(" )].;,")
        last = next((m for m in recognise(bare, schemes) if m.stop == len(bare)), None)
        if last is None or last.start == 0:
            break
        linked.insert(0, last.code)
        title = _TAIL.sub("", title[: last.start])
    return title.strip(), tuple(dict.fromkeys(linked))


def _from_table(table: Table, schemes: Schemes) -> tuple[list[GlossaryEntry], list[Block]]:
    """Entries of a table with a column of codes, one for each row; other rows and tables stay text."""
    grid = table.grid()
    column = _code_column(table, schemes)
    entries: list[GlossaryEntry] = []
    left: list[Block] = []
    for index, row in enumerate(grid):
        cells = list({id(c): c for c in row if c and c.row == index and c.pieces}.values())
        if not cells:
            continue
        entry = _from_row(cells, row[column], table, schemes) if column is not None else None
        if entry:
            entries.append(entry)
        else:
            left.append(_row_block(cells, index, table))
    return entries, left


def _code_column(table: Table, schemes: Schemes) -> int | None:
    """The column whose cells are codes; None where there is none, or nothing beside it."""
    if table.column_count < 2:
        return None
    counts: Counter[int] = Counter()
    for cell in table.cells:
        counts[cell.column] += _is_code(cell, schemes)
    best, count = counts.most_common(1)[0] if counts else (0, 0)
    filled = sum(bool(c.pieces) for c in table.cells if c.column == best)
    return best if count >= 2 and count >= SHARE_OF_CODES * (filled - 1) else None


def _is_code(cell: Cell, schemes: Schemes) -> bool:
    text = " ".join(cell.text.split())
    return any(m.start == 0 and m.stop >= len(text.rstrip(" .:")) for m in recognise(text, schemes))


def _is_only_codes(cell: Cell, schemes: Schemes) -> bool:
    text = " ".join(cell.text.split())
    for mention in reversed(recognise(text, schemes)):
        text = text[: mention.start] + text[mention.stop :]
    return not any(c.isalnum() for c in text)


def _from_row(cells: Sequence[Cell], code_cell: Cell | None, table: Table, schemes: Schemes) -> GlossaryEntry | None:
    if code_cell is None or not _is_code(code_cell, schemes):
        return None
    mention = recognise(" ".join(code_cell.text.split()), schemes)[0]
    others = [c for c in cells if c is not code_cell]
    worded = [c for c in others if not _is_only_codes(c, schemes)]
    title_cell = max(worded, key=lambda c: len(c.pieces), default=None)
    title, linked = split_title(_flowing(title_cell.pieces), schemes) if title_cell else ("", ())
    for cell in others:
        if cell is not title_cell:
            linked = (*linked, *(m.code for m in recognise(_flowing(cell.pieces), schemes)))
    pieces = tuple(p for c in sorted(cells, key=lambda c: c.column) for p in c.pieces)
    place = code_cell.place
    return replace(_made(mention, title, tuple(dict.fromkeys(linked)), pieces, table), place=place)


def _row_block(cells: Sequence[Cell], index: int, table: Table) -> Block:
    """A row of a table as text, its cells parted as paragraphs."""
    pieces: list[Piece] = []
    for cell in cells:
        first = replace(cell.pieces[0], gap=Gap.PARAGRAPH if pieces else Gap.SPACE)
        pieces += [first, *cell.pieces[1:]]
    is_header = index < (table.header_rows or 0) or (
        index == 0 and all(c.pieces[0].word.style.bold for c in cells) and table.row_count > 1
    )
    return Block("table-header" if is_header else "table", tuple(pieces), place=cells[0].place)
