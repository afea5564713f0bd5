"""Files become documents, and documents tables and text. Each format's reader is imported when it is needed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from hcingest.extractors.formats import format_of, read_bytes
from hcingest.model.document import Document
from hcingest.model.table import Found
from hcingest.options import Options

__all__ = ["find_tables", "read"]


def read(path: Path, options: Options) -> Document:
    """Read a file by its content. Raises SourceError (what, where, what to do) or UsageError (pages, password)."""
    data = read_bytes(path)
    kind = format_of(data, path)
    if kind == "pdf":
        from hcingest.extractors.pdf.reading import read_pdf

        return read_pdf(path, data, options)
    if kind == "text":
        from hcingest.extractors.text_dump import read_text

        return read_text(path, data, options)
    if kind == "odt":
        from hcingest.extractors.opendocument.reading import read_opendocument

        return read_opendocument(path, data, options)
    from hcingest.extractors.word.reading import read_word

    return read_word(path, data, options)


def find_tables(document: Document) -> Found:
    """Tables and the text around them, in reading order; every word of the document is in exactly one of them."""
    if document.declared is not None:
        return document.declared
    from hcingest.extractors.pdf.finding import find_tables as find_in_pdf

    return find_in_pdf(document)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
