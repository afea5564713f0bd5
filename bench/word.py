"""A long Word plan made up, and how long each step of its way takes: python bench/word.py [ROWS] [FILE]

The plan has 5,000 rows (about 200 pages) unless told otherwise: merged objectives, bands, several paragraphs and
runs in a cell, codes, dates, shading. Beside the times stand the most memory used, and the time that python-docx
takes for the plainest walk over the same cells, as a measure of the machine.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HEADERS = ("Ref", "Objective", "Action", "Lead", "Timescale", "Indicator", "Progress", "RAG")
ROWS_OF_BAND, ROWS_OF_OBJECTIVE = 50, 5
COLOURS = ("FF0000", "FFC000", "00B050")
TEXT = (
    "review the way in which each neighbourhood team hears from residents and report what was learnt to the next "
    "meeting of the partnership so that money and staff go to the streets where they are needed most"
)
WORDS = TEXT.split()


def sentence(row: int, length: int) -> str:
    start = row * 7 % len(WORDS)
    return " ".join((WORDS * 2)[start : start + length]).capitalize() + f" ({row})."


def paragraph(text: str) -> str:
    half = len(text) // 2
    runs = "".join(f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in (text[:half], text[half:]))
    return f'<w:p><w:pPr><w:spacing w:after="40"/></w:pPr>{runs}</w:p>'


def cell(content: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="1800" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def table_row(row: int) -> str:
    merge = '<w:vMerge w:val="restart"/>' if row % ROWS_OF_OBJECTIVE == 0 else "<w:vMerge/>"
    objective = paragraph(f"{row // ROWS_OF_OBJECTIVE + 1}. {sentence(row, 8)}") if "restart" in merge else "<w:p/>"
    colour = f'<w:shd w:val="clear" w:color="auto" w:fill="{COLOURS[row % 3]}"/>'
    cells = (
        cell(paragraph(f"A{row + 1}")),
        cell(objective, merge),
        cell(paragraph(sentence(row, 16)) + paragraph(sentence(row + 1, 10))),
        cell(paragraph(("Housing", "Police / Probation", "Public Health")[row % 3])),
        cell(paragraph(("June 2024", "2023/24", "31/12/2025")[row % 3])),
        cell(paragraph(f"NI {row % 40 + 1}")),
        cell(paragraph(sentence(row + 2, 9))),
        cell("<w:p/>", colour),
    )
    return f"<w:tr>{''.join(cells)}</w:tr>"


def body(rows: int) -> str:
    header = "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + "".join(cell(paragraph(h)) for h in HEADERS) + "</w:tr>"
    parts = [header]
    for row in range(rows):
        if row % ROWS_OF_BAND == 0:
            span = f'<w:gridSpan w:val="{len(HEADERS)}"/>'
            parts.append(
                f"<w:tr>{cell(paragraph(f'Priority {row // ROWS_OF_BAND + 1}: {sentence(row, 4)}'), span)}</w:tr>"
            )
        parts.append(table_row(row))
    grid = '<w:gridCol w:w="1800"/>' * len(HEADERS)
    return f"{paragraph('A long plan')}<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(parts)}</w:tbl>"


def make(path: Path, rows: int) -> None:
    """The plan as .docx: the body put into python-docx's own empty document."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    made = parse_xml(f"<w:body {nsdecls('w')}>{body(rows)}</w:body>")
    for child in reversed(made):
        document.element.body.insert(0, child)
    document.save(str(path))


def timed(name: str, work: Callable[[], Any]) -> Any:
    start = time.perf_counter()
    done = work()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:24}{time.perf_counter() - start:8.2f} s   at most {memory:6.0f} MiB")
    return done


def walk_by_python_docx(path: Path) -> int:
    """Words by the plainest way through python-docx: each w:tc once, its paragraphs' text."""
    import docx
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    root = docx.Document(str(path)).element.body
    paragraphs = (p for c in root.iter(qn("w:tc")) for p in c.iterchildren(qn("w:p")))
    return sum(len(Paragraph(p, None).text.split()) for p in paragraphs)  # type: ignore[arg-type]


def main(rows: int, path: Path) -> None:
    import hcingest
    from hcingest.options import DEFAULTS
    from hcingest.pipeline import find

    make(path, rows)
    print(f"{rows} rows, {path.stat().st_size / 2**20:.1f} MiB")
    timed("reading", lambda: find(path, DEFAULTS))
    plan = timed("reading to actions", lambda: hcingest.extract(path))
    with tempfile.TemporaryDirectory() as folder:
        timed("writing", lambda: plan.write(folder))
    timed("python-docx's walk", lambda: walk_by_python_docx(path))
    print(f"{len(plan.actions)} actions, {plan.ledger.words:,} words")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "long-plan.docx"
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000, wanted)
