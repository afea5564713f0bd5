"""Rows whose texts are set in the middle or from the foot: lines of one cell stand between those of another, or beside its
last."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hcingest.extractors.pdf.gutters import Lines, by_column, text_lines
from hcingest.model.words import Word

OFF = 0.6  # line heights by which the middle of a text may miss the middle of its row, or its end that of another
NESTED = 3  # heights of texts in one row that values in several rows would hardly have around one height
BETWEEN = 0.25  # line heights from the lines of the highest text, at least
CLOSE = 0.9  # line heights between two lines of one text, at most
WORDY = 2.5  # words for each line of a cell
NEAR = 0.3  # line heights by which the middle of a text may miss that of the highest one where no border is drawn
ALMOST_ALL = 0.85  # share of the words; a page break cuts the first row or the last
FEWEST_TOLD = 2  # rows with texts of different height; one may be chance


def are_centred(columns: Iterable[Sequence[Word]], middle: float | None = None) -> bool:
    """Whether the texts of columns all stand around one height, a wordy one highest: the cells of one row.

    ``middle``: that of the row, where its borders are known. Beside a label in the middle of several rows the values'
    columns are as high as one another; texts that are go on in lower case.
    """
    texts = _by_height(columns)
    return bool(texts) and _are_level(texts, [_middle(text) for text in texts], middle)


def are_one_row(columns: Iterable[Sequence[Word]], middle: float | None = None) -> bool:
    """The same, or whether the texts all end at one height: the cells of one row, set from its foot."""
    texts = _by_height(columns)
    if not texts:
        return False
    ends = [text[-1][0].bottom for text in texts]
    return _are_level(texts, [_middle(text) for text in texts], middle) or _are_level(texts, ends)


def _by_height(columns: Iterable[Sequence[Word]]) -> list[Lines]:
    """The texts of columns, the highest last; none where that may be several texts, or all are as high."""
    texts = sorted((text_lines(words) for words in columns), key=len)
    if len(texts) < 2 or len(texts[-1]) == len(texts[0]):
        return []
    highest = [text for text in texts if len(text) == len(texts[-1])]
    wordy = any(sum(map(len, text)) >= WORDY * len(text) for text in highest)
    one = wordy and (len(highest) == 1 or any(map(_runs_on, highest)))
    nested = len(set(map(len, texts))) >= NESTED or any(_stand_between(t, texts[-1]) for t in texts if len(t) > 1)
    return texts if one or nested else []


def _are_level(texts: Sequence[Lines], heights: Sequence[float], height: float | None = None) -> bool:
    """Whether texts stand at one height, that of the highest text where no other is given, and the lines of each are close."""
    size = texts[-1][0][0].bottom - texts[-1][0][0].top
    around = heights[-1] if height is None else height
    off = any(abs(one - around) > OFF * size for one in heights)
    return not off and all(_is_close(text, size) for text in texts if len(text) < len(texts[-1]))


def _stand_between(text: Lines, highest: Lines) -> bool:
    """Whether no line of a text is level with one of the highest, as the lines of several rows are."""
    tops = [line[0].top for line in highest]
    apart = BETWEEN * (highest[0][0].bottom - highest[0][0].top)
    return all(abs(line[0].top - top) > apart for line in text for top in tops)


def _middle(text: Lines) -> float:
    return (text[0][0].top + text[-1][0].bottom) / 2


def _is_close(text: Lines, height: float) -> bool:
    """Whether no white parts the lines of a text, as it does the texts of several rows."""
    return all(below[0].top - line[0].bottom <= CLOSE * height for line, below in pairwise(text))


def _runs_on(text: Lines) -> bool:
    return any(line[0].text[:1].islower() for line in text[1:])


def rows_in_middle(lines: Lines, xs: Sequence[float]) -> list[float]:
    """y between the rows of lines whose texts are all set in the middle of their row; empty where they do not read so.

    White runs through all columns between rows, and through the lines of a row where a text has paragraphs: the least
    white that parts rows is that with which the texts of nearly each row have one middle. Texts of as many lines each
    say nothing of how they are set.
    """
    strips = _strips(lines)
    best: tuple[float, list[float]] = (ALMOST_ALL, [])
    for least in sorted({round(white, 1) for white, _ in strips}):
        borders = [y for white, y in strips if round(white, 1) >= least]
        share = _share_in_middle(_between(lines, borders), xs)
        if share > best[0]:
            best = share, borders
    return best[1]


def _strips(lines: Lines) -> list[tuple[float, float]]:
    """The white that runs through all columns: how high it is, in points, and y of its middle."""
    strips: list[tuple[float, float]] = []
    bottom = float("inf")
    for line in sorted(lines, key=lambda line: min(w.top for w in line)):
        top = min(w.top for w in line)
        if top > bottom:
            strips.append((top - bottom, (top + bottom) / 2))
        lowest = max(w.bottom for w in line)
        bottom = lowest if bottom == float("inf") else max(bottom, lowest)
    return strips


def _between(lines: Lines, borders: Sequence[float]) -> list[list[Word]]:
    rows: dict[int, list[Word]] = {}
    for line in lines:
        rows.setdefault(bisect(borders, line[0].top), []).extend(line)
    return list(rows.values())


def _share_in_middle(rows: Sequence[Sequence[Word]], xs: Sequence[float]) -> float:
    """The share of the words in rows whose texts have one middle; 0 where too few rows tell that it is the middle."""
    told = inside = 0
    for row in rows:
        texts = [text_lines(words) for words in by_column(row, xs).values()]
        if _is_around_middle(texts):
            told += len({len(text) for text in texts}) > 1
            inside += len(row)
    return inside / sum(map(len, rows)) if told >= FEWEST_TOLD else 0.0


def _is_around_middle(texts: Sequence[Lines]) -> bool:
    """Whether several texts, or a bold one, stand around one height, the lines of the lower ones close."""
    if len(texts) < 2:
        return all(word.style.bold for line in texts[0] for word in line)
    highest = max(texts, key=lambda text: text[-1][0].bottom - text[0][0].top)
    height, around = highest[0][0].bottom - highest[0][0].top, _middle(highest)
    near = all(abs(_middle(text) - around) <= NEAR * height for text in texts)
    return near and all(_is_close(text, height) for text in texts if text is not highest)
