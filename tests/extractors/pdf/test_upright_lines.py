"""Tables with upright lines only: rows told by white space, bands by the gaps in the lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pdf_source import HEIGHT, page_of, text

from hcingest.extractors.pdf.declared import Reading
from hcingest.extractors.pdf.tables import page_tables

EDGES = (20, 60, 200, 290, 380)


def uprights(*parts: tuple[float, float]) -> str:
    """The outer lines from the first top to the last bottom, inner ones in parts."""
    whole = [(parts[0][0], parts[-1][1])]
    return "".join(
        f"{x} {HEIGHT - a} m {x} {HEIGHT - b} l S\n"
        for x in EDGES
        for a, b in (whole if x in (EDGES[0], EDGES[-1]) else parts)
    )


def row(top: float, *cells: str) -> str:
    return "".join(text(cell, x + 3, HEIGHT - top, 9) for cell, x in zip(cells, EDGES, strict=False) if cell)


def grids(folder: Path, content: str) -> list[list[list[str]]]:
    page = page_of(folder, content)
    tables = page_tables(Reading(page, page.words)).tables
    return [[[cell.text.replace("\n", " ") if cell else "" for cell in line] for line in t.grid()] for t in tables]


ROADS: Sequence[str] = ("1", "Mend all of the roads of", "Highways", "May 2010")
PARKS: Sequence[str] = ("2", "Plant trees in the parks", "Parks", "June 2011")


def test_rows_between_upright_lines(tmp_path: Path) -> None:
    content = uprights((20, 118)) + row(30, "No", "Action", "Lead", "By when")
    content += row(48, *ROADS) + row(58, "", "the old town.") + row(76, *PARKS) + row(86, "", "and by the river.")
    content += row(104, "3", "Light the lanes.", "", "May 2012")
    (grid,) = grids(tmp_path, content)
    assert [line[0] for line in grid] == ["No", "1", "2", "3"]
    assert grid[1] == ["1", "Mend all of the roads of the old town.", "Highways", "May 2010"]


def test_bands_stand_in_the_gaps_of_inner_lines(tmp_path: Path) -> None:
    content = uprights((20, 34), (48, 90), (104, 150)) + row(30, "No", "Action", "Lead", "By when")
    content += (
        row(44, "Roads")
        + row(60, *ROADS)
        + row(70, "", "the old town.")
        + row(84, "2", "Light the lanes.", "Parks", "")
    )
    content += row(100, "Parks and gardens of the district") + row(118, *PARKS) + row(128, "", "and by the river.")
    (grid,) = grids(tmp_path, content + row(144, "4", "Clean the ponds.", "Rivers", ""))
    assert [line[0] for line in grid] == ["No", "Roads", "1", "2", "Parks and gardens of the district", "2", "4"]
    assert set(grid[4]) == {"Parks and gardens of the district"}


def test_lines_between_columns_of_prose_are_no_table(tmp_path: Path) -> None:
    prose = ("All people of the", "town and those who", "live around it may")
    content = "".join(text(prose[n % 3], x, HEIGHT - 30 - 11 * n, 9) for n in range(15) for x in (30, 150, 270))
    assert grids(tmp_path, content + "".join(f"{x} 270 m {x} 100 l S\n" for x in (140, 260))) == []


def test_lines_beside_which_most_text_stands_are_no_frame(tmp_path: Path) -> None:
    cells = [("Ash", "12", "40"), ("Fir", "15", "42"), ("Mill", "18", "51"), ("Reed", "20", "37")]
    content = "".join(
        text(cell, 30 + 110 * i, HEIGHT - 30 - 14 * n, 9) for n, row in enumerate(cells) for i, cell in enumerate(row)
    )
    (grid,) = grids(tmp_path, content + "".join(f"{x} 285 m {x} 220 l S\n" for x in (240, 245, 340)))
    assert grid == [list(row) for row in cells]


def test_a_cell_that_reaches_over_the_whole_page_has_a_column(tmp_path: Path) -> None:
    content = uprights((20, 110)) + f"{EDGES[1]} {HEIGHT - 65} m {EDGES[-1]} {HEIGHT - 65} l S\n"
    content += row(40, "", "Mend the roads of", "Highways", "May 2010") + row(85, "", "Plant trees.", "Parks", "")
    (grid,) = grids(tmp_path, content)
    assert grid == [["", "Mend the roads of", "Highways", "May 2010"], ["", "Plant trees.", "Parks", ""]]
