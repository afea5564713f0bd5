"""Colours of whole rows against colours that rate."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hcingest.model.plan import Draft

Normalised = Callable[..., Draft]


def plan(grounds: list[str], ratings: list[str]) -> str:
    rows = [
        f"| Mend kerb {i}[{ground}] | June 2011[{ground}] | Roads[{ground}] | Two mended[{rating or ground}] |"
        for i, (ground, rating) in enumerate(zip(grounds, ratings, strict=True))
    ]
    return "\n".join(["| Action | By when | Lead | Progress |", *rows]).replace("[]", "")


PEACH, RED, GREEN, AMBER = "#fbe4d5", "#ffc7ce", "#c6efce", "#ffeb9c"


@pytest.mark.parametrize(
    ("grounds", "ratings", "rags"),
    [
        (["", PEACH, "", PEACH, ""], [""] * 5, ["", "", "", "", ""]),
        ([PEACH] * 4, [""] * 4, ["", "", "", ""]),
        (["", PEACH, "", PEACH], [RED, GREEN, "", AMBER], ["red", "green", "", "amber"]),
        ([RED, GREEN, AMBER, GREEN], [""] * 4, ["red", "green", "amber", "green"]),
        (["", "", GREEN, GREEN, ""], [""] * 5, ["", "", "green", "green", ""]),
    ],
)
def test_stripes_rate_nothing(normalised: Normalised, grounds: list[str], ratings: list[str], rags: list[str]) -> None:
    assert [a.rag.value for a in normalised(plan(grounds, ratings)).actions] == rags


def test_each_table_has_its_own_column_that_rates(normalised: Normalised) -> None:
    draft = normalised("""
    # Safe
    | Action           | Lead  | RAG |
    | Mend the kerb    | Roads | G   |
    | Mend the bridges | Roads | R   |
    # Green
    | Action           | Lead  | By when   | Status           |
    | Plant some trees | Parks | June 2011 | Late [#ff0000]   |
    | Sow the meadows  | Parks | June 2011 | Done [#00b050]   |
    """)
    assert [action.rag.value for action in draft.actions] == ["green", "red", "red", "green"]


@pytest.mark.parametrize(
    ("statuses", "rags"),
    [
        (["{#00b050}On track", "{#ff0000}Late", "{#00b050}On track"], ["green", "red", "green"]),
        (["On track", "{#ff0000}Late", "On track"], ["", "", ""]),
        (["{#ff0000}On track", "{#ff0000}Late", "{#ff0000}Late"], ["", "", ""]),
    ],
)
def test_words_set_in_the_colours_of_ratings(normalised: Normalised, statuses: list[str], rags: list[str]) -> None:
    rows = "\n".join(f"| Mend kerb {n} in town | Roads | {status} |" for n, status in enumerate(statuses))
    draft = normalised(f"| Action | Lead | Status |\n{rows}")
    assert [action.rag.value for action in draft.actions] == rags
