"""Which columns of a table hold codes, their titles, and codes linked to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hcingest.matcher.own_schemes import form_at_start
from hcingest.matcher.recognition import only_codes, recognise
from hcingest.matcher.schemes import LINKED_KINDS, Schemes
from hcingest.matcher.titles import codes_at_start, one_line
from hcingest.model.table import Table
from hcingest.model.words import printed

SHARE = 0.6  # of a column's filled cells below the header, from which the column is what these cells are
FEWEST = 2  # codes; a table with one is no glossary, unless it goes on with one

Texts = Mapping[tuple[int, int], str]
"""(row, column) of a cell -> its text in one line."""

_CODE_HEADER = re.compile(r"\b(?:codes?|indicators?|kpis?|pis?|nis?|abbreviations?|acronyms?|terms?)\b", re.IGNORECASE)
_CODES_ALONE = re.compile(r"^(?:codes?|refs?|references?|numbers?|nos?|ids?)\b\W*$", re.IGNORECASE)
_EXPLAINING_HEADER = re.compile(r"\b(?:definitions?|meanings?|indicators?|stands for)\b", re.IGNORECASE)
_TITLE_HEADER = re.compile(
    r"\b(?:definitions?|meanings?|indicators?|titles?|descriptions?|names?|measures?|wording|explanations?|stands for)\b",
    re.IGNORECASE,
)
_LINK_HEADER = re.compile(r"\b(?:link\w*|relates?|related|contributes?|belongs?)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Roles:
    """What the columns of a glossary are. ``title`` is ``code`` where both stand in one cell."""

    code: int
    title: int
    links: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Column:
    """The filled cells of a column, what they start with, and the kind of most of these codes; ``header`` as printed.

    ``rests``: what stands behind the codes. ``alone``: the cells hold codes and nothing else, so that the title stands in another column.
    """

    number: int
    texts: tuple[str, ...]
    codes: tuple[str, ...]
    kind: str
    alone: bool
    header: str = ""
    rests: tuple[str, ...] = ()

    def holds(self, count: int) -> bool:
        return count >= SHARE * (len(self.texts) - 1)

    @property
    def is_coded(self) -> bool:
        return len(self.codes) >= FEWEST and self.holds(len(self.codes))

    @property
    def is_named(self) -> bool:
        """Codes among other terms that a header announces: ``Term | Meaning``."""
        return len(self.codes) >= FEWEST and self.alone and bool(_CODE_HEADER.search(self.header))

    @property
    def is_only_linked(self) -> bool:
        """What entries belong to, not what they are: the header says so, or agreements stand again and again."""
        again = len(set(self.codes)) < len(self.codes) and self.kind in LINKED_KINDS
        return again or bool(_LINK_HEADER.search(self.header))

    @property
    def says_the_same(self) -> bool:
        """Whether the words behind codes come again; those of titles do not (``NI 17 lead``, ``NI 35 lead``)."""
        return len(set(self.rests)) * 2 <= len(self.rests)

    @property
    def is_linked(self) -> bool:
        return bool(self.codes) and self.holds(len(self.codes))

    @property
    def is_worded(self) -> bool:
        return not self.alone and self.holds(sum(_WORD.search(text) is not None for text in self.texts))


def forms_in_table(table: Table, under_heading: bool) -> Iterator[tuple[str, str]]:
    """(name, number) of what looks like a code in the first cells of the rows of a table that explains codes."""
    head, *rows = table.grid() or [[]]
    names = [printed(cell.pieces) if cell else "" for cell in head]
    says_so = any(map(_CODE_HEADER.search, names[:1])) or any(map(_EXPLAINING_HEADER.search, names[1:]))
    first = [0] if says_so or under_heading else []
    headed = [column for column, name in enumerate(names) if column and _CODES_ALONE.search(name)]
    if len(names) < 2:
        return
    for cell in (row[column] for column in (*first, *headed) for row in rows):
        form = form_at_start(one_line(cell.text)) if cell else None
        if form:
            yield form[0], form[1]


def names_in_header(table: Table, schemes: Schemes) -> dict[int, str]:
    """Column -> kind of code, where its header is the kind's name and its cells are bare numbers: ``NI | Title``."""
    names: dict[int, str] = {}
    for column in range(table.column_count):
        header, *below = [one_line(cell.text) for cell in table.cells if cell.column == column and cell.pieces] or [""]
        scheme = next((s for s in schemes.schemes if re.fullmatch(s.prefix, header)), None)
        if scheme and len(below) >= FEWEST and all(re.fullmatch(scheme.number, text) for text in below):
            names[column] = scheme.name
    return names


def roles_of(table: Table, texts: Texts, schemes: Schemes) -> tuple[Roles, ...]:
    """The roles of the columns, once for each glossary that stands side by side in the table; () where it is none."""
    columns = [_column(number, texts, schemes) for number in range(table.column_count)]
    explained = any(_TITLE_HEADER.search(text) for (row, _), text in texts.items() if row == 0)
    coded = [c for c in columns if (c.is_coded or (c.is_named and explained)) and not c.is_only_linked]
    main = max(_entries(coded), key=lambda c: len(set(c.codes)), default=None)
    if main is None:
        return ()
    if not main.alone:
        if main.says_the_same:
            return ()
        return (Roles(main.number, main.number, _links(columns, {main.number})),)
    worded = [c.number for c in columns if c.is_worded and not c.is_coded]
    starts = [c.number for c in columns if c.alone and c.is_coded and _like(c, main) and c.number + 1 in worded]
    if len(starts) > 1:
        return tuple(_side_by_side(starts, columns))
    title = _title_column(main.number, worded, texts)
    if title is None or (title < main.number and not _is_titled(title, main, texts, schemes)):
        return ()
    return (Roles(main.number, title, _links(columns, {main.number, title})),)


def _like(column: _Column, main: _Column) -> bool:
    """Whether a column's codes are defined beside those of the main one, not what these belong to."""
    return column.kind == main.kind or not {column.kind, main.kind} & LINKED_KINDS


def _is_titled(title: int, main: _Column, texts: Texts, schemes: Schemes) -> bool:
    """Whether what stands in front of codes are their titles, not things that use them: ``Youth plan | NI 45, NI 111``."""
    rows = [text for (row, column), text in texts.items() if column == main.number]
    several = sum(len(recognise(text, schemes)) > 1 for text in rows)
    headers = (texts.get((0, title), ""), main.header)
    says_so = _TITLE_HEADER.search(headers[0]) or _CODES_ALONE.search(headers[1])
    return bool(says_so) or (several * 2 <= len(main.codes) and not _CODE_HEADER.search(main.header))


def _entries(coded: list[_Column]) -> list[_Column]:
    """Agreements behind codes of another kind are what these belong to, however many there are."""
    first = next((c.number for c in coded if c.kind not in LINKED_KINDS), None)
    return [c for c in coded if first is None or c.number <= first or c.kind not in LINKED_KINDS]


def _column(number: int, texts: Texts, schemes: Schemes) -> _Column:
    own = tuple(text for (_, column), text in texts.items() if column == number and any(map(str.isalnum, text)))
    found = [(text, *start) for text in own if (start := codes_at_start(text, schemes))[0]]
    kinds = [codes[0].scheme for _, codes, _ in found]
    alone = sum(only_codes(text, schemes) for text, *_ in found)
    return _Column(
        number, own, tuple(codes[0].code for _, codes, _ in found), max(kinds, key=kinds.count, default=""),
        bool(found) and alone * 2 >= len(found), texts.get((0, number), ""),
        tuple(text[stop:].strip().casefold() for text, _, stop in found),
    )  # fmt: skip


def _title_column(code: int, worded: list[int], texts: Texts) -> int | None:
    """The column whose header says so, or the next one that holds words; those right of the codes come first."""
    order = sorted(worded, key=lambda number: (number < code, number))
    headed = [number for number in order if _TITLE_HEADER.search(texts.get((0, number), ""))]
    return next(iter(headed or order), None)


def _side_by_side(starts: list[int], columns: list[_Column]) -> Iterator[Roles]:
    """Code, title, code, title: each column of codes with what stands between it and the next."""
    for start, stop in zip(starts, [*starts[1:], len(columns)], strict=True):
        yield Roles(start, start + 1, _links(columns[start:stop], {start, start + 1}))


def _links(columns: list[_Column], taken: set[int]) -> tuple[int, ...]:
    return tuple(c.number for c in columns if c.is_linked and c.number not in taken)
