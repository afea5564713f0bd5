"""The structure tree of a tagged PDF: words know their table, row and cell, across page breaks too."""

from __future__ import annotations

from pathlib import Path

from pdf_source import pdf_source, read_source, text

from hcingest.model.document import Document, Tag


def marked(number: int, words: str, y: float) -> str:
    return f"/P <</MCID {number}>> BDC {text(words, 50, y)} EMC\n"


TREE = "/MarkInfo<</Marked true>>/StructTreeRoot 9 0 R"
# 9 root · 10 table · 11 row one (a header, a cell over two columns) · 12 row two, on both pages · 13-15 cells · 16 its paragraph
OBJECTS = [
    "<</Type/StructTreeRoot/K 10 0 R/RoleMap<</Feld/TD>>/ParentTree<</Nums[0[13 0 R 14 0 R 16 0 R] 1[16 0 R]]>>>>",
    "<</Type/StructElem/S/Table/P 9 0 R/K[11 0 R 12 0 R]>>",
    "<</Type/StructElem/S/TR/P 10 0 R/K[13 0 R 14 0 R]>>",
    "<</Type/StructElem/S/TR/P 10 0 R/K 15 0 R>>",
    "<</Type/StructElem/S/TH/P 11 0 R/Pg 5 0 R/K 0>>",
    "<</Type/StructElem/S/Feld/P 11 0 R/Pg 5 0 R/K 1/A<</O/Table/ColSpan 2/RowSpan 3>>>>",
    "<</Type/StructElem/S/TD/P 12 0 R/K 16 0 R>>",
    "<</Type/StructElem/S/P/P 15 0 R/Pg 5 0 R/K[2 <</Type/MCR/Pg 7 0 R/MCID 0>>]>>",
]
FIRST = marked(0, "Action", 200) + marked(1, "Lead", 180) + marked(2, "Plant", 160)
SECOND = "/Artifact <</Type/Pagination>> BDC " + text("Running", 50, 280) + " EMC " + marked(0, "trees", 260)


def tagged(folder: Path, objects: list[str]) -> Document:
    return read_source(folder, pdf_source(FIRST, SECOND, catalog=TREE, objects=objects))


def tag_of(document: Document, text: str) -> Tag | None:
    word = next(w for w in document.words if w.text == text)
    page = next(p for p in document.pages if p.number == word.page_number)
    return page.tags.get(word.tag) if word.tag is not None else None


def test_a_row_on_two_pages_is_one_row(tmp_path: Path) -> None:
    document = tagged(tmp_path, OBJECTS)
    plant, trees, lead = (tag_of(document, word) for word in ("Plant", "trees", "Lead"))
    assert plant and trees and lead
    assert plant.row is not None
    assert (plant.table, plant.row, plant.cell) == (trees.table, trees.row, trees.cell)
    assert lead.table == plant.table
    assert lead.row != plant.row
    assert (plant.role, lead.role) == ("P", "TD")


def test_headers_and_spans(tmp_path: Path) -> None:
    document = tagged(tmp_path, OBJECTS)
    action, lead = tag_of(document, "Action"), tag_of(document, "Lead")
    assert action and lead
    assert (action.is_header, action.row_span, action.column_span) == (True, 1, 1)
    assert (lead.is_header, lead.row_span, lead.column_span) == (False, 3, 2)


def test_an_artifact_is_no_part_of_the_document(tmp_path: Path) -> None:
    assert tag_of(tagged(tmp_path, OBJECTS), "Running") == Tag(role="Artifact")


def test_without_a_tree_words_have_no_tags(tmp_path: Path) -> None:
    document = read_source(tmp_path, pdf_source(FIRST))
    assert [word.tag for word in document.words] == [None, None, None]
    assert not document.pages[0].tags


def test_a_broken_tree_breaks_nothing(tmp_path: Path) -> None:
    broken = OBJECTS.copy()
    broken[1] = "<</Type/StructElem/S/Table/P 9 0 R/K[10 0 R 99 0 R (no) -3]>>"
    broken[5] = "<</Type/StructElem/S/Feld/P 11 0 R/Pg 5 0 R/K 1/A<</O/Table/ColSpan -7/RowSpan(x)>>>>"
    assert [word.text for word in tagged(tmp_path, broken).words] == ["Action", "Lead", "Plant", "Running", "trees"]
