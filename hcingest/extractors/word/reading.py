"""Word files: every word that Word shows, in reading order, and what it hides apart from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from hcingest.errors import DamagedFileError, NoTextError, UsageError
from hcingest.extractors.formats import format_of
from hcingest.extractors.word.body import headings_above_tables, walk_blocks
from hcingest.extractors.word.census import count_words
from hcingest.extractors.word.convert import converted
from hcingest.extractors.word.numbering import read_numbering
from hcingest.extractors.word.package import NEW_COPY, Package, W, main_part, open_package
from hcingest.extractors.word.shading import read_theme
from hcingest.extractors.word.stories import note_forms, other_stories, parts_of
from hcingest.extractors.word.story import Pages, Story
from hcingest.extractors.word.styles import read_styles
from hcingest.extractors.word.walk import Walk
from hcingest.model.document import Document, Format
from hcingest.model.problem import Problem
from hcingest.model.table import Block, Found
from hcingest.options import Options

_OUTSIDE = {W + "altChunk": "a file put into it", W + "subDoc": "a document of its own that it refers to"}


def read_word(path: Path, data: bytes, options: Options) -> Document:
    """Read a .docx, or what LibreOffice converts to one. Raises SourceError, or UsageError where pages are asked for."""
    refuse_pages(path, options)
    kind = format_of(data, path)
    docx = data if kind == "docx" else converted(data, kind, path)
    package = open_package(docx, path)
    main = main_part(package)
    root = package.tree(main)
    body = root.find(W + "body")
    if body is None:
        raise DamagedFileError("the Word file has no body.", str(path), NEW_COPY)
    walk = _begin(package, main, root, options)
    walk_blocks(body, walk)
    around = list(other_stories(parts_of(package, main), walk, note_forms(package, main)))
    read = document_of(path, data, kind, walk, around)
    problems = (*read.problems, *_outside(root))
    return replace(read, problems=problems, second_counts=(count_words(docx),))


def refuse_pages(path: Path, options: Options) -> None:
    """Raises UsageError where pages of a document without fixed pages are asked for."""
    if options.pages:
        raise UsageError(
            "a text document has no fixed pages, so --pages cannot be kept.", str(path),
            "Leave it out, or save the document as PDF first.",
        )  # fmt: skip


def document_of(path: Path, data: bytes, kind: Format, walk: Walk, around: list[Block]) -> Document:
    """What a walk found, as a document. Raises NoTextError where there is not a word."""
    if not walk.story.words:
        raise NoTextError(
            "the document holds no text.", str(path), "If it is a picture of text, run text recognition (OCR) first."
        )
    flow = (*headings_above_tables(walk.flow, walk.story.words), *around, *_put_aside(walk))
    return Document(
        path.name, hashlib.sha256(data).hexdigest(), kind, tuple(walk.story.words), title=_title(walk),
        declared=Found(flow), problems=tuple(_problems(walk, around)),
    )  # fmt: skip


def _begin(package: Package, main: str, root: etree._Element, options: Options) -> Walk:
    theme = read_theme(package, main)
    pages = Pages(marked=next(root.iter(W + "lastRenderedPageBreak"), None) is not None)
    accept = options.changes == "accepted"
    story = Story(read_styles(package, main, theme), accept, theme, package, main, pages)
    return Walk(story, read_numbering(package, main))


def _title(walk: Walk) -> str:
    return next((b.text for b in walk.flow if isinstance(b, Block) and b.kind == "title"), "")


def _put_aside(walk: Walk) -> Iterator[Block]:
    if walk.hidden:
        yield Block("hidden", tuple(walk.hidden))
    if walk.deleted:
        yield Block("deleted", tuple(walk.deleted))


def _problems(walk: Walk, around: list[Block]) -> Iterator[Problem]:
    if walk.deleted:
        said = "accepted" if walk.story.accept else "undone"
        message = f"The document holds tracked changes; they were {said}, and {len(walk.deleted)} words that are not shown are in text.csv."
        yield Problem("tracked-change", message, "info")
    for block in around:
        if block.kind == "comment":
            yield Problem("comment", "The document has a comment in its margin.", "info", text=block.text)


def _outside(root: etree._Element) -> Iterator[Problem]:
    """Text that Word shows but keeps in a file of another kind: said, not read."""
    for element in root.iter(*_OUTSIDE):
        message = f"The document shows {_OUTSIDE[element.tag]}, which was not read. Open it in Word, save it as .docx and extract that copy."
        yield Problem("unread-text", message, "error")
