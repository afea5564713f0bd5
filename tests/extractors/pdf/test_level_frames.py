"""Which level rules frame one table, and where its columns are."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_source import pdf_source, read_source, text

from hcingest.extractors import find_tables

COLUMNS = (22, 122, 262)  # points from the left
LEFT, RIGHT = 20, 380


def rule(y: float, start: float = LEFT) -> str:
    return f"{start} {y} m {RIGHT} {y} l S\n"


def ground(low: float, high: float) -> str:
    return f"0.8 0.8 1 rg {LEFT} {low} {RIGHT - LEFT} {high - low} re f 0 g\n"


def row(y: float, *cells: str, font: str = "F1") -> str:
    return "".join(text(cell, x, y, font=font) for cell, x in zip(cells, COLUMNS, strict=False) if cell)


def grids(folder: Path, content: str) -> list[list[list[str]]]:
    tables = find_tables(read_source(folder, pdf_source(content))).tables
    return [[[cell.text if cell else "" for cell in row] for row in table.grid()] for table in tables]


def texts(grid: list[list[str]]) -> list[list[str]]:
    """The texts of each row, a merged one once."""
    return [list(dict.fromkeys(cell for cell in row if cell)) for row in grid]


def test_rules_that_begin_further_in_show_a_column_though_bands_run_over_it(tmp_path: Path) -> None:
    content = rule(290) + row(280, "Aim", "Action", "Lead", font="F2") + rule(275)
    content += text("A theme that runs over all of the columns", 22, 265) + rule(260)
    content += row(250, "Open doors", "Print the guide", "Press") + rule(245, 120)
    content += row(235, "", "Ring each house and ask", "Halls") + rule(230, 120)
    content += row(220, "", "Mend the lift", "Halls") + rule(215)
    content += text("Another theme that runs over all columns", 22, 205) + rule(200)
    content += row(190, "Fair access to it", "Paint the hall", "Halls") + rule(185)
    (grid,) = grids(tmp_path, content)
    assert texts(grid)[2:5] == [
        ["Open doors", "Print the guide", "Press"],
        ["Open doors", "Ring each house and ask", "Halls"],
        ["Open doors", "Mend the lift", "Halls"],
    ]


def test_a_coloured_band_between_two_rules_belongs_to_the_table(tmp_path: Path) -> None:
    content = rule(290) + row(280, "Aim", "Action", "Lead") + rule(270) + ground(245, 270)
    content += text("A theme", 22, 252, size=12, font="F2") + rule(245)
    content += (
        row(235, "Doors", "Print the guide", "Press") + rule(230) + row(220, "Halls", "Paint", "Roads") + rule(215)
    )
    assert [texts(grid) for grid in grids(tmp_path, content)] == [
        [["Aim", "Action", "Lead"], ["A theme"], ["Doors", "Print the guide", "Press"], ["Halls", "Paint", "Roads"]]
    ]


def test_a_heading_and_what_stands_below_it_part_two_tables(tmp_path: Path) -> None:
    content = rule(290) + row(280, "Aim", "Action", "Lead", font="F2") + rule(275)
    content += (
        row(265, "Doors", "Print the guide", "Press") + rule(260) + row(250, "Halls", "Paint", "Roads") + rule(245)
    )
    content += text("Glossary", 20, 228, size=14, font="F2") + text("Indicators", 20, 214, font="F2") + rule(208)
    content += row(198, "Code", "Title", font="F2") + rule(193) + row(183, "NI 1", "How people get on") + rule(178)
    content += row(168, "NI 2", "How people feel") + rule(163)
    first, second = grids(tmp_path, content)
    assert texts(first) == [
        ["Aim", "Action", "Lead"],
        ["Doors", "Print the guide", "Press"],
        ["Halls", "Paint", "Roads"],
    ]
    assert texts(second) == [["Code", "Title"], ["NI 1", "How people get on"], ["NI 2", "How people feel"]]


def test_rows_beside_a_merged_cell_are_told_by_rules_with_a_gap(tmp_path: Path) -> None:
    gap = f"{LEFT} 245 m 258 245 l S 330 245 m {RIGHT} 245 l S\n"
    content = rule(290) + row(280, "Aim", "Action", "Lead", font="F2") + text("Due", 335, 280, font="F2") + rule(275)
    content += row(265, "Doors", "Print the guide", "Press") + text("May", 335, 265)
    content += row(253, "and gates", "to all of them") + text("or June this year", 332, 253, size=6) + gap
    content += row(235, "Halls", "Paint them and") + text("June", 335, 235)
    content += row(223, "", "mend the lift") + text("or July this year", 332, 223, size=6) + rule(215)
    (grid,) = grids(tmp_path, content)
    assert [r[1] for r in grid] == ["Action", "Print the guide to all of them", "Paint them and mend the lift"]


def test_a_heading_with_a_paragraph_above_column_headers_parts_two_tables(tmp_path: Path) -> None:
    content = rule(290) + row(280, "Aim", "Action", "Lead", font="F2") + rule(275)
    content += (
        row(265, "Doors", "Print the guide", "Press") + rule(260) + row(250, "Halls", "Paint", "Roads") + rule(245)
    )
    content += text("Work", 20, 228, size=14, font="F2") + text("What we do for all who look for work.", 20, 214)
    content += row(198, "Need", "Task", "Owner", font="F2") + row(183, "Jobs", "Hold a fair", "Town") + rule(178)
    content += row(168, "Skills", "Teach", "School") + rule(163) + row(153, "Homes", "Build", "Town") + rule(148)
    first, second = grids(tmp_path, content)
    assert [line[0] for line in first] == ["Aim", "Doors", "Halls"]
    assert [line[0] for line in second] == ["Need", "Jobs", "Skills", "Homes"]


@pytest.mark.parametrize(
    ("ink", "size", "again"),
    [
        pytest.param("0.5 g", 12, ("Need", "Task", "Owner"), id="headers in grey"),
        pytest.param("0 g", 10, ("Aim", "Action", "Lead"), id="headers again"),
    ],
)
def test_a_heading_above_headers_that_are_not_bold_parts_two_tables(
    tmp_path: Path, ink: str, size: int, again: tuple[str, ...]
) -> None:
    def head(y: float, *cells: str) -> str:
        return f"{ink}\n" + row(y, *cells) + "0 g\n"

    content = head(280, "Aim", "Action", "Lead") + rule(275) + row(265, "Doors", "Print the guide", "Press")
    content += rule(260) + row(250, "Halls", "Paint them all", "Roads") + rule(245)
    content += text("Work", 20, 230, size=size, font="F2") + head(215, *again) + rule(210)
    content += row(200, "Jobs", "Hold a fair", "Town") + rule(195) + row(185, "Skills", "Teach", "School") + rule(180)
    first, second = grids(tmp_path, content)
    assert [line[0] for line in first] == ["Aim", "Doors", "Halls"]
    assert [line[0] for line in second] == [again[0], "Jobs", "Skills"]
