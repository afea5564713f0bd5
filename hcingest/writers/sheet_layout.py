"""How wide the columns and how high the rows of a sheet are, and which columns have nothing to show.

Excel fits rows to their text when it opens a file; LibreOffice, Numbers and previews do not, so the heights are said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from hcingest.writers.columns import ACTIONS
from hcingest.writers.rows import Listing, as_text

NARROWEST, WIDEST = 8, 50
"""Column widths in characters; wider than about fifty is hard to read."""
BUTTON = 4  # characters; room for the filter's button beside the header
ONE_LINE = 18  # characters; texts up to here need no second line
BESIDE = 2  # characters; room beside a text that fits one line, whose letters may be wide
FLATNESS = 12  # a long text is set so many times as wide (in characters) as it is high (in lines)
USUAL = 0.9  # of the texts of a column are no longer than the one that its width is made for
LONGEST_WORD = 30  # characters; longer ones (addresses) may be broken

LINE_HEIGHT = 15.0  # points; of Calibri 11, which workbooks have unless they say otherwise
HIGHEST = 409.0  # points; no row of a workbook can be higher
LETTERS_PER_WIDTH = 1.2  # letters of running text are narrower than the figure 0, the unit of a column's width
LOST_AT_LINE_END = 3  # characters; half a word, on average


@dataclass(frozen=True, slots=True)
class Layout:
    """Column widths in characters, row heights in points (the header's not among them), columns that are not shown."""

    widths: tuple[int, ...]
    heights: tuple[float, ...]
    hidden: tuple[int, ...]


def layout_of(table: Listing) -> Layout:
    rows = [[as_text(value) for value in row] for row in table.rows]
    columns = [[row[index] for row in rows] for index in range(len(table.columns))]
    widths = tuple(column_width(name, texts) for name, texts in zip(table.header, columns, strict=True))
    heights = tuple(row_height(texts, widths) for texts in rows)
    can_hide = table.resource is ACTIONS and rows
    hidden = tuple(index for index, texts in enumerate(columns) if can_hide and not any(texts))
    return Layout(widths, heights, hidden)


def column_width(name: str, texts: Sequence[str]) -> int:
    """Wide enough for the header, short texts and the words of long ones; long texts fill a block that is easy to read."""
    lengths = sorted(max(map(len, text.split("\n"))) for text in texts if text)
    usual = lengths[min(int(USUAL * len(lengths)), len(lengths) - 1)] if lengths else 0
    words = max((len(word) for text in texts for word in text.split()), default=0)
    wanted = usual + BESIDE if usual <= ONE_LINE else max(ONE_LINE, round(sqrt(usual * FLATNESS)))
    return min(max(NARROWEST, len(name) + BUTTON, wanted, min(words, LONGEST_WORD) + 1), WIDEST)


def row_height(texts: Sequence[str], widths: Sequence[int]) -> float:
    lines = max((line_count(text, width) for text, width in zip(texts, widths, strict=True)), default=1)
    return min(lines * LINE_HEIGHT, HIGHEST)


def line_count(text: str, width: int) -> int:
    """How many lines a text takes in a column, estimated."""
    if len(text) <= width and "\n" not in text:
        return 1
    room = max(1.0, width * LETTERS_PER_WIDTH - LOST_AT_LINE_END)
    return sum(1 if len(line) <= width else ceil(len(line) / room) for line in text.split("\n"))
