"""The structure tree of a tagged PDF: which table, row and cell a stretch of content belongs to."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2 as pdfium

from hcingest.model.document import Tag


def tags_of(pdf: pdfium.PdfDocument, numbers: Sequence[int]) -> dict[int, dict[int, Tag]]:
    """Tags by marked-content id for each page; empty where the file is not tagged."""
    return {}
