"""Characters become words: parted at white space and jumps, with their style and place on the page as shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2 as pdfium

from hcingest.extractors.pdf.characters import LINE_END_HYPHEN, Characters
from hcingest.extractors.pdf.filing import may_be_two
from hcingest.extractors.pdf.marks import (
    FIGURES,
    GLYPH_RISE_EM,
    are_beside,
    figures_beside,
    is_mark_in_front,
    is_other_line,
    is_raised,
)
from hcingest.extractors.pdf.settings import Setting, Settings, Sheet, StyleBook
from hcingest.extractors.pdf.strange import unreadable_words
from hcingest.model.letters import UNKNOWN
from hcingest.model.words import Word

GAP_EM = 0.3  # em; a wider gap between two characters parts words even where PDFium put no space
ROOM_EM = 0.09  # em; so does a gap that is wider by this than those between the other letters of the run
BACK_EM = 0.3  # em; so does one that starts so far inside the character before, unless all letters of the run do
UPRIGHT_GAP_EM = 0.12  # em; letters of one upright word stand closer than this, words further apart

LINE_END = "\r\n"
_BREAKS = f"\\s\u200b\ufeff{LINE_END_HYPHEN}"
_RUN = re.compile(f"[^{_BREAKS}]*{LINE_END_HYPHEN}|[^{_BREAKS}]+")
_SURROGATE = re.compile("[\ud800-\udfff]")

Part = tuple[int, int, Setting]
"""Characters from (the first), to (behind the last), and how they are set."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page in PDFium's order, and the ids of those that it does not show.

    ``unreadable`` is how many are in fonts that do not say which letters they show.
    """

    words: tuple[Word, ...]
    hidden: frozenset[int]
    unreadable: int


def page_words(text_page: pdfium.PdfTextPage, sheet: Sheet, book: StyleBook) -> PageWords:
    """The words of a page, parted and set."""
    reader = _Reader(text_page, sheet, book)
    for run in _RUN.finditer(reader.characters.text):
        reader.read(*run.span())
    unreadable = unreadable_words(reader.strange) + sum(UNKNOWN in word.text for word in reader.words)
    return PageWords(tuple(reader.words), frozenset(reader.hidden), unreadable)


class _Reader:
    """Adds the words of one run of characters after the other to those of the page."""

    def __init__(self, text_page: pdfium.PdfTextPage, sheet: Sheet, book: StyleBook) -> None:
        self.words: list[Word] = []
        self.hidden: set[int] = set()
        self.strange: list[str] = []
        self.characters = Characters(text_page, sheet.view, sheet.forms)
        self._settings = Settings(text_page.raw, sheet, book)
        self._sheet, self._book = sheet, book
        self._width, self._height = sheet.view.width, sheet.view.height
        self._last = Setting()
        self._is_high = False
        self._stop = 0

    def read(self, start: int, stop: int) -> None:
        """Add the words of a run without white space: in most cases one."""
        setting = self._settings.at(start)
        size = setting.style.size
        if not setting.style.direction and self.characters.is_even(start, stop, -BACK_EM * size, ROOM_EM * size):
            self._add_parts(start, stop, setting)
            return
        for line in self._lines(start, stop, setting):
            for part in self._stretches(*line):
                self._add_parts(*part)

    def _lines(self, start: int, stop: int, setting: Setting) -> Iterator[Part]:
        """A run, parted where text changes its line or is raised; asks only where the height of characters changes."""
        top, bottom = self.characters.top, self.characters.bottom
        first = setting
        for index in range(start + 1, stop):
            if top[index] == top[index - 1] or bottom[index] == bottom[index - 1]:
                continue
            now = self._settings.at(index)
            if now is not setting and is_other_line(setting, now):
                yield start, index, first
                start, first = index, now
            setting = now
        yield start, stop, first

    def _stretches(self, start: int, stop: int, setting: Setting) -> Iterator[Part]:
        """A stretch of one line, parted at its wide gaps and where text runs over the next; letters that are spaced out
        evenly stay together."""
        gaps = self.characters.gaps(start, stop, setting.style.direction)
        size = setting.style.size
        usual = _usual(gaps)
        widest = max(0.0, usual) + ROOM_EM * size if len(gaps) > 1 else GAP_EM * size
        for index, gap in enumerate(gaps, start=start + 1):
            runs_over = gap < min(0.0, usual) - BACK_EM * size and not self.characters.is_ligature(index)
            is_room = gap > (GAP_EM * size if self._is_beside_ligature(index, start, stop) else widest)
            if is_room or runs_over:
                yield start, index, setting
                start, setting = index, self._settings.at(index)
        yield start, stop, setting

    def _is_beside_ligature(self, index: int, start: int, stop: int) -> bool:
        """Whether a ligature stands before a character or begins with it, or it is a line-end hyphen, which may stand
        for a soft one: their width is not always known."""
        ends = index > start + 1 and self.characters.is_ligature(index - 1)
        begins = index + 1 < stop and self.characters.is_ligature(index + 1)
        return ends or begins or self.characters.text[index] == LINE_END_HYPHEN

    def _add_parts(self, start: int, stop: int, setting: Setting) -> None:
        """Add a word, and as words of their own the figures before or behind it that a raised glyph of the font draws.

        Some typesetters set footnote marks so: size and baseline say nothing, only what is drawn stands higher.
        """
        text = self.characters.text
        if text[start] not in FIGURES and text[stop - 1] not in FIGURES:
            self._add(start, stop, setting, 0.0)
            return
        marks: dict[int, tuple[int, float]] = {}
        for a, b in figures_beside(text[start:stop]):
            lift = self._lift(start + a, setting)
            if lift > GLYPH_RISE_EM * setting.style.size:
                marks[start + a] = start + b, lift
        for first, last in pairwise(sorted({start, stop, *marks, *(end for end, _ in marks.values())})):
            self._add(first, last, setting, marks[first][1] if first in marks else 0.0)

    def _lift(self, index: int, setting: Setting) -> float:
        """How high above the baseline a glyph of level text is drawn, in points."""
        return 0.0 if setting.style.direction else setting.baseline - self.characters.glyph_bottom(index)

    def _add(self, start: int, stop: int, setting: Setting, lift: float) -> None:
        word = self._word(start, stop, setting)
        if lift:
            word = self._raised(replace(word, top=round(word.top - lift, 2), bottom=round(word.bottom - lift, 2)))
        elif self.words and self._goes_on_level(start, word, setting):
            self.words[-1] = _one_word(self.words[-1], word)
            self._stop = stop
            return
        elif self.words and (setting is not self._last or self._is_high):
            if setting.style.direction and _goes_up(self.words[-1], word):
                self.words[-1] = _one_word(self.words[-1], word)
                return
            word = self._marked(word, setting)
        self.words.append(word)
        self._stop = stop
        self._last, self._is_high = setting, word.style.raised and not lift
        if setting.is_strange:
            self.strange.append(word.text)
        if setting.invisible or not self._is_in_sight(word, setting):
            self.hidden.add(word.id)

    def _goes_on_level(self, start: int, word: Word, setting: Setting) -> bool:
        """Whether a word goes on the one before it on its line, though PDFium put a line end between: it does so where
        letters are drawn one by one on pages that it takes for upright text, for their narrow columns."""
        if setting.style.direction or self.characters.text[self._stop : start] != LINE_END:
            return False
        before, size = self.words[-1], setting.style.size
        same_line = before.style == word.style and self._last.baseline == setting.baseline
        return same_line and -BACK_EM * size < word.x0 - before.x1 < ROOM_EM * size

    def _word(self, start: int, stop: int, setting: Setting) -> Word:
        characters, style = self.characters, setting.style
        text = characters.text[start:stop]
        width = round(characters.width(start, style.direction), 2)
        edges = characters.edges(start, stop, style.direction) if may_be_two(text) else ()
        if not text.isascii() and _SURROGATE.search(text):
            text, edges, width = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), (), 0.0
        x0, top, x1, bottom = self._box(start, stop, setting)
        return Word(
            self._sheet.first_id + len(self.words), self._book.text(text.replace(LINE_END_HYPHEN, "-")),
            self._sheet.number, x0, top, x1, bottom, style, edges, setting.tag, width,
        )  # fmt: skip

    def _box(self, start: int, stop: int, setting: Setting) -> tuple[float, float, float, float]:
        """As long as its characters, as high as its line."""
        characters, direction = self.characters, setting.style.direction
        if direction in (0, 180):
            x0, x1 = min(characters.x0[start:stop]), max(characters.x1[start:stop])
            return round(x0, 2), setting.low, round(x1, 2), setting.high
        top, bottom = min(characters.top[start:stop]), max(characters.bottom[start:stop])
        if direction in (90, 270):
            return setting.low, round(top, 2), setting.high, round(bottom, 2)
        x0, x1 = min(characters.x0[start:stop]), max(characters.x1[start:stop])
        return round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)

    def _marked(self, word: Word, setting: Setting) -> Word:
        """The word, raised where it is superscript of the one before; that one is raised where it is this one's."""
        before, last = self.words[-1], self._last
        if not are_beside(before, word):
            return word
        if is_raised(last, setting) or (self._is_high and last.baseline == setting.baseline):
            return self._raised(word)
        if not before.style.raised and is_mark_in_front(last, setting):
            self.words[-1] = self._raised(before)
        return word

    def _raised(self, word: Word) -> Word:
        return replace(word, style=self._book.style(replace(word.style, raised=True)))

    def _is_in_sight(self, word: Word, setting: Setting) -> bool:
        """Whether a word stands on the page, and its middle inside of what it is cut to."""
        if setting.clips and not any(clip.contains(*word.bbox.middle) for clip in setting.clips):
            return False
        return word.x1 > 0 and word.bottom > 0 and word.x0 < self._width and word.top < self._height


def _usual(gaps: Sequence[float]) -> float:
    """The gap between letters of one word, in points; wider than nothing where the letters are spaced out."""
    return sorted(gaps)[(len(gaps) - 1) // 2] if len(gaps) > 1 else 0.0


def _goes_up(before: Word, word: Word) -> bool:
    """Whether a word goes on the one before it in upright text, between whose letters PDFium puts line ends."""
    if before.style.direction not in (90, 270) or before.style.direction != word.style.direction:
        return False
    gap = before.top - word.bottom if word.style.direction == 270 else word.top - before.bottom
    return abs(gap) < UPRIGHT_GAP_EM * word.style.size and abs(before.x0 - word.x0) < word.style.size / 3


def _one_word(a: Word, b: Word) -> Word:
    edges = a.edges + b.edges if len(a.edges) == len(a.text) and len(b.edges) == len(b.text) else ()
    return replace(
        a, text=a.text + b.text, x0=min(a.x0, b.x0), top=min(a.top, b.top), x1=max(a.x1, b.x1),
        bottom=max(a.bottom, b.bottom), edges=edges,
    )  # fmt: skip
