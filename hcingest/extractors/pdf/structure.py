"""The structure tree of a tagged PDF: which table, row and cell each marked stretch of a page belongs to.

PDFium gives a tree for each page, with the elements that have content there; an element that goes on over a page
break is in the trees of both pages, and nothing says that it is the same. Its position does: the lists of children
keep the places of those that are on other pages. So the way from the root, child by child, names an element.
"""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass, replace
from functools import lru_cache

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

NOT_IN_TABLE = Tag()
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
NOTES = frozenset({"Note", "FENote"})
"""Roles of footnotes: their element is where their mark stands, in a cell perhaps, their words are not."""


@dataclass(frozen=True, slots=True)
class _Above:
    """What an element has from those above it: ``tag``, and whether it is in the head of a table."""

    tag: Tag = NOT_IN_TABLE
    in_head: bool = False
    depth: int = 0


def page_tags(page: pdfium.PdfPage) -> dict[int, Tag]:
    """Marked-content id -> its place in the structure tree; empty where the page has none or it is broken."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    reader = _Reader()
    try:
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            child = address_of(raw.FPDF_StructTree_GetChildAtIndex(tree, index))
            if child:
                reader.read(child, index + 1, _Above())
    finally:
        raw.FPDF_StructTree_Close(tree)
    if reader.tags:
        reader.tags[ARTIFACT] = Tag(role="Artifact")
    return reader.tags


@lru_cache(maxsize=10_000)
def way_of(number: int) -> tuple[int, ...]:
    """The way from the root to an element: in each list of children its place, from 0."""
    way: list[int] = []
    while number:
        number, place = divmod(number - 1, CHILDREN)
        way.append(place)
    return tuple(reversed(way))


class _Reader:
    """The tags of one page, and room for PDFium to write into."""

    def __init__(self) -> None:
        self.tags: dict[int, Tag] = {}
        self._name = ctypes.create_string_buffer(NAME_SIZE)
        self._name_at = ctypes.addressof(self._name)

    def read(self, element: Address, number: int, above: _Above) -> None:
        """Note the tag of all content of an element that is on the page. ``number`` names it in the whole document."""
        role = self._role(element)
        tag = _tag(element, role, number, above)
        in_head = role == "THead" or (above.in_head and role != "Table")
        here = _Above(tag, in_head, above.depth + 1)
        first = number * CHILDREN + 1
        for index in range(library.child_count(element)):
            mark = library.child_mark(element, index)
            if mark >= 0:
                self.tags[mark] = tag
            elif here.depth < DEPTH and (child := library.child_at(element, index)):
                self.read(child, first + index, here)

    def _role(self, element: Address) -> str:
        """The role of an element, the file's own names replaced by what it says they stand for."""
        size = library.element_role(element, self._name_at, NAME_SIZE)
        return _named(ctypes.string_at(self._name_at, size - 2)) if 2 < size <= NAME_SIZE else ""


@lru_cache(maxsize=1000)
def _named(name: bytes) -> str:
    return sys.intern(name.decode("utf-16-le", "replace"))


def _tag(element: Address, role: str, number: int, above: _Above) -> Tag:
    """The tag that an element's own content bears: that from above, and what its role adds."""
    tag = above.tag
    if role in NOTES:
        return Tag(role=role)
    if role == "Table":
        return Tag(table=number, role=tag.role)
    if role == "TR":
        return replace(tag, row=number, cell=None)
    if role in ("TD", "TH"):
        is_header = role == "TH" or above.in_head
        return Tag(tag.table, tag.row, number, is_header, *_spans(element), role)
    if role in BLOCKS and role != tag.role:
        return Tag(tag.table, tag.row, tag.cell, tag.is_header, tag.row_span, tag.column_span, role)
    return tag


def _spans(element: Address) -> tuple[int, int]:
    """How many rows and how many columns a cell covers, 1 where the file does not say."""
    rows = columns = 0
    for index in range(library.attribute_count(element)):
        attributes = library.attributes_at(element, index)
        rows = rows or _span(attributes, b"RowSpan")
        columns = columns or _span(attributes, b"ColSpan")
    return rows or 1, columns or 1


def _span(attributes: Address, name: bytes) -> int:
    """The number that attributes give for a name; 0 where they give none."""
    found = library.attribute_value(attributes, name) if attributes else None
    value = ctypes.c_float()
    if not found or not library.attribute_number(found, ctypes.addressof(value)):
        return 0
    return int(value.value) if 1 <= value.value <= WIDEST_SPAN else 1
