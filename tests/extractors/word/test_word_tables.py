"""Word tables: spans, grids that do not fit, content controls, tables in tables."""

from __future__ import annotations

import pytest
from builders import p, tbl, tc, tr
from word_reading import cells, read, table

from hcingest.audit import unread_words
from hcingest.errors import TooLargeError

DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def width(twips: int) -> str:
    return f'<w:tcW w:w="{twips}" w:type="dxa"/>'


def test_a_cell_in_a_content_control_keeps_its_place() -> None:
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{tc('b')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr('x', 'y', 'z')}</w:sdtContent></w:sdt>"
    assert cells(read(tbl(tr("a", wrapped, "c"), row))) == [["a", "b", "c"], ["x", "y", "z"]]


def test_spans_across_and_down() -> None:
    start, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(
        tbl(tr(tc("band", '<w:gridSpan w:val="3"/>')), tr(tc("down", start), "b", "c"), tr(tc("", go_on), "d", "e"))
    )
    assert cells(document) == [["band"] * 3, ["down", "b", "c"], ["down", "d", "e"]]
    assert [(c.row_span, c.column_span) for c in table(document).cells][:2] == [(1, 3), (2, 1)]


def test_columns_left_out_before_a_row() -> None:
    document = read(tbl(tr("a", "b", "c"), tr("d", "e", properties='<w:gridBefore w:val="1"/>')))
    assert cells(document) == [["a", "b", "c"], ["", "d", "e"]]


def test_a_nested_table_is_the_cell_s_text() -> None:
    inner = tbl(tr("one", "two"))
    assert cells(read(tbl(tr("a", tc(p("before") + inner + p("after"))))))[0] == ["a", "before\none\ntwo\nafter"]


def test_a_plan_inside_a_layout_table_is_found() -> None:
    inner = tbl(tr("Ref", "Action", "Lead"), tr("1", "Mend", "Highways"))
    document = read(tbl(tr(tc(inner + p("")))))
    assert cells(document) == [["Ref", "Action", "Lead"], ["1", "Mend", "Highways"]]


def test_repeated_rows_in_controls_in_controls() -> None:
    rows = f"<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{tr('c', 'd')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    assert cells(read(tbl(tr("a", "b"), rows))) == [["a", "b"], ["c", "d"]]


def test_rows_in_alternatives_are_read_once() -> None:
    both = f"<mc:AlternateContent><mc:Choice>{tr('c', 'd')}</mc:Choice><mc:Fallback>{tr('c', 'd')}</mc:Fallback></mc:AlternateContent>"
    document = read(tbl(tr("a", "b"), both))
    assert cells(document) == [["a", "b"], ["c", "d"]]
    assert unread_words(document) == []


def test_columns_left_out_after_a_row() -> None:
    document = read(tbl(tr("a", "b", "c"), tr("d", properties='<w:gridAfter w:val="2"/>')))
    assert cells(document) == [["a", "b", "c"], ["d", "", ""]]


def test_cells_merged_across_the_old_way() -> None:
    row = tr(tc("a", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "c")
    assert cells(read(tbl(row, tr("d", "e", "f")))) == [["a", "a", "c"], ["d", "e", "f"]]


def test_grid_lines_that_no_cell_begins_at_are_no_columns() -> None:
    document = read(tbl(tr(tc("a", span(3)), tc("b", span(2))), tr(tc("c", span(3)), tc("d", span(2)))))
    assert cells(document) == [["a", "b"], ["c", "d"]]


def test_a_row_whose_border_was_dragged_by_a_hair_keeps_its_columns() -> None:
    grid = (2000, 40, 3000)
    document = read(tbl(tr("a", tc("b", span(2))), tr(tc("c", span(2)), "d"), grid=grid))
    assert cells(document) == [["a", "b"], ["c", "d"]]


def test_narrow_columns_that_a_row_uses_stay_columns() -> None:
    document = read(tbl(tr("a", "b", "c"), tr("d", "e", "f"), grid=(2000, 40, 3000)))
    assert cells(document) == [["a", "b", "c"], ["d", "e", "f"]]


def test_a_row_that_states_only_widths_is_laid_on_the_grid() -> None:
    full = tr(*(tc(text, width(1000)) for text in "abc"))
    document = read(
        tbl(full, tr(tc("band", width(3000))), tr(tc("d", width(1010)), tc("e", width(1990))), grid=(1000,) * 3)
    )
    assert cells(document) == [["a", "b", "c"], ["band"] * 3, ["d", "e", "e"]]


def test_a_cell_that_goes_on_with_other_borders_stays_apart() -> None:
    document = read(tbl(tr(tc("a", DOWN), "b", "c"), tr(tc("d", ON + span(2)), "e")))
    assert cells(document) == [["a", "b", "c"], ["d", "d", "e"]]


def test_a_column_of_layout_holds_tables_and_text() -> None:
    inner = tbl(tr("Ref", "Action", "Lead"), tr("1", "Mend", "Highways"))
    rows = [tr("Theme one"), tr(tc(inner)), tr("Theme two"), tr(tc(inner)), tr("Notes")]
    document = read(tbl(*rows))
    assert cells(document, 1) == cells(document, 2) == [["Ref", "Action", "Lead"], ["1", "Mend", "Highways"]]


def test_spans_beyond_reason_are_cut() -> None:
    document = read(tbl(tr(tc("a", span(2_000_000_000)), "b"), tr("c", properties='<w:gridBefore w:val="999999999"/>')))
    assert table(document).column_count <= 3


def test_a_grid_of_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hcingest.extractors.word.cells.MOST_CELLS", 8)
    with pytest.raises(TooLargeError, match="too many cells"):
        read(tbl(*[tr("a", "b", "c")] * 3))


def test_header_rows_that_word_repeats_are_said() -> None:
    document = read(tbl(tr("a", "b", properties="<w:tblHeader/>"), tr("c", "d", properties='<w:tblHeader w:val="0"/>')))
    assert table(document).header_rows == 1


def test_the_first_row_is_set_as_the_table_s_style_says() -> None:
    styles = (
        '<w:styles><w:style w:type="table" w:styleId="T"><w:name w:val="T"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        '<w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style></w:styles>'
    )
    properties = '<w:tblStyle w:val="T"/><w:tblLook w:val="04A0"/>'
    document = read(tbl(tr("a", "b"), tr("c", "d"), properties=properties), styles=styles)
    set_as = [(cell.pieces[0].word.style.bold, cell.fill) for cell in table(document).cells]
    assert set_as == [(True, "#1f3864")] * 2 + [(False, "")] * 2
