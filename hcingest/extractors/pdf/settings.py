"""How the text objects of a page are set: face, size, colour, direction, baseline."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as raw

from hcingest.extractors.pdf import library
from hcingest.extractors.pdf.clips import clip_of
from hcingest.extractors.pdf.library import Address, Numbers, address_of
from hcingest.extractors.pdf.view import View
from hcingest.model.place import BBox
from hcingest.model.words import PLAIN, Style

BOLD_WEIGHT = 600  # PDFium's font weight from which a font looks bold; regular faces report 200-500
ITALIC_FLAG = 1 << 6  # font flags (ISO 32000-2, table 121)
FORCE_BOLD_FLAG = 1 << 18
BOLD_NAMES = re.compile(r"bold|black|heavy|demi|[-,]bd\b|\b(?:cm|sf)bx", re.IGNORECASE)
ITALIC_NAMES = re.compile(r"italic|oblique|kursiv|[-,]it\b", re.IGNORECASE)
SLANT = 0.12  # slope from which an upright face that is drawn askew looks italic
ASCENT, DESCENT = 0.8, 0.22  # em above and below the baseline; the same for every word, so that lines are level
NAME_SIZE = 256  # bytes for the name of a font; names are at the most 127 bytes long (ISO 32000-1, annex C)
ARTIFACT = -1  # stands for a marked-content id where the file says that text belongs to the page, not to the document

INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)


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
    begin and end on the same axis. ``tag`` is its marked-content id, ``invisible`` that it leaves no ink, ``clip`` the
    part of the page that it is seen on (None: all).
    """

    style: Style = PLAIN
    baseline: float = 0.0
    low: float = 0.0
    high: float = 0.0
    tag: int | None = None
    invisible: bool = False
    clip: BBox | None = None


@dataclass(frozen=True, slots=True)
class Face:
    name: str
    bold: bool
    italic: bool


class Settings:
    """The settings of a page's text objects, each asked of PDFium once. ``tagged``: whether the file has a structure."""

    def __init__(self, text_page: Any, view: View, book: StyleBook, tagged: bool) -> None:
        self._address = address_of(text_page)
        self._view, self._book, self._tagged = view, book, tagged
        self._settings: dict[Address | None, Setting] = {None: Setting()}
        self._faces: dict[Address | None, Face] = {}
        self._styles: dict[tuple[object, ...], Style] = {}
        self._matrix, self._size = Numbers(ctypes.c_float, 6), Numbers(ctypes.c_float, 1)
        self._colour, self._origin = Numbers(ctypes.c_uint, 4), Numbers(ctypes.c_double, 2)

    def at(self, index: int) -> Setting:
        """How a character is set."""
        key = library.text_object_at(self._address, index)
        return self._settings.get(key) or self._new(key, index)

    def _new(self, text: Address, index: int) -> Setting:
        style, is_seen = self._style(text, index)
        library.character_origin(self._address, index, *self._origin.places)
        x, y = self._view.point(*self._origin.read())
        baseline = x if style.direction in (90, 270) else y
        up = -style.size if style.direction in (0, 270) else style.size
        ends = round(baseline + ASCENT * up, 2), round(baseline - DESCENT * up, 2)
        setting = Setting(style, baseline, min(ends), max(ends), self._tag(text), not is_seen, self._clip(text, index))
        self._settings[text] = setting
        return setting

    def _style(self, text: Address, index: int) -> tuple[Style, bool]:
        """The style of a text object, and whether it leaves ink."""
        font, mode = library.text_font(text), library.text_mode(text)
        library.text_size(text, self._size.start)
        library.text_matrix(self._address, index, self._matrix.start)
        known = library.fill_colour(text, *self._colour.places)
        red, green, blue, alpha = self._colour.read() if known else (0, 0, 0, 255)
        (size,), (a, b, c, d, _, _) = self._size.read(), self._matrix.read()
        key = (font, mode, size, a, b, c, d, red, green, blue, known)
        style = self._styles.get(key)
        if style is None:
            face = self._face(font, index)
            bold = face.bold or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
            colour = f"#{red:02x}{green:02x}{blue:02x}" if known else ""
            style = self._book.style(_style(Face(face.name, bold, face.italic), size, (a, b, c, d), colour, self._view))
            self._styles[key] = style
        return style, alpha > 0 and mode not in INVISIBLE

    def _face(self, font: Address | None, index: int) -> Face:
        if font not in self._faces:
            self._faces[font] = _face(self._address, index)
        return self._faces[font]

    def _tag(self, text: Address) -> int | None:
        if not self._tagged:
            return None
        tag: int = library.object_tag(text)
        if tag >= 0:
            return tag
        return ARTIFACT if _is_artifact(text) else None

    def _clip(self, text: Address, index: int) -> BBox | None:
        """What of the page the text is seen on; of text in a form nothing is known, its clip has other coordinates."""
        clip = clip_of(text, self._view.matrix)
        if clip is None:
            return None
        library.text_matrix(self._address, index, self._matrix.start)
        on_page = self._matrix.read()
        library.object_matrix(text, self._matrix.start)
        return clip if self._matrix.read() == on_page else None


def _style(face: Face, size: float, matrix: tuple[float, float, float, float], colour: str, view: View) -> Style:
    """A size below zero turns the text round; an upright face that is drawn askew looks italic."""
    a, b, c, d = (math.copysign(1.0, size) * v for v in matrix)
    length = math.hypot(a, b) or 1.0
    italic = face.italic or abs(a * c + b * d) > SLANT * length * math.hypot(c, d)
    points = (abs(size) or 1.0) * abs(a * d - b * c) / length
    return Style(round(points, 2), face.bold, italic, colour, False, view.direction(a, b), face.name)


def _face(text_page: Address, index: int) -> Face:
    """Weight and flags are what a font says of itself, its name the second witness."""
    page = ctypes.cast(text_page, raw.FPDF_TEXTPAGE)
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(NAME_SIZE)
    raw.FPDFText_GetFontInfo(page, index, buffer, NAME_SIZE, flags)
    name = buffer.value.decode("utf-8", "replace")
    plain = name.split("+")[-1]
    heavy = raw.FPDFText_GetFontWeight(page, index) >= BOLD_WEIGHT or bool(flags.value & FORCE_BOLD_FLAG)
    bold = heavy or bool(BOLD_NAMES.search(plain))
    italic = bool(flags.value & ITALIC_FLAG or ITALIC_NAMES.search(plain))
    return Face(name, bold, italic)


def _is_artifact(text: Address) -> bool:
    text_object = ctypes.cast(text, raw.FPDF_PAGEOBJECT)
    return any(_mark_name(text_object, i) == "Artifact" for i in range(raw.FPDFPageObj_CountMarks(text_object)))


def _mark_name(text_object: Any, index: int) -> str:
    mark = raw.FPDFPageObj_GetMark(text_object, index)
    buffer, size = (ctypes.c_ushort * NAME_SIZE)(), ctypes.c_ulong()
    if not raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), size):
        return ""
    return bytes(buffer)[: max(0, size.value - 2)].decode("utf-16-le", "replace")
