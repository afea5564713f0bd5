"""Which field a column feeds: by its header's words, by what stands in it, and by its place among the others."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from hcingest.model.plan import Draft
from hcingest.model.table import Table
from hcingest.normaliser.headings import read_heading
from hcingest.normaliser.vocabulary import FIELDS, load
from tests.drawing import draw

VOCABULARY = load()

STANDALONE = """
When will it be completed?              | timeframe
When do we expect to finish             | timeframe
By when                                 | timeframe
Who will take this forward?             | lead
By who                                  | lead
Date due                                | timeframe
Who else needs to be involved?          | partners
How will we know it has worked?         | measure
How we'll know we have succeeded        | measure
How will we measure our success         | measure
How success will be measured            | measure
What difference will this make to you?  | outcome
What will success look like in 2015     | outcome
What do we want to change?              | objective
Where do we want to be                  | objective
What will we do to get there?           | action
How will we achieve this?               | action
Action title                            | action
Action needed                           | action
Proposed actions                        | action
What have we done so far?               | progress
How are we doing?                       | progress
What resources do we need?              | resources
Is it on track?                         | status
Lead head of service                    | lead
Progress at March 2014                  | progress
Progress as at 30/09/2013               | progress
Position as of 31.3.12                  | progress
How we will do this                     | action
What actions will be taken?             | action
How measured                            | measure
NI no.                                  | indicators
Owned by                                | lead
R / A / G                               | rag
Barriers                                | objective
What success will look like             | outcome
Actions required to comply              | action
Monitoring arrangements                 | measure
Resources identified                    | resources
Portfolio holder                        | lead
Portfolio Holder / Officer              | lead
Resp.                                   | lead
Lead Dept.                              | lead
Person(s) responsible                   | lead
Delivery body                           | lead
Who's leading?                          | lead
Swyddog arweiniol                       | lead
Delivery partner(s)                     | partners
Who's helping?                          | partners
Secondary owner                         | partners
T'scale                                 | timeframe
T/scale                                 | timeframe
Delivery timescale                      | timeframe
Pryd                                    | timeframe
Nat. Ind.                               | indicators
UN Goals                                | indicators
Links to SDGs                           | indicators
What's been done                        | progress
Work to date                            | progress
Means of verification                   | measure
Indicateur de suivi                     | measure
Expected output                         | outcome
Fiscal impact                           | resources
Gweithredu                              | action
Rec.                                    | ref
N°                                      | ref
"""


def lines(text: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("header", "field"), lines(STANDALONE))
def test_a_header_speaks_of_one_field(header: str, field: str) -> None:
    likeness = {name: VOCABULARY.likeness(header, name) for name in FIELDS}
    assert max(likeness, key=lambda name: likeness[name]) == field


def table(text: str) -> Table:
    found, _ = draw(text)
    return next(item for item in found.flow if isinstance(item, Table))


def fields_of(text: str) -> list[str | None]:
    return [column.field for column in read_heading(table(text), VOCABULARY).columns]


def test_a_risk_before_the_actions_is_what_they_answer_behind_them_a_column_of_its_own() -> None:
    drawn = (
        "| {} |\n| Floods in Mill Lane | Clear the drains | CST | May 2012 |\n| Ice | Grit the hill | CST | June 2012 |"
    )
    assert fields_of(drawn.format("Risk | Action | Lead | When"))[0] == "objective"
    assert (
        fields_of("""
        | Action           | Lead | When     | Risk                |
        | Clear the drains | CST  | May 2012 | Floods in Mill Lane |
        | Grit the hill    | CST  | May 2013 | Ice                 |
        """)[3]
        is None
    )


def test_what_stands_after_the_action_does_not_group_it() -> None:
    drawn = """
        | Action               | Lead  | Target             | Due        |
        | Repair the north gate | Parks | 20 gates in use    | March 2012 |
        | Plant the long verge  | Parks | 40 trees that live | June 2012  |
        """
    assert fields_of(drawn) == ["action", "lead", "measure", "timeframe"]


def test_a_grouping_column_is_the_objective_unless_its_header_says_section() -> None:
    rows = """
        | Fair access   | Open the hall on Sundays to all groups | Halls | March 2012 |
        | ^             | Print the guide in four languages      | Press | June 2012  |
        """
    assert fields_of("| Priority | Action | Lead | Due |" + rows)[0] == "objective"
    assert fields_of("| Theme | Action | Lead | Due |" + rows)[0] == "section"


def test_a_grouping_column_around_another_is_the_section() -> None:
    drawn = """
        | Goal          | Objective           | Action                                 | Lead  | Due        |
        | Fair access   | Halls that are open | Open the hall on Sundays to all groups | Halls | March 2012 |
        | ^             | ^                   | Print the guide in four languages      | Press | June 2012  |
        | ^             | News for everybody  | Write to each house on the estate      | Press | June 2012  |
        """
    assert fields_of(drawn)[:3] == ["section", "objective", "action"]


def test_an_opening_says_more_the_longer_it_is() -> None:
    openings = ["How we will do it", "How we will know it is done"]
    best = [max(FIELDS, key=lambda name, text=text: VOCABULARY.likeness(text, name)) for text in openings]
    assert all(one != other for one, other in pairwise(best))


def test_a_header_set_like_the_rows_is_told_by_every_word_of_it_speaking_of_a_field() -> None:
    drawn = """
        | Key milestones           | Officer lead | Target date | Achieved? |
        | Open the hall on Sundays | Halls        | March 2012  | Yes       |
        | Print a guide to the hall | Press       | June 2012   | No        |
        """
    assert fields_of(drawn) == ["action", "lead", "timeframe", "status"]


def test_a_column_merged_down_beside_the_actions_groups_them_whatever_its_header() -> None:
    drawn = """
        | Vows                | Action                                 | Lead  | Due        |
        | We open our doors   | Open the hall on Sundays to all groups | Halls | March 2012 |
        | ^                   | Print the guide in four languages      | Press | June 2012  |
        | ^                   | Write to each house on the estate      | Press | June 2012  |
        """
    assert fields_of(drawn) == ["objective", "action", "lead", "timeframe"]


def test_a_column_merged_down_behind_the_actions_groups_them_where_its_header_may_mean_that() -> None:
    drawn = """
        | Action                                 | {} | Due        |
        | Open the hall on Sundays to all groups | Open our doors | March 2012 |
        | Print the guide in four languages      | ^              | June 2012  |
        | Write to each house on the estate      | ^              | June 2012  |
        """
    assert fields_of(drawn.format("What we will do")) == ["action", "objective", "timeframe"]
    assert fields_of(drawn.format("Map sheet")) == ["action", None, "timeframe"]


def test_updates_of_several_quarters_are_all_progress() -> None:
    drawn = """
        | Action                   | Lead  | Progress     | <            | <        |
        | ^                        | ^     | Q1           | Q2           | Q3       |
        | Open the hall on Sundays | Halls | Keys are cut | Door is hung | Complete |
        | Print a guide to halls   | Press | Text written | Text sent    | Complete |
        """
    assert fields_of(drawn) == ["action", "lead", "progress", "progress", "progress"]


def test_a_measure_before_its_actions_is_what_they_carry_out() -> None:
    rows = """
        | Fewer car trips  | Build ten miles of lanes for cycles | Streets | Mid-term  |
        | Cleaner vehicles | Buy four vans that run on batteries | Fleet   | Near-term |
        """
    assert fields_of("| Measure | Action | Department | Timeframe |" + rows)[0] == "objective"
    assert fields_of("| Success criteria | Action | Department | Timeframe |" + rows)[0] == "measure"


def test_a_description_beside_the_name_of_each_thing_only_describes_it() -> None:
    rows = """
        | Court lists  | The lists of all hearings in each court    | June 2012  | Courts  |
        | Prison lists | The number of people held at the week's end | March 2012 | Prisons |
        """
    assert fields_of("| Title | Description | Release date | Owner |" + rows)[:2] == ["action", None]
    assert fields_of("| Theme | Description | Release date | Owner |" + rows)[1] == "action"


def test_a_stage_before_a_header_leaves_its_meaning() -> None:
    drawn = """
        | Recommendation                 | Agreed implementation date | Revised target date |
        | Sign each form before payment  | 31/03/2012                 | 30/06/2012          |
        """
    assert fields_of(drawn) == ["action", "timeframe", "timeframe"]


def test_figures_by_year_without_a_header_are_no_plan() -> None:
    drawn = """
        | 2001 | 30.5 | 49.0 | of the people |
        | 2005 | 29.7 | 48.6 | of the people |
        """
    assert "action" not in fields_of(drawn)


def test_definitions_are_no_plan() -> None:
    drawn = """
        | Aim         | What is looked at                             | Kinds of test |
        | Reliability | Whether scores stay the same over some weeks  | Once more     |
        | Validity    | Whether scores say what they are meant to say | Side by side  |
        """
    assert not read_heading(table(drawn), VOCABULARY).is_plan


@pytest.mark.parametrize(("last", "is_plan"), [("", False), ("| Lead | Police |", True)])
def test_a_description_beside_one_column_alone_defines_it(last: str, is_plan: bool) -> None:
    header, cell = last.split("|")[1:3] if last else ("", "")
    end = f" {header} |", f" {cell} |"
    drawn = f"""
        | Outcome   | Description                          |{end[0] if last else ""}
        | Outcome 1 | Make the estates safer for everybody |{end[1] if last else ""}
        | Outcome 2 | Support adults who stay at home      |{end[1] if last else ""}
        """
    assert read_heading(table(drawn), VOCABULARY).is_plan == is_plan


def test_figures_beside_dates_are_no_actions() -> None:
    drawn = """
        | June 2010  | 10% 20% 30% |
        | March 2011 | 20% 30% 40% |
        | May 2012   | 30% 40% 50% |
        """
    assert "action" not in fields_of(drawn)


def test_of_two_headers_that_say_objective_the_one_before_the_actions_is_it() -> None:
    drawn = """
        | Our objectives | Actions                                | Lead  | Due        | Barriers   |
        | Fair access    | Open the hall on Sundays to all groups | Halls | March 2012 | Staff time |
        | ^              | Print the guide in four languages      | Press | June 2012  |            |
        | ^              | Write to each house on the estate      | Press | June 2012  |            |
        | Clean streets  | Sweep the market square each Saturday  | Roads | June 2012  | Staff time |
        """
    assert fields_of(drawn) == ["objective", "action", "lead", "timeframe", None]
    assert (
        fields_of(drawn.replace("Barriers  ", "Risks     ").replace("Our objectives", "Strategic objective"))[0]
        == "objective"
    )


def test_a_column_without_a_header_groups_nothing_by_being_merged_down_behind_the_actions() -> None:
    assert fields_of("""
    | Action         | Lead    |            |
    | Mend the road  | Roads   | North ward |
    | Sweep the path | Streets | ^          |
    | Paint the shed | Parks   | ^          |
    """) == ["action", "lead", None]


def test_bare_numbers_below_a_kind_of_code_are_indicators(normalised: Callable[..., Draft]) -> None:
    draft = normalised("""
    | Action         | Lead  | KPI   |
    | Hold a fair    | Parks | 1, 2  |
    | Train stewards | CST   | 3 & 4 |
    """)
    assert [one.indicators.value for one in draft.actions] == ["1, 2", "3 & 4"]


def test_the_response_to_a_recommendation_is_a_column_of_its_own() -> None:
    rows = """
        | Keep a register of all contracts in force | Agreed. A register will be kept from May on. | Finance | May 2012  |
        | Check each claim before it is sent to us  | Agreed in part, for the large claims of the year. | Audit   | June 2012 |
        """
    assert fields_of("| Recommendation | Management response | Owner | Due |" + rows)[:2] == ["action", None]
    assert fields_of("| Finding | Management response | Owner | Due |" + rows)[:2] == ["objective", "action"]


def test_a_column_inside_the_objective_is_the_objective_and_that_a_section() -> None:
    drawn = """
        | Equality outcome | Output              | Action                                 | Measure | Lead  | Due        |
        | Fair access      | Halls that are open | Open the hall on Sundays to all groups | Visits  | Halls | March 2012 |
        | ^                | ^                   | Print the guide in four languages      | Copies  | Press | June 2012  |
        | ^                | News for everybody  | Write to each house on the estate      | Letters | Press | June 2012  |
        """
    assert fields_of(drawn)[:4] == ["section", "objective", "action", "measure"]


@pytest.mark.parametrize(
    ("drawn", "actions"),
    [
        ("|  | Who | By when |\n| Fit alley gates | CST | May 2010 |\n| Mend old lamps | Parks | Ongoing |", 2),
        (
            "|  | Who | By when | RAG |\n| Alley gates | CST | May 2010 | Red |\n| Wardens | Parks | Ongoing | Green |",
            2,
        ),
        ("|  | Who | By when |\n| Alley gates | CST | May 2010 |\n| Wardens | Parks | Ongoing |", 0),
        ("|  | Who | RAG |\n| Fit alley gates | CST | Red |\n| Mend old lamps | Parks | Green |", 0),
        ("|  | Who | By when | RAG |\n| 0.1 | CST | May 2010 | Red |\n| 0.2 | Parks | Ongoing | Green |", 0),
    ],
)
def test_actions_below_a_blank_header(normalised: Callable[..., Draft], drawn: str, actions: int) -> None:
    assert len(normalised(drawn).actions) == actions


def test_what_is_going_to_be_done_is_the_objective_beside_how() -> None:
    rows = "| Make parks safe | Mend all of the gates and light the paths | Parks | May 2012 |"
    drawn = f"""
        | What are we going to do? | How will we do it? | Who? | By when? |
        {rows}
        """
    assert fields_of(drawn) == ["objective", "action", "lead", "timeframe"]
