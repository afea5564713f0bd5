"""Rows and columns of white space: paragraphs inside a cell, rows with few texts, tables that go on over a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pdf_source import HEIGHT, pdf_source, read_source, text

from hcingest.extractors import find_tables
from hcingest.extractors.pdf.gutters import gutters, with_heads
from hcingest.model.words import Style, Word

LEFTS = (30, 90, 215, 275, 345)
HEADER = ("Aim", "Action", "Lead", "By when", "Cost")


def line(cells: Sequence[str], top: float, font: str = "F1") -> str:
    return "".join(text(cell, x, HEIGHT - top, 9, font) for cell, x in zip(cells, LEFTS, strict=True) if cell)


def page(*lines: tuple[float, Sequence[str]], top: float = 30) -> str:
    """Lines, each with the points of its step from the one above."""
    out = ""
    for step, cells in lines:
        top += step
        out += line(cells, top, "F2" if cells == HEADER else "F1")
    return out


def grids(folder: Path, *pages: str) -> list[list[list[str]]]:
    tables = find_tables(read_source(folder, pdf_source(*pages))).tables
    return [[[cell.text.replace("\n", " ") if cell else "" for cell in row] for row in t.grid()] for t in tables]


def action(first: str, *more: str, lead: str = "Parks", when: str = "May 2010", step: float = 16) -> list[tuple[float, Sequence[str]]]:  # fmt: skip
    """The lines of a row, ten points apart; a step may stand before a text (``15 Costs are shared.``)."""
    lines: list[tuple[float, Sequence[str]]] = [(step, ("", first, lead, when, "" if not when else "None"))]
    for words in more:
        size, _, rest = words.partition(" ")
        lines.append((float(size), ("", rest, "", "", "")) if size.isdigit() else (10, ("", words, "", "", "")))
    return lines


MEND = action("Mend all of the roads of", "the old town.", lead="Highways")
PLANT = action("Plant trees in the parks", "and along the river.", when="June 2011")
LIGHT = action("Light the lanes to the", "school and the station.", when="May 2012")


def test_paragraphs_of_one_cell_are_no_rows(tmp_path: Path) -> None:
    mend = action("Mend all of the roads of", "the old town.", "15 No work is done at night.", "Costs are shared out.")
    (grid,) = grids(tmp_path, page((0, HEADER), *mend, *PLANT, *LIGHT))
    assert [row[3] for row in grid] == ["By when", "May 2010", "June 2011", "May 2012"]
    assert grid[1][1] == "Mend all of the roads of the old town. No work is done at night. Costs are shared out."


def test_a_row_with_few_texts_begins_where_a_sentence_does(tmp_path: Path) -> None:
    close = [(10.0, cells) for _, cells in (*MEND, *PLANT)]
    few = action("Light the lanes to the", "school and the station.", when="", step=10)
    first = (16, ("Be safe", *close[0][1][1:]))
    (grid,) = grids(tmp_path, page((0, HEADER), first, *close[1:], *few, *close, *close))
    assert [row[1] for row in grid].count("Light the lanes to the school and the station.") == 1


def test_a_table_of_white_space_goes_on_with_its_columns(tmp_path: Path) -> None:
    first = page((0, HEADER), (16, ("Be safe", *MEND[0][1][1:])), MEND[1], *PLANT, *LIGHT, *MEND)
    label = [(16, ("Be well in all", *LIGHT[0][1][1:])), LIGHT[1]]
    gates = action("Open the gates of all of", "the parks.")
    second = page(*PLANT, *MEND, *gates, *MEND, *gates, *MEND, *gates, *label)
    one, two = grids(tmp_path, first, second)
    assert {len(row) for row in (*one, *two)} == {5}
    assert two[-1][:2] == ["Be well in all", "Light the lanes to the school and the station."]


def test_a_band_below_the_headers_is_a_row_of_the_table(tmp_path: Path) -> None:
    band = text("Theme One: roads and paths", LEFTS[0], HEIGHT - 50, 9, "F2")
    body = page(*MEND, *PLANT, *LIGHT, *MEND, top=52)
    (grid,) = grids(tmp_path, page((0, HEADER)) + band + body)
    assert grid[0] == list(HEADER)
    assert set(grid[1]) == {"Theme One: roads and paths"}


def test_rows_without_white_between_them_are_told_by_their_numbers(tmp_path: Path) -> None:
    numbered = [(11.0, (f"{n}.1", *cells[1:]) if cells[2] else cells) for n, (_, cells) in enumerate((*MEND, *PLANT))]
    single = [(11.0, (f"{n}.2", "Light the lanes.", "Parks", "May 2011", "None")) for n in range(3)]
    (grid,) = grids(tmp_path, page((0, HEADER), *numbered, *single, *numbered))
    assert [row[0] for row in grid] == ["Aim", "0.1", "2.1", "0.2", "1.2", "2.2", "0.1", "2.1"]


def band(words: str, top: float, x: float = LEFTS[0]) -> str:
    return text(words, x, HEIGHT - top, 9, "F2")


def test_bold_bands_set_apart_among_rows_are_rows_of_the_table(tmp_path: Path) -> None:
    head = page((0, HEADER), *MEND, *PLANT, *LIGHT)
    theme = band("Theme Two: parks and rivers", 132)
    (grid,) = grids(tmp_path, head + theme + page(*LIGHT, *MEND, *PLANT, top=132))
    assert set(grid[4]) == {"Theme Two: parks and rivers"}
    assert [row[3] for row in grid[5:]] == ["May 2012", "May 2010", "June 2011"]


def test_bold_bands_between_rows_without_white_are_rows_of_the_table(tmp_path: Path) -> None:
    close = [(10.0, ("Be safe", *cells[1:])) if cells[2] else (10.0, cells) for _, cells in (*MEND, *PLANT, *LIGHT)]
    (grid,) = grids(
        tmp_path, page((0, HEADER), *close) + band("Theme Two: parks and rivers", 100) + page(*close, top=100)
    )
    assert grid[4] == ["Theme Two: parks and rivers"] * 5
    assert grid[3][1] == "Light the lanes to the school and the station."


def test_bold_text_in_the_middle_of_the_table_is_a_band(tmp_path: Path) -> None:
    theme = band("Two", 124, x=190)
    rows = page((0, HEADER), *MEND, *PLANT, *LIGHT) + page(*LIGHT, *MEND, *PLANT, top=124)
    (grid,) = grids(tmp_path, rows + theme)
    assert set(grid[4]) == {"Two"}


def test_rows_with_their_texts_in_the_middle_are_told_by_the_white_between_them(tmp_path: Path) -> None:
    def middle(top: float) -> str:
        first, last = ("", "Mend all of the roads of", "", "", ""), ("", "the old town.", "", "", "")
        return line(first, top) + line(("Be safe", "", "Parks", "May 2012", "None"), top + 6) + line(last, top + 12)

    (grid,) = grids(tmp_path, line(HEADER, 30, "F2") + "".join(middle(50 + 30 * n) for n in range(4)))
    assert grid[1:] == [["Be safe", "Mend all of the roads of the old town.", "Parks", "May 2012", "None"]] * 4


@pytest.mark.parametrize(
    ("words", "step"),
    [pytest.param("Questions about this plan", 16, id="over the columns"), pytest.param("Ask us", 24, id="set apart")],
)
def test_text_below_the_rows_is_none(tmp_path: Path, words: str, step: float) -> None:
    rows = [(16.0, ("Be safe", *cells[1:])) if cells[2] else (10.0, cells) for _, cells in (*MEND, *PLANT, *LIGHT)]
    below = text(words, LEFTS[0], HEIGHT - (30 + 3 * 26 + step), 9)
    (grid,) = grids(tmp_path, page((0, HEADER), *rows) + below)
    assert len(grid) == 4


def test_a_line_of_dots_alone_does_no_harm(tmp_path: Path) -> None:
    dots = (16.0, (".....................", "", "", "", ""))
    (grid,) = grids(tmp_path, page((0, HEADER), *MEND, *PLANT, *LIGHT, dots))
    assert [row[3] for row in grid][:4] == ["By when", "May 2010", "June 2011", "May 2012"]


def test_rows_in_the_middle_hardly_further_apart_than_their_lines_are_told_by_white_too(tmp_path: Path) -> None:
    """The middle lines stand beside the others, not between them: these are three points apart, the rows five."""

    def middle(top: float) -> str:
        first, last = ("", "Mend all of the roads of", "", "", "May be"), ("", "the old town.", "", "", "none")
        return line(first, top) + line(("Be safe", "", "Parks", "May 2012", ""), top + 6) + line(last, top + 12)

    (grid,) = grids(tmp_path, line(HEADER, 30, "F2") + "".join(middle(46 + 26 * n) for n in range(6)))
    assert grid[1:] == [["Be safe", "Mend all of the roads of the old town.", "Parks", "May 2012", "May be none"]] * 6


def test_rows_of_one_line_are_told_by_the_room_that_their_texts_leave(tmp_path: Path) -> None:
    close = [(10.0, ("Be safe", *cells[1:])) if cells[2] else (10.0, cells) for _, cells in (*MEND, *PLANT)]
    single: list[tuple[float, Sequence[str]]] = [
        (10, ("Be well", "Light all of the lanes", "The parks team", "Soon", "None")),
        (10, ("Be glad", "Open the gates", "Town and parks", "Later", "None")),
    ]
    (grid,) = grids(tmp_path, page((0, HEADER), *close, *single, *single, *close))
    assert [row[0] for row in grid[1:]] == ["Be safe"] * 2 + ["Be well", "Be glad"] * 2 + ["Be safe"] * 2


def test_short_bold_texts_between_header_and_rows_are_bands(tmp_path: Path) -> None:
    rows = [(14.0, ("Be safe", *cells[1:])) if cells[2] else (12.0, cells) for _, cells in (*MEND, *PLANT, *LIGHT)]
    (grid,) = grids(tmp_path, page((0, HEADER)) + band("Roads", 44) + page(*rows, top=44))
    assert [row[0] for row in grid] == ["Aim", "Roads", "Be safe", "Be safe", "Be safe"]


def test_rows_hardly_further_apart_than_their_lines_are_told_by_the_rows_that_are_sure(tmp_path: Path) -> None:
    rows = [(14.0, ("Be all safe", *cells[1:])) if cells[2] else (12.0, cells) for _, cells in (*MEND, *PLANT, *LIGHT)]
    single = (14.0, ("Be all glad", "Open the gates to all of", "Highways", "June 2011", "None"))
    (grid,) = grids(tmp_path, page((0, HEADER), *rows, single, *rows))
    assert [row[0] for row in grid[1:]] == ["Be all safe"] * 3 + ["Be all glad"] + ["Be all safe"] * 3


def test_paragraphs_at_other_heights_than_the_lines_beside_them_make_no_rows(tmp_path: Path) -> None:
    texts = ("Mend all of the roads of", "the old town, and light", "the lanes to the school", "and to the station.")
    last = [(12.0, ("", words, "", "", "")) for words in texts[1:]]
    leads = "".join(
        line(("", "", lead, "", ""), top) for lead, top in (("Highways", 138), ("Parks", 152), ("Schools", 168))
    )
    rows = [(18.0 if cells[2] else 12.0, cells) for _, cells in (*MEND, *PLANT, *LIGHT)]
    (grid,) = grids(tmp_path, page((0, HEADER), *rows, (18, ("", texts[0], "", "May 2012", "None")), *last) + leads)
    assert [row[1] for row in grid[1:]] == [
        *(" ".join((a[1], b[1])) for (_, a), (_, b) in (MEND, PLANT, LIGHT)),
        " ".join(texts),
    ]


def test_a_narrow_gap_parts_columns_where_many_words_end_and_begin_beside_it() -> None:
    def words(number: int, gap: float) -> list[Word]:
        ends = (0.0, 31.0 + number % 3, 60.0, 60.0 + gap, 92.0 + gap)  # the words of the left column fill it
        at = ((ends[0], ends[1]), (ends[1] + 3.0, ends[2]), (ends[3], ends[4]))
        style = Style(size=10.0)
        return [Word(n, "word", 1, a, 12.0 * number, b, 12.0 * number + 10.0, style) for n, (a, b) in enumerate(at)]

    def borders(count: int, gap: float) -> int:
        return len(gutters([words(number, gap) for number in range(count)], 0.0, 100.0))

    assert (borders(10, 4.6), borders(5, 4.6), borders(10, 2.9)) == (1, 0, 0)


def test_a_head_that_stands_over_two_columns_does_not_make_them_one() -> None:
    def words(*places: tuple[float, float]) -> list[Word]:
        return [Word(n, "word", 1, a, 0.0, b, 10.0) for n, (a, b) in enumerate(places)]

    head, over = words((0, 20), (50, 60)), words((0, 20), (30, 40), (48, 85))
    assert with_heads([45, 70], [head, over, *[words((0, 20), (50, 60), (80, 90))] * 9]) == [45, 70]
    assert with_heads([45, 70], [head, over, words((0, 20), (50, 60), (80, 90)), words((0, 20), (50, 60))]) == [45]
