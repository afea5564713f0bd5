"""Words, pieces and rules: cheap to make, told apart by what they say."""

from __future__ import annotations

import pytest

from hcingest.model.document import Rule
from hcingest.model.words import Word, piece_of, whole


def test_values_that_say_the_same_are_equal():
    assert Rule(0, 10, 100, 10) == Rule(0, 10, 100, 10) != Rule(0, 10, 100, 10, 0.5)
    assert len({whole(Word(1, "Roads")), whole(Word(1, "Roads")), whole(Word(2, "Roads"))}) == 2


def test_a_value_holds_what_it_declares_and_nothing_else():
    with pytest.raises(AttributeError):
        Word(1, "Roads").note = "mend"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("start", "stop"), [(-1, 2), (2, 2), (0, 6)])
def test_a_piece_lies_inside_its_word(start: int, stop: int):
    with pytest.raises(ValueError, match="not inside the word"):
        piece_of(Word(1, "Roads"), start, stop)
