"""A Word file of a few lines of XML, read, and what came of it."""

from __future__ import annotations

from pathlib import Path

from builders import docx_bytes

from hcingest.extractors.word.reading import read_word
from hcingest.model.document import Document
from hcingest.model.table import Block, Table
from hcingest.options import Options


def read(body: str, changes: str = "accepted", **parts: str) -> Document:
    return read_word(Path("plan.docx"), docx_bytes(body, **parts), Options(changes=changes))  # type: ignore[arg-type]


def blocks(document: Document) -> list[tuple[str, str]]:
    """(kind, text) of each block."""
    return [(b.kind, b.text) for b in all_blocks(document)]


def all_blocks(document: Document) -> tuple[Block, ...]:
    assert document.declared is not None
    return document.declared.blocks


def table(document: Document, number: int = 1) -> Table:
    assert document.declared is not None
    return document.declared.tables[number - 1]


def cells(document: Document, number: int = 1) -> list[list[str]]:
    """The text at each spot of a table's grid."""
    return [[cell.text if cell else "" for cell in row] for row in table(document, number).grid()]
