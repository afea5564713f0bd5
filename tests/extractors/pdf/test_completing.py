"""Tables whose rules frame only some of their columns, or part their rows in some columns only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from pdf_source import HEIGHT, page_of, text

from hcingest.extractors.pdf.declared import Reading
from hcingest.extractors.pdf.tables import page_tables

EDGES = (20, 60, 190, 280, 380)
TOPS = (30, 44, 68, 92, 116, 140)
ROWS: Sequence[tuple[str, ...]] = (
    ("No", "Action", "Lead", "By when"),
    ("1", "Mend all roads of / the old town.", "Highways", "May 2010"),
    ("2", "Light the lanes to / the school.", "Parks", "June 2011"),
    ("3", "Open the gates / at night.", "Parks", "May 2012"),
    ("4", "Plant trees in the / parks.", "Rivers", "May 2013"),
)
CELLS = [[cell.replace(" / ", " ") for cell in row] for row in ROWS]


def texts(columns: Iterable[int] = range(4)) -> str:
    return "".join(
        text(line, EDGES[column] + 3, HEIGHT - top - 10 - 10 * at, 9)
        for top, row in zip(TOPS, ROWS, strict=False)
        for column in columns
        for at, line in enumerate(row[column].split(" / "))
    )


def levels(left: float, right: float, ys: Iterable[float]) -> str:
    return "".join(f"{left} {HEIGHT - y} m {right} {HEIGHT - y} l S\n" for y in ys)


def grid(xs: Sequence[float], ys: Sequence[float] = TOPS) -> str:
    return levels(xs[0], xs[-1], ys) + "".join(f"{x} {HEIGHT - ys[0]} m {x} {HEIGHT - ys[-1]} l S\n" for x in xs)


def fills(left: float, right: float, tops: Sequence[float], height: float = 24) -> str:
    stripes = "".join(f"{left} {HEIGHT - y - height} {right - left} {height} re f\n" for y in tops)
    return f"0.8 g {stripes}0 g\n"


def found(folder: Path, content: str) -> list[list[list[str]]]:
    page = page_of(folder, content)
    tables = page_tables(Reading(page, page.words)).tables
    return [[[cell.text.replace("\n", " ") if cell else "" for cell in line] for line in t.grid()] for t in tables]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param(grid(EDGES[1:]), id="all but the first column are framed"),
        pytest.param(grid(EDGES[:3]), id="only the first two are framed"),
        pytest.param(fills(EDGES[0], EDGES[2], TOPS[1:5:2]), id="stripes below the first two"),
        pytest.param(grid(EDGES[:3]) + grid((EDGES[2], EDGES[4]), (30, 140)), id="the last two share a box"),
        pytest.param(grid(EDGES[1:]) + grid(EDGES[:2], (30, 44, 140)), id="no rules between rows in the first"),
        pytest.param(
            levels(EDGES[0], EDGES[4], TOPS[:1]) + levels(*EDGES[:2], TOPS[2:]), id="rules in the first alone"
        ),
    ],
)
def test_columns_and_rows_that_nothing_draws(tmp_path: Path, drawn: str) -> None:
    assert found(tmp_path, drawn + texts()) == [CELLS]


def test_text_in_a_column_of_the_page_beside_a_table_is_none_of_it(tmp_path: Path) -> None:
    lines = [
        "the council met and",
        "said that all of it was",
        "done as had been",
        "agreed with those who",
        "live there in May",
    ] * 2
    beside = "".join(text(line, 290, HEIGHT - 30 - 11 * n, 9) for n, line in enumerate(lines))
    assert found(tmp_path, grid(EDGES[:4]) + texts(range(3)) + beside) == [[row[:3] for row in CELLS]]


def test_labels_that_stand_between_the_rows_are_none_of_the_table(tmp_path: Path) -> None:
    labels = "".join(text(f"Chart label {n}", 290, HEIGHT - top - 3, 9) for n, top in enumerate(TOPS))
    assert found(tmp_path, grid(EDGES[:4]) + texts(range(3)) + labels) == [[row[:3] for row in CELLS]]


def test_a_list_in_a_merged_cell_is_one_cell(tmp_path: Path) -> None:
    merged = grid(EDGES[1:]) + grid(EDGES[:2], (30, 44, 140))
    listed = "".join(
        text(name, 23, HEIGHT - 55 - 17 * n, 9) for n, name in enumerate(("Police", "Health", "Fire", "Parks"))
    )
    (table,) = found(tmp_path, merged + texts(range(1, 4)) + listed)
    assert [row[0] for row in table[1:]] == ["Police Health Fire Parks"] * 4


def test_a_column_that_few_rows_fill_belongs_to_the_table_when_it_is_level_with_them(tmp_path: Path) -> None:
    framed = grid(EDGES[1:]) + texts(range(1, 4))
    aims = "".join(text(aim, 23, HEIGHT - top - 10, 9) for aim, top in (("Aim", 30), ("Be safe", 44)))
    (table,) = found(tmp_path, framed + aims)
    assert [row[0] for row in table] == ["Aim", "Be safe", "", "", ""]


def test_a_band_below_a_header_above_stripes_is_a_row(tmp_path: Path) -> None:
    rows = "".join(
        text(cell, x + 3, HEIGHT - top - 12, 9)
        for top in (64, 88, 112)
        for cell, x in zip(CELLS[3], EDGES, strict=False)
    )
    head = "".join(text(cell, x + 3, HEIGHT - 44, 9, "F2") for cell, x in zip(CELLS[0], EDGES, strict=False))
    theme = text("One", 23, HEIGHT - 60, 9, "F2")
    (table,) = found(tmp_path, fills(EDGES[0], EDGES[4], (64, 112)) + head + theme + rows)
    assert table[:2] == [CELLS[0], ["One", "", "", ""]]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param(levels(20, 380, (30, 58, 150)), id="level rules around the header"),
        pytest.param(fills(20, 380, (76, 108), 16), id="stripes"),
    ],
)
def test_a_header_over_two_others_is_a_cell_above_both(tmp_path: Path, drawn: str) -> None:
    rows = "".join(
        text(cell, x, HEIGHT - top, 9)
        for top in (72, 88, 104, 120, 136)
        for cell, x in zip(
            ("Mend all of the roads.", "1 May 2010", "31 June 2011", "Parks"), (23, 150, 230, 310), strict=True
        )
    )
    head = "".join(text(words, x, HEIGHT - 40, 9, "F2") for words, x in (("Action", 23), ("Times", 206), ("Lead", 310)))
    sub = text("From", 150, HEIGHT - 54, 9, "F2") + text("To", 230, HEIGHT - 54, 9, "F2")
    (table,) = found(tmp_path, drawn + head + sub + rows)
    assert [row[1:3] for row in table[:3]] == [["Times", "Times"], ["From", "To"], ["1 May 2010", "31 June 2011"]]


def test_a_text_in_a_box_beside_a_table_is_no_column(tmp_path: Path) -> None:
    drawn = "".join(f"{EDGES[1]} {HEIGHT - top} m {EDGES[-1]} {HEIGHT - top} l S\n" for top in TOPS)
    story = (
        "Why we do it.",
        "Ann told us",
        "of her newts.",
        "She will not",
        "mow at all.",
        "Bo has more.",
        "He has a pond",
        "for them all.",
    )
    beside = "".join(text(words, 2, HEIGHT - 57 - 24 * (n // 2) - 8 * (n % 2), 7) for n, words in enumerate(story))
    (table,) = found(tmp_path, drawn + texts(range(1, 4)) + beside)
    assert [row[0] for row in table] == [row[1] for row in CELLS]
