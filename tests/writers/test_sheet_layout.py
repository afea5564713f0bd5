from __future__ import annotations

import pytest
from planning import NOTHING, PLAN

from hcingest.writers.rows import actions_listing
from hcingest.writers.sheet_layout import HIGHEST, column_width, layout_of, line_count, row_height


@pytest.mark.parametrize(
    ("texts", "width"),
    [
        ([], 10),
        (["x"], 10),
        (["word " * 3], 17),
        (["word " * 20], 35),
        (["word " * 400], 50),
        (["word\n" * 90], 10),
        (["x" * 90], 33),
        (["short"] * 19 + ["word " * 400], 10),
    ],
    ids=["empty", "short", "one line", "a sentence", "a page", "short lines", "an address", "one long text of many"],
)
def test_column_widths(texts: list[str], width: int):
    assert column_width("action", texts) == width


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("x" * 20, 1), ("x" * 21, 1), ("x" * 22, 2), ("one\ntwo", 2), ("word " * 40, 10)]
)
def test_lines_of_a_text_in_a_column(text: str, lines: int):
    assert line_count(text, 20) == lines


def test_a_row_is_as_high_as_its_longest_text_and_never_too_high():
    assert row_height(["x", "one\ntwo\nthree"], [10, 10]) == 45
    assert row_height(["x\n" * 1000], [10]) == HIGHEST


def test_columns_that_hold_nothing_are_not_shown_but_in_an_empty_table():
    listing = actions_listing(PLAN)
    hidden = [listing.header[column] for column in layout_of(listing).hidden]
    assert hidden == ["outcome", "measure", "partners", "resources", "progress", "status", "priority"]
    assert layout_of(actions_listing(NOTHING)).hidden == ()
