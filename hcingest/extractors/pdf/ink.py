"""What is drawn on a page: straight rules, filled shapes, pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hcingest.extractors.pdf.view import View
from hcingest.model.document import Fill, Rule
from hcingest.model.place import BBox

THIN = 2.6  # points; a filled box thinner than this is a rule that the producer drew as a box
LEVEL = 0.6  # points; a line that rises by less is level
WHOLE_PAGE = 0.9  # share of the page; a fill that covers more is the paper's colour
CORNERS = 5  # points of a rectangle, closed; shapes with more corners are drawings
DEPTH = 8  # forms inside forms; deeper nesting is damage

Handle = Any  # PDFium's object handles are opaque ctypes pointers
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass
class Ink:
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[BBox] = field(default_factory=list)


def read_ink(page: pdfium.PdfPage, view: View) -> Ink:
    """Rules, fills and pictures of a page in drawing order, forms included; what cannot be seen is left out."""
    ink = Ink()
    for obj in _objects(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject):
        _read(obj, IDENTITY, view, ink, 0)
    return ink


def _objects(owner: Handle, count: Callable[[Handle], int], get: Callable[[Handle, int], Handle]) -> Iterator[Handle]:
    for index in range(count(owner)):
        yield get(owner, index)


def _read(obj: Handle, outer: Matrix, view: View, ink: Ink, depth: int) -> None:
    kind = raw.FPDFPageObj_GetType(obj)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        _read_path(obj, outer, view, ink)
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        box = _bounds(obj)
        if box:
            ink.images.append(_shown(box, outer, view))
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEPTH:
        inner = _times(_matrix(obj), outer)
        for child in _objects(obj, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject):
            _read(child, inner, view, ink, depth + 1)


def _matrix(obj: Handle) -> Matrix:
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


def _bounds(obj: Handle) -> tuple[float, float, float, float] | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(obj, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value


def _shown(box: tuple[float, float, float, float], outer: Matrix, view: View) -> BBox:
    (xa, ya), (xb, yb) = _apply(outer, box[0], box[1]), _apply(outer, box[2], box[3])
    return BBox(*view.box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)))


def _colour(get: Callable[..., int], obj: Handle) -> tuple[str, int]:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not get(obj, r, g, b, a):
        return "", 0
    return f"#{r.value:02x}{g.value:02x}{b.value:02x}", a.value


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Path:
    """One subpath: its points as shown, whether it is closed, whether it has curves."""

    points: list[Point]
    closed: bool
    curved: bool

    @property
    def bbox(self) -> BBox:
        xs, ys = [p[0] for p in self.points], [p[1] for p in self.points]
        return BBox(min(xs), min(ys), max(xs), max(ys))


def _subpaths(obj: Handle, matrix: Matrix, view: View) -> Iterator[Path]:
    points: list[Point] = []
    closed = curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFPath_CountSegments(obj)):
        segment = raw.FPDFPath_GetPathSegment(obj, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = view.point(*_apply(matrix, x.value, y.value))
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield Path(points, closed, curved)
            points, closed, curved = [point], False, False
        else:
            points.append(point)
            curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        closed = closed or bool(raw.FPDFPathSegment_GetClose(segment))
    if len(points) > 1:
        yield Path(points, closed, curved)


def _read_path(obj: Handle, outer: Matrix, view: View, ink: Ink) -> None:
    """Add what a path fills and strokes, each as it is seen; a fully transparent path is nothing."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(obj, mode, stroke)
    fill_colour, fill_alpha = _colour(raw.FPDFPageObj_GetFillColor, obj) if mode.value else ("", 0)
    line_colour, line_alpha = _colour(raw.FPDFPageObj_GetStrokeColor, obj) if stroke.value else ("", 0)
    if not fill_alpha and not line_alpha:
        return
    matrix = _times(_matrix(obj), outer)
    for path in _subpaths(obj, matrix, view):
        if fill_alpha:
            _add_fill(path, fill_colour, view, ink)
        if line_alpha and not path.curved:
            _add_lines(path, _line_width(obj, matrix), line_colour, ink)


def _line_width(obj: Handle, matrix: Matrix) -> float:
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(obj, width)
    return float(width.value * (abs(matrix[0]) + abs(matrix[1])))


def _add_fill(path: Path, colour: str, view: View, ink: Ink) -> None:
    box = path.bbox
    if min(box.width, box.height) <= THIN and not path.curved:
        if max(box.width, box.height) > THIN:
            ink.rules.append(_centred(box, colour))
        return
    if box.width * box.height >= WHOLE_PAGE * view.width * view.height:
        return
    if len(path.points) <= CORNERS or path.curved:
        ink.fills.append(Fill(box, colour, path.curved))


def _centred(box: BBox, colour: str) -> Rule:
    if box.width >= box.height:
        y = (box.top + box.bottom) / 2
        return Rule(box.x0, y, box.x1, y, box.height, colour)
    x = (box.x0 + box.x1) / 2
    return Rule(x, box.top, x, box.bottom, box.width, colour)


def _add_lines(path: Path, width: float, colour: str, ink: Ink) -> None:
    points = [*path.points, path.points[0]] if path.closed else path.points
    for a, b in pairwise(points):
        _add_line(a, b, width, colour, ink)


def _add_line(a: Point, b: Point, width: float, colour: str, ink: Ink) -> None:
    if abs(a[0] - b[0]) <= LEVEL and abs(a[1] - b[1]) > LEVEL:
        ink.rules.append(Rule(a[0], min(a[1], b[1]), a[0], max(a[1], b[1]), width, colour))
    elif abs(a[1] - b[1]) <= LEVEL and abs(a[0] - b[0]) > LEVEL:
        ink.rules.append(Rule(min(a[0], b[0]), a[1], max(a[0], b[0]), a[1], width, colour))
