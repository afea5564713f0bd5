"""What is drawn on a page: straight rules, filled shapes, pictures."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hcingest.extractors.pdf import library
from hcingest.extractors.pdf.clips import Clip, clip_of, cut_texts
from hcingest.extractors.pdf.dashes import joined_dashes
from hcingest.extractors.pdf.library import Address, Numbers, address_of
from hcingest.extractors.pdf.outlines import LEVEL, Outline, Point, outlines_of, segments_of
from hcingest.extractors.pdf.view import Matrix, View, applied, times
from hcingest.model.document import Fill, Rule
from hcingest.model.place import BBox

THIN = 2.6  # points; a filled box thinner than this is a rule that the producer drew as a box
THICK = 6.0  # points; a line wider than this is a ground that the producer drew as a line
WHOLE_PAGE = 0.9  # share of the page; a fill that covers more is the paper's colour
PLAIN = 5  # points of a rectangle, closed; a path with more is looked at point by point
DEPTH = 8  # forms inside forms; deeper nesting is damage


@dataclass
class Ink:
    """In the order in which it is drawn: what is drawn later covers what is drawn before."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[BBox] = field(default_factory=list)
    clips: dict[Address, tuple[BBox, ...]] = field(default_factory=dict)
    """Text object that is cut off -> the boxes in which it is seen."""
    forms: dict[Address, Matrix] = field(default_factory=dict)
    """Text object inside a form that is moved or scaled -> how the form's coordinates become those of the page as shown."""


def read_ink(page: pdfium.PdfPage, view: View) -> Ink:
    """Rules, fills and pictures of a page, forms included; what cannot be seen and the paper's colour are left out."""
    reader = _Reader(view)
    address, matrix = address_of(page.raw), view.matrix
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        reader.read(library.object_on_page(address, index), matrix, 0)
    reader.ink.clips = cut_texts(reader.clipped)
    reader.ink.rules = joined_dashes(reader.ink.rules, reader.dots)
    return reader.ink


class _Reader:
    """Adds what each object draws to the ink.

    ``dots`` are shapes too small to be rules by themselves, ``clipped`` texts with their boxes and clips.
    """

    def __init__(self, view: View) -> None:
        self.ink = Ink()
        self.dots: list[tuple[BBox, str]] = []
        self.clipped: list[tuple[Address, BBox, BBox]] = []
        self._page_matrix = view.matrix
        self._paper = WHOLE_PAGE * view.width * view.height
        self._modes, self._colour = Numbers(ctypes.c_int, 2), Numbers(ctypes.c_uint, 4)
        self._point = Numbers(ctypes.c_float, 2)
        self._floats, self._matrix = Numbers(ctypes.c_float, 4), Numbers(ctypes.c_float, 6)

    def read(self, obj: Address, outer: Matrix, depth: int) -> None:
        kind = library.object_kind(obj)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            clip = clip_of(obj, outer)
            if clip:
                self.clipped.append((obj, self._bounds(obj, outer), clip.box))
            if outer != self._page_matrix:
                self.ink.forms[obj] = outer
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._read_path(obj, outer)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.ink.images.append(self._bounds(obj, outer))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEPTH:
            inner = times(self._matrix_of(obj), outer)
            for index in range(library.form_size(obj)):
                self.read(library.object_in_form(obj, index), inner, depth + 1)

    def _read_path(self, obj: Address, outer: Matrix) -> None:
        """Add what a path fills and strokes; a fully transparent path is nothing."""
        library.draw_mode(obj, *self._modes.places)
        is_filled, is_stroked = self._modes.read()
        ground = self._seen(library.fill_colour, obj) if is_filled else ""
        line = self._seen(library.stroke_colour, obj) if is_stroked else ""
        if not ground and not line:
            return
        if not line and library.segment_count(obj) <= PLAIN and self._add_thin(self._bounds(obj, outer), ground):
            return
        matrix = times(self._matrix_of(obj), outer)
        clip = clip_of(obj, outer)
        width = self._line_width(obj, matrix) if line else 0.0
        for outline in outlines_of(segments_of(obj), matrix, self._point):
            if ground:
                self._add_fill(outline, ground, clip)
            if line and not outline.curved:
                self._add_lines(outline, width, line)

    def _seen(self, get: Callable[..., Any], obj: Address) -> str:
        """The colour that a path is drawn in, "" where nothing is seen of it."""
        if not get(obj, *self._colour.places):
            return ""
        red, green, blue, alpha = self._colour.read()
        return sys.intern(f"#{red:02x}{green:02x}{blue:02x}") if alpha else ""

    def _matrix_of(self, obj: Address) -> Matrix:
        library.object_matrix(obj, self._matrix.start)
        a, b, c, d, e, f = self._matrix.read()
        return a, b, c, d, e, f

    def _bounds(self, obj: Address, outer: Matrix) -> BBox:
        library.object_bounds(obj, *self._floats.places)
        left, bottom, right, top = self._floats.read()
        (xa, ya), (xb, yb) = applied(outer, left, bottom), applied(outer, right, top)
        return BBox(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))

    def _line_width(self, obj: Address, matrix: Matrix) -> float:
        library.stroke_width(obj, self._floats.start)
        return float(self._floats.read()[0] * (abs(matrix[0]) + abs(matrix[1])))

    def _add_thin(self, box: BBox, colour: str) -> bool:
        """Add a filled box that is a rule or a dot, and say so."""
        if min(box.width, box.height) > THIN:
            return False
        if max(box.width, box.height) > THIN:
            self.ink.rules.append(_centred(box, colour))
        else:
            self.dots.append((box, colour))
        return True

    def _add_fill(self, outline: Outline, colour: str, clip: Clip | None) -> None:
        box, is_box = outline.bbox, outline.is_box
        if clip:
            box = box.common(clip.box)
            if box.width <= 0 or box.height <= 0:
                return
            is_box = is_box and not clip.rounds(box)
        if (is_box or max(box.width, box.height) <= THIN) and self._add_thin(box, colour):
            return
        if box.width * box.height < self._paper:
            self.ink.fills.append(Fill(box, colour, not is_box))

    def _add_lines(self, outline: Outline, width: float, colour: str) -> None:
        points = [*outline.points, outline.points[0]] if outline.is_closed else outline.points
        for a, b in pairwise(points):
            rule = _rule(a, b, width, colour)
            if rule and width > THICK:
                self.ink.fills.append(Fill(_widened(rule), colour))
            elif rule:
                self.ink.rules.append(rule)


def _centred(box: BBox, colour: str) -> Rule:
    if box.width >= box.height:
        y = (box.top + box.bottom) / 2
        return Rule(box.x0, y, box.x1, y, box.height, colour)
    x = (box.x0 + box.x1) / 2
    return Rule(x, box.top, x, box.bottom, box.width, colour)


def _rule(a: Point, b: Point, width: float, colour: str) -> Rule | None:
    """The level or upright line between two points; None for a slanted one and for a point."""
    if abs(a[0] - b[0]) <= LEVEL < abs(a[1] - b[1]):
        return Rule(a[0], min(a[1], b[1]), a[0], max(a[1], b[1]), width, colour)
    if abs(a[1] - b[1]) <= LEVEL < abs(a[0] - b[0]):
        return Rule(min(a[0], b[0]), a[1], max(a[0], b[0]), a[1], width, colour)
    return None


def _widened(rule: Rule) -> BBox:
    half = rule.width / 2
    if rule.is_level:
        return BBox(rule.x0, rule.top - half, rule.x1, rule.bottom + half)
    return BBox(rule.x0 - half, rule.top, rule.x1 + half, rule.bottom)
