"""Which tables are the plan, and which of them go on from the table before."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hcingest.model.table import Block, Table
from hcingest.normaliser.bands import says_continued
from hcingest.normaliser.columns import Column
from hcingest.normaliser.drafts import Sheet
from hcingest.normaliser.headings import Heading
from hcingest.normaliser.indicator_lists import indicator_lists
from hcingest.normaliser.profile import Profile, profile_of
from hcingest.normaliser.repeated_headers import with_headings
from hcingest.normaliser.rows import GROUPING
from hcingest.normaliser.spelling import UNKNOWN, Spelling
from hcingest.normaliser.text import has_label, value_of
from hcingest.normaliser.vocabulary import Vocabulary

EDGE_SHIFT = 12.0  # points; column borders move by less than this when a table goes on over a page
LEAST_ALIKE = -1.0  # of a column's likeness, on average; a column twice as wordy that shares no word has -0.7
FEWEST_ROWS = 3  # rows; fewer do not tell what kind of texts a column holds
TOLD = 2  # columns whose fields what stands in them must tell
SAME_SHARE = 0.6  # share of the column borders that must agree

LABELLED_WORDS = 30  # words; a longer line is a text about the objective that it names
LABELLED_LEVEL = 9  # below all headings that are set as such
INTRODUCTION_WORDS = 80  # words between a heading and its table; more are a chapter of text

FURNITURE = frozenset({"page-header", "page-footer", "watermark", "hidden", "deleted", "comment", "note"})
"""Blocks that do not part two tables."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """The flow of a document in plan sheets, other tables and blocks."""

    sheets: tuple[Sheet, ...]
    others: tuple[Table, ...]
    blocks: tuple[Block, ...]


def sort_out(flow: Sequence[Table | Block], vocabulary: Vocabulary, spelling: Spelling = UNKNOWN) -> Sorted:
    """Plan tables with their columns, the headings right above each, and what is no plan."""
    sheets: list[Sheet] = []
    others: list[Table] = []
    blocks: list[Block] = []
    above = Above()
    parted = True
    in_dump = any(isinstance(item, Table) and item.found_by == "dump" for item in flow)
    items = list(with_headings(_labelled_headings(flow), vocabulary, spelling))
    headed = [t for t, h in items if isinstance(t, Table) and h.is_plan and h.is_printed]
    for item, heading in items:
        if isinstance(item, Block):
            blocks.append(item)
            if item.kind not in FURNITURE and item.pieces and not says_continued(item.text):
                above = above.then(item)
                parted = parted or item.kind == "heading" or not in_dump
            continue
        sheet = _sheet(item, heading, sheets, parted)
        if sheet and headed and not sheets and not _belongs(sheet, headed):
            sheet = None
        if sheet is None:
            others.append(item)
            above, parted = Above(), True
            continue
        sheet.headings_above, sheet.introduced, sheet.parted = above.headings, above.words > 0, parted
        sheets.append(sheet)
        above, parted = Above(), False
    lists = indicator_lists(sheets)
    left = {id(table) for table in (*others, *(sheet.table for sheet in lists))}
    others = [item for item, _ in items if isinstance(item, Table) and id(item) in left]
    return Sorted(tuple(sheet for sheet in sheets if sheet not in lists), tuple(others), tuple(blocks))


def _labelled_headings(flow: Sequence[Table | Block]) -> list[Table | Block]:
    """The flow where a short line with a label (``Objective 2: …``) right above a table heads it, however it is set."""
    out = list(flow)
    for index, (item, after) in enumerate(itertools.pairwise(flow)):
        if not isinstance(item, Block) or item.kind not in ("paragraph", "list") or not isinstance(after, Table):
            continue
        text = value_of(item.pieces)
        if has_label(text) and "\n" not in text and len(text.split()) <= LABELLED_WORDS:
            out[index] = replace(item, kind="heading", level=LABELLED_LEVEL)
    return out


def _belongs(first: Sheet, headed: Sequence[Table]) -> bool:
    """Whether a plan can begin with this sheet: where columns have names elsewhere, its own have, or it shares them."""
    return first.heading.is_printed or any(_same_columns(first.table, table) for table in headed)


@dataclass(frozen=True, slots=True)
class Above:
    """The headings above what comes next, and how many words of text stand below the last of them."""

    headings: tuple[Block, ...] = ()
    words: int = 0

    def then(self, item: Block) -> Above:
        """A heading ends those of its rank and deeper ones; more text than an introduction ends them all."""
        if item.kind == "heading":
            return Above((*(h for h in self.headings if h.level < item.level), item))
        words = self.words + len(item.pieces)
        return Above(self.headings, words) if words <= INTRODUCTION_WORDS else Above()


def _sheet(table: Table, heading: Heading, before: Sequence[Sheet], parted: bool) -> Sheet | None:
    goes_on = bool(before) and not parted and _same_columns(table, before[-1].table)
    if heading.stop_row > heading.first_row and not (heading.is_strange and not parted):
        if heading.is_plan:
            same_table = bool(before) and before[-1].table.place == table.place and not parted
            same = same_table or (bool(before) and _same_headers(heading, before[-1].heading))
            return Sheet(table, heading, goes_on=same)
        if not goes_on:
            return None
    carried = _carry_on(table, heading, before, parted)
    if carried:
        return Sheet(table, carried, goes_on=True)
    return Sheet(table, heading) if heading.is_plan else None


def _same_headers(one: Heading, other: Heading) -> bool:
    return [c.header.casefold() for c in one.columns] == [c.header.casefold() for c in other.columns]


def _carry_on(table: Table, heading: Heading, before: Sequence[Sheet], parted: bool) -> Heading | None:
    """The columns of an earlier sheet for a table without a header that has the same borders, or as many columns."""
    if not before:
        return None
    last = before[-1]
    if parted and _reads_otherwise(table, [sheet.table for sheet in before]):
        return None
    if _same_columns(table, last.table) or (not parted and _same_contents(heading, last.heading)):
        return Heading(last.heading.columns)
    if table.found_by == "dump" and not parted and 1 < table.column_count < last.table.column_count:
        return _narrower(table, before)
    if table.column_edges and last.table.column_edges and table.at_top and last.table.at_bottom:
        return _by_borders(table, last)
    return None


def _same_contents(heading: Heading, before: Heading) -> bool:
    """Whether columns without a header, as many as before, tell by what stands in them the fields that they had."""
    told = [column for column in heading.columns if column.field]
    same_count = len(heading.columns) == len(before.columns)
    return same_count and len(told) >= TOLD and all(before.columns[c.index].field == c.field for c in told)


def _reads_otherwise(table: Table, others: Sequence[Table]) -> bool:
    """Whether the columns of a table hold other kinds of text than those of the plan: a list of versions behind it."""
    plan = [other for other in others if other.column_count == table.column_count]
    if not plan or table.row_count < FEWEST_ROWS:
        return False
    pairs = zip(_column_texts([table]), _column_texts(plan), strict=True)
    alike = [_alike(profile_of(one), profile_of(two), one, two) for one, two in pairs]
    return sum(alike) < LEAST_ALIKE * len(alike)


def _same_columns(table: Table, other: Table) -> bool:
    if table.column_count != other.column_count or table.found_by != other.found_by:
        return False
    if not table.column_edges or not other.column_edges:
        return not table.column_edges and not other.column_edges
    shifts = [abs(a - b) for a, b in zip(table.column_edges, other.column_edges, strict=False)]
    return sum(s <= EDGE_SHIFT for s in shifts) >= SAME_SHARE * len(shifts)


def _by_borders(table: Table, last: Sheet) -> Heading | None:
    """Columns of the sheet before for a table with fewer or more borders, each by the middle of its column.

    A column that groups rows may be blank all down the page, and the table found without it.
    """
    edges, old = table.column_edges, last.table.column_edges
    groups = sum(1 for _ in itertools.takewhile(lambda c: c.field in GROUPING, last.heading.columns))
    if all(abs(edges[0] - x) > EDGE_SHIFT for x in old[: groups + 1]) or abs(edges[-1] - old[-1]) > EDGE_SHIFT:
        return None
    columns: list[Column] = []
    for index, (left, right) in enumerate(itertools.pairwise(edges)):
        middle = (left + right) / 2
        at = next((i for i in range(len(old) - 1) if old[i] <= middle < old[i + 1]), None)
        if at is None or any(c.header == last.heading.columns[at].header for c in columns):
            return None
        columns.append(replace(last.heading.columns[at], index=index))
    return Heading(tuple(columns))


def _narrower(table: Table, before: Sequence[Sheet]) -> Heading | None:
    """Columns for a table that goes on with fewer of them: in the old order, by what stands in each."""
    old = before[-1].heading.columns
    wide = [s.table for s in before if s.table.column_count == len(old)]
    new_texts = _column_texts([table])
    old_texts = _column_texts(wide)
    new = [profile_of(texts) for texts in new_texts]
    former = [profile_of(texts) for texts in old_texts]
    likeness = [
        [_alike(p, q, a, b) for q, b in zip(former, old_texts, strict=True)]
        for p, a in zip(new, new_texts, strict=True)
    ]
    chosen = _in_order(likeness)
    return Heading(tuple(replace(old[at], index=i) for i, at in enumerate(chosen))) if chosen else None


def _column_texts(tables: Sequence[Table]) -> list[list[str]]:
    columns: list[list[str]] = [[] for _ in range(tables[0].column_count)]
    for table in tables:
        for row in table.grid():
            for column, cell in enumerate(row):
                columns[column].append(cell.text if cell else "")
    return columns


def _alike(one: Profile, other: Profile, texts: Sequence[str], others: Sequence[str]) -> float:
    """How well two columns' contents go together: length, dates, codes, how often filled, shared words."""
    if not one.cells or not other.cells:
        return -2.0
    words = Counter(w for t in texts for w in t.casefold().split())
    known = {w for t in others for w in t.casefold().split()}
    shared = sum(n for w, n in words.items() if w in known) / max(1, sum(words.values()))
    length = abs(math.log((one.words + 1) / (other.words + 1)))
    return (
        1.5 * shared - length - 1.5 * abs(one.dates - other.dates) - 1.5 * abs(one.codes - other.codes)
        - abs(one.filled - other.filled)
    )  # fmt: skip


def _in_order(likeness: Sequence[Sequence[float]]) -> list[int]:
    """For each new column an old one, from left to right, the sum of likeness as high as can be."""
    count = len(likeness[0])
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for depth, row in enumerate(likeness):
        step: list[tuple[float, list[int]]] = []
        for total, path in best:
            for at in range(path[-1] + 1 if path else 0, count - (len(likeness) - depth - 1)):
                step.append((total + row[at], [*path, at]))
        best = step
    return max(best, key=lambda found: found[0])[1] if best else []
