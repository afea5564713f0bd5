"""The structure tree of a tagged PDF: which table, row and cell each marked stretch of a page belongs to.

PDFium gives a tree for each page, with the elements that have content there; an element that goes on over a page
break is in the trees of both pages, and nothing says that it is the same. Its position does: the lists of children
keep the places of those that are on other pages. So the way from the root, child by child, names an element.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hcingest.extractors.pdf import library
from hcingest.extractors.pdf.library import Address, address_of
from hcingest.extractors.pdf.settings import ARTIFACT
from hcingest.model.document import Tag

CHILDREN = 1 << 24  # more children than an element can have; makes one number of a way
DEPTH = 100  # elements inside elements; deeper nesting is damage
NAME_SIZE = 256  # bytes for the name of a role, more than the 127 characters that a name may have in UTF-16
WIDEST_SPAN = 1000  # rows or columns; more is damage

BLOCKS = frozenset(
    [
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "Title",
        "TD",
        "TH",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Caption",
        "TOC",
        "TOCI",
        "BlockQuote",
        "Note",
        "FENote",
        "Figure",
        "Formula",
    ]
)
"""Roles that say what a text is; the others group (Sect, Div) or mark words inside (Span, Link)."""


@dataclass(frozen=True, slots=True)
class _Element:
    """An element on the way down. ``number`` names it in the whole document, ``tag`` is what its own content bears."""

    handle: Address
    number: int
    tag: Tag
    in_head: bool = False
    depth: int = 0


def page_tags(page: pdfium.PdfPage) -> dict[int, Tag]:
    """Marked-content id -> its place in the structure tree; empty where the page has none or it is broken."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    try:
        tags = dict(_marked(tree))
    finally:
        raw.FPDF_StructTree_Close(tree)
    if tags:
        tags[ARTIFACT] = Tag(role="Artifact")
    return tags


def _marked(tree: Any) -> Iterator[tuple[int, Tag]]:
    for index in range(max(0, raw.FPDF_StructTree_CountChildren(tree))):
        child = address_of(raw.FPDF_StructTree_GetChildAtIndex(tree, index))
        if child:
            yield from _marked_in(_entered(_Element(child, index + 1, Tag())))


def _marked_in(element: _Element) -> Iterator[tuple[int, Tag]]:
    """(marked-content id, tag) of all content of an element that is on the page."""
    for index in range(library.child_count(element.handle)):
        child = library.child_at(element.handle, index)
        if not child:
            marked = library.child_mark(element.handle, index)
            if marked >= 0:
                yield marked, element.tag
        elif element.depth < DEPTH:
            number = element.number * CHILDREN + index + 1
            yield from _marked_in(_entered(replace(element, handle=child, number=number, depth=element.depth + 1)))


def _entered(element: _Element) -> _Element:
    """An element with what its own role adds to the tag that it has from above."""
    role, tag = _role(element.handle), element.tag
    if role == "Table":
        tag = Tag(table=element.number, role=tag.role)
    elif role == "TR":
        tag = replace(tag, row=element.number)
    elif role in ("TD", "TH"):
        rows, columns = _span(element.handle, b"RowSpan"), _span(element.handle, b"ColSpan")
        is_header = role == "TH" or element.in_head
        tag = replace(tag, cell=element.number, is_header=is_header, row_span=rows, column_span=columns)
    if role in BLOCKS:
        tag = replace(tag, role=role)
    in_head = role == "THead" or (element.in_head and role != "Table")
    return replace(element, tag=tag, in_head=in_head)


def _role(handle: Address) -> str:
    """The role of an element, the file's own names replaced by what it says they stand for."""
    buffer = ctypes.create_string_buffer(NAME_SIZE)
    size = library.element_role(handle, ctypes.addressof(buffer), NAME_SIZE)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace") if 2 < size <= NAME_SIZE else ""


def _span(handle: Address, name: bytes) -> int:
    """How many rows or columns a cell covers, 1 where the file does not say."""
    value = ctypes.c_float()
    for index in range(max(0, library.attribute_count(handle))):
        attributes = library.attributes_at(handle, index)
        found = library.attribute_value(attributes, name) if attributes else None
        if found and library.attribute_number(found, ctypes.addressof(value)):
            return int(value.value) if 1 <= value.value <= WIDEST_SPAN else 1
    return 1
