"""The characters of a page as PDFium gives them: text, boxes, and how each stretch is set."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hcingest.extractors.pdf.view import View
from hcingest.model.words import Style

BOLD_WEIGHT = 600  # PDFium's font weight from which a font looks bold; regular faces report 200-500
ITALIC_FLAG = 1 << 6  # font flags (ISO 32000-2, table 121)
FORCE_BOLD_FLAG = 1 << 18
BOLD_NAMES = re.compile(r"bold|black|heavy|demi|[-,]bd\b|\b(?:cm|sf)bx", re.IGNORECASE)
ITALIC_NAMES = re.compile(r"italic|oblique|kursiv|[-,]it\b", re.IGNORECASE)
SLANT = 0.12  # slope from which an upright face that is drawn askew looks italic
BLANK = 0.05  # of the size; a glyph lower than this is no ink
ASCENT, DESCENT = 0.8, 0.22  # em above and below the baseline; the same for every word, so that lines are level

LINE_END_HYPHEN = "\x02"  # PDFium's mark; in its running text it stands as U+FFFE, like a letter that it does not know
UNKNOWN = "\ufffd"
_C0 = {code: UNKNOWN for code in range(32) if chr(code) not in "\x02\t\n\x0b\x0c\r"}
_C1 = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
AS_PRINTED = {**_C0, **_C1}
"""Fonts without a table of letters give bare codes: those of Windows are letters, control codes are not."""

Address = int  # of an object inside PDFium
_BoxAt = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_ObjectAt = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
# The same two functions with bare addresses: they are called for each character, and wrapping a pointer costs more
# than the call itself.
_box_at: Callable[[Address, int, Address], int] = ctypes.cast(raw.FPDFText_GetLooseCharBox, _BoxAt)  # type: ignore[assignment]
_object_at: Callable[[Address, int], Address | None] = ctypes.cast(raw.FPDFText_GetTextObject, _ObjectAt)  # type: ignore[assignment]


@dataclass
class StyleBook:
    """One Style for all words that look alike."""

    styles: dict[Style, Style] = field(default_factory=dict)

    def style(self, style: Style) -> Style:
        return self.styles.setdefault(style, style)


@dataclass(frozen=True, slots=True)
class Setting:
    """How one text object is set; the same for all of its characters.

    ``baseline`` in points as shown: y for level text, x for upright text. ``low`` and ``high`` are where its lines
    begin and end on the same axis. ``tag`` is its marked-content id, ``invisible`` that it leaves no ink.
    """

    style: Style
    baseline: float
    low: float
    high: float
    tag: int | None = None
    invisible: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    name: str
    bold: bool
    italic: bool


class Characters:
    """The characters of one page in PDFium's reading order, their boxes in points as shown. Close it when done.

    ``text`` has one character for each of PDFium's indices. A call into the library for each character is what
    reading costs, so there is one (its box); the rest is asked once for each text object.
    """

    def __init__(self, page: pdfium.PdfPage, view: View, book: StyleBook) -> None:
        self._view, self._book = view, book
        self._handle = page.get_textpage()
        self._page = self._handle.raw
        self._address: Address = ctypes.cast(self._page, ctypes.c_void_p).value or 0
        self._settings: dict[Address | None, Setting] = {}
        self._faces: dict[Address | None, Face] = {}
        self.count: int = max(0, raw.FPDFText_CountChars(self._page))
        self.text = self._text()
        self.x0, self.top, self.x1, self.bottom = self._boxes()

    def close(self) -> None:
        self._handle.close()

    def running_text(self) -> str:
        """The page's text by PDFium's own way of putting it together, for the second count."""
        return str(self._handle.get_text_bounded())

    def setting(self, index: int) -> Setting:
        """How a character is set, asked of PDFium once for each text object."""
        key = _object_at(self._address, index)
        found = self._settings.get(key)
        if found is None:
            found = self._settings[key] = self._setting(index)
        return found

    def _text(self) -> str:
        buffer = (ctypes.c_ushort * (self.count + 1))()
        got = raw.FPDFText_GetText(self._page, 0, self.count, buffer) if self.count else 1
        text = bytes(buffer)[: 2 * max(0, got - 1)].decode("utf-16-le", "replace")
        if len(text) != self.count:  # PDFium leaves control codes out of its running text
            text = "".join(map(self._character, range(self.count)))
        elif "\ufffe" in text:
            text = "".join(self._character(i) if c == "\ufffe" else c for i, c in enumerate(text))
        return text.translate(AS_PRINTED) if not text.isascii() or _CONTROL.search(text) else text

    def _character(self, index: int) -> str:
        code = raw.FPDFText_GetUnicode(self._page, index)
        if code == ord(LINE_END_HYPHEN):
            return LINE_END_HYPHEN if raw.FPDFText_IsHyphen(self._page, index) == 1 else UNKNOWN
        if code in (0, 0xFFFE):
            return " " if self._is_blank(index) else UNKNOWN
        return chr(code) if code < 0x110000 else UNKNOWN

    def _is_blank(self, index: int) -> bool:
        """Whether a character that PDFium has no letter for leaves no ink either."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        return abs(top.value - bottom.value) < BLANK * abs(raw.FPDFText_GetFontSize(self._page, index))

    def _boxes(self) -> list[list[float]]:
        """Loose boxes: as wide as the letter's advance, so that gaps are those that the typesetter made."""
        corners = (ctypes.c_float * (4 * self.count))()
        start = ctypes.addressof(corners)
        for index in range(self.count):
            _box_at(self._address, index, start + 16 * index)
        flat = corners[:]
        return self._view.boxes(flat[0::4], flat[3::4], flat[2::4], flat[1::4])

    def _setting(self, index: int) -> Setting:
        text_object = raw.FPDFText_GetTextObject(self._page, index)
        mode = raw.FPDFTextObj_GetTextRenderMode(text_object) if text_object else raw.FPDF_TEXTRENDERMODE_FILL
        (a, b, c, d), size = self._matrix(index)
        length = math.hypot(a, b) or 1.0
        size *= abs(a * d - b * c) / length
        face = self._face(index, text_object)
        colour, alpha = self._colour(index)
        direction = self._view.direction(a, b)
        bold = face.bold or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        italic = face.italic or abs(a * c + b * d) > SLANT * length * math.hypot(c, d)
        style = self._book.style(Style(round(size, 2), bold, italic, colour, False, direction, face.name))
        tag = raw.FPDFPageObj_GetMarkedContentID(text_object) if text_object else -1
        baseline = self._origin(index)[direction in (90, 270)]
        up = -size if direction in (0, 270) else size
        low, high = sorted((baseline + ASCENT * up, baseline - DESCENT * up))
        invisible = alpha == 0 or mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
        return Setting(style, baseline, round(low, 2), round(high, 2), tag if tag >= 0 else None, invisible)

    def _matrix(self, index: int) -> tuple[tuple[float, float, float, float], float]:
        """The text matrix and the font size before it; a size below zero turns the matrix round."""
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._page, index, matrix)
        size = float(raw.FPDFText_GetFontSize(self._page, index)) or 1.0
        turn = math.copysign(1.0, size)
        return (turn * matrix.a, turn * matrix.b, turn * matrix.c, turn * matrix.d), abs(size)

    def _origin(self, index: int) -> tuple[float, float]:
        """(y, x) as shown of where a character stands on its baseline."""
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._page, index, x, y)
        return self._view.point(x.value, y.value)[::-1]

    def _colour(self, index: int) -> tuple[str, int]:
        r, g, b, a = (ctypes.c_uint() for _ in range(4))
        if not raw.FPDFText_GetFillColor(self._page, index, r, g, b, a):
            return "", 255
        return f"#{r.value:02x}{g.value:02x}{b.value:02x}", a.value

    def _face(self, index: int, text_object: Any) -> Face:
        font = raw.FPDFTextObj_GetFont(text_object) if text_object else None
        key = ctypes.cast(font, ctypes.c_void_p).value if font else None
        if key not in self._faces:
            self._faces[key] = self._new_face(index)
        return self._faces[key]

    def _new_face(self, index: int) -> Face:
        """Weight and flags are what a font says of itself, its name the second witness."""
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(256)
        raw.FPDFText_GetFontInfo(self._page, index, buffer, 256, flags)
        name = buffer.value.decode("utf-8", "replace")
        plain = name.split("+")[-1]
        heavy = raw.FPDFText_GetFontWeight(self._page, index) >= BOLD_WEIGHT or bool(flags.value & FORCE_BOLD_FLAG)
        bold = heavy or bool(BOLD_NAMES.search(plain))
        italic = bool(flags.value & ITALIC_FLAG or ITALIC_NAMES.search(plain))
        return Face(name, bold, italic)


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
