"""Rows of one text: bands that group the rows below them, and titles over the column headers."""

from __future__ import annotations

from collections.abc import Callable

from hcingest.model.plan import Action, Draft

Normalised = Callable[..., Draft]


def sections(draft: Draft) -> list[str]:
    return [_section(action) for action in draft.actions]


def _section(action: Action) -> str:
    return dict(action.fields())["section"].value


def test_a_band_over_the_header_is_the_title_unless_the_bands_inside_are_like_it(normalised: Normalised) -> None:
    rows = """
    | Action | Lead | By when |
    | *{}* [#d9d9d9] | < | < |
    | Plant trees. | Parks | May 2012 |
    """
    over = normalised("| *Quiet Parks 2012* | < | < |" + rows.format("Trees"))
    assert sections(over) == ["Trees"]
    assert [b.text for b in over.blocks if b.kind == "title"] == ["Quiet Parks 2012"]
    alike = normalised("| *Goal 1: Grass* | < | < |" + rows.format("Goal 2: Trees"))
    assert not [b for b in alike.blocks if b.kind == "title"]


def test_a_band_beside_a_cell_that_reaches_down_says_its_own_words(normalised: Normalised) -> None:
    draft = normalised("""
    | Notes | Objective | Action | Lead |
    | See annex | Be safe | Plant trees. | Parks |
    | ^ | Be warm | | |
    | | | Mend roofs. | Housing |
    """)
    assert sections(draft) == ["", "Be warm"]


def test_stripes_behind_bands_make_no_levels(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Lead | By when |
    | *Trees* | < | < |
    | Plant trees. [#eeeeee] | Parks [#eeeeee] | May 2012 [#eeeeee] |
    | Prune trees. | Parks | May 2013 |
    | *Grass* [#eeeeee] | < | < |
    | Sow grass. | Parks | May 2014 |
    """)
    assert sections(draft) == ["Trees", "Trees", "Grass"]


def test_bands_labelled_with_one_word_are_of_one_level_however_they_are_set(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Lead | By when |
    | Theme 1: Trees | < | < |
    | Plant trees. | Parks | May 2012 |
    | *Theme 2: Grass* | < | < |
    | Sow grass. | Parks | May 2014 |
    """)
    assert sections(draft) == ["Theme 1: Trees", "Theme 2: Grass"]


def test_bands_on_one_ground_are_of_one_level_bold_or_not(normalised: Normalised) -> None:
    draft = normalised("""
    | Action | Lead | By when |
    | *Trees* [#dfe7ef] | < | < |
    | Plant trees. | Parks | May 2012 |
    | Grass [#dfe7ef] | < | < |
    | Sow grass. | Parks | May 2014 |
    """)
    assert sections(draft) == ["Trees", "Grass"]


def test_a_lead_that_stands_alone_is_no_band(normalised: Normalised) -> None:
    draft = normalised("""
    | Lead | Action | By when |
    | Parks | Plant trees. | May 2012 |
    | *Roofs* | < | < |
    | Housing Team | | |
    ---
    | Lead | Action | By when |
    | | Insulate lofts. | May 2014 |
    """)
    assert not any("Housing" in section for section in sections(draft))
    assert any("Housing" in dict(a.fields())["lead"].value for a in draft.actions)


def test_a_line_that_says_continued_begins_nothing(normalised: Normalised) -> None:
    table = """
    | Action | Lead | By when |
    | {} | Parks | May 2012 |
    """
    parts = ["# Trees", table.format("Plant trees."), "---", "# Trees (continued)", table.format("Prune trees.")]
    more = ["# Grass", table.format("Sow grass."), "---", "Plan, continued", table.format("Mow grass.")]
    assert sections(normalised("\n".join([*parts, *more]))) == ["Trees", "Trees", "Grass", "Grass"]


def test_a_bold_band_below_a_bold_header_is_one_in_a_short_table_too(normalised: Normalised) -> None:
    draft = normalised("""
    | *Priority* | *Action* | *By when* |
    | *Clean rivers* | | |
    | High | Clear the weirs. | May 2012 |
    """)
    assert sections(draft) == ["Clean rivers"]


def test_a_heading_above_the_table_and_bands_inside_with_one_label_are_of_one_level(normalised: Normalised) -> None:
    draft = normalised("""
    # The plan
    ## Priority 1: Safety
    | Action          | Lead   | Due       |
    | Mend the gates  | Parks  | May 2012  |
    | *Priority 2: Health* | < | < |
    | Light the paths | Works  | June 2012 |
    | *Priority 3: Pride* | < | < |
    | Paint the shed  | Parks  | June 2013 |
    """)
    assert [a.section.value for a in draft.actions] == ["Priority 1: Safety", "Priority 2: Health", "Priority 3: Pride"]
