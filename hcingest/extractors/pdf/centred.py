"""Rows whose texts are set in the middle: lines of one cell stand between those of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from hcingest.extractors.pdf.gutters import Lines, text_lines
from hcingest.model.words import Word

OFF = 0.6  # line heights by which the middle of a text may miss the middle of its row
CLOSE = 0.9  # line heights between two lines of one text, at most
WORDY = 2.5  # words for each line of a cell


def are_centred(columns: Iterable[Sequence[Word]], middle: float | None = None) -> bool:
    """Whether the texts of columns all stand around one height, a wordy one highest: the cells of one row.

    ``middle``: that of the row, where its borders are known. Beside a label in the middle of several rows the values'
    columns are as high as one another; texts that are go on in lower case.
    """
    texts = sorted((text_lines(words) for words in columns), key=len)
    if len(texts) < 2 or len(texts[-1]) == len(texts[0]):
        return False
    highest = [text for text in texts if len(text) == len(texts[-1])]
    wordy = any(sum(map(len, text)) >= WORDY * len(text) for text in highest)
    if not wordy or (len(highest) > 1 and not any(map(_runs_on, highest))):
        return False
    height = texts[-1][0][0].bottom - texts[-1][0][0].top
    around = _middle(texts[-1]) if middle is None else middle
    off = any(abs(_middle(text) - around) > OFF * height for text in texts)
    return not off and all(_is_close(text, height) for text in texts if len(text) < len(texts[-1]))


def _middle(text: Lines) -> float:
    return (text[0][0].top + text[-1][0].bottom) / 2


def _is_close(text: Lines, height: float) -> bool:
    """Whether no white parts the lines of a text, as it does the texts of several rows."""
    return all(below[0].top - line[0].bottom <= CLOSE * height for line, below in pairwise(text))


def _runs_on(text: Lines) -> bool:
    return any(line[0].text[:1].islower() for line in text[1:])
