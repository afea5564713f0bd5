from __future__ import annotations

import json
from datetime import date
from typing import Any

import jsonschema
import pytest
from planning import NOTHING, PLAN, field, plan_with

from hcingest.model.place import BBox, Place
from hcingest.model.plan import Plan
from hcingest.model.table import Block, Cell, Found, Table
from hcingest.model.words import Word, whole
from hcingest.writers.columns import RESOURCES
from hcingest.writers.json_file import plan_chunks
from hcingest.writers.schemas import SCHEMAS, plan_schema, tables_schema
from hcingest.writers.tables_file import tables_object, tables_text

VALID = jsonschema.Draft202012Validator(plan_schema(), format_checker=jsonschema.FormatChecker())


def loaded(plan: Plan) -> dict[str, Any]:
    return json.loads(b"".join(plan_chunks(plan)))


@pytest.mark.parametrize("plan", [PLAN, NOTHING, plan_with(action=field('"\n\t\\ é 漢'))])
def test_plan_fits_its_schema(plan: Plan):
    VALID.validate(loaded(plan))


def test_the_schema_is_one_and_refuses_what_is_wrong():
    jsonschema.Draft202012Validator.check_schema(plan_schema())
    broken = loaded(PLAN)
    broken["actions"][0]["fields"]["rag"]["value"] = "purple"
    broken["actions"][0]["confidence"] = 2
    broken["actions"][0]["dates"]["end_date"] = "soon"
    del broken["ledger"]["to_check"]
    assert len(list(VALID.iter_errors(broken))) == 4


def test_every_field_has_its_text_and_place():
    found = loaded(PLAN)["actions"][0]["fields"]
    assert found["rag"]["raw"] == "On track" and found["rag"]["value"] == "green"
    assert found["lead"]["place"] == {
        "page": 1, "bbox": [50, 100, 200, 112], "path": 'page 1, table 1, row 2, column "Action"',
    }  # fmt: skip
    assert found["section"]["copied_from"] == {"page": 1, "bbox": [10, 10, 20, 20], "path": "page 1, table 1, row 2"}
    assert found["section"]["boxes"] == [] and found["lead"]["copied_from"] is None


def test_a_field_cut_by_a_page_break_has_a_box_on_each_page():
    action = loaded(PLAN)["actions"][0]["fields"]["action"]
    assert action["boxes"] == [{"page": 1, "bbox": [50, 100, 80, 112]}, {"page": 2, "bbox": [50, 40, 80, 52]}]
    assert action["place"] == {"page": 1, "bbox": [50, 100, 80, 112], "path": ""}


def test_extras_dates_ledger_and_organisations():
    found = loaded(PLAN)
    extra = found["actions"][0]["extras"][0]
    assert (extra["column"], extra["header"], extra["value"]) == ("extra_cost", "Cost (£)", "=1+1")
    assert found["actions"][0]["dates"]["end_date"] == "2011-03-31"
    assert found["ledger"]["second_counts"] == {"pdfium": 2314}
    assert found["organisations"][1] == {"name": "Probation", "expansion": "Probation Service", "actions": 1}


def test_one_record_a_line():
    lines = b"".join(plan_chunks(PLAN)).decode("utf-8").splitlines()
    assert sum(line.startswith('{"action_id"') and '"fields"' in line for line in lines) == 2


@pytest.mark.parametrize("name", sorted({resource.name for resource in RESOURCES} | {"plan", "tables"}))
def test_there_is_a_schema_for_each_output(name: str):
    assert name in SCHEMAS and SCHEMAS[name]()["$schema"].startswith("https://")


def test_schema_of_actions():
    fields = {field["name"]: field for field in SCHEMAS["actions"]()["fields"]}
    assert len(fields) == 26
    assert fields["end_date"]["type"] == "date" and fields["ongoing"]["type"] == "boolean"
    assert fields["rag"]["constraints"] == {"enum": ["red", "amber", "green", "blue", "grey"]}


def words(text: str):
    return tuple(whole(Word(at, token)) for at, token in enumerate(text.split()))


TABLE = Table(
    1, 2, 2, (Cell(0, 0, words("Both columns"), 1, 2), Cell(1, 0, words("left")), Cell(1, 1, words("=right"))),
    Place(3, BBox(10, 20.123, 300, 400), "page 3, table 1"), "ruled", 0.98,
)  # fmt: skip
FOUND = Found((TABLE, Block("paragraph", words("between")), TABLE.numbered(2)))


def test_tables_as_json():
    shown = tables_object("plan.pdf", FOUND)
    assert shown["document"] == "plan.pdf" and len(shown["tables"]) == 2
    assert shown["tables"][0] == {
        "page": 3,
        "bbox": [10, 20.12, 300, 400],
        "cells": [[0, 0, 0, 1, "Both columns"], [1, 0, 1, 0, "left"], [1, 1, 1, 1, "=right"]],
        "found_by": "ruled",
        "score": 0.98,
    }
    jsonschema.Draft202012Validator(tables_schema()).validate(shown)


def test_tables_as_csv_with_a_blank_line_between():
    assert tables_text(FOUND) == "Both columns,\r\nleft,'=right\r\n\r\nBoth columns,\r\nleft,'=right\r\n"
    assert tables_text(Found(())) == ""


def test_dates_are_days():
    assert loaded(PLAN)["actions"][0]["dates"]["start_date"] == date(2010, 4, 1).isoformat()
