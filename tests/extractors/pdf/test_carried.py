"""A row that takes a whole page: nothing is drawn there, and the columns are those of the page before."""

from __future__ import annotations

from pathlib import Path

from pdf_source import pdf_source, read_source, text

from hcingest.extractors import find_tables
from hcingest.model.table import Table

COLUMNS = (30, 90, 250)
LEVEL = "30 {0} m 370 {0} l S\n"


def row(y: float, *cells: str) -> str:
    return "".join(text(cell, x + 2, y) for x, cell in zip(COLUMNS, cells, strict=True) if cell)


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
