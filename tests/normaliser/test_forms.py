"""Forms of one action each: labels with their values beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hcingest.model.plan import Draft

Normalised = Callable[..., Draft]

CARDS = """
# Nature Plan
| Action 1           | Plant a hedge along the canal |
| Lead               | Parks                         |
| Timeframe          | June 2012                     |
| Measure of success | Length of hedge               |

| Action 2           | Dig two ponds for newts       |
| Lead               | Rivers Trust                  |
| Timeframe          | March 2013                    |
| Measure of success | Number of newts               |
"""


def column(draft: Draft, name: str) -> list[str]:
    return [dict(a.fields())[name].value for a in draft.actions]


def test_each_form_is_an_action(normalised: Normalised) -> None:
    draft = normalised(CARDS)
    assert column(draft, "action") == ["Plant a hedge along the canal", "Dig two ponds for newts"]
    assert column(draft, "action_ref") == ["1", "2"]
    assert column(draft, "lead") == ["Parks", "Rivers Trust"]
    assert column(draft, "measure") == ["Length of hedge", "Number of newts"]


def test_labels_beside_one_another_and_forms_in_one_table(normalised: Normalised) -> None:
    draft = normalised("""
    | Action no.  | 7               | Hazard   | Flood     |
    | Action      | Raise the dam   | <        | <         |
    | Lead agency | Public works    | Timeline | June 2012 |
    | Action no.  | 8               | Hazard   | Fire      |
    | Action      | Clear the brush | <        | <         |
    | Lead agency | Forestry        | Timeline | May 2013  |
    """)
    assert column(draft, "action_ref") == ["7", "8"]
    assert column(draft, "action") == ["Raise the dam", "Clear the brush"]
    assert [[extra.field.value for extra in a.extras] for a in draft.actions] == [["Flood"], ["Fire"]]


def test_a_form_goes_on_over_a_page_break(normalised: Normalised) -> None:
    draft = normalised(CARDS.replace("| Timeframe          | March", "---\n| Timeframe          | March"))
    assert column(draft, "measure") == ["Length of hedge", "Number of newts"]


def test_labels_that_name_no_action_make_no_form(normalised: Normalised) -> None:
    draft = normalised("""
    | Owner    | Parks     |
    | Date     | June 2012 |
    | Status   | Draft     |
    | Priority | High      |
    """)
    assert not draft.actions


@pytest.mark.parametrize("label", ["Partners", "Cost"])
def test_a_form_with_another_label_is_an_action_too(normalised: Normalised, label: str) -> None:
    more = (
        CARDS
        + f"""
| Action 3           | Mow the verges later          |
| Lead               | Parks                         |
| Timeframe          | May 2012                      |
| {label}            | None                          |
"""
    )
    assert column(normalised(more), "lead") == ["Parks", "Rivers Trust", "Parks"]


FORM = """
| Lead       | Parks     |
| Timescale  | June 2012 |
| Cost       | None      |
"""


def test_a_title_over_a_form_is_its_action(normalised: Normalised) -> None:
    title = "| *Action {}: Plant a hedge along the canal* | < |"
    draft = normalised("\n".join(title.format(n) + FORM for n in ("3.1", "3.2")))
    assert column(draft, "action_ref") == ["Action 3.1", "Action 3.2"]
    assert column(draft, "action") == ["Plant a hedge along the canal"] * 2


def test_a_numbered_heading_above_a_form_is_its_action(normalised: Normalised) -> None:
    draft = normalised("# Nature plan\n" + "".join(f"## Action {n}: Plant a hedge\n{FORM}" for n in (1, 2)))
    assert column(draft, "action_ref") == ["Action 1", "Action 2"]
    assert [a.section.value for a in draft.actions] == ["", ""]


def test_a_heading_without_a_number_above_a_form_is_none(normalised: Normalised) -> None:
    assert not normalised(f"# Nature plan\n## Contacts\n{FORM}").actions


def test_a_numbered_heading_above_what_is_no_form_stays_one(normalised: Normalised) -> None:
    draft = normalised("# Theme B: Parks\n| Lead | |\n| Band | < |")
    assert [block.text for block in draft.blocks] == ["Theme B: Parks"]


def test_a_table_that_ends_with_a_title_is_no_form(normalised: Normalised) -> None:
    draft = normalised(CARDS + "| Parks and paths | < |")
    assert [table.row_count for table in draft.tables_left] == [5]


def test_a_value_without_a_label_is_kept(normalised: Normalised) -> None:
    draft = normalised(CARDS.replace("| Action 1 ", "| | Draft of May |\n| Action 1 "))
    assert [[extra.field.value for extra in a.extras] for a in draft.actions] == [["Draft of May"], [""]]


def test_a_label_that_comes_again_beside_another_begins_a_form(normalised: Normalised) -> None:
    draft = normalised("""
    | Action   | Raise the dam   | Timeline | June 2012 |
    | Lead     | Public works    | Cost     | None      |
    | Timeline | May 2013        | Action   | Dig ponds |
    | Lead     | Parks           | Cost     | None      |
    """)
    assert column(draft, "action") == ["Raise the dam", "Dig ponds"]
