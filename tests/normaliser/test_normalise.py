"""Drawn documents and the records that a careful reader would write down."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hcingest.model.plan import Action, Draft

Normalised = Callable[..., Draft]

PLAN = """
# Safer Streets Plan
| Objective | Activity | Timeframe | Lead | Indicator | Progress |
| *Aim A: Be safe* | < | < | < | < | < |
| 1. Light the streets | Repair lamps. | June 2010 | Highways | NI 17 | Half done |
| *Aim B: Feel safe* | < | < | < | < | < |
| 2. Talk to people on | Hold a forum. | July 2010 | CST | NI 21 | Good |
| ^ | Write to each household and | May 2011 | CST | ^ | ^ |
---
| Objective | Activity | Timeframe | Lead | Indicator | Progress |
| the estate | ask what they think | | | | |
| ^ | Publish the answers. | June 2011 | Web | ^ | ^ |
| 3. Keep it up | Review the plan. | Ongoing | CST | | |
"""


def values(action: Action) -> dict[str, str]:
    return {name: field.value for name, field in action.fields() if field.value}


def column(draft: Draft, name: str) -> list[str]:
    return [dict(a.fields())[name].value for a in draft.actions]


def test_a_row_cut_by_a_page_break_is_one_action(normalised: Normalised) -> None:
    draft = normalised(PLAN)
    assert column(draft, "action") == [
        "Repair lamps.", "Hold a forum.", "Write to each household and ask what they think", "Publish the answers.",
        "Review the plan.",
    ]  # fmt: skip


def test_merged_cells_reach_over_the_break(normalised: Normalised) -> None:
    draft = normalised(PLAN)
    assert column(draft, "objective")[1:4] == ["Talk to people on the estate"] * 3
    assert column(draft, "objective_ref") == ["1", "2", "2", "2", "3"]
    assert column(draft, "indicators") == ["NI 17", "NI 21", "NI 21", "NI 21", ""]
    assert column(draft, "progress") == ["Half done", "Good", "Good", "Good", ""]


def test_bands_are_sections(normalised: Normalised) -> None:
    assert column(normalised(PLAN), "section") == ["Aim A: Be safe"] + ["Aim B: Feel safe"] * 4


def test_copies_own_nothing(normalised: Normalised) -> None:
    draft = normalised(PLAN)
    owned = [bool(dict(a.fields())["objective"].pieces) for a in draft.actions]
    assert owned == [True, True, False, False, True]
    assert draft.actions[2].objective.copied_from is not None


def test_complete_rows_never_join(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Lead | By when |
    | Open the park. | Parks | May 2010 |
    ---
    | Action | Lead | By when |
    | Close the road. | Highways | June 2010 |
    """)
    assert column(draft, "action") == ["Open the park.", "Close the road."]
    assert not [p for p in draft.problems if p.kind.startswith("row")]


def test_a_chain_over_three_pages(normalised: Normalised) -> None:
    draft = normalised("""
    | Ref | Action | Lead | By when |
    | 1 | Ask every school in | Schools | May 2010 |
    ---
    | Ref | Action | Lead | By when |
    | | the borough, and every | | |
    ---
    | Ref | Action | Lead | By when |
    | | college, to join | | |
    | 2 | Thank them. | Schools | June 2010 |
    """)
    assert column(draft, "action") == ["Ask every school in the borough, and every college, to join", "Thank them."]


def test_a_header_of_two_rows_that_is_repeated_within_a_page_is_no_action(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Delivery | < | Timescale |
    | ^ | Lead | Priority | ^ |
    | Open the park. | Parks | High | May 2010 |
    | Action | Delivery | < | Timescale |
    | ^ | Lead | Priority | ^ |
    | Close the road. | Highways | Low | June 2010 |
    """)
    assert column(draft, "action") == ["Open the park.", "Close the road."]
    assert column(draft, "lead") == ["Parks", "Highways"]


def test_a_header_of_two_rows_may_be_cut_by_the_end_of_a_page(normalised: Normalised) -> None:
    draft = normalised("""
    # 1. Parks
    | Action | Delivery | < | Progress |
    | ^ | Lead | Timescale | ^ |
    | Open the park. | Parks | May 2010 | |
    # 2. Roads
    | Action | Delivery | < | Progress |
    ---
    | | Lead | Timescale | |
    | Close the road. | Highways | June 2010 | Done |
    """)
    assert column(draft, "section") == ["1. Parks", "2. Roads"]
    assert column(draft, "lead") == ["Parks", "Highways"]


def test_signs_in_brackets_end_a_header_that_is_repeated(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Resources / cost // (£) | By when |
    | Open the park. | 3,000 | May 2010 |
    # Roads
    | Action | Resources / cost // (£) | By when |
    | Close the road. | 4,000 | June 2010 |
    """)
    assert column(draft, "resources") == ["3,000", "4,000"]


def test_words_broken_in_narrow_headers_are_known(normalised: Normalised) -> None:
    draft = normalised("""
    | Objec / tives | Action | Indica / tors | By / when |
    | Be safe | Open the park. | NI 17 | May 2010 |
    """)
    assert column(draft, "objective") == ["Be safe"]
    assert column(draft, "indicators") == ["NI 17"]


def test_a_remark_over_the_width_at_the_end_of_a_table_is_no_section(normalised: Normalised) -> None:
    draft = normalised("""
    # Theme 1: Parks
    | Action | Lead | By when |
    | Open the park. | Parks | May 2010 |
    | Source: monitoring by the team | < | < |
    # Theme 2: Roads
    | Action | Lead | By when |
    | Close the road. | Highways | June 2010 |
    | Source: monitoring by the team | < | < |
    """)
    assert column(draft, "section") == ["Theme 1: Parks", "Theme 2: Roads"]
    assert sum(block.text.startswith("Source") for block in draft.blocks) == 2


def test_months_that_a_line_end_breaks_are_understood_in_two_columns_of_dates(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Lead | Start | Finish |
    | Open the park. | Parks | Novem- / ber 2017 | Septem- / ber 2018 |
    """)
    dates = draft.actions[0].dates
    assert (str(dates.start), str(dates.end)) == ("2017-11-01", "2018-09-30")


def test_a_continuation_row_belongs_to_the_row_above(normalised: Normalised) -> None:
    draft = normalised("""
    | Ref | Action | Measure | By when |
    | 1 | Ask every school | Number of schools | May 2010 |
    | | | Number of pupils | |
    | 2 | Thank them. | Letters sent | June 2010 |
    """)
    assert column(draft, "measure") == ["Number of schools\nNumber of pupils", "Letters sent"]


def test_headings_over_each_table_are_sections(normalised: Normalised) -> None:
    draft = normalised("""
    # Delivery plan
    Introduction to it.
    ## Theme One: Parks
    | No. | Action | Who |
    | 1 | Plant | Parks |
    ## Theme Two: Roads
    | No. | Action | Who |
    | 2 | Mend | Highways |
    """)
    assert column(draft, "section") == ["Theme One: Parks", "Theme Two: Roads"]
    assert column(draft, "action_ref") == ["1", "2"]
    assert [b.text for b in draft.blocks if b.kind == "heading"] == ["Delivery plan"]


def test_a_few_words_between_headings_and_their_tables_part_them_not(normalised: Normalised) -> None:
    table = "| Action | Lead |\n| {} it now | Parks |\n| {} it later | Parks |\n"
    people = "## People\nThese are the actions of the theme.\n" + table.format("Mend", "Paint")
    place = "## Place\n" + table.format("Sweep", "Clean")
    assert column(normalised("# Plan\n" + people + place), "section") == ["People"] * 2 + ["Place"] * 2
    assert column(normalised("# Plan\n" + people), "section") == ["", ""]


def test_a_line_with_a_label_above_a_table_heads_it_however_it_is_set(normalised: Normalised) -> None:
    table = "| Action | Lead |\n| {} it now | Parks |\n"
    drawing = "Objective 1: Homes\n" + table.format("Mend") + "Objective 2: Streets\n" + table.format("Sweep")
    assert column(normalised(drawing), "section") == ["Objective 1: Homes", "Objective 2: Streets"]


def test_headings_further_out_are_sections_where_there_are_several(normalised: Normalised) -> None:
    table = "| Action | Lead |\n| Mend it {} | Parks |\n"
    theme = "## {}\n### Homes {}\n" + table + "### Streets {}\n" + table
    one, two = theme.format("People", 1, 1, 2, 2), theme.format("Place", 3, 3, 4, 4)
    assert column(normalised("# Plan\n" + one + two), "section") == [
        "People > Homes 1", "People > Streets 2", "Place > Homes 3", "Place > Streets 4",
    ]  # fmt: skip
    assert column(normalised("# Plan\n" + one), "section") == ["Homes 1", "Streets 2"]


def test_a_header_may_say_only_that_something_is_written_down(normalised: Normalised) -> None:
    draft = normalised("""
    | Project | Description of the action | Name of lead officer |
    | The Mill | Mend its roof before the winter | J. Smith |
    | The Wharf | Clear the towpath of weeds | A. Jones |
    """)
    assert column(draft, "action") == ["Mend its roof before the winter", "Clear the towpath of weeds"]
    assert column(draft, "lead") == ["J. Smith", "A. Jones"]


def test_a_heading_over_a_table_with_bands_is_no_section(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Who |
    | *Roads* | < |
    | Mend | Highways |
    # Carried forward
    | Action | Who |
    | *Parks* | < |
    | Plant | Parks |
    """)
    assert column(draft, "section") == ["Roads", "Parks"]


def test_column_order_and_wording_may_change(normalised: Normalised) -> None:
    draft = normalised("""
    # Year one
    | Action | Lead officer | By when | Notes |
    | Mend | Highways | May 2010 | none |
    # Year two
    | Target date | Agreed action | Responsible | Notes |
    | June 2011 | Plant | Parks | many |
    """)
    assert column(draft, "timeframe") == ["May 2010", "June 2011"]
    assert column(draft, "lead") == ["Highways", "Parks"]
    assert [a.extras[0].slug for a in draft.actions] == ["notes", "notes"]


def test_tables_that_are_no_plan_give_no_actions(normalised: Normalised) -> None:
    draft = normalised("""
    | Organisation | Contact | Telephone |
    | Parks | A. Green | 01234 567890 |
    # Key
    | Rating | Meaning |
    | Green | All well |
    # History
    | Version | Date | Author | Change |
    | 1.0 | May 2010 | J. Hall | First |
    """)
    assert draft.actions == ()
    assert len(draft.tables_left) == 3


def test_two_date_columns_both_stand_in_timeframe(normalised: Normalised) -> None:
    draft = normalised("""
    | Ref | Action | Delivery | < |
    | ^ | ^ | Start | Finish |
    | 1.1 | Mend | June 2010 | May 2011 |
    """)
    assert column(draft, "timeframe") == ["June 2010 May 2011"]


def test_blank_below_means_as_above_in_grouping_columns_only(normalised: Normalised) -> None:
    draft = normalised("""
    | Objective | Action | Lead |
    | Roads | Mend | Highways |
    | | Sweep | |
    """)
    assert column(draft, "objective") == ["Roads", "Roads"]
    assert column(draft, "lead") == ["Highways", ""]


def test_what_we_will_do_is_the_objective_beside_how(normalised: Normalised) -> None:
    draft = normalised("""
    | What we will do | How we’ll do it | Who |
    | Keep roads open | Mend potholes | Highways |
    """)
    assert values(draft.actions[0])["objective"] == "Keep roads open"
    assert values(draft.actions[0])["action"] == "Mend potholes"


def test_gap_and_double_in_the_numbers(normalised: Normalised) -> None:
    draft = normalised("""
    | Ref | Action | Lead |
    | 1.1 | Mend | Highways |
    | 1.3 | Sweep | Highways |
    | 1.3 | Salt | Highways |
    | 2.1 | Plant | Parks |
    """)
    found = [(p.kind, p.text, p.action_id) for p in draft.problems if "number" in p.kind]
    assert found == [("gap-in-numbering", "1.2", "A002"), ("duplicate-number", "1.3", "A003")]


def test_a_second_level_of_bands_is_the_objective(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Lead |
    | *Theme 1: Streets* [#112233] | < |
    | Objective 1: Light [#445566] | < |
    | Repair lamps | Highways |
    | Objective 2: Clean [#445566] | < |
    | Sweep | Highways |
    | *Theme 2: Parks* [#112233] | < |
    | Objective 3: Green [#445566] | < |
    | Plant | Parks |
    """)
    assert column(draft, "section") == ["Theme 1: Streets", "Theme 1: Streets", "Theme 2: Parks"]
    assert column(draft, "objective_ref") == ["Objective 1", "Objective 2", "Objective 3"]
    assert column(draft, "objective") == ["Light", "Clean", "Green"]


def test_user_header_words(normalised: Normalised, tmp_path: object) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "columns.toml"
    file.write_text('action = ["Toiminto"]\nlead = ["Vastuu"]\n', encoding="utf-8")
    draft = normalised("| Toiminto | Vastuu |\n| Korjaa tiet | Kunta |", columns=str(file))
    assert values(draft.actions[0]) == {"action": "Korjaa tiet", "lead": "Kunta"}


def test_blank_values_and_doubles_are_listed(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Lead | By when |
    | Mend | Highways | May 2010 |
    | Sweep | – | May 2010 |
    | Mend | Highways | May 2010 |
    | Salt | Highways | May 2010 |
    """)
    found = [(p.kind, p.action_id, p.field) for p in draft.problems]
    assert found == [("duplicate-action", "A003", "action"), ("missing-value", "A002", "lead")]


def test_the_same_action_twice_under_one_objective(normalised: Normalised) -> None:
    draft = normalised("""
    | Objective | Action                        | By when  |
    | Roads     | Mend the holes in Mill Lane   | May 2010 |
    | Roads     | Mend the holes in Mill Lane.  | May 2011 |
    | Paths     | Mend the holes in Mill Lane   | May 2010 |
    | Paths     | As above                      | May 2010 |
    | Paths     | As above                      | May 2011 |
    """)
    (found,) = draft.problems
    assert (found.kind, found.action_id) == ("duplicate-action", "A002")
    assert found.message == "The action says the same as A001; these differ: timeframe."


def test_generated_numbers_have_a_column_of_their_own() -> None:
    from dataclasses import replace

    from drawing import draw

    from hcingest.model.table import Found, Table
    from hcingest.normaliser import normalise
    from hcingest.options import DEFAULTS

    found, words = draw("| Ref | Action | Lead |\n| | Mend | Roads |")
    (table,) = found.tables
    assert isinstance(table, Table)
    cells = tuple(replace(c, number="1.") if (c.row, c.column) == (1, 0) else c for c in table.cells)
    draft = normalise(Found((replace(table, cells=cells),)), words, DEFAULTS)
    assert [(e.slug, e.field.value, e.field.pieces) for e in draft.actions[0].extras] == [("list_number", "1.", ())]


def test_letters_that_the_file_does_not_name_are_listed(normalised: Normalised) -> None:
    draft = normalised("""
        | Action         | Lead | By when    |
        | Spend �500 now | Halls | March 2012 |
        | Open the hall  | Halls | June 2012  |
        """)
    found = [(p.kind, p.action_id, p.field) for p in draft.problems]
    assert ("unread-text", draft.actions[0].id, "action") in found


QUARTERS = """
| {} | {} |
| Q1 | {} |
| Q2 | {} |

# Walking Plan
| Action | {} | Lead |
| Paint the crossings | Q1 2011 | Highways |
| Count those who walk | Q2 2012 | Planning |
"""


def test_a_table_or_a_header_says_what_quarters_are(normalised: Normalised) -> None:
    by_table = normalised(QUARTERS.format("Quarter", "Months", "April to June", "July to September", "By when"))
    by_header = normalised(QUARTERS.format("Quarter", "Theme", "Walking", "Cycling", "By when (calendar quarters)"))
    assert [str(a.dates.end) for a in by_table.actions] == ["2011-06-30", "2012-09-30"]
    assert [str(a.dates.end) for a in by_header.actions] == ["2011-03-31", "2012-06-30"]


@pytest.mark.parametrize(
    ("title", "early"),
    [
        ("Parks Plan 2010–2013", ["A001"]),
        ("Parks Plan 2011/12", ["A001", "A002"]),
        ("Parks Plan 2010/11 – 2012/13", ["A001"]),
        ("Parks Plan, 1 April 2010 to 31 March 2013", ["A001"]),
        ("Parks Plan 2010–13 (refreshed 2012–14)", []),
        ("Parks Plan", []),
        ("Parks Plan 2012", []),
    ],
)
def test_dates_before_the_plans_own_period(normalised: Normalised, title: str, early: list[str]) -> None:
    draft = normalised(f"""
    # {title}
    | Action | By when | Lead |
    | Open the park | June 2009 | Parks |
    | Mend the gate | March 2011 | Parks |
    | Count the trees | TBC | Parks |
    """)
    assert [p.action_id for p in draft.problems if p.kind == "date-before-plan"] == early


def test_a_list_of_versions_behind_the_plan_is_no_part_of_it(normalised: Normalised) -> None:
    plan = """
    | When | Action | Lead | Progress |
    | {} | Write to all of the households by the river and then visit those who have not answered | Housing Team | Two of the five wards are done and the others follow |
    | {} | Put up notices at both of the bridges and at the weir before the winter sets in | Parks Team | Awaiting a decision of the board on the cost |
    | {} | Ask the schools to teach what to do and whom to call when the river rises | Schools Team | Lessons are held in four of the schools |
    """
    rows = ("May 2012", "June 2012", "July 2012"), ("May 2013", "June 2013", "July 2013")
    versions = """
    # {}
    | Version | Date | Author | Change |
    | 0.1 | 3 May 2011 | Ann Lee | First draft |
    | 0.2 | 9 June 2011 | Bo Kane | Comments added |
    """
    draft = normalised(plan.format(*rows[0]) + versions.format("Version history"))
    assert column(draft, "timeframe") == list(rows[0])
    more = plan.replace("| When | Action | Lead | Progress |\n    ", "").format(*rows[1])
    assert len(normalised(plan.format(*rows[0]) + "# The weir" + more).actions) == 6


def test_a_row_drawn_over_two_lines_of_the_grid_merges_nothing_over_a_break(normalised: Normalised) -> None:
    draft = normalised("""
    | Aim | Action | Lead | By when |
    | Be safe | Mend roads. | Highways | May 2010 |
    | Be well | Plant trees. | Parks | June 2010 |
    | ^ | ^ | ^ | ^ |
    ---
    | Aim | Action | Lead | By when |
    | | Sing in parks. | Arts | June 2011 |
    """)
    assert column(draft, "action") == ["Mend roads.", "Plant trees.", "Sing in parks."]
    assert column(draft, "lead") == ["Highways", "Parks", "Arts"]


def test_pages_further_on_tell_what_a_column_holds_that_is_blank_on_the_first(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Lead | By when | KPI |
    | Mend roads. | Highways | May 2010 | |
    ---
    | Action | Lead | By when | KPI |
    | Plant trees. | Parks | June 2010 | KPI 4 |
    | Sing in parks. | Arts | June 2011 | KPI 5, KPI 9 |
    """)
    assert column(draft, "indicators") == ["", "KPI 4", "KPI 5, KPI 9"]


@pytest.mark.parametrize(
    ("heading", "section"), [("## Roads", "Roads"), ("", "Table {}: What we will do")], ids=["below a heading", "alone"]
)
def test_captions_below_headings_are_no_sections(normalised: Normalised, heading: str, section: str) -> None:
    drawn = "# Plan of the town\n"
    for n, name in enumerate(("Roads", "Parks"), start=1):
        drawn += f"{heading.replace('Roads', name)}\n### Table {n}: What we will do\n"
        drawn += f"| Action | Lead | Due |\n| Mend {name} | Works | May 2012 |\n\n"
    assert column(normalised(drawn), "section") == [
        section.format(n).replace("Roads", name) for n, name in ((1, "Roads"), (2, "Parks"))
    ]
