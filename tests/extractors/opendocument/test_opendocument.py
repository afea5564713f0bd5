"""OpenDocument texts: what their XML says in its own way, read as Word files are."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import odt_bytes
from word_reading import all_blocks, blocks, cells, table

from hcingest.audit import unread_words
from hcingest.errors import DamagedFileError, UsageError
from hcingest.extractors.opendocument import reading
from hcingest.extractors.opendocument.reading import read_opendocument
from hcingest.model.document import Document
from hcingest.options import Options


def read(body: str, styles: str = "", changes: str = "accepted") -> Document:
    return read_opendocument(Path("plan.odt"), odt_bytes(body, styles), Options(changes=changes))  # type: ignore[arg-type]


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def cell(content: str, attributes: str = "") -> str:
    inside = content if content.startswith(("<text:p", "<table")) else p(content)
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def row(*parts: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(x if x.startswith('<table') else cell(x) for x in parts)}</table:table-row>"


COVERED = "<table:covered-table-cell/>"


def tbl(*rows: str) -> str:
    return f'<table:table><table:table-column table:number-columns-repeated="3"/>{"".join(rows)}</table:table>'


def style(name: str, properties: str, family: str = "text", more: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{properties}</style:style>'


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (p('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d'), "a b c d"),
        (p("in <text:span>a span</text:span> and <text:a>a link</text:a>."), "in a span and a link."),
        (p("by <text:author-name>A. Clerk</text:author-name>"), "by A. Clerk"),
        (p("go<text:bookmark/>ne <text:soft-page-break/>on"), "gone on"),
        (f"<text:section>{p('in a section')}</text:section>", "in a section"),
        (f"<text:table-of-content><text:index-body>{p('1 Aims 3')}</text:index-body></text:table-of-content>", "1 Aims 3"),
        (p("<text:ruby><text:ruby-base>base</text:ruby-base> <text:ruby-text>gloss</text:ruby-text></text:ruby>"), "base gloss"),
    ],
)  # fmt: skip
def test_every_word_that_is_shown(xml: str, text: str) -> None:
    document = read(xml)
    assert [t for _, t in blocks(document)] == [text]
    assert unread_words(document) == []


def test_boxes_notes_and_comments() -> None:
    box = f"<draw:frame><svg:title>not shown</svg:title><draw:text-box>{p('boxed')}</draw:text-box></draw:frame>"
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('a note')}</text:note-body></text:note>"
    document = read(p(f"text{note} here{box}<office:annotation>{p('really?')}</office:annotation>"))
    assert blocks(document) == [
        ("paragraph", "text here"), ("paragraph", "boxed"), ("note", "a note"), ("comment", "really?"),
    ]  # fmt: skip
    assert all_blocks(document)[2].number == "1"
    assert unread_words(document) == []


def test_spans_and_covered_cells() -> None:
    rows = [
        row("a", cell("wide", 'table:number-columns-spanned="2"'), COVERED),
        row(cell("down", 'table:number-rows-spanned="2"'), "b", "c"),
        row(COVERED, "d", "e"),
        row(cell("square", 'table:number-rows-spanned="2" table:number-columns-spanned="2"'), COVERED, "f"),
        row(COVERED, COVERED, "g"),
    ]
    document = read(tbl(*rows))
    assert cells(document) == [
        ["a", "wide", "wide"], ["down", "b", "c"], ["down", "d", "e"], ["square", "square", "f"], ["square", "square", "g"],
    ]  # fmt: skip


def test_repeated_rows_and_cells_and_headers() -> None:
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    head = f"<table:table-header-rows>{row('a', 'b', 'c')}</table:table-header-rows>"
    document = read(tbl(head, row("d", blank), row("x", "y", "z", attributes='table:number-rows-repeated="2"')))
    assert cells(document) == [["a", "b", "c"], ["d", "", ""], ["x", "y", "z"], ["x", "y", "z"]]
    assert table(document).header_rows == 1


def test_repetitions_beyond_reason_are_cut() -> None:
    document = read(tbl(row("a", '<table:table-cell table:number-columns-repeated="99999999"/>')))
    assert table(document).column_count < 200


def test_colours_by_styles_and_what_they_are_based_on() -> None:
    red = '<style:table-cell-properties fo:background-color="#FF0000"/>'
    styles = style("Red", red, "table-cell") + style("Mine", "", "table-cell", 'style:parent-style-name="Red"')
    document = read(tbl(row(cell("late", 'table:style-name="Mine"'), "b")), styles)
    assert [c.fill for c in table(document).cells] == ["#ff0000", ""]


def test_coloured_shapes_mark_a_cell() -> None:
    styles = style("G", '<style:graphic-properties draw:fill="solid" draw:fill-color="#00b050"/>', "graphic")
    document = read(tbl(row(cell(p('<draw:custom-shape draw:style-name="G"/>')), "b")), styles)
    assert table(document).cells[0].marks == ("#00b050",)


def test_hidden_text_and_sections() -> None:
    styles = style("H", '<style:text-properties text:display="none"/>')
    xml = p('seen <text:span text:style-name="H">unseen</text:span>')
    xml += f'<text:section text:display="none">{p("nor this")}</text:section>'
    assert blocks(read(xml, styles)) == [("paragraph", "seen"), ("hidden", "unseen\nnor this")]


def test_tracked_changes() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="d"><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region>'
        '<text:changed-region text:id="i"><text:insertion/></text:changed-region></text:tracked-changes>'
    )
    xml = changes + p(
        'keep <text:change text:change-id="d"/><text:change-start text:change-id="i"/>new<text:change-end text:change-id="i"/>'
    )
    assert blocks(read(xml)) == [("paragraph", "keep new"), ("deleted", "gone")]
    assert blocks(read(xml, changes="original")) == [("paragraph", "keep gone"), ("deleted", "new")]
    assert unread_words(read(xml)) == []


LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" text:display-levels="2" style:num-suffix=")"/></text:list-style>'
)


def test_lists_count_as_printed() -> None:
    def item(*content: str, start: str = "") -> str:
        said = f' text:start-value="{start}"' if start else ""
        return f"<text:list-item{said}>{''.join(content)}</text:list-item>"

    inner = f"<text:list>{item(p('sub'))}{item(p('sub'))}</text:list>"
    lists = f'<text:list text:style-name="L">{item(p("one"), p("more"), inner)}{item(p("two"))}{item(p("nine"), start="9")}</text:list>'
    on = f'<text:list text:style-name="L" text:continue-numbering="true">{item(p("ten"))}</text:list>'
    again = f'<text:list text:style-name="L">{item(p("new"))}</text:list>'
    document = read(lists + on + again, LIST)
    assert [b.number for b in all_blocks(document)] == ["1.", "", "1.a)", "1.b)", "2.", "9.", "10.", "1."]


def test_headings_titles_and_their_numbers() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    styles = outline + style("P1", "", "paragraph", 'style:parent-style-name="Title"') + style("Title", "", "paragraph")
    xml = (
        p("The plan", "P1")
        + '<text:h text:outline-level="1">Aims</text:h><text:h text:outline-level="2">Homes</text:h>'
    )
    document = read(xml, styles)
    assert [(b.kind, b.level, b.number) for b in all_blocks(document)] == [
        ("title", 0, ""), ("heading", 1, "1"), ("heading", 2, "1.1"),
    ]  # fmt: skip


def test_page_numbers_in_the_text_are_left_to_a_program_that_lays_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    body = p("page <text:page-number>1</text:page-number>")
    read_instead = read(p("as laid out"))
    monkeypatch.setattr(reading, "find_soffice", lambda: "soffice")
    monkeypatch.setattr(reading, "read_word", lambda *_: read_instead)
    assert read(body) is read_instead
    monkeypatch.setattr(reading, "find_soffice", lambda: None)
    assert blocks(read(body)) == [("paragraph", "page 1")]


def test_files_without_text_and_page_ranges() -> None:
    with pytest.raises(DamagedFileError, match="missing or broken"):
        read_opendocument(Path("x.odt"), odt_bytes("").replace(b"content.xml", b"other00.xml"), Options())
    with pytest.raises(UsageError, match="no fixed pages"):
        read_opendocument(Path("x.odt"), odt_bytes(p("x")), Options(pages="2"))
