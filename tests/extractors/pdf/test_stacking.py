"""Parts of one table that are drawn apart: headers in a box of their own, rows in frames between bands."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_source import HEIGHT, page_of, text

from hcingest.extractors.pdf.declared import Reading
from hcingest.extractors.pdf.tables import page_tables

EDGES = (20, 60, 190, 280, 380)
HEAD = ("No", "Action", "Lead", "By when")
ROADS = ("1", "Mend all roads of the", "Highways", "May 2010")
LIGHTS = ("2", "Light the lanes to the", "Parks", "June 2011")
GATES = ("3", "Open the gates of all", "Rivers", "May 2012")
THEME = "Theme One: roads"


def box(left: int, top: float, *heights: float) -> str:
    """A grid over the columns from one on, with rows of the given heights."""
    xs, ys = EDGES[left:], [top]
    for height in heights:
        ys.append(ys[-1] + height)
    levels = "".join(f"{xs[0]} {HEIGHT - y} m {xs[-1]} {HEIGHT - y} l S\n" for y in ys)
    return levels + "".join(f"{x} {HEIGHT - ys[0]} m {x} {HEIGHT - ys[-1]} l S\n" for x in xs)


def row(top: float, cells: tuple[str, ...], font: str = "F1") -> str:
    first = "".join(text(cell, x + 3, HEIGHT - top - 10, 9, font) for cell, x in zip(cells, EDGES, strict=False))
    return first if font == "F2" else first + text("district.", EDGES[1] + 3, HEIGHT - top - 20, 9)


def band(top: float, words: str) -> str:
    return text(words, 23, HEIGHT - top - 10, 9, "F2")


def grids(folder: Path, content: str) -> list[list[list[str]]]:
    page = page_of(folder, content)
    tables = page_tables(Reading(page, page.words)).tables
    return [[[cell.text.replace("\n", " ") if cell else "" for cell in line] for line in t.grid()] for t in tables]


BODY = row(60, ROADS) + row(84, LIGHTS) + row(108, GATES)
READ = [[cells[0], f"{cells[1]} district.", *cells[2:]] for cells in (ROADS, LIGHTS, GATES)]


@pytest.mark.parametrize("left", [pytest.param(0, id="all columns"), pytest.param(1, id="all but the first")])
def test_frames_between_bands_are_one_table(tmp_path: Path, left: int) -> None:
    drawn = box(left, 30, 14) + box(left, 60, 24, 24, 24) + box(left, 148, 24, 24)
    content = row(30, HEAD, "F2") + band(44, THEME) + BODY + band(132, "Theme Two") + row(148, ROADS) + row(172, GATES)
    (grid,) = grids(tmp_path, drawn + content + band(196, "Theme Three"))
    assert grid[:2] == [list(HEAD), [THEME] * 4]
    assert grid[2:5] == READ
    assert [line[0] for line in grid[5:]] == ["Theme Two", "1", "3", "Theme Three"]


def test_frames_with_headers_of_their_own_are_two_tables(tmp_path: Path) -> None:
    drawn = box(0, 30, 14, 24) + box(0, 84, 14, 24)
    content = row(30, HEAD, "F2") + row(44, ROADS) + band(70, THEME) + row(84, HEAD, "F2") + row(98, GATES)
    assert [len(grid) for grid in grids(tmp_path, drawn + content)] == [2, 2]


@pytest.mark.parametrize(
    ("top", "theme"), [pytest.param(30, THEME + " and paths", id="a band between"), pytest.param(46, "", id="no band")]
)
def test_a_header_in_a_box_belongs_to_the_rows_below(tmp_path: Path, top: float, theme: str) -> None:
    content = row(top, HEAD, "F2") + (band(44, theme) if theme else "") + BODY
    (grid,) = grids(tmp_path, box(0, top, 14) + content)
    assert grid == [list(HEAD), *([[theme] * 4] if theme else []), *READ]


def test_a_header_at_the_top_of_a_page_is_that_of_the_frames_below(tmp_path: Path) -> None:
    drawn = box(1, 30, 14, 24) + box(1, 84, 24, 24)
    content = row(30, HEAD, "F2") + row(44, ROADS) + band(68, "Theme Two") + row(84, LIGHTS) + row(108, GATES)
    (grid,) = grids(tmp_path, drawn + content)
    assert [line[0] for line in grid] == ["No", "1", "Theme Two", "2", "3"]


def test_a_header_of_two_rows_is_that_of_the_frames_below(tmp_path: Path) -> None:
    second = ("", "in short", "team", "at best")
    drawn = box(0, 20, 14, 14) + box(0, 64, 24, 24)
    content = row(20, HEAD, "F2") + row(34, second, "F2") + band(48, THEME) + row(64, ROADS) + row(88, GATES)
    (grid,) = grids(tmp_path, drawn + content)
    assert [line[0] for line in grid] == ["No", "", THEME, "1", "3"]


def test_a_band_in_a_box_at_the_end_of_a_page_is_one_cell(tmp_path: Path) -> None:
    sides = "".join(f"{x} {HEIGHT - 150} m {x} {HEIGHT - 164} l S\n" for x in (EDGES[0], EDGES[-1]))
    levels = "".join(f"{EDGES[0]} {HEIGHT - y} m {EDGES[-1]} {HEIGHT - y} l S\n" for y in (150, 164))
    page = page_of(
        tmp_path, row(30, HEAD, "F2") + BODY + box(0, 30, 30, 24, 24, 24) + sides + levels + band(150, "Homes")
    )
    first, second = page_tables(Reading(page, page.words)).tables
    assert [(cell.text, cell.column_span) for cell in second.cells] == [("Homes", 4)]
    assert second.column_edges == first.column_edges
