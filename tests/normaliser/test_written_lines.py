from __future__ import annotations

from dataclasses import replace

import pytest

from hcingest.model.place import BBox, Place
from hcingest.model.table import Cell
from hcingest.model.words import Gap, Piece, Word, whole, with_gap
from hcingest.normaliser.drafts import CellDraft
from hcingest.normaliser.spelling import UNKNOWN
from hcingest.normaliser.written_lines import written_lines

LETTER = 5.0  # points; each letter is as wide


def cell(text: str, width: float = 0.0, gap: Gap = Gap.LINE) -> CellDraft:
    """A cell of a page with its lines set from the left, two points in; without a width one without places."""
    pieces: list[Piece] = []
    for number, line in enumerate(text.split(" / ")):
        x = 2.0
        for at, token in enumerate(line.split()):
            word = Word(len(pieces), token)
            if width:
                word = replace(
                    word, page_number=1, x0=x, x1=x + LETTER * len(token), top=12.0 * number, bottom=12.0 * number + 10
                )
            x += LETTER * (len(token) + 1)
            pieces.append(with_gap(whole(word), gap if at == 0 and number else Gap.SPACE))
    place = Place(1, BBox(0, 0, width, 100)) if width else Place()
    return CellDraft(tuple(pieces), (Cell(0, 0, tuple(pieces), place=place),))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("CST / YOT", 80, "CST\nYOT"),
        ("CST / YOT", 24, "CST YOT"),
        ("Healthy Weight / Lead", 100, "Healthy Weight Lead"),
        ("Head of / Housing", 200, "Head of Housing"),
        ("Police / & Crime Panel", 200, "Police & Crime Panel"),
        ("Police / and fire", 200, "Police and fire"),
        ("CST / YOT", 0, "CST\nYOT"),
        ("Head of / Housing", 0, "Head of Housing"),
    ],
)
def test_lines_are_the_writers_where_the_next_word_had_room(text: str, width: float, lines: str) -> None:
    assert written_lines(cell(text, width), UNKNOWN) == lines


def test_paragraphs_are_lines_full_lines_are_not() -> None:
    assert written_lines(cell("CST / YOT", 24, Gap.PARAGRAPH), UNKNOWN) == "CST\nYOT"
    assert written_lines(cell("CST / YOT", 80, Gap.FULL_LINE), UNKNOWN) == "CST YOT"
