"""Tables with level rules only: columns told beside bands, rows told beside texts set in the middle."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from pdf_source import page_of, text
from reportlab.pdfbase.pdfmetrics import stringWidth

from hcingest.extractors.pdf.declared import Reading
from hcingest.extractors.pdf.justified import without_wide_spaces
from hcingest.extractors.pdf.lines import Line, is_underline
from hcingest.extractors.pdf.tables import page_tables
from hcingest.model.words import Style, Word

COLUMNS = (30, 60, 130, 300)


def level(y: float) -> str:
    return f"30 {y} m 370 {y} l S\n"


def row(y: float, *cells: str) -> str:
    return "".join(text(cell, x + 2, y) for x, cell in zip(COLUMNS, cells, strict=True) if cell)


def rows(tmp_path: Path, content: str) -> list[list[str]]:
    page = page_of(tmp_path, content)
    (table,) = page_tables(Reading(page, page.words)).tables
    return [[cell.text if cell else "" for cell in line] for line in table.grid()]


def test_many_bands_that_run_over_a_border_do_not_hide_it(tmp_path: Path) -> None:
    content = level(280) + row(268, "No", "Aim", "Action", "Lead") + level(264)
    for n in range(3):
        y = 264 - 48 * n
        content += row(y - 12, "Theme of the open road", "", "", "") + level(y - 16)
        content += row(y - 28, str(2 * n), "Be safe", "Mend all the roads", "Highways") + level(y - 32)
        content += row(y - 44, str(2 * n + 1), "", "Plant trees in parks", "Parks") + level(y - 48)
    assert rows(tmp_path, content)[2] == ["0", "Be safe", "Mend all the roads", "Highways"]


def test_texts_in_the_middle_between_rules_are_one_row(tmp_path: Path) -> None:
    content = level(290) + row(278, "No", "Aim", "Action", "Lead") + level(274)
    for n in range(3):
        y = 274 - 80 * n
        lines = (
            "Mend all the roads of the", "old town and the bridge", "by the mill, then those of", "the estate by the park",
            "and the lanes that lead to", "both of the schools there",
        )  # fmt: skip
        for i, line in enumerate(lines):
            content += row(y - 16 - 11 * i, "", "", line, "")
        content += row(y - 38, "", "Be safe", "", "Highways") + row(y - 49, "", "at night", "", "Parks")
        content += row(y - 43.5, str(n), "", "", "") + level(y - 80)
    found = rows(tmp_path, content)
    assert len(found) == 4
    assert found[1][1].split() == ["Be", "safe", "at", "night"]


def test_a_column_with_a_head_and_hardly_a_text_is_one(tmp_path: Path) -> None:
    content = level(290) + row(278, "No", "Theme", "Action", "Lead") + level(274)
    for n in range(21):
        y = 274 - 12 * n
        content += row(y - 9, str(n), "" if n else "Roads", "Mend the roads", "Highways") + level(y - 12)
    found = rows(tmp_path, content)
    assert found[1] == ["0", "Roads", "Mend the roads", "Highways"]
    assert found[2] == ["1", "", "Mend the roads", "Highways"]


def stretched(x: float, y: float, width: float, words: str) -> str:
    """A line of words set to both sides of a column."""
    parts = words.split()
    wide = [stringWidth(part, "Helvetica", 10) for part in parts]
    space = (width - sum(wide)) / (len(parts) - 1)
    return "".join(text(part, x + sum(wide[:i]) + i * space, y) for i, part in enumerate(parts))


def test_stretched_lines_make_no_columns(tmp_path: Path) -> None:
    content = level(290) + row(278, "No", "Aim", "Action", "Lead") + level(274)
    lines = {2: "Mend roads soon", 4: "Go to town", 7: "Sing in choirs"}
    for n in range(9):
        y = 274 - 28 * n
        content += row(y - 12, str(n), "Be safe", "" if n in lines else "Mend it", "Highways") + level(y - 28)
        content += stretched(132, y - 12, 150, lines[n]) + text("at once", 132, y - 24) if n in lines else ""
    found = rows(tmp_path, content)
    assert [len(line) for line in found] == [4] * 10
    assert found[3][2].split() == ["Mend", "roads", "soon", "at", "once"]


def test_figures_as_far_apart_as_stretched_words_are_columns() -> None:
    def line(top: float, *texts: str) -> list[Word]:
        return [Word(0, t, 1, 100 + 50 * i, top, 120 + 50 * i, top + 10, Style(size=10)) for i, t in enumerate(texts)]

    figures = [line(10, "2,014", "2,015", "2,016"), line(22, "18", "21", "34")]
    assert without_wide_spaces([135, 185], figures, (95, 225)) == [135, 185]
    assert without_wide_spaces([135, 185], [line(10, "Mend", "all", "roads")], (95, 225)) == []


def test_columns_that_full_lines_of_the_one_before_reach_up_to(tmp_path: Path) -> None:
    content = level(290) + text("No", 32, 278) + text("Action", 60, 278) + text("Lead", 206, 278) + level(274)
    for n, words in enumerate(
        ("Mend roads and the bridge", "Go to town by the lanes", "Sing in choirs with all", "Dig in the old gardens")
    ):
        y = 274 - 28 * n
        content += text(str(n), 32, y - 12) + stretched(60, y - 12, 140, words) + text("and more", 60, y - 24)
        content += text(("Cllr A. Ash", "Police", "Cllr B. Birch", "Parks")[n], 206, y - 12) + level(y - 28)
    found = rows(tmp_path, content)
    assert found[3] == ["2", "Sing in choirs with all and more", "Cllr B. Birch"]


def test_a_wide_space_in_one_text_makes_no_column_without_a_head(tmp_path: Path) -> None:
    content = level(290) + row(278, "No", "Aim", "Action", "Lead") + level(274)
    for n in range(13):
        y = 274 - 20 * n
        text_of_row = {3: "Mend", 5: "Mend waterworks"}.get(n, "Mend it")
        content += row(y - 12, str(n), "Be safe", text_of_row, "Highways") + level(y - 20)
    content += text("the town", 190, 202)
    found = rows(tmp_path, content)
    assert found[4] == ["3", "Be safe", "Mend the town", "Highways"]


def test_a_column_without_texts_is_told_by_the_ends_of_the_rules(tmp_path: Path) -> None:
    content = row(278, "No", "Aim", "Action", "Lead") + text("RAG", 342, 278)
    for n in range(6):
        y = 274 - 20 * n
        content += "".join(f"{a} {y} m {b} {y} l S\n" for a, b in pairwise((*COLUMNS, 340, 370)))
        content += row(y - 12, str(n), "Be safe", "Mend the roads", "Parks")
    content += level(154)
    assert rows(tmp_path, content)[:2] == [
        ["No", "Aim", "Action", "Lead", "RAG"], ["0", "Be safe", "Mend the roads", "Parks", ""],
    ]  # fmt: skip


def test_a_loosely_set_band_on_a_ground_is_a_row_of_the_table(tmp_path: Path) -> None:
    content = level(280) + row(268, "No", "Aim", "Action", "Lead") + level(264)
    for n in range(3):
        y = 264 - 62 * n
        content += f"0.8 g 30 {y - 30} 340 30 re f 0 g\n" + row(y - 18, "Roads", "", "", "") + level(y - 30)
        content += row(y - 42, str(n), "Be safe", "Mend all the roads", "Highways") + level(y - 46)
        content += row(y - 58, str(n), "Be well", "Plant all the parks", "Parks") + level(y - 62)
    found = rows(tmp_path, content)
    assert len(found) == 10
    assert found[-1] == ["2", "Be well", "Plant all the parks", "Parks"]


def test_bars_beside_changed_rows_are_no_borders(tmp_path: Path) -> None:
    content = level(290) + row(278, "No", "Aim", "Action", "Lead") + level(274)
    for n in range(6):
        y = 274 - 30 * n
        content += row(y - 11, str(n), "Be safe", "Mend all the roads", "Highways")
        content += row(y - 23, "", "", "and the old bridge", "") + level(y - 30)
        content += f"28 {y - 3} m 28 {y - 13} l S\n" if n in (1, 3) else ""
    assert len(rows(tmp_path, content)) == 7


def test_an_underline_close_to_the_next_word_is_no_border(tmp_path: Path) -> None:
    page = page_of(tmp_path, text("Mend", 50, 200) + text("roads", 77, 200))
    mend, _ = page.words
    assert is_underline(Line(mend.bottom - 1, mend.x0, mend.x1), page.words)


def test_a_line_that_strikes_out_a_word_is_no_border(tmp_path: Path) -> None:
    page = page_of(tmp_path, text("Mend the roads", 50, 200))
    _, the, roads = page.words
    middle = (the.top + the.bottom) / 2
    assert is_underline(Line(middle, the.x0, roads.x1), page.words)
    assert not is_underline(Line(middle, the.x0, roads.x1 + 20), page.words)


def test_one_long_row_of_a_drawn_grid_with_texts_in_the_middle_is_one(tmp_path: Path) -> None:
    content = "".join(f"{x} 290 m {x} 130 l S\n" for x in (*COLUMNS, 370)) + level(290) + level(274) + level(130)
    content += row(278, "No", "Aim", "Action", "Lead")
    lines = (
        "Mend all the roads of the", "old town and the bridge:", "(a) by the mill;", "(b) by the estate;",
        "(c) by the park;", "(d) near both schools;", "(e) beside the river;", "(f) below the station.",
    )  # fmt: skip
    for i, line in enumerate(lines):
        content += row(239 - 11 * i, "", "", line, "")
    content += row(206, "", "Be safe", "", "Highways") + row(195, "1", "at night", "", "and Parks")
    assert len(rows(tmp_path, content)) == 2


def test_one_long_row_of_a_drawn_grid_with_texts_that_end_together_is_one(tmp_path: Path) -> None:
    content = "".join(f"{x} 290 m {x} 200 l S\n" for x in (*COLUMNS, 370)) + level(290) + level(274) + level(200)
    content += row(278, "No", "Aim", "Action", "Lead")
    for i, line in enumerate(("Mend all the roads of the", "old town and the bridge.", "Light both paths.")):
        content += row(262 - 11 * i, "", "", line, "")
    content += row(229, "", "By the", "Sweep the steps", "") + row(218, "", "end of", "beside the river in", "Highways")
    content += row(207, "", "2011", "May and June.", "and Parks")
    assert len(rows(tmp_path, content)) == 2


def lines_of(x: float, top: float, *lines: str, step: float = 11.0) -> str:
    return "".join(text(line, x + 2, top - step * i) for i, line in enumerate(lines))


def test_texts_of_three_heights_around_one_are_a_row_between_level_rules(tmp_path: Path) -> None:
    content = level(290) + row(278, "No", "Aim", "Action", "Lead") + level(274)
    for n in range(2):
        foot = 274 - 50 * (n + 1)
        content += lines_of(30, foot + 22, str(n)) + lines_of(60, foot + 27.5, "Safe", "Roads")
        content += lines_of(130, foot + 27.5, "Mend all the roads of the", "Old Town and the bridge")
        content += lines_of(300, foot + 38.5, "Ann Lee", "Head of", "Highways", "Parks") + level(foot)
    assert len(rows(tmp_path, content)) == 3


def test_texts_that_end_together_between_level_rules_are_a_row(tmp_path: Path) -> None:
    content = level(290) + row(278, "No", "Aim", "Action", "Lead") + level(274)
    action = (
        "Mend all roads of the",
        "old town.",
        "Light both paths",
        "by the mill.",
        "Sweep the steps at the",
        "bridge in May and June.",
    )
    for n in range(3):
        foot = 274 - 80 * (n + 1)
        content += lines_of(30, foot + 6, str(n)) + lines_of(60, foot + 17, "Be safe", "at night")
        content += (
            lines_of(130, foot + 61, *action) + lines_of(300, foot + 22, "Highways", "Parks", step=16) + level(foot)
        )
    assert len(rows(tmp_path, content)) == 4
