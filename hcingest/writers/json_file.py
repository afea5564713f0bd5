"""``plan.json``: everything that one run found out, with the place of every field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from hcingest.model.place import BBox, Place
from hcingest.model.plan import EMPTY, TEXT_FIELDS, Action, Dates, Extra, Field, GlossaryEntry, Plan
from hcingest.model.problem import Problem
from hcingest.model.table import Block
from hcingest.model.words import Pieces, box_of, pages_of
from hcingest.version import __version__
from hcingest.writers.csv_file import encoded
from hcingest.writers.rows import in_review_order, review_kinds

DECIMALS = 2
"""Of a point, in coordinates: a hundredth is far below what can be seen."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False)

Json = dict[str, Any]


def plan_chunks(plan: Plan) -> Iterator[bytes]:
    """What ``schema plan`` describes, record by record, as all of it at once takes much memory."""
    return (encoded(line) for line in record_lines(_members(plan)))


def _members(plan: Plan) -> Json:
    """The members of the file; lists of records are made while they are gone through."""
    kinds = review_kinds(plan.problems)
    return {
        "hcingest": __version__,
        "source": asdict(plan.source),
        "ledger": asdict(plan.ledger),
        "actions": (_action(action, kinds.get(action.id, ())) for action in plan.actions),
        "codes": (asdict(link) for link in plan.links),
        "glossary": (_entry(entry) for entry in plan.glossary),
        "review": (_problem(problem) for problem in in_review_order(plan.problems)),
        "text": (_block(block) for block in plan.text),
        "organisations": (
            {"name": name, "expansion": expansion, "actions": count} for name, expansion, count in plan.organisations
        ),
    }


def record_lines(members: Json) -> Iterator[str]:
    """JSON with one record a line, so that two runs compare line by line and any text viewer opens the file."""
    start = "{\n"
    for name, value in members.items():
        yield f"{start}{json.dumps(name)}: "
        yield from _records(value) if isinstance(value, Iterator | list) else (_compact(value),)
        start = ",\n"
    yield "\n}\n"


def _records(records: Iterable[Any]) -> Iterator[str]:
    start = "[\n"
    for record in records:
        yield start + _compact(record)
        start = ",\n"
    yield "[]" if start == "[\n" else "\n]"


def _compact(value: Any) -> str:
    return _ENCODER.encode(value)


def _action(action: Action, kinds: tuple[str, ...]) -> Json:
    return {
        "action_id": action.id,
        "fields": {name: _field(getattr(action, name)) for name in TEXT_FIELDS},
        "extras": [_extra(extra) for extra in action.extras],
        "dates": _dates(action.dates),
        "lead_organisations": action.lead_organisations,
        "codes": action.codes,
        "pages": action.pages,
        "table": action.table or None,
        "place": place_object(action.place),
        "confidence": action.confidence,
        "review": kinds,
    }


def _field(found: Field) -> Json:
    return _BLANK if found is EMPTY else _field_object(found)


def _field_object(found: Field) -> Json:
    return {
        "raw": found.raw,
        "value": found.value,
        "place": place_object(found.place, found.pieces),
        "boxes": _boxes(found.pieces),
        "copied_from": place_object(found.copied_from) if found.copied_from else None,
    }


def _extra(extra: Extra) -> Json:
    return {"column": f"extra_{extra.slug}", "header": extra.header, **_field(extra.field)}


def _dates(dates: Dates) -> Json:
    return {
        "start_date": _day(dates.start),
        "end_date": _day(dates.end),
        "ongoing": dates.ongoing,
        "recurring": dates.recurring,
        "precision": dates.precision,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _entry(entry: GlossaryEntry) -> Json:
    names = [name for name in GlossaryEntry.__slots__ if name not in ("place", "pieces")]
    return {name: getattr(entry, name) for name in names} | {"place": place_object(entry.place, entry.pieces)}


def _problem(problem: Problem) -> Json:
    names = ("severity", "kind", "action_id", "pages", "field", "text", "message")
    return {name: getattr(problem, name) for name in names} | {"place": place_object(problem.place, problem.pieces)}


def _block(block: Block) -> Json:
    return {
        "pages": pages_of(block.pieces),
        "kind": block.kind,
        "level": block.level,
        "number": block.number,
        "text": block.text,
        "place": place_object(block.place, block.pieces),
        "boxes": _boxes(block.pieces),
    }


def place_object(place: Place, pieces: Pieces = ()) -> Json:
    """Page and box as given, or else those of the first page that the pieces stand on."""
    pages = () if place.page_number else pages_of(pieces[:1])
    return {
        "page": pages[0] if pages else place.page_number,
        "bbox": bbox_list(box_of(pieces) if pages else place.bbox),
        "path": place.path,
    }


def bbox_list(bbox: BBox | None) -> list[float] | None:
    """x0, top, x1, bottom in points from the top left of the page."""
    return [round(edge, DECIMALS) for edge in bbox] if bbox else None


def _boxes(pieces: Pieces) -> list[Json]:
    """A box for each page that the words stand on: a field cut by a page break has two."""
    pages = pages_of(pieces)
    if len(pages) == 1:
        return [{"page": pages[0], "bbox": bbox_list(box_of(pieces))}]
    by_page = ((page, tuple(piece for piece in pieces if piece.page_number == page)) for page in pages)
    return [{"page": page, "bbox": bbox_list(box_of(own))} for page, own in by_page]


_BLANK = _field_object(EMPTY)
"""Most fields of most plans; made once."""
