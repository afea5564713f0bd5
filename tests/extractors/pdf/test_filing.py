from __future__ import annotations

import pytest

from hcingest.extractors.pdf.filing import cut_at
from hcingest.model.words import Word


def set_wide(text: str, letter: float = 10.0) -> Word:
    """A word from 0 on whose letters are all as wide."""
    edges = tuple(letter * (i + 1) for i in range(len(text)))
    return Word(0, text, 1, 0.0, 0.0, edges[-1], 10.0, edges=edges)


@pytest.mark.parametrize(("text", "parts"), [("2012Police", ["2012", "Police"]), ("Wellbeing", ["Wellbeing"])])
def test_a_word_is_cut_at_a_border_where_the_kind_of_sign_changes(text: str, parts: list[str]):
    assert [piece.text for piece in cut_at(set_wide(text), {40.0: 40.0})] == parts


def test_one_letter_over_a_border_stays_whole():
    assert [piece.text for piece in cut_at(set_wide("W", letter=80.0), {40.0: 40.0})] == ["W"]
