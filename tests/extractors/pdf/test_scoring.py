"""How well grids explain the words in them: scores, charts that are no tables, columns of figures between rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from hcingest.extractors import find_tables, read
from hcingest.extractors.pdf.grid import Box
from hcingest.extractors.pdf.gutters import gutters
from hcingest.extractors.pdf.line_rows import rows_by_line
from hcingest.extractors.pdf.lines import Frame
from hcingest.extractors.pdf.scoring import is_table, score
from hcingest.extractors.pdf.sketch import Filing, Sketch
from hcingest.model.place import BBox
from hcingest.model.table import FoundBy, Table
from hcingest.model.words import Word, whole
from hcingest.options import DEFAULTS


def filing(found_by: FoundBy, *places: tuple[float, float]) -> Filing:
    """Two cells side by side, 0-50 and 50-100, with words 20 points wide and 10 high that begin at these x and y."""
    xs, ys = [0.0, 50.0, 100.0], [0.0, 12.0, 24.0]
    sketch = Sketch(xs, ys, Frame((), (), BBox(0, 0, 100, 24)), found_by, {50.0})
    words = [Word(i, "word", 1, x, y, x + 20, y + 10) for i, (x, y) in enumerate(places)]
    boxes = [Box(row, column, row, column) for row in range(2) for column in range(2)]
    spots = [(sketch.row_of(w), int(w.x0 // 50)) for w in words]
    lines = [[[whole(w)] for w, s in zip(words, spots, strict=True) if s == (b.row, b.column)] for b in boxes]
    return Filing(sketch, boxes, lines)


IN_PLACE = [(5, 1), (55, 1), (5, 13), (55, 13)]


@pytest.mark.parametrize(("found_by", "sure"), [("tagged", 0.97), ("ruled", 0.95), ("filled", 0.85), ("aligned", 0.75)])
def test_a_table_whose_words_are_all_in_place_is_as_sure_as_its_finder(found_by: FoundBy, sure: float) -> None:
    assert score(filing(found_by, *IN_PLACE)) == sure


def test_words_that_borders_cut_lower_the_score() -> None:
    cut = filing("aligned", *IN_PLACE[:3], (40, 13))
    assert score(cut) == round(0.75 * 3 / 4, 2)
    assert is_table(filing("aligned", *IN_PLACE))
    assert not is_table(cut)


def drawn(path: Path, rows: Sequence[tuple[float, Sequence[tuple[float, str]]]], lines: Sequence[tuple[float, ...]]) -> tuple[Table, ...]:  # fmt: skip
    """Tables on a page of level and upright lines and of texts that end at their x (like figures) in Courier."""
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Courier", 10)
    for y, texts in rows:
        for x, text in texts:
            canvas.drawRightString(x, y, text)
    for line in lines:
        canvas.line(*line)
    canvas.save()
    return find_tables(read(path, DEFAULTS)).tables


def grid(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


@pytest.mark.parametrize("second", [260.0, 226.0])
def test_columns_of_figures_between_two_rules(tmp_path: Path, second: float) -> None:
    """``second``: where the figures of the second column end; the nearer, one space from the first one's."""
    table = [("Year", "Boys", "All"), *((str(1990 + i), f"{1000 + 7 * i}", f"{2345 + 13 * i}") for i in range(8))]
    rows = [(700 - 14.0 * i, [(100.0, y), (196.0, m), (second, f)]) for i, (y, m, f) in enumerate(table)]
    levels = [(60, y, 300, y) for y in (712.0, 696.0, 582.0)]
    (found,) = drawn(tmp_path / "figures.pdf", rows, [*levels, (120, 582, 120, 712)])
    assert grid(found) == [list(row) for row in table]


def test_white_space_goes_on_with_an_upright_that_only_the_head_has(tmp_path: Path) -> None:
    table = [["Ward", "Work"], *([f"Ward{i}", "Roads"] for i in range(5))]
    rows = [(640 - 14.0 * i, [(110.0, a), (220.0, b)]) for i, (a, b) in enumerate(table)]
    levels = [(60, y, 300, y) for y in (712, *(636 - 14 * i for i in range(6)))]
    uprights = [(x, 566, x, 712) for x in (60, 300)]
    (found,) = drawn(tmp_path / "head.pdf", rows, [*levels, *uprights, (130, 636, 130, 712)])
    assert grid(found) == table


def test_figures_set_with_spaces_stay_whole(tmp_path: Path) -> None:
    rows = [(700 - 14.0 * i, [(100.0, str(1990 + i)), (226.0, f"{1 + i} {200 + 7 * i}")]) for i in range(8)]
    levels = [(60, y, 300, y) for y in (712.0, 582.0)]
    (found,) = drawn(tmp_path / "figures.pdf", rows, [*levels, (120, 582, 120, 712)])
    assert grid(found)[0] == ["1990", "1 200"]


def test_the_grid_lines_of_a_chart_are_no_table(tmp_path: Path) -> None:
    rows = [(700 - 40.0 * i, [(150.0, "Roads"), (250.0, "Parks")]) for i in range(3)]
    levels = [(60, y, 300, y) for y in range(400, 721, 40)]
    assert drawn(tmp_path / "chart.pdf", rows, [*levels, (60, 400, 60, 720)]) == ()


ROADS = [[(100.0, f"Road {i}"), (200.0, "mended"), (290.0, "May")] for i in range(4)]


def below_a_line(path: Path, text: Sequence[tuple[float, float, str]]) -> list[list[str]]:
    """The rows of a table of level rules below a bare line of like width, with texts (x, y) between the two."""
    canvas = Canvas(str(path), pagesize=A4)
    canvas.line(60, 800, 300, 800)
    for x, y, words in text:
        canvas.drawString(x, y, words)
    for i, row in enumerate(ROADS):
        canvas.line(60, 615 - 20 * i, 300, 615 - 20 * i)
        for x, words in row:
            canvas.drawRightString(x, 600 - 20 * i, words)
    canvas.line(60, 535, 300, 535)
    canvas.save()
    (found,) = find_tables(read(path, DEFAULTS)).tables
    return grid(found)


def test_a_paragraph_whose_first_line_is_indented_is_no_row(tmp_path: Path) -> None:
    lines = [
        "The council asked each ward what its",
        "roads need and then wrote to all those who",
        "had answered that they",
    ]
    text = [(90.0 if i == 0 else 62.0, 780 - 14.0 * i, line) for i, line in enumerate(lines)]
    assert below_a_line(tmp_path / "a.pdf", text) == [[text for _, text in row] for row in ROADS]


def test_texts_far_apart_are_no_row(tmp_path: Path) -> None:
    text = [(62.0, 780.0, "Notes"), (180.0, 780.0, "to read"), (62.0, 700.0, "More"), (180.0, 700.0, "to come")]
    assert below_a_line(tmp_path / "a.pdf", text) == [[text for _, text in row] for row in ROADS]


def test_a_wide_gap_that_headers_narrow_parts_columns() -> None:
    lines = [[(0, 20), (45, 60)] for _ in range(16)]
    crossed = [*lines, [(0, 31), (34, 60)], [(0, 31), (34, 60)]]
    assert gutters([_words(line) for line in crossed], 0, 60) == [pytest.approx(33, abs=2)]


@pytest.mark.parametrize(
    ("second", "rows"),
    [(["$5,600 or less", "$5,601 to $7,900", "More than $7,900"], 3), (["The council will", "mend every road", "and each path."], 0)],
)  # fmt: skip
def test_lines_that_fill_all_columns_and_need_not_end_are_rows(second: Sequence[str], rows: int) -> None:
    labels = ["Lowest", "Middle", "Highest"]
    lines = [
        [Word(0, label, 1, 0, 12 * i, 30, 12 * i + 10), *_text(text, 100, 12 * i)]
        for i, (label, text) in enumerate(zip(labels, second, strict=True))
    ]
    assert len(rows_by_line(lines, [0, 98, 180])) == max(0, rows - 1)


def test_a_head_that_comes_again_begins_another_table(tmp_path: Path) -> None:
    """Figures one space apart, nothing drawn, in two tables whose columns do not stand at the same places."""

    def table(years: Sequence[str], ends: Sequence[float], top: float) -> list[tuple[float, list[tuple[float, str]]]]:
        rows = [["Ward", *years], *([f"Ward{i}", *(f"{1 + i},{200 + 7 * i}" for _ in years)] for i in range(6))]
        return [(top - 14 * i, list(zip([100.0, *ends], row, strict=True))) for i, row in enumerate(rows)]

    first, second = (
        table(years, ends, top)
        for years, ends, top in (
            (["2001", "2002", "2003"], [180.0, 216.0, 252.0], 700.0),
            (["2004", "2005", "2006"], [200.0, 236.0, 272.0], 598.0),
        )
    )
    found = drawn(tmp_path / "figures.pdf", [*first, *second], [])
    assert [grid(t) for t in found] == [[[text for _, text in texts] for _, texts in rows] for rows in (first, second)]


def _text(text: str, x: float, y: float) -> list[Word]:
    return [Word(1, word, 1, x + 26 * i, y, x + 26 * i + 22, y + 10) for i, word in enumerate(text.split())]


def _words(line: Sequence[tuple[float, float]]) -> list[Word]:
    return [Word(i, "word", 1, x0, 0, x1, 10) for i, (x0, x1) in enumerate(line)]
