"""Rows whose texts are set in the middle or from the foot: lines of one cell stand between those of another, or beside its
last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from hcingest.extractors.pdf.gutters import Lines, text_lines
from hcingest.model.words import Word

OFF = 0.6  # line heights by which the middle of a text may miss the middle of its row, or its end that of another
CLOSE = 0.9  # line heights between two lines of one text, at most
WORDY = 2.5  # words for each line of a cell


def are_centred(columns: Iterable[Sequence[Word]], middle: float | None = None) -> bool:
    """Whether the texts of columns all stand around one height, a wordy one highest: the cells of one row.

    ``middle``: that of the row, where its borders are known. Beside a label in the middle of several rows the values'
    columns are as high as one another; texts that are go on in lower case.
    """
    texts = _by_height(columns)
    return bool(texts) and _are_level(texts, [_middle(text) for text in texts], middle)


def end_together(columns: Iterable[Sequence[Word]]) -> bool:
    """Whether the texts of columns all end at one height, a wordy one highest: the cells of one row, set from its foot."""
    texts = _by_height(columns)
    return bool(texts) and _are_level(texts, [text[-1][0].bottom for text in texts])


def _by_height(columns: Iterable[Sequence[Word]]) -> list[Lines]:
    """The texts of columns, the highest last; none where that may be several texts, or all are as high."""
    texts = sorted((text_lines(words) for words in columns), key=len)
    if len(texts) < 2 or len(texts[-1]) == len(texts[0]):
        return []
    highest = [text for text in texts if len(text) == len(texts[-1])]
    wordy = any(sum(map(len, text)) >= WORDY * len(text) for text in highest)
    return texts if wordy and (len(highest) == 1 or any(map(_runs_on, highest))) else []


def _are_level(texts: Sequence[Lines], heights: Sequence[float], height: float | None = None) -> bool:
    """Whether texts stand at one height, that of the highest text where no other is given, and the lines of each are close."""
    size = texts[-1][0][0].bottom - texts[-1][0][0].top
    around = heights[-1] if height is None else height
    off = any(abs(one - around) > OFF * size for one in heights)
    return not off and all(_is_close(text, size) for text in texts if len(text) < len(texts[-1]))


def _middle(text: Lines) -> float:
    return (text[0][0].top + text[-1][0].bottom) / 2


def _is_close(text: Lines, height: float) -> bool:
    """Whether no white parts the lines of a text, as it does the texts of several rows."""
    return all(below[0].top - line[0].bottom <= CLOSE * height for line, below in pairwise(text))


def _runs_on(text: Lines) -> bool:
    return any(line[0].text[:1].islower() for line in text[1:])
