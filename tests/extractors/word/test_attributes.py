"""Numbers in attributes, whatever stands there."""

from __future__ import annotations

import pytest
from builders import p, tbl, tc, tr
from word_reading import read, table

from hcingest.extractors.word.attributes import whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("0", 0),
        (None, None),
        ("", None),
        ("-1", None),
        ("²", None),
        ("٣", None),
        ("1.5", None),
        ("9" * 5000, None),
    ],
)
def test_whole_numbers(text: str | None, number: int | None) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("value", ["²", "-1", "9" * 5000, "x"])
def test_nonsense_in_attributes_breaks_nothing(value: str) -> None:
    cell = f'<w:gridSpan w:val="{value}"/><w:shd w:val="pct50" w:fill="{value:.6}" w:color="zzzzzz"/><w:tcW w:w="{value}" w:type="dxa"/>'
    paragraph = p(
        f'<w:r><w:rPr><w:sz w:val="{value}"/></w:rPr><w:t>x</w:t><w:sym w:font="Symbol" w:char="D800"/></w:r>',
        properties=f'<w:outlineLvl w:val="{value}"/><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr>',
    )
    assert table(read(paragraph + tbl(tr(tc("a", cell), "b")))).column_count == 2
