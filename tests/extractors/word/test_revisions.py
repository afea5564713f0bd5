"""Tracked changes: accepted or undone, what is not shown is kept apart."""

from __future__ import annotations

from builders import p, tbl, tc, tr
from word_reading import blocks, cells, read, table

R = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def test_deleted_words_are_kept_apart() -> None:
    xml = p(
        "keep ",
        '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>',
        '<w:ins w:id="2"><w:r><w:t>new</w:t></w:r></w:ins>',
    )
    assert blocks(read(xml)) == [("paragraph", "keep new"), ("deleted", "gone")]
    assert blocks(read(xml, changes="original")) == [("paragraph", "keep gone"), ("deleted", "new")]


def test_deleted_rows_are_not_shown() -> None:
    document = read(tbl(tr("a", "b"), tr("c", "d", properties='<w:del w:id="1"/>')))
    assert cells(document) == [["a", "b"]]
    assert ("deleted", "c\nd") in blocks(document)


def test_inserted_rows_are_not_shown_when_changes_are_undone() -> None:
    xml = tbl(tr("a", "b"), tr("c", "d", properties='<w:ins w:id="1"/>'))
    assert cells(read(xml)) == [["a", "b"], ["c", "d"]]
    assert cells(read(xml, changes="original")) == [["a", "b"]]


def test_moved_words_stand_where_they_went() -> None:
    xml = p(f'<w:moveFrom w:id="1">{R.format("moved")}</w:moveFrom>', "stay") + p(
        f'<w:moveTo w:id="2">{R.format("moved")}</w:moveTo>'
    )
    assert blocks(read(xml)) == [("paragraph", "stay"), ("paragraph", "moved"), ("deleted", "moved")]
    assert blocks(read(xml, changes="original"))[0] == ("paragraph", "movedstay")


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = p("one ", properties='<w:rPr><w:del w:id="2"/></w:rPr>')
    assert blocks(read(first + p("two"))) == [("paragraph", "one two")]
    assert cells(read(tbl(tr(tc(first + p("two")), "b")))) == [["one two", "b"]]
    assert len(blocks(read(first + p("two"), changes="original"))) == 2


def test_deleted_cells_leave_the_others_in_their_columns() -> None:
    document = read(tbl(tr("a", tc("b", '<w:cellDel w:id="1"/>'), "c"), tr("d", "e", "f")))
    assert cells(document) == [["a", "", "c"], ["d", "e", "f"]]
    assert ("deleted", "b") in blocks(document)


def test_a_deleted_column_is_no_column() -> None:
    gone = '<w:cellDel w:id="1"/>'
    document = read(tbl(tr("a", tc("b", gone), "c"), tr("d", tc("e", gone), "f")))
    assert cells(document) == [["a", "c"], ["d", "f"]]


def test_deleted_paragraphs_and_rows_count_no_list_on() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'
    gone = p('<w:del w:id="1"><w:r><w:delText>out</w:delText></w:r></w:del>', properties=listed)
    rows = [
        tr(tc(p("a", properties=listed)), "x"),
        tr(tc(p("b", properties=listed)), "x", properties='<w:del w:id="1"/>'),
        tr(tc(gone + p("c", properties=listed)), "x"),
    ]
    numbering = (
        '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    document = read(tbl(*rows), numbering=numbering)
    assert [cell.number for cell in table(document).cells if cell.column == 0] == ["1.", "2."]
