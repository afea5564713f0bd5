from __future__ import annotations

from collections.abc import Callable

import pytest

from hcingest.model.plan import Draft
from hcingest.normaliser.date_columns import role_of, understand_columns
from hcingest.normaliser.date_tokens import DateContext


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Start date", "start"),
        ("Planned start", "start"),
        ("Commencement", "start"),
        ("From", "start"),
        ("End date", "end"),
        ("Target completion date", "end"),
        ("Deadline", "end"),
        ("Target start date", "start"),
        ("Start and end dates", ""),
        ("Timescale", ""),
        ("Review date", "later"),
        ("Revised end date", "later"),
        ("Dyddiad cychwyn", "start"),
    ],
)
def test_what_a_header_says_of_its_dates(header: str, role: str) -> None:
    assert role_of(header) == role


@pytest.mark.parametrize(
    ("columns", "start", "end"),
    [
        ([("Start", "June 2010"), ("Finish", "July 2010")], "2010-06-01", "2010-07-31"),
        ([("Finish", "July 2010"), ("Start", "June 2010")], "2010-06-01", "2010-07-31"),
        ([("Start", "June 2010"), ("Finish", "")], "2010-06-01", "None"),
        ([("Start", ""), ("Finish", "July 2010")], "None", "2010-07-31"),
        ([("Start date", "2010/11")], "2010-04-01", "None"),
        ([("Start date", "June 2010 to July 2010")], "2010-06-01", "2010-07-31"),
        ([("Date", "June 2010"), ("Date", "July 2010")], "2010-06-01", "2010-07-31"),
        ([("Target date", "June 2010"), ("Review date", "July 2010")], "None", "2010-06-30"),
        ([("Target date", ""), ("Review date", "July 2010")], "None", "2010-07-31"),
        ([("Deadline", "June 2010"), ("Completion date", "July 2010")], "None", "None"),
        ([("Deadline", "June 2010"), ("Completion date", "June 2010")], "None", "2010-06-30"),
    ],
)
def test_columns_of_dates(columns: list[tuple[str, str]], start: str, end: str) -> None:
    dates = understand_columns(columns, DateContext()).dates
    assert (str(dates.start), str(dates.end)) == (start, end)


def test_two_deadlines_are_listed() -> None:
    assert understand_columns([("Deadline", "June 2010"), ("Due", "July 2010")], DateContext()).several


def test_ongoing_in_any_column_counts() -> None:
    found = understand_columns([("Target date", "June 2010"), ("Review date", "Ongoing")], DateContext())
    assert found.dates.ongoing


def test_a_plan_that_says_when_work_starts(normalised: Callable[..., Draft]) -> None:
    draft = normalised("""
    | Action           | Lead  | Start date |
    | Mend the kerb    | Roads | June 2010  |
    | Mend the bridges | Roads | May 2010   |
    """)
    assert [(str(a.dates.start), a.dates.end) for a in draft.actions] == [("2010-06-01", None), ("2010-05-01", None)]
