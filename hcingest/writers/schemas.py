"""The shape of each output: Table Schema for the CSV files, JSON Schema (2020-12) for the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, get_args

from hcingest.model.plan import TEXT_FIELDS, Rag
from hcingest.model.problem import KINDS, Severity
from hcingest.model.table import BlockKind, FoundBy
from hcingest.writers.columns import ACTIONS, CODES, GLOSSARY, RESOURCES, REVIEW, TEXT, Column, Resource

Json = dict[str, Any]

TABLE_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
JSON_SCHEMA = "https://json-schema.org/draft/2020-12/schema"

STRING: Json = {"type": "string"}
STRINGS: Json = {"type": "array", "items": STRING}
WHOLE: Json = {"type": "integer", "minimum": 0}
SHARE: Json = {"type": "number", "minimum": 0, "maximum": 1}
PAGE: Json = {"type": ["integer", "null"], "minimum": 1, "description": "Physical page, from 1; null without pages."}
PAGES: Json = {"type": "array", "items": {"type": "integer", "minimum": 1}, "uniqueItems": True}
DAY: Json = {"type": ["string", "null"], "format": "date"}
BBOX: Json = {
    "type": ["array", "null"],
    "items": {"type": "number"},
    "minItems": 4,
    "maxItems": 4,
    "description": "x0, top, x1, bottom in points from the top left of the page as shown; null without pages.",
}
PLACE: Json = {"$ref": "#/$defs/place"}
BOXES: Json = {
    "type": "array",
    "items": {"$ref": "#/$defs/box"},
    "description": "One box for each page that it stands on.",
}


def table_schema(resource: Resource, columns: tuple[Column, ...] = ()) -> Json:
    """Table Schema of a CSV file; ``columns`` where a document adds its own to the resource's."""
    schema: Json = {
        "$schema": TABLE_SCHEMA,
        "fields": [_table_field(column) for column in columns or resource.columns],
        "missingValues": [""],
    }
    if resource.primary_key:
        schema["primaryKey"] = list(resource.primary_key)
    if resource.refers_to_actions:
        target = {"resource": ACTIONS.name, "fields": ["action_id"]}
        schema["foreignKeys"] = [{"fields": ["action_id"], "reference": target}]
    return schema


def _table_field(column: Column) -> Json:
    described = {"name": column.name, "type": column.type, "description": column.description}
    return described | ({"constraints": dict(column.constraints)} if column.constraints else {})


def record(properties: Mapping[str, Json], **more: Any) -> Json:
    """A JSON object that has all of these members and no others."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    } | more


def one_of(*values: str) -> Json:
    return {"type": "string", "enum": list(values)}


def list_of(item: Json, description: str = "") -> Json:
    return {"type": "array", "items": item} | ({"description": description} if description else {})


def plan_schema() -> Json:
    members = {
        "hcingest": {"type": "string", "description": "Version of the program that wrote the file."},
        "source": _source(),
        "ledger": _ledger(),
        "actions": list_of(_action(), "One for each action, in document order."),
        "codes": list_of(_link(), "One for each link between an action and a code."),
        "glossary": list_of(_entry(), "One for each code that the document defines or uses."),
        "review": list_of(_problem(), "One for each thing that a person should look at."),
        "text": list_of(_block(), "One for each block of text outside actions and glossary."),
        "organisations": list_of(record({"name": STRING, "expansion": STRING, "actions": WHOLE})),
    }
    definitions = {
        "place": record({"page": PAGE, "bbox": BBOX, "path": {"type": "string", "description": "The place in words."}}),
        "box": record({"page": PAGE, "bbox": BBOX}),
        "field": record(_field()),
    }
    return {"$schema": JSON_SCHEMA, "title": "plan.json"} | record(members) | {"$defs": definitions}


def _source() -> Json:
    texts = dict.fromkeys(("name", "path", "sha256", "format", "title", "producer"), STRING)
    return record(texts | {"page_count": WHOLE, "pages_read": PAGES})


def _ledger() -> Json:
    counts = dict.fromkeys(("words", "in_actions", "in_glossary", "in_text", "to_check"), WHOLE)
    routes = {
        "type": "object",
        "additionalProperties": WHOLE,
        "description": "Words that other routes through the file saw, by route.",
    }
    meaning = "Every word of the pages read, counted at its owner; words is the sum of the other four."
    return record(counts | {"second_counts": routes}, description=meaning)


def _field() -> Json:
    copied = {"oneOf": [{"type": "null"}, PLACE], "description": "Where a value copied down stands; null: its own."}
    return {
        "raw": {"type": "string", "description": "As printed."},
        "value": {"type": "string", "description": "After cleaning; for rag the colour's name."},
        "place": PLACE,
        "boxes": BOXES,
        "copied_from": copied,
    }


def _action() -> Json:
    dates = {
        "start_date": DAY,
        "end_date": DAY,
        "ongoing": {"type": "boolean"},
        "recurring": STRING,
        "precision": STRING,
    }
    fields = record({name: {"$ref": "#/$defs/field"} for name in TEXT_FIELDS})
    rag = {"properties": {"rag": {"properties": {"value": one_of(*get_args(Rag))}}}}
    return record(
        {
            "action_id": STRING,
            "fields": fields | {"allOf": [rag]},
            "extras": list_of(record({"column": STRING, "header": STRING} | _field())),
            "dates": record(dates),
            "lead_organisations": STRINGS,
            "codes": STRINGS,
            "pages": PAGES,
            "table": {"type": ["integer", "null"], "minimum": 1},
            "place": PLACE,
            "confidence": SHARE,
            "review": list_of(one_of(*KINDS)),
        }
    )


def _like_columns(resource: Resource, **others: Json) -> dict[str, Json]:
    """Members that are named and typed as a CSV file's columns are, but for ``others``."""
    return {column.name: others.get(column.name) or _member(column) for column in resource.columns}


def _member(column: Column) -> Json:
    constraints = {key: value for key, value in column.constraints.items() if key in ("minimum", "maximum")}
    if "enum" in column.constraints:
        constraints["enum"] = [*column.constraints["enum"], ""]
    return {"type": column.type, "description": column.description} | constraints


def _link() -> Json:
    return record(_like_columns(CODES, pages=PAGES))


def _entry() -> Json:
    return record(_like_columns(GLOSSARY, pages=PAGES, linked=STRINGS) | {"place": PLACE})


def _problem() -> Json:
    own = {"severity": one_of(*get_args(Severity)), "kind": one_of(*KINDS), "pages": PAGES}
    return record(_like_columns(REVIEW, **own) | {"place": PLACE})


def _block() -> Json:
    number = {"type": "string", "description": "A list number that the program generates, as printed."}
    own = _like_columns(TEXT, pages=PAGES, kind=one_of(*get_args(BlockKind)), place=PLACE)
    return record(own | {"level": WHOLE, "number": number, "boxes": BOXES})


def tables_schema() -> Json:
    """What ``tables --json`` prints. A cell is row0, col0, row1, col1 (from 0, ends included) and its text."""
    cell = {
        "type": "array",
        "prefixItems": [WHOLE, WHOLE, WHOLE, WHOLE, STRING],
        "items": False,
        "minItems": 5,
        "description": "First row, first column, last row, last column (from 0, ends included), text.",
    }
    table = {
        "page": PAGE,
        "bbox": BBOX,
        "cells": list_of(cell),
        "found_by": one_of(*get_args(FoundBy)),
        "score": SHARE,
    }
    members = {"document": STRING, "tables": list_of(record(table))}
    return {"$schema": JSON_SCHEMA, "title": "tables --json"} | record(members)


SCHEMAS: Mapping[str, Callable[[], Json]] = {
    **{resource.name: partial(table_schema, resource) for resource in RESOURCES},
    "plan": plan_schema,
    "tables": tables_schema,
}
"""What ``schema NAME`` prints."""
