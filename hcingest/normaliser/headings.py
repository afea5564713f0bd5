"""What the columns of a table mean: its header's words and what stands below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hcingest.model.table import Table
from hcingest.normaliser.columns import DESCRIPTIONS, NEARLY_ALL, SUPPORT, Column, assign
from hcingest.normaliser.header_rows import HeaderRows, Row, is_title_row
from hcingest.normaliser.profile import SENTENCE_WORDS, Profile, profile_of
from hcingest.normaliser.spelling import UNKNOWN, Spelling
from hcingest.normaliser.vocabulary import SPELT_ALIKE, WEAK, Vocabulary, words_of

MARKS = frozenset({"rag", "status", "priority"})
"""Fields of few values; a table that explains each of them once is a key."""
BESIDE_UNNAMED = 2  # fields of a plan that stand beside actions where no header speaks of them
PHRASE_WORDS = 3  # words; shorter texts name a thing or are figures


@dataclass(frozen=True, slots=True)
class Heading:
    """The header of a table: its columns, and the rows ``first_row:stop_row`` that are header (none: equal)."""

    columns: tuple[Column, ...]
    first_row: int = 0
    stop_row: int = 0

    def column_of(self, field: str) -> Column | None:
        return next((c for c in self.columns if c.field == field), None)

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(c.field for c in self.columns if c.field)

    @property
    def is_carried(self) -> bool:
        """Whether the columns are those of an earlier table; this one prints no header."""
        return self.stop_row == self.first_row and any(c.header for c in self.columns)

    @property
    def is_printed(self) -> bool:
        """Whether the table prints a header."""
        return self.stop_row > self.first_row

    @property
    def is_strange(self) -> bool:
        """Whether there is a header of which no word means a field."""
        return self.stop_row > self.first_row and not self.fields

    @property
    def is_plan(self) -> bool:
        """Whether a table with these columns lists actions; ``Outcome | Description`` says what outcomes are."""
        action = self.column_of("action")
        if action is None or (len(self.columns) == 2 and words_of(action.header) in DESCRIPTIONS):
            return False
        named = self.is_printed and action.score >= SPELT_ALIKE
        beside = self.fields & SUPPORT - {"objective"}
        if not named and beside <= MARKS and all(c.profile.distinct == 1.0 for c in self.columns if c.field in beside):
            return False
        enough = BESIDE_UNNAMED if self.is_printed and action.score < WEAK else 1
        return len(beside) >= enough or (named and len(self.columns) > 1)


def read_heading(
    table: Table,
    vocabulary: Vocabulary,
    spelling: Spelling = UNKNOWN,
    known: Heading | None = None,
    after: Sequence[Table] = (),
) -> Heading:
    """The header rows of a table by the likeness of their words, and its columns' fields; no header: by content.

    ``known``: a header read before; where a table prints the same words its columns mean the same. ``after``: tables
    in which it goes on, which tell what stands in its columns too.
    """
    found = HeaderRows(table, vocabulary, spelling)
    first, stop = found.span
    headers = found.texts(first, stop)
    if known and stop > first and _repeats(headers, known):
        return Heading(known.columns, first, stop)
    if known and (moved := _in_other_order(headers, known)):
        return Heading(moved, first, stop)
    profiles = _profiles(table, (first, stop), after if stop > first else ())
    if stop == first:
        return Heading(_by_content(profiles), 0, 0)
    return Heading(assign(headers, profiles, vocabulary), first, stop)


def _repeats(headers: Sequence[tuple[str, ...]], known: Heading) -> bool:
    """Whether headers say what those known say, or two of them and more what stands there in the last header row: the
    page may have ended above it."""
    said, before = [" ".join(h) for h in headers], [c.header for c in known.columns]
    if said == before:
        return True
    texts = [(one, other) for one, other in zip(said, before, strict=False) if one]
    return len(said) == len(before) and len(texts) > 1 and all(other.endswith(f" {one}") for one, other in texts)


def _in_other_order(headers: Sequence[tuple[str, ...]], known: Heading) -> tuple[Column, ...]:
    """The columns known in the order of these headers; none where they are not the same."""
    by_name = {c.header: c for c in known.columns}
    said = [" ".join(h) for h in headers]
    if len(by_name) < len(known.columns) or sorted(said) != sorted(by_name):
        return ()
    return tuple(replace(by_name[name], index=index) for index, name in enumerate(said))


def _body(table: Table, start: int, headers: frozenset[str]) -> Iterator[tuple[int, Row]]:
    """The rows below a header, with their numbers; titles and headers that come again left out."""
    for index, row in enumerate(table.grid()[start:], start=start):
        texts = [cell.text for cell in row if cell and cell.pieces]
        if not is_title_row(row) and not headers.issuperset(texts):
            yield index, row


def _profiles(table: Table, span: tuple[int, int], after: Sequence[Table] = ()) -> tuple[Profile, ...]:
    headers = frozenset(cell.text for cell in table.cells if span[0] <= cell.row < span[1] and cell.pieces)
    rows = [
        found for start, part in ((span[1], table), *((0, t) for t in after)) for found in _body(part, start, headers)
    ]
    out: list[Profile] = []
    for column in range(table.column_count):
        texts: list[str] = []
        grouped = merged = 0
        last = ""
        for index, row in rows:
            cell = row[column]
            if cell and cell.row != index:
                merged += 1
                continue
            text = cell.text if cell else ""
            grouped += bool(last) and text.strip() in ("", last)
            texts.append(text)
            last = text.strip() or last
        count = len(rows) or 1
        out.append(profile_of(texts, (grouped + merged) / count, merged / count))
    return tuple(out)


def _by_content(profiles: Sequence[Profile]) -> tuple[Column, ...]:
    """Columns without any header: an action column and one of status words, dates or colours must stand out."""
    fields: dict[int, str] = {}
    for index, profile in enumerate(profiles):
        if profile.distinct == 1.0 and profile.rags >= 0.6:
            return tuple(Column(i, "", None, 0.0, p) for i, p in enumerate(profiles))  # each colour once: a key
        for field, share in (
            ("ref", profile.references),
            ("status", profile.statuses),
            ("rag", profile.rags),
            ("timeframe", profile.dates if profile.words < SENTENCE_WORDS else 0.0),
        ):
            if share >= 0.6 and field not in fields.values() and index not in fields:
                fields[index] = field
    rest = [i for i in range(len(profiles)) if i not in fields and _says_something(profiles[i])]
    if rest and fields:
        fields[max(rest, key=lambda i: profiles[i].words)] = "action"
    return tuple(Column(i, "", fields.get(i), 0.6 if i in fields else 0.0, p) for i, p in enumerate(profiles))


def _says_something(profile: Profile) -> bool:
    """Whether a column without a header can be what is to be done: in nearly each row a text of its own."""
    return profile.lettered >= PHRASE_WORDS and profile.filled >= NEARLY_ALL and profile.distinct >= NEARLY_ALL
