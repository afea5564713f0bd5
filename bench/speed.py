"""How fast a plan is read: ``hcingest`` from file to spreadsheets against pdfplumber finding tables alone.

    pip install '.[bench]' && python bench/speed.py [PDF ...] [--runs 5]

Without files it makes a ruled plan of 60 pages. Both work in this process on the same files, in turn; printed are
the median of the ratios and the pages a second. ``extract`` reads, joins rows, links codes, counts every word and
writes all files; pdfplumber's ``extract_tables()`` only returns lists.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from hcingest import pipeline

PAGES, ROWS = 60, 14


def made_plan(folder: Path) -> Path:
    """A ruled plan of PAGES pages with a header on each."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    cell = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
    header = [Paragraph(f"<b>{text}</b>", cell) for text in ("Ref", "Action", "Lead", "By when", "Measure", "Progress")]
    text = "Write to each household on the estate and ask what they think of the plan, then publish the answers."
    rows = [
        [
            Paragraph(t, cell)
            for t in (str(n), f"{n} {text}", "Parks / Highways", "March 2026", "Answers counted", "Under way.")
        ]
        for n in range(1, PAGES * ROWS + 1)
    ]
    path = folder / "made.pdf"
    table = LongTable(
        [header, *rows],
        colWidths=[35, 290, 100, 90, 110, 110],
        repeatRows=1,
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    )
    SimpleDocTemplate(str(path), pagesize=landscape(A4), leftMargin=50, rightMargin=50).build([table])
    return path


def ours(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pipeline.extract(path).write(folder)


def theirs(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()


def seconds(work: Callable[[Path], None], path: Path) -> float:
    start = time.perf_counter()
    work(path)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for path in arguments.files or [made_plan(Path(folder))]:
            with pdfplumber.open(path) as pdf:
                pages = len(pdf.pages)
            ours(path)
            pairs = [(seconds(theirs, path), seconds(ours, path)) for _ in range(arguments.runs)]
            ratio = statistics.median(a / b for a, b in pairs)
            rate = pages / statistics.median(b for _, b in pairs)
            print(
                f"{path.name}: {pages} pages, {rate:.0f} pages/s, {ratio:.1f} times as fast as pdfplumber's extract_tables()"
            )


if __name__ == "__main__":
    main()
