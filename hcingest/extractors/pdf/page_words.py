"""Characters become words: parted at white space and jumps, with their style and place on the page as shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium

from hcingest.extractors.pdf.characters import LINE_END_HYPHEN, Characters
from hcingest.extractors.pdf.settings import Setting, Settings, StyleBook
from hcingest.extractors.pdf.view import View
from hcingest.model.words import Word

GAP_EM = 0.3  # em; a wider gap between two characters parts words even where PDFium put no space
BACK_EM = 3.0  # em; a character that starts further back than this begins another run
UPRIGHT_GAP_EM = 0.12  # em; letters of one upright word stand closer than this, words further apart
RISE_EM = 0.15  # em; a raised mark's baseline stands at least this much higher, a text on the same line less
SMALL = 0.8  # of the size beside it; what is not larger and stands higher or lower is a raised or lowered mark
SPREAD = 0.5  # of the gap that parts words; letters this far apart throughout are spaced out, not words

_RUN = re.compile(f"[^\\s\u200b\ufeff{LINE_END_HYPHEN}]*{LINE_END_HYPHEN}|[^\\s\u200b\ufeff{LINE_END_HYPHEN}]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass
class _Page:
    """The words of a page so far, the setting of the last one, and the ids of those that the page does not show."""

    number: int
    first_id: int
    view: View
    book: StyleBook
    characters: Characters
    settings: Settings
    words: list[Word] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    last: Setting | None = None


def page_words(
    text_page: pdfium.PdfTextPage, view: View, number: int, first_id: int, book: StyleBook
) -> tuple[list[Word], set[int]]:
    """The words of a page in PDFium's order, numbered from ``first_id``, and the ids of those that it does not show."""
    characters, settings = Characters(text_page, view), Settings(text_page.raw, view, book)
    page = _Page(number, first_id, view, book, characters, settings)
    for run in _RUN.finditer(characters.text):
        for start, stop, setting in _parts(page, *run.span()):
            _add(page, start, stop, setting)
    return page.words, page.hidden


def _parts(page: _Page, start: int, stop: int) -> Iterator[tuple[int, int, Setting]]:
    """A run without white space, parted where its characters jump apart, change their line or are raised."""
    first = setting = page.settings.at(start)
    top, bottom = page.characters.top, page.characters.bottom
    if stop - start > 1 and (setting.style.direction or max(top[start:stop]) != min(top[start:stop])):
        for index in range(start + 1, stop):
            if top[index] == top[index - 1] or bottom[index] == bottom[index - 1]:
                continue
            now = page.settings.at(index)
            if now is not setting and _is_other_line(setting, now):
                yield from _pieces(page, start, index, first)
                start, first = index, now
            setting = now
    yield from _pieces(page, start, stop, first)


def _is_other_line(before: Setting, now: Setting) -> bool:
    """Whether text changes its line, or becomes a raised mark or ceases to be one; a lowered mark goes with its word."""
    if before.style.direction != now.style.direction:
        return True
    up = -1 if now.style.direction in (0, 270) else 1
    rise = up * (now.baseline - before.baseline)
    large = max(before.style.size, now.style.size)
    if abs(rise) <= RISE_EM * large:
        return False
    smaller, larger = sorted((before, now), key=lambda s: s.style.size)
    is_lowered = (rise < 0) == (smaller is now)
    return not (is_lowered and abs(rise) < large / 2 and smaller.style.size <= SMALL * larger.style.size)


def _pieces(page: _Page, start: int, stop: int, setting: Setting) -> Iterator[tuple[int, int, Setting]]:
    """A stretch of one line, parted at its wide gaps; letters that are spaced out evenly stay together."""
    gaps = _gaps(page.characters, start, stop, setting.style.direction)
    size = setting.style.size
    if not gaps or (max(gaps) <= GAP_EM * size and min(gaps) >= -BACK_EM * size):
        yield start, stop, setting
        return
    usual = sorted(gaps)[len(gaps) // 2] if len(gaps) > 1 else 0.0
    widest = GAP_EM * size + (usual if usual > SPREAD * GAP_EM * size else 0.0)
    for index, gap in enumerate(gaps, start=start + 1):
        if gap > widest or gap < -BACK_EM * size:
            yield start, index, setting
            start, setting = index, page.settings.at(index)
    yield start, stop, setting


def _gaps(characters: Characters, start: int, stop: int, direction: int) -> list[float]:
    """Room between neighbours in the direction of the text, in points; none is known for slanted text."""
    if direction in (0, 180):
        ends, starts = characters.x1, characters.x0
    elif direction in (90, 270):
        ends, starts = characters.bottom, characters.top
    else:
        return []
    if direction in (0, 90):
        return [b - a for a, b in zip(ends[start : stop - 1], starts[start + 1 : stop], strict=True)]
    return [a - b for a, b in zip(starts[start : stop - 1], ends[start + 1 : stop], strict=True)]


def _add(page: _Page, start: int, stop: int, setting: Setting) -> None:
    word = _word(page, start, stop, setting)
    before = page.words[-1] if page.words else None
    if before and page.last:
        if setting.style.direction and _goes_up(before, word):
            page.words[-1] = _one_word(before, word)
            return
        word = _marked(page, before, word, (page.last, setting))
    page.words.append(word)
    page.last = setting
    if setting.invisible or not _is_on_page(word, page.view):
        page.hidden.add(word.id)


def _word(page: _Page, start: int, stop: int, setting: Setting) -> Word:
    characters = page.characters
    x0, x1 = min(characters.x0[start:stop]), max(characters.x1[start:stop])
    top, bottom = setting.low, setting.high
    direction = setting.style.direction
    if direction % 180:
        top, bottom = min(characters.top[start:stop]), max(characters.bottom[start:stop])
        if direction in (90, 270):
            x0, x1 = setting.low, setting.high
    text = characters.text[start:stop]
    edges = _edges(characters, start, stop, direction)
    if not text.isascii() and _SURROGATE.search(text):
        text, edges = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), ()
    return Word(
        page.first_id + len(page.words), text.replace(LINE_END_HYPHEN, "-"), page.number,
        round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2), setting.style, edges, setting.tag,
    )  # fmt: skip


def _edges(characters: Characters, start: int, stop: int, direction: int) -> tuple[float, ...]:
    """Where each character ends in the direction of the text, in points as shown."""
    sides = {0: characters.x1, 90: characters.bottom, 180: characters.x0, 270: characters.top}
    return tuple(sides[direction][start:stop]) if direction in sides else ()


def _goes_up(before: Word, word: Word) -> bool:
    """Whether a word goes on the one before it in upright text, between whose letters PDFium puts line ends."""
    if before.style.direction not in (90, 270) or before.style.direction != word.style.direction:
        return False
    gap = before.top - word.bottom if word.style.direction == 270 else word.top - before.bottom
    return abs(gap) < UPRIGHT_GAP_EM * word.style.size and abs(before.x0 - word.x0) < word.style.size / 3


def _one_word(a: Word, b: Word) -> Word:
    return replace(
        a, text=a.text + b.text, x0=min(a.x0, b.x0), top=min(a.top, b.top), x1=max(a.x1, b.x1),
        bottom=max(a.bottom, b.bottom), edges=a.edges + b.edges,
    )  # fmt: skip


def _marked(page: _Page, before: Word, word: Word, settings: tuple[Setting, Setting]) -> Word:
    """The word, raised where it is superscript of the one before; that one is raised where it is superscript of this."""
    last, setting = settings
    if last is setting and not before.style.raised:
        return word
    if (
        setting.style.direction
        or last.style.direction
        or abs(word.x0 - before.x1) >= GAP_EM * max(setting.style.size, last.style.size)
    ):
        return word
    if _rises(last, setting) or (before.style.raised and last.baseline == setting.baseline):
        return _raised(page, word)
    if _rises(setting, last) and last.style.size <= SMALL * setting.style.size and not before.style.raised:
        page.words[-1] = _raised(page, before)
    return word


def _rises(base: Setting, mark: Setting) -> bool:
    """Whether text stands higher than what is beside it on the line; text of the same size must stand twice as high."""
    size = base.style.size
    rise = RISE_EM if mark.style.size <= SMALL * size else 2 * RISE_EM
    return size > base.baseline - mark.baseline > rise * size


def _raised(page: _Page, word: Word) -> Word:
    return replace(word, style=page.book.style(replace(word.style, raised=True)))


def _is_on_page(word: Word, view: View) -> bool:
    return word.x1 > 0 and word.bottom > 0 and word.x0 < view.width and word.top < view.height
