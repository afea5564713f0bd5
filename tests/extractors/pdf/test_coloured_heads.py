"""Coloured headers: what their cells say of columns, and where another table begins."""

from __future__ import annotations

from pathlib import Path

from pdf_source import HEIGHT, pdf_source, read_source, text

from hcingest.extractors import find_tables
from hcingest.model.table import Table

EDGES = (20, 60, 200, 290, 380)
HEADER = ("Ref", "Action", "Lead", "By when")
ROWS = [("1", "Mend all roads", "Highways", "May 2010"), ("2", "Plant new trees", "Parks", "June 2011"),
        ("3", "Open the parks", "Parks", "May 2012"), ("4", "Clean the ponds", "Rivers", "July 2012")]  # fmt: skip


def cell(words: str, left: float, right: float, top: float, height: float = 16, font: str = "F2") -> str:
    y = HEIGHT - top
    return f"0.9 0.95 1 rg {left} {y - height} {right - left} {height} re f 0 g\n" + text(
        words, left + 3, y - 12, 9, font
    )


def head(*words: str, top: float, edges: tuple[float, ...] = EDGES) -> str:
    """A coloured cell for each word."""
    return "".join(cell(w, a, b, top) for w, a, b in zip(words, edges, edges[1:], strict=False))


def rows(*cells: tuple[str, ...], top: float, edges: tuple[float, ...] = EDGES) -> str:
    return "".join(
        text(word, x + 3, HEIGHT - top - 20 * i - 12, 9)
        for i, row in enumerate(cells)
        for word, x in zip(row, edges, strict=False)
    )


def band(words: str, top: float) -> str:
    return cell(words, EDGES[0], EDGES[-1], top)


def tables(folder: Path, *pages: str) -> list[list[list[str]]]:
    found: tuple[Table, ...] = find_tables(read_source(folder, pdf_source(*pages))).tables
    return [[[c.text if c else "" for c in line] for line in table.grid()] for table in found]


def test_a_head_like_the_one_above_begins_another_table(tmp_path: Path) -> None:
    edges = (20.0, 150.0, 260.0, 380.0)
    contacts = [
        ("Roads Team", "Ann Lee", "01709 1"),
        ("Parks Team", "Bo Hill", "01709 2"),
        ("Water", "Cy Dale", "01709 3"),
    ]
    page = head("Team", "Contact", "Telephone", top=20, edges=edges) + rows(*contacts, top=40, edges=edges)
    found = tables(tmp_path, page + head(*HEADER, top=104) + rows(*ROWS, top=124))
    assert found == [[["Team", "Contact", "Telephone"], *map(list, contacts)], [list(HEADER), *map(list, ROWS)]]


def test_cells_of_one_colour_that_fill_a_box_are_a_header_of_two_lines(tmp_path: Path) -> None:
    page = (
        cell("Ref", 20, 60, 20, 32)
        + cell("Action", 60, 200, 20, 32)
        + cell("          Delivery of actions", 200, 380, 20)
    )
    page += cell("Lead", 200, 290, 36) + cell("By when", 290, 380, 36)
    (table,) = tables(tmp_path, page + band("Roads", 52) + rows(*ROWS, top=72))
    assert table[:2] == [["Ref", "Action", "Delivery of actions", "Delivery of actions"], list(HEADER)]


def test_bands_may_run_over_the_borders_of_a_head_s_cells(tmp_path: Path) -> None:
    page = head(*HEADER, top=20) + band("Theme One: all the roads of the district", 36) + rows(*ROWS[:2], top=56)
    (table,) = tables(tmp_path, page + band("Theme Two: all the parks of the district", 100) + rows(*ROWS[2:], top=120))
    assert table == [list(HEADER), ["Theme One: all the roads of the district"] * 4, *map(list, ROWS[:2]),
                     ["Theme Two: all the parks of the district"] * 4, *map(list, ROWS[2:])]  # fmt: skip


def test_a_page_with_a_band_alone_goes_on_with_the_columns_before(tmp_path: Path) -> None:
    first = head(*HEADER, top=20) + band("Theme One: the roads", 36) + rows(*ROWS, top=56)
    second = (
        rows(*ROWS[:2], top=20) + band("Theme Two: all the parks of the whole district", 60) + rows(*ROWS[2:], top=76)
    )
    one, two = tables(tmp_path, first, second)
    assert [len(row) for row in (*one, *two)] == [4] * 11
    assert two[0] == list(ROWS[0])


def test_a_coloured_head_alone_says_where_columns_begin(tmp_path: Path) -> None:
    short = [("1", "Mend", "All", "May"), ("2", "Plant", "All", "June"), ("3", "Open", "All", "May")]
    (table,) = find_tables(read_source(tmp_path, pdf_source(head(*HEADER, top=20) + rows(*short, top=36)))).tables
    assert table.column_edges == EDGES
    assert table.row_count == 4


def test_a_head_with_other_cells_does_not_go_on(tmp_path: Path) -> None:
    edges = (20.0, 60.0, 380.0)
    first = head(*HEADER, top=20) + band("Theme One: the roads", 36) + rows(*ROWS, top=56)
    codes = [("NI 1", "Roads in order"), ("NI 2", "Parks open"), ("NI 3", "Clean ponds")]
    second = head("Code", "Title", top=20, edges=edges) + rows(*codes, top=36, edges=edges)
    _, two = tables(tmp_path, first, second + band("Codes of the government", 96))
    assert [len(row) for row in two] == [2] * len(two)
