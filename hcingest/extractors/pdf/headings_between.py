"""Headings between the rules of a page: what stands above column headers, and parts tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hcingest.extractors.pdf.gutters import Lines, runs, text_lines
from hcingest.model.words import Word

INSET = 12.0  # points; headings begin at a table's side, or as far inside as frames keep text from their own sides
LARGER = 1.08  # times the usual size from which a line is a heading
FEW_ALIKE = 0.3  # share of a page's words in the colour of its column headers
SEVERAL = 3  # texts in a row without figures that may be column headers although they are not bold


def holds_heading(lines: Lines, left: float, words: Sequence[Word]) -> bool:
    """Whether there is a heading above a row of column headers: larger than all rows, or above headers that the page has
    more than once."""
    if not any(all(w.style.bold for w in line) for line in lines):
        return False
    rows = max(w.style.size for line in lines if len(runs(line)) > 1 for w in line)
    larger = headings_among(lines, left, rows)
    if any(heading in larger and _heads_columns(lines[i + 1 :], words) for i, heading in enumerate(lines)):
        return True
    over = headings_over_headers(text_lines(words), left)
    return any(line[0].id == heading[0].id for line in lines for heading in over)


def _heads_columns(below: Lines, words: Sequence[Word]) -> bool:
    """Whether column headers are the first of these lines that holds several texts: none or a paragraph stands above
    them. They are bold, or in a colour that hardly any of the page's ``words`` has."""
    row = next((line for line in below if len(runs(line)) > 1), None)
    if row is None or _is_bold_row(row):
        return row is not None
    colours = {w.style.colour for w in row}
    alike = sum(w.style.colour in colours for w in words)
    return len(colours) == 1 and alike < FEW_ALIKE * len(words)


def headings_over_headers(lines: Lines, left: float) -> Lines:
    """The bold lines at the left side of a table, of any size, right above column headers that the page has again.

    ``lines``: all of the page.
    """
    found: list[list[Word]] = []
    rows = Counter(_said(line) for line in lines if _is_bold_row(line) or _is_of_labels(line))
    headings: list[list[Word]] = []
    for line in lines:
        if line[0].x0 < left + INSET and all(w.style.bold for w in line) and len(runs(line)) == 1:
            headings.append(line)
            continue
        if rows[_said(line)] > 1:
            found += headings
        headings = []
    return found


def _said(line: Sequence[Word]) -> tuple[str, ...]:
    return tuple(w.text for w in line)


def _is_bold_row(line: Sequence[Word]) -> bool:
    return all(w.style.bold for w in line) and len(runs(line)) > 1


def headings_among(lines: Lines, left: float, usual: float) -> Lines:
    """The bold lines of one stretch that begin at the left side of a table and are set larger than is usual."""
    return [
        line
        for line in lines
        if len(runs(line)) == 1
        and line[0].x0 < left + INSET
        and all(w.style.bold and w.style.size > LARGER * usual for w in line)
    ]


def _is_of_labels(line: Sequence[Word]) -> bool:
    return len(runs(line)) >= SEVERAL and not any(any(map(str.isdigit, w.text)) for w in line)
