"""A whole PDF: its pages, what is wrong with it, what the second count sees."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pdf_source import pdf_source, read_source, text
from reportlab.pdfgen.canvas import Canvas

from hcingest.audit import unread_words
from hcingest.errors import DamagedFileError, NoTextError, UsageError
from hcingest.extractors.pdf.opening import page_numbers

PICTURE = "q 400 0 0 300 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"
THREE = [text(f"Page{number} text", 50, 200) for number in (1, 2, 3)]


def test_words_are_numbered_through_the_pages(tmp_path: Path) -> None:
    document = read_source(tmp_path, pdf_source(*THREE))
    assert [word.id for word in document.words] == list(range(6))
    assert [word.page_number for word in document.words] == [1, 1, 2, 2, 3, 3]
    assert (document.format, document.page_count, document.declared) == ("pdf", 3, None)


def test_only_the_pages_asked_for_are_read(tmp_path: Path) -> None:
    document = read_source(tmp_path, pdf_source(*THREE), pages="1,3")
    assert [word.text for word in document.words] == ["Page1", "text", "Page3", "text"]
    assert ([page.number for page in document.pages], document.page_count) == ([1, 3], 3)
    assert sum(document.second_counts[0].counts.values()) == 4


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("", (1, 2, 3, 4)), ("2", (2,)), ("1-2,4", (1, 2, 4)), ("3, 1 - 2", (1, 2, 3)), ("2–3", (2, 3)), ("2,1-3", (1, 2, 3))],
)  # fmt: skip
def test_page_ranges(asked: str, expected: tuple[int, ...]) -> None:
    assert page_numbers(asked, 4, Path("plan.pdf")) == expected


@pytest.mark.parametrize(
    ("asked", "said"), [("5", "has 4 pages"), ("0", "has 4 pages"), ("3-2", "runs backwards"), ("two", "3-9,12"), ("1,,2", "3-9,12")]
)  # fmt: skip
def test_page_ranges_that_cannot_be_meant(asked: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        page_numbers(asked, 4, Path("plan.pdf"))


def test_title_and_producer(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setTitle("A plan")
    canvas.setProducer("A printer")
    canvas.drawString(50, 700, "Roads")
    canvas.save()
    document = read_source(tmp_path, buffer.getvalue())
    assert (document.title, document.producer) == ("A plan", "A printer")


def test_a_page_with_only_pictures_is_named(tmp_path: Path) -> None:
    document = read_source(tmp_path, pdf_source(THREE[0], PICTURE))
    assert [(problem.kind, problem.pages) for problem in document.problems] == [("page-without-text", (2,))]
    assert "ocrmypdf" in document.problems[0].message


def test_an_empty_page_is_no_problem(tmp_path: Path) -> None:
    assert not read_source(tmp_path, pdf_source(THREE[0], "")).problems


@pytest.mark.parametrize(("page", "said"), [(PICTURE, "pictures"), ("", "empty")])
def test_a_document_without_text(tmp_path: Path, page: str, said: str) -> None:
    with pytest.raises(NoTextError, match=f"pages 1, 2 are .*{said}.*ocrmypdf"):
        read_source(tmp_path, pdf_source(page, page))


def test_no_text_on_the_pages_asked_for(tmp_path: Path) -> None:
    with pytest.raises(NoTextError, match="pages 2 are only pictures"):
        read_source(tmp_path, pdf_source(THREE[0], PICTURE), pages="2")


def test_a_file_without_its_end_is_read_with_a_warning(tmp_path: Path) -> None:
    unfinished = b"11 0 obj\n<</Length 9000>>stream\n" + b"x" * 5000
    document = read_source(tmp_path, pdf_source(*THREE) + unfinished)
    assert len(document.words) == 6
    assert [(problem.kind, problem.severity) for problem in document.problems] == [("unread-text", "error")]
    assert "end of the PDF is missing" in document.problems[0].message


def test_padding_behind_the_end_is_no_damage(tmp_path: Path) -> None:
    assert not read_source(tmp_path, pdf_source(*THREE) + bytes(9000)).problems


def test_a_broken_page_is_named_and_the_others_can_be_read(tmp_path: Path) -> None:
    data = pdf_source(*THREE).replace(b"7 0 obj\n<</Type/Page/", b"7 0 obj\n<</Type/Cage/")
    data = data.replace(b"/Kids[5 0 R 7 0 R 9 0 R]", b"/Kids[5 0 R 3 0 R 9 0 R]")
    with pytest.raises(DamagedFileError, match=r"page 2 of the PDF is broken.*--pages"):
        read_source(tmp_path, data)
    assert len(read_source(tmp_path, data, pages="1,3").words) == 4


def test_form_fields_and_typed_notes_are_read(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(50, 700, "Lead:")
    canvas.acroForm.textfield(value="Jane Smith", x=100, y=695, width=200, height=20)
    canvas.save()
    document = read_source(tmp_path, buffer.getvalue())
    assert [word.text for word in document.words] == ["Lead:", "Jane", "Smith"]
    assert not unread_words(document)


def test_fonts_without_letters_are_a_problem(tmp_path: Path) -> None:
    glyphs = "".join(f"<{code:04x}>Tj " for code in range(3, 60))
    font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[8 0 R]>>"
    cid = "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>"
    data = pdf_source(f"BT /F3 10 Tf 20 200 Td {glyphs} ET", objects=[font, cid])
    data = data.replace(b"/F2 4 0 R", b"/F3 7 0 R")
    problems = read_source(tmp_path, data).problems
    assert [problem.kind for problem in problems] == ["unread-text"]
    assert "--force-ocr" in problems[0].message


@pytest.mark.parametrize("audit", ["normal", "full"])
def test_the_second_counts_agree(tmp_path: Path, audit: str) -> None:
    page = "BT /F1 10 Tf 50 200 Td (Plant co-) Tj 0 -12 Td (operate trees) Tj ET"
    document = read_source(tmp_path, pdf_source(page), audit=audit)
    assert [census.route for census in document.second_counts] == ["PDFium page text", "pdfminer"][
        : 1 + (audit == "full")
    ]
    assert all(sum(census.counts.values()) == 4 for census in document.second_counts)
    assert not unread_words(document)


def test_lines_that_run_over_the_edge_of_a_page_are_said(tmp_path: Path) -> None:
    page = text("The rest of this line is not on the page", 320, 200) + text("Mark of the printer", 500, 100)
    (problem,) = read_source(tmp_path, pdf_source(page)).problems
    assert (problem.kind, problem.pages, problem.severity) == ("clipped-text", (1,), "check")
    assert problem.text.endswith("the page")
    assert "printer" not in problem.text
