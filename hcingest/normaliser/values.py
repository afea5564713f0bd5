"""Dates, colours and organisations of each action, read from its text and its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hcingest.model.plan import Action, Field
from hcingest.model.problem import Problem, Severity
from hcingest.model.table import Table
from hcingest.normaliser.abbreviations import abbreviations
from hcingest.normaliser.date_columns import understand_columns
from hcingest.normaliser.date_context import read_context
from hcingest.normaliser.date_tokens import DateContext
from hcingest.normaliser.dates_beside import without_dates
from hcingest.normaliser.drafts import CellDraft, RowDraft
from hcingest.normaliser.leads import known_names, organisations
from hcingest.normaliser.rag import RagVerdict, RatedCell, decide
from hcingest.normaliser.rag_columns import Rating, columns_of, ratings_of
from hcingest.normaliser.spelling import UNKNOWN, Spelling
from hcingest.normaliser.text import value_of
from hcingest.normaliser.written_lines import written_lines

SPAN = ("timeframe", "timeframe#2")  # keys of two columns of dates: when an action starts, when it ends
_NO_RATING = re.compile(r"^\W*(?:n\W?a|not applicable|none|nil|t\W?b\W?[acd]|to be confirmed)\W*$", re.IGNORECASE)
_SAYS_SOMETHING = re.compile(r"\w")

Rows = Sequence[tuple[Action, RowDraft]]


def add_values(
    rows: Rows, texts: Iterable[str], spelling: Spelling = UNKNOWN, tables: Sequence[Table] = ()
) -> tuple[tuple[Action, ...], list[Problem]]:
    """Actions with their numbers (ids), dates, colours and organisations; what could not be understood.

    ``texts`` around the plan and ``tables`` that are none say what dates and ratings mean.
    """
    around = [*texts, *_rows_in_words(tables)]
    others = [field.value for action, _ in rows for name, field in action.fields() if name != "timeframe"]
    context = read_context(around, [a.timeframe.value for a, _ in rows], others)
    leads = [_lead(action, row, spelling) for action, row in rows]
    named = (cell.text for table in tables for cell in table.cells)
    known = known_names(
        [*leads, *(action.partners.value for action, _ in rows), *named, *abbreviations(around).values()]
    )
    ratings = ratings_of([row for _, row in rows], around, tables)
    actions: list[Action] = []
    problems: list[Problem] = []
    for number, ((action, row), lead) in enumerate(zip(rows, leads, strict=True), start=1):
        action = replace(action, id=f"A{number:03d}", lead_organisations=organisations(lead, known))
        action, date_problems = _with_dates(action, row, (context, spelling))
        action, rag_problems = _with_rag(action, row, ratings[columns_of(row)])
        actions.append(action)
        problems += [*date_problems, *rag_problems]
    return tuple(actions), problems


def _lead(action: Action, row: RowDraft, spelling: Spelling) -> str:
    """Who leads, each line of its own as the writer parted them, without the dates that may stand with it.

    A text dump does not tell whose its line ends are.
    """
    cells = [cell for key, cell in row.cells.items() if key.split("#")[0] == "lead" and cell and cell.pieces]
    is_known = row.table.found_by != "dump"
    text = "\n".join(written_lines(cell, spelling) for cell in cells if is_known) or action.lead.value
    return without_dates(text) if _dated(row) == "lead" else text


def _rows_in_words(tables: Sequence[Table]) -> Iterator[str]:
    """Each row of the tables that are no plan in one line: ``Q1 | April to June``."""
    for table in tables:
        for row in table.grid():
            yield " | ".join(cell.text for cell in row if cell and cell.pieces)


def _with_dates(action: Action, row: RowDraft, known: tuple[DateContext, Spelling]) -> tuple[Action, list[Problem]]:
    name = "timeframe" if "timeframe" in row.columns else _dated(row)
    text = getattr(action, name).value if name else ""
    if not text:
        return action, []
    context, spelling = known
    printed = [(row.columns[key].header, _text(row.cells.get(key), spelling)) for key in SPAN if key in row.columns]
    found = understand_columns(printed if any(one[1] for one in printed) else [("", text)], context)
    problems: list[Problem] = []
    if found.several:
        several = "The cell holds several dates, so none was taken; is it several actions?"
        problems.append(_about_time(action, name, "several-in-one-cell", several))
    if found.not_understood and name == "timeframe":
        strange = "The timeframe is not understood; no date was taken."
        problems.append(_about_time(action, name, "date-not-understood", strange))
    return replace(action, dates=found.dates), problems


def _text(cell: CellDraft | None, spelling: Spelling) -> str:
    return value_of(cell.pieces, spelling) if cell else ""


def _dated(row: RowDraft) -> str:
    """The field whose header names a date behind it (``Lead and timescale``); "" where there is none."""
    return next((column.field for column in row.columns.values() if column.dated and column.field), "")


def _about_time(action: Action, name: str, kind: str, message: str) -> Problem:
    field: Field = getattr(action, name)
    return Problem(kind, message, "check", action.id, name, field.value, action.pages, field.place)


def _with_rag(action: Action, row: RowDraft, rating: Rating) -> tuple[Action, list[Problem]]:
    key = rating.column
    cell = row.cells.get(key) if key else None
    if cell is None:
        return action, []
    colour = next((p.style.colour for p in cell.pieces), "")
    fill = rating.fill_of(cell, row)
    verdict = decide(RatedCell(fill, cell.marks, colour, cell.text), rating.in_words, rating.meanings)
    printed = action.rag
    rag = Field(
        printed.raw, verdict.rag, printed.pieces, printed.place if key == "rag" else cell.place, printed.copied_from
    )
    problems = [
        Problem(kind, message, severity, action.id, "rag", cell.text, action.pages, cell.place)
        for kind, message, severity in _doubts(verdict, cell, key)
    ]
    return replace(action, rag=rag), problems


def _doubts(verdict: RagVerdict, cell: CellDraft, key: str) -> Iterator[tuple[str, str, Severity]]:
    """(kind, message, severity) of what a person should look at in a rating."""
    if verdict.conflict:
        yield "rag-conflict", verdict.conflict, "check"
    if key == "rag" and not verdict.rag and _SAYS_SOMETHING.search(_NO_RATING.sub("", cell.text)):
        message = "The words of the RAG cell name no colour, and no key in the document says which they mean."
        yield "rag-not-understood", message, "info"
