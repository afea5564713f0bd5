from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hcingest.normaliser.date_context import read_context
from hcingest.normaliser.date_tokens import DateContext
from hcingest.normaliser.timeframes import understand, understand_span

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
    assert len(ROWS) > 180


def test_other_dates_decide_the_order() -> None:
    uk = read_context([], ["03/04/2010", "19/09/2016"])
    us = read_context([], ["03/04/2010", "09/19/2016"])
    torn = read_context(["19/09/2016", "09/19/2016"], [])
    assert shown(understand("03/04/2010", uk).dates.end) == "2010-04-03"
    assert shown(understand("03/04/2010", us).dates.end) == "2010-03-04"
    assert understand("03/04/2010", torn).not_understood


@pytest.mark.parametrize(
    ("around", "cells", "end"),
    [
        ("Agreed on 19/11/2010", "", "2010-04-03"),
        ("", "Raised on 19/11/2010", "2010-04-03"),
        ("", "Raised on 19.11.2010", "2010-04-03"),
        ("", "See paragraph 2.13.10", "–"),
        ("Deadline (dd/mm/yyyy)", "", "2010-04-03"),
        ("Dates: MM/DD/YY", "", "2010-03-04"),
        ("Dates: MM/DD/YY", "Raised on 19/11/2010", "–"),
        ("From 1 June 2010", "Reported on 4th July 2010", "2010-04-03"),
        ("From 1 June 2010", "", "–"),
        ("From 1 June 2010", "Reported on 4 July 2010 and August 5, 2010", "–"),
        ("June 1, 2010", "Reported on July 4, 2010", "–"),
    ],
)
def test_the_whole_document_shows_the_order(around: str, cells: str, end: str) -> None:
    context = read_context([around], ["03/04/2010"], [cells])
    assert shown(understand("03/04/2010", context).dates.end) == end


SAYS_FINANCIAL = """Quarters are those of the financial year: Q1 is April to June.
Quarters are financial.
Quarters are financial, not calendar.
All quarters are financial year quarters.
Quarters refer to the financial year (April to March).
Note: quarters follow the council's financial year.
Q1 = April–June
Q1: Apr-Jun
Quarter 1 (April – June)
Q1 runs from 1 April to 30 June
Q1 starts on 1 April
The first quarter begins in April.
Q4 (Jan-Mar)
Dates are given in quarters of the financial year.
Timescale (financial quarters)
Q1 to Q4 refer to the quarters of the financial year
Quarters are fiscal quarters
Quarters are counted from 1 April."""

SAYS_CALENDAR = """In this plan the quarters are calendar quarters.
Quarters are calendar.
Quarters follow the calendar year.
Q1 is January to March
Quarter 1 (January – March)
Q4 = October to December
Quarters are calendar quarters, not financial quarters.
Quarters are those of the calendar year rather than the financial year
Calendar-year quarters are used throughout
Quarters are counted from January."""

SAYS_NOTHING = """Progress is reported every quarter.
Progress is reported each quarter and in full at the end of the financial year.
A quarter of residents said that in the calendar year 2010 they were victims.
Three quarters of the budget was spent in the financial year.
Performance in quarter 4 was better than in January.
Report on quarter 1 in April."""


@pytest.mark.parametrize(
    ("said", "end"),
    [
        *((said, "2011-06-30") for said in SAYS_FINANCIAL.splitlines()),
        *((said, "2011-03-31") for said in SAYS_CALENDAR.splitlines()),
        *((said, "–") for said in SAYS_NOTHING.splitlines()),
    ],
)
def test_the_document_says_what_its_quarters_are(said: str, end: str) -> None:
    assert shown(understand("Q1 2011", read_context([said], [])).dates.end) == end


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("Financial years run from 1 July to 30 June.", "2023-07-01"),
        ("The financial year is from July to June", "2023-07-01"),
        ("The fiscal year begins on October 1.", "2023-10-01"),
        ("Financial year ending 30 June", "2023-07-01"),
        ("FY = July–June", "2023-07-01"),
        ("Q1 is July to September", "2023-07-01"),
        ("The financial year (1 April 2023 to 31 March 2024)", "2023-04-01"),
        ("Q1: July report to Cabinet", "2023-04-01"),
        ("In the financial year we report in May and July.", "2023-04-01"),
        ("The financial year begins in July. Our fiscal year begins in May.", "–"),
        ("Agreed on 09/30/2023", "–"),
        ("Budget: $20,000", "–"),
        ("Budget: €20,000", "–"),
        ("See www.shire.nsw.gov.au", "–"),
        ("Our year costs $20,000. Quarter 1 (April – June)", "2023-04-01"),
        ("Budget: €20,000 (£17,000)", "2023-04-01"),
        ("As in www.shire.nsw.gov.au; write to plan@borough.gov.uk", "2023-04-01"),
        ("A review of us.", "2023-04-01"),
        ("", "2023-04-01"),
    ],
)
def test_the_document_says_when_its_financial_years_begin(said: str, start: str) -> None:
    found = understand("2023-24", read_context([said], []))
    assert shown(found.dates.start) == start
    assert found.not_understood is (start == "–")


def test_quarters_of_a_year_that_begins_in_july() -> None:
    context = DateContext(year_begins=7)
    ends = [shown(understand(f"Q{n} 2023/24", context).dates.end) for n in (1, 2, 3, 4)]
    assert ends == ["2023-09-30", "2023-12-31", "2024-03-31", "2024-06-30"]
    assert shown(understand("Q1 2023/24", DateContext(year_begins=0)).dates.end) == "–"


def test_forms_of_calendar_quarters() -> None:
    context = DateContext(quarters="calendar")
    for text in ("2012 Q1", "Q1 '12", "1st quarter 2012", "Quarter 1 of 2012"):
        assert shown(understand(text, context).dates.end) == "2012-03-31"
    dates = understand("Q3-Q4 2012", context).dates
    assert (shown(dates.start), shown(dates.end)) == ("2012-07-01", "2012-12-31")


@pytest.mark.parametrize(
    ("timeframes", "end"),
    [
        (["Apr 10", "Jul 10", "Mar 11", "September 2010 to June 2011"], "2010-04-30"),
        (["Apr 10", "Jul 24", "Mar 11", "September 2010 to June 2011"], "–"),
        (["Apr 10", "June 2010"], "–"),
        (["Apr 10", "Dec 10", "June 2010"], "2010-04-30"),
        (["Apr 10", "Dec 10", "June 2010", "2017"], "–"),
        (["Apr 10", "Jul 10", "Mar 11", "March 2015"], "–"),
    ],
)
def test_short_years_are_told_by_the_years_of_the_plan(timeframes: list[str], end: str) -> None:
    found = understand("Apr 10", read_context([], timeframes))
    assert shown(found.dates.end) == end
    assert found.not_understood is (end == "–")


@pytest.mark.parametrize("text", ["Apr 10", "FY24", "Mach 2012", "March 2012 (TBC)", "Q1 2010/13", "June 2011?"])
def test_ambiguous_dates_are_listed(text: str) -> None:
    assert understand(text, DateContext()).not_understood


def test_two_columns_are_a_span() -> None:
    dates = understand_span("June 2017", "January 2018", DateContext()).dates
    assert (shown(dates.start), shown(dates.end)) == ("2017-06-01", "2018-01-31")
    assert understand_span("June 2017", "Ongoing", DateContext()).dates.ongoing


def test_two_columns_that_run_backwards_are_listed() -> None:
    found = understand_span("June 2017", "January 2017", DateContext())
    assert (found.dates.start, found.dates.end, found.not_understood) == (None, None, True)


@pytest.mark.parametrize(
    "text", ["September 2010 January 2011", "31 March 2012 (revised from June 2011)", "April 2010 and May 2011"]
)
def test_several_deadlines_are_said(text: str) -> None:
    assert understand(text, DateContext()).several


@pytest.mark.parametrize(
    ("text", "recurring"),
    [
        ("Annually in June", "annually"),
        ("Every two years", "every two years"),
        ("Bi-monthly", "bi-monthly"),
        ("Every 6 months", "every 6 months"),
        ("Yn flynyddol", "yn flynyddol"),
        ("Tous les deux ans", "tous les deux ans"),
    ],
)
def test_repetition_is_kept(text: str, recurring: str) -> None:
    found = understand(text, DateContext())
    assert (found.dates.recurring, found.not_understood) == (recurring, False)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Lorem ipsum", True),
        ("31/02/2012", True),
        ("TBC", False),
        ("Ongoing", False),
        ("", False),
        ("Ar unwaith", False),
        ("À définir", False),
        ("Terminé", False),
    ],
)
def test_what_is_not_understood_is_said(text: str, unknown: bool) -> None:
    assert understand(text, DateContext()).not_understood is unknown


def test_hydref_is_october_unless_the_plan_names_seasons_in_welsh() -> None:
    plain, seasons = read_context([], ["Mawrth 2013"]), read_context([], ["Gwanwyn 2013", "Hydref 2013"])
    assert understand("Hydref 2013", plain).dates.end == date(2013, 10, 31)
    assert understand("Hydref 2013", seasons).dates.end is None
    assert understand("Mis Hydref 2013", seasons).dates.end == date(2013, 10, 31)
