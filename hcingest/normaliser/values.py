"""Dates, colours and organisations of each action, read from its text and its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hcingest.model.plan import Action, Field
from hcingest.model.problem import Problem
from hcingest.normaliser.date_context import DateContext, read_context
from hcingest.normaliser.drafts import RowDraft
from hcingest.normaliser.leads import known_names, organisations
from hcingest.normaliser.rag import RatedCell, decide
from hcingest.normaliser.rag_columns import Rating, rating_of
from hcingest.normaliser.spelling import UNKNOWN, Spelling
from hcingest.normaliser.text import value_of
from hcingest.normaliser.timeframes import understand, understand_span

SPAN = ("timeframe", "timeframe#2")  # keys of two columns of dates: when an action starts, when it ends
Rows = Sequence[tuple[Action, RowDraft]]


def add_values(
    rows: Rows, texts: Iterable[str], spelling: Spelling = UNKNOWN
) -> tuple[tuple[Action, ...], list[Problem]]:
    """Actions with their numbers (ids), dates, colours and organisations; what could not be understood."""
    around = list(texts)
    context = read_context(around, [a.timeframe.value for a, _ in rows])
    known = known_names(a.lead.value for a, _ in rows)
    rating = rating_of([row for _, row in rows], around)
    actions: list[Action] = []
    problems: list[Problem] = []
    for number, (action, row) in enumerate(rows, start=1):
        action = replace(action, id=f"A{number:03d}", lead_organisations=organisations(action.lead.value, known))
        action, date_problems = _with_dates(action, row, (context, spelling))
        action, rag_problems = _with_rag(action, row, rating)
        actions.append(action)
        problems += [*date_problems, *rag_problems]
    return tuple(actions), problems


def _with_dates(action: Action, row: RowDraft, known: tuple[DateContext, Spelling]) -> tuple[Action, list[Problem]]:
    text = action.timeframe.value
    if not text:
        return action, []
    context, spelling = known
    ends = [value_of(cell.pieces, spelling) for key in SPAN if (cell := row.cells.get(key)) and cell.pieces]
    found = understand_span(ends[0], ends[1], context) if len(ends) == len(SPAN) else understand(text, context)
    problems: list[Problem] = []
    if found.several:
        problems.append(
            _about(
                action, "several-in-one-cell", "The cell holds several dates, so none was taken; is it several actions?"
            )
        )
    if found.not_understood:
        problems.append(_about(action, "date-not-understood", "The timeframe is not understood; no date was taken."))
    return replace(action, dates=found.dates), problems


def _about(action: Action, kind: str, message: str) -> Problem:
    text = action.timeframe.value
    return Problem(
        kind,
        message,
        action_id=action.id,
        field="timeframe",
        text=text,
        pages=action.pages,
        place=action.timeframe.place,
    )


def _with_rag(action: Action, row: RowDraft, rating: Rating) -> tuple[Action, list[Problem]]:
    key = rating.column
    cell = row.cells.get(key) if key else None
    if cell is None:
        return action, []
    colour = next((p.word.style.colour for p in cell.pieces), "")
    fill = rating.fill_of(cell, row)
    verdict = decide(RatedCell(fill, cell.marks, colour, cell.text), key == "rag", rating.meanings)
    printed = action.rag
    rag = Field(
        printed.raw, verdict.rag, printed.pieces, printed.place if key == "rag" else cell.place, printed.copied_from
    )
    problems: list[Problem] = []
    if verdict.conflict:
        problems.append(
            Problem(
                "rag-conflict",
                verdict.conflict,
                action_id=action.id,
                field="rag",
                text=cell.text,
                pages=action.pages,
                place=cell.place,
            )
        )
    return replace(action, rag=rag), problems
