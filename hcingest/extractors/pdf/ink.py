"""What is drawn on a page: straight rules, filled shapes, pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hcingest.model.document import Fill, Rule
from hcingest.model.place import BBox

from hcingest.extractors.pdf.characters import Frame

THIN = 2.6  # points; a filled box thinner than this is a rule that the producer drew as a box
LEVEL = 0.6  # points; a line that rises by less is level
WHOLE_PAGE = 0.9  # share of the page; a fill that covers more is the paper's colour
DEPTH = 8  # forms inside forms; deeper nesting is damage

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass
class Ink:
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[BBox] = field(default_factory=list)


def read_ink(page: pdfium.PdfPage, frame: Frame) -> Ink:
    """Rules, fills and pictures of a page in drawing order, forms included; what cannot be seen is left out."""
    ink = Ink()
    for obj in _objects(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject):
        _read(obj, IDENTITY, frame, ink, 0)
    return ink


def _objects(owner, count, get) -> Iterator[object]:
    for index in range(count(owner)):
        yield get(owner, index)


def _read(obj, outer: Matrix, frame: Frame, ink: Ink, depth: int) -> None:
    kind = raw.FPDFPageObj_GetType(obj)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        _read_path(obj, outer, frame, ink)
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        box = _bounds(obj)
        if box:
            ink.images.append(_shown(box, outer, frame))
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEPTH:
        inner = _times(_matrix(obj), outer)
        for child in _objects(obj, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject):
            _read(child, inner, frame, ink, depth + 1)


def _matrix(obj) -> Matrix:
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(obj, m)
    return m.a, m.b, m.c, m.d, m.e, m.f


def _times(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that applies ``m``, then ``n``."""
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _bounds(obj) -> tuple[float, float, float, float] | None:
    l, b, r, t = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(obj, l, b, r, t):
        return None
    return l.value, b.value, r.value, t.value


def _shown(box: tuple[float, float, float, float], outer: Matrix, frame: Frame) -> BBox:
    (xa, ya), (xb, yb) = _apply(outer, box[0], box[1]), _apply(outer, box[2], box[3])
    return BBox(*frame.box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)))


def _colour(get, obj) -> tuple[str, int]:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not get(obj, r, g, b, a):
        return "", 0
    return f"#{r.value:02x}{g.value:02x}{b.value:02x}", a.value


Point = tuple[float, float]


def _subpaths(obj, m: Matrix, frame: Frame) -> Iterator[tuple[list[Point], bool, bool]]:
    """(points as shown, closed, curved) of each subpath."""
    points: list[Point] = []
    closed = curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFPath_CountSegments(obj)):
        segment = raw.FPDFPath_GetPathSegment(obj, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = frame.point(*_apply(m, x.value, y.value))
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, closed, curved
            points, closed, curved = [point], False, False
        else:
            points.append(point)
            curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        if raw.FPDFPathSegment_GetClose(segment):
            closed = True
    if len(points) > 1:
        yield points, closed, curved


def _read_path(obj, outer: Matrix, frame: Frame, ink: Ink) -> None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(obj, mode, stroke)
    fill_colour, fill_alpha = _colour(raw.FPDFPageObj_GetFillColor, obj) if mode.value else ("", 0)
    line_colour, line_alpha = _colour(raw.FPDFPageObj_GetStrokeColor, obj) if stroke.value else ("", 0)
    if not fill_alpha and not line_alpha:
        return
    m = _times(_matrix(obj), outer)
    width = ctypes.c_float()
    if line_alpha:
        raw.FPDFPageObj_GetStrokeWidth(obj, width)
    for points, closed, curved in _subpaths(obj, m, frame):
        box = BBox(min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points), max(p[1] for p in points))
        if fill_alpha:
            _add_fill(box, fill_colour, curved, len(points), frame, ink)
        if line_alpha and not curved:
            line = list(points) + ([points[0]] if closed else [])
            for a, b in zip(line, line[1:], strict=False):
                _add_line(a, b, width.value * (abs(m[0]) + abs(m[1])), line_colour, ink)


def _add_fill(box: BBox, colour: str, curved: bool, corners: int, frame: Frame, ink: Ink) -> None:
    if min(box.width, box.height) <= THIN and not curved:
        if max(box.width, box.height) > THIN:
            ink.rules.append(_centred(box, colour))
        return
    if box.width * box.height >= WHOLE_PAGE * frame.width * frame.height:
        return
    if corners <= 5 or curved:
        ink.fills.append(Fill(box, colour, curved))


def _centred(box: BBox, colour: str) -> Rule:
    if box.width >= box.height:
        y = (box.top + box.bottom) / 2
        return Rule(box.x0, y, box.x1, y, box.height, colour)
    x = (box.x0 + box.x1) / 2
    return Rule(x, box.top, x, box.bottom, box.width, colour)


def _add_line(a: Point, b: Point, width: float, colour: str, ink: Ink) -> None:
    if abs(a[0] - b[0]) <= LEVEL and abs(a[1] - b[1]) > LEVEL:
        ink.rules.append(Rule(a[0], min(a[1], b[1]), a[0], max(a[1], b[1]), width, colour))
    elif abs(a[1] - b[1]) <= LEVEL and abs(a[0] - b[0]) > LEVEL:
        ink.rules.append(Rule(min(a[0], b[0]), a[1], max(a[0], b[0]), a[1], width, colour))
