"""Candidates for one place on the page: what each leaves unexplained, and which of them is taken."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pdf_source import page_of, text

from hcingest.extractors.pdf.declared import Reading
from hcingest.extractors.pdf.faults import faults
from hcingest.extractors.pdf.lines import Frame, Line
from hcingest.extractors.pdf.placing import filed
from hcingest.extractors.pdf.rivals import best
from hcingest.extractors.pdf.sketch import Sketch
from hcingest.extractors.pdf.tables import page_tables
from hcingest.model.place import BBox
from hcingest.model.words import Style, Word

LEFTS = (10.0, 80.0, 200.0)
ROWS = [("Aim", "Action", "Lead"), ("Safer roads", "Mend all the roads of the old town", "Highways"),
        ("", "and the bridge by the mill.", ""), ("", "", ""), ("Parks", "Plant trees in the parks of the town", "Parks"),
        ("for all", "and along the river.", "team")]  # fmt: skip


def words(rows: Sequence[Sequence[str]], left: Sequence[float] = LEFTS) -> list[Word]:
    """Words 3 points a letter, lines 12 points apart."""
    out: list[Word] = []
    for number, row in enumerate(rows):
        for x, cell in zip(left, row, strict=True):
            for word in cell.split():
                top = 12.0 * number
                out.append(Word(len(out), word, 1, x, top + 1, x + 3 * len(word), top + 10, Style(size=9)))
                x += 3 * len(word) + 3
    return out


def sketch(xs: Sequence[float], ys: Sequence[float]) -> Sketch:
    levels = tuple(Line(y, xs[0], xs[-1]) for y in ys)
    frame = Frame(levels, (), BBox(xs[0], ys[0], xs[-1], ys[-1]))
    return Sketch(list(xs), list(ys), frame, "ruled", set(xs[1:-1]))


RIGHT = sketch([5, 75, 195, 300], [0, 12, 48, 72])


def test_a_grid_that_reads_as_the_page_does_leaves_nothing_unexplained() -> None:
    assert faults(filed(RIGHT, words(ROWS))) == 0


@pytest.mark.parametrize(
    ("xs", "ys"),
    [
        pytest.param([5, 195, 300], RIGHT.ys, id="two columns in one"),
        pytest.param(RIGHT.xs, [0, 12, 72], id="two rows in one"),
        pytest.param(RIGHT.xs, [0, 12, 24, 48, 60, 72], id="rows in pieces"),
        pytest.param([5, 100, 195, 300], RIGHT.ys, id="a border through words"),
    ],
)
def test_grids_that_read_otherwise_have_faults(xs: Sequence[float], ys: Sequence[float]) -> None:
    assert faults(filed(sketch(xs, ys), words(ROWS))) > 0.05


def test_the_better_of_two_explanations_is_taken() -> None:
    assert best(sketch([5, 195, 300], RIGHT.ys), words(ROWS)).xs == pytest.approx(RIGHT.xs, abs=6)
    assert best(RIGHT, words(ROWS)) is RIGHT


def test_a_text_in_the_middle_of_one_drawn_row_makes_no_rows_where_the_others_are_whole() -> None:
    whole = (
        ("Mend the town roads", "Resurface the lanes of the old town", "Head of Highways Team"),
        ("and paths", "before the winter.", "and Parks"),
    )
    tall = (
        ("", "Ask residents about the bridge and its", ""),
        ("Hear from people", "lamps and steps.", "Head of Bridges and Parks"),
        ("", "Report in May.", ""),
    )
    drawn = sketch(RIGHT.xs, [0, 24, 48, 72, 108])
    assert best(drawn, words([*whole, *whole, *whole, *tall])).ys == drawn.ys


def test_headers_that_end_at_one_height_are_one_row() -> None:
    header = [("", "What", ""), ("", "we will", "Who"), ("Aim", "do", "leads"), ("Roads", "Mend them", "Highways")]
    assert faults(filed(sketch(RIGHT.xs, [0, 36, 48]), words(header))) == 0


def test_columns_below_titles_that_run_over_them_are_told_by_the_other_lines(tmp_path: Path) -> None:
    content = "30 280 m 370 280 l S\n30 250 m 370 250 l S\n30 60 m 370 60 l S\n"
    content += text("Source", 32, 256) + "".join(text(str(2007 + n), 180 + 50 * n, 256) for n in range(4))
    y = 238
    for title in ("Pupils in all schools of the country by year", "Pupils in projections of the ministry by year"):
        content += f"30 {y - 3} m 370 {y - 3} l S\n" + text(title, 110, y)
        for row in range(5):
            y -= 14
            content += text(f"Edition {row}", 32, y) + "".join(text(f"4{row}.{n}", 185 + 50 * n, y) for n in range(4))
        y -= 22
    page = page_of(tmp_path, content)
    (table,) = page_tables(Reading(page, page.words)).tables
    found = [[cell.text if cell else "" for cell in line] for line in table.grid()]
    assert found[0] == ["Source", "2007", "2008", "2009", "2010"]
    assert found.count(["Edition 3", "43.0", "43.1", "43.2", "43.3"]) == 2


def test_a_narrow_gap_between_columns_holds_where_only_bands_run_over_it(tmp_path: Path) -> None:
    band = "0.8 g 30 {} 340 14 re f 0 g\n"
    rows = [("Be safe at home", "Mend all of the roads in town", "Highways"), ("and outside", "and the old bridge.", ""),
            ("", "Light the lanes to the school", "Parks"), ("", "and to the station.", "")]  # fmt: skip
    content = band.format(274) + "".join(text(w, x, 278) for w, x in (("Aim", 32), ("Action", 125), ("Lead", 300)))
    y = 274
    for theme in ("Theme One: all the places in which people meet", "Theme Two: all the places in which people live"):
        content += band.format(y - 16) + text(theme, 32, y - 12)
        for number, row in enumerate(rows):
            at = y - 28 - 11 * number - 4 * (number > 1)
            content += "".join(text(cell, x, at) for cell, x in zip(row, (32, 125, 300), strict=True) if cell)
        y -= 70
    page = page_of(tmp_path, content)
    (table,) = page_tables(Reading(page, page.words)).tables
    assert table.column_count == 3
