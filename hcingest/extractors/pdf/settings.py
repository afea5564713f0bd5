"""How the text objects of a page are set: face, size, colour, direction, baseline."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2.raw as raw

from hcingest.extractors.pdf import library
from hcingest.extractors.pdf.library import Address, Numbers, address_of
from hcingest.extractors.pdf.view import Matrix, View
from hcingest.model.place import BBox
from hcingest.model.words import PLAIN, Style

BOLD_WEIGHT = 600  # PDFium's font weight from which a font looks bold; regular faces report 200-500
ITALIC_FLAG = 1 << 6  # font flags (ISO 32000-2, table 121)
FORCE_BOLD_FLAG = 1 << 18
BOLD_NAMES = re.compile(r"bold|black|heavy|demi|[-,]bd\b|\b(?:cm|sf)bx", re.IGNORECASE)
ITALIC_NAMES = re.compile(r"italic|oblique|kursiv|[-,]it\b", re.IGNORECASE)
SLANT = 0.12  # slope from which an upright face that is drawn askew looks italic
ASCENT, DESCENT = 0.8, 0.22  # em above and below the baseline; the same for every word, so that lines are level
TINY = 3.0  # points; smaller text is read by nobody, so its size is doubted
NAME_SIZE = 256  # bytes for the name of a font; names are at the most 127 bytes long (ISO 32000-1, annex C)
ARTIFACT = -1  # stands for a marked-content id where the file says that text belongs to the page, not to the document

INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)


@dataclass
class StyleBook:
    """One Style for all words that look alike, one text for all that read alike."""

    styles: dict[Style, Style] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def style(self, style: Style) -> Style:
        return self.styles.setdefault(style, style)

    def text(self, text: str) -> str:
        return self.texts.setdefault(text, text)


@dataclass(slots=True)
class Setting:
    """How one text object is set; the same for all of its characters. Not changed once it is made.

    ``baseline`` in points as shown: y for level text, x for upright text. ``low`` and ``high`` are where its lines
    begin and end on the same axis. ``tag`` is its marked-content id, ``invisible`` that it leaves no ink, ``clips`` the
    boxes that it is seen in (none: everywhere). ``is_strange``: its font does not say which letters it shows.
    """

    style: Style = PLAIN
    baseline: float = 0.0
    low: float = 0.0
    high: float = 0.0
    tag: int | None = None
    invisible: bool = False
    clips: tuple[BBox, ...] = ()
    is_strange: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A font. ``is_strange``: it does not say which letters its glyphs show."""

    name: str
    bold: bool
    italic: bool
    is_strange: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of a page before its words are read. ``number`` counts from 1, ``first_id`` is its first word's.

    ``is_tagged``: words bear their marked-content ids. ``clips``: for text objects that are cut off, the boxes in
    which they are seen.
    """

    number: int
    first_id: int
    view: View
    is_tagged: bool = False
    clips: Mapping[Address, tuple[BBox, ...]] = field(default_factory=dict)
    forms: Mapping[Address, Matrix] = field(default_factory=dict)


class Settings:
    """The settings of a page's text objects, each asked of PDFium once."""

    def __init__(self, text_page: Any, sheet: Sheet, book: StyleBook) -> None:
        self._address = address_of(text_page)
        self._sheet, self._view, self._book = sheet, sheet.view, book
        self._settings: dict[Address | None, Setting] = {None: Setting()}
        self._faces: dict[Address | None, Face] = {}
        self._styles: dict[tuple[object, ...], Style] = {}
        self._matrix, self._size = Numbers(ctypes.c_float, 6), Numbers(ctypes.c_float, 1)
        self._rectangle = Numbers(ctypes.c_float, 4)
        self._colour = Numbers(ctypes.c_uint, 4)

    def at(self, index: int) -> Setting:
        """How a character is set."""
        key = library.text_object_at(self._address, index)
        return self._settings.get(key) or self._new(key, index)

    def _new(self, text: Address, index: int) -> Setting:
        mode, colour, alpha = library.text_mode(text), *self._colour_of(text)
        face = self._face(library.text_font(text), index)
        style = self._style(text, index, face, (mode, colour))
        x, y = self._view.point(*self._matrix.read()[4:])
        baseline = x if style.direction in (90, 270) else y
        up = -style.size if style.direction in (0, 270) else style.size
        ends = round(baseline + ASCENT * up, 2), round(baseline - DESCENT * up, 2)
        is_invisible = alpha == 0 or mode in INVISIBLE
        clips = self._sheet.clips.get(text, ())
        setting = Setting(
            style, baseline, min(ends), max(ends), self._tag(text), is_invisible, clips, face.is_strange
        )  # fmt: skip
        self._settings[text] = setting
        return setting

    def _colour_of(self, text: Address) -> tuple[str, int]:
        """The colour of a text object ("" where it is no plain colour), and how opaque it is, 0-255."""
        if not library.fill_colour(text, *self._colour.places):
            return "", 255
        red, green, blue, alpha = self._colour.read()
        return f"#{red:02x}{green:02x}{blue:02x}", alpha

    def _style(self, text: Address, index: int, face: Face, ink: tuple[int, str]) -> Style:
        library.text_size(text, self._size.start)
        library.text_matrix(self._address, index, self._matrix.start)
        (size,), (a, b, c, d, _, _) = self._size.read(), self._matrix.read()
        key = (face, ink, size, a, b, c, d)
        style = self._styles.get(key)
        if style is None:
            style = _style(face, ink, size, (a, b, c, d), self._view)
            if style.size < TINY:
                style = replace(style, size=max(style.size, self._height(index)))
            style = self._styles[key] = self._book.style(style)
        return style

    def _height(self, index: int) -> float:
        """How high a character is, in points; fonts made of pictures may have a scale of their own, and size 1."""
        library.loose_box(self._address, index, self._rectangle.start)
        _, top, _, bottom = self._rectangle.read()
        return round(float(top - bottom), 2)

    def _face(self, font: Address | None, index: int) -> Face:
        if font not in self._faces:
            self._faces[font] = _face(self._address, index)
        return self._faces[font]

    def _tag(self, text: Address) -> int | None:
        if not self._sheet.is_tagged:
            return None
        tag: int = library.object_tag(text)
        if tag >= 0:
            return tag
        return ARTIFACT if _is_artifact(text) else None


def _style(
    face: Face, ink: tuple[int, str], size: float, matrix: tuple[float, float, float, float], view: View
) -> Style:
    """``ink`` is the way in which glyphs are painted, and their colour.

    A size below zero turns the text round; glyphs that are filled and outlined look bold, drawn askew italic.
    """
    a, b, c, d = (math.copysign(1.0, size) * v for v in matrix)
    length = math.hypot(a, b) or 1.0
    bold = face.bold or ink[0] == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
    italic = face.italic or abs(a * c + b * d) > SLANT * length * math.hypot(c, d)
    points = (abs(size) or 1.0) * abs(a * d - b * c) / length
    return Style(round(points, 2), bold, italic, ink[1], False, view.direction(a, b), face.name)


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
    return Face(name, bold, italic, raw.FPDFText_HasUnicodeMapError(page, index) == 1)


def _is_artifact(text: Address) -> bool:
    text_object = ctypes.cast(text, raw.FPDF_PAGEOBJECT)
    return any(_mark_name(text_object, i) == "Artifact" for i in range(raw.FPDFPageObj_CountMarks(text_object)))


def _mark_name(text_object: Any, index: int) -> str:
    mark = raw.FPDFPageObj_GetMark(text_object, index)
    buffer, size = (ctypes.c_ushort * NAME_SIZE)(), ctypes.c_ulong()
    if not raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), size):
        return ""
    return bytes(buffer)[: max(0, size.value - 2)].decode("utf-16-le", "replace")
