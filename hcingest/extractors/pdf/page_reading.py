"""One page of a PDF as values: its words, what is drawn on it, what the file says about its structure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from hcingest.extractors.pdf.annotations import shown_page
from hcingest.extractors.pdf.ink import read_ink
from hcingest.extractors.pdf.page_words import PageWords, page_words
from hcingest.extractors.pdf.settings import Sheet, StyleBook
from hcingest.extractors.pdf.structure import page_tags
from hcingest.extractors.pdf.view import view_of
from hcingest.model.document import Page
from hcingest.model.place import BBox
from hcingest.model.turn import Turn, direction_of

SCAN_SHARE = 0.5  # of the page; pictures that cover as much under invisible text make the page a scan with OCR
ALL_HIDDEN = 0.9  # share of the words; a scan's stamps and page numbers may be shown


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page, and for the second count its text as PDFium puts it together.

    ``unreadable`` is how many of its words are in fonts that do not say which letters they show.
    """

    page: Page
    running_text: str
    unreadable: int = 0


def read_page(pdf: pdfium.PdfDocument, number: int, first_id: int, book: StyleBook) -> PageRead:
    """Read one page, counted from 1, turned so that most of its text is level; its words are numbered from ``first_id``.

    Raises PdfiumError if it is broken.
    """
    page = shown_page(pdf, number - 1)
    try:
        read = _read(page, number, first_id, book)
        direction = direction_of([w for w in read.page.words if w.id not in read.page.hidden])
        if direction:
            turn = Turn(direction, read.page.width, read.page.height)
            page.set_rotation((page.get_rotation() - direction) % 360)
            read = _read(page, number, first_id, book)
            read = replace(read, page=replace(read.page, turn=turn))
        return read
    finally:
        page.close()


def _read(page: pdfium.PdfPage, number: int, first_id: int, book: StyleBook) -> PageRead:
    view = view_of(page)
    tags = page_tags(page)
    ink = read_ink(page, view)
    text, running = _text_of(page, Sheet(number, first_id, view, bool(tags), ink.clips, ink.forms), book)
    hidden = text.hidden
    if len(hidden) > ALL_HIDDEN * len(text.words) and _is_scan(view.width * view.height, ink.images):
        hidden = frozenset()
    shown = Page(
        number, view.width, view.height, text.words, tuple(ink.rules), tuple(ink.fills), tuple(ink.images), hidden, tags
    )
    return PageRead(shown, running, text.unreadable)


def _text_of(page: pdfium.PdfPage, sheet: Sheet, book: StyleBook) -> tuple[PageWords, str]:
    """A page's words, and its text as PDFium puts it together."""
    text_page = page.get_textpage()
    try:
        return page_words(text_page, sheet, book), str(text_page.get_text_bounded())
    finally:
        text_page.close()


def _is_scan(area: float, images: Sequence[BBox]) -> bool:
    """Whether pictures cover most of a page; scanners cut some pages into strips."""
    return sum(box.width * box.height for box in images) >= SCAN_SHARE * area
