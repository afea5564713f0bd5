"""Each way in which Word files hide words from readers, and that the word is there."""

from __future__ import annotations

import pytest
from builders import p, run, tbl, tr
from word_reading import all_blocks, blocks, read

from hcingest.audit import unread_words
from hcingest.model.table import Block, Table

R = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'

FORM = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BEGIN, RESULT, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


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
        (p("reha\u00adbili\u200btation\u2060"), "rehabilitation"),
        (p("<w:r><w:t>reha</w:t><w:softHyphen/><w:t>bilitation</w:t></w:r>"), "rehabilitation"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', " done"), "✔ done"),
        (p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "5"), "≥5"),
        (p(run("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), " done"), "✔ done"),
        (p(run("\uf06c", '<w:rFonts w:ascii="Wingdings"/>'), run("P", '<w:rFonts w:ascii="Wingdings 2"/>')), "●✔"),
        (p("fixed\u00a0space"), "fixed space"),
        (p("<w:r><w:ruby><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase><w:rt><w:r><w:t>gloss</w:t></w:r></w:rt></w:ruby></w:r>"), "base gloss"),
        (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', "7", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "7"),
        (p(f'<w:fldSimple w:instr="AUTHOR">{R.format("A. Clerk")}</w:fldSimple>'), "A. Clerk"),
        (p(f'<w:dir w:val="rtl">{R.format("abc ")}</w:dir><w:bdo w:val="rtl">{R.format("def")}</w:bdo>'), "abc def"),
        (p(f'<w:customXml w:element="x">{R.format("marked")}</w:customXml>'), "marked"),
        (p(FORM.format("<w:ddList><w:result w:val='1'/><w:listEntry w:val='Red'/><w:listEntry w:val='On track'/></w:ddList>")), "On track"),
        (p(FORM.format("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"), " yes"), "☒ yes"),
        (p(FORM.format("<w:checkBox><w:default w:val='0'/></w:checkBox>"), " no"), "☐ no"),
        (p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1"),
    ],
)  # fmt: skip
def test_every_word_that_word_shows(xml: str, text: str) -> None:
    document = read(xml)
    assert [t.replace("\n", " ") for _, t in blocks(document)] == [text]
    assert unread_words(document) == []


def test_hidden_words_are_kept_apart() -> None:
    document = read(p("seen ", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"))
    assert blocks(document) == [("paragraph", "seen"), ("hidden", "unseen")]


def test_notes_headers_and_comments() -> None:
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


def test_headings_by_style_and_outline_level() -> None:
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
    assert [(b.kind, b.level) for b in all_blocks(document)] == [("heading", 1), ("heading", 2), ("paragraph", 0)]


def test_flow_keeps_reading_order() -> None:
    document = read(p("first") + tbl(tr("a", "b")) + p("last"))
    assert document.declared is not None
    assert [type(item) for item in document.declared.flow] == [Block, Table, Block]
    assert [w.id for w in document.words] == list(range(4))


def test_the_result_of_a_field_inside_a_field_s_code_is_not_shown() -> None:
    code = "<w:r><w:instrText>IF x = y</w:instrText></w:r>"
    document = read(p(BEGIN, code, BEGIN, RESULT, "inner", END, RESULT, "yes", END))
    assert blocks(document) == [("paragraph", "yes"), ("hidden", "inner")]
    assert unread_words(document) == []


def test_words_hidden_by_a_style_and_hidden_rows() -> None:
    styles = '<w:styles><w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    xml = p("seen ", run("by style", '<w:rStyle w:val="H"/>')) + tbl(
        tr("a", "b"), tr("c", "d", properties="<w:hidden/>")
    )
    assert blocks(read(xml, styles=styles)) == [("paragraph", "seen"), ("hidden", "by style\nc\nd")]


def test_notes_stand_with_their_marks_in_the_order_of_the_text() -> None:
    def note(number: int, text: str) -> str:
        return f'<w:footnote w:id="{number}">{p(text)}</w:footnote>'

    def mark(number: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    document = read(
        p("one", mark(8), " two", mark(3)),
        footnotes=f"<w:footnotes>{note(3, 'second')}{note(8, 'first')}</w:footnotes>",
    )
    assert blocks(document)[0] == ("paragraph", "one two")
    assert [(b.number, b.text) for b in all_blocks(document)[1:]] == [("2", "second"), ("1", "first")]


def test_a_file_put_into_the_document_is_said_not_lost_in_silence() -> None:
    document = read(p("before") + '<w:altChunk r:id="p0"/>')
    assert [problem.kind for problem in document.problems] == ["unread-text"]


def test_the_second_count_sees_words_that_the_walk_does_not() -> None:
    document = read(tbl(f"<w:tr>{p('stray')}<w:tc>{p('x')}</w:tc></w:tr>"))
    assert [problem.text for problem in unread_words(document)] == ["stray"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (run("Safer homes", "<w:b/>"), "heading"),
        (run("Safer homes", '<w:u w:val="single"/>'), "heading"),
        (run("Safer homes", "<w:i/>"), "heading"),
        (run("Safer homes", '<w:sz w:val="28"/>'), "heading"),
        ("SAFER HOMES", "heading"),
        ("Safer homes", "paragraph"),
        (run("Safer homes", '<w:rStyle w:val="Link"/>'), "paragraph"),
        (run("It is set out below.", "<w:i/>"), "paragraph"),
    ],
)
def test_headings_of_tables_by_their_look(text: str, kind: str) -> None:
    styles = '<w:styles><w:style w:type="character" w:styleId="Link"><w:name w:val="Link"/><w:rPr><w:u w:val="single"/></w:rPr></w:style></w:styles>'
    document = read(p(text) + tbl(tr("one", "two"), tr("three", "four"), tr("five", "six")), styles=styles)
    assert [b.kind for b in all_blocks(document)] == [kind]
