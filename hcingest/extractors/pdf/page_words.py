"""Characters become words: parted at white space and jumps, with their style and place on the page as shown."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from hcingest.extractors.pdf.characters import Box, Characters, Matrix, runs_of
from hcingest.extractors.pdf.view import View
from hcingest.model.words import Style, Word

GAP_EM = 0.3  # em; a wider gap between two characters parts words even where PDFium put no space
BACK_EM = 3.0  # em; a character that starts further back than this begins another run
OFF_LINE = 1.1  # times the size; a character this much higher or lower stands on another line
UPRIGHT_GAP_EM = 0.12  # em; letters of one upright word stand closer than this, words further apart
RISE_EM = 0.15  # em; a raised mark's baseline stands at least this much higher
GLYPH_RISE_EM = 0.22  # em; a figure of full size whose foot stands this high is a superscript glyph
RAISED = 0.8  # of the size of the word before: smaller and higher than this is superscript
ASCENT, DESCENT = 0.8, 0.22  # em above and below the baseline; the same for every word, so that lines are level
LINE_END_HYPHENS = "\u0002\ufffe"  # PDFium's marks for a hyphen at a line end
_MARKED = re.compile(r"(?P<front>\d{1,2})?(?P<word>[^\W\d_][^\d]*|.*[^\W\d_][.,;:!?)’”\"']*)(?P<back>\d{1,2})?")
LEVEL = 0.99  # cosine from which text counts as level or upright


@dataclass
class StyleBook:
    """One Style for all words of a document that look alike."""

    styles: dict[Style, Style] = field(default_factory=dict)

    def style(self, style: Style) -> Style:
        return self.styles.setdefault(style, style)


def page_words(
    characters: Characters, view: View, number: int, first_id: int, book: StyleBook
) -> tuple[list[Word], set[int]]:
    """The words of a page in PDFium's order, numbered from ``first_id``, and the ids of those that it does not show."""
    words: list[Word] = []
    hidden: set[int] = set()
    for word, is_hidden in _all_words(characters, view, book):
        if words and _goes_up(words[-1], word):
            words[-1] = _one_word(words[-1], word)
            continue
        raised = bool(words) and _is_raised(words[-1], word)
        style = book.style(replace(word.style, raised=True)) if raised else word.style
        words.append(replace(word, id=first_id + len(words), page_number=number, style=style))
        if is_hidden or not _is_on_page(word, view):
            hidden.add(words[-1].id)
    return words, hidden


def _all_words(characters: Characters, view: View, book: StyleBook) -> Iterator[tuple[Word, bool]]:
    for start, stop in runs_of(characters.text):
        boxes = characters.boxes(start, stop)
        matrix = characters.matrix(start)
        size = characters.size(start) * math.hypot(matrix[2], matrix[3])
        for a, b in _parts(characters, start, stop, boxes, (matrix, size or 1.0)):
            for first, last, lift in _marks_apart(characters, a, b, (matrix, size)):
                yield _word(characters, first, last, boxes[first - start : last - start], (view, book), lift)


def _marks_apart(
    characters: Characters, start: int, stop: int, setting: tuple[Matrix, float]
) -> Iterator[tuple[int, int, float]]:
    """(start, stop, lift in points) of a word and of a figure set high before or behind it by a glyph of its own.

    Some typesetters raise footnote marks with the font's superscript figures: size and baseline say nothing, only
    what is drawn stands higher.
    """
    found = _MARKED.fullmatch(characters.text[start:stop])
    matrix, size = setting
    if found is None or abs(matrix[1]) > abs(matrix[0]):
        yield start, stop, 0.0
        return
    cuts = [start, *(start + found.end(name) for name in ("front", "word") if found[name]), stop]
    for first, last in pairwise(dict.fromkeys(cuts)):
        is_figure = characters.text[first:last].isdigit()
        lift = characters.glyph_box(first)[1] - characters.origin(first)[1] if is_figure else 0.0
        if is_figure and lift < GLYPH_RISE_EM * size:
            yield start, stop, 0.0
            return
    for first, last in pairwise(dict.fromkeys(cuts)):
        is_figure = characters.text[first:last].isdigit()
        yield first, last, characters.glyph_box(first)[1] - characters.origin(first)[1] if is_figure else 0.0


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


def _is_raised(before: Word, word: Word) -> bool:
    """Whether a word is superscript of the one before: right behind it, its baseline higher, mostly smaller."""
    size = before.style.size
    if before.style.direction or word.style.direction or abs(word.x0 - before.x1) >= GAP_EM * size:
        return False
    higher = (before.bottom - DESCENT * size) - (word.bottom - DESCENT * word.style.size)
    rise = RISE_EM if word.style.size <= RAISED * size else GLYPH_RISE_EM
    return size > higher > rise * size


def _parts(
    characters: Characters, start: int, stop: int, boxes: Sequence[Box], setting: tuple[Matrix, float]
) -> Iterator[tuple[int, int]]:
    """A run without white space, parted where its characters jump apart or change size."""
    matrix, size = setting
    sized = stop - start > 1 and characters.size(stop - 1) != characters.size(start)
    last = start
    for i in range(start + 1, stop):
        jumps = _jumps(boxes[i - 1 - start], boxes[i - start], matrix, size)
        if jumps or (sized and characters.size(i) != characters.size(i - 1)):
            yield last, i
            last = i
    yield last, stop


def _jumps(before: Box, now: Box, matrix: Matrix, size: float) -> bool:
    """Whether a character stands apart from the one before it: a gap along the line, or another line."""
    a, b = matrix[0], matrix[1]
    if abs(b) < abs(a):
        gap = now[0] - before[2] if a > 0 else before[0] - now[2]
        off = abs(now[1] - before[1]) > OFF_LINE * size and abs(now[3] - before[3]) > OFF_LINE * size
    else:
        gap = now[1] - before[3] if b > 0 else before[1] - now[3]
        off = abs(now[0] - before[0]) > OFF_LINE * size and abs(now[2] - before[2]) > OFF_LINE * size
    return off or gap > GAP_EM * size or gap < -BACK_EM * size


def _word(
    characters: Characters, start: int, stop: int, boxes: Sequence[Box], around: tuple[View, StyleBook], lift: float
) -> tuple[Word, bool]:
    """One word as shown (its id and page are still to be set), and whether it is invisible."""
    view, book = around
    matrix = characters.matrix(start)
    size = characters.size(start) * math.hypot(matrix[2], matrix[3])
    scale = math.hypot(matrix[0], matrix[1]) or 1.0
    along = (matrix[0] / scale, matrix[1] / scale)
    direction = round(view.rotation - math.degrees(math.atan2(along[1], along[0]))) % 360
    origin = characters.origin(start)
    x0, top, x1, bottom = view.box(*_box((origin[0], origin[1] + lift), along, matrix, size, boxes))
    look = characters.look(start)
    style = book.style(Style(round(size, 2), look.bold, look.italic, look.colour, False, direction, look.font))
    printed = characters.text[start:stop]
    text = "".join(map(_letters, printed))
    edges = _edges(boxes, printed, view, direction)
    word = Word(0, text, None, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2), style, edges, look.tag)
    return word, look.invisible or look.alpha == 0


def _box(
    origin: tuple[float, float], along: tuple[float, float], matrix: Matrix, size: float, boxes: Sequence[Box]
) -> Box:
    """(left, bottom, right, top) of a word: as wide as its characters, as high as its size over the baseline."""
    left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
    low, high = min(b[1] for b in boxes), max(b[3] for b in boxes)
    upwards = 1.0 if matrix[0] * matrix[3] - matrix[1] * matrix[2] >= 0 else -1.0
    if abs(along[0]) > LEVEL:
        up = upwards * along[0] * size
        low, high = sorted((origin[1] + ASCENT * up, origin[1] - DESCENT * up))
    elif abs(along[1]) > LEVEL:
        up = -upwards * along[1] * size
        left, right = sorted((origin[0] + ASCENT * up, origin[0] - DESCENT * up))
    return left, low, right, high


def _letters(character: str) -> str:
    """A character as letters: PDFium's hyphen mark is a hyphen, a ligature its letters."""
    if character in LINE_END_HYPHENS:
        return "-"
    if "\ufb00" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    return character


def _edges(boxes: Sequence[Box], text: str, view: View, direction: int) -> tuple[float, ...]:
    """Where each letter ends in the direction of the text, in points as shown; the letters of a ligature end together."""
    side = {0: 2, 90: 3, 180: 0, 270: 1}.get(direction, 2)
    out: list[float] = []
    for box, character in zip(boxes, text, strict=True):
        end = round(view.box(*box)[side], 1)
        out.extend([end] * len(_letters(character)))
    return tuple(out)


def _is_on_page(word: Word, view: View) -> bool:
    return word.x1 > 0 and word.bottom > 0 and word.x0 < view.width and word.top < view.height
