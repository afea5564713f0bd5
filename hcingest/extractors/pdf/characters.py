"""The characters of a page as PDFium gives them: text and boxes."""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Iterator, Mapping
from itertools import pairwise, repeat

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hcingest.extractors.pdf import library
from hcingest.extractors.pdf.library import Address, Numbers, address_of
from hcingest.extractors.pdf.view import Matrix, View, applied
from hcingest.model.letters import UNKNOWN, unswapped

SAME_PLACE = 0.01  # points by which two places of one text differ at most
BLANK = 0.05  # of the size; a glyph lower than this is no ink

LINE_END_HYPHEN = "\x02"  # PDFium's mark; in its running text it stands as U+FFFE, like a letter that it does not know
_C0 = {code: UNKNOWN for code in range(32) if chr(code) not in "\x02\t\n\x0b\x0c\r"}
_C1 = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
AS_PRINTED = {**_C0, **_C1}
"""Fonts without a table of letters give bare codes: those of Windows are letters, control codes are not."""
_CORK = dict(zip(range(0x10, 0x20), "“”„«»–—\u200b\u2030ıȷﬀﬁﬂﬃﬄ", strict=True))
"""TeX's own codes ("Cork encoding"), in which its bitmap fonts give quotation marks, dashes and ligatures."""
_CONTROL_CODES = re.compile(r"[\x10-\x1f]")
_BARE_CODES = re.compile(r"[\x00\x01\x03-\x08\x0e-\x1f\x80-\x9f]")


class Characters:
    """The characters of one page in PDFium's reading order, their boxes in points as shown.

    ``text`` has one character for each of PDFium's indices, ``x0``, ``top``, ``x1``, ``bottom`` one number. Boxes are
    as wide as the letter's advance, so that gaps are those that the typesetter made, and as high as the font.
    """

    def __init__(self, text_page: pdfium.PdfTextPage, view: View, forms: Mapping[Address, Matrix]) -> None:
        self._page = text_page.raw
        self._count: int = max(0, raw.FPDFText_CountChars(self._page))
        self.text = self._text()
        self._view = view
        self.x0, self.top, self.x1, self.bottom = self._boxes(view)
        for index, matrix in self._left_in_form(forms) if forms else ():
            self._put(index, matrix)
        self._rooms = [b - a for a, b in zip(self.x1, self.x0[1:], strict=False)]
        self._steps = [a != b for a, b in pairwise(self.top)]
        self._ends = {0: self.x1, 90: self.bottom, 180: self.x0, 270: self.top}

    def is_even(self, start: int, stop: int, least: float, most: float) -> bool:
        """Whether characters of level text stand at one height, with so much room between them."""
        rooms = self._rooms[start : stop - 1]
        return not rooms or (min(rooms) >= least and max(rooms) <= most and True not in self._steps[start : stop - 1])

    def gaps(self, start: int, stop: int, direction: int) -> list[float]:
        """Room between neighbours in the direction of the text, in points; none is known for slanted text."""
        if direction == 0:
            return self._rooms[start : stop - 1]
        if direction == 180:
            return [a - b for a, b in zip(self.x0[start : stop - 1], self.x1[start + 1 : stop], strict=True)]
        if direction == 90:
            return [b - a for a, b in zip(self.bottom[start : stop - 1], self.top[start + 1 : stop], strict=True)]
        if direction == 270:
            return [a - b for a, b in zip(self.top[start : stop - 1], self.bottom[start + 1 : stop], strict=True)]
        return []

    def is_ligature(self, index: int) -> bool:
        """Whether a character is drawn by one glyph with the one before: both have its box, or begin where it does."""
        same_box = self.x0[index] == self.x0[index - 1] and self.top[index] == self.top[index - 1]
        return same_box or self._origin(index) == self._origin(index - 1)

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._page, index, x, y)
        return x.value, y.value

    def edges(self, start: int, stop: int, direction: int) -> tuple[float, ...]:
        """Where each character ends in the direction of the text, in points as shown; () for slanted text."""
        ends = self._ends.get(direction)
        return tuple(ends[start:stop]) if ends else ()

    def width(self, index: int, direction: int) -> float:
        """The width of a character in the direction of the text, in points; 0 for slanted text."""
        if direction in (0, 180):
            return self.x1[index] - self.x0[index]
        return self.bottom[index] - self.top[index] if direction in (90, 270) else 0.0

    def glyph_bottom(self, index: int) -> float:
        """The lower end of what is drawn of one character, as shown."""
        left, right, bottom, top = self._glyph_box(index)
        return self._view.box(left, bottom, right, top)[3]

    def _text(self) -> str:
        buffer = (ctypes.c_ushort * (self._count + 1))()
        got = raw.FPDFText_GetText(self._page, 0, self._count, buffer) if self._count else 1
        text = bytes(buffer)[: 2 * max(0, got - 1)].decode("utf-16-le", "replace")
        if len(text) != self._count:  # PDFium leaves some control codes out of its running text
            text = "".join(map(self._character, range(self._count)))
        elif "\ufffe" in text:
            text = "".join(self._character(i) if c == "\ufffe" else c for i, c in enumerate(text))
        if _BARE_CODES.search(text):
            text = _CONTROL_CODES.sub(self._letter_of_tex, text).translate(AS_PRINTED)
        return unswapped(text)

    def _letter_of_tex(self, code: re.Match[str]) -> str:
        """What a control code stands for: TeX's bitmap fonts have no name, fonts with one number glyphs as they like."""
        named = raw.FPDFText_GetFontInfo(self._page, code.start(), None, 0, None) > 1
        return UNKNOWN if named else _CORK[ord(code.group())]

    def _character(self, index: int) -> str:
        code = raw.FPDFText_GetUnicode(self._page, index)
        if code == ord(LINE_END_HYPHEN):
            return LINE_END_HYPHEN if raw.FPDFText_IsHyphen(self._page, index) == 1 else UNKNOWN
        if code in (0, 0xFFFE):
            return " " if self._is_blank(index) else UNKNOWN
        return chr(code) if code < 0x110000 else UNKNOWN

    def _is_blank(self, index: int) -> bool:
        """Whether a character that PDFium has no letter for leaves no ink either."""
        _, _, bottom, top = self._glyph_box(index)
        return abs(top - bottom) < BLANK * abs(float(raw.FPDFText_GetFontSize(self._page, index)))

    def _glyph_box(self, index: int) -> tuple[float, float, float, float]:
        """(left, right, bottom, top) in the page's own coordinates of what is drawn of one character."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        return left.value, right.value, bottom.value, top.value

    def _left_in_form(self, forms: Mapping[Address, Matrix]) -> Iterator[tuple[int, Matrix]]:
        """The characters of which PDFium gives the place in their form: those of text that the file spells out."""
        page, place = address_of(self._page), Numbers(ctypes.c_float, 6)
        for index in range(self._count):
            text = library.text_object_at(page, index)
            if text in forms:
                library.object_matrix(text, place.start)
                if all(abs(a - b) < SAME_PLACE for a, b in zip(place.read()[4:], self._origin(index), strict=True)):
                    yield index, forms[text]

    def _put(self, index: int, matrix: Matrix) -> None:
        """Put a character where its form is shown."""
        left, right, bottom, top = self._glyph_box(index)
        (xa, ya), (xb, yb) = applied(matrix, left, bottom), applied(matrix, right, top)
        self.x0[index], self.x1[index] = sorted((xa, xb))
        self.top[index], self.bottom[index] = sorted((ya, yb))

    def _boxes(self, view: View) -> list[list[float]]:
        corners = (ctypes.c_float * (4 * self._count))()
        start, size = ctypes.addressof(corners), ctypes.sizeof(raw.FS_RECTF)
        places = range(start, start + size * self._count, size)
        deque(map(library.loose_box, repeat(address_of(self._page)), range(self._count), places), maxlen=0)
        flat = memoryview(corners).cast("B").cast("f")
        left, top, right, bottom = (library.finite(flat[side::4].tolist()) for side in range(4))
        return view.boxes(left, bottom, right, top)
