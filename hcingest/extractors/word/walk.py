"""The walk through a Word document: what is known on the way, and how one paragraph is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from hcingest.extractors.word.drawings import MC, alternative
from hcingest.extractors.word.numbering import Numbering, Reference, reference_of
from hcingest.extractors.word.package import W
from hcingest.extractors.word.paragraphs import Paragraph, read_paragraph
from hcingest.extractors.word.revisions import runs_on
from hcingest.extractors.word.shading import fill_of
from hcingest.extractors.word.story import Story
from hcingest.extractors.word.styles import SILENT, Look, ParagraphStyle
from hcingest.model.table import Block, Table
from hcingest.model.words import Gap, Piece, with_gap

NO_TEXT = frozenset({W + name for name in ("sdtPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "altChunk")})
"""Children of bodies, rows and cells that hold no text of their own."""


@dataclass
class Walk:
    """What is known on the way through a document, and what has been found."""

    story: Story
    numbering: Numbering
    flow: list[Table | Block] = field(default_factory=list)
    hidden: list[Piece] = field(default_factory=list)
    deleted: list[Piece] = field(default_factory=list)
    tables: int = 0


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph as read: its words, its style, its own properties, its generated number, the colour behind it."""

    words: Paragraph
    style: ParagraphStyle
    element: etree._Element
    numbered: Reference
    number: str = ""
    ground: str = ""


def paragraphs_and_others(container: etree._Element, accept: bool) -> Iterator[list[etree._Element]]:
    """The children of a body or cell, through what only wraps them; paragraphs that read as one come together."""
    run: list[etree._Element] = []
    for child in _unwrapped(container):
        if child.tag == W + "p":
            run.append(child)
            if runs_on(child, accept):
                continue
        elif run:
            yield run
            run = []
        if child.tag == W + "p":
            yield run
        else:
            yield [child]
        run = []
    if run:
        yield run


def _unwrapped(container: etree._Element) -> Iterator[etree._Element]:
    for child in container:
        if child.tag == MC + "AlternateContent":
            yield from _unwrapped(alternative(child))
        elif child.tag in (W + "p", W + "tbl"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in NO_TEXT:
            yield from _unwrapped(child)


def read(elements: list[etree._Element], walk: Walk, below: Look = SILENT) -> ReadParagraph:
    """Paragraphs that read as one; hidden and deleted words are put aside. ``below`` is the table style's look."""
    element = elements[-1]
    properties = element.find(W + "pPr")
    named = properties.find(W + "pStyle") if properties is not None else None
    style_id = named.get(W + "val", "") if named is not None else ""
    style = walk.story.styles.of(style_id)
    base = style.look.over(below).over(walk.story.styles.default)
    words = read_paragraph(elements, walk.story, base)
    put_aside(words.hidden, walk.hidden)
    put_aside(words.deleted, walk.deleted)
    shading = properties.find(W + "shd") if properties is not None else None
    ground = style.ground if shading is None else fill_of(shading, walk.story.theme)
    numbered = reference_of(properties).over(style.numbering)
    gone = not words.shown and bool(words.deleted)
    number = "" if gone else walk.numbering.next(numbered, style_id or walk.story.styles.default_paragraph)
    return ReadParagraph(words, style, element, numbered, number, ground)


def put_aside(pieces: list[Piece], home: list[Piece]) -> None:
    if pieces:
        home.append(with_gap(pieces[0], Gap.PARAGRAPH if home else Gap.SPACE))
        home.extend(pieces[1:])
