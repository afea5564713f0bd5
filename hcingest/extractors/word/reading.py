"""Word files: every word that Word shows, in reading order, and what it hides apart from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from hcingest.errors import DamagedFileError, NoTextError
from hcingest.extractors.formats import format_of
from hcingest.extractors.word.body import Walk, italic_headings, story_block, walk_blocks
from hcingest.extractors.word.census import count_package
from hcingest.extractors.word.convert import converted
from hcingest.extractors.word.numbering import read_numbering
from hcingest.extractors.word.package import NEW_COPY, Package, W, check_depth, main_part, open_package
from hcingest.extractors.word.paragraphs import Story
from hcingest.extractors.word.shading import read_theme
from hcingest.extractors.word.styles import read_styles
from hcingest.model.document import Document
from hcingest.model.problem import Problem
from hcingest.model.table import Block, BlockKind, Found
from hcingest.options import Options

_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_word(path: Path, data: bytes, options: Options) -> Document:
    """Read a .docx, or what LibreOffice converts to one. Raises SourceError."""
    kind = format_of(data, path)
    package = open_package(data if kind == "docx" else converted(data, kind, path), path)
    main = main_part(package)
    root = package.tree(main)
    check_depth(root, str(path))
    body = root.find(W + "body")
    if body is None:
        raise DamagedFileError("the Word file has no body.", str(path), NEW_COPY)
    walk = Walk(
        Story(read_styles(package, main), options.changes == "accepted"),
        read_numbering(package, main),
        read_theme(package, main),
    )
    walk_blocks(body, walk)
    around = list(_other_stories(package, main, walk))
    if not walk.story.words:
        raise NoTextError(
            "the document holds no text.", str(path), "If it is a picture of text, run text recognition (OCR) first."
        )
    flow = (*italic_headings(walk.flow), *around, *_put_aside(walk))
    return Document(
        path.name, hashlib.sha256(data).hexdigest(), kind, tuple(walk.story.words), title=_title(walk),
        declared=Found(flow), problems=tuple(_problems(walk, around)), second_counts=(count_package(package, main),),
    )  # fmt: skip


def _title(walk: Walk) -> str:
    return next((b.text for b in walk.flow if isinstance(b, Block) and b.kind == "title"), "")


def _other_stories(package: Package, main: str, walk: Walk) -> Iterator[Block]:
    """Headers and footers, notes, comments, each once."""
    running: dict[tuple[str, str], Block] = {}
    for kind, name in package.related(main):
        root = package.tree(name) if kind in ("header", "footer", "comments", *_NOTES) else None
        if root is None:
            continue
        if kind in ("header", "footer"):
            block = story_block(root, "page-header" if kind == "header" else "page-footer", walk)
            if block:
                _add_running(block, running)
        elif kind == "comments":
            yield from _each(root, "comment", "comment", walk)
        else:
            yield from _each(root, _NOTES[kind], "note", walk)
    yield from running.values()


def _add_running(block: Block, running: dict[tuple[str, str], Block]) -> None:
    """Headers of the same text (first page, even pages) are one block that owns the words of all."""
    key = (block.kind, block.text)
    known = running.get(key)
    running[key] = (
        Block(block.kind, (*known.pieces, *block.pieces), place=block.place, shown=known.text) if known else block
    )


def _each(root: etree._Element, tag: str, kind: BlockKind, walk: Walk) -> Iterator[Block]:
    for element in root.iterfind(W + tag):
        if element.get(W + "type") in _SEPARATORS:
            continue
        block = story_block(element, kind, walk)
        if block:
            yield block


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
