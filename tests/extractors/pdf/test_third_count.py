"""pdfminer's count is fair: it guesses no letters of symbol fonts, and counts once what is drawn twice."""

from __future__ import annotations

import io
from collections.abc import Callable

from pdf_source import pdf_source, text
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from hcingest.extractors.pdf.third_count import pdfminer_texts


def words(draw: Callable[[Canvas], None]) -> list[str]:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    draw(canvas)
    canvas.save()
    return " ".join(pdfminer_texts(out.getvalue(), [1], "")).split()


def test_bullets_of_symbol_fonts_are_no_letters() -> None:
    def bullets(canvas: Canvas) -> None:
        for y, font in ((700, "ZapfDingbats"), (650, "Symbol")):
            canvas.setFont(font, 10)
            canvas.drawString(60, y, "ln")
            canvas.setFont("Helvetica", 10)
            canvas.drawString(90, y, "Roads")

    found = words(bullets)
    assert found.count("Roads") == 2
    assert not any("l" in word for word in found)


def test_names_that_mean_no_letter_are_left_out() -> None:
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[65/a65 233/a233]>>>>"
    source = pdf_source(text("A caf\\351", 20, 100, font="F9"), resources="/Font<</F9 7 0 R>>", objects=[font])
    assert "".join(pdfminer_texts(source, [1], "")).split() == ["A", "caf(cid:233)"]


def test_what_is_drawn_twice_in_one_place_counts_once() -> None:
    def twice(canvas: Canvas) -> None:
        for x in (60.0, 60.3, 200.0):
            canvas.drawString(x, 700, "All hills")

    assert words(twice) == ["All", "hills", "All", "hills"]
