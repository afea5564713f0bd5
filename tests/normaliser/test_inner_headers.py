"""Tables that head their columns anew further down, and rows and tables beside the plan that are no actions."""

from __future__ import annotations

from collections.abc import Callable

from hcingest.model.plan import Draft

Normalised = Callable[..., Draft]


def column(draft: Draft, name: str) -> list[str]:
    return [dict(a.fields())[name].value for a in draft.actions]


def test_a_second_header_in_other_words_is_no_action(normalised: Normalised) -> None:
    draft = normalised("""
    | *Action* | *Lead* | *By when* | *Progress* |
    | *Parks* | < | < | < |
    | Open the park. | Parks | May 2010 | Opened on time |
    | *What we will do* | *Who* | *Target date* | *Update* |
    | Close the road. | Highways | June 2010 | Not yet begun |
    """)
    assert column(draft, "action") == ["Open the park.", "Close the road."]
    assert column(draft, "lead") == ["Parks", "Highways"]
    assert column(draft, "section") == ["Parks", "Parks"]


def test_columns_may_change_places_under_a_second_header(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Lead | By when | Progress |
    | Open the park. | Parks | May 2010 | Opened on time |
    | Lead | Action | Progress | By when |
    | Highways | Close the road. | Not yet begun | June 2010 |
    """)
    assert column(draft, "action") == ["Open the park.", "Close the road."]
    assert column(draft, "timeframe") == ["May 2010", "June 2010"]
    assert column(draft, "progress") == ["Opened on time", "Not yet begun"]


def test_a_row_of_bold_words_that_are_no_headers_is_an_action(normalised: Normalised) -> None:
    draft = normalised("""
    | *Action* | *Lead* | *By when* |
    | Open the park. | Parks | May 2010 |
    | *Close the road.* | *Highways* | *June 2010* |
    | Sweep the square. | Streets | July 2010 |
    """)
    assert len(draft.actions) == 3


def test_a_sum_is_no_action_and_stays_in_the_text(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Lead | Cost |
    | Open the park. | Parks | £3,000 |
    | Close the road. | Highways | £4,000 |
    | Total | | £7,000 |
    """)
    assert column(draft, "resources") == ["£3,000", "£4,000"]
    assert "Total £7,000" in [block.text for block in draft.blocks]


def test_a_key_with_a_header_and_a_list_of_meetings_are_no_plan(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Lead | By when | Progress |
    | Open the park. | Parks | May 2010 | Opened on time |
    # RAG rating
    | Status | Description |
    | Red | Behind |
    | Amber | At risk |
    | Green | On track |
    # Meetings
    | Date | Place | Purpose |
    | 12 May 2010 | Town Hall | To agree the plan |
    | 12 June 2010 | Library | To review progress |
    """)
    assert column(draft, "action") == ["Open the park."]


def test_columns_without_a_header_are_told_by_what_stands_in_them(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Lead | By when |
    | Open the park on Sundays. | Parks | May 2010 |
    | Close the road to lorries. | Highways | June 2010 |
    ---
    | Sweep the square each week. | Streets | July 2010 |
    | Light the market hall at night. | Estates | May 2011 |
    """)
    assert column(draft, "lead") == ["Parks", "Highways", "Streets", "Estates"]


def test_a_text_over_some_columns_above_the_header_belongs_to_it(normalised: Normalised) -> None:
    draft = normalised("""
    | [#203050] | *Timescale* [#203050] | [#203050] |
    | *Action* [#203050] | *Start* [#203050] | *End* [#203050] |
    | Plant trees. | May 2012 | June 2013 |
    | Mend roads. | May 2012 | June 2014 |
    """)
    assert [dict(a.fields())["timeframe"].value for a in draft.actions] == ["May 2012 June 2013", "May 2012 June 2014"]
