"""A plan as rows: the one place that says what stands in which column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from hcingest.model.place import Place
from hcingest.model.plan import Action, Field, Plan
from hcingest.model.problem import Problem
from hcingest.model.table import Block
from hcingest.model.words import pages_of
from hcingest.writers.columns import (
    ACTIONS,
    CODES,
    DOCUMENT,
    GLOSSARY,
    ORGANISATIONS,
    REVIEW,
    TEXT,
    Column,
    Resource,
    extra_column,
)

BETWEEN_VALUES = "; "

SEVERITIES = ("error", "check", "info")
"""Review rows stand in this order, and in document order within each."""

Value = str | int | float | bool | date | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A resource with its rows; ``columns`` are those of the resource and the document's own extra ones."""

    resource: Resource
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def listings(plan: Plan) -> tuple[Listing, ...]:
    """Every table of the output, in the order of the resources."""
    return (
        actions_listing(plan),
        _plain(CODES, plan.links),
        _plain(GLOSSARY, plan.glossary),
        _plain(REVIEW, in_review_order(plan.problems)),
        Listing(TEXT, TEXT.columns, tuple(_text_row(block) for block in plan.text)),
        Listing(ORGANISATIONS, ORGANISATIONS.columns, plan.organisations),
    )


def actions_listing(plan: Plan) -> Listing:
    extras = extra_headers(plan.actions)
    columns = ACTIONS.columns + tuple(extra_column(slug, header) for slug, header in extras.items())
    kinds = review_kinds(plan.problems)
    return Listing(ACTIONS, columns, tuple(_action_row(action, kinds, extras) for action in plan.actions))


def joined(named: Sequence[tuple[str, Listing]]) -> Listing:
    """The actions of several documents (path, actions) as one listing: their own extra columns, and which document each is from."""
    columns = {column.name: column for _, listing in named for column in listing.columns}
    rows = [(dict(zip(listing.header, row, strict=True)), path) for path, listing in named for row in listing.rows]
    cells = tuple((*(row.get(name) for name in columns), path) for row, path in rows)
    return Listing(ACTIONS, (*columns.values(), DOCUMENT), cells)


def extra_headers(actions: Iterable[Action]) -> dict[str, str]:
    """Slug -> printed header of every extra column, in the order in which the document first has them."""
    headers: dict[str, str] = {}
    for action in actions:
        for extra in action.extras:
            headers.setdefault(extra.slug, extra.header)
    return headers


def review_kinds(problems: Iterable[Problem]) -> dict[str, tuple[str, ...]]:
    """Action id -> the kinds of review rows about it, each once, in document order."""
    kinds: dict[str, dict[str, None]] = {}
    for problem in problems:
        if problem.action_id:
            kinds.setdefault(problem.action_id, {})[problem.kind] = None
    return {action_id: tuple(named) for action_id, named in kinds.items()}


def in_review_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: SEVERITIES.index(problem.severity))


def page_ranges(pages: Iterable[int]) -> str:
    """``3``, ``3-4`` or ``3, 5``."""
    runs = groupby(enumerate(sorted(set(pages))), key=lambda pair: pair[1] - pair[0])
    spans = [[page for _, page in run] for _, run in runs]
    return ", ".join(f"{span[0]}-{span[-1]}" if len(span) > 1 else str(span[0]) for span in spans)


def as_text(value: Value) -> str:
    """A value as CSV and frames show it: ISO dates, true/false, numbers without needless digits."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:g}"
    return value.isoformat() if isinstance(value, date) else str(value)


def place_in_words(place: Place, pages: tuple[int, ...] = ()) -> str:
    """The place's own words, or else its page."""
    page = place.page_number or (pages[0] if pages else None)
    return place.path or (f"page {page}" if page else "")


def block_text(block: Block) -> str:
    """What a person reads, with the list number that the program generates in front of it."""
    return f"{block.number} {block.text}" if block.number else block.text


def _action_row(action: Action, kinds: dict[str, tuple[str, ...]], extras: Iterable[str]) -> Row:
    special = {
        "action_id": action.id,
        "start_date": action.dates.start,
        "end_date": action.dates.end,
        "ongoing": action.dates.ongoing,
        "table": action.table or None,
        "review": BETWEEN_VALUES.join(kinds.get(action.id, ())),
    }
    names = (column.name for column in ACTIONS.columns)
    own = tuple(special[name] if name in special else _value(getattr(action, name)) for name in names)
    return own + tuple(_extra_value(action, slug) for slug in extras)


def _extra_value(action: Action, slug: str) -> str:
    """Two columns of one header (both called "Notes") share one column here, parted by a line end."""
    values = [extra.field.value for extra in action.extras if extra.slug == slug]
    return "\n".join(value for value in values if value)


def _text_row(block: Block) -> Row:
    pages = pages_of(block.pieces)
    return page_ranges(pages), block.kind, block_text(block), place_in_words(block.place, pages)


def _plain(resource: Resource, records: Iterable[object]) -> Listing:
    """Rows of records whose attributes are named as the columns are."""
    names = [column.name for column in resource.columns]
    rows = tuple(tuple(_value(getattr(record, name)) for name in names) for record in records)
    return Listing(resource, resource.columns, rows)


def _value(found: Any) -> Value:
    """A plan's value as one cell: fields by their text, pages as ranges, several texts joined."""
    if isinstance(found, Field):
        return found.value
    if isinstance(found, tuple):
        return page_ranges(found) if found and isinstance(found[0], int) else BETWEEN_VALUES.join(found)
    if isinstance(found, float):
        return round(found, 4)
    return found  # type: ignore[no-any-return]
