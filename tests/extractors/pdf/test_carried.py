"""A row that takes a whole page: nothing is drawn there, and the columns are those of the page before."""

from __future__ import annotations

from pathlib import Path

from pdf_source import pdf_source, read_source, text

from hcingest.extractors import find_tables
from hcingest.model.table import Table

COLUMNS = (30, 90, 250)
LEVEL = "30 {0} m 370 {0} l S\n"


def row(y: float, *cells: str) -> str:
    return "".join(text(cell, x + 2, y) for x, cell in zip(COLUMNS, cells, strict=False) if cell)


def level(y: float) -> str:
    return LEVEL.format(y)


FIRST = (
    level(280) + row(270, "Aim", "Action", "Lead") + level(265) + row(250, "Be safe", "Mend roads", "Highways")
    + level(245) + row(230, "Be well", "Plant trees in the", "Parks")
)  # fmt: skip
LAST = row(280, "", "by the bridge.", "") + level(270) + row(255, "Be glad", "Sing", "Arts") + level(250)


def tables(tmp_path: Path, *pages: str) -> list[list[list[str]]]:
    found = find_tables(read_source(tmp_path, pdf_source(*pages)))
    kept = [item for item in found.flow if isinstance(item, Table)]
    return [[[cell.text if cell else "" for cell in line] for line in table.grid()] for table in kept]


def test_a_page_between_keeps_to_the_columns(tmp_path: Path) -> None:
    between = row(280, "", "park, along the river,", "") + row(268, "", "in both schools and", "")
    found = tables(tmp_path, FIRST, between, LAST)
    assert found[1] == [["", "park, along the river, in both schools and", ""]]


def test_a_paragraph_on_the_next_page_is_no_row(tmp_path: Path) -> None:
    prose = text("This plan is reviewed each year by the board, which", 30, 280) + text("meets in public.", 30, 268)
    assert len(tables(tmp_path, FIRST, prose)) == 1
    assert len(tables(tmp_path, FIRST, text("Annex", 190, 280) + text("Contacts", 180, 260))) == 1


def test_the_rest_of_a_row_above_a_heading(tmp_path: Path) -> None:
    rest = row(280, "", "park, along the river,", "and Health") + row(268, "", "in both schools.", "")
    other = text("Theme 2", 36, 235, 14, "F2") + LAST.replace("280", "215").replace("270", "205").replace("255", "190")
    found = tables(tmp_path, FIRST, rest + other.replace("250", "185"))
    assert found[1] == [["", "park, along the river, in both schools.", "and Health"]]


def test_a_heading_and_a_list_below_it_on_the_next_page_are_no_row(tmp_path: Path) -> None:
    listed = text("Annex", 32, 280, 14, "F2") + text("KPI 1 of", 32, 266) + text("crimes", 92, 254)
    assert len(tables(tmp_path, FIRST, listed)) == 1


def test_the_rest_of_a_row_in_the_first_column_below_the_header_that_comes_again(tmp_path: Path) -> None:
    head = level(280) + row(270, "Action", "Measure", "Lead") + level(265)
    first = (
        head + row(250, "Mend it", "Roads mended", "Highways") + level(245) + row(230, "Plant trees", "Trees", "Parks")
    )
    rest = row(250, "in the park") + row(239, "and along", "") + row(228, "the river.", "")
    found = tables(tmp_path, first, head + rest)
    assert found[1] == [["Action", "Measure", "Lead"], ["in the park and along the river.", "", ""]]


def test_a_text_below_another_header_is_no_row(tmp_path: Path) -> None:
    head = level(280) + row(270, "Action", "Measure", "Lead") + level(265)
    first = (
        head + row(250, "Mend it", "Roads mended", "Highways") + level(245) + row(230, "Plant trees", "Trees", "Parks")
    )
    other = level(280) + row(270, "Total", "3", "2") + level(265) + row(250, "See note 2.")
    assert len(tables(tmp_path, first, other)[1]) == 1


def test_the_rest_of_an_open_row_in_the_first_column_above_the_first_rule(tmp_path: Path) -> None:
    head = level(280) + row(270, "Action", "Measure", "Lead") + level(265)
    first = (
        head + row(250, "Mend it", "Roads mended", "Highways") + level(245) + row(230, "Plant trees", "Trees", "Parks")
    )
    rest = row(285, "in the park") + row(274, "by the hill.")
    next_row = (
        level(270) + row(255, "Sing", "Songs", "Arts") + level(250) + row(235, "Play", "Plays", "Arts") + level(230)
    )
    found = tables(tmp_path, first, rest + next_row)
    assert found[1][:2] == [["in the park by the hill.", "", ""], ["Sing", "Songs", "Arts"]]
    found = tables(tmp_path, first + level(225), rest + next_row)
    assert found[1][0] == ["Sing", "Songs", "Arts"]
