"""Characters of a page, read with PDFium, become words."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hcingest.model.words import Style, Word

GAP_EM = 0.3  # em; a wider gap between two characters parts words even where PDFium put no space
OVERLAP_EM = 0.6  # em; a character that starts further left than this begins a new run
BOLD_WEIGHT = 600  # PDFium's font weight from which a font looks bold; regular faces report 200-500
UPRIGHT_GAP_EM = 0.12  # em; letters of one upright word stand closer than this, words further apart
RISE_EM = 0.15  # em; a raised mark's baseline stands at least this much higher
RAISED = 0.8  # of the size of the word before: smaller and higher than this is superscript

LINE_END_HYPHENS = "\u0002\ufffe"  # PDFium's marks for a hyphen at a line end
SPACES = frozenset(" \t\r\n\x00\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\u200b")


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page's own coordinates (origin bottom left, points) become those of the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def width(self) -> float:
        return self.right - self.left if self.rotation % 180 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        return self.top - self.bottom if self.rotation % 180 == 0 else self.right - self.left

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point from the top left of the page as shown."""
        if self.rotation == 0:
            return x - self.left, self.top - y
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """(x0, top, x1, bottom) as shown."""
        xa, ya = self.point(left, bottom)
        xb, yb = self.point(right, top)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def frame_of(page: pdfium.PdfPage) -> Frame:
    """The visible part of a page: its crop box inside its media box, turned by /Rotate."""
    left, bottom, right, top = page.get_cropbox()
    media = page.get_mediabox()
    left, bottom = max(left, media[0]), max(bottom, media[1])
    right, top = min(right, media[2]), min(top, media[3])
    if right <= left or top <= bottom:
        left, bottom, right, top = media
    return Frame(left, bottom, right, top, page.get_rotation() % 360)


class Characters:
    """The characters of one page and their boxes (page's own coordinates)."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page.get_textpage()
        self.count: int = raw.FPDFText_CountChars(self._page)
        self.text = self._text()

    def _text(self) -> str:
        """One character per PDFium index; where its text skips some, each is asked for alone."""
        if self.count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        got = raw.FPDFText_GetText(self._page, 0, self.count, buffer)
        units = buffer[: max(0, got - 1)]
        if len(units) == self.count and not any(0xD800 <= u < 0xE000 for u in units):
            return "".join(map(chr, units))
        return "".join(self._character(i) for i in range(self.count))

    def _character(self, index: int) -> str:
        code = raw.FPDFText_GetUnicode(self._page, index)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "

    def boxes(self, start: int, stop: int) -> list[tuple[float, float, float, float]]:
        """(left, bottom, right, top) of characters; the height is the font's, not the glyph's, where it is known."""
        rect = raw.FS_RECTF()
        get = raw.FPDFText_GetLooseCharBox
        out = []
        for index in range(start, stop):
            get(self._page, index, rect)
            out.append((rect.left, rect.bottom, rect.right, rect.top))
        return out

    def matrix(self, index: int) -> tuple[float, float, float, float]:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._page, index, matrix)
        return matrix.a, matrix.b, matrix.c, matrix.d

    def origin(self, index: int) -> tuple[float, float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._page, index, x, y)
        return x.value, y.value

    def size(self, index: int) -> float:
        return float(raw.FPDFText_GetFontSize(self._page, index))

    def text_object(self, index: int) -> ctypes.c_void_p | None:
        found = raw.FPDFText_GetTextObject(self._page, index)
        return found or None

    def colour(self, index: int) -> tuple[str, int]:
        r, g, b, a = (ctypes.c_uint() for _ in range(4))
        if not raw.FPDFText_GetFillColor(self._page, index, r, g, b, a):
            return "", 255
        return f"#{r.value:02x}{g.value:02x}{b.value:02x}", a.value

    def font(self, index: int) -> tuple[str, bool, bool]:
        """(name, bold, italic); weight and flags are what the font says of itself, its name the second witness."""
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(256)
        raw.FPDFText_GetFontInfo(self._page, index, buffer, 256, flags)
        name = buffer.value.decode("utf-8", "replace")
        plain = name.split("+")[-1].casefold()
        bold = "bold" in plain or "black" in plain or "heavy" in plain or "semibold" in plain
        bold = bold or raw.FPDFText_GetFontWeight(self._page, index) >= BOLD_WEIGHT
        italic = "italic" in plain or "oblique" in plain or bool(flags.value & 64)
        return name, bold, italic

    def close(self) -> None:
        self._page.close()


def runs_of(text: str) -> Iterator[tuple[int, int]]:
    """(start, stop) of the stretches of a text without white space."""
    start = -1
    for index, character in enumerate(text):
        if character in SPACES:
            if start >= 0:
                yield start, index
            start = -1
        elif start < 0:
            start = index
    if start >= 0:
        yield start, len(text)


Box = tuple[float, float, float, float]


ASCENT, DESCENT = 0.8, 0.22  # em above and below the baseline; the same for every word, so that lines are level


class StyleBook:
    """One Style for all words that look alike, found by few calls: a font is asked once per text object."""

    def __init__(self) -> None:
        self._styles: dict[Style, Style] = {}
        self._fonts: dict[tuple[int, int], tuple[str, bool, bool]] = {}

    def style(self, style: Style) -> Style:
        return self._styles.setdefault(style, style)


def page_words(characters: Characters, frame: Frame, number: int, first_id: int, book: StyleBook) -> tuple[list[Word], set[int]]:
    """The words of a page in PDFium's order, and the ids of those that the page does not show."""
    words: list[Word] = []
    hidden: set[int] = set()
    cache: dict[int, tuple[Style, int, int | None, bool]] = {}
    for start, stop in runs_of(characters.text):
        boxes = characters.boxes(start, stop)
        for a, b in _parts(characters, start, stop, boxes):
            word, is_hidden = _word(characters, a, b, boxes[a - start : b - start], frame, book, cache)
            word = replace(word, id=first_id + len(words), page_number=number)
            if words and _goes_up(words[-1], word):
                words[-1] = _one_word(words[-1], word)
                continue
            if words and _is_raised(words[-1], word):
                word = replace(word, style=book.style(replace(word.style, raised=True)))
            if is_hidden or not _on_page(word, frame):
                hidden.add(word.id)
            words.append(word)
    return words, hidden


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
    """Whether a word is superscript of the one before: right behind it, smaller, its baseline higher."""
    size = before.style.size
    if before.style.direction or word.style.direction or abs(word.x0 - before.x1) >= GAP_EM * size:
        return False
    higher = (before.bottom - DESCENT * size) - (word.bottom - DESCENT * word.style.size)
    rise = RISE_EM if word.style.size <= RAISED * size else 2 * RISE_EM
    return size > higher > rise * size


def _parts(c: Characters, start: int, stop: int, boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """A run without white space, parted where its characters jump apart or change size."""
    a, b, cc, d = c.matrix(start)
    upright = abs(b) < abs(a)
    size = (c.size(start) * math.hypot(cc, d)) or 1.0
    last = start
    end_size = c.size(stop - 1) if stop - start > 1 else 0.0
    sized = stop - start > 1 and end_size != c.size(start)
    for i in range(start + 1, stop):
        before, now = boxes[i - 1 - start], boxes[i - start]
        if upright:
            gap = now[0] - before[2] if a > 0 else before[0] - now[2]
            off = abs(now[1] - before[1]) > size * 1.1 and abs(now[3] - before[3]) > size * 1.1
        else:
            gap = now[1] - before[3] if b > 0 else before[1] - now[3]
            off = abs(now[0] - before[0]) > size * 1.1 and abs(now[2] - before[2]) > size * 1.1
        if gap > GAP_EM * size or gap < -3 * size or off or (sized and c.size(i) != c.size(i - 1)):
            yield last, i
            last = i
    yield last, stop


def _word(c: Characters, start: int, stop: int, boxes: Sequence[Box], frame: Frame, book: StyleBook,
          cache: dict[int, tuple[Style, int, int | None, bool]]) -> tuple[Word, bool]:
    text = "".join(_letters(ch) for ch in c.text[start:stop])
    a, b, cc, d = c.matrix(start)
    size = c.size(start) * math.hypot(cc, d)
    ox, oy = c.origin(start)
    scale = math.hypot(a, b) or 1.0
    ux, uy = a / scale, b / scale  # along the text
    vx, vy = (-uy, ux) if a * d - b * cc >= 0 else (uy, -ux)  # up
    left = min(x[0] for x in boxes); right = max(x[2] for x in boxes)
    low = min(x[1] for x in boxes); high = max(x[3] for x in boxes)
    if abs(ux) > 0.99:
        y0, y1 = sorted((oy + vy * ASCENT * size, oy - vy * DESCENT * size))
        box = (left, y0, right, y1)
    elif abs(uy) > 0.99:
        x0, x1 = sorted((ox + vx * ASCENT * size, ox - vx * DESCENT * size))
        box = (x0, low, x1, high)
    else:
        box = (left, low, right, high)
    shown = frame.box(*box)
    direction = round((-math.degrees(math.atan2(uy, ux)) + frame.rotation)) % 360
    edges = _edges(boxes, c.text[start:stop], frame, direction)
    obj = c.text_object(start)
    key = ctypes.addressof(obj.contents) if obj else -1
    if key not in cache:
        name, bold, italic = c.font(start)
        colour, alpha = c.colour(start)
        mcid = raw.FPDFPageObj_GetMarkedContentID(obj) if obj else -1
        mode = raw.FPDFTextObj_GetTextRenderMode(obj) if obj else 0
        cache[key] = (Style(0.0, bold, italic, colour, False, 0, name), alpha, mcid if mcid >= 0 else None, mode == 3)
    base, alpha, tag, invisible = cache[key]
    style = book.style(Style(round(size, 2), base.bold, base.italic, base.colour, False, direction, base.font))
    return Word(0, text, None, *(round(v, 2) for v in shown), style, edges, tag), invisible or alpha == 0


def _letters(character: str) -> str:
    if character in LINE_END_HYPHENS:
        return "-"
    if "\ufb00" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    return character


def _edges(boxes: Sequence[Box], text: str, frame: Frame, direction: int) -> tuple[float, ...]:
    out: list[float] = []
    for box, ch in zip(boxes, text, strict=True):
        shown = frame.box(*box)
        end = (shown[2], shown[3], shown[0], shown[1])[(direction // 90) % 4] if direction % 90 == 0 else shown[2]
        out.extend([round(end, 1)] * len(_letters(ch)))
    return tuple(out)


def _on_page(word: Word, frame: Frame) -> bool:
    return word.x1 > 0 and word.bottom > 0 and word.x0 < frame.width and word.top < frame.height
