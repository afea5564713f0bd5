"""Rows over the whole width that tell how the action above them goes on."""

from __future__ import annotations

from collections.abc import Callable

from hcingest.model.plan import Draft

Normalised = Callable[..., Draft]

PLAN = """
| Ref | Action                | Lead    | Due       |
| 1   | Mend the gates        | Parks   | May 2012  |
| {0}Two gates are mended. | < | < | < |
| 2   | Light the paths       | Streets | June 2012 |
| {0}The lamps are late. | < | < | < |
"""


def progress(draft: Draft) -> list[str]:
    return [action.progress.value for action in draft.actions]


def test_a_row_with_such_a_label_is_the_progress_of_the_action_above(normalised: Normalised) -> None:
    draft = normalised(PLAN.format("Update: ") + "| 3 | Paint the shed | Parks | May 2013 |")
    assert progress(draft) == ["Update: Two gates are mended.", "Update: The lamps are late.", ""]
    assert not any(action.section.value for action in draft.actions)


def test_sentences_below_each_action_are_its_progress(normalised: Normalised) -> None:
    assert progress(normalised(PLAN.format(""))) == ["Two gates are mended.", "The lamps are late."]


def test_a_row_below_an_action_on_the_page_before_is_its_progress(normalised: Normalised) -> None:
    paged = PLAN.format("Progress: ").replace("| Progress: The", "---\n| Progress: The")
    assert progress(normalised(paged)) == ["Progress: Two gates are mended.", "Progress: The lamps are late."]


def test_bands_above_single_actions_are_sections(normalised: Normalised) -> None:
    draft = normalised("""
    | Ref | Action          | Lead    | Due       |
    | Safe gates.           | < | < | < |
    | 1   | Mend the gates  | Parks   | May 2012  |
    | Bright paths.         | < | < | < |
    | 2   | Light the paths | Streets | June 2012 |
    """)
    assert [action.section.value for action in draft.actions] == ["Safe gates.", "Bright paths."]


def test_rows_below_each_action_feed_the_field_that_their_label_names(normalised: Normalised) -> None:
    more = "\n| Success measure: none is broken. | < | < | < |\n"
    draft = normalised(PLAN.format("Update: ").replace("| < |\n", f"| < |{more}"))
    assert [action.measure.value for action in draft.actions] == ["Success measure: none is broken."] * 2
    assert progress(draft) == ["Update: Two gates are mended.", "Update: The lamps are late."]
