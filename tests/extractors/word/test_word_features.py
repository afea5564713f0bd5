"""Each way in which Word files hide words from readers, and that the word is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import docx_bytes, p, tbl, tc, tr

from hcingest.audit import unread_words
from hcingest.extractors.word.reading import read_word
from hcingest.model.document import Document
from hcingest.model.table import Block, Table
from hcingest.options import Options

Read = Callable[..., Document]


@pytest.fixture
def read() -> Read:
    def run(body: str, changes: str = "accepted", **parts: str) -> Document:
        return read_word(Path("plan.docx"), docx_bytes(body, **parts), Options(changes=changes))  # type: ignore[arg-type]

    return run


def blocks(document: Document) -> list[tuple[str, str]]:
    assert document.declared is not None
    return [(b.kind, b.text) for b in document.declared.blocks]


def cells(document: Document, table: int = 0) -> list[list[str]]:
    assert document.declared is not None
    grid = document.declared.tables[table].grid()
    return [[cell.text if cell else "" for cell in row] for row in grid]


R = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (p("P", "&apos;ship of", " three"), "P'ship of three"),
        (p("a", "<w:r><w:tab/></w:r>", "b", "<w:r><w:br/></w:r>", "c"), "a b c"),
        (p(f"<w:hyperlink>{R.format('a link')}</w:hyperlink>"), "a link"),
        (p(f"<w:sdt><w:sdtPr/><w:sdtContent>{R.format('in a control')}</w:sdtContent></w:sdt>"), "in a control"),
        (p(f"<w:smartTag>{R.format('London')}</w:smartTag>"), "London"),
        (p(f'<w:ins w:id="1">{R.format("put in")}</w:ins>'), "put in"),
        (p("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>operate</w:t></w:r>"), "co-operate"),
        (p("<w:r><w:t>reha</w:t><w:softHyphen/><w:t>bilitation</w:t></w:r>"), "rehabilitation"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', " done"), "✔ done"),
        (p("fixed\u00a0space"), "fixed space"),
        (p("<w:r><w:ruby><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase><w:rt><w:r><w:t>gloss</w:t></w:r></w:rt></w:ruby></w:r>"), "base gloss"),
        (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', "7", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "7"),
        (p(f'<w:fldSimple w:instr="AUTHOR">{R.format("A. Clerk")}</w:fldSimple>'), "A. Clerk"),
        (p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1"),
    ],
)  # fmt: skip
def test_every_word_that_word_shows(read: Read, xml: str, text: str) -> None:
    document = read(xml)
    assert [t.replace("\n", " ") for _, t in blocks(document)] == [text]
    assert unread_words(document) == []


def test_text_boxes_are_read_once(read: Read) -> None:
    box = f"<w:txbxContent>{p('in a box')}</w:txbxContent>"
    xml = p("beside", f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>")  # fmt: skip
    document = read(xml)
    assert [t for _, t in blocks(document)] == ["beside", "in a box"]
    assert unread_words(document) == []


def test_deleted_words_are_kept_apart(read: Read) -> None:
    xml = p(
        "keep ",
        '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>',
        '<w:ins w:id="2"><w:r><w:t>new</w:t></w:r></w:ins>',
    )
    assert blocks(read(xml)) == [("paragraph", "keep new"), ("deleted", "gone")]
    assert blocks(read(xml, changes="original")) == [("paragraph", "keep gone"), ("deleted", "new")]


def test_hidden_words_are_kept_apart(read: Read) -> None:
    document = read(p("seen ", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"))
    assert blocks(document) == [("paragraph", "seen"), ("hidden", "unseen")]


def test_a_cell_in_a_content_control_keeps_its_place(read: Read) -> None:
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{tc('b')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr('x', 'y', 'z')}</w:sdtContent></w:sdt>"
    assert cells(read(tbl(tr("a", wrapped, "c"), row))) == [["a", "b", "c"], ["x", "y", "z"]]


def test_spans_across_and_down(read: Read) -> None:
    start, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(
        tbl(tr(tc("band", '<w:gridSpan w:val="3"/>')), tr(tc("down", start), "b", "c"), tr(tc("", go_on), "d", "e"))
    )
    assert cells(document) == [["band"] * 3, ["down", "b", "c"], ["down", "d", "e"]]
    assert document.declared is not None
    assert [(c.row_span, c.column_span) for c in document.declared.tables[0].cells][:2] == [(1, 3), (2, 1)]


def test_columns_left_out_before_a_row(read: Read) -> None:
    document = read(tbl(tr("a", "b", "c"), tr("d", "e", properties='<w:gridBefore w:val="1"/>')))
    assert cells(document) == [["a", "b", "c"], ["", "d", "e"]]


def test_a_nested_table_is_the_cell_s_text(read: Read) -> None:
    inner = tbl(tr("one", "two"))
    assert cells(read(tbl(tr("a", tc(p("before") + inner + p("after"))))))[0] == ["a", "before\none\ntwo\nafter"]


def test_a_plan_inside_a_layout_table_is_found(read: Read) -> None:
    inner = tbl(tr("Ref", "Action", "Lead"), tr("1", "Mend", "Highways"))
    document = read(tbl(tr(tc(inner + p("")))))
    assert cells(document) == [["Ref", "Action", "Lead"], ["1", "Mend", "Highways"]]


def test_shading_is_the_cell_s_colour(read: Read) -> None:
    shaded = tc("late", '<w:shd w:val="clear" w:color="auto" w:fill="FF0000"/>')
    document = read(tbl(tr("a", shaded, tc("x", '<w:shd w:val="clear" w:fill="FFFFFF"/>'))))
    assert document.declared is not None
    assert [c.fill for c in document.declared.tables[0].cells] == ["", "#ff0000", ""]


def test_deleted_rows_are_not_shown(read: Read) -> None:
    document = read(tbl(tr("a", "b"), tr("c", "d", properties='<w:del w:id="1"/>')))
    assert cells(document) == [["a", "b"]]
    assert ("deleted", "c\nd") in blocks(document)


def test_notes_headers_and_comments(read: Read) -> None:
    document = read(
        p("text"),
        footnotes=f'<w:footnotes><w:footnote w:type="separator" w:id="0">{p("--")}</w:footnote><w:footnote w:id="1">{p("a note")}</w:footnote></w:footnotes>',
        header=f"<w:hdr>{p('Draft')}</w:hdr>",
        comments=f'<w:comments><w:comment w:id="1">{p("really?")}</w:comment></w:comments>',
    )
    assert sorted(blocks(document)) == [
        ("comment", "really?"),
        ("note", "a note"),
        ("page-header", "Draft"),
        ("paragraph", "text"),
    ]
    assert [problem.kind for problem in document.problems] == ["comment"]


NUMBERING = (
    '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def test_generated_numbers_are_worked_out(read: Read) -> None:
    def item(text: str, level: int) -> str:
        return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="5"/></w:numPr>')

    document = read(
        item("one", 0) + item("sub", 1) + item("sub", 1) + item("two", 0) + item("sub", 1), numbering=NUMBERING
    )
    assert document.declared is not None
    assert [b.number for b in document.declared.blocks] == ["1.", "1.a)", "1.b)", "2.", "2.a)"]


def test_headings_by_style_and_outline_level(read: Read) -> None:
    styles = (
        '<w:styles><w:style w:type="paragraph" w:styleId="Ueb1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Ueb1"/></w:style></w:styles>'
    )
    xml = (
        p("Styled", properties='<w:pStyle w:val="Mine"/>')
        + p("Outlined", properties='<w:outlineLvl w:val="1"/>')
        + p("plain text.")
    )
    document = read(xml, styles=styles)
    assert document.declared is not None
    assert [(b.kind, b.level) for b in document.declared.blocks] == [("heading", 1), ("heading", 2), ("paragraph", 0)]


def test_flow_keeps_reading_order(read: Read) -> None:
    document = read(p("first") + tbl(tr("a", "b")) + p("last"))
    assert document.declared is not None
    assert [type(item) for item in document.declared.flow] == [Block, Table, Block]
    assert [w.id for w in document.words] == list(range(4))
