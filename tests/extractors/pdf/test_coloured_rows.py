"""Tables that coloured rows draw, as style sheets set them: no rules, headings between, rows over pages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from pdf_source import HEIGHT, WIDTH, pdf_source, read_source, text

from hcingest import Plan, extract
from hcingest.extractors import find_tables
from hcingest.model.table import Table

LEFTS = (20, 70, 230, 320)
HEADER = ("Ref", "Action", "Lead", "By when")
BLUE, WHITE = "0.9 0.95 1 rg", ""


def row(cells: Sequence[str], top: float, ground: str = WHITE, height: float = 20, font: str = "F1") -> str:
    """A row of a table ``top`` points below the page's upper edge."""
    y = HEIGHT - top
    box = f"{ground} {LEFTS[0] - 4} {y - height} {WIDTH - 30} {height} re f 0 g\n" if ground else ""
    return box + "".join(text(cell, x, y - 13, 9, font) for cell, x in zip(cells, LEFTS, strict=True) if cell)


def header(top: float, ground: str = WHITE) -> str:
    return row(HEADER, top, ground, font="F2")


def heading(words: str, top: float) -> str:
    return text(words, LEFTS[0] - 4, HEIGHT - top - 13, 14, "F2")


def grids(tables: Sequence[Table]) -> list[list[list[str]]]:
    return [[[cell.text if cell else "" for cell in line] for line in table.grid()] for table in tables]


def plan_of(folder: Path, *pages: str) -> Plan:
    path = folder / "plan.pdf"
    path.write_bytes(pdf_source(*pages))
    return extract(path)


ONE, TWO = ("1", "Mend roads", "Highways", "May 2010"), ("2", "Plant trees", "Parks", "June 2011")
THREE, FOUR = ("3", "Open parks", "Parks", "May 2012"), ("4", "Clean ponds", "Rivers", "July 2012")


def test_headings_part_coloured_rows(tmp_path: Path) -> None:
    page = header(20, BLUE) + row(ONE, 40, BLUE) + row(TWO, 60) + heading("Parks", 90)
    page += header(116, BLUE) + row(THREE, 136, BLUE) + row(FOUR, 156)
    found = find_tables(read_source(tmp_path, pdf_source(page)))
    assert grids(found.tables) == [[list(HEADER), list(ONE), list(TWO)], [list(HEADER), list(THREE), list(FOUR)]]
    assert [b.text for b in found.blocks if b.kind != "title"] == ["Parks"]


def test_a_ruled_table_right_above_is_another(tmp_path: Path) -> None:
    page = "".join(f"16 {y} m 230 {y} l S\n" for y in (290, 276, 262)) + "".join(
        f"{x} 290 m {x} 262 l S\n" for x in (16, 70, 230)
    )
    page += (
        text("Rating", 20, 280, 9) + text("Meaning", 72, 280, 9) + text("Red", 20, 266, 9) + text("Late", 72, 266, 9)
    )
    page += header(38, BLUE) + row(ONE, 58) + row(TWO, 78, BLUE)
    found = find_tables(read_source(tmp_path, pdf_source(page)))
    assert grids(found.tables) == [[["Rating", "Meaning"], ["Red", "Late"]], [list(HEADER), list(ONE), list(TWO)]]


def test_a_heading_set_in_from_the_side_parts_them_too(tmp_path: Path) -> None:
    page = header(20, BLUE) + row(ONE, 40, BLUE) + row(TWO, 60) + text("Parks", LEFTS[0] + 3, HEIGHT - 103, 14, "F2")
    page += header(116, BLUE) + row(THREE, 136, BLUE) + row(FOUR, 156)
    found = find_tables(read_source(tmp_path, pdf_source(page)))
    assert [b.text for b in found.blocks if b.kind != "title"] == ["Parks"]


def test_a_heading_above_column_headers_parts_tables_of_level_rules(tmp_path: Path) -> None:
    def ruled(top: float, *rows: str) -> str:
        lines = "".join(
            f"16 {HEIGHT - top - 20 * i} m 386 {HEIGHT - top - 20 * i} l S\n" for i in range(1, len(rows) + 1)
        )
        return "".join(rows) + lines

    page = ruled(20, header(20), row(ONE, 40), row(TWO, 60)) + heading("Parks", 90)
    page += ruled(116, header(116), row(THREE, 136), row(FOUR, 156))
    assert [a.section.value for a in plan_of(tmp_path, heading("Plan", 2) + page).actions] == ["", "", "Parks", "Parks"]


def test_texts_in_the_middle_stand_below_a_header_at_the_left(tmp_path: Path) -> None:
    def marked(cells: Sequence[str], top: float, ground: str) -> str:
        return row(cells, top, ground) + text("Red", 365, HEIGHT - top - 13, 9)

    head = row(("Ref", "Action", "Lead", "RAG"), 20, BLUE, font="F2")
    page = (
        head + marked((*ONE[:3], ""), 40, BLUE) + marked((*TWO[:3], ""), 60, WHITE) + marked((*THREE[:3], ""), 80, BLUE)
    )
    (table,) = find_tables(read_source(tmp_path, pdf_source(page))).tables
    assert table.column_count == 4


def test_a_row_higher_than_the_page_goes_on(tmp_path: Path) -> None:
    def cut(ref: str, start: int, stop: int, lead: str, date: str) -> str:
        lines = "".join(
            text(f"and item {n} of it,", LEFTS[1], HEIGHT - 53 - 12 * (n - start), 9) for n in range(start, stop)
        )
        return header(20) + row((ref, "", lead, date), 40, BLUE, 240) + lines

    first = header(20, BLUE) + row(ONE, 40, BLUE) + row(TWO, 60) + row(("3", "Open parks", "", ""), 80, BLUE, 24)
    plan = plan_of(tmp_path, first, cut("", 1, 19, "", ""), cut("", 19, 37, "", ""))
    assert [a.pages for a in plan.actions] == [(1,), (1,), (1, 2, 3)]


def test_column_headers_without_ground_are_no_running_lines(tmp_path: Path) -> None:
    rows = [(str(n), "Mend roads", "Highways", "May 2010") for n in range(1, 10)]
    page = header(14) + "".join(row(cells, 34 + 20 * i, BLUE if i % 2 else WHITE) for i, cells in enumerate(rows))
    found = find_tables(read_source(tmp_path, pdf_source(page, page)))
    assert [b.kind for b in found.blocks] == []
    assert [g[0] for g in grids(found.tables)] == [list(HEADER)] * 2


def test_text_beside_a_table_is_no_row_of_it(tmp_path: Path) -> None:
    page = row(("Northwick", "", "", ""), 20) + header(40) + row(ONE, 60) + row(TWO, 80, BLUE) + row(THREE, 100)
    page += row(FOUR, 120, BLUE) + row(("Printed", "", "", ""), 140)
    (table,) = find_tables(read_source(tmp_path, pdf_source(page))).tables
    assert grids([table]) == [[list(HEADER), list(ONE), list(TWO), list(THREE), list(FOUR)]]


def test_cells_drawn_apart_leave_no_rows_or_columns_between(tmp_path: Path) -> None:
    def boxes(top: float) -> str:
        edges = (16, 66, 226, 316, 386)
        return "".join(f"{a + 1.5} {HEIGHT - top - 18.5} {b - a - 3} 17 re S\n" for a, b in pairwise(edges))

    page = "".join(row(cells, 20 * i) + boxes(20 * i) for i, cells in enumerate([HEADER, ONE, TWO], start=1))
    (table,) = find_tables(read_source(tmp_path, pdf_source(page))).tables
    assert grids([table]) == [[list(HEADER), list(ONE), list(TWO)]]


def test_a_bold_line_of_body_size_above_the_same_headers_again_parts_tables(tmp_path: Path) -> None:
    def lines(*tops: float) -> str:
        return "".join(f"16 {HEIGHT - top} m 386 {HEIGHT - top} l S\n" for top in tops)

    def small(words: str, top: float) -> str:
        return text(words, LEFTS[0] - 4, HEIGHT - top - 13, 9, "F2")

    coloured = small("Roads", 6) + header(20, BLUE) + row(ONE, 40) + row(TWO, 60, BLUE) + small("Parks", 84)
    coloured += header(98, BLUE) + row(THREE, 118) + row(FOUR, 138, BLUE)
    ruled = small("Roads", 6) + header(20) + row(ONE, 40) + row(TWO, 60) + small("Parks", 84)
    ruled += header(98) + row(THREE, 118) + row(FOUR, 138) + lines(20, 40, 60, 80, 118, 138, 158)
    title = text("Plan for the district", 16, HEIGHT - 200, 14, "F2")
    for page in (coloured, ruled):
        sections = [a.section.value for a in plan_of(tmp_path, title, page).actions]
        assert sections == ["Roads", "Roads", "Parks", "Parks"]


def test_headers_and_bands_without_ground_stand_close_above_stripes(tmp_path: Path) -> None:
    def band(words: str, top: float) -> str:
        return text(words, LEFTS[0], HEIGHT - top - 10, 9, "F2")

    page = row(HEADER, 20, height=13, font="F2") + band("Theme One: all the roads", 33)
    page += (
        row(ONE, 46, BLUE, 13) + row(TWO, 59, height=13) + row(THREE, 72, BLUE, 13) + band("Theme Two: the parks", 85)
    )
    (table,) = find_tables(read_source(tmp_path, pdf_source(page + row(FOUR, 98, BLUE, 13) + row(ONE, 111)))).tables
    (grid,) = grids([table])
    assert [line[0] for line in grid] == [
        "Ref",
        "Theme One: all the roads",
        "1",
        "2",
        "3",
        "Theme Two: the parks",
        "4",
        "1",
    ]


def test_white_that_is_drawn_first_below_all_is_no_row(tmp_path: Path) -> None:
    ground = f"1 1 1 rg 14 {HEIGHT - 150} {WIDTH - 26} 134 re f 0 g\n"
    page = ground + header(20, BLUE) + row(ONE, 40) + row(TWO, 60, BLUE) + heading("Parks", 100)
    found = find_tables(read_source(tmp_path, pdf_source(page + text("Parks are open to all.", 20, HEIGHT - 140))))
    assert grids(found.tables) == [[list(HEADER), list(ONE), list(TWO)]]


def test_a_group_that_reaches_over_the_page_beside_coloured_rows(tmp_path: Path) -> None:
    def beside(cells: Sequence[str], top: float, ground: str) -> str:
        box = f"{ground} {LEFTS[1] - 4} {HEIGHT - top - 20} {WIDTH - 26 - LEFTS[1] + LEFTS[0]} 20 re f 0 g\n"
        return (box if ground else "") + row(cells, top)

    first = header(20, BLUE).replace("Ref", "Theme") + beside(("Parks", *ONE[1:]), 40, WHITE)
    first += beside(("", *TWO[1:]), 60, BLUE) + beside(("", *THREE[1:]), 80, WHITE) + beside(("", *FOUR[1:]), 100, BLUE)
    again = [
        beside(("", *cells[1:]), 20 + 20 * n, BLUE if n % 2 == 0 else WHITE) for n, cells in enumerate([FOUR, ONE, TWO])
    ]
    plan = plan_of(tmp_path, first, "".join(again))
    assert [action.section.value for action in plan.actions] == ["Parks"] * 7


def test_a_band_and_a_row_between_coloured_rows(tmp_path: Path) -> None:
    band = text("Parks and gardens", LEFTS[0], HEIGHT - 53, 9, "F2")
    page = header(20, BLUE) + band + row(("Be safe", *ONE[1:]), 54) + row(TWO, 74, BLUE) + row(THREE, 94)
    found = find_tables(read_source(tmp_path, pdf_source(page + row(FOUR, 114, BLUE))))
    assert [line[0] for line in grids(found.tables)[0]] == ["Ref", "Parks and gardens", "Be safe", "2", "3", "4"]


def test_a_coloured_group_beside_coloured_rows_is_their_first_column(tmp_path: Path) -> None:
    def rest(cells: Sequence[str], top: float, ground: str) -> str:
        box = f"{ground} {LEFTS[1] - 4} {HEIGHT - top - 20} {WIDTH - 26 - LEFTS[1] + LEFTS[0]} 20 re f 0 g\n"
        return (box if ground else "") + row(("", *cells[1:]), top)

    group = f"{BLUE} {LEFTS[0] - 4} {HEIGHT - 80} {LEFTS[1] - LEFTS[0]} 40 re f 0 g\n" + text(
        "Be safe", 20, HEIGHT - 53, 9
    )
    page = row(("Aim", *HEADER[1:]), 20, font="F2") + group + rest(ONE, 40, BLUE) + rest(TWO, 60, WHITE)
    page += rest(THREE, 80, BLUE) + rest(FOUR, 100, WHITE) + text("Be glad", 20, HEIGHT - 93, 9) + rest(ONE, 120, BLUE)
    found = find_tables(read_source(tmp_path, pdf_source(page)))
    assert [line[0] for line in grids(found.tables)[0]][:4] == ["Aim", "Be safe", "Be safe", "Be glad"]


def test_rows_below_the_last_band_do_not_make_one_row_of_those_above_it(tmp_path: Path) -> None:
    """Only white parts the rows; nothing is drawn but the header and a band."""

    def tall(ref: str, top: float) -> str:
        first = row((ref, "Mend all of the roads of", "Highways", "May 2010"), top)
        return first + row(("", "the old town,", "", ""), top + 11) + row(("", "and the lanes.", "", ""), top + 22)

    above = "".join(tall(str(n), 42 * n - 2) for n in (1, 2))
    band = row(("Parks and gardens of the district", "", "", ""), 126, BLUE, font="F2")
    page = header(20, BLUE) + above + band + "".join(tall(str(n), 42 * n + 20) for n in (3, 4, 5))
    (table,) = find_tables(read_source(tmp_path, pdf_source(page))).tables
    assert [line[0] for line in grids([table])[0]] == [
        "Ref",
        "1",
        "2",
        "Parks and gardens of the district",
        "3",
        "4",
        "5",
    ]


def test_a_row_above_the_first_stripe_may_have_more_white_below_it_than_above(tmp_path: Path) -> None:
    def low(cells: Sequence[str], top: float, ground: str) -> str:
        return row(("", "", "", ""), top, ground, 24) + row(cells, top - 3)

    page = low(ONE, 20, WHITE) + low(TWO, 44, BLUE) + low(THREE, 68, WHITE) + low(FOUR, 92, BLUE)
    (table,) = find_tables(read_source(tmp_path, pdf_source(page + low(ONE, 116, WHITE)))).tables
    assert [line[0] for line in grids([table])[0]] == ["1", "2", "3", "4", "1"]
