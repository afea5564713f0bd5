"""Sheets that are printed on several pages, some of their columns on each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table as Drawn

from hcingest import extract

HEIGHTS = [20, 30, 24]
LEFT = [["No", "Action", "Lead"], ["1", "Mend the roads", "Highways"], ["2", "Plant trees", "Parks"]]
RIGHT = [["By when", "Comments"], ["May 2010", "Waits for a quote"], ["June 2011", "Trees are bought"]]
SECOND_PLAN = [["Action", "By when"], ["Sweep the square", "May 2012"], ["Paint the benches", "June 2012"]]


def sheets(path: Path, *pages: Sequence[Sequence[str]], heights: Sequence[int] = HEIGHTS) -> Path:
    canvas = Canvas(str(path), pagesize=A4)
    for rows in pages:
        table = Drawn(
            [list(row) for row in rows], [110] * len(rows[0]), list(heights), [("GRID", (0, 0), (-1, -1), 1, "black")]
        )
        table.wrapOn(canvas, 500, 500)
        table.drawOn(canvas, 60, 600)
        canvas.showPage()
    canvas.save()
    return path


def test_columns_on_a_page_of_their_own_go_on_with_the_rows_at_their_height(tmp_path: Path) -> None:
    actions = extract(sheets(tmp_path / "plan.pdf", LEFT, RIGHT)).actions
    assert [(a.action.value, a.timeframe.value, a.extras[0].field.value, a.pages) for a in actions] == [
        ("Mend the roads", "May 2010", "Waits for a quote", (1, 2)),
        ("Plant trees", "June 2011", "Trees are bought", (1, 2)),
    ]


def test_each_part_of_a_long_sheet_has_its_own_columns_beside_it(tmp_path: Path) -> None:
    more = [["No", "Action", "Lead"], ["3", "Light the park", "Parks"], ["4", "Close the gate", "Police"]]
    beside = [["By when", "Comments"], ["July 2012", "Lamps are bought"], ["May 2013", "New lock"]]
    actions = extract(sheets(tmp_path / "plan.pdf", LEFT, more, RIGHT, beside)).actions
    assert [a.timeframe.value for a in actions] == ["May 2010", "June 2011", "July 2012", "May 2013"]


def test_a_table_that_lists_actions_is_a_plan_of_its_own(tmp_path: Path) -> None:
    actions = extract(sheets(tmp_path / "plan.pdf", LEFT, SECOND_PLAN)).actions
    assert [a.action.value for a in actions][2:] == ["Sweep the square", "Paint the benches"]


def test_rows_all_of_one_height_tell_nothing(tmp_path: Path) -> None:
    actions = extract(sheets(tmp_path / "plan.pdf", LEFT, RIGHT, heights=[24, 24, 24])).actions
    assert [a.timeframe.value for a in actions] == ["", ""]


def test_columns_put_side_by_side_are_listed(tmp_path: Path) -> None:
    listed = [(p.kind, p.pages) for p in extract(sheets(tmp_path / "plan.pdf", LEFT, RIGHT)).problems]
    assert ("table-doubtful", (1, 2)) in listed


def test_rows_without_a_header_between_the_same_borders_go_on_below(tmp_path: Path) -> None:
    more = [["3", "Light the park", "Parks"], ["4", "Close the gate", "Police"], ["5", "Open the hall", "Halls"]]
    rows = [row for page in (LEFT, more, more) for row in page]
    actions = extract(sheets(tmp_path / "plan.pdf", LEFT, more, more)).actions
    assert [a.action.value for a in actions] == [row[1] for row in rows if row[1] != "Action"]
