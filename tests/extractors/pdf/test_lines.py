from __future__ import annotations

import pytest

from hcingest.extractors.pdf.lines import nearest


@pytest.mark.parametrize(("value", "at"), [(0.0, 1.0), (1.4, 1.0), (2.0, 1.0), (2.1, 3.0), (9.0, 7.0)])
def test_the_nearest_line_is_the_lower_one_of_two_as_near(value: float, at: float):
    assert nearest(value, [1.0, 3.0, 7.0]) == at
