"""PDFium's functions that are asked for each character, word and drawn shape, with bare addresses for its objects.

A call costs about half a microsecond, and to wrap a pointer for it as much again; on a page there are thousands.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

Address = int
"""Of an object inside PDFium; 0 for none."""

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int


def address_of(pointer: Any) -> Address:
    """The bare address of a pointer as pypdfium2 gives it; 0 for none."""
    return ctypes.cast(pointer, _POINTER).value or 0 if pointer else 0


def _bare(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    called: Callable[..., Any] = ctypes.cast(function, ctypes.CFUNCTYPE(result, *arguments))
    return called


loose_box = _bare(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
text_object_at = _bare(raw.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
text_matrix = _bare(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
text_font = _bare(raw.FPDFTextObj_GetFont, _POINTER, _POINTER)
text_size = _bare(raw.FPDFTextObj_GetFontSize, _INT, _POINTER, _POINTER)
text_mode = _bare(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)

object_on_page = _bare(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
object_in_form = _bare(raw.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
form_size = _bare(raw.FPDFFormObj_CountObjects, _INT, _POINTER)
object_kind = _bare(raw.FPDFPageObj_GetType, _INT, _POINTER)
object_bounds = _bare(raw.FPDFPageObj_GetBounds, _INT, *[_POINTER] * 5)
object_matrix = _bare(raw.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
object_tag = _bare(raw.FPDFPageObj_GetMarkedContentID, _INT, _POINTER)
fill_colour = _bare(raw.FPDFPageObj_GetFillColor, _INT, *[_POINTER] * 5)
stroke_colour = _bare(raw.FPDFPageObj_GetStrokeColor, _INT, *[_POINTER] * 5)
stroke_width = _bare(raw.FPDFPageObj_GetStrokeWidth, _INT, _POINTER, _POINTER)

clip_path = _bare(raw.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
clip_count = _bare(raw.FPDFClipPath_CountPaths, _INT, _POINTER)
clip_segment_count = _bare(raw.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
clip_segment = _bare(raw.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)

draw_mode = _bare(raw.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
segment_count = _bare(raw.FPDFPath_CountSegments, _INT, _POINTER)
segment_at = _bare(raw.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
segment_kind = _bare(raw.FPDFPathSegment_GetType, _INT, _POINTER)
segment_point = _bare(raw.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
segment_closes = _bare(raw.FPDFPathSegment_GetClose, _INT, _POINTER)

child_count = _bare(raw.FPDF_StructElement_CountChildren, _INT, _POINTER)
child_at = _bare(raw.FPDF_StructElement_GetChildAtIndex, _POINTER, _POINTER, _INT)
child_mark = _bare(raw.FPDF_StructElement_GetChildMarkedContentID, _INT, _POINTER, _INT)
element_role = _bare(raw.FPDF_StructElement_GetType, ctypes.c_ulong, _POINTER, _POINTER, ctypes.c_ulong)
attribute_count = _bare(raw.FPDF_StructElement_GetAttributeCount, _INT, _POINTER)
attributes_at = _bare(raw.FPDF_StructElement_GetAttributeAtIndex, _POINTER, _POINTER, _INT)
attribute_value = _bare(raw.FPDF_StructElement_Attr_GetValue, _POINTER, _POINTER, ctypes.c_char_p)
attribute_number = _bare(raw.FPDF_StructElement_Attr_GetNumberValue, _INT, _POINTER, _POINTER)


class Numbers:
    """A few numbers for PDFium to write into: the addresses of each, and what they hold."""

    def __init__(self, kind: Any, count: int) -> None:
        self._values = (kind * count)()
        start = ctypes.addressof(self._values)
        self.places: tuple[Address, ...] = tuple(start + i * ctypes.sizeof(kind) for i in range(count))
        self.start: Address = start

    def read(self) -> list[Any]:
        return finite(self._values[:])


def finite(values: list[Any]) -> list[Any]:
    """The numbers as they are, but 0 for what is none: files with broken matrices have places that are NaN or endless."""
    if math.isfinite(sum(values)):
        return values
    return [value if math.isfinite(value) else 0.0 for value in values]
