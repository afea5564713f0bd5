"""Rows that style sheets set apart: lone texts, sub-headers, headers on top of a page."""

from __future__ import annotations

from test_normalise import Normalised, column


def test_one_lone_text_continues_the_row_above(normalised: Normalised) -> None:
    others = "| Plant trees. | Trees planted | Parks | June 2010 |\n" * 9
    draft = normalised(f"""
        | Action | Measure | Lead | By when |
        | Mend the roads. | Miles mended | Highways | May 2010 |
        | Gritting comes first. | | | |
        {others}
    """)
    assert column(draft, "action")[:2] == ["Mend the roads.\nGritting comes first.", "Plant trees."]


def test_sub_headers_stand_below_a_header_that_is_not_merged(normalised: Normalised) -> None:
    draft = normalised("""
        | *Action* | *Delivery* | | *Outcome* |
        | | *Who* | *When* | |
        | Mend the roads. | Highways | May 2010 | Safer roads |
        | Plant trees. | Parks | June 2010 | Shade |
    """)
    assert column(draft, "lead") == ["Highways", "Parks"]
    assert column(draft, "timeframe") == ["May 2010", "June 2010"]


def test_a_coloured_row_at_the_top_of_a_page_is_no_header(normalised: Normalised) -> None:
    draft = normalised("""
        | *Action* | *Lead* | *By when* |
        | Mend the roads. | Highways | May 2010 |
        ---
        | Ask the market | Partners [#eeeeff] | Review |
        | Plant trees. | Parks | June 2010 |
    """)
    assert column(draft, "action") == ["Mend the roads.", "Ask the market", "Plant trees."]


def test_a_repeated_header_may_end_with_a_lone_full_stop(normalised: Normalised) -> None:
    draft = normalised("""
        | Ref. | Action | Lead |
        | 1 | Mend the roads | Highways |
        ---
        | Ref / . | Action / in every street. | Lead |
        | 2 | Plant trees. | Parks |
    """)
    assert column(draft, "action") == ["Mend the roads in every street.", "Plant trees."]
