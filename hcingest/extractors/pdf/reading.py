"""PDF files, read with PDFium: words, rules, fills, pictures of each page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hcingest.errors import DamagedFileError, LockedFileError, NoTextError, UsageError
from hcingest.extractors.census import count_pdf
from hcingest.extractors.pdf.ink import read_ink
from hcingest.extractors.pdf.page_words import page_words
from hcingest.extractors.pdf.settings import StyleBook
from hcingest.extractors.pdf.view import view_of
from hcingest.model.document import Document, Page
from hcingest.model.place import BBox
from hcingest.model.problem import Problem
from hcingest.options import Options

SCAN_SHARE = 0.5  # of the page; a picture at least this large under invisible text makes the page a scan with OCR
NEW_COPY = "Get the document again from where it came from."
OCR = "Run text recognition (OCR) first, for example: ocrmypdf in.pdf out.pdf"

_PAGES = re.compile(r"\s*(\d+)\s*(?:[-–]\s*(\d+)\s*)?")


def read_pdf(path: Path, data: bytes, options: Options) -> Document:
    """Read the pages asked for. Raises LockedFileError, DamagedFileError, NoTextError or UsageError."""
    pdf = _open(data, path, options.password)
    try:
        numbers = page_numbers(options.pages, len(pdf), path)
        pages = _read_pages(pdf, numbers, path)
        _refuse_scans(pages, path)
        words = tuple(word for page in pages for word in page.words)
        meta = pdf.get_metadata_dict(skip_empty=True)
        counts = count_pdf(pdf, data, numbers, options)
        return Document(
            path.name, hashlib.sha256(data).hexdigest(), "pdf", words, tuple(pages), len(pdf),
            meta.get("Title", ""), meta.get("Producer", ""), None, tuple(_without_text(pages)), counts,
        )  # fmt: skip
    finally:
        pdf.close()


def _open(data: bytes, path: Path, password: str) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(data, password=password or None)
        if not len(pdf):
            raise DamagedFileError("the PDF has no pages.", str(path), NEW_COPY)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).casefold():
            what = "this is not the password of the PDF." if password else "the PDF needs a password."
            raise LockedFileError(what, str(path), "Give it with --password.") from error
        raise DamagedFileError("the PDF is cut short or broken.", str(path), NEW_COPY) from error
    return pdf


def page_numbers(asked: str, count: int, path: Path) -> tuple[int, ...]:
    """Physical page numbers of ``3-9,12``, sorted, each once; all of them for "". Raises UsageError."""
    if not asked.strip():
        return tuple(range(1, count + 1))
    numbers: set[int] = set()
    for part in asked.split(","):
        found = _PAGES.fullmatch(part)
        if not found:
            raise UsageError(f"--pages {asked} is not understood.", str(path), "Write for example 3-9,12.")
        first = int(found.group(1))
        last = int(found.group(2) or first)
        if first < 1 or last < first or last > count:
            raise UsageError(
                f"--pages {part.strip()} is outside the document.",
                str(path),
                f"It has {count} page{'s' * (count != 1)}.",
            )
        numbers.update(range(first, last + 1))
    return tuple(sorted(numbers))


def _read_pages(pdf: pdfium.PdfDocument, numbers: Sequence[int], path: Path) -> list[Page]:
    book = StyleBook()
    pages: list[Page] = []
    word_count = 0
    for number in numbers:
        try:
            page = read_page(pdf, number, word_count, book)
        except pdfium.PdfiumError as error:
            raise DamagedFileError(f"page {number} of the PDF is broken.", str(path), NEW_COPY) from error
        word_count += len(page.words)
        pages.append(page)
    return pages


def read_page(pdf: pdfium.PdfDocument, number: int, first_id: int, book: StyleBook) -> Page:
    """One page as shown; its words are numbered from ``first_id``."""
    page = pdf[number - 1]
    try:
        view = view_of(page)
        text = page.get_textpage()
        words, hidden = page_words(text, view, (number, first_id), book, False)
        text.close()
        ink = read_ink(page, view)
    finally:
        page.close()
    if hidden and _is_scan(view.width * view.height, ink.images) and len(hidden) > 0.9 * len(words):
        hidden = set()
    return Page(
        number,
        view.width,
        view.height,
        tuple(words),
        tuple(ink.rules),
        tuple(ink.fills),
        tuple(ink.images),
        frozenset(hidden),
    )


def _is_scan(area: float, images: Sequence[BBox]) -> bool:
    return any(box.width * box.height >= SCAN_SHARE * area for box in images)


def _refuse_scans(pages: Sequence[Page], path: Path) -> None:
    if any(page.words for page in pages):
        return
    numbers = ", ".join(str(page.number) for page in pages[:20])
    what = "are only pictures" if any(page.images for page in pages) else "are empty"
    raise NoTextError(f"there is no text: pages {numbers} {what} (a scan?).", str(path), OCR)


def _without_text(pages: Sequence[Page]) -> list[Problem]:
    return [
        Problem("page-without-text", f"Page {page.number} has pictures but no text. {OCR}", pages=(page.number,))
        for page in pages
        if not page.words and page.images
    ]
