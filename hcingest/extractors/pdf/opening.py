"""Opening a PDF, and which of its pages are asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hcingest.errors import DamagedFileError, LockedFileError, UsageError

NEW_COPY = "Get the document again from where it came from."
TAIL = 2048  # bytes at the end of a PDF that hold its end mark; some servers add a little behind it

_PAGES = re.compile(r"\s*(\d{1,9})\s*(?:[-–]\s*(\d{1,9})\s*)?")


def open_pdf(data: bytes, path: Path, password: str) -> pdfium.PdfDocument:
    """The PDF, to be closed. Raises LockedFileError or DamagedFileError."""
    try:
        pdf = pdfium.PdfDocument(data, password=password or None)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).casefold():
            what = "this is not the password of the PDF." if password else "the PDF needs a password."
            raise LockedFileError(what, str(path), "Give it with --password.") from error
        raise DamagedFileError("the PDF is cut short or broken.", str(path), NEW_COPY) from error
    if not len(pdf):
        pdf.close()
        raise DamagedFileError("the PDF has no pages.", str(path), NEW_COPY)
    return pdf


def is_cut_short(data: bytes) -> bool:
    """Whether the end of the file is missing; PDFium reads what is left of it as if it were all."""
    end = len(data)
    while end > TAIL and not data[end - TAIL : end].strip(b"\x00 \t\r\n"):
        end -= TAIL
    tail = data[max(0, end - 2 * TAIL) : end]
    return b"%%EOF" not in tail and b"startxref" not in tail


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
        if last < first:
            raise UsageError(f"--pages {part.strip()} runs backwards.", str(path), "Write the lower number first.")
        if first < 1 or last > count:
            has = f"It has {count} page{'s' * (count != 1)}."
            raise UsageError(f"--pages {part.strip()} is outside the document.", str(path), has)
        numbers.update(range(first, last + 1))
    return tuple(sorted(numbers))
