from __future__ import annotations

import math

import pytest

from hcingest.extractors.pdf.library import finite


@pytest.mark.parametrize(
    ("values", "read"),
    [
        ([], []),
        ([1.5, -2.0], [1.5, -2.0]),
        ([math.nan, 1.0], [0.0, 1.0]),
        ([math.inf, -math.inf, 3.0], [0.0, 0.0, 3.0]),
    ],
)
def test_places_that_are_no_numbers_become_zero(values: list[float], read: list[float]):
    assert finite(values) == read
