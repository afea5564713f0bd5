"""Rows whose texts are set in the middle, in a box without rules between them."""

from __future__ import annotations

from pathlib import Path

from pdf_source import page_of, text

from hcingest.extractors.pdf.tables import page_tables
from hcingest.extractors.pdf.tagged import Reading

COLUMNS = (30, 60, 230, 300)
LINE, PADDING, APART = 11, 8, 4  # points
HEAD = ("No", "Action", "Lead", "When")
ROWS = (
    ("1", "Mend all the roads of the/old town, then those by/the mill.", "Highways", "May 2010"),
    ("2", "Plant trees in the parks.", "Parks and/Rivers", "June 2010"),
    ("3", "Open the schools to all/who live near them.", "Schools/Board of/Trustees", "July 2010"),
    ("4", "Clean ponds.", "Parks", "May 2011"),
    ("5", "Count the birds by the river/and on the lake.", "Rivers", "Spring/2012"),
)


def cells_in_middle(top: float, cells: tuple[str, ...]) -> tuple[str, float]:
    """The texts of a row, each in the middle of it, and the y below it; ``/`` begins a line, ``//`` a paragraph."""
    heights = [LINE * len(cell.replace("//", "/").split("/")) + APART * cell.count("//") for cell in cells]
    content = ""
    for cell, x, height in zip(cells, COLUMNS, heights, strict=True):
        y = top - PADDING / 2 - (max(heights) - height) / 2 - 8
        for paragraph in cell.split("//"):
            for line in paragraph.split("/"):
                content += text(line, x + 2, y, 9)
                y -= LINE
            y -= APART
    return content, top - max(heights) - PADDING


def box(*rows: tuple[str, ...]) -> str:
    """A table with lines around it and below its header only."""
    head, y = cells_in_middle(290, HEAD)
    content = f"30 {y} m 370 {y} l S\n" + head
    for row in rows:
        cells, y = cells_in_middle(y, row)
        content += cells
    return content + f"30 {y} 340 {290 - y} re S\n"


def rows(tmp_path: Path, content: str) -> list[list[str]]:
    page = page_of(tmp_path, content)
    (table,) = page_tables(Reading(page, page.words)).tables
    return [[" ".join(cell.text.split()) if cell else "" for cell in line] for line in table.grid()]


def test_white_through_all_columns_parts_rows_set_in_the_middle(tmp_path: Path) -> None:
    expected = [list(HEAD), *([cell.replace("/", " ") for cell in row] for row in ROWS)]
    assert rows(tmp_path, box(*ROWS)) == expected


def test_white_between_paragraphs_of_a_row_set_in_the_middle_does_not(tmp_path: Path) -> None:
    page = box(*ROWS[:2], ("3", "Open the schools://the old one;//the new one.", "Schools", "May 2010"), *ROWS[3:])
    assert rows(tmp_path, page)[3] == ["3", "Open the schools: the old one; the new one.", "Schools", "May 2010"]
