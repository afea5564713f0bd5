"""The characters of a page as PDFium gives them: text, boxes, fonts, colours."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

BOLD_WEIGHT = 600  # PDFium's font weight from which a font looks bold; regular faces report 200-500
ITALIC_FLAG = 64  # bit 7 of the font flags (ISO 32000-2, table 121)
INVISIBLE = 3  # text render mode: neither filled nor stroked (ISO 32000-2, table 104)
BOLD_NAMES = ("bold", "black", "heavy")

SPACES = frozenset(
    " \t\r\n\x00\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\u200b"
)

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """How one text object is set: the same for all of its characters. ``alpha`` 0-255; ``tag`` its marked-content id."""

    font: str = ""
    bold: bool = False
    italic: bool = False
    colour: str = ""
    alpha: int = 255
    tag: int | None = None
    invisible: bool = False


class Characters:
    """The characters of one page, in PDFium's reading order, with their boxes in the page's own coordinates.

    Close it when done. Each call crosses into the library, so words ask once where characters agree.
    """

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page.get_textpage()
        self.count: int = raw.FPDFText_CountChars(self._page)
        self.text = self._text()
        self._looks: dict[int, Look] = {}

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

    def boxes(self, start: int, stop: int) -> list[Box]:
        """(left, bottom, right, top) of characters; the height is the font's, not the glyph's, where it is known."""
        rect = raw.FS_RECTF()
        get = raw.FPDFText_GetLooseCharBox
        out: list[Box] = []
        for index in range(start, stop):
            get(self._page, index, rect)
            out.append((rect.left, rect.bottom, rect.right, rect.top))
        return out

    def glyph_box(self, index: int) -> Box:
        """(left, bottom, right, top) of what is drawn of one character."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        return left.value, bottom.value, right.value, top.value

    def matrix(self, index: int) -> Matrix:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._page, index, matrix)
        return matrix.a, matrix.b, matrix.c, matrix.d

    def origin(self, index: int) -> tuple[float, float]:
        """Where the baseline of a character begins."""
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._page, index, x, y)
        return x.value, y.value

    def size(self, index: int) -> float:
        """The font size before the text matrix scales it."""
        return float(raw.FPDFText_GetFontSize(self._page, index))

    def look(self, index: int) -> Look:
        """The look of the text object that a character belongs to, asked of PDFium once for each object."""
        found = raw.FPDFText_GetTextObject(self._page, index)
        if not found:
            return Look()
        key = ctypes.addressof(found.contents)
        if key not in self._looks:
            self._looks[key] = self._look(index, found)
        return self._looks[key]

    def _look(self, index: int, text_object: Any) -> Look:
        name, bold, italic = self._font(index)
        colour, alpha = self._colour(index)
        tag = raw.FPDFPageObj_GetMarkedContentID(text_object)
        mode = raw.FPDFTextObj_GetTextRenderMode(text_object)
        return Look(name, bold, italic, colour, alpha, tag if tag >= 0 else None, mode == INVISIBLE)

    def _colour(self, index: int) -> tuple[str, int]:
        r, g, b, a = (ctypes.c_uint() for _ in range(4))
        if not raw.FPDFText_GetFillColor(self._page, index, r, g, b, a):
            return "", 255
        return f"#{r.value:02x}{g.value:02x}{b.value:02x}", a.value

    def _font(self, index: int) -> tuple[str, bool, bool]:
        """(name, bold, italic); weight and flags are what the font says of itself, its name the second witness."""
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(256)
        raw.FPDFText_GetFontInfo(self._page, index, buffer, 256, flags)
        name = buffer.value.decode("utf-8", "replace")
        plain = name.split("+")[-1].casefold()
        bold = any(word in plain for word in BOLD_NAMES) or raw.FPDFText_GetFontWeight(self._page, index) >= BOLD_WEIGHT
        italic = "italic" in plain or "oblique" in plain or bool(flags.value & ITALIC_FLAG)
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
