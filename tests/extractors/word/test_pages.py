"""Page numbers of Word files: only where Word left its marks, a break by hand and its mark counted once."""

from __future__ import annotations

from builders import p, tbl, tc, tr
from word_reading import all_blocks, read, table

from hcingest.model.words import pages_of

MARK = "<w:r><w:lastRenderedPageBreak/></w:r>"
BREAK = '<w:r><w:br w:type="page"/></w:r>'


def pages(body: str) -> list[tuple[int, ...]]:
    return [pages_of(block.pieces) for block in all_blocks(read(body))]


def test_without_marks_there_are_no_pages() -> None:
    assert pages(p("one", BREAK) + p("two")) == [(), ()]


def test_marks_and_breaks() -> None:
    body = p(MARK, "one ", MARK, "goes on") + p("two", BREAK) + p(MARK, "three") + p("four", MARK)
    assert pages(body) == [(1, 2), (2,), (3,), (3,)]


def test_a_row_over_a_break_is_marked_in_each_of_its_cells() -> None:
    rows = [
        tr("a", "b"),
        tr(tc(p("first ", MARK, "second")), tc(p("one ", MARK, "two"))),
        tr("c", "d"),
        tr(tc(p(MARK, "e")), "f"),
    ]
    cells = table(read(tbl(*rows))).cells
    assert [pages_of(cell.pieces) for cell in cells] == [(1,)] * 2 + [(1, 2)] * 2 + [(2,)] * 2 + [(3,)] * 2


def test_headers_and_notes_have_no_page() -> None:
    document = read(p("one ", MARK, "two"), header=f"<w:hdr>{p('head')}</w:hdr>")
    assert pages_of(all_blocks(document)[1].pieces) == ()
