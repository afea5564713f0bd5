from __future__ import annotations

from pathlib import Path

import pytest

from hcingest.normaliser.timeframes import DateContext, read_context, understand, understand_span

DOC = Path(__file__).parent.parent.parent / "docs" / "timeframes.md"
ROWS = [
    [cell.strip().strip("`") for cell in line.strip("|").split("|")]
    for line in DOC.read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and "`" in line
]


def shown(value: object) -> str:
    return str(value) if value else "–"


@pytest.mark.parametrize("row", ROWS, ids=[row[1] for row in ROWS])
def test_the_table_of_the_docs(row: list[str]) -> None:
    _, text, start, end, ongoing = row
    dates = understand(text, DateContext()).dates
    assert (shown(dates.start), shown(dates.end), dates.ongoing) == (start, end, ongoing == "yes")


def test_the_table_is_long() -> None:
    assert len(ROWS) > 70


def test_other_dates_decide_the_order() -> None:
    uk = read_context([], ["03/04/2010", "19/09/2016"])
    us = read_context([], ["03/04/2010", "09/19/2016"])
    torn = read_context(["19/09/2016", "09/19/2016"], [])
    assert shown(understand("03/04/2010", uk).dates.end) == "2010-04-03"
    assert shown(understand("03/04/2010", us).dates.end) == "2010-03-04"
    assert understand("03/04/2010", torn).not_understood


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("Quarters are those of the financial year: Q1 is April to June.", "2011-06-30"),
        ("In this plan the quarters are calendar quarters.", "2011-03-31"),
        ("Progress is reported every quarter.", "–"),
    ],
)
def test_the_document_says_what_its_quarters_are(said: str, end: str) -> None:
    assert shown(understand("Q1 2011", read_context([said], [])).dates.end) == end


def test_two_columns_are_a_span() -> None:
    dates = understand_span("June 2017", "January 2018", DateContext()).dates
    assert (shown(dates.start), shown(dates.end)) == ("2017-06-01", "2018-01-31")
    assert understand_span("June 2017", "Ongoing", DateContext()).dates.ongoing


@pytest.mark.parametrize(
    "text", ["September 2010 January 2011", "31 March 2012 (revised from June 2011)", "April 2010 and May 2011"]
)
def test_several_deadlines_are_said(text: str) -> None:
    assert understand(text, DateContext()).several


def test_repetition_is_kept() -> None:
    assert understand("Annually in June", DateContext()).dates.recurring == "annually"


@pytest.mark.parametrize(
    ("text", "unknown"), [("Lorem ipsum", True), ("31/02/2012", True), ("TBC", False), ("Ongoing", False), ("", False)]
)
def test_what_is_not_understood_is_said(text: str, unknown: bool) -> None:
    assert understand(text, DateContext()).not_understood is unknown
