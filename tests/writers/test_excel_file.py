from __future__ import annotations

import io
import tempfile
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from planning import NOTHING, PLAN, field, plan_with

from hcingest.model.plan import Action, Dates, Plan
from hcingest.writers import excel_file
from hcingest.writers.excel_file import CELL_LIMIT, cut_to_fit, legal, workbook_bytes
from hcingest.writers.rows import listings


def opened(plan: Plan) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(plan, listings(plan))))


def cell(sheet: Worksheet, column: str, row: int = 2):
    names = [found.value for found in sheet[1]]
    return sheet.cell(row, names.index(column) + 1)


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(PLAN)


def test_sheets(book: Workbook):
    assert book.sheetnames == ["Actions", "Codes", "Glossary", "Review", "About"]


def test_a_sheet_holds_the_rows_of_its_file(book: Workbook):
    for table in listings(PLAN):
        if table.resource.on_sheet:
            rows = list(book[table.resource.title].iter_rows(values_only=True))
            assert rows[0] == table.header
            assert len(rows) == len(table.rows) + 1


def test_every_text_is_a_string_cell_and_none_a_formula(book: Workbook):
    assert (cell(book["Actions"], "extra_cost").value, cell(book["Actions"], "extra_cost").data_type) == ("=1+1", "s")
    kinds = {found.data_type for sheet in book for row in sheet.iter_rows() for found in row}
    assert "f" not in kinds


@pytest.mark.parametrize(
    "text", ["=1+1", "@x", "http://example.org", "mailto:a@b.c", "007", "1e5", "{=A1}", "TRUE", "3-4"]
)
def test_text_is_never_taken_for_anything_else(text: str):
    found = cell(opened(plan_with(action=field(text)))["Actions"], "action")
    assert (found.value, found.data_type, found.hyperlink) == (text, "s", None)


def test_dates_numbers_and_truth_are_values_of_their_kind(book: Workbook):
    sheet = book["Actions"]
    start = cell(sheet, "start_date")
    assert (start.value, start.number_format) == (datetime(2010, 4, 1), "yyyy-mm-dd")
    assert cell(sheet, "ongoing").value is False and cell(sheet, "ongoing", 3).value is True
    assert cell(sheet, "confidence").value == 0.98 and cell(sheet, "table").value == 1
    assert cell(sheet, "pages").value == "1-2"


def test_a_day_before_excels_calendar_is_written_as_text():
    action = Action("a", dates=Dates(end=date(1899, 12, 31)))
    plan = plan_with()
    old = cell(opened(Plan(plan.source, (action,), (), (), (), (), plan.ledger))["Actions"], "end_date")
    assert (old.value, old.data_type) == ("1899-12-31", "s")


def test_sheets_are_laid_out_for_reading_and_printing(book: Workbook):
    for sheet in book.worksheets[:4]:
        assert sheet.freeze_panes == ("B2" if sheet.title == "Actions" else "A2")
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert sheet["A1"].font.bold and sheet["A1"].alignment.wrap_text
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        assert "&P" in sheet.oddFooter.right.text and sheet.oddHeader.left.text == "A plan"
    assert cell(book["Actions"], "action").alignment.wrap_text


def test_rag_is_coloured_and_worded(book: Workbook):
    green, red = cell(book["Actions"], "rag"), cell(book["Actions"], "rag", 3)
    assert (green.value, red.value) == ("green", "red")
    assert green.fill.fgColor.rgb != red.fill.fgColor.rgb
    assert cell(book["Actions"], "lead").fill.fill_type is None


def test_severity_is_coloured_and_worded(book: Workbook):
    cells = [cell(book["Review"], "severity", row) for row in range(2, 6)]
    assert [found.value for found in cells] == ["error", "check", "check", "info"]
    assert len({found.fill.fgColor.rgb for found in cells}) == 3


def test_columns_that_are_empty_are_hidden_and_about_says_so(book: Workbook):
    sheet = book["Actions"]
    groups = [found for found in sheet.column_dimensions.values() if found.hidden]
    hidden = [sheet.cell(1, column).value for found in groups for column in range(found.min, found.max + 1)]
    assert hidden == ["outcome", "measure", "partners", "resources", "progress", "status", "priority"]
    notes = [row[1] for row in book["About"].iter_rows(values_only=True) if row[1]]
    assert any("are hidden: outcome, measure, partners" in str(note) for note in notes)


def test_rows_are_as_high_as_their_text(book: Workbook):
    assert [book["Actions"].row_dimensions[row].height for row in (2, 3)] == [30, 30]


def test_about_tells_source_and_words_and_columns(book: Workbook):
    lines = dict(row[:2] for row in book["About"].iter_rows(values_only=True))
    assert lines["Document"] == "A plan" and lines["SHA-256"] == "ab" * 32
    assert lines["Counted"] == "2,314 words: 2,101 in actions, 120 in the glossary, 80 in text, 13 to check"
    assert lines["extra_cost"] == "The document's column “Cost (£)”."


def test_the_same_plan_gives_the_same_bytes():
    first, second = workbook_bytes(PLAN, listings(PLAN)), workbook_bytes(PLAN, listings(PLAN))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode("utf-8")
    assert core.count("2000-01-01T00:00:00Z") == 2


def look_of(book: Workbook) -> list[object]:
    """Everything that a reader of the book sees: values, formats, sizes."""
    seen: list[object] = []
    for sheet in book:
        seen += [(c.value, c.number_format, c.fill.fgColor.rgb, c.alignment.wrap_text) for row in sheet for c in row]
        seen += [(n, row.height) for n, row in sheet.row_dimensions.items()]
        seen += [(n, column.width, column.hidden) for n, column in sheet.column_dimensions.items()]
        seen += [sheet.title, sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows]
    return seen


def test_a_long_workbook_is_made_by_way_of_files_and_looks_the_same(
    book: Workbook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr(excel_file, "ROWS_IN_MEMORY", 0)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert look_of(opened(PLAN)) == look_of(book)
    assert workbook_bytes(PLAN, listings(PLAN)) == workbook_bytes(PLAN, listings(PLAN))
    assert list(tmp_path.iterdir()) == []


def test_a_text_too_long_for_a_cell_is_cut_and_about_says_so():
    workbook = opened(plan_with(action=field("x" * 40_000)))
    shown = cell(workbook["Actions"], "action").value
    assert len(shown) == CELL_LIMIT and shown.endswith("[…]")
    notes = [row[1] for row in workbook["About"].iter_rows(values_only=True) if row[1]]
    assert any(note.startswith("Actions, row 2, column action: longer than a cell can hold") for note in notes)


def test_letters_of_two_units_are_counted_as_excel_does():
    shown = cut_to_fit("\N{GRINNING FACE}" * 20_000)
    assert len(shown.encode("utf-16-le")) <= CELL_LIMIT * 2
    assert cut_to_fit("x" * CELL_LIMIT) == "x" * CELL_LIMIT


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x0bb", "a\nb"), ("a\r\nb\rc", "a\nb\nc"), ("a\x01b", "a\ufffdb"), ("a\ud800", "a\ufffd"), ("a\uffffb", "a\ufffdb"), ("a\tb", "a\tb")],
)  # fmt: skip
def test_characters_that_a_workbook_cannot_hold(text: str, shown: str):
    assert legal(text) == shown
    assert cell(opened(plan_with(action=field(text)))["Actions"], "action").value == shown


def test_a_document_without_a_plan_has_all_sheets_and_their_headers():
    workbook = opened(NOTHING)
    assert len(workbook["Actions"][1]) == 26 and workbook["Actions"].max_row == 1
    assert workbook["Review"].max_row == 2
