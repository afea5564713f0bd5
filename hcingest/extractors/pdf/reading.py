"""PDF files, read with PDFium: words, rules, fills, pictures of each page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium

from hcingest.errors import DamagedFileError, NoTextError
from hcingest.extractors.census import count_pdf
from hcingest.extractors.pdf.named_letters import with_named_letters
from hcingest.extractors.pdf.opening import NEW_COPY, is_cut_short, open_pdf, page_numbers
from hcingest.extractors.pdf.page_reading import PageRead, read_page
from hcingest.extractors.pdf.settings import StyleBook
from hcingest.model.document import Document, Page
from hcingest.model.problem import Problem
from hcingest.model.word_list import WordList
from hcingest.model.words import Word
from hcingest.options import Options

NAMED = 20  # pages; so many are named in a message
PAGES_AT_A_TIME = 30
BESIDE = 0.6  # line heights; words of one line stand no further apart
UNREADABLE = 0.1  # share of a page's words; fewer are symbols and logos
OCR = "Run text recognition (OCR) first, for example: ocrmypdf in.pdf out.pdf"
OCR_AGAIN = "Run text recognition (OCR) over it, for example: ocrmypdf --force-ocr in.pdf out.pdf"


def read_pdf(path: Path, data: bytes, options: Options) -> Document:
    """Read the pages asked for. Raises LockedFileError, DamagedFileError, NoTextError or UsageError."""
    with closing(open_pdf(data, path, options.password)) as pdf:
        numbers = page_numbers(options.pages, len(pdf), path)
        page_count = len(pdf)
        meta = pdf.get_metadata_dict(skip_empty=True)
    words = WordList()
    named = (_named(read, data, options.password) for read in read_pages(data, numbers, path, options.password))
    reads = [_listed(read, words) for read in named]
    _refuse_scans(reads, path)
    pages = tuple(read.page for read in reads)
    counts = count_pdf([read.running_text for read in reads], data, numbers, options)
    problems = (*_cut_short(data), *(problem for read in reads for problem in _page_problems(read)))
    return Document(
        path.name, hashlib.sha256(data).hexdigest(), "pdf", words, pages, page_count,
        meta.get("Title", ""), meta.get("Producer", ""), None, problems, counts,
    )  # fmt: skip


def read_pages(data: bytes, numbers: Sequence[int], path: Path, password: str = "") -> Iterator[PageRead]:
    """Read pages one after the other, words numbered through. Raises DamagedFileError at the first broken page.

    PDFium keeps all that it has seen of an open file, of a tagged one half a megabyte a page; so it is opened anew.
    """
    book = StyleBook()
    word_count = 0
    for start in range(0, len(numbers), PAGES_AT_A_TIME):
        with closing(open_pdf(data, path, password)) as pdf:
            for number in numbers[start : start + PAGES_AT_A_TIME]:
                try:
                    read = read_page(pdf, number, word_count, book)
                except pdfium.PdfiumError as error:
                    way_out = f"{NEW_COPY} Or read only the others, with --pages."
                    raise DamagedFileError(f"page {number} of the PDF is broken.", str(path), way_out) from error
                word_count += len(read.page.words)
                yield read


def _named(read: PageRead, data: bytes, password: str) -> PageRead:
    """The same page with letters that another reader can name; fewer of its words are unreadable then."""
    page = with_named_letters(read.page, data, password)
    now_read = sum(one is not other for one, other in zip(page.words, read.page.words, strict=True))
    return replace(read, page=page, unreadable=read.unreadable - now_read) if now_read else read


def _listed(read: PageRead, words: WordList) -> PageRead:
    """The same page, its words in the list of the document's."""
    return replace(read, page=replace(read.page, words=words.added(read.page.words)))


def _refuse_scans(reads: Sequence[PageRead], path: Path) -> None:
    pages = [read.page for read in reads]
    if any(page.words for page in pages):
        return
    numbers = ", ".join(str(page.number) for page in pages[:NAMED]) + (" …" if len(pages) > NAMED else "")
    what = "are only pictures" if any(page.images for page in pages) else "are empty"
    raise NoTextError(f"there is no text: pages {numbers} {what} (a scan?).", str(path), OCR)


def _cut_short(data: bytes) -> Iterator[Problem]:
    if is_cut_short(data):
        message = f"The end of the PDF is missing; what stood there is in none of the outputs. {NEW_COPY}"
        yield Problem("unread-text", message, "error")


def _beyond_edge(page: Page) -> list[Word]:
    """The words right of a page that go on lines which it shows."""
    found: list[Word] = []
    for before, word in pairwise(page.words) if page.hidden else ():
        height = word.bottom - word.top
        goes_on = abs(word.top - before.top) < height / 2 and word.x0 - before.x1 < BESIDE * height
        is_shown = before.id not in page.hidden or before in found[-1:]
        if word.id in page.hidden and word.x0 >= page.width and goes_on and is_shown:
            found.append(word)
    return found


def _page_problems(read: PageRead) -> Iterator[Problem]:
    page = read.page
    if not page.words and page.images:
        message = f"Page {page.number} has pictures but no text. {OCR}"
        yield Problem("page-without-text", message, pages=(page.number,))
    if beyond := _beyond_edge(page):
        message = (
            f"Lines of page {page.number} run over its edge. What stands beyond it the page does not show; it is in text.csv, "
            "as hidden, and in no action."
        )
        yield Problem("clipped-text", message, pages=(page.number,), text=" ".join(word.text for word in beyond))
    if read.unreadable > UNREADABLE * len(page.words):
        message = (
            f"Page {page.number} has fonts that do not say which letters they show; its text may be wrong. {OCR_AGAIN}"
        )
        yield Problem("unread-text", message, pages=(page.number,))
