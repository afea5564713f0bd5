"""Plans for the benches, as long as one likes: drawn in the ways that producers have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

ROWS_PER_PAGE = 14
HEADERS = ("Ref", "Action", "Lead", "By when", "Measure", "Progress")
WIDTHS = (35, 290, 100, 90, 110, 110)  # points
TEXT = "Write to each household on the estate and ask what they think of the plan, then publish the answers."
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
PADDED = [("TOPPADDING", (0, 0), (-1, -1), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 5)]
KINDS = {
    "ruled": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "level rules": [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)],
    "coloured rows": [("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.whitesmoke, colors.lightgrey])],
    "browser": [
        ("BACKGROUND", (0, 0), (-1, -1), colors.white),
        *((f"LINE{side}", (0, 0), (-1, -1), 0.75, colors.black) for side in ("ABOVE", "BELOW", "BEFORE", "AFTER")),
    ],
    "long text": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "borderless": PADDED,
}
"""How a plan is drawn, by the name of its kind. Browsers draw a ground and four strokes for each cell."""
SENTENCES = {"long text": 6}
"""Of one action; one where nothing else is said."""


def made_plan(folder: Path, kind: str, pages: int) -> Path:
    """A plan of about so many pages, with a header on each; the name of its file says what it is."""
    path = folder / f"{kind.replace(' ', '-')}-{pages}.pdf"
    rows = [[Paragraph(text, CELL) for text in row] for row in _rows(pages, SENTENCES.get(kind, 1))]
    header = [Paragraph(f"<b>{text}</b>", CELL) for text in HEADERS]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), *KINDS[kind]]
    table = LongTable([header, *rows], colWidths=WIDTHS, repeatRows=1, style=style)
    SimpleDocTemplate(str(path), pagesize=landscape(A4), leftMargin=50, rightMargin=50).build([table])
    return path


def _rows(pages: int, sentences: int) -> Iterator[tuple[str, ...]]:
    """Long texts take as many more lines as there are fewer rows."""
    for number in range(1, pages * ROWS_PER_PAGE // sentences + 1):
        text = " ".join([TEXT] * sentences)
        yield str(number), f"{number} {text}", "Parks / Highways", "March 2026", "Answers counted", "Under way."
