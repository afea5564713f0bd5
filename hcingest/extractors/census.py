"""The second count of a PDF's words: by routes that share no code with the reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from hcingest.model.document import Census
from hcingest.options import Options

LINE_END_HYPHENS = ("\u0002", "\ufffe")  # PDFium's marks for them
_UNNAMED_GLYPH = re.compile(r"\(cid:\d+\)")  # pdfminer's way of writing a glyph whose letter it does not know


def count_pdf(
    running_texts: Iterable[str], data: bytes, numbers: Sequence[int], options: Options
) -> tuple[Census, ...]:
    """Words of the pages as PDFium puts them out as running text; with ``audit full`` also as pdfminer sees them."""
    counts = [Census("PDFium page text", _counted(running_texts))]
    if options.audit == "full":
        counts.append(Census("pdfminer", _counted(_pdfminer_texts(data, numbers, options.password))))
    return tuple(counts)


def _counted(texts: Iterable[str]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for text in texts:
        for mark in LINE_END_HYPHENS:
            text = text.replace(mark, "- ")
        counts.update(text.split())
    return dict(counts)


def _pdfminer_texts(data: bytes, numbers: Sequence[int], password: str) -> Iterable[str]:
    from hcingest.extractors.pdf.third_count import pdfminer_texts

    for text in pdfminer_texts(data, numbers, password):
        yield _UNNAMED_GLYPH.sub("", text)
