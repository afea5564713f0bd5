"""The second count: the words of a file by a route that shares no code with its reader."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium

from hcingest.model.document import Census
from hcingest.options import Options


def count_pdf(pdf: pdfium.PdfDocument, data: bytes, numbers: Sequence[int], options: Options) -> tuple[Census, ...]:
    """Words of the pages as PDFium puts them out as running text; with ``audit full`` also as pdfminer sees them."""
    counts = [Census("PDFium page text", _counted(_page_texts(pdf, numbers)))]
    if options.audit == "full":
        counts.append(Census("pdfminer", _counted(_pdfminer_texts(data, numbers, options.password))))
    return tuple(counts)


def _counted(texts: Iterable[str]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text.replace("\u0002", "-").replace("\ufffe", "-").split())
    return dict(counts)


def _page_texts(pdf: pdfium.PdfDocument, numbers: Sequence[int]) -> Iterable[str]:
    for number in numbers:
        page = pdf[number - 1]
        text = page.get_textpage()
        yield text.get_text_bounded()
        text.close()
        page.close()


def _pdfminer_texts(data: bytes, numbers: Sequence[int], password: str) -> Iterable[str]:
    from pdfminer.high_level import extract_text

    yield extract_text(io.BytesIO(data), password=password, page_numbers=[n - 1 for n in numbers])
