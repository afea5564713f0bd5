"""What the columns of a table mean: its header's words and what stands below them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from hcingest.model.table import Table
from hcingest.normaliser.header_rows import HeaderRows, is_title_row
from hcingest.normaliser.profile import SENTENCE_WORDS, Profile, fit, profile_of
from hcingest.normaliser.spelling import UNKNOWN, Spelling
from hcingest.normaliser.vocabulary import FIELDS, ONE_OF_TWO, SPELT_ALIKE, Vocabulary

ENOUGH = 0.45  # likeness plus fit from which a column takes a field
GROUPS = 0.5  # share of the rows with a cell merged down from above, from which a column groups them
NAMED = 0.3  # likeness below which a header says nothing of a field, whatever stands in the column
ONCE = frozenset({"action", "objective", "section", "rag", "status", "priority"})
"""Fields that one column only may feed; of the others two columns both stand in the field."""

SUPPORT = frozenset(FIELDS) - {"action", "ref", "section"}
"""Fields beside ``action`` that make a table a plan."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its printed header, the field that it feeds (None: kept as an extra), how surely."""

    index: int
    header: str
    field: str | None = None
    score: float = 0.0
    profile: Profile = Profile()


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
        """Whether a table with these columns lists actions."""
        action = self.column_of("action")
        if action is None:
            return False
        named = self.stop_row > self.first_row and action.score >= SPELT_ALIKE
        return bool(self.fields & SUPPORT) or (named and len(self.columns) > 1)


def read_heading(
    table: Table, vocabulary: Vocabulary, spelling: Spelling = UNKNOWN, known: Heading | None = None
) -> Heading:
    """The header rows of a table by the likeness of their words, and its columns' fields; no header: by content.

    ``known``: a header read before; where a table prints the same words its columns mean the same.
    """
    found = HeaderRows(table, vocabulary, spelling)
    first, stop = found.span
    headers = found.texts(first, stop)
    if known and stop > first and [" ".join(h) for h in headers] == [c.header for c in known.columns]:
        return Heading(known.columns, first, stop)
    profiles = _profiles(table, stop)
    if stop == first:
        return Heading(_by_content(profiles), 0, 0)
    return Heading(assign(headers, profiles, vocabulary), first, stop)


def _profiles(table: Table, stop: int) -> tuple[Profile, ...]:
    grid = table.grid()
    rows = [r for r in range(stop, table.row_count) if not is_title_row(grid[r])]
    out: list[Profile] = []
    for column in range(table.column_count):
        texts: list[str] = []
        grouped = merged = 0
        last = ""
        for row in rows:
            cell = grid[row][column]
            if cell and cell.row != row:
                merged += 1
                continue
            text = cell.text if cell else ""
            grouped += bool(last) and text.strip() in ("", last)
            texts.append(text)
            last = text.strip() or last
        count = len(rows) or 1
        out.append(profile_of(texts, (grouped + merged) / count, merged / count))
    return tuple(out)


def assign(
    headers: Sequence[tuple[str, ...]], profiles: Sequence[Profile], vocabulary: Vocabulary
) -> tuple[Column, ...]:
    """The fields of columns: the choice that is best for the table as a whole, then second columns of one field."""
    likeness = [
        {f: _of_header(h, f, vocabulary) for f in FIELDS} if h else {"ref": NAMED if p.references >= 0.8 else 0.0}
        for h, p in zip(headers, profiles, strict=True)
    ]
    scores = [
        {f: s + fit(p, f) for f, s in like.items() if s >= NAMED and s + fit(p, f) >= ENOUGH}
        for like, p in zip(likeness, profiles, strict=True)
    ]
    chosen = _best_choice(scores)
    columns: list[Column] = []
    for index, header in enumerate(headers):
        field = chosen[index] or _second_of(index, likeness[index], scores[index], chosen)
        score = min(1.0, likeness[index][field]) if field else 0.0
        columns.append(Column(index, " ".join(header), field, score, profiles[index]))
    return _settle(_groups_by_place(columns, likeness))


def _of_header(texts: tuple[str, ...], field: str, vocabulary: Vocabulary) -> float:
    """Likeness of a header of one or more levels: the innermost text says most, then all levels read together."""
    if not texts:
        return 0.0
    own = vocabulary.likeness(texts[-1], field)
    together = vocabulary.likeness(" ".join(texts), field) if len(texts) > 1 else 0.0
    return max(own, together * ONE_OF_TWO)


def _best_choice(scores: Sequence[dict[str, float]]) -> list[str | None]:
    """One field at most for each column, each field once, the sum of scores as high as can be."""
    best: dict[frozenset[str], tuple[float, tuple[str | None, ...]]] = {frozenset(): (0.0, ())}
    for options in scores:
        step: dict[frozenset[str], tuple[float, tuple[str | None, ...]]] = {}
        for used, (total, path) in best.items():
            for field, score in ((None, 0.0), *options.items()):
                if field in used:
                    continue
                key = used | {field} if field else used
                if key not in step or step[key][0] < total + score:
                    step[key] = (total + score, (*path, field))
        best = step
    return list(max(best.values(), key=lambda found: found[0])[1])


def _second_of(
    index: int, likeness: dict[str, float], scores: dict[str, float], chosen: Sequence[str | None]
) -> str | None:
    """A field that another column has too, where this column's header names it just as plainly (Start, Finish)."""
    for field in sorted(scores, key=lambda f: -scores[f]):
        if field not in ONCE and field in chosen and likeness[field] >= SPELT_ALIKE:
            return field
    return None


def _groups_by_place(columns: list[Column], likeness: Sequence[dict[str, float]]) -> list[Column]:
    """What groups actions stands before them, and is their objective unless its header says section plainly."""
    action = next((c.index for c in columns if c.field == "action"), len(columns))
    used = {c.field for c in columns}
    out: list[Column] = []
    for column, like in zip(columns, likeness, strict=True):
        if column.field == "objective" and column.index > action and column.score < SPELT_ALIKE:
            column = replace(column, field=_instead(like, used))
        elif column.field == "section" and "objective" not in used and like["objective"] >= like["section"]:
            column = replace(column, field="objective")
        elif not column.field and "objective" not in used and column.index < action and column.profile.merged >= GROUPS:
            column = replace(column, field="objective", score=NAMED)
        used.add(column.field)
        out.append(column)
    return out


def _instead(likeness: dict[str, float], used: Collection[str | None]) -> str | None:
    """The field for a column that groups nothing although its header may mean that."""
    able = [f for f in ("measure", "outcome") if f not in used and likeness[f] >= NAMED]
    return max(able, key=lambda f: likeness[f], default=None)


def _settle(columns: list[Column]) -> tuple[Column, ...]:
    """What only the table as a whole can tell: status or progress, a table without an action column."""
    columns = [_status_or_progress(c, columns) for c in columns]
    if not any(c.field == "action" for c in columns):
        columns = _find_action(columns)
    return tuple(columns)


def _status_or_progress(column: Column, columns: Sequence[Column]) -> Column:
    """Status words make ``status``, sentences make ``progress``, whatever the header says; never two of one."""
    others = {c.field for c in columns if c is not column}
    profile = column.profile
    if column.field == "progress" and profile.statuses >= 0.6 and profile.is_short and "status" not in others:
        return replace(column, field="rag" if profile.rags >= 0.6 and "rag" not in others else "status")
    if column.field == "status" and profile.rags >= 0.8 and "rag" not in others:
        return replace(column, field="rag")
    if column.field == "status" and profile.words >= SENTENCE_WORDS and "progress" not in others:
        return replace(column, field="progress")
    return column


def _find_action(columns: list[Column]) -> list[Column]:
    """Without an action column, what is to be done is the longest text of a table that has leads or dates."""
    fields = {c.field for c in columns}
    if not fields & {"lead", "timeframe", "status", "rag"}:
        return columns
    able = [c for c in columns if c.field in (None, "objective", "outcome", "measure") and c.profile.words >= 3]
    able = [c for c in able if c.profile.grouped < 0.3 and c.header]
    if not able or len(fields & SUPPORT) < 2:
        return columns
    action = max(able, key=lambda c: (c.field == "objective", c.profile.words))
    return [replace(c, field="action", score=ENOUGH) if c is action else c for c in columns]


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
    rest = [i for i in range(len(profiles)) if i not in fields and profiles[i].words >= 2]
    if rest and fields:
        fields[max(rest, key=lambda i: profiles[i].words)] = "action"
    return tuple(Column(i, "", fields.get(i), 0.6 if i in fields else 0.0, p) for i, p in enumerate(profiles))
