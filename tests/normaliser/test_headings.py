"""Which field a column feeds: by its header's words, by what stands in it, and by its place among the others."""

from __future__ import annotations

from itertools import pairwise

import pytest

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
What success will look like             | outcome
Actions required to comply              | action
Monitoring arrangements                 | measure
Resources identified                    | resources
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
