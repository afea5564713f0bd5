"""Ligatures that only their glyphs' names tell of."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_source import pdf_source, text

from hcingest.extractors.pdf.reading import read_pdf
from hcingest.options import DEFAULTS


def words(drawn: str, name: str) -> list[str]:
    font = (
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 0/LastChar 255"
        f"/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[3/{name}]>>>>"
    )
    source = pdf_source(text(drawn, 20, 100, font="F9"), resources="/Font<</F9 7 0 R>>", objects=[font])
    return [word.text for word in read_pdf(Path("plan.pdf"), source, DEFAULTS).words]


@pytest.mark.parametrize(
    ("name", "read"),
    [("f_i", "Con\ufb01rmed"), ("s", "Consrmed"), ("T_h_e", "Con\ufffdrmed"), ("g37", "Con\ufffdrmed")],
)
def test_a_letter_that_another_reader_names_is_read(name: str, read: str) -> None:
    assert words(r"Con\003rmed by all of them on time", name)[0] == read


def test_nothing_is_named_where_most_words_have_nameless_letters() -> None:
    assert words(r"Con\003rmed", "f_i") == ["Con\ufffdrmed"]
