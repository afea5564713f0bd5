"""Words that stand on a page but not in its content: filled-in form fields and typed notes."""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as raw

WITH_WORDS = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP)
"""Kinds of annotations whose words are printed with the page; of the others only links are common, without any."""


def shown_page(pdf: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """A page with the words of its form fields and typed notes made part of its content (in memory only)."""
    page = pdf[index]
    if _has_words(page):
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = pdf[index]
    return page


def _has_words(page: pdfium.PdfPage) -> bool:
    return any(_kind(page, index) in WITH_WORDS for index in range(raw.FPDFPage_GetAnnotCount(page.raw)))


def _kind(page: pdfium.PdfPage, index: int) -> int:
    annotation = raw.FPDFPage_GetAnnot(page.raw, index)
    if not annotation:
        return int(raw.FPDF_ANNOT_UNKNOWN)
    try:
        return int(raw.FPDFAnnot_GetSubtype(annotation))
    finally:
        raw.FPDFPage_CloseAnnot(annotation)
