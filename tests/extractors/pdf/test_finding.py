"""PDF pages end to end: what is drawn on the page and the table that is found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from builders import pdf_table
from pdf_source import pdf_source, read_source, text
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table as Drawn

from hcingest import extract
from hcingest.extractors import find_tables, read
from hcingest.model.shown import as_shown
from hcingest.model.table import Found, Table
from hcingest.options import DEFAULTS

ROWS = [
    ["Ref", "Action", "Lead", "By when"],
    ["1", "Mend roads", "Highways", "May 2010"],
    ["2", "Plant trees", "Parks", "June 2011"],
]


def found_in(path: Path) -> Found:
    document = read(path, DEFAULTS)
    found = as_shown(find_tables(document), document)
    owned = [p.word.id for t in found.tables for p in t.pieces] + [p.word.id for b in found.blocks for p in b.pieces]
    assert sorted(owned) == [w.id for w in document.words]
    return found


def grid(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


@pytest.mark.parametrize("drawn", [True, False])
def test_ruled_and_borderless(tmp_path: Path, drawn: bool) -> None:
    found = found_in(pdf_table(tmp_path / "plan.pdf", [ROWS], drawn))
    assert [grid(t) for t in found.tables] == [ROWS]
    assert [t.found_by for t in found.tables] == ["ruled" if drawn else "aligned"]


def canvas_table(path: Path, style: Sequence[tuple[object, ...]], rotate: int = 0, page_rotation: int = 0) -> Path:
    """A table drawn by hand on an upright A4 page, perhaps turned, perhaps on a page that is shown turned."""
    canvas = Canvas(str(path), pagesize=A4)
    table = Drawn(ROWS, colWidths=[40, 150, 100, 90], style=list(style))
    table.wrapOn(canvas, 500, 500)
    canvas.translate(*{0: (60, 500), 90: (300, 100), 180: (500, 500), 270: (200, 700)}[rotate])
    canvas.rotate(rotate)
    table.drawOn(canvas, 0, 0)
    canvas.setPageRotation(page_rotation)
    canvas.save()
    return path


GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_tables_set_sideways_or_upside_down(tmp_path: Path, rotate: int) -> None:
    found = found_in(canvas_table(tmp_path / "plan.pdf", [GRID], rotate))
    assert [grid(t) for t in found.tables] == [ROWS]
    box = found.tables[0].place.bbox
    assert box is not None
    assert (box.height > box.width) == (rotate in (90, 270))


@pytest.mark.parametrize("page_rotation", [0, 90, 180, 270])
def test_pages_shown_turned(tmp_path: Path, page_rotation: int) -> None:
    found = found_in(canvas_table(tmp_path / "plan.pdf", [GRID], 0, page_rotation))
    assert [grid(t) for t in found.tables] == [ROWS]


@pytest.mark.parametrize(
    ("style", "found_by"),
    [
        ([GRID], "ruled"),
        ([("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black), ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black)], "ruled"),
        ([("BACKGROUND", (0, 0), (-1, 0), colors.navy), ("TEXTCOLOR", (0, 0), (-1, 0), colors.white), ("BACKGROUND", (0, 2), (-1, 2), colors.lightgrey)], "filled"),
        ([], "aligned"),
    ],
)  # fmt: skip
def test_ways_of_drawing(tmp_path: Path, style: Sequence[tuple[object, ...]], found_by: str) -> None:
    found = found_in(canvas_table(tmp_path / "plan.pdf", style))
    assert [grid(t) for t in found.tables] == [ROWS]
    assert found.tables[0].found_by == found_by


def test_spans_come_from_missing_edges(tmp_path: Path) -> None:
    style = [GRID, ("SPAN", (0, 1), (0, 2)), ("SPAN", (2, 1), (3, 1))]
    (table,) = found_in(canvas_table(tmp_path / "plan.pdf", style)).tables
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in table.cells}
    assert spans[1, 0] == (2, 1)
    assert spans[1, 2] == (1, 2)


def test_colours_are_the_cells_grounds(tmp_path: Path) -> None:
    style = [GRID, ("BACKGROUND", (3, 1), (3, 1), colors.HexColor("#92d050"))]
    (table,) = found_in(canvas_table(tmp_path / "plan.pdf", style)).tables
    assert [c.fill for c in table.cells if c.fill] == ["#92d050"]


def test_a_row_cut_by_a_page_break(tmp_path: Path) -> None:
    header = ["Ref", "Action", "Lead", "By when"]
    path = pdf_table(
        tmp_path / "plan.pdf",
        [
            [
                header,
                ["1", "Mend the roads.", "Highways", "May 2010"],
                ["2", "Plant trees in every street that", "Parks", "June 2011"],
            ],
            [header, ["", "asks for them", "", ""], ["3", "Water them.", "Parks", "Ongoing"]],
        ],
    )
    plan = extract(path)
    assert [a.action.value for a in plan.actions] == [
        "Mend the roads.",
        "Plant trees in every street that asks for them",
        "Water them.",
    ]
    assert [a.pages for a in plan.actions] == [(1,), (1, 2), (2,)]


def test_running_lines_are_one_block_each(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=A4)
    for number in range(1, 4):
        canvas.drawString(60, 800, "Northwick Council")
        canvas.drawString(60, 400, f"Text of chapter {number} and nothing else.")
        canvas.drawString(260, 30, f"Page {number} of 3")
        canvas.showPage()
    canvas.save()
    blocks = found_in(tmp_path / "plan.pdf").blocks
    assert [(b.kind, b.text, len(b.pieces)) for b in blocks if b.kind.startswith("page-")] == [
        ("page-header", "Northwick Council", 6), ("page-footer", "Page 1 of 3", 12),
    ]  # fmt: skip


def test_two_columns_of_prose_are_no_table(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "prose.pdf"), pagesize=A4)
    for line in range(20):
        canvas.drawString(60, 780 - 14 * line, "The council has asked every ward what")
        canvas.drawString(310, 780 - 14 * line, "it needs and will answer in the spring")
    canvas.save()
    assert found_in(tmp_path / "prose.pdf").tables == ()


def test_one_word_in_a_frame_goes_on_with_the_columns_before(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=A4)
    _level_rows(canvas, [["Action", "Lead", "By when"], ["Mend roads.", "Highways", "May 2010"]], 700)
    _level_rows(canvas, [["Plant trees.", "Parks and", "June 2011"]], 640)
    canvas.showPage()
    _level_rows(canvas, [["", "lamps", ""]], 780)
    canvas.save()
    assert [action.lead.value for action in extract(tmp_path / "plan.pdf").actions] == [
        "Highways",
        "Parks and lamps",
    ]


def _level_rows(canvas: Canvas, rows: list[list[str]], top: float) -> None:
    """Rows in frames over the whole width, 30 points high; nothing is drawn between the columns."""
    for index, row in enumerate(rows):
        canvas.rect(50, top - 30 * (index + 1), 400, 30)
        for x, words in zip((60, 220, 350), row, strict=True):
            canvas.drawString(x, top - 30 * index - 12, words)


def test_the_rest_of_a_high_row_is_no_running_line(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=A4)
    for number in range(1, 4):
        canvas.grid([50, 300, 450, 550], [40, 780, 800])
        for x, words in zip((60, 310, 460), ("Action", "Lead", "By when"), strict=True):
            canvas.drawString(x, 786, words)
        canvas.drawString(60, 760, f"Mend road {number}")
        canvas.drawString(310, 760, "Highways")
        canvas.drawString(460, 760, f"May 201{number}")
        canvas.drawString(60, 50, "and report to the board.")
        canvas.drawString(60, 20, f"Page {number} of 3")
        canvas.showPage()
    canvas.save()
    plan = extract(tmp_path / "plan.pdf")
    assert [a.action.value for a in plan.actions] == [f"Mend road {n} and report to the board." for n in (1, 2, 3)]


def test_a_line_close_to_the_text_of_a_cell_is_no_running_line(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=A4)
    for number in range(1, 4):
        for top, words in (
            (92, f"Mend road {number}"),
            (78, f"in ward {'ABC'[number - 1]} and"),
            (64, "report to the board."),
        ):
            canvas.drawString(60, top, words)
        canvas.showPage()
    canvas.save()
    assert {block.kind for block in found_in(tmp_path / "plan.pdf").blocks} == {"paragraph"}


def test_a_running_line_that_begins_where_columns_do_is_one(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=A4)
    for number in range(1, 3):
        canvas.drawString(60, 820, "Northwick Council")
        canvas.drawString(350, 820, "Parks plan")
        canvas.drawString(60, 790, f"The plan is about {('paths', 'trees')[number - 1]}.")
        rows = [["Action", "Lead", "By when"], *[[f"Mend path {number}{n}.", "Parks", "May 2010"] for n in range(4)]]
        _level_rows(canvas, rows, 760)
        canvas.showPage()
    canvas.save()
    assert [b.text for b in found_in(tmp_path / "plan.pdf").blocks if b.kind == "page-header"] == [
        "Northwick Council Parks plan"
    ]


def test_entries_of_a_list_of_contents_are_no_headings(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=A4)
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(60, 790, "Contents")
    canvas.drawString(60, 764, "Parks ............ 2")
    canvas.setFont("Helvetica", 10)
    _level_rows(canvas, [["Action", "Lead", "By when"], ["Mend paths.", "Parks", "May 2010"]], 740)
    canvas.save()
    assert [(b.kind, b.text) for b in found_in(tmp_path / "plan.pdf").blocks] == [
        ("title", "Contents"),
        ("paragraph", "Parks ............ 2"),
    ]


def test_the_first_of_headings_set_alike_above_tables_is_no_title(tmp_path: Path) -> None:
    def slide(name: str) -> str:
        spots = [(x, y) for y in (250, 235) for x in (22, 202)]
        lines = "".join(f"20 {y} m 380 {y} l S\n" for y in (262, 247, 232))
        lines += "".join(f"{x} 262 m {x} 232 l S\n" for x in (20, 200, 380))
        cells = ("Action", "Lead", f"Mend {name}", "Works")
        drawn = "".join(text(cell, x, y, 9) for cell, (x, y) in zip(cells, spots, strict=True))
        return text(name, 20, 275, 16, "F2") + lines + drawn

    kinds = [b.kind for b in find_tables(read_source(tmp_path, pdf_source(*map(slide, ("Roads", "Parks"))))).blocks]
    assert kinds == ["title", "heading"]
    names = ("Roads", "Parks", "Homes")
    blocks = find_tables(read_source(tmp_path, pdf_source(*map(slide, names)))).blocks
    assert [(b.kind, b.text) for b in blocks] == [("heading", name) for name in names]
