from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from planning import MEETING, NOTHING, PLAN, TRAINING, field

from hcingest.model.plan import Extra
from hcingest.writers.rows import actions_listing, as_text, listings, page_ranges


def records(name: str) -> list[dict[str, object]]:
    table = next(table for table in listings(PLAN) if table.resource.name == name)
    return [dict(zip(table.header, row, strict=True)) for row in table.rows]


def test_actions_have_the_columns_of_the_contract_in_its_order_then_the_extra_ones():
    assert actions_listing(PLAN).header == (
        "action_id", "section", "objective_ref", "objective", "action_ref", "action", "outcome", "measure", "timeframe",
        "start_date", "end_date", "ongoing", "lead", "lead_organisations", "partners", "resources", "indicators", "codes",
        "progress", "status", "rag", "priority", "pages", "table", "confidence", "review", "extra_cost", "extra_notes",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "header"),
    [
        (
            "codes",
            "action_id code scheme number as_printed field title title_source title_confidence match score pages",
        ),
        (
            "glossary",
            "code scheme number title linked source title_confidence link_confidence reference_title used_by pages",
        ),
        ("review", "severity kind action_id pages field text message"),
        ("text", "pages kind text place"),
        ("organisations", "name expansion actions"),
    ],
)
def test_other_files_have_the_columns_of_the_contract(name: str, header: str):
    assert next(t for t in listings(PLAN) if t.resource.name == name).header == tuple(header.split())


def test_an_action_as_a_row():
    row = records("actions")[0]
    assert row["action_id"] == "t1-1"
    assert (row["start_date"], row["end_date"], row["ongoing"]) == (date(2010, 4, 1), date(2011, 3, 31), False)
    assert (row["lead_organisations"], row["codes"]) == ("Police; Probation", "NI 35; NI 36")
    assert (row["pages"], row["table"], row["confidence"], row["rag"]) == ("1-2", 1, 0.98, "green")
    assert row["review"] == "row-joined; code-unknown"
    assert (row["extra_cost"], row["extra_notes"]) == ("=1+1", "")


def test_two_columns_of_one_header_share_an_extra_column():
    twice = replace(MEETING, extras=tuple(Extra("Notes", "notes", field(text)) for text in ("first", "second")))
    assert actions_listing(replace(PLAN, actions=(twice,))).rows[0][-1] == "first\nsecond"


def test_review_rows_stand_by_severity_then_in_document_order():
    assert [(row["severity"], row["text"]) for row in records("review")] == [
        ("error", "NI 36"), ("check", ""), ("check", "NI 37"), ("info", "PSA 26"),
    ]  # fmt: skip


def test_text_rows_say_where_they_stand():
    assert [tuple(row.values()) for row in records("text")] == [
        ("1", "heading", "Action plan", "page 1, above table 1"),
        ("1-2", "page-footer", "Page 1", "page 1"),
        ("2", "list", "1. first of all", "page 2"),
    ]


def test_glossary_links_are_joined_and_unknown_values_stay_empty():
    first, second = records("glossary")
    assert (first["linked"], first["pages"], first["used_by"]) == ("PSA 26", "2", 1)
    assert (second["title"], second["linked"], second["pages"]) == ("", "", "")


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        ((), ""),
        ((3,), "3"),
        ((3, 4), "3-4"),
        ((3, 5), "3, 5"),
        ((5, 3, 4, 9, 9), "3-5, 9"),
        ((9, 10, 11, 13), "9-11, 13"),
    ],
)
def test_pages(pages: tuple[int, ...], text: str):
    assert page_ranges(pages) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0.5, "0.5"),
        (1.0, "1"),
        (0, "0"),
        (date(2010, 3, 1), "2010-03-01"),
    ],
)
def test_values_as_text(value: object, text: str):
    assert as_text(value) == text  # type: ignore[arg-type]


def test_a_document_without_a_plan_has_headers_and_no_rows():
    tables = {table.resource.name: table for table in listings(NOTHING)}
    assert tables["actions"].rows == () and len(tables["actions"].header) == 26
    assert len(tables["review"].rows) == 1


def test_an_action_that_stands_in_no_table_has_no_table_number():
    bare = replace(TRAINING, table=0)
    assert (
        dict(zip(actions_listing(PLAN).header, actions_listing(replace(PLAN, actions=(bare,))).rows[0], strict=False))[
            "table"
        ]
        is None
    )
