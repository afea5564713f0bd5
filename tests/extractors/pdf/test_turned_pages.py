"""Plans whose tables are set sideways or upside down are read as if they were level; places are those shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

import hcingest
from hcingest.model.plan import Field, Plan

WIDTH, HEIGHT = A4
SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=9, leading=11)
HEADER = ["Ref", "Action", "Lead", "By when"]
FIRST = [
    HEADER,
    ["1", "Mend the roads.", "Highways", "May 2030"],
    ["2", "Plant trees in every street that", "Parks", "June 2031"],
]
SECOND = [HEADER, ["", "asks for them.", "", ""], ["3", "Water them.", "Parks", "Ongoing"]]  # fmt: skip


def turned_plan(path: Path, degrees: int) -> Plan:
    """Two portrait pages with level running lines, and on each a table turned clockwise by so many degrees."""
    canvas = Canvas(str(path), pagesize=A4)
    for number, rows in enumerate((FIRST, SECOND), start=1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, HEIGHT - 30, "Riverby Plan for Streets")
        canvas.drawString(280, 30, f"Page {number} of 2")
        _draw_table(canvas, rows, degrees)
        canvas.showPage()
    canvas.save()
    return hcingest.extract(path)


def _draw_table(canvas: Canvas, rows: Sequence[Sequence[str]], degrees: int) -> None:
    widths = [40, 200, 120, 120]
    table = Table([[Paragraph(text, SMALL) for text in row] for row in rows], widths, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])  # fmt: skip
    _, height = table.wrapOn(canvas, sum(widths), HEIGHT)
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(-degrees)
    table.drawOn(canvas, -sum(widths) / 2, -height / 2)
    canvas.restoreState()


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_row_cut_by_a_page_break_is_whole_however_its_pages_are_turned(tmp_path: Path, degrees: int) -> None:
    plan = turned_plan(tmp_path / "plan.pdf", degrees)
    assert [action.action.value for action in plan.actions] == [
        "Mend the roads.",
        "Plant trees in every street that asks for them.",
        "Water them.",
    ]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_level_running_lines_of_turned_pages_are_none_of_the_table(tmp_path: Path, degrees: int) -> None:
    plan = turned_plan(tmp_path / "plan.pdf", degrees)
    assert {block.kind: block.text for block in plan.text if block.kind != "table-header"} == {
        "page-header": "Riverby Plan for Streets",
        "page-footer": "Page 1 of 2",
    }
    (header,) = [block for block in plan.text if block.kind == "page-header"]
    assert header.place.bbox is not None
    assert round(header.place.bbox.x0) == 60
    assert header.place.bbox.bottom < 40


@pytest.mark.parametrize(("degrees", "right"), [(0, (1, 0)), (90, (0, 1)), (180, (-1, 0)), (270, (0, -1))])
def test_places_are_those_of_the_pages_as_shown(tmp_path: Path, degrees: int, right: tuple[int, int]) -> None:
    action = turned_plan(tmp_path / "plan.pdf", degrees).actions[0]
    (x, y), (other_x, other_y) = middle(action.action), middle(action.lead)
    assert (round((other_x - x) / 160), round((other_y - y) / 160)) == right
    for field in (action.action, action.lead):
        assert field.place.bbox and all(field.place.bbox.contains(*piece.bbox.middle) for piece in field.pieces)
        assert {piece.style.direction for piece in field.pieces} == {degrees}


def middle(field: Field) -> tuple[float, float]:
    assert field.place.bbox is not None
    return field.place.bbox.middle
