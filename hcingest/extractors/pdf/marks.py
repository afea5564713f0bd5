"""Raised marks of footnotes: set small and high, or drawn high by the glyph itself."""

from __future__ import annotations

import re
from collections.abc import Callable

from hcingest.extractors.pdf.settings import Setting
from hcingest.model.words import Word

RISE_EM = 0.15  # em; a raised mark's baseline stands at least this much higher, a text on the same line less
GLYPH_RISE_EM = 0.22  # em; what is as large as the text beside it and stands this much higher is raised
SMALL = 0.8  # of the size beside it; what is not larger and stands higher or lower is a raised or lowered mark
BESIDE_EM = 0.3  # em; a mark stands no further than this from its word

FIGURES = "0123456789⁰¹²³⁴⁵⁶⁷⁸⁹"
_IN_FRONT = re.compile(f"([{FIGURES}]{{1,2}})[^\\W\\d_]")
_BEHIND = re.compile(f"[^\\W\\d_][.,;:!?)’”\"']*([{FIGURES}]{{1,2}})$")


def figures_beside(text: str) -> list[tuple[int, int]]:
    """(start, stop) of one or two figures that touch the first and the last letter of a word; they may be marks."""
    return [found.span(1) for found in (_IN_FRONT.match(text), _BEHIND.search(text)) if found]


def is_other_line(before: Setting, now: Setting) -> bool:
    """Whether text changes its line, or becomes a raised mark or ceases to be one; a lowered mark goes with its word."""
    if before.style.direction != now.style.direction:
        return True
    rise = _rise(before, now)
    smaller, larger = (now, before) if now.style.size < before.style.size else (before, now)
    if abs(rise) <= RISE_EM * larger.style.size:
        return False
    is_lowered = (rise < 0) == (smaller is now) and abs(rise) < larger.style.size / 2
    return not (is_lowered and smaller.style.size <= SMALL * larger.style.size)


def is_raised(base: Setting, mark: Setting) -> bool:
    """Whether text stands higher than what is beside it on the line; if it is not smaller it must stand higher still."""
    size = base.style.size
    rise = RISE_EM if mark.style.size <= SMALL * size else GLYPH_RISE_EM
    return size > _rise(base, mark) > rise * size


def _rise(base: Setting, mark: Setting) -> float:
    """How much higher than a text another of its direction stands, in points."""
    lower = mark.baseline - base.baseline
    return -lower if mark.style.direction in (0, 270) else lower


def is_mark_in_front(mark: Setting, base: Setting) -> bool:
    """Whether text is the raised mark of what follows, as before a footnote; then it must be smaller."""
    return mark.style.size <= SMALL * base.style.size and is_raised(base, mark)


def are_beside(before: Word, word: Word) -> bool:
    """Whether one word follows the other in their direction without much room between."""
    room = _ROOMS.get(word.style.direction)
    if room is None or before.style.direction != word.style.direction:
        return False
    return abs(room(before, word)) < BESIDE_EM * max(before.style.size, word.style.size)


_ROOMS: dict[int, Callable[[Word, Word], float]] = {
    0: lambda before, word: word.x0 - before.x1,
    90: lambda before, word: word.top - before.bottom,
    180: lambda before, word: before.x0 - word.x1,
    270: lambda before, word: before.top - word.bottom,
}
