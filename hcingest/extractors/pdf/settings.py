"""How the text objects of a page are set: face, size, colour, direction, baseline."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as raw

from hcingest.extractors.pdf.view import View
from hcingest.model.words import Style

BOLD_WEIGHT = 600  # PDFium's font weight from which a font looks bold; regular faces report 200-500
ITALIC_FLAG = 1 << 6  # font flags (ISO 32000-2, table 121)
FORCE_BOLD_FLAG = 1 << 18
BOLD_NAMES = re.compile(r"bold|black|heavy|demi|[-,]bd\b|\b(?:cm|sf)bx", re.IGNORECASE)
ITALIC_NAMES = re.compile(r"italic|oblique|kursiv|[-,]it\b", re.IGNORECASE)
SLANT = 0.12  # slope from which an upright face that is drawn askew looks italic
ASCENT, DESCENT = 0.8, 0.22  # em above and below the baseline; the same for every word, so that lines are level
NAME_SIZE = 256  # bytes for the name of a font; names are names of files, 127 bytes at the most (ISO 32000-2, annex C)

INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)

Address = int  # of an object inside PDFium
_ObjectAt = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_object_at: Callable[[Address, int], Address | None] = ctypes.cast(raw.FPDFText_GetTextObject, _ObjectAt)  # type: ignore[assignment]
"""With bare addresses: it is called for each word, and wrapping a pointer costs more than the call itself."""


@dataclass
class StyleBook:
    """One Style for all words that look alike."""

    styles: dict[Style, Style] = field(default_factory=dict)

    def style(self, style: Style) -> Style:
        return self.styles.setdefault(style, style)


@dataclass(slots=True)
class Setting:
    """How one text object is set; the same for all of its characters. Not changed once it is made.

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


class Settings:
    """The settings of a page's text objects, each asked of PDFium once."""

    def __init__(self, text_page: Any, view: View, book: StyleBook) -> None:
        self._page, self._view, self._book = text_page, view, book
        self._address: Address = ctypes.cast(text_page, ctypes.c_void_p).value or 0
        self._settings: dict[Address | None, Setting] = {}
        self._faces: dict[Address | None, Face] = {}
        self._styles: dict[tuple[object, ...], Style] = {}
        self._matrix = raw.FS_MATRIX()
        self._numbers = tuple(ctypes.c_uint() for _ in range(4))
        self._point = (ctypes.c_double(), ctypes.c_double())

    def at(self, index: int) -> Setting:
        """How a character is set."""
        key = _object_at(self._address, index)
        return self._settings.get(key) or self._new(key, index)

    def _new(self, key: Address | None, index: int) -> Setting:
        text_object = raw.FPDFText_GetTextObject(self._page, index) if key else None
        mode = raw.FPDFTextObj_GetTextRenderMode(text_object) if text_object else raw.FPDF_TEXTRENDERMODE_FILL
        colour = self._colour(index)
        style = self._style(index, text_object, (mode, colour))
        x, y = self._point
        raw.FPDFText_GetCharOrigin(self._page, index, x, y)
        baseline = self._view.point(x.value, y.value)[style.direction not in (90, 270)]
        up = -style.size if style.direction in (0, 270) else style.size
        low, high = sorted((round(baseline + ASCENT * up, 2), round(baseline - DESCENT * up, 2)))
        tag = raw.FPDFPageObj_GetMarkedContentID(text_object) if text_object else -1
        invisible = mode in INVISIBLE or colour[3] == 0
        setting = Setting(style, baseline, low, high, tag if tag >= 0 else None, invisible)
        self._settings[key] = setting
        return setting

    def _colour(self, index: int) -> tuple[int, int, int, int]:
        r, g, b, a = self._numbers
        if not raw.FPDFText_GetFillColor(self._page, index, r, g, b, a):
            return -1, -1, -1, 255
        return r.value, g.value, b.value, a.value

    def _style(self, index: int, text_object: Any, ink: tuple[int, tuple[int, int, int, int]]) -> Style:
        font = raw.FPDFTextObj_GetFont(text_object) if text_object else None
        size = raw.FPDFText_GetFontSize(self._page, index)
        m = self._matrix
        raw.FPDFText_GetMatrix(self._page, index, m)
        key = (ctypes.cast(font, ctypes.c_void_p).value if font else None, size, m.a, m.b, m.c, m.d, *ink)
        if key not in self._styles:
            face = self._face(key[0], index)
            self._styles[key] = self._book.style(_style(face, size, (m.a, m.b, m.c, m.d), ink, self._view))
        return self._styles[key]

    def _face(self, font: Address | None, index: int) -> Face:
        if font not in self._faces:
            self._faces[font] = _face(self._page, index)
        return self._faces[font]


def _style(
    face: Face, size: float, matrix: tuple[float, float, float, float], ink: tuple[int, tuple[int, int, int, int]], view: View
) -> Style:
    """A size below zero turns the text round; text that is filled and outlined looks bold, text drawn askew italic."""
    mode, (red, green, blue, _) = ink
    a, b, c, d = (math.copysign(1.0, size) * v for v in matrix)
    length = math.hypot(a, b) or 1.0
    bold = face.bold or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
    italic = face.italic or abs(a * c + b * d) > SLANT * length * math.hypot(c, d)
    points = (abs(size) or 1.0) * abs(a * d - b * c) / length
    colour = f"#{red:02x}{green:02x}{blue:02x}" if red >= 0 else ""
    return Style(round(points, 2), bold, italic, colour, False, view.direction(a, b), face.name)


def _face(text_page: Any, index: int) -> Face:
    """Weight and flags are what a font says of itself, its name the second witness."""
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(NAME_SIZE)
    raw.FPDFText_GetFontInfo(text_page, index, buffer, NAME_SIZE, flags)
    name = buffer.value.decode("utf-8", "replace")
    plain = name.split("+")[-1]
    heavy = raw.FPDFText_GetFontWeight(text_page, index) >= BOLD_WEIGHT or bool(flags.value & FORCE_BOLD_FLAG)
    bold = heavy or bool(BOLD_NAMES.search(plain))
    italic = bool(flags.value & ITALIC_FLAG or ITALIC_NAMES.search(plain))
    return Face(name, bold, italic)
