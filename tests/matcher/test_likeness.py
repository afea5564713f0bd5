from __future__ import annotations

import pytest

from hcingest.matcher.likeness import says_the_same

OFFICIAL = "Satisfaction with the way the police and local council dealt with anti-social behaviour"


@pytest.mark.parametrize(
    ("title", "same"),
    [
        ("Satisfaction with the way the police and local council dealt with anti-social behaviour", True),
        ("satisfaction with how police and council dealt with antisocial behaviour", True),
        ("Satisfaction with the way police and local council dealt with ASB", True),
        ("How police and local council dealt with anti-social behaviour: satisfaction", True),
        ("Satisfaction – police and council", True),
        ("Satisfaction with the bus", False),
        ("The way to the bus", False),
    ],
)
def test_titles_that_say_the_same(title: str, same: bool) -> None:
    assert says_the_same(title, [OFFICIAL]) is same


def test_small_words_alone_count_where_there_are_no_others() -> None:
    assert says_the_same("Who with", ["Who with"])
