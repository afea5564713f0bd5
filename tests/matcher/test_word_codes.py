from __future__ import annotations

import pytest
from drawing import draw
from glossaries import action
from test_linking import field

from hcingest.matcher.glossary import read_glossary
from hcingest.matcher.linking import match
from hcingest.matcher.schemes import load_schemes
from hcingest.model.plan import Action, Extra
from hcingest.model.table import Block
from hcingest.options import DEFAULTS

OUTCOMES = """
# Our outcomes
| Outcome   | Description                     |
| Outcome 1 | Children have a good start      |
| Outcome 2 | Adults stay independent         |
"""
PRIORITIES = """
# What matters
Priority 1: A greener borough
Priority 2: A cleaner borough
"""


def linked_to(cell: str, header: str = "Links to outcomes", other: str = "Train staff (Outcome 9)") -> Action:
    return Action(id="A001", action=field(other), extras=(Extra(header, "links", field(cell)),))


def codes(actions: list[Action], text: str, *headers: str) -> list[tuple[str, ...]]:
    found, _ = draw(text)
    blocks = [*found.blocks, *(Block("table-header", draw(header)[0].blocks[0].pieces) for header in headers)]
    glossary = read_glossary(blocks, found.tables, load_schemes(), actions)
    return [one.codes for one in match(actions, glossary, DEFAULTS).actions]


@pytest.mark.parametrize(
    ("cells", "text", "expected"),
    [
        (["Outcome 1", "Outcomes 1 and 2"], OUTCOMES, [("Outcome 1",), ("Outcome 1", "Outcome 2")]),
        (["Priority 2", "Priorities 1, 2"], PRIORITIES, [("Priority 2",), ("Priority 1", "Priority 2")]),
        (["Outcome 1", "Outcome 2"], PRIORITIES, [(), ()]),
        (["Outcome 1", "see Outcome 2"], OUTCOMES, [(), ()]),
        (["Phase 1", "Phase 2"], "Phase 1: design\nPhase 2: build", [(), ()]),
    ],
)
def test_a_column_and_a_list_make_a_word_a_kind_of_code(cells: list[str], text: str, expected: list[str]) -> None:
    assert codes([linked_to(cell) for cell in cells], text) == expected


def test_an_indicator_column_is_enough() -> None:
    assert codes([action("Aim 3"), action("Aim 1; Aim 3")], "Nothing") == [("Aim 3",), ("Aim 1", "Aim 3")]
    assert codes([action("Aim 3"), action("Aim 3")], "Nothing") == [(), ()]


def test_words_that_repeat_the_header_are_of_its_kind() -> None:
    goals = [action("Goal 5"), action("Goals 3 and 13")]
    assert codes(goals, "Nothing", "SDGs") == [("SDG 5",), ("SDG 3", "SDG 13")]
    assert codes(goals, "Nothing", "Aims met") == [("Goal 5",), ("Goal 3", "Goal 13")]
