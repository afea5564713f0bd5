"""Tables of values: lines of figures and short labels in columns that white space parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hcingest.extractors.pdf.gutters import MIN_GUTTER, Lines, by_column, gutters, runs, text_lines
from hcingest.model.words import Word

VALUED = 0.6  # share of the lines that hold several texts, a figure among them
SHORT = 3.0  # words for each text of a line; longer ones are sentences
MANY_ROWS = 4  # rows with text
ALMOST_ALL = 0.8  # share of the filled cells of a column
FILLED = 0.4  # share of the rows that a column of figures fills at least
FEW_ROWS = 6  # stretches between level rules
TIGHT = 0.2  # em; between figures, which are no words of one text, a narrower gap does not part columns
FULL_ROWS = 2.0  # lines of text for each of them, from which they are no rows


def rows_or_lines(groups: Sequence[Sequence[Word]]) -> Lines:
    """The groups of words between level rules; their lines where rules frame head and body only and lines are rows."""
    lines = [line for group in groups for line in text_lines(group)] if len(groups) <= FEW_ROWS else []
    framed = len(lines) >= FULL_ROWS * len(groups)
    return lines if framed and are_values(lines) else [list(group) for group in groups]


def are_values(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether most lines are rows of figures and short labels: no sentences that run over several lines."""
    stretches = [len(runs(line)) for line in lines]
    valued = sum(count > 1 and _has_figure(line) for line, count in zip(lines, stretches, strict=True))
    words = sum(map(len, lines))
    return valued >= VALUED * len(lines) and words <= SHORT * sum(stretches)


def value_columns(groups: Sequence[Sequence[Word]], xs: Sequence[float]) -> set[float]:
    """Borders between columns of figures that stand side by side between two rules, parted by white space alone."""
    columns: list[Lines] = [[] for _ in xs[1:]]
    for group in groups:
        for column, words in by_column(group, xs).items():
            columns[column].append(words)
    borders = (_within(inner, a, b) for inner, (a, b) in zip(columns, pairwise(xs), strict=True))
    return {x for found in borders for x in found}


def _within(inner: Lines, a: float, b: float) -> list[float]:
    """The borders inside a column from ``a`` to ``b``, given its words in each row; all parts must hold figures."""
    if len(inner) < MANY_ROWS or max(map(len, inner)) < 2 or sum(map(_has_figure, inner)) < ALMOST_ALL * len(inner) - 1:
        return []
    bare = sum(not any(map(str.isalpha, w.text)) for g in inner for w in g) >= ALMOST_ALL * sum(map(len, inner))
    xs = [x for x in gutters(inner, a, b, TIGHT if bare else MIN_GUTTER) if not _parts_thousands(inner, x)]
    for left, right in pairwise([a, *xs, b]):
        column = [[w for w in g if left <= (w.x0 + w.x1) / 2 < right] for g in inner]
        filled = [g for g in column if g]
        if len(filled) < FILLED * len(inner) or sum(map(_has_figure, filled)) < ALMOST_ALL * len(filled) - 1:
            return []
    return xs


def _parts_thousands(inner: Lines, x: float) -> bool:
    """Whether what follows a border is always three digits: the rest of a figure that is set with spaces."""
    after = [next((w.text for w in line if w.x0 >= x), "") for line in inner]
    figures = [text for text in after if any(map(str.isdigit, text))]
    return all(len(text) == 3 and text.isdigit() for text in figures)


def _has_figure(words: Sequence[Word]) -> bool:
    return any(c.isdigit() for word in words for c in word.text)
