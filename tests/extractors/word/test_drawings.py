"""Text in drawings: boxes, WordArt, diagrams and charts, each once."""

from __future__ import annotations

from builders import p, tbl, tc, tr
from word_reading import blocks, cells, read

from hcingest.audit import unread_words


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('in a box')}</w:txbxContent>"
    xml = p("beside", f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>")  # fmt: skip
    document = read(xml)
    assert [t for _, t in blocks(document)] == ["beside", "in a box"]
    assert unread_words(document) == []


def test_boxes_in_groups_and_in_boxes() -> None:
    inner = f"<w:txbxContent>{p('inside')}</w:txbxContent>"
    outer = (
        f"<w:txbxContent>{p('outside', f'<w:r><w:pict><v:textbox>{inner}</v:textbox></w:pict></w:r>')}</w:txbxContent>"
    )
    xml = p(f"<w:r><w:pict><v:group><v:rect><v:textbox>{outer}</v:textbox></v:rect></v:group></w:pict></w:r>")
    document = read(xml)
    assert [t for _, t in blocks(document)] == ["outside", "inside"]
    assert unread_words(document) == []


def test_a_table_in_a_text_box_is_a_table_and_a_box_in_a_cell_is_its_text() -> None:
    def box(content: str) -> str:
        return p(f"<w:r><w:pict><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict></w:r>")

    assert cells(read(box(tbl(tr("a", "b")) + p("after")))) == [["a", "b"]]
    assert cells(read(tbl(tr("a", tc(box(p("boxed"))))))) == [["a", "boxed"]]


def test_a_choice_that_word_does_not_know_is_left_for_the_fallback() -> None:
    strange = 'xmlns:zz="urn:of-another-maker" Requires="zz"'
    xml = p(
        f"<mc:AlternateContent><mc:Choice {strange}><w:r><w:t>new</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:t>old</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    )
    assert blocks(read(xml)) == [("paragraph", "old")]


def test_word_art_is_text_and_in_a_header_the_watermark() -> None:
    art = p('<w:r><w:pict><v:shape><v:textpath string="DRAFT copy"/></v:shape></w:pict></w:r>', "beside")
    assert blocks(read(art)) == [("paragraph", "beside"), ("paragraph", "DRAFT copy")]
    document = read(p("text"), header=f"<w:hdr>{art}</w:hdr>")
    assert blocks(document)[1:] == [("watermark", "DRAFT copy"), ("page-header", "beside")]
    assert unread_words(document) == []


def test_diagrams_and_charts_show_their_words() -> None:
    diagram = (
        '<dgm:dataModel><dgm:ptLst><dgm:pt type="pres"/><dgm:pt><dgm:t><a:p><a:r><a:t>Plan it</a:t></a:r></a:p></dgm:t></dgm:pt>'
        "</dgm:ptLst></dgm:dataModel>"
    )
    chart = (
        "<c:chartSpace><c:title><a:p><a:r><a:t>Incidents</a:t></a:r></a:p></c:title>"
        "<c:strCache><c:pt><c:v>Reported</c:v></c:pt></c:strCache><c:strCache><c:pt><c:v>Reported</c:v></c:pt></c:strCache></c:chartSpace>"
    )
    xml = p('<w:r><w:drawing><dgm:relIds r:dm="p0"/></w:drawing></w:r>') + p(
        '<w:r><w:drawing><c:chart r:id="p1"/></w:drawing></w:r>'
    )
    document = read(xml, diagramData=diagram, chart=chart)
    assert [t for _, t in blocks(document)] == ["Plan it", "Incidents", "Reported"]
    assert unread_words(document) == []
