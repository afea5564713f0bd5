"""Makes the PDF and Word samples of this folder, byte for byte the same on each run.

pip install '.[test]' && python samples/make_samples.py
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from make_word_sample import green_town
from plan_texts import (
    RIVER,
    RIVER_CONTACTS,
    RIVER_HEADER,
    SAFER,
    SAFER_GLOSSARY,
    SAFER_HEADER,
    WARM,
    Row,
)
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, LongTable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

HERE = Path(__file__).parent
rl_config.invariant = 1

CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
HEAD = ParagraphStyle("head", parent=CELL, fontName="Helvetica-Bold")
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=16, leading=20, spaceAfter=8)
TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=6)
SECTION = ParagraphStyle(
    "section", parent=TEXT, fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=8, keepWithNext=1
)

RAG = {"Green": colors.HexColor("#92d050"), "Amber": colors.HexColor("#ffc000"), "Red": colors.HexColor("#ff5050")}
PALE, GREY = colors.HexColor("#d9e2f3"), colors.HexColor("#eeeeee")
Style = list[tuple[Any, ...]]


def running(title: str, council: str) -> Callable[[Any, Any], None]:
    """Draws the page header and footer."""

    def draw(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        width, height = document.pagesize
        canvas.drawString(40, height - 28, title)
        canvas.drawString(40, 24, council)
        canvas.drawRightString(width - 40, 24, f"Page {canvas.getPageNumber()}")

    return draw


def build(target: Path, story: Sequence[Flowable], size: tuple[float, float], names: tuple[str, str]) -> None:
    """Write a PDF; ``names`` are the plan's and the council's for the page header and footer."""
    document = SimpleDocTemplate(
        str(target), pagesize=size, leftMargin=40, rightMargin=40, topMargin=45, bottomMargin=45, title=names[0]
    )
    document.build(list(story), onFirstPage=running(*names), onLaterPages=running(*names))


def cells(texts: Row, style: ParagraphStyle = CELL) -> list[Any]:
    return [Paragraph(text, style) for text in texts]


def cut_at_pages(row: Row) -> list[Row]:
    """The parts of a row on each of its pages; a pilcrow is where a page ends."""
    parts = [text.split("¶") for text in row]
    count = max(map(len, parts))
    return [tuple(part[index] if index < len(part) else "" for part in parts) for index in range(count)]


class RuledPage:
    """The part of the ruled plan that stands on one page, its header repeated."""

    def __init__(self) -> None:
        self.data: list[list[Any]] = [cells(SAFER_HEADER, HEAD)]
        self.style: Style = [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (-1, 0), PALE),
        ]
        self.first = 1

    def band(self, text: str) -> None:
        at = len(self.data)
        self.style += [("SPAN", (0, at), (-1, at)), ("BACKGROUND", (0, at), (-1, at), GREY)]
        self.data.append([Paragraph(text, HEAD), *[""] * (len(SAFER_HEADER) - 1)])
        self.first = at + 1

    def row(self, texts: Row, rating: str) -> None:
        at = len(self.data)
        if rating:
            self.style.append(("BACKGROUND", (-1, at), (-1, at), RAG[rating]))
        self.data.append(cells(texts))

    def close_objective(self) -> None:
        """The objective's cell is merged over its rows on this page."""
        if len(self.data) > self.first:
            self.style.append(("SPAN", (0, self.first), (0, len(self.data) - 1)))
        self.first = len(self.data)

    def table(self) -> LongTable:
        self.close_objective()
        return LongTable(self.data, colWidths=[110, 250, 85, 85, 80, 105, 45], style=self.style)


def safer_streets(target: Path) -> None:
    """A ruled plan over several pages: bands, merged cells, rows cut by page breaks, colours, a glossary."""
    intro = "This plan says what each partner will do. It is reviewed every quarter by the Safer Northwick Partnership."
    story: list[Flowable] = [Paragraph("Safer Streets: Action Plan 2010–12", TITLE), Paragraph(intro, TEXT)]
    for number, page in enumerate(_safer_pages()):
        story += [PageBreak()] * (number > 0) + [page.table()]
    story += [Spacer(1, 10), Paragraph("Glossary", SECTION), *(Paragraph(entry, TEXT) for entry in SAFER_GLOSSARY)]
    size = landscape((A4[0] * 0.62, A4[1]))
    build(target, story, size, ("Safer Streets Action Plan", "Northwick Borough Council"))


def _safer_pages() -> list[RuledPage]:
    pages = [RuledPage()]
    for section, objectives in SAFER:
        pages[-1].band(section)
        for objective, rows in objectives:
            shown = objective
            for row in rows:
                for index, part in enumerate(cut_at_pages(row)):
                    if index:
                        pages.append(RuledPage())
                    pages[-1].row((shown, *part), row[-1])
                    shown = ""
            pages[-1].close_objective()
    return pages


def warm_homes(target: Path) -> None:
    """A plan without a single line: columns and rows from white space, a heading over each table."""
    intro = "Nobody in Tarnbrook should be cold at home because of the bill."
    story: list[Flowable] = [Paragraph("Warm Homes Delivery Plan", TITLE), Paragraph(intro, TEXT)]
    style: Style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 6)]
    header = cells(("Ref", "What we will do", "Who", "By when", "How we will know"), HEAD)
    for heading, rows in WARM:
        data = [header, *(cells(row) for row in rows)]
        table = LongTable(data, colWidths=[35, 190, 90, 95, 105], repeatRows=1, style=style)
        story += [Paragraph(heading, SECTION), table]
    build(target, story, (A4[0], A4[1] * 0.55), ("Warm Homes", "Tarnbrook District Council"))


def river_recovery(target: Path) -> None:
    """Level rules only, rows cut by page breaks, and a table of contacts that is no plan."""
    intro = "The partners have agreed what follows for three years. Costs are estimates at the prices of 2021."
    story: list[Flowable] = [Paragraph("River Recovery Programme 2021–24", TITLE), Paragraph(intro, TEXT)]
    for number, rows in enumerate(_river_pages()):
        story += [PageBreak()] * (number > 0) + [_river_table(rows)]
    contacts = Table([cells(row) for row in RIVER_CONTACTS], colWidths=[120, 140, 100], hAlign="LEFT")
    contacts.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    story += [Spacer(1, 14), KeepTogether([Paragraph("Whom to ask", SECTION), contacts])]
    build(target, story, landscape((A4[0] * 0.54, A4[1])), ("River Recovery", "Oxley and Tolley Borough Council"))


def _river_pages() -> list[list[Row]]:
    """The rows of each page; one with a single text is a band."""
    pages: list[list[Row]] = [[]]
    for part, rows in RIVER:
        pages[-1].append((part,))
        for row in rows:
            first, *later = cut_at_pages(row)
            pages[-1].append(first)
            pages += [[rest] for rest in later]
    return pages


def _river_table(rows: Sequence[Row]) -> LongTable:
    style: Style = [
        ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    for at, row in enumerate(rows, start=1):
        if len(row) == 1:
            style += [("SPAN", (0, at), (-1, at)), ("BACKGROUND", (0, at), (-1, at), PALE)]
    width = len(RIVER_HEADER)
    body = [[Paragraph(row[0], HEAD), *[""] * (width - 1)] if len(row) == 1 else cells(row) for row in rows]
    data = [cells(RIVER_HEADER, HEAD), *body]
    return LongTable(data, colWidths=[32, 255, 110, 75, 75, 75, 65, 72], repeatRows=1, style=style)


def main() -> None:
    safer_streets(HERE / "safer-streets.pdf")
    warm_homes(HERE / "warm-homes.pdf")
    river_recovery(HERE / "river-recovery.pdf")
    green_town(HERE / "green-town.docx")


if __name__ == "__main__":
    main()
