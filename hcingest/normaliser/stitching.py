"""Rows that page breaks or the typesetter parted come together again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hcingest.model.problem import Problem
from hcingest.model.words import Gap, pages_of
from hcingest.normaliser.drafts import CellDraft, RowDraft, Sheet
from hcingest.normaliser.evidence import ALWAYS, DOUBT, LACKING, NO, Habits, Verdict, goes_on, habits_of, weigh
from hcingest.normaliser.spelling import LINE_END_HYPHENS, Spelling
from hcingest.normaliser.text import reference_length, value_of

WITHIN_A_PAGE = -3.0
"""Votes against a join where no page break lies between two rows: most rows that are drawn apart are two."""

LONE_TEXT = -2.0
"""Votes against a join of a row with one text alone, where most rows have more."""

HABIT = 0.8  # share of the merged objectives beside which a column is merged alike
Known = tuple[Habits, frozenset[str]]

DECIDED = {
    "row-joined": "This action was put together from two parts.",
    "row-not-joined": "This may be the rest of the action before it, but was kept as an action of its own.",
}
"""What is said of a decision that is not certain."""

SURE_ENOUGH = 1.0  # votes from which the text of a cell goes on although the row does not


def stitch(sheets: Sequence[Sheet], spelling: Spelling) -> list[Problem]:
    """Join rows over breaks and within tables, in place; the joins and near joins that a person should look at."""
    actions = [row for sheet in sheets for row in sheet.rows if row.kind == "action"]
    habits = habits_of(actions, [first for sheet in sheets if sheet.goes_on and (first := _first_of(sheet))])
    alike = _merged_like_groups(actions)
    problems: list[Problem] = []
    last: RowDraft | None = None
    for above, below in pairwise(sheets):
        last = next((r for r in reversed(above.rows) if r.kind != "empty"), last)
        if last is not None and (_may_go_on(above, below) or _is_one_element(last, _first_of(below))):
            problems.extend(_over_break(last, below, (habits, alike), spelling))
    for sheet in sheets:
        problems.extend(_within(sheet, habits, spelling))
    for sheet in sheets:
        _follow_drafts(sheet.rows)
    return problems


def _follow_drafts(rows: Sequence[RowDraft]) -> None:
    """Rows of other tables that share a cell have the one that took over its text."""
    for row in rows:
        for key, cell in row.cells.items():
            if cell and cell.within:
                row.cells[key] = cell.whole
                row.own -= {key}


def _first_of(sheet: Sheet) -> RowDraft | None:
    return next((row for row in sheet.rows if row.kind not in ("empty", "header")), None)


def _is_one_element(last: RowDraft, first: RowDraft | None) -> bool:
    """Whether the file itself says that two rows are one, whatever stands between them."""
    return first is not None and last.tag is not None and last.tag == first.tag


def _may_go_on(above: Sheet, below: Sheet) -> bool:
    """Whether a table can go on in the next: nothing between, same columns, from a page's end to a page's start."""
    if below.parted or not below.rows:
        return False
    if set(above.keys) != set(below.keys) and not below.goes_on:
        return False
    pages = (above.table.place.page_number, below.table.place.page_number)
    if pages[0] is None or pages[1] is None:
        return True
    return pages[1] == pages[0] + 1 and above.table.at_bottom and below.table.at_top


def _over_break(last: RowDraft, below: Sheet, known: Known, spelling: Spelling) -> Iterator[Problem]:
    """Judge the last row before a break (it may come from several pages before) and the first one after it."""
    first = _first_of(below)
    if first is None or last.kind != "action" or first.kind != "action":
        return
    habits, alike = known
    verdict = weigh(last, first, habits)
    if verdict.score > 0:
        if verdict.score < DOUBT:
            yield _doubt("row-joined", last, first, verdict)
        _carry_merged(last, first, below, (alike, spelling), joined=True)
        join(last, first, below.rows, spelling)
        last.confidence = min(last.confidence, verdict.confidence)
        return
    if verdict.score > -DOUBT:
        yield _doubt("row-not-joined", last, first, verdict)
    group = first.cells.get("objective") or first.cells.get("section")
    goes_on = group is None or not group.pieces or _join_groups(last, first, below.rows, spelling)
    if goes_on:
        _carry_merged(last, first, below, (alike, spelling), joined=False)


def _doubt(kind: str, last: RowDraft, first: RowDraft, verdict: Verdict) -> Problem:
    """What was decided about two rows and why; the text quoted is the longest cell of the second."""
    pages = tuple(sorted({*pages_of(last.pieces), *pages_of(first.pieces)}))
    cells = [value_of(cell.pieces) for cell in first.cells.values() if cell]
    message = f"{DECIDED[kind]} What was weighed: {'; '.join(verdict.reasons)}. Please compare it with the document."
    return Problem(kind, message, text=max(cells, key=len, default="")[:200], pages=pages, place=first.table.place)


def join(above: RowDraft, below: RowDraft, rows: list[RowDraft], spelling: Spelling) -> None:
    """Make two rows one: each cell of ``below`` goes on in ``above``; rows that share its cells share the new one."""
    for key in list(below.cells):
        cell, upper = below.cells[key], above.cells.get(key)
        if cell is None or cell is upper:
            continue
        if upper is None:
            above.cells[key] = cell
            above.columns = {**below.columns, **above.columns}
            above.own |= {key}
            continue
        _join_cells(upper, cell, rows, _gap(upper, cell, spelling, above.table is below.table))
    above.own |= {k for k in below.own if above.cells.get(k) and k not in above.cells}
    rows.remove(below)


def _join_cells(upper: CellDraft, lower: CellDraft, rows: Sequence[RowDraft], gap: Gap) -> None:
    upper, lower = upper.whole, lower.whole
    if upper is lower:
        return
    upper.add(lower, gap)
    lower.within = upper
    for row in rows:
        for key, cell in row.cells.items():
            if cell is lower:
                row.cells[key] = upper
                row.own -= {key}


def _gap(upper: CellDraft, lower: CellDraft, spelling: Spelling, apart: bool) -> Gap:
    """How the text goes on: in a word that was cut, in a paragraph, or with a new one.

    ``apart``: the two are drawn as rows of one page, so that nothing but lower case speaks for one paragraph.
    """
    if not upper.pieces or not lower.pieces:
        return Gap.PARAGRAPH
    end, start = upper.pieces[-1].text, lower.pieces[0].text
    if end[-1:] in LINE_END_HYPHENS:
        return Gap.LINE
    if start[:1].islower() and spelling.is_cut(end, start):
        return Gap.NONE
    new = apart or end[-1:] in ".!?:;" or reference_length(lower.text)[1] > 0 or not start[:1].isalnum()
    return Gap.PARAGRAPH if new and not start[:1].islower() else Gap.LINE


def _merged_like_groups(rows: Sequence[RowDraft]) -> frozenset[str]:
    """Columns that are merged down over the same rows as the objective, wherever it stands beside several actions."""
    same: Counter[str] = Counter()
    groups = 0
    for row in rows:
        group = row.cells.get("objective")
        action = row.cells.get("action")
        if group is None or "objective" not in row.own or not group.is_merged_down:
            continue
        if action and _same_reach(action, group):
            continue
        groups += 1
        same.update(key for key, cell in row.cells.items() if cell and key in row.own and _same_reach(cell, group))
    return frozenset(key for key, count in same.items() if count >= HABIT * groups)


def _carry_merged(
    last: RowDraft, first: RowDraft, below: Sheet, known: tuple[frozenset[str], Spelling], joined: bool
) -> None:
    """Cells merged down over the break: blank at the top of the new page, and merged like the column that groups."""
    alike, spelling = known
    group = first.cells.get("objective") or first.cells.get("section")
    for key, cell in first.cells.items():
        upper = last.cells.get(key)
        if cell is None or upper is None or cell is upper or key in ("objective", "section"):
            continue
        if cell.pieces:
            if not joined and key in alike:
                _join_cells(upper, cell, below.rows, _gap(upper, cell, spelling, False))
            continue
        coloured = bool(cell.fill and cell.fill == upper.fill)
        merged = cell.is_merged_down and (joined or coloured or bool(group and _same_reach(cell, group)))
        habit = key in alike or (upper.is_merged_down and bool(group and _same_reach(cell, group)))
        if (merged or habit) and not _is_single(cell, group):
            _share(upper, cell, key, below.rows)


def _share(upper: CellDraft, cell: CellDraft, key: str, rows: Sequence[RowDraft]) -> None:
    """Rows that a blank cell is merged over have the cell above the break."""
    for row in rows:
        if row.cells.get(key) is cell:
            row.cells[key] = upper
            row.own -= {key}
    upper.sources += cell.sources


def _same_reach(cell: CellDraft, group: CellDraft) -> bool:
    return bool(cell.sources and group.sources) and cell.sources[0].row_span == group.sources[0].row_span


def _is_single(cell: CellDraft, group: CellDraft | None) -> bool:
    """A cell of one row, in a table where the grouping cell reaches further, is just blank."""
    own = cell.sources[0].row_span if cell.sources else 1
    return own == 1 and (group is None or not group.sources or group.sources[0].row_span > 1)


def _join_groups(last: RowDraft, first: RowDraft, rows: Sequence[RowDraft], spelling: Spelling) -> bool:
    """Whether the text of a grouping cell is cut by the break although the rows beside it are whole; it is joined."""
    joined = False
    for key in ("section", "objective"):
        upper, lower = last.cells.get(key), first.cells.get(key)
        if not upper or not lower or not upper.pieces or not lower.pieces or upper is lower:
            continue
        vote, _ = goes_on(key, value_of(upper.pieces), value_of(lower.pieces))
        if vote >= SURE_ENOUGH and value_of(lower.pieces)[:1].islower():
            _join_cells(upper, lower, rows, _gap(upper, lower, spelling, False))
            joined = True
    return joined


def _within(sheet: Sheet, habits: Habits, spelling: Spelling) -> Iterator[Problem]:
    """Rows of one table that only continue the row above: no action of their own, or the rest of its text."""
    index = 1
    while index < len(sheet.rows):
        above, below = sheet.rows[index - 1], sheet.rows[index]
        index += 1
        if not (above.kind == below.kind == "action" and above.table is below.table):
            continue
        verdict = weigh(above, below, habits, by_tags=False) if _may_continue(below) else NO
        score = verdict.score + (LONE_TEXT if _is_lone_text(below, habits) else WITHIN_A_PAGE)
        if score <= 0:
            _join_groups(above, below, sheet.rows, spelling)
            continue
        if score < DOUBT:
            yield _doubt("row-joined", above, below, verdict)
        join(above, below, sheet.rows, spelling)
        index -= 1


def _is_lone_text(row: RowDraft, habits: Habits) -> bool:
    """Whether a row has one text of its own and lacks what (nearly) all rows have in several other columns."""
    own = [key for key in row.own if row.has(key)]
    lacking = sum(not row.has(key) and habits.filled.get(key, 0.0) >= ALWAYS for key in row.cells)
    return len(own) == 1 and lacking >= LACKING


def _may_continue(row: RowDraft) -> bool:
    """A row with a number, a numbered objective, or an action and a lead of its own continues nothing."""
    if row.has("ref"):
        return False
    whole = row.has("action") and row.has("lead") and not value_of(row.cells["action"].pieces)[:1].islower()  # type: ignore[union-attr]
    return not whole and not ("objective" in row.own and reference_length(row.text("objective"))[1])
