"""What is drawn and is no table: charts, diagrams, frames of pages."""

from __future__ import annotations

from pathlib import Path

from pdf_source import page_of, pdf_source, read_source, text

from hcingest.extractors import find_tables
from hcingest.extractors.pdf.declared import Reading
from hcingest.extractors.pdf.tables import page_tables


def table_count(folder: Path, content: str) -> int:
    page = page_of(folder, content)
    return len(page_tables(Reading(page, page.words)).tables)


def labels(*tops: int) -> str:
    """Rows of a table of white space, or the labels of a chart."""
    words = [
        "North",
        "South",
        "Mill",
        "Bridge",
        "Five",
        "Nine",
        "Ten",
        "Two",
        "May",
        "June",
        "Ash",
        "Elm",
        "Oak",
        "Fir",
        "Moss",
        "Fern",
        "Reed",
        "Rush",
        "Hill",
        "Dale",
        "Fold",
        "Row",
    ]
    return "".join(
        text(words[(i + 4 * n) % 22], 40 + 80 * i, 300 - top) for n, top in enumerate(tops) for i in range(4)
    )


def lines(*tops: float) -> str:
    return "".join(f"60 {300 - top} m 330 {300 - top} l S\n" for top in tops)


TOPS = (40, 60, 80, 100, 120, 140)


def test_level_lines_that_are_no_borders_make_a_chart(tmp_path: Path) -> None:
    assert table_count(tmp_path, labels(*TOPS)) == 1
    assert table_count(tmp_path, labels(*TOPS) + lines(*(top - 4 for top in TOPS))) == 0


def test_underlined_texts_are_no_chart(tmp_path: Path) -> None:
    underlined = "".join(
        f"{40 + 80 * i} {299 - top} m {60 + 80 * i} {299 - top} l S\n" for top in TOPS for i in range(4)
    )
    assert table_count(tmp_path, labels(*TOPS) + underlined) == 1


def test_a_drawn_grid_of_blank_columns_is_a_chart(tmp_path: Path) -> None:
    uprights = "".join(f"{60 + 30 * i} 260 m {60 + 30 * i} 160 l S\n" for i in range(6))
    grid = lines(40, 60, 80, 100, 120, 140) + uprights
    assert table_count(tmp_path, grid + text("Cases", 62, 245) + text("May", 62, 225) + text("June", 62, 205)) == 0


def test_the_frame_of_a_page_is_no_table(tmp_path: Path) -> None:
    frame = "20 20 360 260 re S 60 20 m 60 280 l S\n" + text("Aid", 25, 150)
    assert (
        table_count(tmp_path, frame + "".join(text("Help for all who need it.", 70, 260 - 14 * i) for i in range(16)))
        == 0
    )


def test_a_lone_row_of_two_cells_is_a_table(tmp_path: Path) -> None:
    row = "20 200 360 30 re S 300 200 m 300 230 l S\n"
    assert table_count(tmp_path, row + text("Write to all of the members", 30, 212) + text("New", 305, 212)) == 1


def test_a_high_row_that_goes_on_is_one(tmp_path: Path) -> None:
    frame = "20 20 360 260 re S 300 20 m 300 280 l S\n"
    first = (
        frame + "20 250 m 380 250 l S\n" + text("Action", 30, 262) + text("Status", 305, 262) + text("Mend", 30, 230)
    )
    first += text("New", 305, 230)
    second = frame + "".join(text("and all of the other roads,", 30, 260 - 14 * i) for i in range(16))
    found = find_tables(read_source(tmp_path, pdf_source(first, second)))
    assert [table.place.page_number for table in found.tables] == [1, 2]
